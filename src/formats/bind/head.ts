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
  for (const [index, word] of words.entries()) {
    const { text } = word;
    const type = /^DYN[AC]$/i.test(text) ? text.toUpperCase() : typeNamed(text);
    if (type !== undefined) return { type, inClass: inClass !== 'other', length: index + 1 };
    if (!ttl && isTtl(text)) ttl = true;
    else if (inClass === undefined && classNamed(text) !== undefined) inClass = classNamed(text);
    else if (partsOf(text) !== undefined) templated = true;
    else if (templated) break;
    else return new Complaint(unknownType(text), word);
  }
  if (templated) return { type: undefined, inClass: inClass !== 'other', length: words.length };
  return new Complaint(
    'a type is missing here; write the record as owner, TTL, class, type, RDATA',
    words.at(-1),
  );
}

function unknownType(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `${shown} is no type that named knows; correct it, or write it as TYPEn (RFC 3597)`;
}
