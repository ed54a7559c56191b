import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, inject } from 'vitest';
import { bundleInto } from './bundle.js';

/** Bundles an entry from the present sources, so that a test runs the real command on the code as it is now. */
export async function bundle(entry: 'cli' | 'action'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dcv-check-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  await bundleInto(join(folder, entry), `src/${entry}.ts`, `${entry}.mjs`);
  cpSync(inject('sandboxFolder'), join(folder, 'sandbox'), { recursive: true });
  return join(folder, entry, `${entry}.mjs`);
}
