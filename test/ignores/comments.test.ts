import { expect, test } from 'vitest';
import type { FormatName } from '../../src/formats/names.js';
import { ignoreCommentsIn } from '../../src/ignores/comments.js';
import { positionOf } from '../../src/source.js';

/** Each ignore with the lines that it speaks for, and each problem with its line. */
function readIn(path: string, format: FormatName, text: string): string[] {
  const { ignores, problems } = ignoreCommentsIn({ path, text }, format);
  return [
    ...ignores.map(({ rule, at, certificate, until, reason, span }) => {
      const block = 'block' in at ? at.block : span;
      const lines = text
        .slice(block.start, block.end)
        .split('\n')
        .filter(line => line.trim() !== '');
      const extras = [certificate && `certificate ${certificate}`, until && `until ${until}`].filter(Boolean);
      return [`${positionOf(span).line} ${rule}`, ...extras, `(${reason})`, ...lines].join(' | ');
    }),
    ...problems.map(({ message, span }) => {
      const { line, column, endColumn } = positionOf(span);
      return `${line}:${column}-${endColumn} ${message}`;
    }),
  ];
}

test('a zone file: behind a record, above it, and with the lines that take over its owner', () => {
  const text = `; dcv-check ignore leftover-txt: own client

; another remark
_acme-challenge 60 TXT "a; dcv-check ignore leftover-txt: no"
                60 TXT "b"
                ; dcv-check ignore conflicting-records: until the move
                60 A 192.0.2.1
www 60 A 192.0.2.1 ;; dcv-check ignore wrong-target certificate "example.com (2)" until 2027-01-31: because
`;
  expect(readIn('example.com.zone', 'bind', text)).toEqual([
    '1 leftover-txt | (own client) | _acme-challenge 60 TXT "a; dcv-check ignore leftover-txt: no" |                 60 TXT "b" |                 ; dcv-check ignore conflicting-records: until the move |                 60 A 192.0.2.1',
    '6 conflicting-records | (until the move) |                 60 A 192.0.2.1',
    '8 wrong-target | certificate example.com (2) | until 2027-01-31 | (because) | www 60 A 192.0.2.1 ;; dcv-check ignore wrong-target certificate "example.com (2)" until 2027-01-31: because',
  ]);
});

test('YAML: a key with all below it, lists that are not indented included', () => {
  const text = `---
_acme-challenge.old: # dcv-check ignore leftover-txt: one
  type: TXT

  # a remark
  value: "# dcv-check ignore leftover-txt: no"
# dcv-check ignore leftover-txt: two
b:
- type: TXT # dcv-check ignore wrong-target: three
  value: |
    # dcv-check ignore leftover-txt: no
- type: A
c: d
`;
  const all = [
    '2 leftover-txt | (one) | _acme-challenge.old: # dcv-check ignore leftover-txt: one |   type: TXT |   # a remark |   value: "# dcv-check ignore leftover-txt: no"',
    '7 leftover-txt | (two) | b: | - type: TXT # dcv-check ignore wrong-target: three |   value: | |     # dcv-check ignore leftover-txt: no | - type: A',
    '9 wrong-target | (three) | - type: TXT # dcv-check ignore wrong-target: three |   value: | |     # dcv-check ignore leftover-txt: no',
  ];
  for (const format of [
    'octodns',
    'external-dns',
    'gcloud',
    'cloudformation',
    'pulumi-yaml',
    'crossplane',
    'config-connector',
  ] as const)
    expect(readIn('a.yaml', format, text)).toEqual(all);
});

test('a Kubernetes manifest: what a template puts is no comment', () => {
  const text = `a: {{ "x # dcv-check ignore leftover-txt: no" }} # dcv-check ignore leftover-txt: yes\n`;
  expect(readIn('a.yaml', 'external-dns', text)).toEqual([`1 leftover-txt | (yes) | ${text.trim()}`]);
});

test('HCL: each kind of comment', () => {
  const text = `# dcv-check ignore leftover-txt: one
resource "a" "b" {
  name = "c # dcv-check ignore leftover-txt: no" // dcv-check ignore wrong-target: two
  text = <<E
# dcv-check ignore leftover-txt: no
E
}
/* dcv-check ignore orphan-cname: three */ x = 1
/*
 * dcv-check ignore orphan-cname: four
 * dcv-check ignore rival-claim: five */
y = 2
`;
  expect(readIn('a.tf', 'terraform', text)).toEqual([
    '1 leftover-txt | (one) | resource "a" "b" { |   name = "c # dcv-check ignore leftover-txt: no" // dcv-check ignore wrong-target: two |   text = <<E',
    '3 wrong-target | (two) |   name = "c # dcv-check ignore leftover-txt: no" // dcv-check ignore wrong-target: two',
    '8 orphan-cname | (three) | /* dcv-check ignore orphan-cname: three */ x = 1',
    '10 orphan-cname | (four) | y = 2',
    '11 rival-claim | (five) | y = 2',
  ]);
});

test('JavaScript: in the middle of a call', () => {
  const text = `D("example.com", REG,
  // dcv-check ignore leftover-txt: one
  TXT("_acme-challenge", "// dcv-check ignore leftover-txt: no",
    TTL(60)),
  CNAME("a", /* dcv-check ignore misplaced-cname: two */ "b."),
)
// dcv-check ignore orphan-cname: nothing follows
`;
  expect(readIn('dnsconfig.js', 'dnscontrol', text)).toEqual([
    '2 leftover-txt | (one) |   TXT("_acme-challenge", "// dcv-check ignore leftover-txt: no", |     TTL(60)),',
    '5 misplaced-cname | (two) |   CNAME("a", /* dcv-check ignore misplaced-cname: two */ "b."),',
    '7 orphan-cname | (nothing follows)',
  ]);
});

test('JSON and plans have no comments', () => {
  const text = '{"a": "x"} # dcv-check ignore leftover-txt: no\n';
  for (const [path, format] of [
    ['a.json', 'cloudformation'],
    ['a.tf.json', 'terraform'],
    ['plan', 'terraform-plan'],
    ['a.txt', 'terraform'],
  ] as const)
    expect(readIn(path, format, text)).toEqual([]);
});

const form = 'Write it as `dcv-check ignore leftover-txt until 2027-01-31: the reason`.';
const rules =
  'outdated-validation-url, wrong-target, leftover-txt, conflicting-records, misplaced-cname, not-a-cname, occluded-cname, conflicting-certificates, caa-forbids-issuance, shadowed-wildcard, orphan-cname, hidden-by-tool, rival-claim, ineligible-certificate';
const only = 'where only until, certificate "…" or a colon may stand';
const noDate = 'for its last day, which is no date of the form YYYY-MM-DD';
const noRule = `which is no rule. Those that stand at a record are ${rules}`;

test.each([
  ['dcv-check ignore', 'it names no rule'],
  ['dcv-check ignore: because', 'it names no rule'],
  [
    'dcv-check: ignore leftover-txt: x',
    'it has a colon behind dcv-check, and the colon stands before the reason',
  ],
  ['dcv-check ignore leftover-txts: x', `it names leftover-txts, ${noRule}`],
  ['dcv-check ignore toString: x', `it names toString, ${noRule}`],
  [`dcv-check ignore ${'a'.repeat(61)}: x`, `it names ${'a'.repeat(60)}…, ${noRule}`],
  ['dcv-check ignore leftover-txt', 'it gives no reason behind a colon'],
  ['dcv-check ignore leftover-txt:  ', 'it gives no reason behind a colon'],
  ['dcv-check ignore leftover-txt because', `it has because ${only}`],
  ['dcv-check ignore leftover-txt until: x', `it has until: ${only}`],
  ['dcv-check ignore leftover-txt until 2027-02-30: x', `it has 2027-02-30 ${noDate}`],
  ['dcv-check ignore leftover-txt until soon: x', `it has soon ${noDate}`],
  ['dcv-check ignore leftover-txt certificate a: x', `it has certificate ${only}`],
  ['dcv-check ignore leftover-txt until 2027-01-01 until 2027-01-02: x', `it has until ${only}`],
])('%s is said to ignore nothing', (comment, what) => {
  expect(readIn('a.zone', 'bind', `; ${comment}\na A 192.0.2.1\n`)).toEqual([
    `1:3-${3 + comment.trimEnd().length} This comment ignores nothing: ${what}. ${form}`,
  ]);
});

const absent =
  'is about a record that does not stand here, so a comment cannot say which name it means. Ignore it under ignore: in the settings, by the name as owner:.';
const nameless =
  'is about no name, so no comment sets it aside. Mend what it says, or change how bad the rule is under rules: in the settings.';

test.each([
  ...['missing-cname', 'unresolved', 'wildcard-answer'].map(rule => [rule, absent]),
  ...['unreadable', 'stale-inventory', 'policy-change', 'unused-ignore'].map(rule => [rule, nameless]),
])('%s cannot be ignored by a comment', (rule, why) => {
  const end = 17 + 'dcv-check ignore : x'.length + rule!.length;
  expect(readIn('a.zone', 'bind', `a A 192.0.2.1 ; dcv-check ignore ${rule}: x\n`)).toEqual([
    `1:17-${end} ${rule} ${why}`,
  ]);
});

test('remarks for people are left alone', () => {
  const remarks = [
    ...['dcv-check', 'dcv-check is right', 'dcv-check ignores this', 'see dcv-check ignore leftover-txt: x'],
    ...['Dcv-Check ignore x', '# dcv-check ignore leftover-txt: commented out'],
  ];
  expect(readIn('a.zone', 'bind', remarks.map(remark => `; ${remark}\n`).join(''))).toEqual([]);
});

test('a label may hold quotes, and clauses stand in either order', () => {
  const text = `a A 192.0.2.1 ; dcv-check ignore leftover-txt until 2027-01-31 certificate "a[\\"b\\"] \\\\": c: d\n`;
  expect(readIn('a.zone', 'bind', text)).toEqual([
    `1 leftover-txt | certificate a["b"] \\ | until 2027-01-31 | (c: d) | ${text.trim()}`,
  ]);
});
