import type { Span } from '../../source.js';
import { locate } from './configuration/locate.js';
import { isTemplated } from './control.js';
import type { Name } from './names.js';
import type { Scope } from './scope.js';
import type { ZoneReader } from './zone-reader.js';

/** Deeper than any real zone; each level may include many files. */
const deepest = 20;

/** A few files that include each other twice would otherwise be read a million times. */
const mostFiles = 10_000;

/**
 * Reads an included file in place. It begins with the owner of the line before, and has its own origin; the origin
 * and owner of the including file are in force again after it (RFC 1035 §5.1).
 */
export function includeFile(
  mentioned: string,
  span: Span,
  scope: Scope,
  origin: Name,
  reader: ZoneReader,
): void {
  const problem = readIncluded(mentioned, scope, origin, reader);
  if (problem === undefined) return;
  reader.contents.addProblem(problem, span);
  reader.contents.addZoneGap(`${mentioned} is included and not read`, span);
}

/** What is wrong where the file is not read. */
function readIncluded(mentioned: string, scope: Scope, origin: Name, reader: ZoneReader): string | undefined {
  const located = locate(reader.tree, scope.file.path, mentioned, reader.directory);
  if ('reason' in located) return `${mentioned} ${located.reason}. Add it, or correct the path.`;
  const { path } = located;
  const chain = [...scope.chain, path];
  if (scope.chain.includes(path))
    return `${mentioned} includes itself: ${chain.join(' → ')}. Break the circle.`;
  if (chain.length > deepest + 1)
    return `Files are included more than ${deepest} deep: ${chain.join(' → ')}. Include them from fewer.`;
  if (reader.included.length >= mostFiles)
    return `More than ${mostFiles} files are included in this zone. Include fewer.`;
  reader.included.push(path);
  // Inside a template block every record becomes a gap, which a sieve knows nothing of.
  const file = reader.readText(path, origin, scope.blocks === 0);
  if (file === undefined) return `${mentioned} cannot be read. Make it a plain text file.`;
  const { owner, blocks } = scope;
  reader.readFile({
    file,
    chain,
    origins: { ...scope.origins, origin, file: origin },
    owner,
    blocks,
    templated: isTemplated(file),
  });
  return undefined;
}
