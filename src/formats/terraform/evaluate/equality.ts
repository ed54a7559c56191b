import { createHash } from 'node:crypto';
import { canBe, wholeText } from '../../../value.js';
import type { Datum } from './datum.js';
import { sortedEntries } from './order.js';

const identities = new WeakMap<Datum, string>();

/**
 * A short text that two wholly known values share only if they are equal; undefined for others. Collections may share
 * members many times over, so it is made once for each.
 */
export function identityOf(datum: Datum): string | undefined {
  const before = identities.get(datum);
  if (before !== undefined) return before;
  const long = longIdentityOf(datum);
  if (long === undefined) return undefined;
  const identity = long.length <= 100 ? long : `#${createHash('sha256').update(long).digest('hex')}`;
  identities.set(datum, identity);
  return identity;
}

function longIdentityOf(datum: Datum): string | undefined {
  switch (datum.kind) {
    case 'text': {
      const text = wholeText(datum.parts);
      return text === undefined ? undefined : JSON.stringify(text);
    }
    case 'number':
    case 'bool':
      return String(datum.value);
    case 'null':
      return 'null';
    case 'list':
      return datum.open === undefined ? joined('[', datum.items.map(identityOf)) : undefined;
    case 'map': {
      if (datum.open !== undefined || !(datum.entries instanceof Map)) return undefined;
      const entries = sortedEntries(datum).map(([key, value]) => {
        const identity = identityOf(value);
        return identity === undefined ? undefined : `${JSON.stringify(key)}:${identity}`;
      });
      return joined('{', entries);
    }
    default:
      return undefined;
  }
}

function joined(open: string, members: readonly (string | undefined)[]): string | undefined {
  return members.includes(undefined) ? undefined : open + members.join();
}

/** Whether two values are equal; undefined where that is not known. Values of different types are not. */
export function areEqual(a: Datum, b: Datum): boolean | undefined {
  if (isAny(a) || isAny(b)) return undefined;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'text' && b.kind === 'text') {
    const [textA, textB] = [wholeText(a.parts), wholeText(b.parts)];
    if (textA !== undefined && textB !== undefined) return textA === textB;
    if (textA === undefined && textB === undefined) return undefined;
    return canBe(textA === undefined ? a.parts : b.parts, (textA ?? textB)!) ? undefined : false;
  }
  const identity = identityOf(a);
  const other = identityOf(b);
  return identity === undefined || other === undefined ? undefined : identity === other;
}

function isAny({ kind }: Datum): boolean {
  return kind === 'unknown' || kind === 'reference';
}
