import type { Zone } from '../dns/zone.js';
import { contextLines } from '../patch/hunks.js';
import type { TextEdit } from '../patch/text-edit.js';
import { printable } from '../reporters/layout/printable.js';
import type { SourceFile, Tree } from '../source.js';
import type { Value } from '../value.js';
import { finderOf } from './ids.js';
import type { Leftover } from './plan.js';
import type { Mover } from './sorted-uses.js';
import { realPath } from './trees.js';
import { recordsOf } from './uses.js';

/** What the replacements are made from. */
export interface Ground {
  readonly tree: Tree;
  readonly zones: readonly Zone[];
  readonly movers: readonly Mover[];
  /** The ids that are replaced wherever they stand. */
  readonly everywhere: ReadonlySet<string>;
  readonly newId: string;
  /** Files that are not to be edited, though the formats read them. */
  readonly untouched: ReadonlySet<string>;
  /** Every file of the tree. */
  readonly paths: ReadonlySet<string>;
}

/** Edits, and what would have been one. */
export interface Replacements {
  readonly edits: readonly TextEdit[];
  readonly left: readonly Leftover[];
}

/**
 * An edit for each place at which an id is to be replaced in the files that were read. Comments are changed with the
 * rest: what is commented out is wanted right when it comes back, and a file without the former id is seen to be done.
 */
export function replacementsIn(ground: Ground, files: Iterable<SourceFile>): Replacements {
  const isProtected = placesOfOthers(ground);
  const edits = new Map<string, TextEdit>();
  const left: Leftover[] = [];
  const add = (file: SourceFile, id: string, at: number): void => {
    const real = { path: realPath(ground.tree, file.path), text: file.text };
    const edit: TextEdit = { file: real, start: at, end: at + id.length, text: ground.newId };
    const key = `${at} ${real.path}`;
    const refusal = edits.has(key) ? undefined : whyNot(edit, ground);
    if (refusal === undefined) edits.set(key, edit);
    else left.push({ reason: refusal, span: { file, start: at, end: at + id.length } });
  };
  const isEditable = (path: string): boolean => !ground.untouched.has(realPath(ground.tree, path));

  const find = finderOf(ground.everywhere);
  for (const file of files) {
    if (!isEditable(file.path)) continue;
    for (const { id, at } of find(file.text)) if (!isProtected(file.path, at)) add(file, id, at);
  }
  for (const { use, id, everywhere } of ground.movers) {
    const { file, start, end } = use.record.rdata.span;
    if (everywhere || !isEditable(file.path)) continue;
    for (const { at } of finderOf([id])(file.text.slice(start, end)))
      if (!isProtected(file.path, start + at)) add(file, id, start + at);
  }
  return { edits: [...edits.values()], left };
}

/** Tells where records that are to stay as they are spell out an id that is replaced elsewhere. */
function placesOfOthers({ tree, zones, movers, everywhere }: Ground): (path: string, at: number) => boolean {
  const moving = new Map(movers.map(({ use, id }) => [use.record, id]));
  const find = finderOf(new Set([...everywhere, ...moving.values()]));
  const searched = new Set<string>();
  const places = new Map<string, Set<number>>();
  const protect = (value: Value<string>, movingId: string | undefined): void => {
    const literals = value.known ? [value.value] : value.parts.filter(part => typeof part === 'string');
    const staying = literals.flatMap(find).find(({ id }) => id !== movingId);
    const { file, start, end } = value.span;
    const path = realPath(tree, file.path);
    const key = `${start} ${end} ${path}`;
    if (staying === undefined || searched.has(key)) return;
    searched.add(key);
    const ofFile = places.get(path) ?? new Set();
    for (const { at } of find(file.text.slice(start, end))) ofFile.add(start + at);
    places.set(path, ofFile);
  };
  for (const record of zones.flatMap(recordsOf)) {
    protect(record.rdata, moving.get(record));
    protect(record.owner, undefined);
  }
  return (path, at) => places.get(realPath(tree, path))?.has(at) ?? false;
}

/** Why a place cannot be part of a patch: its file is none of the tree's, or the lines around it would not survive. */
export function whyNot(
  { file: { path, text }, start, end }: TextEdit,
  { paths }: Ground,
): string | undefined {
  if (!paths.has(path))
    return `The file is a link to ${path}, which is not among the files that are read. Change the id there.`;
  let from = start;
  let to = end;
  for (let line = 0; line <= contextLines && from > 0; line++) from = text.lastIndexOf('\n', from - 1);
  for (let line = 0; line <= contextLines && to !== -1; line++) to = text.indexOf('\n', to + 1);
  const around = text.slice(Math.max(from, 0), to === -1 ? text.length : to);
  const lines = around.split('\n').map(line => line.replace(/\r$/, '').replaceAll('\t', ' '));
  if (lines[0]?.startsWith('\ufeff')) lines[0] = lines[0].slice(1);
  if (around.includes('\ufffd'))
    return 'The lines around the id are no valid UTF-8, so that a patch would not fit them. Change the id by hand.';
  return lines.every(line => printable(line) === line)
    ? undefined
    : 'The lines around the id hold characters that are not safe to print. Change the id by hand.';
}
