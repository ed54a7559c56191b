import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workingTree } from '../src/discover.js';
import { commitTree, GitError } from '../src/git.js';

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
