import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexZones, lookUp } from '../../src/dns/lookup.js';
import { type DomainName, nameOf } from '../../src/dns/name.js';
import type { Answer } from '../../src/live/answer.js';
import type { NameAnswers } from '../../src/live/ask-name.js';
import { Failure } from '../../src/live/failure.js';
import type { WireRecord } from '../../src/live/message.js';
import type { QuestionType } from '../../src/live/question.js';
import { type View, viewOf } from '../../src/live/view.js';

const n = 'x.example.com';
const record = (type: string, rdata: string, owner = n): WireRecord => ({
  owner: nameOf(owner),
  type,
  rdata,
  ttl: 60,
});
const records = (...found: WireRecord[]): Answer => ({ kind: 'records', records: found, glue: [] });
const cname = records(record('CNAME', 'y.example.net.'));
const alias: Answer = { kind: 'alias', records: [record('CNAME', 'y.example.net.')] };
const nodata: Answer = { kind: 'nodata', apex: nameOf('example.com') };
const nxdomain: Answer = { kind: 'nxdomain', apex: nameOf('example.com') };
const lost = new Failure('did not answer');

type Given = Record<string, Partial<Record<QuestionType, Answer>>>;

function view(given: Given): View {
  const answers = Object.entries(given).map(
    ([name, at]) => [nameOf(name), new Map(Object.entries(at)) as NameAnswers] as [DomainName, NameAnswers],
  );
  return viewOf('ns.example.com (192.0.2.1)', 'dns://192.0.2.1/', nameOf('example.com'), new Map(answers));
}

/** What `lookUp` says at a name, in a line. */
function told({ zone }: View, name = n): string {
  const [found, ...others] = lookUp(indexZones({ items: [zone], gaps: [] }), nameOf(name));
  if (found === undefined || others.length > 0) return 'no answer';
  if (found.answer === 'unresolved')
    return `unresolved${found.cut ? ` at ${found.cut.length} NS` : ''}: ${found.gaps.map(({ reason }) => reason).join('; ')}`;
  if (found.answer === 'absent') {
    const { dname, redirect, emptyNonTerminal, occluded } = found;
    return ['absent', emptyNonTerminal && 'but known', dname && 'DNAME', redirect, ...occluded]
      .filter(Boolean)
      .join(' ');
  }
  const texts = found.records.map(
    ({ owner, type, rdata }) => `${owner.known && owner.value} ${type} ${rdata.known && rdata.value}`,
  );
  return `${texts.join(', ')}${found.wildcard === undefined ? '' : ` by ${found.wildcard}`}`;
}

test.each<[string, Given[string], string]>([
  ['a CNAME', { CNAME: cname, TXT: alias }, `${n} CNAME y.example.net.`],
  [
    'a CNAME and a TXT',
    { CNAME: cname, TXT: records(record('TXT', '"t"')) },
    `${n} CNAME y.example.net., ${n} TXT "t"`,
  ],
  [
    'two CNAMEs',
    { CNAME: records(record('CNAME', 'a.'), record('CNAME', 'b.')), TXT: alias },
    `${n} CNAME a., ${n} CNAME b., ${n} CNAME y.example.net.`,
  ],
  ['no such name', { CNAME: nxdomain, TXT: nxdomain }, 'absent'],
  ['no such records', { CNAME: nodata, TXT: nodata, A: nodata }, 'absent but known'],
  [
    'a TXT that the first question denied',
    { CNAME: nxdomain, TXT: records(record('TXT', '"t"')) },
    `${n} TXT "t"`,
  ],
  [
    'one type that got no answer',
    { CNAME: cname, TXT: lost },
    `unresolved: ns.example.com (192.0.2.1) was asked for ${n} TXT and did not answer`,
  ],
  [
    'denied but for a type without answer',
    { CNAME: nodata, A: lost },
    `unresolved: ns.example.com (192.0.2.1) was asked for ${n} A and did not answer`,
  ],
  [
    'a DNAME above',
    {
      CNAME: {
        kind: 'redirect',
        dname: record('DNAME', 'example.net.', 'example.com'),
        target: nameOf('x.example.net'),
      },
    },
    'absent DNAME x.example.net',
  ],
  [
    'a cut',
    {
      CNAME: {
        kind: 'referral',
        cut: nameOf(n),
        records: [record('NS', 'a.'), record('NS', 'b.')],
        glue: [],
      },
    },
    `unresolved at 2 NS: ${n} is delegated to other servers, and ns.example.com (192.0.2.1) does not answer for it`,
  ],
])('%s', (_, at, expected) => {
  expect(told(view({ [n]: at }))).toBe(expected);
});

test('what was not asked is not known, whatever was', () => {
  const shown = view({ [n]: { CNAME: nxdomain }, 'example.com': { CNAME: nodata } });
  for (const name of ['y.example.com', 'a.x.example.com', '_acme-challenge.example.com', '*.example.com'])
    expect(told(shown, name)).toBe(`unresolved: the server was not asked for ${name}`);
  expect(told(shown, 'example.com')).toBe('absent but known');
  expect(told(shown, 'example.org')).toBe('no answer');
});

test('a wildcard is told by its own answers, and of several the topmost that has the same', () => {
  const star = (target: string, owner: string): Given[string] => ({
    CNAME: records(record('CNAME', target, owner)),
  });
  const own = { CNAME: records(record('CNAME', 'w.', 'a.x.example.com')) };
  const at = (given: Given) => told(view({ 'a.x.example.com': own, ...given }), 'a.x.example.com');
  expect(at({ '*.x.example.com': star('w.', '*.x.example.com') })).toBe(
    '*.x.example.com CNAME w. by *.x.example.com',
  );
  expect(at({ '*.x.example.com': star('other.', '*.x.example.com') })).toBe('a.x.example.com CNAME w.');
  expect(at({ '*.x.example.com': { CNAME: nxdomain } })).toBe('a.x.example.com CNAME w.');
  expect(
    at({ '*.x.example.com': star('w.', '*.x.example.com'), '*.example.com': star('w.', '*.example.com') }),
  ).toBe('*.example.com CNAME w. by *.example.com');
  expect(
    at({ '*.x.example.com': star('w.', '*.x.example.com'), '*.example.com': star('v.', '*.example.com') }),
  ).toBe('*.x.example.com CNAME w. by *.x.example.com');
});

test('failures are kept in order, and records have places and their seconds', () => {
  const shown = view({ [n]: { CNAME: cname, TXT: alias }, 'y.example.com': { CNAME: lost } });
  expect(shown.failures).toEqual([{ name: 'y.example.com', type: 'CNAME', failure: lost }]);
  const [only, ...others] = shown.zone.records.items;
  expect(others).toEqual([]);
  expect(shown.ttls.get(only!)).toBe(60);
  const { file } = shown.zone.span;
  expect(file).toEqual({ path: 'dns://192.0.2.1/example.com', text: `${n}. 60 IN CNAME y.example.net.\n` });
  const textOf = ({ start, end }: { start: number; end: number }) => file.text.slice(start, end);
  expect([only!.span, only!.owner.span, only!.rdata.span].map(textOf)).toEqual([
    `${n}. 60 IN CNAME y.example.net.`,
    `${n}.`,
    'y.example.net.',
  ]);
});

test('whatever a server answers, absence is told only where it denied every question', () => {
  const anyAnswer = fc.constantFrom<Answer>(
    cname,
    alias,
    nodata,
    nxdomain,
    lost,
    records(record('TXT', '"t"')),
  );
  const types = ['CNAME', 'TXT', 'A', 'AAAA', 'NS', 'CAA'] as const;
  fc.assert(
    fc.property(fc.array(anyAnswer, { minLength: 1, maxLength: types.length }), answers => {
      const at = Object.fromEntries(answers.map((answer, nth) => [types[nth]!, answer]));
      const isDenied = answers.every(answer => answer === nodata || answer === nxdomain);
      expect(told(view({ [n]: at })).startsWith('absent')).toBe(isDenied);
      expect(told(view({ [n]: at })).startsWith('unresolved')).toBe(answers.includes(lost));
    }),
  );
});
