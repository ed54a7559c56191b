import { type Answer, decode, encode, type Packet } from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelsOf, nameOf } from '../../src/dns/name.js';
import { readMessage } from '../../src/live/message.js';
import { answersTo, canAsk, refusesFormat, writeQuestion } from '../../src/live/question.js';

/** The records of a message, whose answer section holds these octets. */
function read(...records: Buffer[]): unknown {
  const header = Buffer.from([0, 1, 0x84, 0, 0, 0, 0, records.length, 0, 0, 0, 0]);
  const message = readMessage(Buffer.concat([header, ...records]));
  return typeof message === 'string'
    ? message
    : message.answers.map(({ owner, type, rdata, ttl }) => `${owner} ${ttl} ${type} ${rdata}`);
}

/** A record: owner in labels, type, RDATA; class IN and TTL 300 unless told otherwise. */
function record(owner: Buffer, type: number, rdata: Buffer, { recordClass = 1, ttl = 300 } = {}): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(recordClass, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(rdata.length, 8);
  return Buffer.concat([owner, fixed, rdata]);
}

function labels(...parts: (string | Buffer)[]): Buffer {
  const octets = parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part));
  return Buffer.concat([...octets.flatMap(part => [Buffer.from([part.length]), part]), Buffer.from([0])]);
}

const owner = labels('WWW', 'example', 'com');

describe('records', () => {
  test.each<[string, number, Buffer, unknown]>([
    ['A', 1, Buffer.from([192, 0, 2, 1]), ['www.example.com 300 A 192.0.2.1']],
    [
      'AAAA',
      28,
      Buffer.from('20010db8000000000000000000000001', 'hex'),
      ['www.example.com 300 AAAA 2001:db8::1'],
    ],
    ['CNAME', 5, labels('To', 'example', 'net'), ['www.example.com 300 CNAME to.example.net.']],
    [
      'a compressed CNAME',
      5,
      Buffer.from([1, 0x61, 0xc0, 12]),
      ['www.example.com 300 CNAME a.www.example.com.'],
    ],
    ['NS', 2, labels('ns', 'example', 'net'), ['www.example.com 300 NS ns.example.net.']],
    ['DNAME', 39, labels(), ['www.example.com 300 DNAME .']],
    ['MX', 15, Buffer.concat([Buffer.from([0, 10]), labels('mx')]), ['www.example.com 300 MX 10 mx.']],
    [
      'TXT',
      16,
      Buffer.from('\x03a"b\x02\\\xff\x00', 'latin1'),
      ['www.example.com 300 TXT "a\\"b" "\\\\\\255" ""'],
    ],
    [
      'CAA',
      257,
      Buffer.from('\x80\x05issueca.example; a=b', 'latin1'),
      ['www.example.com 300 CAA 128 issue "ca.example; a=b"'],
    ],
    ['an unknown type', 65280, Buffer.from([1, 2]), ['www.example.com 300 TYPE65280 \\# 2 0102']],
    ['an unknown type without data', 65280, Buffer.alloc(0), ['www.example.com 300 TYPE65280 \\# 0']],
    ['a dot in a label', 5, labels('a.b', 'c'), ['www.example.com 300 CNAME a\\.b.c.']],
    [
      'octets that are no text',
      5,
      labels(Buffer.from([0, 255, 0x20]), 'c'),
      ['www.example.com 300 CNAME \\000\\255\\032.c.'],
    ],
  ])('%s', (_, type, rdata, expected) => {
    expect(read(record(owner, type, rdata))).toEqual(expected);
  });

  test.each<[string, number, Buffer]>([
    ['A', 1, Buffer.from([1, 2, 3])],
    ['AAAA', 28, Buffer.alloc(15)],
    ['CNAME', 5, Buffer.concat([labels('a'), Buffer.from([0])])],
    ['MX', 15, Buffer.from([0, 1])],
    ['SOA', 6, Buffer.concat([labels(), labels(), Buffer.alloc(19)])],
    ['TXT', 16, Buffer.alloc(0)],
    ['TXT', 16, Buffer.from([5, 0x61])],
    ['CAA', 257, Buffer.from([0, 0, 1])],
    ['CAA', 257, Buffer.from([0, 9, 0x61])],
    ['CAA', 257, Buffer.from([0, 1, 0x20])],
  ])('%s with data of another shape spoils the message', (type, number, rdata) => {
    expect(read(record(owner, number, rdata))).toBe(`has a ${type} record whose data is not of that type`);
  });

  test('those of another class are passed over, and a TTL over 31 bits is 0', () => {
    const address = Buffer.from([192, 0, 2, 1]);
    const chaos = record(owner, 1, address, { recordClass: 3 });
    const forever = record(owner, 1, address, { ttl: 0x80000000 });
    expect(read(chaos, forever)).toEqual(['www.example.com 0 A 192.0.2.1']);
  });
});

describe('names', () => {
  const rest = Buffer.from([0, 5, 0, 1, 0, 0, 0, 0, 0, 0]);
  const long = Buffer.concat([Buffer.from([63]), Buffer.alloc(63, 0x61)]);
  test.each<[string, Buffer, string]>([
    ['leads to itself', Buffer.from([0xc0, 12]), 'has a compressed name that leads forward'],
    ['leads forward', Buffer.from([0xc0, 14]), 'has a compressed name that leads forward'],
    ['leads around', Buffer.from([1, 0x61, 0xc0, 12]), 'has a compressed name that leads forward'],
    ['leads out of the message', Buffer.from([0xff, 0xff]), 'has a compressed name that leads forward'],
    ['has a label of another type', Buffer.from([0x41, 0]), 'has a label of a type that is not in use'],
    ['is too long', Buffer.concat([long, long, long, long, Buffer.from([0])]), 'has a name over 255 octets'],
  ])('one that %s spoils the message', (_, name, reason) => {
    expect(read(Buffer.concat([name, rest]))).toBe(reason);
  });

  test('of 255 octets is one', () => {
    const name = Buffer.concat([
      long,
      long,
      long,
      Buffer.from([61]),
      Buffer.alloc(61, 0x62),
      Buffer.from([0]),
    ]);
    expect(read(record(name, 1, Buffer.from([1, 2, 3, 4])))).toEqual([
      `${['a', 'a', 'a'].map(letter => letter.repeat(63)).join('.')}.${'b'.repeat(61)} 300 A 1.2.3.4`,
    ]);
  });
});

test('EDNS gives the upper bits of the RCODE, and extended errors with their texts', () => {
  const option = (code: number, ...data: number[]): Buffer => Buffer.from([0, code, 0, data.length, ...data]);
  const options = Buffer.concat([
    option(10, 1, 2),
    option(15, 0, 6),
    option(15, 0, 9, 0x6e, 0x6f, 0),
    option(15, 1),
  ]);
  const opt = Buffer.concat([Buffer.from([0, 0, 41, 4, 208, 1, 0, 0, 0, 0, options.length]), options]);
  const header = Buffer.from([0, 1, 0x84, 2, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(readMessage(Buffer.concat([header, opt]))).toEqual({
    isAuthoritative: true,
    isTruncated: false,
    rcode: 18,
    answers: [],
    authorities: [],
    additionals: [],
    extendedErrors: [
      { code: 6, text: '' },
      { code: 9, text: 'no' },
    ],
  });
  const twice = Buffer.concat([header, opt, opt]);
  twice.writeUInt16BE(2, 10);
  expect(readMessage(twice)).toBe('has an OPT record out of place');
  expect(readMessage(Buffer.concat([header, opt.subarray(0, -1)]))).toBe('ends within a record');
  const cut = Buffer.concat([header, Buffer.from([0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 3, 0, 10, 0])]);
  expect(readMessage(cut)).toBe('ends within an option');
});

const label = fc.stringMatching(/^[a-z0-9_-]{1,20}$/);
const hostName = fc.array(label, { minLength: 1, maxLength: 5 }).map(parts => parts.join('.'));
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    name: hostName,
    type: fc.constantFrom('CNAME', 'NS', 'DNAME'),
    ttl: fc.nat(86400),
    data: hostName,
  }),
  fc.record({ name: hostName, type: fc.constant('A'), ttl: fc.nat(86400), data: fc.ipV4() }),
  fc.record({
    name: hostName,
    type: fc.constant('TXT'),
    ttl: fc.nat(86400),
    data: fc.stringMatching(/^[ -~]{1,40}$/),
  }),
) as fc.Arbitrary<Answer>;

/** Messages as dns-packet writes them. */
const packet: fc.Arbitrary<Packet> = fc
  .record({
    name: hostName,
    answers: fc.array(anyAnswer, { maxLength: 6 }),
    authorities: fc.array(anyAnswer, { maxLength: 3 }),
  })
  .map(({ name, ...rest }) => ({ type: 'response', id: 7, questions: [{ name, type: 'TXT' }], ...rest }));

function shown(answer: Answer): string {
  const data =
    answer.type === 'TXT'
      ? `"${[answer.data].flat().join('').replace(/["\\]/g, '\\$&')}"`
      : String((answer as { data: unknown }).data);
  return `${answer.name} ${answer.type} ${/^(?:CNAME|NS|DNAME)$/.test(answer.type) ? `${data}.` : data}`;
}

test('what dns-packet writes is read as it reads it', () => {
  fc.assert(
    fc.property(packet, each => {
      const bytes = encode(each);
      const message = readMessage(bytes);
      const theirs = decode(bytes);
      if (typeof message === 'string') throw new Error(message);
      const lines = (records: typeof message.answers): string[] =>
        records.map(({ owner, type, rdata }) => `${owner} ${type} ${rdata}`);
      expect(lines(message.answers)).toEqual(theirs.answers?.map(shown));
      expect(lines(message.authorities)).toEqual(theirs.authorities?.map(shown));
    }),
  );
});

test('no octets crash the reader, and what is cut off is never a message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), octets => {
      expect(['string', 'object']).toContain(typeof readMessage(Buffer.from(octets)));
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(
      packet,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }),
      fc.nat(),
      (each, changes, cut) => {
        const bytes = Buffer.from(encode(each));
        expect(typeof readMessage(bytes.subarray(0, cut % bytes.length))).toBe('string');
        for (const [at, octet] of changes) bytes[at % bytes.length] = octet;
        expect(['string', 'object']).toContain(typeof readMessage(bytes));
      },
    ),
    { numRuns: 2000 },
  );
});

test('a message of 64 KiB full of compressed names is read in one pass', () => {
  const name = Buffer.concat([
    ...Array.from({ length: 127 }, () => Buffer.from([1, 0x61])),
    Buffer.from([0]),
  ]);
  const one = record(Buffer.from([0xc0, 12]), 5, Buffer.from([0xc0, 12]));
  const count = Math.floor((65_535 - 12 - name.length - 10) / one.length);
  const message = Buffer.concat([
    Buffer.from([0, 1, 0x84, 0, 0, 0, (count + 1) >> 8, (count + 1) & 255, 0, 0, 0, 0]),
    record(name, 1, Buffer.from([1, 2, 3, 4])),
    ...Array.from({ length: count }, () => one),
  ]);
  const read = readMessage(message);
  expect(typeof read === 'string' ? read : read.answers.length).toBe(count + 1);
});

describe('questions', () => {
  const question = { name: nameOf('_acme-challenge.example.com'), type: 'CAA' } as const;

  test('are one name, one type and EDNS', () => {
    const sent = decode(writeQuestion(question, { recursive: true, edns: true }));
    expect(sent).toMatchObject({
      type: 'query',
      id: 0,
      flag_rd: true,
      questions: [{ name: '_acme-challenge.example.com', type: 'CAA', class: 'IN' }],
      answers: [],
      authorities: [],
      additionals: [{ type: 'OPT', udpPayloadSize: 1232, flags: 0, options: [] }],
    });
    expect(decode(writeQuestion(question, { recursive: false, edns: false }))).toMatchObject({
      flag_rd: false,
      additionals: [],
    });
  });

  test('of the root, and with capitals', () => {
    const root = writeQuestion({ name: nameOf('.'), type: 'NS' }, { recursive: false, edns: false });
    expect(root.subarray(12).toString('hex')).toBe('0000020001');
    const spelled = writeQuestion(question, { recursive: false, edns: false, capitals: at => at % 2 === 1 });
    expect(decode(spelled).questions?.[0]?.name).toBe('_AcMe-cHaLlEnGe.eXaMpLe.cOm');
  });

  test('can be asked for every name without escapes', () => {
    fc.assert(
      fc.property(hostName, name => {
        expect(canAsk(nameOf(name))).toBe(true);
        const sent = writeQuestion({ name: nameOf(name), type: 'A' }, { recursive: false, edns: true });
        expect(decode(sent).questions?.[0]?.name.split('.')).toEqual(labelsOf(nameOf(name)));
      }),
    );
    expect(canAsk(nameOf('a\\.b.example.com'))).toBe(false);
  });

  test('are answered by the same id, the same octets and a response alone', () => {
    const sent = writeQuestion(question, { recursive: false, edns: true });
    const right = encode({ type: 'response', id: 0, questions: [question] });
    expect(answersTo(sent, right)).toBe(true);
    expect(refusesFormat(sent, right)).toBe(false);
    const end = 12 + 29 + 4;
    for (let at = 0; at < end; at++) {
      // Octets 2 and 3 hold flags of which most say nothing about whose answer it is; 6 to 11 count records.
      if ([2, 3].includes(at) || (at >= 6 && at < 12)) continue;
      const wrong = Buffer.from(right);
      wrong[at]! ^= 0x20;
      expect(`${at} ${answersTo(sent, wrong)}`).toBe(`${at} false`);
    }
    expect(answersTo(sent, right.subarray(0, end - 1))).toBe(false);
  });
});
