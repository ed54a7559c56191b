import { lookUp, type ZoneIndex } from './lookup.js';
import { type DomainName, parentOf, root } from './name.js';
import { type ResourceRecord, targetOf } from './zone.js';

/** A CAA property (RFC 8659 §4.1). */
export interface CaaProperty {
  readonly critical: boolean;
  /** Lower case. */
  readonly tag: string;
  readonly value: string;
  readonly record: ResourceRecord;
}

/** The value of an `issue` or `issuewild` property (RFC 8659 §4.2), with the parameters of RFC 8657. */
export interface Issuer {
  /** Lower case; empty where the property forbids everybody. */
  readonly domain: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * The CAA RRset that governs a host: the first one on the way up to the root (RFC 8659 §3), where the host's own
 * CNAMEs are followed. `unknown` where anything on the way cannot be known from these zones, `none` where it can
 * and there is none.
 */
export function governingCaa(
  zones: ZoneIndex,
  host: DomainName,
): { readonly at: DomainName; readonly properties: readonly CaaProperty[] } | 'none' | 'unknown' {
  for (let at: DomainName | undefined = host; at !== undefined && at !== root; at = parentOf(at)) {
    const found = caaAt(zones, at);
    if (found === 'unknown') return 'unknown';
    if (found.length > 0) return { at, properties: found };
  }
  return 'none';
}

/** As many CNAMEs as a CA must follow before it may give up (RFC 8659 leaves it open, RFC 6844 said 8). */
const longestChain = 8;

function caaAt(zones: ZoneIndex, name: DomainName): readonly CaaProperty[] | 'unknown' {
  let at = name;
  for (let hops = 0; hops <= longestChain; hops++) {
    const [lookup, ...otherViews] = lookUp(zones, at);
    // Views may differ, and which of them a CA sees cannot be known.
    if (lookup === undefined || otherViews.length > 0 || lookup.answer === 'unresolved') return 'unknown';
    if (lookup.answer === 'absent') {
      if (lookup.dname === undefined) return [];
      if (lookup.redirect === undefined) return 'unknown';
      at = lookup.redirect;
      continue;
    }
    const cname = lookup.records.find(record => record.type === 'CNAME');
    // A provider's ALIAS stands for addresses only; CAA beside it is answered as written.
    if (cname === undefined) return propertiesOf(lookup.records.filter(record => record.type === 'CAA'));
    const target = targetOf(cname);
    if (target === undefined) return 'unknown';
    at = target;
  }
  return 'unknown';
}

function propertiesOf(records: readonly ResourceRecord[]): CaaProperty[] | 'unknown' {
  const properties: CaaProperty[] = [];
  for (const record of records) {
    const property = readCaa(record);
    if (property === undefined) return 'unknown';
    properties.push(property);
  }
  return properties;
}

function readCaa(record: ResourceRecord): CaaProperty | undefined {
  if (!record.rdata.known) return undefined;
  const [, flags, tag, quoted, bare] =
    /^\s*(\d+)\s+([a-z0-9]+)\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))\s*$/i.exec(record.rdata.value) ?? [];
  if (flags === undefined || tag === undefined) return undefined;
  const value = (quoted ?? bare ?? '').replace(
    /\\(?:(\d{3})|(.))/g,
    (_, decimal?: string, character?: string) =>
      decimal === undefined ? (character ?? '') : String.fromCharCode(Number(decimal)),
  );
  return { critical: (Number(flags) & 128) !== 0, tag: tag.toLowerCase(), value, record };
}

/** Reads the value of an `issue` or `issuewild` property; parameters' tags are lower case. */
export function readIssuer(value: string): Issuer {
  const [domain = '', ...rest] = value.split(';').map(part => part.trim());
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const [tag = '', ...text] = parameter.split('=');
    if (tag.trim() !== '') parameters.set(tag.trim().toLowerCase(), text.join('=').trim());
  }
  return { domain: domain.toLowerCase(), parameters };
}
