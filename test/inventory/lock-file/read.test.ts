import fc from 'fast-check';
import { type ParseError, parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { type Lock, readLock } from '../../../src/inventory/lock-file/read.js';
import { lockText } from '../../../src/inventory/lock-file/write.js';
import type { Snapshot } from '../../../src/inventory/snapshot.js';
import { lineTextAt, positionOf, type Span } from '../../../src/source.js';
import { snapshot } from './arbitrary-snapshot.js';
import { example, exampleText } from './example.js';

const path = '.github/delegated-dcv.lock.json';
const restore =
  'Restore the lock file from before the edit, and let `dcv-check inventory --lock FILE` bring it up to date.';

function read(text: string): Lock {
  return readLock({ path, text });
}

/** The example with one stretch of its text replaced. */
function edited(old: string, by: string): string {
  const parts = exampleText.split(old);
  expect(parts.length).toBeGreaterThan(1);
  return [parts[0], parts.slice(1).join(old)].join(by);
}

/** Each problem as its place, what stands there, and its message; the usual remedy left out. */
function problemsOf({ problems }: Lock): string[] {
  return problems.map(({ message, span }) => `${shown(span)} ${message.replace(` ${restore}`, '')}`);
}

function shown(span: Span): string {
  const { line, column } = positionOf(span);
  return `${line}:${column} ‹${span.file.text.slice(span.start, span.end)}›`;
}

function withoutSpans<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, of) => (key === 'span' ? undefined : of)));
}

/** In the order of a lock file. */
function ordered({ zones, unread, ...rest }: Snapshot): Snapshot {
  const by = <T>(items: readonly T[], textOf: (item: T) => string): T[] => [...items].sort(byText(textOf));
  return {
    ...rest,
    unread: by(unread, ({ zone, reason }) => `${zone === undefined ? 0 : 1}${zone}\n${reason}`),
    zones: by(zones, ({ name, id }) => `${name}\n${id}`).map(zone => ({
      ...zone,
      packs: by(zone.packs, ({ id }) => id).map(({ delegationRecords: records, ...pack }) => ({
        ...pack,
        hosts: by(pack.hosts, ({ text }) => text),
        ...(records && { delegationRecords: by(records, ({ owner, target }) => `${owner}\n${target}`) }),
      })),
    })),
  };
}

const byText =
  <T>(textOf: (item: T) => string) =>
  (a: T, b: T): number =>
    textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0;

describe('what was written', () => {
  test('is read with the place of each zone, certificate, host and missing answer', () => {
    const { snapshot: read_, readAtSpan, problems } = read(exampleText);
    expect([withoutSpans(read_), problems]).toEqual([ordered(example), []]);
    const zones = read_!.zones.map(zone => [
      shown(zone.span!),
      ...zone.packs.map(pack => [shown(pack.span!), ...pack.hosts.map(host => shown(host.span!))]),
    ]);
    expect([
      shown(readAtSpan!),
      ...read_!.unread.map(({ span }) => lineTextAt(span!).trim()),
      ...zones,
    ]).toEqual([
      '4:15 ‹2026-11-23T04:05:06Z›',
      '{ "reason": "the zones could not all be listed" },',
      '{ "zone": "example.org", "reason": "its certificates could not be listed: \\u201c403\\u201d" }',
      ['12:16 ‹example.com›'],
      [
        '20:16 ‹example.com›',
        [
          '33:18 ‹3822ff90-1111-4d26-8d42-4ba07ad1b8d5›',
          '37:14 ‹*.example.com›',
          '38:14 ‹example.com›',
          '39:14 ‹www.example.com›',
        ],
        ['50:18 ‹7e7b8deb-2222-4601-b79b-3b8e9d5b2f21›'],
      ],
    ]);
  });

  test('is read as it was, whatever Cloudflare said', () => {
    fc.assert(
      fc.property(snapshot, any => {
        const { snapshot: back, problems } = read(lockText(any));
        expect(problems).toEqual([]);
        // Both in one order, which the text of an item need not be the order of.
        expect(ordered(withoutSpans(back!))).toEqual(withoutSpans(ordered(any)));
        expect(lockText(back!)).toBe(lockText(any));
      }),
      { numRuns: 300 },
    );
  });

  test('may have gained comments, final commas and other spaces', () => {
    const loose = edited('"version": 1,', '"version":1,// the first\r\n').replace(/\n {2}\]\n/, '\n],\n');
    expect(withoutSpans(read(loose))).toEqual({
      ...withoutSpans(read(exampleText)),
      readAtSpan: expect.anything(),
    });
  });

  test('has hosts in lower case, in whichever it stands', () => {
    const { snapshot: back, problems } = read(edited('"www.example.com"', '"WWW.Example.com"'));
    expect([withoutSpans(back), problems]).toEqual([ordered(example), []]);
  });
});

describe('each mistake is a problem at its place:', () => {
  test.each([
    ['"version": 1', '"version": "1"', '3:14 ‹"1"› "version" is the text "1", not 1.'],
    ['"version": 1', '"version": 0', '3:14 ‹0› "version" is 0, not 1.'],
    ['"version": 1,', '', '1:1 ‹{› "version" is missing here.'],
    [
      '"version": 1',
      '"version": 2',
      '3:14 ‹2› The lock file was written by a newer dcv-check: its version is not 1, the one that is known here. Update dcv-check where this runs, so that the file is read as it is meant.',
    ],
    [
      '"2026-11-23T04:05:06Z"',
      '"2026-11-23"',
      '4:15 ‹2026-11-23› "read_at" is "2026-11-23", which is no instant in UTC, as in 2026-11-23T04:05:06Z.',
    ],
    [
      '"2026-11-23T04:05:06Z"',
      '"2026-02-30T04:05:06Z"',
      '4:15 ‹2026-02-30T04:05:06Z› "read_at" is "2026-02-30T04:05:06Z", which is no instant in UTC, as in 2026-11-23T04:05:06Z.',
    ],
    [
      '"zones": [',
      '"zones": 5, "x": [',
      '10:12 ‹5› "zones" is 5, not a list.',
      '10:15 ‹"x"› "x" is no key of a lock file; known here are $schema, version, read_at, read_from, unread and zones.',
    ],
  ])('%s as %s leaves nothing that can be told', (old, by, ...problems) => {
    const lock = read(edited(old, by));
    expect([problemsOf(lock), lock.snapshot]).toEqual([problems, undefined]);
  });

  test('an unknown key is left out', () => {
    const lock = read(edited('"account": "', '"acount": "'));
    expect(problemsOf(lock)).toEqual([
      '22:7 ‹"acount"› "acount" is no key of a lock file; known here are name, id, account, type, status, activated_on, validation_url, former_validation_urls and certificates.',
    ]);
    expect(withoutSpans(lock.snapshot)).toEqual(
      damaged(edited('"account": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",', '')),
    );
  });

  test.each(['__proto__', 'constructor', 'toString', ''])('%j is an unknown key like others', key => {
    const lock = read(edited('"unread": [', `"${key}": 1, "unread": [`));
    expect(problemsOf(lock)).toEqual([
      `6:3 ‹"${key}"› "${key}" is no key of a lock file; known here are $schema, version, read_at, read_from, unread and zones.`,
    ]);
    expect(withoutSpans(lock.snapshot)).toEqual(damaged(exampleText));
  });

  test('of a key that stands twice the last counts', () => {
    const lock = read(edited('"account": "', '"id": "3", "account": "'));
    expect(problemsOf(lock)).toEqual([
      '22:7 ‹"id"› "id" stands twice in one object, which only one of the two can mean.',
    ]);
    expect(withoutSpans(lock.snapshot)).toEqual(damaged(edited('"22222222222222222222222222222222"', '"3"')));
  });

  test.each([
    [
      '"name": "example.com"',
      '"name": "Example.com"',
      '12:16 ‹Example.com› "name" is "Example.com", which is no domain name in lower case and A-labels, without a final dot.',
    ],
    [
      '"name": "example.com"',
      '"name": "a..b"',
      '12:16 ‹a..b› "name" is "a..b", which is no domain name in lower case and A-labels, without a final dot.',
    ],
    ['"type": "partial"', '"type": null', '14:15 ‹null› "type" is null, not text.'],
    ['"type": "partial"', '"type": true', '14:15 ‹true› "type" is true, not text.'],
    ['"type": "partial"', '"type": ["partial"]', '14:15 ‹["partial"]› "type" is a list, not text.'],
    ['"type": "partial",', '', '11:5 ‹{› "type" is missing here.'],
    ['"certificates": []', '"certificates": {}', '17:23 ‹{}› "certificates" is an object, not a list.'],
  ])('%s as %s leaves out the zone', (old, by, problem) => {
    const lock = read(edited(old, by));
    expect(problemsOf(lock)).toEqual([problem]);
    const { zones, ...rest } = damaged(exampleText);
    expect(withoutSpans(lock.snapshot)).toEqual({ ...rest, zones: zones.slice(1) });
  });

  test('a zone without three of its keys is one problem', () => {
    expect(
      problemsOf(
        read(edited('"type": "partial",\n      "status": "gone",\n      "former_validation_urls": [],', '')),
      ),
    ).toEqual(['11:5 ‹{› "type", "status" and "former_validation_urls" are missing here.']);
  });

  test.each([
    ['"zones": [\n    {', '"zones": [\n    5,\n    {', '11:5 ‹5› An item of "zones" is 5, not an object.'],
    [
      '            "example.com",',
      '            "example.com", ["x"],',
      '38:28 ‹["x"]› An item of "hosts" is a list, not text.',
    ],
    ['"hosts": []', '"hosts": [{}]', '53:21 ‹{}› An item of "hosts" is an object, not text.'],
    [
      '{ "url": "00112233aabbccdd.dcv.cloudflare.com" }',
      '{ "url": "00112233aabbccdd.dcv.cloudflare.com" }, { "url": "example.com" }',
      '29:69 ‹example.com› "url" is "example.com", which is no validation URL, as in 0123456789abcdef.dcv.cloudflare.com.',
    ],
    [
      '{ "reason": "the zones could not all be listed" }',
      '{ "reason": "the zones could not all be listed" }, {}',
      '7:56 ‹{}› "reason" is missing here.',
    ],
  ])('%s as %s leaves out what was added', (old, by, problem) => {
    const lock = read(edited(old, by));
    expect(problemsOf(lock)).toEqual([problem]);
    expect(withoutSpans(lock.snapshot)).toEqual(damaged(exampleText));
  });

  test.each([
    [
      '"activated_on": "2026-10-01T00:00:00Z",',
      '"activated_on": "2026-10-01T25:00:00Z",',
      '25:24 ‹2026-10-01T25:00:00Z› "activated_on" is "2026-10-01T25:00:00Z", which is no instant in UTC, as in 2026-11-23T04:05:06Z.',
    ],
    [
      '"validation_url": "0123456789abcdef.dcv.cloudflare.com",',
      '"validation_url": "https://0123456789abcdef.dcv.cloudflare.com",',
      '26:26 ‹https://0123456789abcdef.dcv.cloudflare.com› "validation_url" is "https://0123456789abcdef.dcv.cloudflare.com", which is no validation URL, as in 0123456789abcdef.dcv.cloudflare.com.',
    ],
    [
      ', "until": "2026-09-30"',
      ', "until": "2026-09-31"',
      '28:67 ‹2026-09-31› "until" is "2026-09-31", which is no day, as in 2026-11-23.',
    ],
    [
      '"expires_on": "2027-01-15",',
      '"expires_on": "soon",',
      '44:26 ‹soon› "expires_on" is "soon", which is no day, as in 2026-11-23.',
    ],
    [
      '"validity_days": 90,',
      '"validity_days": "90",',
      '43:28 ‹"90"› "validity_days" is the text "90", not a number.',
    ],
    [
      '"validity_days": 90,',
      '"validity_days": 9.5,',
      '43:28 ‹9.5› "validity_days" is "9.5", which is no whole number.',
    ],
    [
      '"validity_days": 90,',
      '"validity_days": 1e999,',
      '43:28 ‹1e999› "validity_days" is "1e999", which is no whole number.',
    ],
    [
      '"zone": "example.org", ',
      '"zone": "", ',
      '8:16 ‹› "zone" is "", which is no domain name in lower case and A-labels, without a final dot.',
    ],
  ])('%s as %s leaves out that key', (old, by, problem) => {
    const lock = read(edited(old, by));
    expect(problemsOf(lock)).toEqual([problem]);
    expect(withoutSpans(lock.snapshot)).toEqual(damaged(edited(old, '')));
  });

  test('of many the first are told', () => {
    const lock = read(edited('"hosts": []', `"hosts": [${Array(25).fill('[]').join(', ')}]`));
    expect(problemsOf(lock)).toEqual([
      ...Array.from(
        { length: 20 },
        (_, at) => `53:${21 + 4 * at} ‹[]› An item of "hosts" is a list, not text.`,
      ),
      '53:97 ‹[]› 5 more places of the lock file could not be understood.',
    ]);
    expect(withoutSpans(lock.snapshot)).toEqual(damaged(exampleText));
  });

  test('a long text is quoted in part', () => {
    const [problem] = problemsOf(read(edited('"2027-01-15"', `"${'9'.repeat(100)}"`)));
    expect(problem).toBe(
      `44:26 ‹${'9'.repeat(100)}› "expires_on" is "${'9'.repeat(80)}…", which is no day, as in 2026-11-23.`,
    );
  });
});

/** What a text without mistakes is read as, and the doubt that a damaged file leaves. */
function damaged(text: string): Snapshot {
  const lock = read(text);
  expect(lock.problems).toEqual([]);
  const { unread, ...rest } = withoutSpans(lock.snapshot!);
  return { ...rest, unread: [...unread, { reason: `the lock file ${path} is damaged` }] };
}

describe('what is no JSON', () => {
  test('has the problems of the JSON alone, and what is still understood', () => {
    const lock = read(edited('"2027-01-15",', '"2027-01-15"'));
    expect(problemsOf(lock)).toEqual([
      '45:11 ‹"› The JSON is broken: a comma is missing. Put it between the two values.',
    ]);
    expect(withoutSpans(lock.snapshot)).toEqual(damaged(exampleText));
  });

  test('for a merge that was not finished has that problem alone', () => {
    const theirs =
      '\n<<<<<<< HEAD\n            "example.com",\n=======\n            "shop.example.com",\n>>>>>>> refresh\n';
    const lock = read(edited('\n            "example.com",\n', theirs));
    expect(problemsOf(lock)).toEqual([
      '38:1 ‹<<<<<<< HEAD› The lock file holds the marks of a merge that was not finished. Take one side whole, and let `dcv-check inventory --lock FILE` bring it up to date.',
    ]);
    expect(lock.snapshot?.unread.at(-1)?.reason).toBe(`the lock file ${path} is damaged`);
  });

  test.each([
    ['', '1:1 ‹› The lock file is empty.'],
    [' \n', '1:1 ‹› The lock file is empty.'],
    ['[]', '1:1 ‹[]› The lock file is a list, not an object.'],
    ['null', '1:1 ‹null› The lock file is null, not an object.'],
    ['{', '1:2 ‹› The JSON is broken: a brace is not closed. Add `}`.'],
    ['// nothing', '1:11 ‹› The JSON is broken: a value is missing. Write it, or delete the comma.'],
    [
      '>>>>>>> x',
      '1:1 ‹>>>>>>> x› The lock file holds the marks of a merge that was not finished. Take one side whole, and let `dcv-check inventory --lock FILE` bring it up to date.',
    ],
    [
      '{"zones": '.padEnd(2010, '['),
      '1:210 ‹[› The JSON nests deeper than 200 levels, and is not read from here on. Flatten it.',
    ],
    [
      ' '.repeat((16 << 20) + 1),
      '1:1 ‹› The lock file is over 16 MiB, more than thousands of zones come to, and is not read.',
    ],
    [
      `[${'0,'.repeat(1_000_000)}`,
      '1:2000000 ‹0› The JSON holds more than 1000000 values, and is not read from here on. Divide it.',
    ],
  ])('and no lock file either has one problem and nothing else (case %#)', (text, problem) => {
    const lock = read(text);
    expect([problemsOf(lock), lock.snapshot]).toEqual([[problem], undefined]);
  });
});

/** Edits that a person, a merge or an attacker makes. */
const mutations = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.nat(3), fc.nat(200)),
    by: fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom(
        '"',
        '{',
        '}',
        '[',
        ']',
        ',',
        '\\',
        'null',
        '1',
        '"a"',
        '"__proto__": 1,',
        '/*',
        '*/',
        '\ud800',
      ),
      fc.constantFrom(
        '\n<<<<<<< a\n',
        '"hosts": [],',
        '"version": 2,',
        '"validation_url": "a",',
        '.example.com',
      ),
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

function mutated(text: string, edits: typeof mutations extends fc.Arbitrary<infer T> ? T : never): string {
  return edits.reduce((now, { at, length, by }) => {
    const start = Math.floor(at * now.length);
    return now.slice(0, start) + by + now.slice(start + length);
  }, text);
}

test('whatever was edited, what is not in the snapshot has a problem, and with one nothing is certain', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constant(exampleText), snapshot.map(lockText)), mutations, (original, edits) => {
      const text = mutated(original, edits);
      const { snapshot: back, problems } = read(text);
      for (const { message, span } of problems) {
        expect(message).toMatch(/^.+\.$/s);
        expect(span.start <= span.end && span.end <= text.length).toBe(true);
      }
      if (problems.length > 0) {
        expect(back === undefined || back.unread.some(({ zone }) => zone === undefined)).toBe(true);
        return;
      }
      const errors: ParseError[] = [];
      const value = parse(text, errors, { allowTrailingComma: true });
      expect(errors).toEqual([]);
      expect(unordered(JSON.parse(lockText(back!)))).toEqual(unordered(value));
    }),
    { numRuns: 2000 },
  );
});

/** In one order and in lower case, and without the name of the schema: what no certificate depends on. */
function unordered(value: unknown): unknown {
  if (typeof value === 'string') return value.toLowerCase();
  if (Array.isArray(value)) return value.map(unordered).sort(byText(item => JSON.stringify(item)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '$schema')
      .sort(byText(([key]) => key))
      .map(([key, of]) => [key, unordered(of)]),
  );
}

test('no text at all breaks it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), text => {
      const { snapshot: back, problems } = read(text);
      expect([back, problems.length > 0]).toEqual([undefined, true]);
    }),
    { numRuns: 500 },
  );
});
