/** The numbers of the types that BIND 9.18 knows by name (IANA, "Resource Record (RR) TYPEs"). */
const numbers: Readonly<Record<string, number>> = {
  A: 1,
  NS: 2,
  MD: 3,
  MF: 4,
  CNAME: 5,
  SOA: 6,
  MB: 7,
  MG: 8,
  MR: 9,
  NULL: 10,
  WKS: 11,
  PTR: 12,
  HINFO: 13,
  MINFO: 14,
  MX: 15,
  TXT: 16,
  RP: 17,
  AFSDB: 18,
  X25: 19,
  ISDN: 20,
  RT: 21,
  NSAP: 22,
  'NSAP-PTR': 23,
  SIG: 24,
  KEY: 25,
  PX: 26,
  GPOS: 27,
  AAAA: 28,
  LOC: 29,
  NXT: 30,
  EID: 31,
  NIMLOC: 32,
  SRV: 33,
  ATMA: 34,
  NAPTR: 35,
  KX: 36,
  CERT: 37,
  A6: 38,
  DNAME: 39,
  SINK: 40,
  APL: 42,
  DS: 43,
  SSHFP: 44,
  IPSECKEY: 45,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  DHCID: 49,
  NSEC3: 50,
  NSEC3PARAM: 51,
  TLSA: 52,
  SMIMEA: 53,
  HIP: 55,
  NINFO: 56,
  RKEY: 57,
  TALINK: 58,
  CDS: 59,
  CDNSKEY: 60,
  OPENPGPKEY: 61,
  CSYNC: 62,
  ZONEMD: 63,
  SVCB: 64,
  HTTPS: 65,
  DSYNC: 66,
  HHIT: 67,
  BRID: 68,
  SPF: 99,
  UINFO: 100,
  UID: 101,
  GID: 102,
  UNSPEC: 103,
  NID: 104,
  L32: 105,
  L64: 106,
  LP: 107,
  EUI48: 108,
  EUI64: 109,
  URI: 256,
  CAA: 257,
  AVC: 258,
  DOA: 259,
  AMTRELAY: 260,
  RESINFO: 261,
  WALLET: 262,
  TA: 32768,
  DLV: 32769,
};

const mnemonics = new Map(Object.entries(numbers).map(([mnemonic, number]) => [number, mnemonic]));
const known = new Map(Object.keys(numbers).map(mnemonic => [mnemonic, mnemonic]));

/**
 * The type that a word of a master file names, upper case: `TYPE5` is CNAME, and a number without a mnemonic stays
 * `TYPEn` (RFC 3597 §5). Undefined where the word is no type.
 */
export function typeNamed(word: string): string | undefined {
  return known.get(word) ?? (word.length > 10 ? undefined : typeSpelt(word.toUpperCase()));
}

function typeSpelt(upper: string): string | undefined {
  const number = /^TYPE([0-9]{1,5})$/.exec(upper)?.[1];
  if (number === undefined) return known.get(upper);
  if (Number(number) > 65_535) return undefined;
  return mnemonics.get(Number(number)) ?? `TYPE${Number(number)}`;
}

/** The class that a word names: `IN`, or another that a reader of class IN passes over. */
export function classNamed(word: string): 'IN' | 'other' | undefined {
  if (word === 'IN' || /^(?:IN|CLASS0*1)$/i.test(word)) return 'IN';
  return /^(?:CH|CHAOS|HS|HESIOD|CLASS[0-9]{1,5})$/i.test(word) ? 'other' : undefined;
}

/** Whether a word is a TTL: seconds, or BIND's `1w2d3h4m5s`; gdnsd writes `300/30` for a record that varies. */
export function isTtl(word: string): boolean {
  const first = word.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return false;
  return /^(?:[0-9]{1,10}(?:\/[0-9]{1,10})?|(?:[0-9]{1,10}[wdhms]){1,5})$/i.test(word);
}
