import { Complaint } from './complaint.js';
import { partsOf } from './template.js';
import type { Token } from './tokens.js';
import { classNamed, isTtl, typeNamed } from './types.js';

/** What stands between a record's owner and its RDATA. */
export interface Head {
  /** Upper case; `DYNA` and `DYNC` are gdnsd's. Undefined where a template decides it. */
  readonly type: string | undefined;
  readonly inClass: boolean;
  /** How many words the head has. */
  readonly length: number;
}

/** Reads TTL and class, both optional and in either order, and the type (RFC 1035 §5.1). */
export function readHead(words: readonly Token[]): Head | Complaint {
  let ttl = false;
  let inClass: 'IN' | 'other' | undefined;
  let templated = false;
  let length = 0;
  for (const word of words) {
    const { text } = word;
    length++;
    if (!ttl && isTtl(text)) {
      ttl = true;
      continue;
    }
    const named = inClass === undefined ? classNamed(text) : undefined;
    if (named !== undefined) {
      inClass = named;
      continue;
    }
    const type = typeNamed(text) ?? /^DYN[AC]$/i.exec(text)?.[0].toUpperCase();
    if (type !== undefined) return { type, inClass: inClass !== 'other', length };
    if (partsOf(text) !== undefined) templated = true;
    else if (templated) break;
    else return new Complaint(unknownType(text), word);
  }
  if (templated) return { type: undefined, inClass: inClass !== 'other', length };
  return new Complaint(
    'A type is missing here. Write the record as owner, TTL, class, type, RDATA.',
    words.at(-1),
  );
}

function unknownType(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `${shown} is no type of record that named knows. Correct it, or write it as TYPEn (RFC 3597).`;
}
