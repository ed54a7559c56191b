import { bind } from './bind/index.js';
import type { Format } from './format.js';
import type { FormatName } from './names.js';
import { octodns } from './octodns/index.js';

const byName = { octodns, bind } satisfies Record<FormatName, Format>;

/** Every format that is read. */
export const formats: readonly Format[] = Object.values(byName);

/** The format of a name. */
export function formatOf(name: FormatName): Format {
  return byName[name];
}
