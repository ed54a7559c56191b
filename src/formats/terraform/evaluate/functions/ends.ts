import type { Hole, Parts } from '../../../../value.js';

/** Longer than any that is looked for at the edge of a hole. */
const longest = 300;

/**
 * Parts after their end was trimmed. Holes there may be empty, so that what stands before them is trimmed as well;
 * whether it is, is left to the hole.
 */
export function trimmedEnd(parts: Parts, trim: (text: string, isFirst: boolean) => string): Parts {
  const rest = [...parts];
  let hole: Hole | undefined;
  for (let last = rest.pop(); last !== undefined; last = rest.pop()) {
    if (typeof last !== 'string') {
      hole ??= last;
      continue;
    }
    const kept = trim(last, rest.length === 0);
    if (kept === '') continue;
    rest.push(kept);
    break;
  }
  return hole === undefined ? rest : [...rest, hole];
}

/** Parts without a suffix, if they end with it; where that is not known, what it may reach into is left to the hole. */
export function withoutSuffix(parts: Parts, suffix: string): Parts {
  const last = parts.at(-1);
  if (suffix === '' || last === undefined) return parts;
  if (typeof last === 'string') {
    if (last.endsWith(suffix)) return [...parts.slice(0, -1), last.slice(0, -suffix.length)];
    if (parts.length === 1 || !suffix.endsWith(last)) return parts;
  }
  const open = typeof last === 'string' ? parts.slice(0, -1) : parts;
  return trimmedEnd(open, (text, isFirst) => withoutOverlap(text, suffix, isFirst));
}

/** The beginning of a text that a suffix cannot reach which ends in a hole behind it. */
function withoutOverlap(text: string, suffix: string, isFirst: boolean): string {
  if (suffix.length > longest || (!isFirst && suffix.includes(text))) return '';
  let length = Math.min(text.length, suffix.length);
  while (!text.endsWith(suffix.slice(0, length))) length--;
  return text.slice(0, text.length - length);
}

/** Parts read backwards, so that what is done at the end can be done at the beginning. */
export function mirrored(parts: Parts): Parts {
  return [...parts].reverse().map(part => (typeof part === 'string' ? reversed(part) : part));
}

/** A text read backwards, by code unit. */
export function reversed(text: string): string {
  return text.split('').reverse().join('');
}
