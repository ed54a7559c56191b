import type { Span } from '../../source.js';
import type { Parts } from '../../value.js';
import type { Datum } from './evaluate/datum.js';
import { textOf } from './resources/fields.js';

/** Text somewhere in a value. */
export interface TextWithin {
  readonly parts: Parts;
  readonly span: Span;
}

/** More values in one argument than anybody looks through. */
const most = 10_000;

/** Every text in a value, keys of maps included, down to where it grows too large to be looked through. */
export function textsIn(datum: Datum): TextWithin[] {
  const texts: TextWithin[] = [];
  const waiting: Datum[] = [datum];
  for (let seen = 0; seen < most; seen++) {
    const next = waiting.pop();
    if (next === undefined) break;
    if (next.kind === 'list') {
      for (const item of [...next.items, ...(next.open?.candidates ?? [])]) waiting.push(item);
    } else if (next.kind === 'map') {
      for (const [key, value] of next.entries) {
        texts.push({ parts: [key], span: next.keySpans?.get(key) ?? value.span });
        waiting.push(value);
      }
      for (const { key, value } of next.open?.candidates ?? []) waiting.push(key, value);
    } else if (next.kind !== 'null') texts.push({ parts: textOf(next), span: next.span });
  }
  return texts;
}
