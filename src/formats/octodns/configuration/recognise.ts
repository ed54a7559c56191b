import { posix } from 'node:path';
import type { SourceFile } from '../../../source.js';
import { recordTypes } from '../records/record-types.js';

/** Whether a text may be octoDNS's main configuration; asked before anything is parsed. */
export function looksLikeConfiguration(text: string): boolean {
  return (
    text.includes('providers') &&
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
  // An object of Kubernetes, or a record set of Google Cloud DNS.
  if (/^(?:apiVersion|kind):/m.test(file.text.slice(0, lookedThrough))) return false;
  const type = firstType(file.text.slice(0, lookedThrough));
  return type !== undefined && (recordTypes.has(type) || /^\w+\/\w+$/.test(type));
}

const typeField = /^(\s*(?:- +)?)['"]?type['"]?:\s*['"]?([\w/]+)/;
const flowRecord = /^[^\s#-][^{]*:\s*\[?\s*\{(?:.*[,\s])?['"]?type['"]?:\s*['"]?([\w/]+)/;

/** What other tools' records have, and octoDNS's do not: their name is the key above them. */
const nameField = /^(\s*(?:- +)?)['"]?name['"]?:/;

/** The `type` of the first entry that has one where the fields of a record stand. */
function firstType(text: string): string | undefined {
  let column: number | undefined;
  let inEntry = false;
  let found: string | undefined;
  for (const [line] of text.matchAll(/[^\n]{1,1000}/g)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (/^[^\s-]/.test(line)) {
      if (found !== undefined) return found;
      const [, type] = flowRecord.exec(line) ?? [];
      if (type !== undefined) return type;
      inEntry = true;
      column = undefined;
      continue;
    }
    const [, indent, type] = typeField.exec(line) ?? [];
    column ??= /^\s*(?:- +)?/.exec(line)?.[0].length;
    if (!inEntry) continue;
    if (nameField.exec(line)?.[1]?.length === column) return undefined;
    if (type !== undefined && indent?.length === column) found ??= type;
  }
  return found;
}
