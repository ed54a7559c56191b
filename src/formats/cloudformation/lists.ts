import type { Span } from '../../source.js';
import type { Hole, Parts } from '../../value.js';
import {
  type Evaluated,
  holeOf,
  knownText,
  type ListValue,
  partsOf,
  textValue,
  unknownValue,
} from './evaluated.js';

/** A value as a list; undefined where it is none, or not known. */
export function listOf(value: Evaluated | undefined): ListValue | undefined {
  return value?.kind === 'list' ? value : undefined;
}

/** `Fn::Join`, `Fn::Split` and `Fn::Select` over values that may be known in part. */
export const lists = {
  join(separator: Evaluated | undefined, value: Evaluated, span: Span): Evaluated {
    const delimiter = knownText(separator);
    if (value.kind !== 'list') return textValue([holeOf(value)], span);
    if (separator === undefined || delimiter === undefined)
      return textValue([separator ? holeOf(separator) : holeOf(value)], span);
    const parts: Parts[number][] = [];
    for (const [index, item] of value.items.entries()) {
      if (index > 0) parts.push(delimiter);
      parts.push(...(isPerhapsLeftOut(item) ? [holeOf(item)] : partsOf(item)));
    }
    if (value.open) parts.push(value.open);
    return textValue(parts, value.items.length === 1 && !value.open ? value.items[0]!.span : span);
  },

  /** Behind the first hole nobody knows how many items there are. */
  split(delimiter: string | undefined, value: Evaluated, span: Span): Evaluated {
    if (delimiter === undefined || delimiter === '')
      return unknownValue('Fn::Split', 'of no delimiter', span);
    const [first = '', hole] = partsOf(value);
    const text = typeof first === 'string' ? first : '';
    const open = typeof first === 'string' ? hole : first;
    const pieces = text.split(delimiter).map(piece => textValue([piece], value.span));
    if (typeof open !== 'object') return { kind: 'list', items: pieces, span };
    return { kind: 'list', items: pieces.slice(0, -1), open: open as Hole, span };
  },

  select(index: string | undefined, value: Evaluated, span: Span): Evaluated {
    if (value.kind !== 'list' || index === undefined || value.items.some(isPerhapsLeftOut))
      return { kind: 'unknown', hole: holeOf(value), span };
    const hole = value.open ?? { expression: 'Fn::Select', reason: 'of an item that is not in the list' };
    const item = /^[0-9]+$/.test(index) ? value.items[Number(index)] : undefined;
    return item ?? { kind: 'unknown', hole, span };
  },
};

/** Whether an item may be `AWS::NoValue`, so that those behind it are counted otherwise. */
function isPerhapsLeftOut(item: Evaluated): boolean {
  return item.kind === 'choice' && item.options.some(({ kind }) => kind === 'absent');
}
