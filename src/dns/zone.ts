import type { FormatName } from '../formats/names.js';
import type { Span } from '../source.js';
import type { Gap, Listing, Value } from '../value.js';
import { type DomainName, NameError, parseName } from './name.js';

/** A resource record of class IN as a file writes it (RFC 9499 §5). */
export interface ResourceRecord {
  readonly owner: Value<DomainName>;
  /** Upper case; an unknown type is `TYPEn` (RFC 3597). */
  readonly type: string;
  /**
   * Presentation format, names absolute with their final dot. Where a file holds a target that is no domain name,
   * the text as written, so that a rule can say what is wrong with it.
   */
  readonly rdata: Value<string>;
  /** The whole record as written, for findings about the record rather than its data. */
  readonly span: Span;
}

/** A record that a file holds and its tool does not publish, with the reason as the end of a sentence. */
export interface WithheldRecord {
  readonly record: ResourceRecord;
  readonly reason: string;
}

/** One zone as one configuration publishes it. Two zones of one apex are two views of it, each judged by itself. */
export interface Zone {
  readonly apex: DomainName;
  readonly format: FormatName;
  /** Every record, also what stands outside the zone or below a cut: `lookUp` knows what is answered. */
  readonly records: Listing<ResourceRecord>;
  readonly withheld?: readonly WithheldRecord[];
  /** Where a new record would be written. */
  readonly span: Span;
}

/** A gap that may hold anything in a zone or, without an apex, anything at all. */
export function gapIn(apex: DomainName | undefined, reason: string, span?: Span): Gap {
  const hole = { expression: '…', reason };
  const parts = apex === undefined || apex === '' ? [hole] : [hole, apex];
  return span === undefined ? { reason, parts } : { reason, parts, span };
}

/** The target of a CNAME, DNAME, NS or PTR; undefined where it is not known, or no domain name. */
export function targetOf(record: ResourceRecord): DomainName | undefined {
  if (!record.rdata.known) return undefined;
  const name = parseName(record.rdata.value);
  return name instanceof NameError ? undefined : name;
}
