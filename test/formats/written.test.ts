import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DomainName, NameError, nameOf, parseName } from '../../src/dns/name.js';
import { type DotRule, writtenName, writtenRdata } from '../../src/formats/written.js';
import { canBe, type Hole, type Parts, spell, type Value } from '../../src/value.js';

const span = { file: { path: 'a', text: '' }, start: 0, end: 0 };
const hole: Hole = { expression: 'x', reason: 'a variable' };
const zone = nameOf('example.com');

/** A text in which `${x}` stands for a hole, as parts. */
function partsOf(text: string): Parts {
  return text.split('${x}').flatMap((literal, index) => (index === 0 ? [literal] : [hole, literal]));
}

function show(value: Value<string> | NameError): string {
  if (value instanceof NameError) return `error: ${value.message}`;
  return value.known ? value.value : `? ${spell(value.parts)}`;
}

describe('a name', () => {
  test.each<[string, DotRule, DomainName | undefined, string]>([
    ['www', 'relative', zone, 'www.example.com'],
    ['www', 'either', zone, 'www.example.com'],
    ['www', 'absolute', zone, 'www'],
    ['WWW.Example.com', 'relative', zone, 'www.example.com.example.com'],
    ['WWW.Example.com', 'either', zone, 'www.example.com'],
    ['example.com', 'either', zone, 'example.com'],
    ['myexample.com', 'either', zone, 'myexample.com.example.com'],
    ['www.example.com.', 'relative', zone, 'www.example.com'],
    ['www.example.org.', 'relative', zone, 'www.example.org'],
    ['bücher', 'relative', zone, 'xn--bcher-kva.example.com'],
    ['@', 'relative', zone, 'example.com'],
    ['', 'absolute', zone, 'example.com'],
    ['*', 'relative', zone, '*.example.com'],
    ['a..b', 'relative', zone, 'error: has an empty label'],
    ['www', 'relative', nameOf('.'), 'www'],
    ['www', 'relative', undefined, '? www.${…}'],
    ['www.example.com', 'either', undefined, '? www.example.com${…}'],
    ['www.example.com.', 'either', undefined, 'www.example.com'],
    ['@', 'relative', undefined, '? ${…}'],
    ['_Acme-Challenge.${x}', 'relative', zone, '? _acme-challenge.${x}example.com'],
    ['${x}', 'relative', zone, '? ${x}example.com'],
    ['${x}.www', 'relative', zone, '? ${x}.www.example.com'],
    ['${x}.www.', 'relative', zone, '? ${x}.www'],
    ['${x}.www', 'absolute', zone, '? ${x}.www'],
    ['${x}.www', 'relative', undefined, '? ${x}.www${…}'],
    ['${x}.www', 'relative', nameOf('.'), '? ${x}.www'],
    ['${x}.example.com', 'either', zone, '? ${x}.example.com'],
    ['${x}example.com', 'either', zone, '? ${x}example.com'],
    ['${x}.com', 'either', zone, '? ${x}example.com'],
    ['${x}.internal.${x}', 'relative', zone, '? ${x}.internal.${x}example.com'],
    ['app.e${x}', 'either', zone, '? app.${x}example.com'],
    ['${x}.net', 'either', zone, '? ${x}.net.example.com'],
    ['${x}.bücher.shop', 'relative', zone, '? ${x}.${bücher}.shop.example.com'],
    ['${x}.a\\.b', 'relative', zone, '? ${x}example.com'],
  ])('%s, %s, in %s is %s', (text, rule, apex, expected) => {
    expect(show(writtenName(partsOf(text), span, rule, apex))).toBe(expected);
  });

  test('of many pieces takes no long time', () => {
    const many = Array.from({ length: 100_000 }, () => ['a.', hole]).flat();
    expect(show(writtenName(many, span, 'either', zone))).toBe('? ${x}example.com');
    expect(show(writtenName(['a.'.repeat(1_000_000), hole], span, 'relative', zone))).toHaveLength(2_000_017);
  });

  const label = fc.oneof(
    fc.constantFrom(
      '_acme-challenge',
      'www',
      'Example',
      'com',
      'my',
      '*',
      'a\\.b',
      'a\\046b',
      'bücher',
      'a@b',
    ),
    fc.stringMatching(/^[a-z0-9]{1,4}$/),
  );
  const text = fc
    .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([labels, dotted]) => labels.join('.') + (dotted ? '.' : ''));
  const rule = fc.constantFrom<DotRule>('absolute', 'relative', 'either');

  test('whose pieces are not known can still be whatever they make of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.constant('@')),
        rule,
        fc.nat(30),
        fc.nat(30),
        (whole, dots, one, other) => {
          const [start, end] = [Math.min(one, other), Math.max(one, other)];
          const unknown = whole.slice(start, end);
          // Beyond what is promised: half an escape, letters that IDNA maps, nothing behind a dot.
          fc.pre(/^[a-zA-Z0-9_.*@-]*$/.test(unknown) && !/\\[0-9]{0,2}$/.test(whole.slice(0, start)));
          fc.pre(unknown !== '' || !whole.slice(0, start).endsWith('.'));
          const known = writtenName([whole], span, dots, zone);
          fc.pre(
            !(known instanceof NameError) &&
              known.known &&
              !/[^\0-\x7f]/.test(labelAround(whole, start, end)),
          );
          const holed = writtenName([whole.slice(0, start), hole, whole.slice(end)], span, dots, zone);
          if (holed instanceof NameError || holed.known || !known.known) throw new Error('it has a hole');
          if (known.value === zone || known.value.endsWith(`.${zone}`) || dots === 'absolute')
            expect(canBe(holed.parts, known.value)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('whose zone is not known can still be the name in any zone', () => {
    fc.assert(
      fc.property(text, rule, (whole, dots) => {
        const known = writtenName([whole], span, dots, zone);
        const open = writtenName([whole], span, dots, undefined);
        if (known instanceof NameError || open instanceof NameError || !known.known) return;
        expect(canBe(open.known ? [open.value] : open.parts, known.value)).toBe(true);
      }),
    );
  });

  test('that is known is a name in its normal form', () => {
    fc.assert(
      fc.property(text, rule, (whole, dots) => {
        const known = writtenName([whole], span, dots, zone);
        if (known instanceof NameError || !known.known) return;
        expect(parseName(known.value)).toBe(known.value);
      }),
    );
  });
});

/** The labels that a stretch of a name is part of. */
function labelAround(whole: string, start: number, end: number): string {
  const before = whole.slice(0, start).split('.').at(-1);
  return `${before}${whole.slice(end).split('.')[0]}`;
}

describe('RDATA', () => {
  test.each<[string, string, DomainName | undefined, string]>([
    ['CNAME', 'Target.Example.net', undefined, 'target.example.net.'],
    ['CNAME', 'target.example.net.', zone, 'target.example.net.'],
    ['CNAME', 'target.example.net', zone, 'target.example.net.example.com.'],
    ['CNAME', '@', zone, 'example.com.'],
    ['CNAME', 'https://example.net/', undefined, 'https://example.net/.'],
    ['CNAME', '.host.example.net', undefined, '.host.example.net'],
    ['CNAME', '', undefined, ''],
    ['CNAME', ' a.example.net ', undefined, 'a.example.net.'],
    ['ALIAS', 'LB.example.net', undefined, 'lb.example.net.'],
    ['MX', '10  Mail.example.net', undefined, '10 mail.example.net.'],
    ['SRV', '1 2 443 web', zone, '1 2 443 web.example.com.'],
    [
      'NAPTR',
      '1 2 "u" "E2U+sip" "!^.* (x)$!sip:A!" Next',
      undefined,
      '1 2 "u" "E2U+sip" "!^.* (x)$!sip:A!" next.',
    ],
    ['HTTPS', '1 Web.example.net alpn="h2, h3"', undefined, '1 web.example.net. alpn="h2, h3"'],
    ['TXT', '"A  b"', undefined, '"A  b"'],
    ['CAA', '0 issue "Letsencrypt.org"', undefined, '0 issue "Letsencrypt.org"'],
    ['A', '192.0.2.1', undefined, '192.0.2.1'],
    ['CNAME', 'App.${x}', undefined, '? app.${x}'],
    ['CNAME', '${x}.Example.net', undefined, '? ${x}.example.net.'],
    ['CNAME', '${x}.example.net', zone, '? ${x}.example.net.example.com.'],
    ['CNAME', '${x}.example.net.', zone, '? ${x}.example.net.'],
    ['CNAME', '${x}.example', nameOf('.'), '? ${x}.example.'],
    ['CNAME', '${x}.bücher.example', undefined, '? ${x}.${bücher}.example.'],
    ['MX', '${x} Mail.example.net', undefined, '? ${x} mail.example.net.'],
    ['MX', '10 ${x}', undefined, '? 10 ${x}'],
    ['TXT', '"A${x}"', undefined, '? "A${x}"'],
  ])('%s %s with %s is %s', (type, text, completion, expected) => {
    expect(show(writtenRdata(type, partsOf(text), span, completion))).toBe(expected);
  });

  const target = fc.stringMatching(/^[A-Za-z0-9]{1,3}(\.[A-Za-z0-9]{1,3}){0,3}\.?$/);
  const written = fc.oneof(
    target.map(name => ['CNAME', name] as const),
    target.map(name => ['MX', `10 ${name}`] as const),
    target.map(name => ['SRV', `1 2 443 ${name}`] as const),
    fc.string().map(text => ['TXT', JSON.stringify(text)] as const),
    fc.constant(['CAA', '0 issue "letsencrypt.org"'] as const),
  );

  test('whose pieces are not known can still be whatever they make of it', () => {
    fc.assert(
      fc.property(
        written,
        fc.option(fc.constant(zone), { nil: undefined }),
        fc.nat(30),
        fc.nat(30),
        ([type, text], completion, one, other) => {
          const [start, end] = [Math.min(one, other), Math.max(one, other)];
          // Words that come with their blanks would have to be told apart by what they are.
          fc.pre(type === 'TXT' || !text.slice(start, end).includes(' '));
          const whole = writtenRdata(type, [text], span, completion);
          const holed = writtenRdata(type, [text.slice(0, start), hole, text.slice(end)], span, completion);
          if (!whole.known || holed.known) throw new Error('it has a hole');
          expect(canBe(holed.parts, whole.value)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
