import type { Baseline } from '../baseline/baseline.js';
import type { Entry } from '../baseline/entries.js';
import type { Finding } from '../finding.js';
import type { RuleId } from '../rules/catalog.js';
import { chunked } from './layout/chunks.js';
import { arrayLines, itemLine, jsonLine } from './layout/json-lines.js';
import { locationOf } from './layout/location.js';
import { clip, printable } from './layout/printable.js';
import { counted } from './words/count.js';
import { lineOf } from './words/place.js';

/** Raised on any breaking change of the JSON's shape. */
const version = 1;

/** Characters of a message that are printed. */
const messageLimit = 2000;

/** The patch behind remarks that `git apply` passes over, so that the whole can be read and piped. */
export function baselineText(baseline: Baseline): Iterable<string> {
  return chunked(textLines(baseline));
}

/** The same for programs. */
export function baselineJson(baseline: Baseline): Iterable<string> {
  return chunked(jsonLines(baseline));
}

function* textLines(baseline: Baseline): Generator<string> {
  for (const line of remarks(baseline)) yield line === '' ? '#' : `# ${line}`;
  if (baseline.patch !== '') yield `#\n${baseline.patch.replace(/\n$/, '')}`;
}

function* remarks({ path, entries, left }: Baseline): Generator<string> {
  const [first] = entries;
  if (first === undefined) yield 'Nothing stands that an ignore could be for.';
  else {
    const until = first.until === undefined ? '' : `, until ${first.until}`;
    const findings = entries.reduce((sum, entry) => sum + entry.findings.length, 0);
    yield `${counted(findings, 'finding')} to set aside by ${counted(entries.length, 'ignore')} in ${printable(path)}${until}: ${printable(clip(first.reason, messageLimit))}`;
    yield 'Once this is on the base branch, only what a change introduces fails it. Mend what is listed, and delete its entry.';
    if (entries.some(({ rule }) => rule === 'unresolved'))
      yield 'An ignore of unresolved hides whether a record stands, not that it is missing: what cannot be known stays unknown.';
    yield '';
    yield 'Set aside:';
    for (const entry of entries) yield `  ${entryText(entry)}`;
  }
  if (left.length === 0) return;
  yield '';
  yield 'Left to do by hand, since it is about no name that an ignore could give:';
  for (const finding of left) yield `  ${leftText(finding)}`;
}

function entryText({ rule, owner, certificate, findings }: Entry): string {
  const span = findings[0]?.span;
  const place = span === undefined ? '' : `${lineOf(span)}: `;
  const of = certificate === undefined ? '' : ` for the certificate ${printable(certificate)}`;
  return `${place}${rule} at ${owner === '' ? '.' : printable(owner)}${of}`;
}

const advice: Partial<Record<RuleId, string>> = {
  unreadable: 'Mend the file, or change how bad unreadable is under rules: in the settings.',
  'stale-inventory': 'Refresh the lock file: dcv-check inventory --lock FILE',
  'unused-ignore': 'Delete the ignore.',
};

function leftText({ rule, message, span }: Finding): string {
  const place = span === undefined ? '' : `${lineOf(span)}: `;
  const what = advice[rule];
  return `${place}${rule}: ${printable(clip(message, messageLimit))}${what === undefined ? '' : ` ${what}`}`;
}

function* jsonLines({ path, entries, left, patch }: Baseline): Generator<string> {
  yield `{\n  "version": ${version},\n  "settings": ${jsonLine(path)},`;
  yield* arrayLines('ignores', entries, '  ', itemLine(entryJson), ',');
  yield* arrayLines('left', left, '  ', itemLine(leftJson), ',');
  yield `  "patch": ${jsonLine(patch)}\n}`;
}

function entryJson({ findings, ...entry }: Entry): object {
  return { ...entry, owner: entry.owner === '' ? '.' : entry.owner, location: locationOf(findings[0]?.span) };
}

function leftJson({ rule, message, span }: Finding): object {
  return { rule, message, location: locationOf(span) };
}
