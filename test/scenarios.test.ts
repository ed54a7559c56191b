import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { bundle } from './support/build.js';
import { readArchive, writeArchive } from './support/txtar.js';

/*
 * One scenario is one text file: remarks, then a `$ ` line for each command to run, then the files it runs on; the
 * files named `stdout`, `stderr` and `exit` are what it must answer, to the byte;
 * one that is not there is empty, or 0. UPDATE_SCENARIOS=1 writes them.
 */
const folder = 'test/scenarios';
const command = await bundle('cli');
const answers = new Set(['stdout', 'stderr', 'exit']);

for (const name of readdirSync(folder).filter(file => file.endsWith('.txt'))) {
  test(name.replace('.txt', '').replaceAll('-', ' '), () => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { comment, files } = readArchive(text);
    const inputs = new Map([...files].filter(([path]) => !answers.has(path)));
    const answered = writeArchive({ comment, files: new Map([...inputs, ...runIn(inputs, comment)]) });
    if (process.env.UPDATE_SCENARIOS) writeFileSync(join(folder, name), answered);
    else expect(answered).toBe(text);
  });
}

function runIn(inputs: ReadonlyMap<string, string>, comment: string): Map<string, string> {
  const directory = mkdtempSync(join(tmpdir(), 'dcv-scenario-'));
  try {
    for (const [path, content] of inputs) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    }
    return runCommands(directory, comment);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function runCommands(directory: string, comment: string): Map<string, string> {
  const commands = comment.split('\n').flatMap(line => (line.startsWith('$ ') ? [line.slice(2)] : []));
  const script = ['dcv-check() { node "$DCV_CHECK" "$@"; }', ...commands].join('\n');
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script], {
    cwd: directory,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      LC_ALL: 'C.UTF-8',
      DCV_CHECK: command,
      // 2026-11-23T12:00:00Z
      SOURCE_DATE_EPOCH: '1795435200',
      EXAMPLES: resolve('examples'),
    },
  });
  const answer = { stdout, stderr, exit: `${status}\n` };
  return new Map(
    Object.entries(answer).filter(([key, value]) => value !== '' && (key !== 'exit' || value !== '0\n')),
  );
}
