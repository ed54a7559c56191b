import { defineConfig } from 'vitest/config';

/** Tests against the real tools, which `scripts/conformance-tools.sh` installs. */
export default defineConfig({ test: { include: ['test/conformance/**/*.test.ts'], testTimeout: 600_000 } });
