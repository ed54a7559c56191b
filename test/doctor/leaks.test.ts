import { expect, test } from 'vitest';
import { examine } from '../../src/doctor/examine.js';
import { positionOf } from '../../src/source.js';
import { gitApply } from '../support/git-apply.js';
import { treeOf } from '../support/tree.js';
import { workflowErrors } from '../support/workflow-errors.js';

const path = '.github/workflows/dns.yml';
const lock = '.github/delegated-dcv.lock.json';
const commit = '0123456789abcdef0123456789abcdef01234567';

/** A gate that nothing is wrong with. */
const sound = `name: DNS
on:
  pull_request:
  merge_group:
permissions:
  contents: read
jobs:
  dcv:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@${commit}
      - uses: owner/delegated-dcv-check@${commit}
`;

type Files = Record<string, string>;

/** What is found, as `severity name:line`, with what becomes of the file. */
function examined(files: Files): { found: string[]; mended: Files | string } {
  const { leaks, mended, patch } = examine(treeOf(files), lock);
  const found = leaks.map(leak => {
    const place = leak.span === undefined ? '' : `:${positionOf(leak.span).line}`;
    const other = leak.span === undefined || leak.span.file.path === path ? '' : ` ${leak.span.file.path}`;
    return `${leak.severity} ${leak.name}${place}${other}${mended.has(leak) ? '' : ', by hand'}`;
  });
  if (patch === '') return { found, mended: {} };
  const applied = gitApply(files, patch);
  if ('refusal' in applied) return { found, mended: applied.refusal };
  const changed = Object.entries(applied.files).filter(([name, text]) => files[name] !== text);
  return { found, mended: Object.fromEntries(changed) };
}

function edited(...edits: [string, string][]): string {
  return edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, sound);
}

const onTrigger = 'on:\n  pull_request:\n  merge_group:\n';
const use = `      - uses: owner/delegated-dcv-check@${commit}\n`;
const checkout = `      - uses: actions/checkout@${commit}\n`;
const ofHead = `${checkout}        with:\n          ref: \${{ github.event.pull_request.head.sha }}\n`;

/** A workflow made of the sound one, what is found in it, and the workflow that the patch makes of it. */
interface Case {
  readonly text: string;
  readonly found: readonly string[];
  /** The sound one, unless it is said. `false` where nothing is mended. */
  readonly mended?: string | false;
}

const cases: Record<string, Case> = {
  'a sound gate': { text: sound, found: [], mended: false },
  'a filter by paths': {
    text: edited(['pull_request:\n', 'pull_request:\n    paths:\n      - zones/** # all of it\n']),
    found: ['error path-filter:4'],
  },
  'filters in flow style': {
    text: edited([onTrigger, 'on: { pull_request: { paths-ignore: [docs/**] }, merge_group: {} }\n']),
    found: ['error path-filter:2'],
    mended: edited([onTrigger, 'on: { pull_request: {  }, merge_group: {} }\n']),
  },
  'a filter by paths that lets all through': {
    text: edited(['pull_request:\n', "pull_request:\n    paths: ['**']\n"]),
    found: [],
    mended: false,
  },
  'a filter by branches': {
    text: edited(['merge_group:\n', 'merge_group:\n    branches: [main]\n']),
    found: ['notice branch-filter:5'],
  },
  'types that leave out pushes': {
    text: edited(['pull_request:\n', 'pull_request:\n    types: [opened, reopened]\n']),
    found: ['error missing-type:4'],
    mended: edited(['pull_request:\n', 'pull_request:\n    types: [opened, reopened, synchronize]\n']),
  },
  'unusual types': {
    text: edited(['pull_request:\n', 'pull_request:\n    types: [labeled, synchronize]\n']),
    found: ['error missing-type:4'],
    mended: edited(['pull_request:\n', 'pull_request:\n    types: [labeled, synchronize, opened]\n']),
  },
  'no merge queue': { text: edited(['  merge_group:\n', '']), found: ['warning no-merge-group:2'] },
  'no merge queue, in a list': {
    text: edited([onTrigger, 'on: [push, pull_request]\n']),
    found: ['warning no-merge-group:2'],
    mended: edited([onTrigger, 'on: [push, pull_request, merge_group]\n']),
  },
  'no merge queue, in a list of lines': {
    text: edited([onTrigger, 'on:\n  - pull_request\n']),
    found: ['warning no-merge-group:2'],
    mended: edited([onTrigger, 'on:\n  - pull_request\n  - merge_group\n']),
  },
  'no merge queue, in a list with remarks': {
    text: edited([onTrigger, 'on:\n  - push # first\n  - pull_request\n']),
    found: ['warning no-merge-group:2'],
    mended: edited([onTrigger, 'on:\n  - push # first\n  - pull_request\n  - merge_group\n']),
  },
  'one word for all triggers, and lines that end as on Windows': {
    text: edited([onTrigger, 'on: pull_request\n']).replaceAll('\n', '\r\n'),
    found: ['warning no-merge-group:2'],
    mended: edited([onTrigger, 'on: [pull_request, merge_group]\n']).replaceAll('\n', '\r\n'),
  },
  'never started by a pull request': {
    text: edited([onTrigger, 'on: push\n']),
    found: ['error no-pull-request:2'],
    mended: edited([onTrigger, 'on: [push, pull_request, merge_group]\n']),
  },
  'pull_request_target with the head': {
    text: edited([onTrigger, 'on: [pull_request_target, merge_group]\n'], [checkout, ofHead]),
    found: ['error pull-request-target:2'],
    mended: edited([onTrigger, 'on: [pull_request, merge_group]\n']),
  },
  'pull_request_target with the base': {
    text: edited(['  pull_request:\n', '  pull_request_target:\n    paths: [zones/**]\n']),
    found: ['error pull-request-target:3', 'error path-filter:4'],
  },
  'pull_request_target beside other jobs': {
    text: `${edited(['  pull_request:\n', '  pull_request_target:\n'])}  label:\n    runs-on: ubuntu-latest\n    steps:\n      - run: label\n`,
    found: ['error pull-request-target:3, by hand'],
    mended: false,
  },
  'a job that another event lets run': {
    text: edited(['    runs-on', "    if: github.event_name == 'pull_request'\n    runs-on"]),
    found: ['error may-be-skipped:9'],
  },
  'a job under a condition': {
    text: edited(['    runs-on', '    if: ${{ !github.event.pull_request.draft }}\n    runs-on']),
    found: ['warning may-be-skipped:9'],
  },
  'drafts that are judged when they are ready': {
    text: edited(
      ['    runs-on', '    if: ${{ !github.event.pull_request.draft }}\n    runs-on'],
      ['pull_request:\n', 'pull_request:\n    types: [opened, synchronize, reopened, ready_for_review]\n'],
    ),
    found: [],
    mended: false,
  },
  'conditions that are always true': {
    text: edited(
      ['    runs-on', "    if: github.repository == 'owner/dns' && github.event_name != 'push'\n    runs-on"],
      [use, `${use}        if: success() || failure()\n`],
    ),
    found: [],
    mended: false,
  },
  'a job that forks skip': {
    text: edited([
      '    runs-on',
      '    if: github.event.pull_request.head.repo.full_name == github.repository\n    runs-on',
    ]),
    found: ['warning may-be-skipped:9'],
  },
  'a condition that binds before it compares': {
    text: edited(['    runs-on', "    if: ${{ !github.event_name == 'push' || always( ) }}\n    runs-on"]),
    found: ['warning may-be-skipped:9'],
  },
  'a step under a condition': {
    text: edited([
      use,
      `      - if: hashFiles('zones/**') != ''\n        uses: owner/delegated-dcv-check@${commit}\n`,
    ]),
    found: ['warning may-be-skipped:12'],
  },
  'a job that waits for another one': {
    text: edited([
      '  dcv:\n',
      '  lint:\n    uses: ./.github/workflows/lint.yml\n  dcv:\n    needs: [lint]\n',
    ]),
    found: ['warning may-be-skipped:11'],
    mended: edited([
      '  dcv:\n',
      '  lint:\n    uses: ./.github/workflows/lint.yml\n  dcv:\n    needs: [lint]\n',
    ]).replace('    runs-on: ubuntu-latest\n', '    runs-on: ubuntu-latest\n    if: ${{ always() }}\n'),
  },
  'a job that waits, and runs all the same': {
    text: edited([
      '  dcv:\n',
      '  lint:\n    uses: ./.github/workflows/lint.yml\n  dcv:\n    needs: lint\n    if: ${{ !cancelled() }}\n',
    ]),
    found: [],
    mended: false,
  },
  'a step that may fail': {
    text: edited([use, `${use}        continue-on-error: true\n`]),
    found: ['error continue-on-error:13'],
  },
  'a job that may fail': {
    text: edited(['    runs-on', '    continue-on-error: true\n    runs-on']),
    found: ['warning continue-on-error:9'],
  },
  'a step that may fail, where another one looks': {
    text: edited([
      use,
      `${use}        id: dcv\n        continue-on-error: true\n      - if: steps.dcv.outcome == 'failure'\n        run: exit 1\n`,
    ]),
    found: ['notice continue-on-error:14, by hand'],
    mended: false,
  },
  'a step whose failure depends': {
    text: edited([use, `${use}        continue-on-error: \${{ inputs.lenient }}\n`]),
    found: ['notice continue-on-error:13, by hand'],
    mended: false,
  },
  'fail-on: never, alone': {
    text: edited([use, `${use}        with:\n          fail-on: never\n`]),
    found: ['error fail-on-never:14'],
  },
  'fail-on: never, among others': {
    text: edited([use, `${use}        with: { fail-on: never, path: dns }\n`]),
    found: ['error fail-on-never:13'],
    mended: edited([use, `${use}        with: { path: dns }\n`]),
  },
  'scripts that lose the exit status': {
    text: edited([
      use,
      `      - run: |
          # dcv-check || true
          npx github:owner/delegated-dcv-check zones || true
          npx github:owner/delegated-dcv-check --fail-on=never --reporter json=report.json
          npx github:owner/delegated-dcv-check dns || true
      - run: dcv-check || exit 3
      - run: echo dcv-check || true
`,
    ]),
    found: ['error fail-on-never:12, by hand', 'error lost-exit-status:12, by hand'],
    mended: false,
  },
  'a pipe in a shell that heeds only its end': {
    text: edited([use, '      - run: dcv-check | tee report.txt\n']),
    found: ['error lost-exit-status:12'],
    mended: edited([use, '      - run: dcv-check | tee report.txt\n        shell: bash\n']),
  },
  'a pipe after pipefail': {
    text: edited([use, '      - run: |\n          set -o pipefail\n          dcv-check | tee report.txt\n']),
    found: [],
    mended: false,
  },
  'a pipe in a shell that heeds all of it': {
    text: edited([use, '      - run: dcv-check | tee report.txt\n        shell: bash\n']),
    found: [],
    mended: false,
  },
  'no permissions': {
    text: edited(['permissions:\n  contents: read\n', '']),
    found: ['warning wide-permission:6'],
    mended: edited(['permissions:\n  contents: read\n', '']).replace(
      '    runs-on: ubuntu-latest\n',
      '    runs-on: ubuntu-latest\n    permissions:\n      contents: read\n',
    ),
  },
  'no permissions, and steps that may need any': {
    text: edited(['permissions:\n  contents: read\n', ''], [use, `${use}      - run: make\n`]),
    found: ['notice wide-permission:6, by hand'],
    mended: false,
  },
  'permissions for everything': {
    text: edited(['permissions:\n  contents: read\n', 'permissions: write-all\n']),
    found: ['warning wide-permission:5'],
    mended: edited(['permissions:\n  contents: read\n', 'permissions: write-all\n']).replace(
      '    runs-on: ubuntu-latest\n',
      '    runs-on: ubuntu-latest\n    permissions:\n      contents: read\n',
    ),
  },
  'permissions of the job that are too wide': {
    text: edited(['    runs-on', '    permissions: { contents: write, packages: read }\n    runs-on']),
    found: ['warning wide-permission:9'],
    mended: edited([
      '    runs-on',
      '    permissions:\n      contents: read\n      packages: read\n    runs-on',
    ]),
  },
  'permissions to read nothing': {
    text: edited(['    runs-on', '    permissions:\n      issues: read\n    runs-on']),
    found: ['warning missing-permission:9'],
    mended: edited([
      '    runs-on',
      '    permissions:\n      contents: read\n      issues: read\n    runs-on',
    ]),
  },
  'permissions that lack something, and steps that may need any': {
    text: edited(
      ['    runs-on', '    permissions:\n      issues: write\n    runs-on'],
      [use, `${use}      - run: make\n`],
    ),
    found: ['warning missing-permission:9, by hand'],
    mended: false,
  },
  'a comment, suggestions and a check run without their permissions': {
    text: edited([use, `${use}        with: { comment: true, suggestions: true, check-run: true }\n`]),
    found: ['warning missing-permission:5'],
    mended: edited(
      [use, `${use}        with: { comment: true, suggestions: true, check-run: true }\n`],
      [
        '    runs-on: ubuntu-latest\n',
        '    runs-on: ubuntu-latest\n    permissions:\n      contents: read\n      pull-requests: write\n      checks: write\n',
      ],
    ),
  },
  'a comment with another token': {
    text: edited([
      use,
      `${use}        with: { comment: true, github-token: '\${{ steps.app.outputs.token }}' }\n`,
    ]),
    found: [],
    mended: false,
  },
  'a comment with the right to read only': {
    text: edited(
      ['permissions:\n  contents: read\n', 'permissions: read-all\n'],
      [use, `${use}        with: { comment: true }\n`],
    ),
    found: ['warning missing-permission:5'],
    mended: edited(
      ['permissions:\n  contents: read\n', 'permissions: read-all\n'],
      [use, `${use}        with: { comment: true }\n`],
      [
        '    runs-on: ubuntu-latest\n',
        '    runs-on: ubuntu-latest\n    permissions:\n      contents: read\n      pull-requests: write\n',
      ],
    ),
  },
  'an upload to code scanning without its permission': {
    text: edited([
      use,
      `${use}        with:\n          sarif-file: dcv.sarif\n      - uses: github/codeql-action/upload-sarif@${commit}\n        if: \${{ always() }}\n        with:\n          sarif_file: dcv.sarif\n`,
    ]),
    found: ['warning missing-permission:5'],
    mended: edited(
      [
        use,
        `${use}        with:\n          sarif-file: dcv.sarif\n      - uses: github/codeql-action/upload-sarif@${commit}\n        if: \${{ always() }}\n        with:\n          sarif_file: dcv.sarif\n`,
      ],
      [
        '    runs-on: ubuntu-latest\n',
        '    runs-on: ubuntu-latest\n    permissions:\n      contents: read\n      security-events: write\n      actions: read\n',
      ],
    ),
  },
  'a token in the file': {
    text: edited([use, `${use}        with:\n          cloudflare-api-token: not-a-real-token\n`]),
    found: ['error token-in-file:14'],
    mended: edited([
      use,
      `${use}        with:\n          cloudflare-api-token: \${{ secrets.CLOUDFLARE_API_TOKEN }}\n`,
    ]),
  },
  'a token for GitHub in the file': {
    text: edited([use, `${use}        with: { github-token: not-a-real-token }\n`]),
    found: ['error token-in-file:13'],
    mended: edited([use, `${use}        with: { github-token: '\${{ github.token }}' }\n`]),
  },
  'a token in the environment of all jobs': {
    text: edited(
      ['jobs:\n', 'env:\n  CLOUDFLARE_API_TOKEN: "not-a-real-token"\njobs:\n'],
      [use, '      - run: dcv-check\n'],
    ),
    found: ['error token-in-file:8'],
    mended: edited(
      ['jobs:\n', 'env:\n  CLOUDFLARE_API_TOKEN: ${{ secrets.CLOUDFLARE_API_TOKEN }}\njobs:\n'],
      [use, '      - run: dcv-check\n'],
    ),
  },
  'a secret that forks do not have': {
    text: edited([use, `${use}        with:\n          cloudflare-api-token: \${{ secrets.TOKEN }}\n`]),
    found: ['notice secret-not-for-forks:14, by hand'],
    mended: false,
  },
  'actions that may be moved': {
    text: edited([`actions/checkout@${commit}`, 'actions/checkout@v5'], [`check@${commit}`, 'check@main']),
    found: ['notice unpinned-action:12, by hand'],
    mended: false,
  },
  'no checkout': {
    text: edited([checkout, '']),
    found: ['error no-checkout:11, by hand'],
    mended: false,
  },
  'a script that may bring the files': {
    text: edited([checkout, '      - run: git clone .\n']),
    found: [],
    mended: false,
  },
  'a checkout of another repository, or into another folder': {
    text: edited([checkout, `${checkout}        with: { path: dns }\n`]),
    found: [],
    mended: false,
  },
  'a checkout of the base': {
    text: edited([checkout, `${checkout}        with:\n          ref: main\n`]),
    found: ['error not-its-change:13'],
  },
  'a checkout of the head, without what it is merged with': {
    text: edited([checkout, ofHead]),
    found: ['warning not-its-change:13'],
  },
  'a checkout of the head, or of what the merge queue has': {
    text: edited([checkout, ofHead.replace('head.sha }}', 'head.sha || github.sha }}')]),
    found: ['warning not-its-change:13'],
  },
  'a checkout of what only the runner knows': {
    text: edited([checkout, ofHead.replace(/github\.\S+/, 'inputs.ref')]),
    found: [],
    mended: false,
  },
  'two steps that judge': {
    text: edited([
      use,
      `${use}        with: { path: a }\n      - uses: owner/delegated-dcv-check@${commit}\n        with: { path: b, fail-on: never }\n`,
    ]),
    found: ['error fail-on-never:15'],
    mended: edited([
      use,
      `${use}        with: { path: a }\n      - uses: owner/delegated-dcv-check@${commit}\n        with: { path: b }\n`,
    ]),
  },
  'a file without a last line end': {
    text: `${edited([use, `${use}        continue-on-error: true\n`])
      .replace('  merge_group:\n', '')
      .trimEnd()}`,
    found: ['error continue-on-error:12', 'warning no-merge-group:2'],
  },
  'a file without a last line end that is written behind': {
    text: edited([use, '      - run: dcv-check | tee report.txt']),
    found: ['error lost-exit-status:12'],
    mended: edited([use, '      - run: dcv-check | tee report.txt\n        shell: bash']),
  },
  'what an alias stands for is not changed': {
    text: edited([
      '  pull_request:\n',
      '  push: &filters\n    paths: [zones/**]\n  pull_request: *filters\n',
    ]),
    found: ['error path-filter:4, by hand'],
    mended: false,
  },
};

test.each(Object.entries(cases))('%s', async (_, { text, found, mended = sound }) => {
  const files = { [path]: text };
  expect(examined(files)).toEqual({ found, mended: mended === false ? {} : { [path]: mended } });
  expect(await workflowErrors(path, text)).toEqual([]);
  if (mended !== false) expect(await workflowErrors(path, mended)).toEqual([]);
});
