import type { Span } from '../../../../source.js';
import type { Hole, Parts } from '../../../../value.js';
import { merged } from '../../../written.js';
import { type Budget, perElement, perStep } from '../budget.js';
import { holeIn, numberText } from '../convert.js';
import type { Datum } from '../datum.js';
import { exhausted } from '../evaluation.js';
import { sortedEntries } from '../order.js';

/** JSON as `jsonencode` writes it, with holes where a value is not known. */
export function jsonParts(datum: Datum, budget: Budget, span: Span): Parts {
  const parts: (string | Hole)[] = [];
  write(datum, parts, size => budget.spend(size, span));
  return merged(parts);
}

function write(datum: Datum, parts: (string | Hole)[], allow: (steps: number) => boolean): void {
  const size = datum.kind === 'text' ? datum.parts.join('').length / perStep : 0;
  if (!allow(perElement + size)) {
    parts.push(exhausted(datum.span).hole);
    return;
  }
  switch (datum.kind) {
    case 'text':
      parts.push(
        '"',
        ...datum.parts.map(part => (typeof part === 'string' ? quoted(part).slice(1, -1) : part)),
        '"',
      );
      return;
    case 'number':
      parts.push(
        numberText(datum.value) ?? {
          expression: String(datum.value),
          reason: 'a number beyond what is computed exactly',
        },
      );
      return;
    case 'bool':
      parts.push(String(datum.value));
      return;
    case 'null':
      parts.push('null');
      return;
    case 'list':
    case 'map': {
      if (datum.open !== undefined) {
        parts.push(datum.open.hole);
        return;
      }
      const entries =
        datum.kind === 'map' ? sortedEntries(datum) : datum.items.map(item => [undefined, item] as const);
      parts.push(datum.kind === 'map' ? '{' : '[');
      for (const [index, [key, value]] of entries.entries()) {
        parts.push(index === 0 ? '' : ',', key === undefined ? '' : `${quoted(key)}:`);
        write(value, parts, allow);
      }
      parts.push(datum.kind === 'map' ? '}' : ']');
      return;
    }
    default:
      parts.push(holeIn(datum)!);
  }
}

/** Go escapes what HTML would take for markup. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]|\\[bf]/g,
    character =>
      `\\u${(character === '\\b' ? 8 : character === '\\f' ? 12 : character.charCodeAt(0)).toString(16).padStart(4, '0')}`,
  );
}
