import { encode, RECURSION_DESIRED } from 'dns-packet';
import { type DomainName, labelsOf } from '../dns/name.js';
import { headerLength } from './message.js';

/** The types that servers are asked for. */
export type QuestionType = 'CNAME' | 'TXT' | 'A' | 'AAAA' | 'NS' | 'CAA' | 'SOA';

/** What is asked, of class IN. */
export interface Question {
  readonly name: DomainName;
  readonly type: QuestionType;
}

/** How a question is put. */
export interface Manner {
  /** Whether the server shall find the answer elsewhere (a resolver). */
  readonly recursive: boolean;
  /** Whether the size of answers and extended errors are spoken of (RFC 6891); a few old servers refuse it. */
  readonly edns: boolean;
  /** For each letter of the name in order, whether it is a capital (draft-vixie-dnsext-dns0x20); undefined for none. */
  readonly capitals?: (at: number) => boolean;
}

/** Octets of an answer over UDP that no network on the way is known to break up (DNS flag day 2020). */
export const payloadSize = 1232;

/** Whether a name can be put on the wire. Names with escapes in them are no hosts, and are not asked for. */
export function canAsk(name: DomainName): boolean {
  return !name.includes('\\') && labelsOf(name).every(label => label.length <= 63);
}

/** The message that puts a question, with the id 0. Throws where `canAsk` says no: that is a bug. */
export function writeQuestion({ name, type }: Question, { recursive, edns, capitals }: Manner): Buffer {
  if (!canAsk(name)) throw new Error(`${name} cannot be asked for`);
  const spelled =
    capitals === undefined ? name : [...name].map((c, at) => (capitals(at) ? c.toUpperCase() : c)).join('');
  return encode({
    type: 'query',
    id: 0,
    flags: recursive ? RECURSION_DESIRED : 0,
    questions: [{ name: spelled === '' ? '.' : spelled, type }],
    additionals: edns
      ? [
          {
            type: 'OPT',
            name: '.',
            udpPayloadSize: payloadSize,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: 0,
            flag_do: false,
            options: [],
          },
        ]
      : [],
  });
}

/**
 * Whether a message is a response to a question that was sent: the same id, a response to a standard query, and the
 * same question octet for octet, so that letters have the case in which they were sent.
 */
export function answersTo(sent: Buffer, received: Buffer): boolean {
  const end = questionEnd(sent);
  return (
    received.length >= end &&
    received.readUInt16BE(0) === sent.readUInt16BE(0) &&
    (received[2]! & 0xf8) === 0x80 &&
    received.readUInt16BE(4) === 1 &&
    sent.compare(received, headerLength, end, headerLength, end) === 0
  );
}

/**
 * Whether a message is an error of a server that could not even repeat the question (FORMERR and NOTIMP may come so,
 * RFC 6891 §7).
 */
export function refusesFormat(sent: Buffer, received: Buffer): boolean {
  return (
    received.length >= headerLength &&
    received.readUInt16BE(0) === sent.readUInt16BE(0) &&
    (received[2]! & 0xf8) === 0x80 &&
    [1, 4].includes(received[3]! & 0x0f) &&
    (received.readUInt16BE(4) === 0 || answersTo(sent, received))
  );
}

/** Where the one question of a message of our own ends. */
function questionEnd(sent: Buffer): number {
  let at = headerLength;
  while (sent[at] !== 0) at += 1 + sent[at]!;
  return at + 5;
}
