import { type DomainName, isAtOrBelow, NameError, parseName } from '../dns/name.js';
import { Failure } from './failure.js';
import type { ExtendedError, Message, WireRecord } from './message.js';
import type { Question } from './question.js';

/** What one message says to one question. */
export type Answer =
  | {
      readonly kind: 'records';
      readonly records: readonly WireRecord[];
      /** Addresses that came with them, of servers that NS records name. */
      readonly glue: readonly WireRecord[];
    }
  | {
      /** CNAMEs at the name, which were not what was asked for. */
      readonly kind: 'alias';
      readonly records: readonly WireRecord[];
      /** Whether the message has records of the asked type at the end of the chain; undefined where it does not tell. */
      readonly reaches?: boolean;
    }
  | {
      /** A DNAME above the name; without a target where that would be too long (RFC 6672 §2.2). */
      readonly kind: 'redirect';
      readonly dname: WireRecord;
      readonly target?: DomainName;
      readonly reaches?: boolean;
    }
  /** The name has no such records (RFC 2308 §2.2), or does not exist (§2.1); `apex` is the zone that says so. */
  | { readonly kind: 'nodata' | 'nxdomain'; readonly apex?: DomainName }
  /** A zone cut: other servers answer for the name. */
  | {
      readonly kind: 'referral';
      readonly cut: DomainName;
      readonly records: readonly WireRecord[];
      readonly glue: readonly WireRecord[];
    }
  | Failure;

const noError = 0;
const nxdomain = 3;
const yxdomain = 6;

/** What a resolver found. Its negative answers are believed without a SOA, which many forwarders leave out. */
export function readResolved(question: Question, message: Message): Answer {
  const refusal = refusalOf(message);
  if (refusal !== undefined) return refusal;
  return positiveIn(question, message) ?? { kind: message.rcode === nxdomain ? 'nxdomain' : 'nodata' };
}

/**
 * What a server of the zone `apex` answered without recursion. Only what the server has authority for is an answer,
 * and a negative one must name the zone that says so (RFC 2308 §3): it is a proof for that zone alone.
 */
export function readAuthoritative(question: Question, message: Message, apex: DomainName): Answer {
  const refusal = refusalOf(message);
  if (refusal !== undefined) return refusal;
  if (!message.isAuthoritative) return referralIn(question, message, apex);
  const positive = positiveIn(question, message);
  if (positive !== undefined) return positive;
  const soa = message.authorities.find(record => record.type === 'SOA');
  if (soa === undefined) return new Failure('denied the name without the SOA of a zone that could');
  if (!isAtOrBelow(question.name, soa.owner) || !isAtOrBelow(soa.owner, apex))
    return new Failure(`does not serve ${spell(apex)}: it answered for the zone ${spell(soa.owner)}`);
  return { kind: message.rcode === nxdomain ? 'nxdomain' : 'nodata', apex: soa.owner };
}

/** Negative, in the sense that nothing stands at the name. */
export function isNegative(answer: Answer | undefined): boolean {
  return !(answer instanceof Failure) && (answer?.kind === 'nodata' || answer?.kind === 'nxdomain');
}

function refusalOf({ rcode, extendedErrors }: Message): Failure | undefined {
  if (rcode === noError || rcode === nxdomain || rcode === yxdomain) return undefined;
  return new Failure(
    ['answered', rcodeNames[rcode] ?? `RCODE ${rcode}`, ...explained(extendedErrors)].join(' '),
  );
}

/** `(DNSSEC bogus: "signature expired")`; the text is the server's own, and may hold anything. */
function explained(errors: readonly ExtendedError[]): string[] {
  if (errors.length === 0) return [];
  const words = errors.map(({ code, text }) => {
    const name = extendedErrorNames[code] ?? `extended error ${code}`;
    return text === '' ? name : `${name}: “${text}”`;
  });
  return [`(${words.join('; ')})`];
}

/** Records at the name, CNAMEs at it, or the DNAME above it; undefined where the message has none of them. */
function positiveIn({ name, type }: Question, message: Message): Answer | undefined {
  const { answers, rcode } = message;
  const wanted = answers.filter(record => record.owner === name && record.type === type);
  if (wanted.length > 0) return { kind: 'records', records: wanted, glue: glueIn(message) };
  const aliases = answers.filter(record => record.owner === name && record.type === 'CNAME');
  const dname = answers.find(
    record => record.type === 'DNAME' && record.owner !== name && isAtOrBelow(name, record.owner),
  );
  if (aliases.length === 0 && dname === undefined) return undefined;
  const [target] = aliases.map(targetOf);
  const reaches = target === undefined ? undefined : reached(target, type, message);
  const end = reaches === undefined ? {} : { reaches };
  if (dname === undefined) return { kind: 'alias', records: aliases, ...end };
  return { kind: 'redirect', dname, ...(target !== undefined && rcode !== yxdomain && { target }), ...end };
}

/** Whether a chain of CNAMEs ends at records; undefined where its end is not in the message, and for loops. */
function reached(
  from: DomainName,
  type: string,
  { answers, authorities, rcode }: Message,
): boolean | undefined {
  const byOwner = new Map<DomainName, DomainName | undefined>();
  const ends = new Set<DomainName>();
  for (const record of answers) {
    if (record.type === type) ends.add(record.owner);
    else if (record.type === 'CNAME') byOwner.set(record.owner, targetOf(record));
  }
  const seen = new Set<DomainName>();
  for (let at: DomainName | undefined = from; at !== undefined && !seen.has(at); at = byOwner.get(at)) {
    if (ends.has(at)) return true;
    if (!byOwner.has(at)) {
      const isDenied = rcode === nxdomain || authorities.some(({ type }) => type === 'SOA');
      return isDenied ? false : undefined;
    }
    seen.add(at);
  }
  return undefined;
}

/** Where a message without authority leads: down to other servers, or nowhere (a lame delegation, RFC 9499 §7). */
function referralIn({ name }: Question, message: Message, apex: DomainName): Answer {
  const servers = message.authorities.filter(record => record.type === 'NS');
  const [first] = servers;
  const isDown =
    message.rcode === noError &&
    message.answers.length === 0 &&
    first !== undefined &&
    servers.every(record => record.owner === first.owner) &&
    first.owner !== apex &&
    isAtOrBelow(first.owner, apex) &&
    isAtOrBelow(name, first.owner);
  if (!isDown) return new Failure(`does not serve ${spell(apex)}: it answered without authority`);
  return { kind: 'referral', cut: first.owner, records: servers, glue: glueIn(message) };
}

function glueIn({ additionals }: Message): WireRecord[] {
  return additionals.filter(({ type }) => type === 'A' || type === 'AAAA');
}

/** The name in the RDATA of a CNAME, DNAME or NS; undefined for others. */
export function targetOf({ rdata }: WireRecord): DomainName | undefined {
  const name = parseName(rdata);
  return name instanceof NameError ? undefined : name;
}

function spell(apex: DomainName): string {
  return apex === '' ? 'the root' : apex;
}

const rcodeNames: Readonly<Record<number, string>> = {
  1: 'FORMERR',
  2: 'SERVFAIL',
  4: 'NOTIMP',
  5: 'REFUSED',
  7: 'YXRRSET',
  8: 'NXRRSET',
  9: 'NOTAUTH',
  10: 'NOTZONE',
  16: 'BADVERS',
};

/** IANA, Extended DNS Error Codes, as far as RFC 8914 has them. */
const extendedErrorNames: Readonly<Record<number, string>> = {
  1: 'unsupported DNSKEY algorithm',
  2: 'unsupported DS digest type',
  3: 'stale answer',
  4: 'forged answer',
  5: 'DNSSEC indeterminate',
  6: 'DNSSEC bogus',
  7: 'signature expired',
  8: 'signature not yet valid',
  9: 'DNSKEY missing',
  10: 'RRSIGs missing',
  11: 'no zone key bit set',
  12: 'NSEC missing',
  13: 'cached error',
  14: 'not ready',
  15: 'blocked',
  16: 'censored',
  17: 'filtered',
  18: 'prohibited',
  19: 'stale NXDOMAIN answer',
  20: 'not authoritative',
  21: 'not supported',
  22: 'no reachable authority',
  23: 'network error',
  24: 'invalid data',
};
