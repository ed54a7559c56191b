import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interestIn } from '../../../src/dns/interest.js';
import { indexZones, lookUp } from '../../../src/dns/lookup.js';
import { nameOf } from '../../../src/dns/name.js';
import { octodns } from '../../../src/formats/octodns/index.js';
import { sieveFor } from '../../../src/formats/octodns/sieve/sieve.js';
import { positionOf, type Span } from '../../../src/source.js';
import { treeOf } from '../../support/tree.js';

/** What the sieve leaves of a file when nothing is asked, with `…n` for n lines that are left out. */
function left(text: string, names: readonly string[] = []): string {
  const sieve = sieveFor({ names: new Set(names), bringsRecord: () => true });
  const { text: kept, omissions = [] } = sieve([Buffer.from(text)]);
  let result = '';
  let at = 0;
  for (const { offset, lines } of omissions) {
    result += `${kept.slice(at, offset)}…${lines}\n`;
    at = offset;
  }
  return result + kept.slice(at);
}

const boring = 'www:\n  type: A\n  value: 192.0.2.1\n';
const wanted =
  '_acme-challenge.www:\n  type: CNAME\n  value: www.example.com.0123456789abcdef.dcv.cloudflare.com.\n';

describe('what is passed over', () => {
  test('entries of plain lines and boring types, with the comments and blank lines behind them', () => {
    expect(
      left(
        `---\n# head\n${boring}\n# note\n\n${wanted}api:\n  - type: TXT\n    values:\n    - one\n    - 'two: #2'\n  - ttl: 60\n    type: MX\n    value:\n      exchange: mx.example.net. # comment\n      preference: 10\n`,
      ),
    ).toBe(`---\n# head\n…6\n${wanted}…10\n`);
  });

  test('an entry at an asked name stays', () => {
    expect(left(boring, ['www'])).toBe(boring);
  });

  test('one entry below an asked name stays, to show that the name exists', () => {
    expect(left(`a.${boring}b.${boring}`, ['www'])).toBe(`a.${boring}…3\n`);
  });

  test('an entry whose record octoDNS does not take shows nothing', () => {
    const sieve = sieveFor({ names: new Set(['www']), bringsRecord: entry => entry.includes('b.www') });
    const text = `a.${boring}b.${boring}c.${boring}`;
    expect(sieve([Buffer.from(text)])).toEqual({
      text: `a.${boring}b.${boring}`,
      omissions: [{ offset: 72, lines: 3 }],
    });
  });

  test('a file that comes in chunks, cut within a character, is one file', () => {
    const bytes = Buffer.from(`# ü\n${boring}${wanted}`);
    const chunks = [bytes.subarray(0, 3), bytes.subarray(3)];
    const sieve = sieveFor({ names: new Set(), bringsRecord: () => true });
    expect(sieve(chunks)).toEqual({ text: `# ü\n${wanted}`, omissions: [{ offset: 4, lines: 3 }] });
  });

  test.each([
    ['a CNAME to a validation URL', 'x:\n  type: CNAME\n  value: x.0123456789abcdef.DCV.cloudflare.com.\n'],
    ['a name server', 'x:\n  type: NS\n  value: ns.example.net.\n'],
    ['a type of no list', 'x:\n  type: Route53Provider/ALIAS\n  value: y\n'],
    ['a wildcard', "'*.x':\n  type: A\n  value: 192.0.2.1\n"],
    ['the apex', "'':\n  type: A\n  value: 192.0.2.1\n"],
    ['a name at which octoDNS stops', "'x.':\n  type: A\n  value: 192.0.2.1\n"],
    ['a record without a type', 'x:\n  value: 192.0.2.1\n'],
    ['a record without a value', 'x:\n  - type: A\n    value: 192.0.2.1\n  - type: A\n'],
    ['a list of texts', 'x:\n  - type: A\n    value: 192.0.2.1\n  - text\n'],
    ['indentation that YAML refuses', 'x:\n  type: A\n   value: 192.0.2.1\n'],
    [
      'indentation that goes back too little',
      'x:\n    type: MX\n    value:\n        preference: 1\n      exchange: a.\n',
    ],
    ['a merge', 'x:\n  <<: *base\n  type: A\n  value: 192.0.2.1\n'],
    ['an anchor', 'x: &x\n  type: A\n  value: 192.0.2.1\n'],
    ['an alias', 'x: *y\n'],
    ['a flow mapping', 'x: {type: A, value: 192.0.2.1}\n'],
    ['an include', 'x: !include y.yaml\n'],
    ['a text block', 'x:\n  type: TXT\n  value: |\n    type: A\n    "open\n'],
    ['a quote within a quote', "x:\n  type: TXT\n  value: 'it''s'\n"],
    ['a letter beyond ASCII', 'x:\n  type: TXT\n  value: ü\n'],
    ['a template', 'x:\n  type: CNAME\n  value: "{zone_name}"\n'],
  ])('%s stays, and what is around it goes', (_what, entry) => {
    expect(left(`${boring}${entry}b${boring}`)).toBe(`…3\n${entry}…3\n`);
  });

  test.each([
    ['a second document', `${boring}---\n${boring}`],
    ['a directive', `%YAML 1.1\n---\n${boring}`],
    ['a merge at the top', `<<: *base\n${boring}`],
    ['a key that PyYAML does not read as text', `on:\n  type: A\n  value: 192.0.2.1\n${boring}`],
    ['an open quote', `x:\n  type: TXT\n  value: "a\n${boring}    b"\n`],
    ['an open bracket', `x: {type: TXT,\n${boring}}\n`],
    ['a quote that opens behind an odd key', `x:\n  a b: "c\n${boring}    d"\n`],
    ['a line break that only Python sees', `${boring}# note\u2028x: {type: NS, value: ns.}\n`],
    ['a tab', `x:\n\ttype: A\n${boring}`],
  ])('%s keeps the whole file', (_what, text) => {
    expect(left(text)).toBe(text);
  });

  test('entries of one key stay or go together, because the last of them wins', () => {
    const overwritten = `x:\n  type: NS\n  value: ns.example.net.\nX:\n  type: A\n  value: 192.0.2.1\n`;
    expect(left(overwritten + boring)).toBe(`${overwritten}…3\n`);
  });
});

const label = fc.constantFrom(
  'a',
  'b',
  'www',
  '_acme-challenge',
  'acme',
  '*',
  '1',
  '10',
  'A',
  'on',
  '1.10',
  'x.y',
);
const key = fc
  .array(label, { maxLength: 3 })
  .chain(labels => {
    const text = labels.join('.');
    return fc.constantFrom(text, `'${text}'`, `"${text}"`);
  })
  .map(text => (text === '' || text.startsWith('*') ? `'${text}'` : text));

const record = fc.constantFrom(
  ['type: A', 'value: 192.0.2.1'],
  ['value: 192.0.2.2', 'type: A'],
  ['type: A', 'values:', '- 192.0.2.1', '- 192.0.2.3'],
  ['type: AAAA', 'values:', "  - '2001:db8::1'"],
  ['ttl: 60', 'type: TXT', 'value: v=spf1 -all # comment'],
  ['type: TXT', 'value: >-', '    folded', '  text'],
  ['type: TXT', 'value: "a: b # c"'],
  ['type: TXT', "value: 'it''s'"],
  ['type: CNAME', 'value: x.example.net.'],
  ['type: CNAME', 'value: a.example.com.0123456789abcdef.dcv.cloudflare.com.'],
  ['type: NS', 'values: [ns1.example.net., ns2.example.net.]'],
  ['type: MX', 'value:', '  preference: 1', '  exchange: mx.example.net.'],
  ['type: A', 'octodns:', '  ignored: true', 'value: 192.0.2.4'],
  ['type: A', 'octodns: {excluded: [x]}', 'value: 192.0.2.4'],
  ['type: A', 'value: 192.0.2.256'],
  ['type: A'],
  ['value: 192.0.2.5'],
  ['type: DNAME', 'value: example.org.'],
  ['<<: *base'],
);

const entry = fc
  .tuple(key, fc.array(record, { minLength: 1, maxLength: 2 }), fc.boolean(), fc.nat(3))
  .map(([name, records, list, style]) => {
    const comment = style === 1 ? '# note\n' : style === 2 ? '\n' : '';
    if (style === 3) return `${name}: {type: A, value: 192.0.2.7}\n`;
    const dash = style === 2 ? '- ' : '  - ';
    if (list || records.length > 1) {
      const indent = ' '.repeat(dash.length);
      return `${name}:\n${comment}${records.map(lines => `${dash}${lines.join(`\n${indent}`)}\n`).join('')}`;
    }
    return `${name}:\n${comment}  ${records[0]!.join('\n  ')}\n`;
  });

const odd = fc.constantFrom(
  '',
  '---\n',
  '# head\n',
  'x: &x\n  type: TXT\n  value: "\n\n    b"\n',
  '? z\n: {type: A, value: 192.0.2.8}\n',
);

test('with and without the sieve a zone answers the same, at the same lines', () => {
  const names = fc.array(
    fc.array(fc.constantFrom('a', 'b', 'www', '_acme-challenge', 'acme', '1', '10'), { maxLength: 3 }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(odd, fc.array(entry, { maxLength: 12 }), names, (head, entries, asked) => {
      const base = 'base: &base\n  type: A\n  value: 192.0.2.6\n';
      const tree = treeOf({ 'zones/example.com.yaml': `${head}${base}${entries.join('')}` });
      const reading = { tree, paths: tree.paths, zoneOf: () => undefined };
      const owners = asked.map(labels => nameOf([...labels, 'example.com'].join('.')));
      const answers = (read: ReturnType<typeof octodns.read>): unknown =>
        owners.map(owner => lookUp(indexZones(read.zones), owner).map(placed));
      const whole = octodns.read(reading);
      const sieved = octodns.read({ ...reading, interest: interestIn(owners) });
      expect(answers(sieved)).toEqual(answers(whole));
    }),
    { numRuns: 500 },
  );
}, 60_000);

/** A lookup with positions for spans, and without the zone that answers. */
function placed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('file' in value && 'start' in value) return positionOf(value as Span);
  if (Array.isArray(value)) return value.map(placed);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (name === 'zone' ? [] : [[name, placed(part)]])),
  );
}
