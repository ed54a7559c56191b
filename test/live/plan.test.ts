import { describe, expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import type { Answer } from '../../src/live/answer.js';
import { type Ask, askName, askWildcards } from '../../src/live/ask-name.js';
import { Failure } from '../../src/live/failure.js';
import type { WireRecord } from '../../src/live/message.js';
import { nextOf, planOf, resolutionOf } from '../../src/live/plan.js';
import type { QuestionType } from '../../src/live/question.js';

const wanted = (host: string, zone: string) => ({
  owner: nameOf(`_acme-challenge.${host}`),
  host: nameOf(host),
  zone: nameOf(zone),
});

function record(owner: string, type: string, rdata: string): WireRecord {
  return { owner: nameOf(owner), type, rdata, ttl: 300 };
}

const records = (...lines: WireRecord[]): Answer => ({ kind: 'records', records: lines, glue: [] });
const nodata: Answer = { kind: 'nodata' };
const nxdomain: Answer = { kind: 'nxdomain' };
const lost = new Failure('did not answer (asked 3 times)');

describe('what is asked', () => {
  const plan = [wanted('a.b.example.com', 'example.com'), wanted('example.com', 'example.com')];

  test('of servers: validation names, hosts, and what is above them within the Cloudflare zone', () => {
    expect(planOf(plan, 'servers')).toEqual([
      { name: '_acme-challenge.a.b.example.com', isOwner: true, always: ['TXT'] },
      { name: '_acme-challenge.example.com', isOwner: true, always: ['TXT'] },
      { name: 'a.b.example.com', isOwner: false, always: [] },
      { name: 'b.example.com', isOwner: false, always: [] },
      { name: 'example.com', isOwner: false, always: [] },
    ]);
  });

  test('of resolvers: also the names above the zone, and the addresses of hosts', () => {
    expect(planOf(plan, 'resolvers').slice(2)).toEqual([
      { name: 'a.b.example.com', isOwner: false, always: ['A', 'AAAA'] },
      { name: 'b.example.com', isOwner: false, always: [] },
      { name: 'example.com', isOwner: false, always: ['A', 'AAAA'] },
      { name: 'com', isOwner: false, always: [] },
    ]);
  });

  test('a host outside of its zone is asked alone', () => {
    expect(planOf([wanted('a.example.net', 'example.com')], 'servers').map(({ name }) => name)).toEqual([
      '_acme-challenge.a.example.net',
      'a.example.net',
    ]);
  });
});

/** A server with these answers by `name TYPE`, and what it was asked. */
function serverOf(answers: Record<string, Answer>, otherwise: Answer): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  const ask: Ask = async (name, type) => {
    asked.push(`${name} ${type}`);
    return answers[`${name} ${type}`] ?? otherwise;
  };
  return { ask, asked };
}

describe('the questions at a name', () => {
  const name = nameOf('x.example.com');
  const cname = records(record('x.example.com', 'CNAME', 'y.example.com.'));
  test.each<[string, Answer, readonly QuestionType[], string[]]>([
    ['a CNAME settles all', cname, [], ['CNAME']],
    ['a CNAME does not settle what is always asked', cname, ['TXT'], ['CNAME', 'TXT']],
    ['a name that does not exist settles all', nxdomain, [], ['CNAME']],
    ['a failure settles all, or a dead server would be asked without end', lost, ['TXT'], ['CNAME']],
    ['another type may stand where no CNAME does', nodata, [], ['CNAME', 'TXT', 'A', 'AAAA', 'NS', 'CAA']],
  ])('%s', async (_, first, always, types) => {
    const { ask, asked } = serverOf({ 'x.example.com CNAME': first }, nodata);
    const answers = await askName(ask, name, always);
    expect(asked).toEqual(types.map(type => `x.example.com ${type}`));
    expect([...answers]).toEqual(types.map(type => [type, type === 'CNAME' ? first : nodata]));
  });

  test('wildcards are asked upwards as long as they answer', async () => {
    const star = (parent: string) => `*.${parent} CNAME`;
    const given = records(record('*.b.example.com', 'CNAME', 'y.example.com.'));
    const { ask, asked } = serverOf(
      { [star('a.b.example.com')]: given, [star('b.example.com')]: given },
      nxdomain,
    );
    await askWildcards(ask, nameOf('_acme-challenge.a.b.example.com'), nameOf('com'));
    expect(asked).toEqual(['a.b.example.com', 'b.example.com', 'example.com'].map(star));
    const apex = serverOf({ [star('example.com')]: given }, nxdomain);
    await askWildcards(apex.ask, nameOf('_acme-challenge.example.com'), nameOf('example.com'));
    expect(apex.asked).toEqual([star('example.com')]);
  });
});

test('a chain is followed to one target, and not to Cloudflare', () => {
  const at = (answer: Answer) => nextOf(new Map([['CNAME', answer] as const]));
  const to = (...targets: string[]) =>
    records(...targets.map(target => record('x.example.com', 'CNAME', target)));
  expect(at(to('y.example.net.'))).toBe('y.example.net');
  expect(at(to('y.example.net.', 'z.example.net.'))).toBeUndefined();
  expect(at(to('example.com.0123456789abcdef.dcv.cloudflare.com.'))).toBeUndefined();
  expect(at(to('.'))).toBeUndefined();
  expect(at(to('a\\.b.example.net.'))).toBeUndefined();
  const dname = record('example.com', 'DNAME', 'example.net.');
  expect(at({ kind: 'redirect', dname, target: nameOf('x.example.net') })).toBe('x.example.net');
  expect(at({ kind: 'redirect', dname })).toBeUndefined();
  expect(at(lost)).toBeUndefined();
  expect(nextOf(new Map())).toBeUndefined();
});

describe('whether a host has an address', () => {
  const address = records(record('www.example.com', 'A', '192.0.2.1'));
  const alias = (reaches?: boolean): Answer => ({
    kind: 'alias',
    records: [record('www.example.com', 'CNAME', 'y.example.net.')],
    ...(reaches !== undefined && { reaches }),
  });
  const of = (...answers: [a: Answer, aaaa: Answer][]) =>
    resolutionOf(
      answers.map(([a, aaaa], nth) => ({
        server: `resolver ${nth + 1}`,
        at: new Map([['A', a] as const, ['AAAA', aaaa] as const]),
      })),
    );

  test.each<[string, [Answer, Answer][], unknown]>([
    ['one address', [[address, nodata]], { answer: 'present' }],
    ['one at the end of a chain', [[alias(false), alias(true)]], { answer: 'present' }],
    [
      'one by one of two resolvers',
      [
        [nxdomain, nxdomain],
        [address, lost],
      ],
      { answer: 'present' },
    ],
    [
      'none',
      [
        [nodata, nodata],
        [nxdomain, nxdomain],
      ],
      { answer: 'absent' },
    ],
    ['none at the end of a chain', [[alias(false), alias(false)]], { answer: 'absent' }],
    [
      'none by one, and no answer of the other',
      [
        [nodata, nodata],
        [lost, lost],
      ],
      { answer: 'unresolved', reason: 'resolver 2 did not answer (asked 3 times)' },
    ],
    [
      'a chain without its end',
      [[alias(), nodata]],
      { answer: 'unresolved', reason: 'resolver 1 gave a chain of CNAMEs without its end' },
    ],
    ['nobody asked', [], { answer: 'unresolved', reason: 'no resolver was asked' }],
  ])('%s', (_, answers, expected) => {
    expect(of(...answers)).toEqual(expected);
  });

  test('what was lost before its address was asked is lost', () => {
    expect(resolutionOf([{ server: 'resolver', at: new Map([['CNAME', lost]]) }])).toEqual({
      answer: 'unresolved',
      reason: 'resolver did not answer (asked 3 times)',
    });
    expect(resolutionOf([{ server: 'resolver', at: undefined }])).toEqual({
      answer: 'unresolved',
      reason: 'resolver was not asked',
    });
  });
});
