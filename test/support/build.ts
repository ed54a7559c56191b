import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';

/** Bundles an entry from the present sources, so that a test runs the real command on the code as it is now. */
export async function bundle(entry: 'cli' | 'action'): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'dcv-check-test-'));
  afterAll(() => rmSync(outDir, { recursive: true }));
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { input: resolve(`src/${entry}.ts`), output: { entryFileNames: '[name].mjs' } },
    },
  });
  return join(outDir, `${entry}.mjs`);
}
