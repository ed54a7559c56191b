import { hunksOf } from './hunks.js';
import { editsByFile, type TextEdit } from './text-edit.js';

/**
 * The edits as a unified diff that `git apply` and `patch -p1` take in the folder that paths are relative to; empty
 * where they change nothing. Throws as `editsByFile` does.
 */
export function patchOf(edits: readonly TextEdit[]): string {
  return editsByFile(edits)
    .map(fileEdits => {
      const hunks = hunksOf(fileEdits);
      const { path } = fileEdits.file;
      return hunks === '' ? '' : `--- ${headerPath(`a/${path}`)}\n+++ ${headerPath(`b/${path}`)}\n${hunks}`;
    })
    .join('');
}

const escapes: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
};

/** A path as git writes it: with uncommon characters as a C string of its octets; a tab ends one that holds blanks. */
function headerPath(path: string): string {
  if (!/[^\x20-\x7e]|["\\]/.test(path)) return path.includes(' ') ? `${path}\t` : path;
  let quoted = '';
  for (const octet of Buffer.from(path)) {
    const character = String.fromCharCode(octet);
    const isPlain = octet >= 0x20 && octet < 0x7f;
    quoted += escapes[character] ?? (isPlain ? character : `\\${octet.toString(8).padStart(3, '0')}`);
  }
  return `"${quoted}"`;
}
