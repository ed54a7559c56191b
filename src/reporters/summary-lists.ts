import type { Finding } from '../finding.js';
import type { Report } from '../report.js';
import type { Gap } from '../value.js';
import { code, folded, prose } from './layout/markdown.js';
import { clip } from './layout/printable.js';
import { type Share, takeShare } from './layout/share.js';
import { mendedSubject } from './words/about.js';
import { counted } from './words/count.js';
import { lineOf } from './words/place.js';

/** Characters of a message or reason in a list. */
const limit = 500;

/** What the base had and the change put right. */
export function mendedMarkdown({ mended }: Report, bytes: number): string {
  return mended.length === 0
    ? ''
    : `### Mended\n\n${listMarkdown(takeShare(mended, bytes, mendedItem), 'mended finding')}`;
}

/** What the settings set aside, with their reasons. */
export function ignoredMarkdown({ ignored }: Report, bytes: number): string {
  if (ignored.length === 0) return '';
  const list = takeShare(
    ignored,
    bytes,
    ({ finding, reason }) =>
      `- ${code(finding.rule)} ${prose(clip(finding.message, limit))} Ignored: ${prose(clip(reason, limit))}`,
  );
  return folded(`Ignored: ${counted(ignored.length, 'finding')}`, listMarkdown(list, 'ignored finding'));
}

/** What could not be known, and where. */
export function gapsMarkdown({ gaps }: Report, bytes: number): string {
  if (gaps.length === 0) return '';
  return folded(
    `Not known: ${counted(gaps.length, 'place')}`,
    listMarkdown(takeShare(gaps, bytes, gapItem), 'place'),
  );
}

function mendedItem(finding: Finding): string {
  const place = finding.span === undefined ? '' : ` (was at ${code(lineOf(finding.span))})`;
  return `- ${code(finding.rule)}: ${mendedSubject(finding, code)}${place}`;
}

function gapItem({ reason, span }: Gap): string {
  return `- ${prose(clip(reason, limit))}${span === undefined ? '' : `: ${code(lineOf(span))}`}`;
}

function listMarkdown({ kept, left }: Share, noun: string): string {
  const rest =
    left === 0 ? [] : [`- ${counted(left, `more ${noun}`)} left out; the JSON report lists them all.`];
  return [...kept, ...rest].join('\n');
}
