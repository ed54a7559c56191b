import { oneOf } from '../alternatives.js';
import { boolOf, holeIn, Misfit, numberOf, partsOf, vagueness } from '../convert.js';
import type { Datum } from '../datum.js';
import { numberDatum } from '../operators.js';
import { type Call, type Functions, refuse, type TerraformFunction, textOfParts, unknown } from './call.js';
import { distinct, inSetOrder, listAt, mapAt } from './members.js';

/** Conversions, and what chooses the first of several values. */
export const types: Functions = {
  sensitive: same,
  nonsensitive: same,
  ephemeralasnull: same,
  tostring: orNull(datum => {
    const parts = partsOf(datum);
    return parts instanceof Misfit ? parts : textOfParts(parts, datum.span);
  }),
  tonumber: orNull(datum => {
    const number = numberOf(datum);
    return typeof number === 'number' ? numberDatum(number, datum.span) : number;
  }),
  tobool: orNull(datum => {
    // `1` and `0` only count where Terraform converts by itself.
    const truth = boolOf(datum);
    return typeof truth === 'boolean' ? { kind: 'bool', value: truth, span: datum.span } : truth;
  }),
  tolist: call => {
    const list = listAt(call, 0);
    if (list.kind !== 'list') return orWholeNull(call, list);
    const { isSet: _, ...rest } = list;
    const hole = list.open === undefined ? vagueness(list) : undefined;
    return { ...rest, items: unified(list.items), ...(hole && { open: { hole, candidates: [] } }) };
  },
  toset: call => {
    const list = listAt(call, 0);
    if (list.kind !== 'list') return orWholeNull(call, list);
    return { ...list, items: inSetOrder(distinct(unified(list.items))), isSet: true };
  },
  tomap: call => {
    const map = mapAt(call, 0);
    if (map.kind !== 'map') return orWholeNull(call, map);
    const values = unified([...map.entries.values()]);
    return { ...map, entries: new Map([...map.entries.keys()].map((key, index) => [key, values[index]!])) };
  },
  coalesce: call => {
    const isText = call.arguments.some(({ kind }) => kind === 'text');
    const possible: Datum[] = [];
    for (const argument of call.arguments) {
      const datum = isText ? unified([argument, textOfParts([], argument.span)])[0]! : argument;
      if (datum.kind === 'null' || (datum.kind === 'text' && datum.parts.length === 0)) continue;
      possible.push(datum);
      const isPresent =
        datum.kind === 'text'
          ? datum.parts.some(part => typeof part === 'string')
          : datum.kind !== 'unknown' && datum.kind !== 'reference';
      if (isPresent) break;
    }
    return firstOf(call, possible);
  },
  coalescelist: call => {
    const possible: Datum[] = [];
    for (const argument of call.arguments) {
      if (
        argument.kind === 'null' ||
        (argument.kind === 'list' && !argument.open && argument.items.length === 0)
      )
        continue;
      possible.push(argument);
      if (argument.kind === 'list' && argument.items.length > 0) break;
    }
    return firstOf(call, possible);
  },
};

function firstOf(call: Call, possible: readonly Datum[]): Datum {
  const [first] = possible;
  if (first === undefined) return refuse(call, 'whose arguments are all empty');
  return possible.length === 1 ? first : oneOf(possible, holeIn(first) ?? holeIn(unknown(call))!);
}

function same(call: Call): Datum {
  return call.arguments[0] ?? refuse(call, 'which lacks an argument');
}

function orNull(convert: (datum: Datum) => Datum | Misfit | undefined): TerraformFunction {
  return call => {
    const [datum] = call.arguments;
    if (datum === undefined) return refuse(call, 'which lacks an argument');
    if (datum.kind === 'null') return datum;
    const converted = convert(datum);
    if (converted instanceof Misfit) return refuse(call, `whose argument is ${converted.reason}`);
    return converted ?? unknown(call);
  };
}

function orWholeNull(call: Call, refused: Datum): Datum {
  return call.arguments[0]?.kind === 'null' ? call.arguments[0] : refused;
}

/** Elements of one list or map are of one type: beside a text, numbers and truth values become text. */
function unified(items: readonly Datum[]): readonly Datum[] {
  if (!items.some(({ kind }) => kind === 'text')) return items;
  return items.map(item => {
    if (item.kind !== 'number' && item.kind !== 'bool') return item;
    const parts = partsOf(item);
    return parts instanceof Misfit ? item : textOfParts(parts, item.span);
  });
}
