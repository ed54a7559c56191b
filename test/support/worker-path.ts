import { inject } from 'vitest';

/** Stands in for `src/sandbox/worker-path.ts`: the worker that was bundled for the tests. */
export const sandboxFolder = inject('sandboxFolder');
