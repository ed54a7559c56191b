import type { FormatName } from '../formats/names.js';
import type { Span } from '../source.js';
import { type Gap, type Listing, partsOfValue, type Value } from '../value.js';
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
  /**
   * Set on a CNAME in whose place the provider answers with addresses: why, as the end of a sentence ("it is proxied
   * by Cloudflare"). What a provider offers in a CNAME's place (ALIAS, ANAME, Route 53's alias) is of type `ALIAS`.
   */
  readonly flattened?: string;
}

/** A record that a file holds and its tool does not publish, with the reason as the end of a sentence. */
export interface WithheldRecord {
  readonly record: ResourceRecord;
  readonly reason: string;
}

/** A setting that makes the tool leave live records alone which the repository does not show. */
export interface LeftAlone {
  /** As its users know it: `AcmeManagingProcessor`, `NO_PURGE`, `ignore_changes`. */
  readonly setting: string;
  readonly span: Span;
  covers(owner: DomainName, type: string): boolean;
}

/** How a tool that manages records one by one stands to the zone that they are in. */
export interface Fragment {
  /** Who serves the zone, `aws` or `google` say; undefined where the files do not tell. */
  readonly provider?: string;
  /** Whether the zone itself is created here, rather than only added to. */
  readonly isDeclared: boolean;
  /** What else the zone may hold where nothing else in the repository tells: set where only a change to it is known. */
  readonly rest?: Gap;
}

/** One zone as one configuration publishes it. Two zones of one apex are two views of it, each judged by itself. */
export interface Zone {
  readonly apex: DomainName;
  readonly format: FormatName;
  /** Every record, also what stands outside the zone or below a cut: `lookUp` knows what is answered. */
  readonly records: Listing<ResourceRecord>;
  readonly withheld?: readonly WithheldRecord[];
  readonly leftAlone?: readonly LeftAlone[];
  /** Set where other files may hold more of the same zone: `joinFragments` makes one of them. */
  readonly fragment?: Fragment;
  /**
   * Set where the zone is what a server answered: its answers by the names that it was asked for. Only these are known,
   * and they are final, since the server has minded cuts, wildcards and DNAME itself.
   */
  readonly served?: ReadonlyMap<DomainName, Served>;
  /** Where a new record would be written. */
  readonly span: Span;
}

/** What a server answered at one name, for every type that it was asked for; the members are those of `Lookup`. */
export type Served =
  | {
      readonly answer: 'present';
      readonly records: readonly ResourceRecord[];
      readonly wildcard?: DomainName;
    }
  | {
      readonly answer: 'absent';
      /** Whether the server knows the name (NODATA, RFC 2308 §2.2): it has no record of a type that was asked for. */
      readonly emptyNonTerminal: boolean;
      readonly dname?: ResourceRecord;
      readonly redirect?: DomainName;
    }
  | {
      readonly answer: 'unresolved';
      readonly gaps: readonly Gap[];
      readonly cut?: readonly ResourceRecord[];
    };

/** A gap that may hold anything in a zone or, without an apex, anything at all. */
export function gapIn(apex: DomainName | undefined, reason: string, span?: Span): Gap {
  const hole = { expression: '…', reason };
  const parts = apex === undefined || apex === '' ? [hole] : [hole, apex];
  return span === undefined ? { reason, parts } : { reason, parts, span };
}

/** Whether a record of this type takes every name below its owner with it: a zone cut, or a DNAME (RFC 6672). */
export function takesNamesBelow(type: string): boolean {
  return type === 'NS' || type === 'DNAME';
}

/** The gap that a record leaves where it may not be there, or where its type or its zone is not known. */
export function gapFor(
  { owner, type, span }: Pick<ResourceRecord, 'owner' | 'span'> & { readonly type?: string | undefined },
  reason: string,
): Gap {
  const isExact = type !== undefined && !takesNamesBelow(type);
  return { reason, parts: partsOfValue(owner), ...(isExact && { exact: true }), span };
}

/** The target of a CNAME, DNAME, NS or PTR; undefined where it is not known, or no domain name. */
export function targetOf(record: ResourceRecord): DomainName | undefined {
  if (!record.rdata.known) return undefined;
  const name = parseName(record.rdata.value);
  return name instanceof NameError ? undefined : name;
}
