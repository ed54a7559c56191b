import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from './program.js';
import { sandboxFolder } from './worker-path.js';

/** The modules of a prelude that is shipped beside the worker, in a folder of its name. */
export function readPrelude(name: string): Program['prelude'] {
  const folder = join(sandboxFolder, name);
  const modules = readdirSync(folder).filter(file => file.endsWith('.js'));
  return Object.fromEntries(modules.map(file => [file, readFileSync(join(folder, file), 'utf8')]));
}
