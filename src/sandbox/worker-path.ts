import { join } from 'node:path';

/** Where `worker.ts` is bundled as `index.js`, with a folder for each prelude: beside the bundle that asks. */
export const sandboxFolder = join(__dirname, '..', 'sandbox');
