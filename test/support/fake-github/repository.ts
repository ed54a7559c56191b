import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What stands at a path of a commit. */
export type FakeFile = string | Buffer | { link: string } | { executable: string } | { submodule: string };

/** An object that a tree names. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size?: number;
}

/** A commit as git keeps it. */
export interface CommitObject {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
}

/** A file that differs between two commits. */
export interface ChangedFile {
  readonly filename: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** The hunks; absent where the file is binary. */
  readonly patch?: string;
  readonly previous?: string;
}

const clock = '1785542400 +0000';

/** What the fake keeps of a repository: a real bare one, which tests may clone from and git itself answers for. */
export class FakeRepository {
  /** The bare repository. */
  readonly directory = mkdtempSync(join(tmpdir(), 'fake-github-'));

  constructor() {
    this.git(['init', '--quiet', '--bare', '--initial-branch=main', '.']);
    // As GitHub does, so that a clone may fetch a commit by its id.
    for (const name of ['uploadpack.allowAnySHA1InWant', 'uploadpack.allowFilter'])
      this.git(['config', name, 'true']);
  }

  close(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Commits exactly these files, and answers with the commit's id. */
  commit(
    files: Readonly<Record<string, FakeFile>>,
    parents: readonly string[] = [],
    message = 'A commit',
  ): string {
    const parts: (string | Buffer)[] = ['feature done\n'];
    parts.push(
      `commit refs/fake/new\nmark :1\ncommitter A <a@example.com> ${clock}\n`,
      dataOf(message),
      '\n',
    );
    const [first = '0'.repeat(40), ...others] = parents;
    parts.push(`from ${first}\n`, ...others.map(parent => `merge ${parent}\n`), 'deleteall\n');
    for (const [path, file] of Object.entries(files)) parts.push(...modification(path, file));
    parts.push('done\n');
    const input = Buffer.concat(parts.map(part => Buffer.from(part)));
    this.git(['fast-import', '--quiet', '--force', '--done'], input);
    return this.git(['rev-parse', 'refs/fake/new']).toString().trim();
  }

  /** Lets a ref stand for a commit: `refs/heads/main`, `refs/pull/7/merge`. */
  point(ref: string, commit: string): void {
    this.git(['update-ref', ref, commit]);
  }

  /** What `actions/checkout` leaves in a new folder: one commit, and by default nothing of the history behind it. */
  checkOut(commit: string, directory: string, depth = 1): void {
    mkdirSync(directory, { recursive: true });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: directory, stdio: 'ignore' });
    git('init', '--quiet');
    git('fetch', '--quiet', `--depth=${depth}`, `file://${this.directory}`, commit);
    git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
  }

  /** Takes over every object of another repository, and its refs. */
  load(directory: string): void {
    this.git(['fetch', '--quiet', '--force', directory, '+refs/*:refs/*']);
  }

  /** The id of the object that a name stands for, or undefined. */
  resolve(name: string, type?: 'commit' | 'tree' | 'blob'): string | undefined {
    try {
      const wanted = type === undefined ? name : `${name}^{${type}}`;
      const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', wanted];
      const id = this.git(args).toString().trim();
      // A full id is taken for granted by rev-parse.
      this.git(['cat-file', '-e', id]);
      return id;
    } catch {
      return undefined;
    }
  }

  commitObject(id: string): CommitObject {
    const text = this.git(['cat-file', 'commit', id]).toString();
    const [header = '', ...message] = text.split('\n\n');
    const valuesOf = (key: string) =>
      [...header.matchAll(new RegExp(`^${key} (.*)$`, 'gm'))].map(([, value]) => value!);
    return { tree: valuesOf('tree')[0]!, parents: valuesOf('parent'), message: message.join('\n\n') };
  }

  entries(tree: string, isRecursive: boolean): TreeEntry[] {
    const args = ['ls-tree', '-l', '-z', ...(isRecursive ? ['-r', '-t'] : []), tree];
    return nulls(this.git(args)).map(line => {
      const [, mode, type, sha, size, path] = /^(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t(.*)$/s.exec(line)!;
      return {
        path: path!,
        mode: mode!,
        type: type as TreeEntry['type'],
        sha: sha!,
        ...(size !== '-' && { size: Number(size) }),
      };
    });
  }

  blob(id: string): Buffer {
    return this.git(['cat-file', 'blob', id]);
  }

  mergeBase(a: string, b: string): string | undefined {
    try {
      return this.git(['merge-base', a, b]).toString().trim();
    } catch {
      return undefined;
    }
  }

  /** The commits that `head` has and `base` has not, oldest first. */
  commitsBetween(base: string, head: string): string[] {
    const args = ['rev-list', '--reverse', '--topo-order', `${base}..${head}`];
    return this.git(args).toString().split('\n').filter(Boolean);
  }

  /** What differs between two commits, as a pull request shows it. */
  changedFiles(base: string, head: string): ChangedFile[] {
    const raw = nulls(this.git(['diff', '--raw', '--no-abbrev', '-M', '-z', base, head]));
    const files: ChangedFile[] = [];
    for (let at = 0; at < raw.length; ) {
      const [, , before, after, letter = ''] = raw[at]!.split(' ');
      const isRename = letter.startsWith('R');
      const previous = raw[at + 1]!;
      const filename = isRename ? raw[at + 2]! : previous;
      at += isRename ? 3 : 2;
      files.push({
        filename,
        status: statusOf[letter[0]!] ?? 'changed',
        sha: letter === 'D' ? before! : after!,
        ...this.hunksOf(base, head, isRename ? [previous, filename] : [filename]),
        ...(isRename && { previous }),
      });
    }
    return files;
  }

  private hunksOf(base: string, head: string, paths: readonly string[]) {
    const text = this.git(['diff', '-M', '-U3', base, head, '--', ...paths.map(path => `:(literal)${path}`)]);
    const at = text.indexOf('\n@@ ');
    if (at === -1) return { additions: 0, deletions: 0 };
    const patch = text
      .subarray(at + 1)
      .toString()
      .replace(/\n$/, '');
    const count = (sign: string) => patch.split('\n').filter(line => line.startsWith(sign)).length;
    return { additions: count('+'), deletions: count('-'), patch };
  }

  private git(args: readonly string[], input?: Buffer): Buffer {
    const env = { PATH: process.env.PATH, HOME: this.directory, GIT_CONFIG_NOSYSTEM: '1' };
    return execFileSync('git', args, {
      cwd: this.directory,
      env,
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'ignore'],
      ...(input && { input }),
    });
  }
}

const statusOf: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

function nulls(output: Buffer): string[] {
  return output.toString().split('\0').slice(0, -1);
}

function modification(path: string, file: FakeFile): (string | Buffer)[] {
  const name = JSON.stringify(path);
  if (typeof file === 'string' || Buffer.isBuffer(file))
    return [`M 100644 inline ${name}\n`, dataOf(file), '\n'];
  if ('submodule' in file) return [`M 160000 ${file.submodule} ${name}\n`];
  if ('link' in file) return [`M 120000 inline ${name}\n`, dataOf(file.link), '\n'];
  return [`M 100755 inline ${name}\n`, dataOf(file.executable), '\n'];
}

function dataOf(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes]);
}
