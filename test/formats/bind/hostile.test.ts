import { describe, expect, it } from 'vitest';
import { interestIn } from '../../../src/dns/interest.js';
import { nameOf } from '../../../src/dns/name.js';
import { bind } from '../../../src/formats/bind/index.js';
import { treeOf } from '../../support/tree.js';

const megabyte = 1 << 20;
const many = 1 << 17;

/** Texts with which a reader may be made to crash, or to work for ever. */
const texts: Record<string, string> = {
  'one line of letters': 'a'.repeat(megabyte),
  'one line of words': 'a '.repeat(megabyte / 2),
  'one line of quotes': 'a TXT '.padEnd(megabyte, '"'),
  'one line of backslashes': 'a TXT '.padEnd(megabyte, '\\'),
  'one line of opened tags': '{{ '.repeat(megabyte / 3),
  'one line of shell tags': '${a}'.repeat(megabyte / 4),
  'one line of half tags': '{%${<%@@'.repeat(megabyte / 8),
  'one line of dots': '.'.repeat(megabyte),
  'one line of spaces': ' '.repeat(megabyte),
  'one line of letters and dots': 'a.'.repeat(megabyte / 2),
  'lines of opened parentheses': 'a TXT (\n'.repeat(many / 8),
  'lines of doubly opened parentheses': `${'a TXT ((\n'.repeat(many / 9)})`,
  'opened parentheses': '('.repeat(many),
  'closed parentheses': ')'.repeat(many),
  'closed parentheses on lines': ')\n'.repeat(many / 2),
  'opened quotes': 'a TXT "\n'.repeat(many / 8),
  'opened comments of templates': '{#\n'.repeat(many / 3),
  'opened tags of templates': '{% if\n'.repeat(many / 6),
  'opened blocks of templates': '{% if a %}\n'.repeat(many / 11),
  'line breaks': '\n'.repeat(many),
  'carriage returns': '\r'.repeat(many),
  'NUL octets': '\0'.repeat(many),
  'other origins': '$ORIGIN a\n'.repeat(many / 10),
  'directives without end': `$ORIGIN ${'a.'.repeat(many / 2)}`,
  'ranges without end': '$GENERATE 0-2147483647 $ A 1\n'.repeat(many / 29),
  'ranges to the limit': '$GENERATE 0-65535 $ A 1\n'.repeat(many / 24),
  'missing files': '$INCLUDE x\n'.repeat(many / 11),
  'damaged octets': '\uFFFD'.repeat(many),
  'SOA without end': '@ SOA '.repeat(many / 6),
  'zone blocks without end': 'zone "a" {'.repeat(many / 10),
  'escaped quotes of a configuration': `zone a { file "${'\\"'.repeat(many / 2)}`,
  'comments of a configuration': '/*'.repeat(many / 2),
};

describe('a hostile file', () => {
  // A reader that is quadratic in any of these takes minutes, one that recurses runs out of stack.
  it.each(Object.keys(texts))(
    'of %s is read to its end',
    name => {
      const text = texts[name]!;
      const interest = interestIn([nameOf('_acme-challenge.example.com')]);
      const tree = treeOf({ zone: text, 'named.conf': text });
      bind.recognises({ path: 'zone', text }, treeOf({}));
      for (const given of [{}, { interest }]) {
        const read = () => {
          bind.read({ tree, paths: ['zone'], zoneOf: () => nameOf('example.com'), ...given });
          bind.read({ tree, paths: ['named.conf'], zoneOf: () => undefined, ...given });
        };
        expect(read).not.toThrow();
      }
    },
    60_000,
  );
});
