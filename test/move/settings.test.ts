import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import type { Move } from '../../src/move/plan.js';
import { settingsEdits } from '../../src/move/settings-edits.js';
import { editedText, editsByFile } from '../../src/patch/text-edit.js';
import { loadSettings } from '../../src/settings/load.js';
import { settingsPath } from '../../src/settings/settings.js';
import { positionOf } from '../../src/source.js';
import { treeOf } from '../support/tree.js';
import { newId, oldId, otherId } from './moved.js';

const to = nameOf(`${newId}.dcv.cloudflare.com`);
const oldUrl = `${oldId}.dcv.cloudflare.com`;
const newUrl = `${newId}.dcv.cloudflare.com`;
const otherUrl = `${otherId}.dcv.cloudflare.com`;

/** The edits for the move of `example.com`. */
function editsFor(text: string) {
  const files = { [settingsPath]: text };
  const known = { tree: treeOf(files), zone: nameOf('example.com'), to };
  return settingsEdits({ ...known, settings: { path: settingsPath, text } } as unknown as Move);
}

/** The settings after the move, which are settings still, and what is left by line. */
function after(text: string): { text: string; left: string[] } {
  const { edits, left } = editsFor(text);
  const [ofFile = { file: { path: settingsPath, text }, edits: [] }] = editsByFile(edits);
  const edited = editedText(ofFile);
  loadSettings(treeOf({ [settingsPath]: edited }));
  return { text: edited, left: left.map(({ reason, span }) => `${positionOf(span!).line}: ${reason}`) };
}

test.each([
  [
    'the former one is remembered at the indentation of its entry',
    `certificates:
    -   zone: example.com
        validation_url: "https://${oldUrl}/"   # the dashboard's
        hosts: [example.com]
`,
    `certificates:
    -   zone: example.com
        former_validation_urls: [${oldUrl}]
        validation_url: "https://${newUrl}/"   # the dashboard's
        hosts: [example.com]
`,
  ],
  [
    'also where the entry begins or the file ends with it',
    `certificates:
- validation_url: ${oldId}
  zone: EXAMPLE.com.
  hosts: [example.com]
- zone: example.com
  hosts: [www.example.com]
  validation_url: ${oldId}`,
    `certificates:
- former_validation_urls: [${oldUrl}]
  validation_url: ${newId}
  zone: EXAMPLE.com.
  hosts: [example.com]
- zone: example.com
  hosts: [www.example.com]
  former_validation_urls: [${oldUrl}]
  validation_url: ${newId}`,
  ],
  [
    'in a list that is there already, first',
    `certificates:
  - zone: example.com
    former_validation_urls:
      - ${otherUrl} # the first
    validation_url: ${oldUrl}
    hosts: [example.com]
  - zone: example.com
    former_validation_urls: [ ${otherUrl} ]
    validation_url: ${oldUrl}
    hosts: [example.com]
  - { zone: example.com, former_validation_urls: [], validation_url: ${oldUrl}, hosts: [example.com] }
`,
    `certificates:
  - zone: example.com
    former_validation_urls:
      - ${oldUrl}
      - ${otherUrl} # the first
    validation_url: ${newUrl}
    hosts: [example.com]
  - zone: example.com
    former_validation_urls: [${oldUrl},  ${otherUrl} ]
    validation_url: ${newUrl}
    hosts: [example.com]
  - { zone: example.com, former_validation_urls: [${oldUrl}], validation_url: ${newUrl}, hosts: [example.com] }
`,
  ],
  [
    'in flow style, and in JSON',
    `{ "certificates": [{ "zone": "example.com", "validation_url": "${oldUrl}", "hosts": ["example.com"] }] }`,
    `{ "certificates": [{ "zone": "example.com", former_validation_urls: [${oldUrl}], "validation_url": "${newUrl}", "hosts": ["example.com"] }] }`,
  ],
  [
    'once, and in no other zone',
    `certificates:
  - { zone: example.com, validation_url: ${oldUrl}, former_validation_urls: [${oldUrl}], hosts: [example.com] }
  - { zone: example.org, validation_url: ${oldUrl}, hosts: [example.org] }
  - { zone: example.com, validation_url: ${newUrl}, hosts: [www.example.com] }
`,
    `certificates:
  - { zone: example.com, validation_url: ${newUrl}, former_validation_urls: [${oldUrl}], hosts: [example.com] }
  - { zone: example.org, validation_url: ${oldUrl}, hosts: [example.org] }
  - { zone: example.com, validation_url: ${newUrl}, hosts: [www.example.com] }
`,
  ],
  [
    'with the line breaks of the file',
    `certificates:\r\n  - zone: example.com\r\n    validation_url: ${oldUrl}\r\n    hosts: [example.com]\r\n`,
    `certificates:\r\n  - zone: example.com\r\n    former_validation_urls: [${oldUrl}]\r\n    validation_url: ${newUrl}\r\n    hosts: [example.com]\r\n`,
  ],
])('%s', (_, before, wanted) => {
  expect(after(before)).toEqual({ text: wanted, left: [] });
  expect(after(wanted)).toEqual({ text: wanted, left: [] });
});

const byHand = `Give example.com the validation URL ${newUrl} here by hand, and list its former one under former_validation_urls.`;

test.each([
  [
    'behind an alias',
    `certificates:
  - { zone: example.org, validation_url: &url ${oldUrl}, hosts: [example.org] }
  - zone: example.com
    validation_url: *url
    hosts: [example.com]
`,
    [`4: ${byHand}`],
  ],
  [
    'behind an anchor that another zone uses',
    `certificates:
  - zone: example.com
    validation_url: &url ${oldUrl}
    hosts: [example.com]
  - { zone: example.org, validation_url: *url, hosts: [example.org] }
`,
    [`3: ${byHand}`],
  ],
  [
    'in a text over several lines',
    `certificates:
  - zone: example.com
    validation_url: >-
      ${oldUrl}
    hosts: [example.com]
`,
    undefined,
  ],
])('what is written %s is left as it is, or comes out right', (_, text, left) => {
  const result = after(text);
  if (left !== undefined) expect(result).toEqual({ text, left });
  else {
    expect(result).toEqual({
      text: `certificates:
  - zone: example.com
    former_validation_urls: [${oldUrl}]
    validation_url: >-
      ${newUrl}
    hosts: [example.com]
`,
      left: [],
    });
  }
});

test('a file that is no settings file gives no edits and no error', () => {
  for (const text of ['', '- a', 'certificates: 1', 'certificates: [1, [2], {zone: 3}]', '{', '\0', ': : :'])
    expect(editsFor(text)).toEqual({
      edits: [],
      changed: [],
      left: [],
    });
});

test('whatever the YAML, its aliases and tags, what is changed is proved and nothing crashes', () => {
  const entry = fc.constantFrom(
    `{ zone: example.com, validation_url: ${oldUrl}, hosts: [example.com] }`,
    `&e { zone: example.com, validation_url: &u ${oldUrl}, former_validation_urls: &f [${otherUrl}] }`,
    '*e',
    `zone: example.com\n    validation_url: *u\n    former_validation_urls: *f`,
    `validation_url: !x "${oldId}"\n    zone: example.com`,
    `<<: *e\n    zone: example.com\n    validation_url: *${oldId}`,
    `zone: example.com\n    validation_url: ${oldUrl}\n    former_validation_urls:\n    validation_url: ${oldUrl}`,
    `? validation_url\n    : ${oldUrl}\n    ? zone\n    : example.com`,
  );
  const text = fc.array(entry).map(all => ['certificates:', ...all.map(one => `  - ${one}`)].join('\n'));
  let changes = 0;
  fc.assert(
    fc.property(text, settings => {
      const { edits, changed, left } = editsFor(settings);
      changes += changed.length;
      expect(changed.length === 0 || left.length === 0).toBe(true);
      const [ofFile] = editsByFile(edits);
      if (ofFile !== undefined) expect(editsFor(editedText(ofFile)).edits).toEqual([]);
    }),
  );
  expect(changes).toBeGreaterThan(0);
});
