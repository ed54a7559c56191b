import type { Parts } from '../../value.js';

/** Route 53 writes octets in octal (`\052` is `*`), master files in decimal. */
export function octalEscapes(parts: Parts): Parts {
  return parts.map(part =>
    typeof part === 'string'
      ? part.replace(
          /\\([0-3][0-7]{2})/g,
          (_, octal) => `\\${String(Number.parseInt(octal, 8)).padStart(3, '0')}`,
        )
      : part,
  );
}
