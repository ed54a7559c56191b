import { type DomainName, root, upTo } from './name.js';

/**
 * The names a run asks about. A reader that is given one may pass over every record that cannot change an answer:
 * one that stands at none of `names`, is no NS, DNAME or CAA, no wildcard, and mentions neither `acme` in its owner
 * nor `.dcv.cloudflare.com` in its RDATA. Of what it would pass over it must still keep one record at or below each
 * of `names`, because an empty non-terminal decides which wildcard answers; a record kept for another reason does
 * not stand in for it, since rules ask what would be there without the challenge records.
 */
export interface Interest {
  /** What is asked, and every name above it. */
  readonly names: ReadonlySet<DomainName>;
}

/** An interest in these names, to be asked of `lookUp`. */
export function interestIn(asked: Iterable<DomainName>): Interest {
  const names = new Set<DomainName>();
  for (const name of asked) {
    for (const at of upTo(name, root)) {
      if (names.has(at)) break;
      names.add(at);
    }
  }
  return { names };
}
