import type { SourceFile, Tree } from '../../src/source.js';

/** A tree in memory. A sieve, where a format brings one, is used as it would be for a large file. */
export function treeOf(files: Record<string, string>): Tree {
  return {
    paths: Object.keys(files).sort(),
    refused: new Map(),
    read(path, sieve): SourceFile | undefined {
      const text = files[path];
      if (text === undefined) return undefined;
      return sieve === undefined ? { path, text } : { path, ...sieve([Buffer.from(text)]) };
    },
    peek(path) {
      return this.read(path);
    },
  };
}
