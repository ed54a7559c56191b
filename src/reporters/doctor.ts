import type { Examination } from '../doctor/examine.js';
import type { Leak } from '../doctor/leak.js';
import { severities } from '../finding.js';
import { chunked } from './layout/chunks.js';
import { arrayLines, itemLine, jsonLine } from './layout/json-lines.js';
import { locationOf } from './layout/location.js';
import { clip, printable } from './layout/printable.js';
import { counted } from './words/count.js';
import { lineOf } from './words/place.js';

/** Raised on any breaking change of the JSON's shape. */
const version = 1;

/** Characters of a sentence that are printed. */
const sentenceLimit = 2000;

/** The patch behind remarks that `git apply` passes over, so that the whole can be read and piped. */
export function doctorText(examination: Examination): Iterable<string> {
  return chunked(textLines(examination));
}

/** The same for programs. */
export function doctorJson(examination: Examination): Iterable<string> {
  return chunked(jsonLines(examination));
}

function* textLines(examination: Examination): Generator<string> {
  for (const line of remarks(examination)) yield line === '' ? '#' : `# ${line}`;
  if (examination.patch !== '') yield examination.patch.replace(/\n$/, '');
}

function* remarks({ leaks, mended, patch, gates }: Examination): Generator<string> {
  for (const leak of leaks) {
    const place = leak.span === undefined ? '' : `${lineOf(leak.span)}: `;
    yield `${leak.severity}[${leak.name}]: ${place}${sentence(leak.message)}`;
    yield `  write: ${sentence(leak.write)}${mended.has(leak) ? '' : ' (by hand)'}`;
    yield '';
  }
  if (leaks.length === 0) yield 'Nothing was found that makes the gate leak.';
  if (gates.length > 0) yield `The check runs in ${gates.map(printable).join(', ')}.`;
  if (leaks.length > 0) yield `${countsOf(leaks)}. ${outlook(mended.size, leaks.length)}`;
  if (patch !== '') yield '';
}

function outlook(mended: number, all: number): string {
  if (mended === 0) return 'Nothing of it can be mended by a patch.';
  return `The patch mends ${mended === all ? (all === 1 ? 'it' : 'all of it') : `${mended} of ${all}`}.`;
}

function countsOf(leaks: readonly Leak[]): string {
  return severities
    .map(severity => ({ severity, count: leaks.filter(leak => leak.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => counted(count, severity))
    .join(', ');
}

function sentence(text: string): string {
  return printable(clip(text, sentenceLimit));
}

function* jsonLines({ leaks, mended, patch, gates }: Examination): Generator<string> {
  yield '{';
  yield `  "version": ${version},`;
  yield `  "gates": ${jsonLine(gates)},`;
  yield* arrayLines(
    'findings',
    leaks,
    '  ',
    itemLine(leak => ({
      name: leak.name,
      severity: leak.severity,
      message: leak.message,
      write: leak.write,
      mended: mended.has(leak),
      location: locationOf(leak.span),
    })),
    ',',
  );
  yield `  "patch": ${jsonLine(patch)}`;
  yield '}';
}
