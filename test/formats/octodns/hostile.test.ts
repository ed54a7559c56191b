import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interestIn } from '../../../src/dns/interest.js';
import { nameOf } from '../../../src/dns/name.js';
import { octodns } from '../../../src/formats/octodns/index.js';
import { treeOf } from '../../support/tree.js';

function read(files: Record<string, string>, sieved = false): ReturnType<typeof octodns.read> {
  const tree = treeOf(files);
  const interest = sieved ? { interest: interestIn([nameOf('_acme-challenge.www.example.com')]) } : {};
  const paths = tree.paths.filter(path => !path.startsWith('shared/'));
  return octodns.read({ tree, paths, zoneOf: () => undefined, ...interest });
}

const token = fc.constantFrom(
  ...[
    'a',
    'www',
    '_acme-challenge',
    'type',
    'value',
    'values',
    'CNAME',
    'A',
    '192.0.2.1',
    'x.',
    'octodns',
    'ü',
    '<<',
    '=',
    '1.10',
    '010',
  ],
  ...[
    ': ',
    ':',
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    ' ',
    ', ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '#',
    ' # ',
    '|',
    '>',
    '-',
    '---\n',
    '...\n',
  ],
  ...[
    '&a ',
    '*a',
    '!include b.yaml',
    '!!int ',
    '! ',
    '%',
    '@',
    '? ',
    '\t',
    '\r\n',
    '\u2028',
    '\\',
    '{zone_name}',
    'null',
    '~',
    '2001-01-01',
  ],
);

const keys = [
  'providers',
  'zones',
  'processors',
  'manager',
  'class',
  'directory',
  'sources',
  'targets',
  'alias',
  'glob',
  'regex',
  'octodns.provider.yaml.YamlProvider',
  'example.com.',
  "'*'",
  'config',
  'octodns.processor.templating.Templating',
];

describe('no text makes the reader throw', () => {
  test('zone files, with the sieve and without', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), fc.boolean(), (tokens, sieved) => {
        const text = tokens.join('');
        read({ 'example.com.yaml': text, 'b.yaml': text }, sieved);
        octodns.recognises({ path: 'example.com.yaml', text }, treeOf({}));
      }),
      { numRuns: 3000 },
    );
  }, 60_000);

  test('configurations', () => {
    const word = fc.oneof(token, fc.constantFrom(...keys));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), tokens => {
        const config = `providers:\n  config: {class: octodns.provider.yaml.YamlProvider, directory: z}\nzones:\n  example.com.: {sources: [config], targets: [config]}\n${tokens.join('')}`;
        read({ 'c.yaml': config, 'z/example.com.yaml': 'a: {type: A, value: 192.0.2.1}\n' });
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('sections of any shape', () => {
    const scalar = fc.constantFrom(null, true, 1, 'config', 'x', '', '/x', 'env/X', [], {});
    const value = fc.oneof(scalar, fc.array(scalar), fc.dictionary(fc.constantFrom(...keys), scalar));
    const section = fc.oneof(value, fc.dictionary(fc.constantFrom(...keys), value));
    fc.assert(
      fc.property(section, section, section, section, (manager, processors, provider, zone) => {
        const config = {
          providers: { config: { class: 'octodns.provider.yaml.YamlProvider', directory: 'z' }, x: provider },
          processors,
          manager,
          zones: { 'example.com.': zone, '*': zone },
        };
        read({
          'c.yaml': JSON.stringify(config)
            .replace(/^\{/, '\n# octodns\n')
            .replace(/\}$/, '')
            .replace(/"(providers|processors|manager|zones)":/g, '\n$1:')
            .replace(/,\n/g, '\n'),
          'z/example.com.yaml': '',
        });
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});

describe('nothing grows without bound', () => {
  test('includes within includes are counted as often as they are included', () => {
    const files: Record<string, string> = {
      'example.com.yaml': 'a: {type: TXT, values: !include shared/0.yaml}\n',
    };
    for (let level = 0; level < 18; level++)
      files[`shared/${level}.yaml`] = `[${Array(20)
        .fill(`!include ${level + 1}.yaml`)
        .join(', ')}]\n`;
    files['shared/18.yaml'] = 'text\n';
    const { problems, zones } = read(files);
    expect(problems.map(({ message }) => message)).toEqual([
      'The includes stand for more than 5000000 values. Write fewer of them.',
    ]);
    expect(zones.items[0]!.records).toMatchObject({ items: [], gaps: [{ parts: ['a.example.com'] }] });
  });

  test('a long line is read to its end', () => {
    const lines = [
      `a: {type: TXT, value: "${'x: '.repeat(100_000)}"}`,
      `b:${' '.repeat(100_000)}x`,
      `c: ${'- '.repeat(50)}`,
      `d: [${'1,'.repeat(50_000)}]`,
    ];
    // A reader that is quadratic in a line's length takes minutes.
    const { zones } = read({ 'example.com.yaml': lines.join('\n') }, true);
    expect(zones.items.map(({ apex }) => apex)).toEqual(['example.com']);
    const recognised = lines.map(text => octodns.recognises({ path: 'example.com.yaml', text }, treeOf({})));
    expect(recognised).toEqual([true, false, false, false]);
  });
});
