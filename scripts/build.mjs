// Bundles the two entries and the sandbox's worker into dist/. With --check it fails where what is committed differs
// from what is built.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const built = mkdtempSync(join(tmpdir(), 'dcv-build-'));

// Packages that can be shaken and do not say so. Cloudflare's SDK has 3.2 MB of which 0.3 are needed; the toolkit
// brings an HTTP client, half a megabyte that every run would compile and that only GitHub's API needs.
const manifests = ['cloudflare', '@actions/core', '@actions/http-client'].map(name => {
  const path = `node_modules/${name}/package.json`;
  return { path, text: readFileSync(path, 'utf8') };
});
for (const { path, text } of manifests)
  writeFileSync(path, JSON.stringify({ ...JSON.parse(text), sideEffects: false }));
try {
  for (const [name, source] of Object.entries({
    action: 'src/action.ts',
    cli: 'src/cli.ts',
    sandbox: 'src/sandbox/worker.ts',
  })) {
    const bundled = mkdtempSync(join(tmpdir(), 'dcv-bundle-'));
    execFileSync(
      'npx',
      ['ncc', 'build', source, '--minify', '--transpile-only', '--no-cache', '--quiet', '--out', bundled],
      { stdio: 'inherit' },
    );
    // ncc leaves type declarations and a copy of package.json's type beside the bundle; only the code is ours to ship.
    for (const file of readdirSync(bundled).filter(file => file.endsWith('.js')))
      cpSync(join(bundled, file), join(built, name, file));
    chmodSync(join(built, name, 'index.js'), 0o755);
    rmSync(bundled, { recursive: true });
  }
} finally {
  for (const { path, text } of manifests) writeFileSync(path, text);
}
// The language of dnsconfig.js runs inside the sandbox as it is written.
cpSync('src/formats/dnscontrol/prelude', join(built, 'sandbox/dnscontrol'), { recursive: true });

if (process.argv.includes('--check')) {
  const names = new Set([...filesOf('dist'), ...filesOf(built)]);
  const stale = [...names].filter(name => !same(join('dist', name), join(built, name)));
  if (stale.length > 0) {
    console.error(`Stale in dist/: ${stale.join(', ')}. Run npm run build and commit dist/.`);
    process.exitCode = 1;
  }
} else {
  rmSync('dist', { recursive: true, force: true });
  cpSync(built, 'dist', { recursive: true });
}
rmSync(built, { recursive: true });

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name).slice(folder.length + 1));
}

function same(path, other) {
  try {
    return readFileSync(path).equals(readFileSync(other));
  } catch {
    return false;
  }
}
