import { defineConfig } from 'vitest/config';
import { sandbox } from './vitest.config.mjs';

/** Tests against the real tools, which `scripts/conformance-tools.sh` installs. */
export default defineConfig({
  resolve: sandbox.resolve,
  test: {
    include: ['test/conformance/**/*.test.ts'],
    testTimeout: 600_000,
    globalSetup: sandbox.globalSetup,
  },
});
