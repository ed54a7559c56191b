import { posix } from 'node:path';
import { resolvePath, type SourceFile, type Tree } from '../../../source.js';

/** How deep files may include each other. */
const deepest = 20;

/** The file whose directory relative includes start from, and the files that led to it. */
export class Source {
  constructor(
    readonly path: string,
    readonly chain: readonly string[] = [path],
  ) {}

  including(path: string): Source {
    return new Source(path, [...this.chain, path]);
  }
}

/** Finds the files that `!include` names, none of them outside of the tree. */
export class Includes {
  private readonly files = new Map<string, SourceFile>();

  constructor(private readonly tree: Tree) {}

  /** The file, or why it is not to be had: whole sentences with advice. */
  find(written: string, source: Source): SourceFile | string {
    const path = written.startsWith('~') ? undefined : resolvePath(posix.dirname(source.path), written);
    if (path === undefined)
      return `\`${written}\` leads out of the repository. Include files of the repository only.`;
    const chain = [...source.chain, path].join(' → ');
    if (source.chain.includes(path)) return `The files include each other: ${chain}. Break the circle.`;
    if (source.chain.length === deepest)
      return `Includes nest deeper than ${deepest} files: ${chain}. Flatten them.`;
    const refused = this.tree.refused.get(path);
    const file = this.files.get(path) ?? (refused === undefined ? this.tree.read(path) : undefined);
    if (file === undefined) return `${path} cannot be included: ${refused ?? 'there is no such file'}.`;
    this.files.set(path, file);
    return file;
  }
}
