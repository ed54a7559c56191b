import { listed } from '../listed.js';
import type { Report } from '../report.js';
import { prose } from './layout/markdown.js';
import { clip } from './layout/printable.js';
import { takeShare } from './layout/share.js';
import { findingsMarkdown, type Room } from './summary-findings.js';
import { gapsMarkdown, ignoredMarkdown, mendedMarkdown } from './summary-lists.js';
import { requirementsMarkdown } from './summary-requirements.js';
import { baseOf } from './words/about.js';
import { counted } from './words/count.js';
import { findingsPhrase, namesPhrase } from './words/outcome.js';
import { tallyOf } from './words/tally.js';

/** A report as GitHub's job summary. GitHub refuses a summary over 1 MiB altogether. */
export function summary(report: Report): string {
  return summaryWithin(report, { bytes: 850_000, surface: 'summary over 1 MiB' });
}

/**
 * A report as Markdown. Where all of it has no room each part has its share, and says how much of it is left out. The
 * title, and what each part adds of its own, come on top of the bytes: 5 kB at most.
 */
export function summaryWithin(report: Report, room: Room): string {
  const share = (hundredths: number): number => Math.floor((room.bytes * hundredths) / 100);
  return blocks([
    headline(report),
    outcome(report),
    notesMarkdown(report.notes, share(3)),
    requirementsMarkdown(report, share(17)),
    findingsMarkdown(report, { ...room, bytes: share(59) }),
    mendedMarkdown(report, share(7)),
    ignoredMarkdown(report, share(7)),
    gapsMarkdown(report, share(7)),
    readMarkdown(report),
  ]);
}

/** Parts of a text with a blank line between them; empty ones are none. */
export function blocks(parts: readonly string[]): string {
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

/** The verdict and what led to it, as a heading. */
export function headline(report: Report): string {
  const findings = findingsPhrase(tallyOf(report));
  const verdict = report.verdict === 'pass' ? '✓ Delegated DCV passes' : '✗ Delegated DCV fails';
  return `## ${findings === '' ? verdict : `${verdict}: ${findings}`}`;
}

/** How many validation names stand and what was mended, in sentences. */
export function outcome(report: Report): string {
  const names = namesPhrase(tallyOf(report));
  const sentence =
    names === '' ? 'No certificate is listed, so no validation name is required' : capital(names);
  const mended =
    report.mended.length === 0 ? '' : ` This change mends ${counted(report.mended.length, 'finding')}.`;
  return `${sentence}.${mended}`;
}

/** What the run says about itself. */
export function notesMarkdown(notes: readonly string[], bytes: number): string {
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
  return `Read: ${counts}${report.base === undefined ? '' : `; compared with ${prose(clip(baseOf(report), 300))}`}.`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
