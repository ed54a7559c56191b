import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  below,
  type DomainName,
  isAtOrBelow,
  labelsOf,
  NameError,
  nameOf,
  type ParseOptions,
  parentOf,
  parseName,
  root,
  upTo,
} from '../../src/dns/name.js';

const l63 = 'a'.repeat(63);
/** Four labels, 253 octets: the longest name there is. */
const longest = `${l63}.${l63}.${l63}.${'b'.repeat(61)}`;

describe('parseName', () => {
  const origin = nameOf('example.com');

  test.each<[text: string, name: string, options?: ParseOptions]>([
    ['example.com', 'example.com'],
    ['example.com.', 'example.com'],
    ['EXAMPLE.Com.', 'example.com'],
    ['.', ''],
    ['www', 'www.example.com', { origin }],
    ['www.', 'www', { origin }],
    ['.', '', { origin }],
    ['www', 'www', { origin: root }],
    ['*.example.com', '*.example.com'],
    ['_acme-challenge.a_b.-c-.test', '_acme-challenge.a_b.-c-.test'],
    [longest, longest],
    [`${longest}.`, longest],
    [l63, l63],
  ])('reads %j as %j', (text, name, options) => {
    expect(parseName(text, options)).toBe(name);
  });

  test.each([
    ['', 'is empty'],
    ['..', 'has an empty label'],
    ['.com', 'has an empty label'],
    ['a..b', 'has an empty label'],
    ['a..', 'has an empty label'],
    ['a\\', 'ends in a lone backslash'],
    ['a\\256.b', 'has the escape \\256, which is no octet'],
    ['a\\1', 'has the escape \\1, which is no octet'],
    ['a\\12b', 'has the escape \\1, which is no octet'],
    [`${l63}a`, 'has a label over 63 octets (RFC 1035 §2.3.4)'],
    [`\\.${l63}`, 'has a label over 63 octets (RFC 1035 §2.3.4)'],
    [`${longest}b`, 'has 254 octets; 253 is the limit (RFC 1035 §2.3.4)'],
    [`${longest}b.`, 'has 254 octets; 253 is the limit (RFC 1035 §2.3.4)'],
  ])('refuses %j: it %s', (text, message) => {
    expect(parseName(text)).toEqual(new NameError(message));
  });

  test('counts the origin into the length', () => {
    const relative = longest.slice(0, -'.example.com'.length);
    expect(parseName(relative, { origin })).toBe(`${relative}.example.com`);
    expect(parseName(`${relative}b`, { origin })).toEqual(
      new NameError('has 254 octets; 253 is the limit (RFC 1035 §2.3.4)'),
    );
  });

  test.each([
    ['a\\.b.c', 'a\\.b.c'],
    ['a\\046b.c', 'a\\.b.c'],
    ['\\065\\066c', 'abc'],
    ['\\a\\-b', 'a-b'],
    ['\\\\.c', '\\\\.c'],
    ['a\\\\', 'a\\\\'],
    ['a\\.', 'a\\.'],
    ['a\\..', 'a\\.'],
    ['a b;c', 'a\\032b\\;c'],
    ['@', '\\@'],
    ['\\$\\(\\)\\"', '\\$\\(\\)\\"'],
    ['\\000\\127\\255', '\\000\\127\\255'],
    ['a/b', 'a/b'],
  ])('keeps escaped only what a master file would take for syntax: %s is %s', (text, name) => {
    expect(parseName(text)).toBe(name);
  });

  test('counts an escape as one octet', () => {
    expect(parseName('\\.'.repeat(63))).toBe('\\.'.repeat(63));
    expect(parseName('\\.'.repeat(64))).toBeInstanceOf(NameError);
    expect(parseName('\\000'.repeat(63))).toBe('\\000'.repeat(63));
  });

  test.each([
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['MÜNCHEN.example', 'xn--mnchen-3ya.example'],
    ['mu\u0308nchen.example', 'xn--mnchen-3ya.example'],
    ['XN--MNCHEN-3YA.example', 'xn--mnchen-3ya.example'],
    ['_acme-challenge.münchen.example', '_acme-challenge.xn--mnchen-3ya.example'],
    ['*.例え.テスト', '*.xn--r8jz45g.xn--zckzah'],
    ['straße', 'xn--strae-oqa'],
    ['1.2.3.ü', '1.2.3.xn--tda'],
    ['\u212a.test', 'k.test'],
  ])('turns U-labels into A-labels: %s is %s', (text, name) => {
    expect(parseName(text)).toBe(name);
  });

  test.each([
    ['a soft hyphen alone', '\u00ad'],
    ['a soft hyphen between dots', 'a.\u00ad.b'],
    ['a full stop that is no dot', 'a。b'],
    ['a combining mark first', '\u0301a'],
    ['a joiner without context', 'a\u200db'],
    ['a lone surrogate', 'a\ud800'],
    // What the URL parser behind domainToASCII would decode, strip or stop at.
    ['a percent escape', 'ü%41'],
    ['a tab', 'ü\tb'],
    ['a space', 'ü b'],
    ['a slash', 'ü/b'],
    ['an at sign', 'ü@b'],
    ['a backslash', 'ü\\065'],
  ])('refuses a U-label with %s', (_, text) => {
    expect(parseName(text)).toEqual(new NameError('has a label that IDNA does not allow (RFC 5891)'));
  });

  test('refuses a U-label whose A-label is over 63 octets, and a huge one at once', () => {
    const overlong = new NameError('has a label over 63 octets (RFC 1035 §2.3.4)');
    expect(parseName(`ü${'a'.repeat(55)}`)).toBe(`xn--${'a'.repeat(55)}-oxf`);
    expect(parseName(`ü${'a'.repeat(56)}`)).toEqual(overlong);
    expect(parseName('ü'.repeat(200))).toEqual(overlong);
    expect(parseName('ü'.repeat(100_000))).toEqual(overlong);
  });

  test('takes what is beyond ASCII as octets of UTF-8 where a master file is read', () => {
    const options = { beyondAscii: 'octets' } as const;
    expect(parseName('ü.Test', options)).toBe('\\195\\188.test');
    expect(parseName('ü%\\065', options)).toBe('\\195\\188%a');
    // U+212A is KELVIN SIGN, whose lower case is the letter k: but not octet by octet.
    expect(parseName('\u212a', options)).toBe('\\226\\132\\170');
    expect(parseName(`${'ü'.repeat(31)}a`, options)).toBe(`${'\\195\\188'.repeat(31)}a`);
    expect(parseName('ü'.repeat(32), options)).toBeInstanceOf(NameError);
  });
});

test('nameOf throws on what is no name, with the reason', () => {
  expect(nameOf('a.test.')).toBe('a.test');
  expect(() => nameOf('a..b')).toThrow(new Error('a..b has an empty label'));
});

test('below puts labels before a name, and the root adds nothing', () => {
  expect(below('a.b', nameOf('test'))).toBe('a.b.test');
  expect(below('a.b', root)).toBe('a.b');
});

test.each([
  ['.', [], undefined],
  ['test', ['test'], ''],
  ['a.test', ['a', 'test'], 'test'],
  ['a\\.b.test', ['a\\.b', 'test'], 'test'],
  ['a\\\\.b.test', ['a\\\\', 'b', 'test'], 'b.test'],
  ['\\..\\046\\000.x', ['\\.', '\\.\\000', 'x'], '\\.\\000.x'],
  ['a\\.b', ['a\\.b'], ''],
])('%s has the labels %j and the parent %j', (text, labels, parent) => {
  const name = nameOf(text);
  expect(labelsOf(name)).toEqual(labels);
  expect(parentOf(name)).toBe(parent);
});

test.each([
  ['a.test', 'test', true],
  ['a.test', 'a.test', true],
  ['a.test', '.', true],
  ['.', '.', true],
  ['.', 'test', false],
  ['test', 'a.test', false],
  ['atest', 'test', false],
  ['b.test', 'a.test', false],
  ['x\\.test', 'test', false],
  ['x\\\\.test', 'test', true],
  ['a.x\\.test', 'x\\.test', true],
  ['a.x\\.test', 'test', false],
])('%s at or below %s: %s', (name, ancestor, expected) => {
  expect(isAtOrBelow(nameOf(name), nameOf(ancestor))).toBe(expected);
});

test('upTo climbs label by label, both ends included', () => {
  const name = nameOf('a.b\\.c.test');
  expect([...upTo(name, nameOf('test'))]).toEqual(['a.b\\.c.test', 'b\\.c.test', 'test']);
  expect([...upTo(name, root)]).toEqual(['a.b\\.c.test', 'b\\.c.test', 'test', '']);
  expect([...upTo(name, name)]).toEqual([name]);
  expect([...upTo(root, root)]).toEqual(['']);
});

describe('for every name', () => {
  const octet = fc.oneof(
    fc.constantFrom(...[...'ab.\\;@"$() *_-09AZ'].map(character => character.charCodeAt(0))),
    fc.integer({ min: 0, max: 255 }),
  );
  const wireLabel = fc.array(octet, { minLength: 1, maxLength: 63 });
  const wireName = fc
    .array(fc.oneof(fc.array(octet, { minLength: 1, maxLength: 3 }), wireLabel), { maxLength: 6 })
    .filter(labels => labels.reduce((octets, label) => octets + label.length + 1, 1) <= 255);

  /** RFC 1035 §5.1 with every octet as `\DDD`. */
  const escaped = (labels: readonly number[][]): string =>
    `${labels.map(label => label.map(each => `\\${String(each).padStart(3, '0')}`).join('')).join('.')}.`;
  const read = (labels: readonly number[][]): DomainName => nameOf(escaped(labels));
  const lower = (label: readonly number[]): string =>
    label.map(each => String(each >= 65 && each <= 90 ? each + 32 : each)).join(' ');

  test('what is printed reads as the same name', () => {
    fc.assert(
      fc.property(wireName, labels => {
        const name = read(labels);
        expect(parseName(`${name}.`)).toBe(name);
        if (name !== root) expect(parseName(name)).toBe(name);
        expect(parseName(`${name}.`, { beyondAscii: 'octets' })).toBe(name);
        expect(name).toMatch(/^[!-~]*$/);
      }),
    );
  });

  test('two are equal where their labels are, octet by octet and whatever the case', () => {
    const few = fc.array(fc.array(fc.constantFrom(65, 97, 46, 92, 48), { minLength: 1, maxLength: 2 }), {
      maxLength: 2,
    });
    fc.assert(
      fc.property(few, few, (a, b) => {
        expect(read(a) === read(b)).toBe(a.map(lower).join('.') === b.map(lower).join('.'));
      }),
      { numRuns: 1000 },
    );
  });

  test('labels, parent, ancestors and isAtOrBelow agree with the wire form', () => {
    fc.assert(
      fc.property(wireName, wireName, fc.nat(6), (labels, others, at) => {
        const name = read(labels);
        expect(labelsOf(name)).toEqual(labels.map(label => read([label])));
        expect([...upTo(name, root)]).toEqual(
          Array.from({ length: labels.length + 1 }, (_, from) => read(labels.slice(from))),
        );
        expect(parentOf(name)).toBe(labels.length === 0 ? undefined : read(labels.slice(1)));
        expect(isAtOrBelow(name, read(labels.slice(Math.min(at, labels.length))))).toBe(true);
        const isBelow = (under: readonly number[][], above: readonly number[][]): boolean =>
          above.length <= under.length &&
          above.every((label, nth) => lower(label) === lower(under[under.length - above.length + nth]!));
        expect(isAtOrBelow(name, read(others))).toBe(isBelow(labels, others));
      }),
    );
  });

  test('any text is a name in canonical form, or an error, and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom('a', 'Ü', '.', '\\', '0', '1', '9', '%', ' ', '\u00ad', '*') }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('u-label' as const, 'octets' as const), (text, beyondAscii) => {
        const name = parseName(text, { beyondAscii });
        if (name instanceof NameError) return;
        expect(parseName(`${name}.`)).toBe(name);
        expect(labelsOf(name)).not.toContain('');
      }),
      { numRuns: 2000 },
    );
  });
});
