import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockPath, writeReport } from '../src/action-files.js';
import { InputError } from '../src/action-inputs.js';

let root: string;
let workspace: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dcv-files-'));
  workspace = join(root, 'workspace');
  mkdirSync(join(workspace, '.git/hooks'), { recursive: true });
  mkdirSync(join(workspace, 'real'));
  mkdirSync(join(root, 'outside'));
  writeFileSync(join(root, 'outside/file'), 'before');
  const links = {
    out: '../outside',
    'out.json': '../outside/file',
    new: '../outside/new',
    hooks: '.git/hooks',
    circle: 'circle',
    twice: 'out',
    inside: 'real',
    self: '.',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(workspace, name));
});
afterEach(() => rmSync(root, { recursive: true }));

const led = [
  'out/x',
  'out/deep/x',
  'out.json',
  'new',
  'hooks/x',
  'circle',
  'twice/x',
  'twice/deep/x',
  'self/out/x',
];

test.each(led)('%s leads out of the repository', path => {
  for (const given of [path, join(workspace, path), `./real/../${path}`]) {
    expect(() => writeReport(workspace, given, 'x')).toThrow(InputError);
    expect(() => lockPath(workspace, given)).toThrow(InputError);
  }
  expect(['x', 'deep', 'new'].some(name => existsSync(join(root, 'outside', name)))).toBe(false);
  expect(readFileSync(join(root, 'outside/file'), 'utf8')).toBe('before');
  expect(existsSync(join(workspace, '.git/hooks/x'))).toBe(false);
});

test('a report is written where it is wanted, and folders are made for it', () => {
  for (const given of ['report', 'a/b/report', 'inside/report', '..name', join(root, 'temp/report')]) {
    const path = writeReport(workspace, given, given);
    expect(readFileSync(path, 'utf8')).toBe(given);
  }
  expect(readFileSync(join(workspace, 'real/report'), 'utf8')).toBe('inside/report');
});

test('the lock file is in the repository, by whatever way', () => {
  expect(lockPath(workspace, 'inside/a/lock')).toBe(join(workspace, 'inside/a/lock'));
  for (const lock of ['..', '../lock', '/etc/lock', '.', '']) {
    expect(() => lockPath(workspace, lock)).toThrow(`The lock file ${lock} leads out of the repository.`);
  }
  expect(existsSync(join(workspace, 'real/a'))).toBe(false);
});
