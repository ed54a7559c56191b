import { inertJson } from './json-text.js';

/** Lines of an item that stands at an indent and is followed by a comma, or by nothing. */
export type ItemLines<T> = (item: T, indent: string, comma: string) => Iterable<string>;

/** The lines of a JSON array under a key, made one item after the other, however many there are. */
export function* arrayLines<T>(
  key: string,
  items: readonly T[],
  indent: string,
  linesOfItem: ItemLines<T>,
  comma: string,
): Generator<string> {
  if (items.length === 0) {
    yield `${indent}"${key}": []${comma}`;
    return;
  }
  yield `${indent}"${key}": [`;
  const last = items.length - 1;
  for (const [index, item] of items.entries()) {
    yield* linesOfItem(item, `${indent}  `, index === last ? '' : ',');
  }
  yield `${indent}]${comma}`;
}

/** An item on a line of its own. */
export function itemLine<T>(json: (item: T) => object): ItemLines<T> {
  return (item, indent, comma) => [`${indent}${jsonLine(json(item))}${comma}`];
}

/** A value as JSON without line breaks. */
export function jsonLine(value: unknown): string {
  return inertJson(JSON.stringify(value));
}
