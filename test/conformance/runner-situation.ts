import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { FakeGitHubOptions, FakeRepository, FakeState } from '../support/fake-github.js';
import type { Archive } from '../support/txtar.js';

/** What a scenario's header may say, one `key: value` a line after its remarks. */
const keys = ['event', 'workflow', 'node', 'deletes', 'from', 'permissions'] as const;
type Key = (typeof keys)[number];

/** What a scenario sets up. */
export interface Situation {
  /** By default a pull request. */
  readonly event: 'pull_request' | 'merge_group' | 'push';
  /** The text of the workflow. */
  readonly workflow: string;
  /** What it calls the Action. */
  readonly uses: string;
  /** The versions of Node.js that it runs under, with the same answers. */
  readonly nodes: readonly string[];
  readonly isFork: boolean;
  /** What the token may do, as far as it is not as usual; a fork's may write nothing. */
  readonly permissions: NonNullable<FakeGitHubOptions['permissions']>;
  /** The files where the branch began, of main by now, of the branch, and of the merge of both. */
  readonly files: Readonly<Record<'start' | 'main' | 'branch' | 'merge', Files>>;
  /** What comes after it. */
  readonly next?: Situation;
}

const readOnly = { contents: 'read', 'pull-requests': 'read', issues: 'read', checks: 'read' } as const;

type Files = Readonly<Record<string, string>>;

/**
 * Files below `base/` stand before the change, those below `head/` take their place or come to them; those below
 * `main/` came to main after the branch began, and those below `then/` to the branch after all else has been answered.
 */
export function situationOf({ comment, files }: Archive): Situation {
  const said = headerOf(comment);
  const below = (folder: string): Files =>
    Object.fromEntries(
      [...files].flatMap(([path, text]) =>
        path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), text]] : [],
      ),
    );
  const deleted = new Set(said.get('deletes')?.split(' '));
  const changed = (before: Files): Files => {
    const after = Object.entries({ ...before, ...below('head') });
    return Object.fromEntries(after.filter(([path]) => !deleted.has(path)));
  };
  const isFork = said.get('from') === 'fork';
  const granted = (said.get('permissions')?.split(' ') ?? []).map(each => each.split('='));
  const start = below('base');
  const main = { ...start, ...below('main') };
  const example = `examples/workflows/${said.get('workflow') ?? 'pull-request.yml'}`;
  const workflow = files.get('workflow') ?? readFileSync(example, 'utf8');
  const situation: Situation = {
    event: (said.get('event') ?? 'pull_request') as Situation['event'],
    workflow,
    uses: /uses: (\S+\/delegated-dcv-check@\S+)/.exec(workflow)![1]!,
    nodes: (said.get('node') ?? '24').split(' '),
    isFork,
    permissions: { ...(isFork && readOnly), ...Object.fromEntries(granted) },
    files: { start, main, branch: changed(start), merge: changed(main) },
  };
  const later = below('then');
  if (Object.keys(later).length === 0) return situation;
  const { branch, merge, ...before } = situation.files;
  const after = { ...before, branch: { ...branch, ...later }, merge: { ...merge, ...later } };
  return { ...situation, next: { ...situation, files: after } };
}

function headerOf(comment: string): ReadonlyMap<Key, string> {
  const pairs = [...comment.matchAll(/^([a-z]+): (.+)$/gm)].map(([, key, value]): [Key, string] => {
    if (!keys.includes(key as Key)) throw new Error(`A scenario has no ${key}.`);
    return [key as Key, value!];
  });
  return new Map(pairs);
}

/** The commits of a situation. */
export interface Commits {
  /** Where the branch began: the same as `base`, unless something came to main since. */
  readonly start: string;
  /** What the change is merged into. */
  readonly base: string;
  /** The tip of the branch. */
  readonly head: string;
  /** What is checked out: for a pull request and a merge group the merge of both. */
  readonly merge: string;
}

/** Makes the commits, the refs that the event is about, and the pull request. */
export function commit(state: FakeState, { event, files, isFork }: Situation): Commits {
  const { repository } = state;
  const start = repository.commit(files.start, [], 'Before');
  const hasMoved = Object.keys(files.main).some(path => files.main[path] !== files.start[path]);
  const base = hasMoved ? repository.commit(files.main, [start], 'Another change') : start;
  const head = repository.commit(files.branch, [start], 'Change DNS');
  const merge = event === 'push' ? head : repository.commit(files.merge, [base, head], 'Merge the change');
  repository.point('refs/heads/main', base);
  state.pulls.splice(0);
  if (event === 'pull_request') state.openPull({ number: 7, base, head, merge, isFork });
  else repository.point(refs[event], merge);
  return { start, base, head, merge };
}

/** What `GITHUB_REF` is. */
export const refs = {
  pull_request: 'refs/pull/7/merge',
  merge_group: 'refs/heads/gh-readonly-queue/main/pr-7-0123456789abcdef0123456789abcdef01234567',
  push: 'refs/heads/main',
} as const;

/** Fetches one commit without its history, as `actions/checkout` does where nothing else is asked of it. */
export function checkOut(repository: FakeRepository, { event }: Situation, clone: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', clone, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, HOME: clone, GIT_CONFIG_NOSYSTEM: '1' },
    });
  const local = refs[event].replace(/^refs\/(heads|pull)/, 'refs/remotes/pull');
  git('init', '--quiet', '--initial-branch=main');
  git(
    'fetch',
    '--quiet',
    '--no-tags',
    '--depth=1',
    `file://${repository.directory}`,
    `+${refs[event]}:${local}`,
  );
  git('checkout', '--quiet', '--force', local);
}

/** The event as GitHub tells it, as far as anything of it is of concern. */
export function payloadOf({ event, isFork }: Situation, { start, base, head, merge }: Commits): unknown {
  const repository = {
    id: 1,
    name: 'zones',
    full_name: 'example/zones',
    owner: { login: 'example' },
    default_branch: 'main',
    fork: false,
  };
  if (event === 'push')
    return { ref: 'refs/heads/main', before: base, after: head, deleted: false, repository };
  if (event === 'merge_group') {
    return {
      action: 'checks_requested',
      merge_group: {
        head_sha: merge,
        head_ref: refs.merge_group,
        base_sha: base,
        base_ref: 'refs/heads/main',
      },
      repository,
    };
  }
  const headRepository = isFork
    ? { ...repository, id: 2, full_name: 'someone/zones', owner: { login: 'someone' }, fork: true }
    : repository;
  return {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      state: 'open',
      // GitHub does not always tell the present tip.
      base: { ref: 'main', sha: start, repo: repository },
      head: { ref: 'change', sha: head, repo: headRepository },
      merge_commit_sha: merge,
    },
    repository,
  };
}
