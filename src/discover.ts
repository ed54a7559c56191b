import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import type { SourceFile, Tree } from './source.js';

/** Bounds on what a repository may hold, so that a hostile one ends in a sentence and not in a hung job. */
const limits = { files: 200_000, depth: 64, bytes: 256 << 20 };

/** As much of a file as is read at a time. */
const mebibyte = 1 << 20;

/** Folders that hold no DNS of the repository's own. */
const passedOver = new Set(['.git', 'node_modules']);

/** Whether a file lies in a folder that is passed over. */
export function isPassedOver(path: string): boolean {
  return /(?:^|\/)(?:\.git|node_modules)\//.test(path);
}

/**
 * The working tree below `root`. A symbolic link is followed to a file inside
 * the tree; one that leads out, and whatever else is no plain file of bearable size, is refused with the reason.
 */
export function workingTree(root: string): Tree {
  const realRoot = realpathSync(root);
  const { paths, refused, links } = walk(realRoot);
  const whole = new Map<string, SourceFile>();
  const known = new Set(paths);

  /** Whether the file may be read; sizes are asked only of files that somebody wants to read. */
  const isReadable = (path: string): boolean => {
    if (!known.has(path) || refused.has(path)) return false;
    const reason = whyUnreadable(join(realRoot, path));
    if (reason !== undefined) refused.set(path, reason);
    return reason === undefined;
  };

  return {
    paths,
    refused,
    links,
    read(path, sieve) {
      if (!isReadable(path)) return undefined;
      if (sieve !== undefined) return { path, ...sieve(chunksOf(join(realRoot, path))) };
      return whole.get(path) ?? { path, text: readFileSync(join(realRoot, path), 'utf8') };
    },
    peek(path) {
      if (!isReadable(path)) return undefined;
      const cached = whole.get(path);
      if (cached !== undefined) return cached;
      const { text, complete } = beginningOf(join(realRoot, path));
      const file = { path, text };
      if (complete) whole.set(path, file);
      return file;
    },
  };
}

function whyUnreadable(path: string): string | undefined {
  try {
    accessSync(path, constants.R_OK);
    const { size } = statSync(path);
    return size > limits.bytes ? `it is larger than ${limits.bytes >> 20} MiB` : undefined;
  } catch (error) {
    return `it cannot be opened (${(error as NodeJS.ErrnoException).code})`;
  }
}

function walk(root: string): { paths: string[]; refused: Map<string, string>; links: Map<string, string> } {
  const paths: string[] = [];
  const refused = new Map<string, string>();
  const links = new Map<string, string>();
  const folders: { path: string; depth: number }[] = [{ path: '', depth: 0 }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (folder.depth > limits.depth) {
      refused.set(folder.path, `it is nested more than ${limits.depth} folders deep`);
      continue;
    }
    for (const entry of entriesOf(join(root, folder.path), folder.path, refused)) {
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) folders.push({ path, depth: folder.depth + 1 });
      } else if (paths.length >= limits.files) {
        refused.set(path, `the repository holds more than ${limits.files} files`);
      } else {
        const target = entry.isFile() ? { path } : followed(root, path, entry.isSymbolicLink());
        if ('path' in target) paths.push(path);
        else refused.set(path, target.refusal);
        if ('path' in target && target.path !== path) links.set(path, target.path);
      }
    }
  }
  return { paths: paths.sort(), refused, links };
}

function entriesOf(folder: string, path: string, refused: Map<string, string>): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    refused.set(path, `the folder cannot be opened (${(error as NodeJS.ErrnoException).code})`);
    return [];
  }
}

/** The plain file that a link leads to, by its path below the root, or why it is not followed. */
function followed(
  root: string,
  path: string,
  isLink: boolean,
): { readonly path: string } | { readonly refusal: string } {
  if (!isLink) return { refusal: 'it is no plain file' };
  try {
    const target = realpathSync(join(root, path));
    if (!target.startsWith(root + sep))
      return { refusal: 'it is a symbolic link that leads out of the repository' };
    const parts = target.slice(root.length + 1).split(sep);
    if (parts[0] === '.git') return { refusal: 'it is a symbolic link into .git' };
    if (!lstatSync(target).isFile()) return { refusal: 'it is a symbolic link to a folder' };
    return { path: parts.join('/') };
  } catch {
    return { refusal: 'it is a symbolic link that leads nowhere' };
  }
}

function beginningOf(path: string): { text: string; complete: boolean } {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.allocUnsafe(Math.min(size, mebibyte));
    const length = readSync(descriptor, buffer, 0, buffer.length, 0);
    return { text: buffer.toString('utf8', 0, length), complete: length === size };
  } finally {
    closeSync(descriptor);
  }
}

/** A file's bytes, a chunk at a time; each chunk is good until the next one is asked for. */
function* chunksOf(path: string): Generator<Uint8Array> {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(Math.min(Math.max(fstatSync(descriptor).size, 1), mebibyte));
    for (;;) {
      const length = readSync(descriptor, buffer, 0, buffer.length, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
