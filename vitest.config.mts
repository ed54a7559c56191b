import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What takes the place of the sandbox's bundle. */
export const sandbox = {
  resolve: {
    alias: [{ find: /^\.\/worker-path\.js$/, replacement: resolve('test/support/worker-path.ts') }],
  },
  globalSetup: ['test/support/sandbox-setup.ts'],
};

export default defineConfig({
  resolve: sandbox.resolve,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**'],
    globalSetup: sandbox.globalSetup,
    // No test is about time: a busy machine may take as long as it needs.
    testTimeout: 300_000,
  },
});
