import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examine } from '../../src/doctor/examine.js';
import type { Leak } from '../../src/doctor/leak.js';
import { doctorJson, doctorText } from '../../src/reporters/doctor.js';
import { gitApply } from '../support/git-apply.js';
import { treeOf } from '../support/tree.js';
import { workflowErrors } from '../support/workflow-errors.js';

const path = '.github/workflows/dns.yml';
const lock = '.github/delegated-dcv.lock.json';

const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));

const filters = fc.subarray([
  'paths: [zones/**]\n',
  "paths:\n  - 'zones/**' # DNS\n  # and this\n  - '!zones/old/**'\n",
  'branches: main\n',
  'types: [labeled]\n',
]);

/** `on`, in all the ways to write it. */
const triggers = fc.oneof(
  some(['on: pull_request\n', 'on: push\n', 'on: [pull_request_target, push]\n', "'on': [push]\n"]),
  some(['on:\n- pull_request\n- merge_group\n', 'on: { pull_request: { paths: [a] } }\n']),
  fc
    .tuple(some(['pull_request', 'pull_request_target']), filters, fc.boolean())
    .map(([event, each, queue]) => {
      // One of two equal keys.
      const own = each.filter(
        (text, index) => each.findIndex(other => other.split(':')[0] === text.split(':')[0]) === index,
      );
      return `on:\n  ${event}:${own.length === 0 ? '' : `\n${indented(own.join(''), 4).trimEnd()}`}\n${queue ? '  merge_group:\n' : ''}  push:\n`;
    }),
);

const permissions = some([
  '',
  'permissions: {}\n',
  'permissions: write-all\n',
  'permissions:\n  issues: write\n',
  'permissions: { contents: read }\n',
]);

const checkout = some([
  '',
  '- uses: actions/checkout@v5\n',
  '- name: Files\n  uses: actions/checkout@v5 # all\n  with: { fetch-depth: 0, ref: main }\n',
  '- uses: actions/checkout@v5\n  with:\n    ref: ${{ github.event.pull_request.head.sha }}\n',
  '-   uses: actions/checkout@v5\n    with:\n        ref: main\n        fetch-depth: 0\n',
  '- run: git clone x\n',
]);

const stepExtras = fc.subarray([
  'continue-on-error: true\n',
  'if: hashFiles("x")\n',
  'id: dcv\n',
  '# a remark\n',
]);

const ours = fc.oneof(
  fc
    .tuple(
      stepExtras,
      some([
        '',
        'with:\n  fail-on: never\n',
        'with: { fail-on: never, path: x }\n',
        'with:\n  cloudflare-api-token: abc\n  # kept\n  fail-on: never\n',
      ]),
      fc.boolean(),
    )
    .map(([extras, inputs, isFirst]) => {
      const use = 'uses: owner/delegated-dcv-check@v1\n';
      const text = isFirst ? use + extras.join('') + inputs : extras.join('') + use + inputs;
      return `- ${indented(text, 2).trimStart()}`;
    }),
  some([
    '- run: dcv-check --fail-on never || true\n',
    '- run: |\n    dcv-check | tee log\n\n    echo done\n',
    '- shell: bash\n  run: npx github:x/delegated-dcv-check --fail-on=never\n',
  ]),
);

const jobExtras = fc.subarray([
  "if: github.event_name == 'pull_request'\n",
  'needs: [other]\n',
  'continue-on-error: true\n',
  'name: The gate\n',
]);

const workflow = fc
  .record({
    triggers,
    permissions,
    jobPermissions: permissions,
    extras: jobExtras,
    checkout,
    ours,
    end: some(['', '      - run: make\n']),
    eol: some(['\n', '\r\n']),
    isTrimmed: fc.boolean(),
  })
  .map(({ extras, jobPermissions, eol, isTrimmed, ...parts }) => {
    const job = `${extras.join('')}${jobPermissions}runs-on: ubuntu-latest\nsteps:\n${indented(parts.checkout + parts.ours, 2)}`;
    const other = extras.some(text => text.startsWith('needs'))
      ? '  other:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n'
      : '';
    const text = `name: Gate\n${parts.triggers}${parts.permissions}jobs:\n${other}  dcv:\n${indented(job, 4)}${parts.end}`;
    return (isTrimmed ? text.trimEnd() : text).replaceAll('\n', eol);
  });

test('git takes every patch, GitHub takes what it makes, and nothing is left in it that could be mended', async () => {
  await fc.assert(
    fc.asyncProperty(workflow, async text => {
      const invalid = await workflowErrors(path, text);
      const files = { [path]: text };
      const before = examine(treeOf(files), lock);
      const applied = before.patch === '' ? { files } : gitApply(files, before.patch);
      if ('refusal' in applied) throw new Error(applied.refusal);
      const after = examine(treeOf(applied.files), lock);
      const left = before.leaks.filter(leak => !before.mended.has(leak));
      // A token that has become a secret, and a checkout that was missing, are worth a notice.
      const ofMending = ['secret-not-for-forks', 'unpinned-action'];
      const names = (leaks: readonly Leak[]) =>
        leaks
          .filter(({ name }) => !ofMending.includes(name))
          .map(({ name, severity }) => `${severity} ${name}`)
          .sort();
      expect(names(after.leaks)).toEqual(names(left));
      expect(after.patch).toBe('');
      if (invalid.length === 0) expect(await workflowErrors(path, applied.files[path]!)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('whatever a file holds, it is printed inert and breaks nothing', () => {
  const piece = fc.oneof(
    some([
      'on: ',
      'pull_request',
      'jobs:',
      'steps:',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      '{',
      '}',
      '[',
      ']',
      ': ',
      '&a ',
      '*a',
      '"',
      "'",
      '#',
      '::error::x',
      '##[error]',
      '\u202e',
      '\x1b[31m',
      '\0',
      '${{',
      '}}',
      'uses: owner/delegated-dcv-check@v1',
      'run: dcv-check || true',
      'if: (((',
      'paths: ',
      '<<: ',
    ]),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.string(), (pieces, name) => {
      const file = `.github/workflows/${name.replaceAll('/', '')}.yml`;
      const tree = treeOf({
        [file]: pieces.join(''),
        [path]: `on: push\njobs:\n  a:\n    steps:\n      - ${pieces.join('')}`,
      });
      const examination = examine(tree, lock);
      const printed = [...doctorText(examination)].join('');
      expect(printed).not.toMatch(/[\u202e\x1b\0]|##\[|^\s*::/m);
      JSON.parse([...doctorJson(examination)].join(''));
    }),
    { numRuns: 300 },
  );
});

test('workflows that call each other without end, and deep conditions, are read to an end', () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `.github/workflows/w${at}.yml`,
      `on: [workflow_call, pull_request]\njobs:\n${Array.from({ length: 60 }, (__, job) => `  j${job}:\n    if: ${'('.repeat(900)}\n    uses: ./.github/workflows/w${job}.yml\n`).join('')}  s:\n    runs-on: x\n    steps:\n      - uses: ./a\n`,
    ]),
  );
  files['a/action.yml'] = 'runs:\n  steps:\n    - uses: ./a\n    - uses: ./b\n';
  files['b/action.yml'] = 'runs:\n  steps:\n    - uses: ./a\n';
  const { leaks } = examine(treeOf(files), lock);
  expect(leaks.map(({ name }) => name)).toEqual(['no-gate']);
});
