import { firstHole, type Parts, wholeText } from '../../value.js';
import type { Node } from './node.js';

/** The value below a node that a path of keys leads to; undefined where a key is missing. */
export function fieldAt(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let at = node;
  for (const key of path) {
    if (at?.kind === 'unknown') return at;
    at = at?.kind === 'fields' ? at.fields.get(key) : undefined;
  }
  return at;
}

/** A text that is wholly known; undefined for anything else. */
export function plainText(node: Node | undefined): string | undefined {
  const parts = textParts(node);
  return parts && wholeText(parts);
}

/** A text, or what a template puts in its place; undefined for what is missing, a list or a mapping. */
export function textParts(node: Node | undefined): Parts | undefined {
  if (node?.kind === 'text') return node.parts;
  return node?.kind === 'unknown' ? [{ expression: '…', reason: node.reason }] : undefined;
}

/** Whether a template decides what the value is, or whether there is more of it. */
export function isFilledIn(node: Node): boolean {
  if (node.kind === 'text') return firstHole(node.parts) !== undefined;
  return node.kind === 'unknown' || node.isOpen;
}

/** Whether nothing at all of the value, if there is one, is left to a template. */
export function isSettled(node: Node | undefined): boolean {
  if (node === undefined) return true;
  if (node.isOptional || isFilledIn(node)) return false;
  if (node.kind === 'items') return node.items.every(isSettled);
  return node.kind !== 'fields' || [...node.fields.values()].every(isSettled);
}

/** The items of a list; none for anything else. */
export function itemsAt(node: Node | undefined, ...path: readonly string[]): readonly Node[] {
  const list = fieldAt(node, ...path);
  return list?.kind === 'items' ? list.items : [];
}
