import { listed } from '../listed.js';
import type { Report } from '../report.js';
import { prose } from './layout/markdown.js';
import { clip } from './layout/printable.js';
import { takeShare } from './layout/share.js';
import { findingsMarkdown } from './summary-findings.js';
import { gapsMarkdown, ignoredMarkdown, mendedMarkdown } from './summary-lists.js';
import { requirementsMarkdown } from './summary-requirements.js';
import { baseOf } from './words/about.js';
import { counted } from './words/count.js';
import { findingsPhrase, namesPhrase } from './words/outcome.js';
import { tallyOf } from './words/tally.js';

/**
 * A report as GitHub's job summary. GitHub refuses a summary over 1 MiB altogether, so each part has its share and
 * says how much of it is left out; the shares are 850 kB together.
 */
export function summary(report: Report): string {
  const parts = [
    headline(report),
    outcome(report),
    notesMarkdown(report.notes, 20_000),
    requirementsMarkdown(report, 150_000),
    findingsMarkdown(report, 500_000),
    mendedMarkdown(report, 60_000),
    ignoredMarkdown(report, 60_000),
    gapsMarkdown(report, 60_000),
    readMarkdown(report),
  ];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function headline(report: Report): string {
  const findings = findingsPhrase(tallyOf(report));
  const verdict = report.verdict === 'pass' ? '✓ Delegated DCV passes' : '✗ Delegated DCV fails';
  return `## ${findings === '' ? verdict : `${verdict}: ${findings}`}`;
}

function outcome(report: Report): string {
  const names = namesPhrase(tallyOf(report));
  const sentence =
    names === '' ? 'No certificate is listed, so no validation name is required' : capital(names);
  const mended =
    report.mended.length === 0 ? '' : ` This change mends ${counted(report.mended.length, 'finding')}.`;
  return `${sentence}.${mended}`;
}

function notesMarkdown(notes: readonly string[], bytes: number): string {
  const { kept, left } = takeShare(notes, bytes, note => `> **Note:** ${prose(clip(note, 1000))}\n`);
  return [...kept, ...(left > 0 ? [`> ${counted(left, 'more note')}.`] : [])].join('\n').trimEnd();
}

function readMarkdown(report: Report): string {
  const { files, zones, certificates } = report.read;
  const counts = listed([
    counted(files, 'file'),
    counted(zones, 'zone'),
    counted(certificates, 'certificate'),
  ]);
  return `Read: ${counts}${report.base === undefined ? '' : `; compared with ${prose(baseOf(report))}`}.`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
