import { posix } from 'node:path';
import type { SourceFile } from '../../source.js';
import { recordTypes } from './record-types.js';

/** Whether a text may be octoDNS's main configuration; asked before anything is parsed. */
export function looksLikeConfiguration(text: string): boolean {
  return (
    /^(?:['"]?providers['"]?)[ \t]*:/m.test(text) &&
    /^(?:['"]?zones['"]?)[ \t]*:/m.test(text) &&
    /\boctodns|!include/.test(text)
  );
}

/** How far into a file a record is looked for: a file of anything else should cost nothing. */
const lookedThrough = 20_000;

/** Whether a file is a zone's: it is called after one, and its first record has a type that octoDNS knows. */
export function looksLikeZone(file: SourceFile): boolean {
  const folder = posix.basename(posix.dirname(file.path));
  const stem = posix.basename(file.path).replace(/\.ya?ml$/i, '');
  if (!/^[^.\s].*\.[^.\s]+$/.test(stem) && !/^[^.].*\.$/.test(folder)) return false;
  const head = file.text.slice(0, lookedThrough);
  return firstType(head, inBlock) ?? firstType(head, inFlow) ?? false;
}

/** A key at the start of a line, and the keys of its record or of the first in its list. */
const inBlock =
  /^[^\s#%-][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n((?:[ \t]*(?:#[^\n]*)?\r?\n|[ \t]*-[ \t][^\n]*\n|[ \t]+[^\n]*\n?)+)/m;
const inFlow = /^[^\s#%-][^\n{]*:[ \t]*(\[?[ \t]*\{[^\n]*)/m;

function firstType(text: string, record: RegExp): boolean | undefined {
  const [, lines] = record.exec(text) ?? [];
  const [, type] =
    /(?:^|[\n{,])[ \t]*(?:-[ \t]+)?['"]?type['"]?[ \t]*:[ \t]*['"]?([\w/]+)/.exec(lines ?? '') ?? [];
  return type === undefined ? undefined : recordTypes.has(type) || type.includes('/');
}
