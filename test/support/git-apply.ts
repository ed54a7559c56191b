import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What became of files after a patch, or what git has against it. */
export type Applied = { readonly files: Record<string, string> } | { readonly refusal: string };

/** Applies a patch with the real `git apply`, in a repository that holds these files and nothing else. */
export function gitApply(files: Record<string, string>, patch: string): Applied {
  const root = mkdtempSync(join(tmpdir(), 'dcv-patch-'));
  const git = (args: readonly string[], input = '') =>
    spawnSync('git', ['-c', 'core.autocrlf=false', ...args], {
      cwd: root,
      input,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
  try {
    git(['init', '--quiet']);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    git(['add', '.']);
    const checked = git(['apply', '--check', '--index'], patch);
    if (checked.status !== 0) return { refusal: checked.stderr };
    git(['apply', '--index'], patch);
    return {
      files: Object.fromEntries(
        git(['ls-files', '-z'])
          .stdout.split('\0')
          .filter(Boolean)
          .map(path => [path, readFileSync(join(root, path), 'utf8')]),
      ),
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}
