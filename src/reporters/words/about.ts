import type { Finding } from '../../finding.js';
import { spellHost } from '../../inventory/certificate.js';
import { listed } from '../../listed.js';
import type { Report } from '../../report.js';
import type { Requirement } from '../../requirements.js';
import { clip, printable } from '../layout/printable.js';
import { counted } from './count.js';

/** Makes a word from a file fit for the output. */
type Show = (word: string) => string;

/** Certificates or hosts that are named in one place, and characters of each; the others are counted. */
const shown = 3;
const wordLimit = 120;

/** The certificates that a finding or requirement belongs to, by their labels; empty where there are none. */
export function certificatesOf(about: Finding | Requirement, show: Show): string {
  const labels = (about.certificates ?? []).map(({ label }) => label);
  return listedUpTo(shown, labels, 'certificate', show);
}

/** The same where the finding's message does not name them anyhow. */
export function unnamedCertificatesOf(finding: Finding, show: Show): string {
  const named = (finding.certificates ?? []).every(({ label }) => finding.message.includes(label));
  return named ? '' : certificatesOf(finding, show);
}

/** The names on certificates that one record validates: `example.com and *.example.com`. */
export function hostsOf(requirement: Requirement, show: Show): string {
  return listedUpTo(shown, requirement.hosts.map(spellHost), 'host', show);
}

/** What was mended, in a few words: the message tells of a state that is no more. */
export function mendedSubject({ owner, message }: Finding, show: Show): string {
  return show(owner === '' ? clip(message, wordLimit) : owner);
}

/** How the base is called: `the base, main`. */
export function baseOf(report: Report): string {
  return report.base === undefined ? 'the base' : `the base, ${printable(report.base)}`;
}

/** Whether the change brought the finding, in words that follow its label; undefined where nothing was compared. */
export function noveltyOf(finding: Finding, report: Report): readonly [string, string] | undefined {
  if (finding.introduced === null) return undefined;
  const base = report.base === undefined ? 'the base' : printable(report.base);
  return finding.introduced
    ? ['introduced', `${base} has no such finding`]
    : ['standing', `${base} has the same finding`];
}

function listedUpTo(limit: number, words: readonly string[], noun: string, show: Show): string {
  const different = [...new Set(words)];
  const named = different.slice(0, limit).map(word => show(clip(word, wordLimit)));
  const left = different.length - named.length;
  return listed(left > 0 ? [...named, counted(left, `more ${noun}`)] : named);
}
