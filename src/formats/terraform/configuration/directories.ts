import { posix } from 'node:path';
import { gapIn } from '../../../dns/zone.js';
import { type Problem, resolvePath, type SourceFile, type Tree, wholeFile } from '../../../source.js';
import { readHcl } from '../../../syntax/hcl/hcl.js';
import { readHclJson } from '../../../syntax/hcl/hcl-json.js';
import type { HclBlock, HclFile } from '../../../syntax/hcl/tree.js';
import type { Gap } from '../../../value.js';
import { withOverrides } from './overrides.js';

/** What the files of a directory declare, which is what Terraform calls a module. */
export interface Declarations {
  readonly directory: string;
  /** The blocks at the top of all files, overridden by those of override files. */
  readonly blocks: readonly HclBlock[];
  /** Files that could not be wholly read. */
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
}

/** Whether a path is a file of Terraform's or OpenTofu's configuration; what `init` fetched is none of the repository. */
export function isConfigurationFile(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(path) && !/(?:^|\/)\.terraform\//.test(path);
}

/** The directories of a tree that hold configuration, each read once. */
export class Directories {
  /** Every configuration file by directory; the root of the repository is the empty text. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  private readonly read = new Map<string, Declarations>();
  private readonly parsed = new Map<string, HclFile>();

  constructor(private readonly tree: Tree) {
    const files = new Map<string, string[]>();
    for (const path of tree.paths) {
      if (!isConfigurationFile(path)) continue;
      const there = files.get(directoryOf(path));
      if (there === undefined) files.set(directoryOf(path), [path]);
      else there.push(path);
    }
    this.files = files;
  }

  /** The declarations of a directory; undefined where it holds none. */
  of(directory: string): Declarations | undefined {
    const files = this.files.get(directory);
    if (files === undefined) return undefined;
    let declarations = this.read.get(directory);
    if (declarations === undefined) {
      declarations = this.declarationsIn(directory, files);
      this.read.set(directory, declarations);
    }
    return declarations;
  }

  /** A file as HCL, native or JSON. */
  parse(file: SourceFile): HclFile {
    let parsed = this.parsed.get(file.path);
    if (parsed === undefined) {
      parsed = file.path.endsWith('.json') ? readHclJson(file) : readHcl(file);
      this.parsed.set(file.path, parsed);
    }
    return parsed;
  }

  private declarationsIn(directory: string, paths: readonly string[]): Declarations {
    const blocks: HclBlock[] = [];
    const overrides: HclBlock[] = [];
    const problems: Problem[] = [];
    const gaps = this.refusedIn(directory);
    for (const path of paths.filter(one => !isReplaced(one, paths))) {
      const file = this.tree.read(path);
      if (file === undefined) continue;
      const { body, broken, problems: found } = this.parse(file);
      problems.push(...found);
      if (broken) gaps.push(gapIn(undefined, `${path} could not be wholly read`, wholeFile(file)));
      (isOverride(path) ? overrides : blocks).push(...body.blocks);
    }
    return { directory, blocks: withOverrides(blocks, overrides), gaps, problems };
  }

  private refusedIn(directory: string): Gap[] {
    return [...this.tree.refused]
      .filter(([path]) => isConfigurationFile(path) && directoryOf(path) === directory)
      .map(([path, reason]) => gapIn(undefined, `${path} is not read: ${reason}`));
  }
}

/** The directory of a path; the empty text for the root of the repository. */
export function directoryOf(path: string): string {
  const directory = posix.dirname(path);
  return directory === '.' ? '' : directory;
}

/** The directory that a local source means; undefined where it leads out of the repository. */
export function directoryCalled(from: string, source: string): string | undefined {
  const path = resolvePath(from, source)?.replace(/\/$/, '');
  return path === '.' ? '' : path;
}

/** OpenTofu reads `x.tofu` in place of `x.tf`. */
function isReplaced(path: string, among: readonly string[]): boolean {
  return /\.tf(?:\.json)?$/.test(path) && among.includes(path.replace(/\.tf(\.json)?$/, '.tofu$1'));
}

function isOverride(path: string): boolean {
  return /(?:^|[/_])override\.(?:tf|tofu)(?:\.json)?$/.test(path);
}
