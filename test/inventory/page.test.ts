import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { refresh } from '../../src/inventory/lock-file/refresh.js';
import { lockText } from '../../src/inventory/lock-file/write.js';
import type { Snapshot } from '../../src/inventory/snapshot.js';
import { readSettings } from '../../src/settings/read.js';
import { withAnswers } from '../support/answers.js';
import { between } from '../support/between.js';
import { readFake } from '../support/fake-cloudflare/read-fake.js';
import { zoneIdOf } from '../support/fake-cloudflare/rows.js';
import type { FakeZone } from '../support/fake-cloudflare.js';
import { blocksOf } from '../support/page.js';

/* UPDATE_DOCS=1 writes what the page shows. */
const path = 'docs/inventory.md';
const page = readFileSync(path, 'utf8');
const workflow = readFileSync('examples/workflows/refresh-inventory.yml', 'utf8');

const hosts = ['example.com', '*.example.com', 'shop.example.com'];
const old: FakeZone = {
  name: 'example.com',
  account: '10000000000000000000000000000001',
  uuid: 'fedcba9876543210',
  packs: [{ hosts }],
};
const moved: FakeZone = {
  ...old,
  account: '20000000000000000000000000000002',
  uuid: '0123456789abcdef',
  packs: [{ hosts, expires: '2027-02-10T00:00:00Z' }],
};

test('the page shows what is asked, what is kept, and what a user sees', async () => {
  const before = await readFake({ zones: [old] });
  const now = await readFake({ zones: [moved] }, { customHostnamesOf: [] });
  const saas = await readFake(
    { zones: [{ name: 'shops.example.com', type: 'full', customHostnames: [] }] },
    { customHostnamesOf: ['shops.example.com' as never] },
  );
  const asked = [...now.requests, ...saas.requests].map(
    ({ path: sent }) => `${sent.replace(/[?].*/, '').replace(/[0-9a-f]{32}/, '{zone}')}`,
  );
  const snapshot = refresh(
    { ...(before.outcome as Snapshot), readAt: '2026-11-16T04:05:06Z' },
    now.outcome as Snapshot,
  );
  const shown = [
    ['requests', [...new Set(asked)].sort().map(sent => `- \`GET ${sent}\``)] as const,
    [
      'lock',
      [
        '```json',
        lockText({ ...snapshot, readFrom: 'https://api.cloudflare.com/client/v4' }).trimEnd(),
        '```',
      ],
    ] as const,
    ['workflow', ['```yaml', workflow.trimEnd(), '```']] as const,
  ].reduce((text, [name, lines]) => between(text, name, lines), withAnswers(page));
  if (process.env.UPDATE_DOCS) writeFileSync(path, shown);
  else expect(shown).toBe(page);
  expect(shown).toContain(zoneIdOf(moved));
});

test('the settings on the page are settings', () => {
  const settings = blocksOf(page).filter(({ text }) => text.startsWith('cloudflare:'));
  expect(settings).toHaveLength(2);
  for (const { text } of settings) expect('inventory' in readSettings({ path, text })).toBe(true);
});

const root = mkdtempSync(join(tmpdir(), 'dcv-refresh-'));
afterAll(() => rmSync(root, { recursive: true }));

test('the workflow proposes a changed lock file once, brings the proposal up to date, and is silent otherwise', () => {
  const { jobs } = parse(workflow) as { jobs: { refresh: { steps: { run?: string }[] } } };
  const script = jobs.refresh.steps.map(({ run }) => run).find(run => run !== undefined)!;
  const git = (directory: string, ...args: string[]) =>
    execFileSync('git', ['-C', directory, ...args], { encoding: 'utf8' }).trim();
  const origin = join(root, 'origin.git');
  const bin = join(root, 'bin');
  mkdirSync(bin);
  // What `gh` is asked, and that it finds the pull request that it was told to create.
  writeFileSync(
    join(bin, 'gh'),
    `#!/bin/sh
echo "$*" >> '${root}/gh'
if [ "$2" = create ]; then touch '${root}/created'; elif [ -e '${root}/created' ]; then echo 7; fi
`,
  );
  chmodSync(join(bin, 'gh'), 0o755);
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin]);

  let runs = 0;
  const propose = (lock: string): string => {
    const clone = join(root, `clone${++runs}`);
    execFileSync('git', ['clone', '--quiet', origin, clone], { stdio: 'ignore' });
    if (runs === 1) {
      git(
        clone,
        '-c',
        'user.name=x',
        '-c',
        'user.email=x@example.com',
        'commit',
        '--quiet',
        '--allow-empty',
        '-m',
        'begin',
      );
      git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
    }
    mkdirSync(join(clone, '.github'), { recursive: true });
    writeFileSync(join(clone, '.github/delegated-dcv.lock.json'), lock);
    return execFileSync('bash', ['-eo', 'pipefail', '-c', script], {
      cwd: clone,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: `${bin}:${process.env.PATH}`, HOME: root, LOCK: '.github/delegated-dcv.lock.json' },
    });
  };
  const proposed = () => git(origin, 'show', 'delegated-dcv-inventory:.github/delegated-dcv.lock.json');

  propose('first');
  expect(proposed()).toBe('first');
  propose('second');
  expect(proposed()).toBe('second');
  expect(git(origin, 'rev-list', '--count', 'main..delegated-dcv-inventory')).toBe('1');
  git(origin, 'update-ref', 'refs/heads/main', 'delegated-dcv-inventory');
  expect(propose('second')).toBe('Nothing has changed.\n');
  const list = 'pr list --head delegated-dcv-inventory --json number --jq .[].number';
  expect(readFileSync(join(root, 'gh'), 'utf8').trimEnd().split('\n')).toEqual([
    list,
    'pr create --fill --head delegated-dcv-inventory',
    list,
  ]);
});
