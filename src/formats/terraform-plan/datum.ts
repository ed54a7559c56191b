import type { Span } from '../../source.js';
import { fieldsOf, itemsOf } from '../../syntax/fields.js';
import type { YamlNode } from '../../syntax/yaml.js';
import { type Datum, textDatum, unknownDatum } from '../terraform/evaluate/datum.js';

/** Where a value stands: by the node that says it, its attributes from the outside in, and its text where it is one. */
export type Place = (node: YamlNode | undefined, path: readonly string[], text?: string) => Span;

/**
 * A value of a plan, with what is known only after apply as unknown. Words and numbers are text, as written: a number
 * may be larger than a double holds.
 */
export function datumOf(
  node: YamlNode | undefined,
  unknown: YamlNode | undefined,
  place: Place,
  address: string,
  path: readonly string[] = [],
): Datum {
  const span = (text?: string) => place(node, path, text);
  if (isTrue(unknown))
    return unknownDatum([address, ...path].join('.'), 'which is known only after apply', span());
  if (node?.kind === 'mapping' || (node === undefined && unknown?.kind === 'mapping')) {
    const values = fieldsOf(node);
    const holes = fieldsOf(unknown);
    const entries = [...new Set([...values.keys(), ...holes.keys()])].map(
      key => [key, datumOf(values.get(key), holes.get(key), place, address, [...path, key])] as const,
    );
    return { kind: 'map', entries: new Map(entries), span: span() };
  }
  if (node?.kind === 'sequence' || (node === undefined && unknown?.kind === 'sequence')) {
    const holes = itemsOf(unknown);
    const items = Array.from({ length: Math.max(itemsOf(node).length, holes.length) }, (_, index) =>
      datumOf(itemsOf(node)[index], holes[index], place, address, path),
    );
    return { kind: 'list', items, span: span() };
  }
  if (node === undefined || (node.kind === 'scalar' && node.plain && node.text === 'null'))
    return { kind: 'null', span: span() };
  if (node.kind === 'broken') return unknownDatum([address, ...path].join('.'), node.reason, node.span);
  return textDatum(node.text, span(node.text));
}

function isTrue(node: YamlNode | undefined): boolean {
  return node?.kind === 'scalar' && node.plain && node.text === 'true';
}
