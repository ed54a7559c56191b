import { AUTHORITATIVE_ANSWER, encode, type Packet } from 'dns-packet';
import { describe, expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { type Answer, readAuthoritative, readResolved } from '../../src/live/answer.js';
import { Failure } from '../../src/live/failure.js';
import { readMessage, type WireRecord } from '../../src/live/message.js';
import type { QuestionType } from '../../src/live/question.js';
import { answers, soa } from '../support/name-server.js';

const owner = '_acme-challenge.www.example.com';
const zone = nameOf('example.com');

function messageOf(packet: Packet) {
  const message = readMessage(
    encode({
      type: 'response',
      flags: AUTHORITATIVE_ANSWER,
      questions: [{ name: owner, type: 'TXT' }],
      ...packet,
    }),
  );
  if (typeof message === 'string') throw new Error(message);
  return message;
}

/** An answer in short. */
function told(answer: Answer): unknown {
  if (answer instanceof Failure) return answer.reason;
  switch (answer.kind) {
    case 'nodata':
    case 'nxdomain':
      return `${answer.kind} of ${answer.apex ?? 'nobody'}`;
    case 'referral':
      return ['referral', answer.cut, dataOf(answer.records), dataOf(answer.glue)];
    case 'redirect':
      return ['redirect', answer.dname.owner, answer.target, answer.reaches];
    case 'records':
      return ['records', answer.records.map(({ type, rdata }) => `${type} ${rdata}`)];
    case 'alias':
      return ['alias', dataOf(answer.records), answer.reaches];
  }
}

function dataOf(records: readonly WireRecord[]): string[] {
  return records.map(({ rdata }) => rdata);
}

const asked = (packet: Packet, type: QuestionType = 'TXT', apex = zone) =>
  told(readAuthoritative({ name: nameOf(owner), type }, messageOf(packet), apex));
const resolved = (packet: Packet, type: QuestionType = 'TXT') =>
  told(readResolved({ name: nameOf(owner), type }, messageOf({ flags: 0, ...packet })));

describe('with authority', () => {
  test.each<[string, Packet, unknown]>([
    [
      'records',
      { answers: answers(`${owner} TXT a`, `${owner} TXT b`) },
      ['records', ['TXT "a"', 'TXT "b"']],
    ],
    [
      'records of other names beside them',
      { answers: answers('other.example.com TXT x', `${owner} TXT a`) },
      ['records', ['TXT "a"']],
    ],
    [
      'a CNAME',
      { answers: answers(`${owner} CNAME to.example.net`) },
      ['alias', ['to.example.net.'], undefined],
    ],
    [
      'a CNAME and its end',
      { answers: answers(`${owner} CNAME to.example.com`, 'to.example.com TXT a') },
      ['alias', ['to.example.com.'], true],
    ],
    [
      'a CNAME into nothing',
      {
        flags: AUTHORITATIVE_ANSWER | 3,
        answers: answers(`${owner} CNAME to.example.com`),
        authorities: [soa('example.com')],
      },
      ['alias', ['to.example.com.'], false],
    ],
    [
      'CNAMEs in a circle',
      { answers: answers(`${owner} CNAME a.example.com`, `a.example.com CNAME ${owner}`) },
      ['alias', ['a.example.com.'], undefined],
    ],
    ['NODATA', { authorities: [soa('example.com')] }, 'nodata of example.com'],
    [
      'NXDOMAIN',
      { flags: AUTHORITATIVE_ANSWER | 3, authorities: [soa('example.com')] },
      'nxdomain of example.com',
    ],
    [
      'NXDOMAIN of a zone below on the same server',
      { flags: AUTHORITATIVE_ANSWER | 3, authorities: [soa('www.example.com')] },
      'nxdomain of www.example.com',
    ],
    [
      'a DNAME',
      { answers: answers('www.example.com DNAME example.net', `${owner} CNAME _acme-challenge.example.net`) },
      ['redirect', 'www.example.com', '_acme-challenge.example.net', undefined],
    ],
    [
      'a DNAME to a name that is too long',
      { flags: AUTHORITATIVE_ANSWER | 6, answers: answers('www.example.com DNAME example.net') },
      ['redirect', 'www.example.com', undefined, undefined],
    ],
  ])('%s', (_, packet, expected) => {
    expect(asked(packet)).toEqual(expected);
  });

  test.each<[string, Packet, string]>([
    ['a denial without a SOA', {}, 'denied the name without the SOA of a zone that could'],
    [
      'an NXDOMAIN without a SOA',
      { flags: AUTHORITATIVE_ANSWER | 3 },
      'denied the name without the SOA of a zone that could',
    ],
    [
      'a denial by the zone above',
      { authorities: [soa('com')] },
      'does not serve example.com: it answered for the zone com',
    ],
    [
      'a denial by a zone beside',
      { authorities: [soa('mail.example.com')] },
      'does not serve example.com: it answered for the zone mail.example.com',
    ],
    [
      'a denial by the root',
      { authorities: [soa('.')] },
      'does not serve example.com: it answered for the zone the root',
    ],
    ['SERVFAIL', { flags: AUTHORITATIVE_ANSWER | 2 }, 'answered SERVFAIL'],
    ['REFUSED', { flags: 5 }, 'answered REFUSED'],
    ['an RCODE without a name', { flags: 14 }, 'answered RCODE 14'],
  ])('%s is a failure', (_, packet, reason) => {
    expect(asked(packet)).toBe(reason);
  });
});

describe('without authority', () => {
  const ns = answers('www.example.com NS ns.example.net', 'www.example.com NS ns.www.example.com');
  const glue = answers('ns.www.example.com A 192.0.2.1', 'ns.www.example.com TXT x');

  test('a referral', () => {
    expect(asked({ flags: 0, authorities: ns, additionals: glue })).toEqual([
      'referral',
      'www.example.com',
      ['ns.example.net.', 'ns.www.example.com.'],
      ['192.0.2.1'],
    ]);
  });

  const lame = 'does not serve example.com: it answered without authority';
  test.each<[string, Packet]>([
    ['nothing at all', { flags: 0 }],
    ['an answer', { flags: 0, answers: answers(`${owner} TXT a`) }],
    ['an answer and a referral', { flags: 0, answers: answers(`${owner} TXT a`), authorities: ns }],
    ['NXDOMAIN', { flags: 3, authorities: [soa('example.com')] }],
    ['a referral to the zone itself', { flags: 0, authorities: answers('example.com NS ns.example.net') }],
    ['a referral upwards', { flags: 0, authorities: answers('com NS ns.example.net') }],
    ['a referral to the root', { flags: 0, authorities: answers('. NS ns.example.net') }],
    ['a referral beside', { flags: 0, authorities: answers('mail.example.com NS ns.example.net') }],
    ['a referral below the name', { flags: 0, authorities: answers(`a.${owner} NS ns.example.net`) }],
    ['two referrals', { flags: 0, authorities: [...ns, ...answers(`${owner} NS ns.example.net`)] }],
  ])('%s is a lame delegation', (_, packet) => {
    expect(asked(packet)).toBe(lame);
  });
});

test('an extended error is told with its text, whatever that holds', () => {
  const option = (code: number, text: string) => ({
    code: 15,
    data: Buffer.concat([Buffer.from([0, code]), Buffer.from(text)]),
  });
  const opt = (...options: unknown[]) =>
    ({
      type: 'OPT',
      name: '.',
      udpPayloadSize: 1232,
      extendedRcode: 0,
      ednsVersion: 0,
      flags: 0,
      flag_do: false,
      options,
    }) as never;
  expect(resolved({ flags: 2, additionals: [opt(option(7, ''), option(99, 'so\nmuch'))] })).toBe(
    'answered SERVFAIL (signature expired; extended error 99: “so\nmuch”)',
  );
});

test('a resolver is believed without authority and without a SOA', () => {
  expect(resolved({ answers: answers(`${owner} TXT a`) })).toEqual(['records', ['TXT "a"']]);
  expect(resolved({})).toBe('nodata of nobody');
  expect(resolved({ flags: 3 })).toBe('nxdomain of nobody');
});
