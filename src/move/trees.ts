import { editedText, editsByFile, type TextEdit } from '../patch/text-edit.js';
import type { SourceFile, Tree } from '../source.js';

/** A tree that keeps which files were read. Whatever sieve is asked for, edits need the whole text. */
export function watched(tree: Tree): { readonly tree: Tree; readonly read: ReadonlyMap<string, SourceFile> } {
  const files = new Map<string, SourceFile>();
  const read = (path: string): SourceFile | undefined => {
    const file = files.get(path) ?? tree.read(path);
    if (file !== undefined) files.set(path, file);
    return file;
  };
  return { tree: { ...tree, read, peek: path => tree.peek(path) }, read: files };
}

/** The tree after edits of its files; a link to a changed file is changed with it. */
export function overlaid(tree: Tree, edits: readonly TextEdit[]): Tree {
  const texts = new Map(editsByFile(edits).map(ofFile => [ofFile.file.path, editedText(ofFile)]));
  const edited = (path: string): SourceFile | undefined => {
    const text = texts.get(realPath(tree, path));
    return text === undefined ? undefined : { path, text };
  };
  return {
    ...tree,
    read: path => edited(path) ?? tree.read(path),
    peek: path => edited(path) ?? tree.peek(path),
  };
}

/** The path of the file itself, where the path may be a link to it. */
export function realPath(tree: Tree, path: string): string {
  return tree.links?.get(path) ?? path;
}
