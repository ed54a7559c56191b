import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workingTree } from '../src/discover.js';
import { commitTree, GitError, headCommit, mergeBase } from '../src/git.js';

const root = mkdtempSync(join(tmpdir(), 'dcv-git-'));
afterAll(() => rmSync(root, { recursive: true }));

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });

beforeAll(() => {
  mkdirSync(join(root, 'zones'));
  const files = {
    'zones/same': 'same',
    'zones/changed': 'before',
    'zones/gone é\n.txt': 'gone',
    'other/x': 'x',
    empty: '',
  };
  mkdirSync(join(root, 'other'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  symlinkSync('/etc/passwd', join(root, 'link'));
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'base');
  writeFileSync(join(root, 'zones/changed'), 'after');
  writeFileSync(join(root, 'zones/new'), 'new');
  rmSync(join(root, 'zones/gone é\n.txt'));
});

function contents(directory: string): Record<string, string | undefined> {
  const tree = commitTree(directory, 'HEAD', workingTree(directory));
  return Object.fromEntries(tree.paths.map(path => [path, tree.read(path)?.text]));
}

test('a commit is read as it was, changed and deleted files from git, the others from the working tree', () => {
  expect(contents(root)).toEqual({
    empty: '',
    'other/x': 'x',
    'zones/changed': 'before',
    'zones/gone é\n.txt': 'gone',
    'zones/same': 'same',
  });
});

test('below a folder the paths are the folder’s own', () => {
  expect(contents(join(root, 'zones'))).toEqual({ changed: 'before', 'gone é\n.txt': 'gone', same: 'same' });
});

test('a deleted file can be peeked at and sieved', () => {
  const tree = commitTree(root, 'HEAD', workingTree(root));
  expect(tree.peek('zones/changed')?.text).toBe('before');
  expect(tree.read('zones/changed', chunks => ({ text: Buffer.concat([...chunks]).toString() }))?.text).toBe(
    'before',
  );
  expect(tree.read('zones/new')).toBeUndefined();
  expect(tree.peek('zones/new')).toBeUndefined();
});

test('what is no commit, or looks like an option, is an error and nothing else', () => {
  for (const ref of ['nothing', '--output=/tmp/x', '-h', 'HEAD:zones', '', 'HEAD --all']) {
    expect(() => commitTree(root, ref, workingTree(root)), ref).toThrow(GitError);
  }
});

test('a link shows what its target was in the commit, whatever has become of the link', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dcv-git-'));
  const inside = (...args: string[]) => execFileSync('git', args, { cwd: directory, stdio: 'ignore' });
  const link = (name: string, to: string) => {
    rmSync(join(directory, name), { force: true });
    symlinkSync(to, join(directory, name));
  };
  mkdirSync(join(directory, 'node_modules'));
  for (const name of ['a', 'b', 'node_modules/c']) writeFileSync(join(directory, name), `${name} before`);
  for (const name of ['kept', 'turned', 'dropped']) link(name, 'a');
  const leadingTo = { deep: 'b', far: './deep', away: '../a', whole: '/a', round: 'round', nowhere: 'd' };
  for (const [name, to] of Object.entries(leadingTo)) link(name, to);
  inside('init', '--quiet');
  inside('add', '--force', '.');
  inside('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'base');
  writeFileSync(join(directory, 'a'), 'a after');
  link('turned', 'b');
  rmSync(join(directory, 'dropped'));
  // What a link leads to can become a link itself.
  link('b', 'a');
  const links = { kept: 'a', turned: 'a', dropped: 'a', deep: 'b', far: 'b' };
  const linked = {
    kept: 'a before',
    turned: 'a before',
    dropped: 'a before',
    deep: 'b before',
    far: 'b before',
  };
  expect(contents(directory)).toEqual({ a: 'a before', b: 'b before', ...linked });
  expect(commitTree(directory, 'HEAD', workingTree(directory)).links).toEqual(
    new Map(Object.entries(links).sort()),
  );
  rmSync(directory, { recursive: true });
});

test('of a shallow clone the parents are named all the same, and no history is guessed at', () => {
  const parent = git('rev-parse', 'HEAD').trim();
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--allow-empty', '-m', 'x');
  const sha = git('rev-parse', 'HEAD').trim();
  const shallow = mkdtempSync(join(tmpdir(), 'dcv-git-'));
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${root}`, shallow], { stdio: 'ignore' });
  expect(headCommit(shallow)).toEqual({ sha, parents: [parent] });
  expect([mergeBase(shallow, sha, sha), mergeBase(root, sha, parent)]).toEqual([undefined, parent]);
  rmSync(join(shallow, '.git'), { recursive: true });
  expect(headCommit(shallow)).toBeUndefined();
  rmSync(shallow, { recursive: true });
});
