/**
 * How the RDATA of each type is written: its fields in order, `name` where a domain name stands, which a relative
 * spelling leaves to the origin. A last field with `…` may come
 * any number of times. * What is not listed holds no name and may have any number of fields.
 */
const written = {
  A: 'address',
  NS: 'name',
  MD: 'name',
  MF: 'name',
  CNAME: 'name',
  SOA: 'name name serial refresh retry expire minimum',
  MB: 'name',
  MG: 'name',
  MR: 'name',
  PTR: 'name',
  HINFO: 'cpu os',
  MINFO: 'name name',
  MX: 'preference name',
  TXT: 'string…',
  RP: 'name name',
  AFSDB: 'subtype name',
  RT: 'preference name',
  'NSAP-PTR': 'name',
  SIG: 'type algorithm labels ttl expiration inception key-tag name signature…',
  PX: 'preference name name',
  AAAA: 'address',
  NXT: 'name type…',
  SRV: 'priority weight port name',
  NAPTR: 'order preference flags services regexp name',
  KX: 'preference name',
  DNAME: 'name',
  DS: 'key-tag algorithm digest-type digest…',
  SSHFP: 'algorithm type fingerprint…',
  RRSIG: 'type algorithm labels ttl expiration inception key-tag name signature…',
  NSEC: 'name type…',
  TLSA: 'usage selector matching data…',
  HIP: 'algorithm hit key name…',
  TALINK: 'name name',
  SVCB: 'priority name parameter…',
  HTTPS: 'priority name parameter…',
  DSYNC: 'type scheme port name',
  SPF: 'string…',
  LP: 'preference name',
  URI: 'priority weight target',
  CAA: 'flags tag value',
} satisfies Record<string, string>;

/** The fields of one type's RDATA. */
export interface Layout {
  /** Whether the field at a position is a domain name. */
  isName(index: number): boolean;
  readonly least: number;
  readonly most: number;
  readonly holdsNames: boolean;
}

/** The layout of a type's RDATA, as far as one is needed. */
export function layoutOf(type: string): Layout | undefined {
  return layouts.get(type);
}

/** The fields of types whose names stand where an earlier field says so; every word of the RDATA is given. */
export const variableNames: Readonly<Record<string, (words: readonly string[]) => number | undefined>> = {
  // RFC 4025 §3.1: gateway type 3 is a name. RFC 8777 §4.3: so is relay type 3.
  IPSECKEY: words => (words[1] === '3' ? 3 : undefined),
  AMTRELAY: words => (words[2] === '3' ? 3 : undefined),
  // RFC 2874 §3.1: no address suffix with a prefix of 128 bits, no name with one of none.
  A6: words => (words[0] === '0' ? undefined : words[0] === '128' ? 1 : 2),
};

const layouts = new Map(Object.entries(written).map(([type, fields]) => [type, layoutIn(fields.split(' '))]));

function layoutIn(fields: readonly string[]): Layout {
  const names = fields.map(field => /^name…?$/.test(field));
  const repeats = fields.at(-1)!.endsWith('…');
  return {
    isName: index => names[index] ?? (repeats && names.at(-1)!),
    least: repeats ? Math.max(1, fields.length - 1) : fields.length,
    most: repeats ? Infinity : fields.length,
    holdsNames: names.includes(true),
  };
}
