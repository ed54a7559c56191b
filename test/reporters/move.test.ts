import { expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import type { MovePlan } from '../../src/move/plan.js';
import { moveJson, moveText } from '../../src/reporters/move.js';
import type { Span } from '../../src/source.js';

const file = { path: 'zones/a.zone', text: 'one\ntwo\nthree\n' };
const hostile = { path: 'a\n::error::b', text: 'x\n' };
const at = (start: number, of = file): Span => ({ file: of, start, end: start + 1 });
const owner = { known: true, value: nameOf('_acme-challenge.example.com'), span: at(4) } as const;
const holed = {
  known: false,
  parts: ['_acme-challenge.', { expression: 'x\x1b', reason: 'why' }],
  span: at(4),
} as const;

const nothing: MovePlan = {
  zone: nameOf('example.com'),
  to: nameOf('aaaabbbbccccdddd.dcv.cloudflare.com'),
  patch: '',
  changed: [],
  alsoChanged: [],
  settings: [],
  left: [],
  elsewhere: [],
  followsByItself: 0,
  already: 0,
  notes: [],
};

const much: MovePlan = {
  ...nothing,
  patch: '--- a/zones/a.zone\n+++ b/zones/a.zone\n@@ -1,1 +1,1 @@\n-one\n+two\n',
  changed: [{ owner, from: nameOf('0123456789abcdef.dcv.cloudflare.com'), span: at(4) }],
  alsoChanged: [at(8)],
  settings: [at(1, hostile)],
  left: [{ reason: 'It is wrong.', owner: holed, span: at(1, hostile) }, { reason: 'A line\nbreak.' }],
  elsewhere: [nameOf('_acme-challenge.www.example.com')],
  followsByItself: 1,
  already: 2,
  notes: ['Doubt\x07ful.'],
};

test('the text is the patch behind remarks', () => {
  expect([...moveText(much)].join('')).toBe(
    `# example.com moves to aaaabbbbccccdddd.dcv.cloudflare.com: 1 record to change, 2 records changed already, 1 record to follow once the code names the new zone, 2 places left to do by hand, 1 record elsewhere.
# Doubt\\x07ful.
# Publish the change once the new zone is active, and soon after: Cloudflare places tokens only while a zone is active.
# If you keep a lock file, refresh it then: dcv-check inventory --lock FILE
#
# Records that change:
#   zones/a.zone:2: _acme-challenge.example.com, from 0123456789abcdef.dcv.cloudflare.com
#
# Other places that change:
#   zones/a.zone:3
#   a\\n::error::b:1
#
# Left to do by hand:
#   a\\n::error::b:1: _acme-challenge.\${x\\x1b}: It is wrong.
#   A line\\nbreak.
#
# Needed, and in no zone of this repository:
#   _acme-challenge.www.example.com
#
--- a/zones/a.zone
+++ b/zones/a.zone
@@ -1,1 +1,1 @@
-one
+two
`,
  );
});

test('without a patch there are remarks alone', () => {
  expect([...moveText(nothing)].join('')).toBe(
    '# example.com moves to aaaabbbbccccdddd.dcv.cloudflare.com: nothing here to change.\n',
  );
});

test('the JSON says the same', () => {
  const place = (path: string, line: number, column: number) => ({
    ...{ path, line, column },
    ...{ endLine: line, endColumn: column + 1 },
  });
  const text = [...moveJson(much)].join('');
  expect(/[^\x20-\x7e\n]/.test(text)).toBe(false);
  expect(JSON.parse(text)).toEqual({
    version: 1,
    zone: 'example.com',
    to: 'aaaabbbbccccdddd.dcv.cloudflare.com',
    changed: [
      {
        owner: '_acme-challenge.example.com',
        from: '0123456789abcdef.dcv.cloudflare.com',
        location: place('zones/a.zone', 2, 1),
      },
    ],
    also_changed: [{ location: place('zones/a.zone', 3, 1) }],
    settings: [{ location: { ...place('a\n::error::b', 1, 2), endLine: 2, endColumn: 1 } }],
    left: [
      {
        reason: 'It is wrong.',
        owner: '_acme-challenge.${x\x1b}',
        location: { ...place('a\n::error::b', 1, 2), endLine: 2, endColumn: 1 },
      },
      { reason: 'A line\nbreak.', location: null },
    ],
    elsewhere: ['_acme-challenge.www.example.com'],
    follows_by_itself: 1,
    already: 2,
    notes: ['Doubt\x07ful.'],
    patch: much.patch,
  });
  expect(JSON.parse([...moveJson(nothing)].join(''))).toEqual({
    ...{ version: 1, zone: 'example.com', to: 'aaaabbbbccccdddd.dcv.cloudflare.com' },
    ...{ changed: [], also_changed: [], settings: [], left: [], elsewhere: [], notes: [], patch: '' },
    ...{ follows_by_itself: 0, already: 0 },
  });
});
