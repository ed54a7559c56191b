import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleInto } from './bundle.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The worker as it is shipped, with its preludes. */
    sandboxFolder: string;
  }
}

/** Bundles the sandbox's worker once for all tests, from the present sources. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'dcv-check-sandbox-'));
  await bundleInto(folder, 'src/sandbox/worker.ts', 'index.js');
  cpSync('src/formats/dnscontrol/prelude', join(folder, 'dnscontrol'), { recursive: true });
  provide('sandboxFolder', folder);
  return () => rmSync(folder, { recursive: true });
}
