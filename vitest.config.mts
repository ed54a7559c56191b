import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What takes the place of the sandbox's bundle. */
export const sandbox = {
  resolve: {
    alias: [{ find: /^\.\/worker-path\.js$/, replacement: resolve('test/support/worker-path.ts') }],
  },
  globalSetup: ['test/support/sandbox-setup.ts'],
};

/** Its source maps name files that are not in the package, each of which would be a warning. */
const withoutSourceMaps = {
  name: 'without-source-maps',
  load: (id: string) =>
    /@actions\/workflow-parser\/.*\.js$/.test(id)
      ? readFileSync(id, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '')
      : undefined,
};

export default defineConfig({
  resolve: sandbox.resolve,
  plugins: [withoutSourceMaps],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**'],
    globalSetup: sandbox.globalSetup,
    // It imports JSON in a way that Node.js refuses.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    // By default one core is kept free, which of two is half.
    maxWorkers: '100%',
    // No test is about time: a busy machine may take as long as it needs.
    testTimeout: 300_000,
  },
});
