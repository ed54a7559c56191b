import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workingTree } from '../src/discover.js';

const outside = mkdtempSync(join(tmpdir(), 'dcv-outside-'));
const root = mkdtempSync(join(tmpdir(), 'dcv-tree-'));
afterAll(() => {
  for (const folder of [outside, root]) rmSync(folder, { recursive: true });
});

beforeAll(() => {
  writeFileSync(join(outside, 'secret'), 'secret');
  for (const folder of ['zones/deep', '.git', 'node_modules/x', '.github'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const file of [
    'zones/b.zone',
    'zones/deep/a.zone',
    '.git/config',
    'node_modules/x/y',
    '.github/settings.yml',
    'zones-2',
  ]) {
    writeFileSync(join(root, file), `text of ${file}`);
  }
  symlinkSync('b.zone', join(root, 'zones/inside.zone'));
  symlinkSync(join(outside, 'secret'), join(root, 'zones/outside.zone'));
  symlinkSync('../.git/config', join(root, 'zones/git.zone'));
  symlinkSync('nothing', join(root, 'zones/dangling.zone'));
  symlinkSync('deep', join(root, 'zones/folder'));
});

test('a tree lists the repository’s own files, sorted, and says why it refuses others', () => {
  const tree = workingTree(root);
  expect(tree.paths).toEqual([
    '.github/settings.yml',
    'zones-2',
    'zones/b.zone',
    'zones/deep/a.zone',
    'zones/inside.zone',
  ]);
  expect(Object.fromEntries(tree.refused)).toEqual({
    'zones/outside.zone': 'it is a symbolic link that leads out of the repository',
    'zones/git.zone': 'it is a symbolic link into .git',
    'zones/dangling.zone': 'it is a symbolic link that leads nowhere',
    'zones/folder': 'it is a symbolic link to a folder',
  });
  expect(Object.fromEntries(tree.links!)).toEqual({ 'zones/inside.zone': 'zones/b.zone' });
});

test('what a tree does not list it does not read', () => {
  const tree = workingTree(root);
  expect(tree.read('zones/inside.zone')).toEqual({ path: 'zones/inside.zone', text: 'text of zones/b.zone' });
  for (const path of [
    'zones/outside.zone',
    '../outside',
    '/etc/passwd',
    '.git/config',
    'zones/../zones/b.zone',
    'zones',
  ]) {
    expect([path, tree.read(path), tree.peek(path)]).toEqual([path, undefined, undefined]);
  }
});

test('a file is peeked at up to 1 MiB, and given to a sieve in chunks', () => {
  writeFileSync(join(root, 'large'), `${'x'.repeat(1 << 20)}yz`);
  const tree = workingTree(root);
  expect(tree.peek('large')!.text).toHaveLength(1 << 20);
  const sizes: number[] = [];
  const file = tree.read('large', chunks => {
    for (const chunk of chunks) sizes.push(chunk.length);
    return { text: 'kept', omissions: [{ offset: 0, lines: 3 }] };
  });
  expect([file, sizes]).toEqual([
    { path: 'large', text: 'kept', omissions: [{ offset: 0, lines: 3 }] },
    [1 << 20, 2],
  ]);
  expect(tree.read('large')!.text).toHaveLength((1 << 20) + 2);
  rmSync(join(root, 'large'));
});

test('a file that is larger than any zone file is refused before it is read', () => {
  truncateSync(join(root, 'zones-2'), (256 << 20) + 1);
  const tree = workingTree(root);
  expect([tree.peek('zones-2'), tree.read('zones-2'), tree.refused.get('zones-2')]).toEqual([
    undefined,
    undefined,
    'it is larger than 256 MiB',
  ]);
});
