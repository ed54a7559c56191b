import { readHcl } from '../../../syntax/hcl/hcl.js';
import { type HclCall, type HclExpression, type HclObject, literalText } from '../../../syntax/hcl/tree.js';
import { boolOf, Misfit, numberOf, partsOf } from '../evaluate/convert.js';
import type { Datum, ListDatum, MapDatum } from '../evaluate/datum.js';
import { evaluate } from '../evaluate/evaluate.js';
import { distinct, inSetOrder } from '../evaluate/functions/members.js';
import type { Scope } from '../evaluate/scope.js';

/**
 * A value as a variable's `type` makes it: `optional` attributes get their defaults, a list becomes a set, numbers and
 * booleans become text. A value that does not fit is left as it is: Terraform will say so.
 */
export function constrained(datum: Datum, type: HclExpression | undefined, scope: Scope): Datum {
  if (type === undefined || datum.kind === 'null' || datum.kind === 'unknown') return datum;
  if (type.kind === 'variable') return primitiveAs(datum, type.name);
  if (type.kind === 'call') return collectionAs(datum, type, scope);
  // In JSON a type is text.
  const text = literalText(type);
  return text === undefined ? datum : constrained(datum, parsed(text, type.span.file.path), scope);
}

function parsed(text: string, path: string): HclExpression | undefined {
  const { attributes } = readHcl({ path, text: `type = ${text}` }).body;
  const expression = attributes[0]?.expression;
  return expression?.kind === 'template' ? undefined : expression;
}

function primitiveAs(datum: Datum, type: string): Datum {
  const { span } = datum;
  if (type === 'string') {
    const parts = partsOf(datum);
    return parts instanceof Misfit || datum.kind === 'text' ? datum : { kind: 'text', parts, span };
  }
  const value = type === 'number' ? numberOf(datum) : type === 'bool' ? boolOf(datum) : undefined;
  if (typeof value === 'number') return { kind: 'number', value, span };
  return typeof value === 'boolean' ? { kind: 'bool', value, span } : datum;
}

function collectionAs(datum: Datum, { name, arguments: [inner] }: HclCall, scope: Scope): Datum {
  if (datum.kind === 'map') {
    if (name === 'object' && inner?.kind === 'object') return objectAs(datum, inner, scope);
    return name === 'map' ? mapAs(datum, inner, scope) : datum;
  }
  if (datum.kind !== 'list') return datum;
  if (name === 'tuple' && inner?.kind === 'tuple')
    return { ...datum, items: datum.items.map((item, at) => constrained(item, inner.items[at], scope)) };
  if (name !== 'list' && name !== 'set') return datum;
  const { isSet: _, ...list } = listAs(datum, inner, scope);
  return name === 'list' ? list : { ...list, items: inSetOrder(distinct(list.items)), isSet: true };
}

function listAs(list: ListDatum, type: HclExpression | undefined, scope: Scope): ListDatum {
  const of = (item: Datum) => constrained(item, type, scope);
  const { hole, candidates } = list.open ?? {};
  const open = hole && { hole, ...(candidates && { candidates: candidates.map(of) }) };
  return { ...list, items: list.items.map(of), ...(open && { open }) };
}

function mapAs(map: MapDatum, type: HclExpression | undefined, scope: Scope): MapDatum {
  const of = (value: Datum) => constrained(value, type, scope);
  const entries = new Map([...map.entries].map(([key, value]) => [key, of(value)]));
  const { hole, candidates } = map.open ?? {};
  const maybe = candidates?.map(({ key, value }) => ({ key, value: of(value) }));
  const open = hole && { hole, ...(maybe && { candidates: maybe }) };
  return { ...map, entries, ...(open && { open }) };
}

/** Attributes that the type does not name are dropped. */
function objectAs(map: MapDatum, type: HclObject, scope: Scope): MapDatum {
  const entries = new Map<string, Datum>();
  for (const { key, value: wanted } of type.entries) {
    const name = literalText(key) ?? '';
    const optional = wanted.kind === 'call' && wanted.name === 'optional' ? wanted.arguments : undefined;
    const [inner = wanted, fallback] = optional ?? [];
    const given = map.entries.get(name);
    const isGiven = given !== undefined && (given.kind !== 'null' || fallback === undefined);
    if (isGiven) entries.set(name, constrained(given, inner, scope));
    else if (fallback !== undefined) entries.set(name, constrained(evaluate(fallback, scope), inner, scope));
    else if (optional !== undefined && map.open === undefined)
      entries.set(name, { kind: 'null', span: map.span });
  }
  return { ...map, entries };
}
