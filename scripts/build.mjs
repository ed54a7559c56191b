// Bundles the two entries into dist/. With --check it fails where what is committed differs from what is built.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const check = process.argv.includes('--check');
const stale = [];

for (const entry of ['action', 'cli']) {
  const built = mkdtempSync(join(tmpdir(), 'dcv-build-'));
  execFileSync(
    'npx',
    [
      'ncc',
      'build',
      `src/${entry}.ts`,
      '--minify',
      '--transpile-only',
      '--no-cache',
      '--quiet',
      '--out',
      built,
    ],
    { stdio: 'inherit' },
  );
  // ncc leaves type declarations and a copy of package.json's type beside the bundle; only the code is ours to ship.
  for (const name of readdirSync(built).filter(name => name.endsWith('.js'))) {
    const target = join('dist', entry, name);
    if (!check) writeTo(target, readFileSync(join(built, name)));
    else if (!same(target, join(built, name))) stale.push(target);
  }
  rmSync(built, { recursive: true });
}

function writeTo(path, bytes) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes, { mode: 0o755 });
}

function same(path, other) {
  try {
    return readFileSync(path).equals(readFileSync(other));
  } catch {
    return false;
  }
}

if (stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run npm run build and commit dist/.`);
  process.exitCode = 1;
}
