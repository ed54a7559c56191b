import type { TreeEntry } from './repository.js';
import { type Call, notFound, paged, type Route, refusal } from './route.js';

type Row = Record<string, unknown>;

const mostEntries = 100_000;

const getTree: Route = ({ state: { repository }, params, query, url, path }) => {
  const sha = repository.resolve(params.tree_sha!, 'tree');
  if (sha === undefined) return notFound;
  const entries = repository.entries(sha, query.has('recursive'));
  const folder = path.slice(0, path.lastIndexOf('/'));
  const row = (entry: TreeEntry) => {
    if (entry.type === 'commit') return entry;
    const kind = entry.type === 'tree' ? 'trees' : 'blobs';
    return { ...entry, url: `${url}${folder.replace(/trees$/, kind)}/${entry.sha}` };
  };
  const body = {
    sha,
    url: `${url}${folder}/${sha}`,
    tree: entries.slice(0, mostEntries).map(row),
    truncated: entries.length > mostEntries,
  };
  return { status: 200, body };
};

const getBlob: Route = ({ state: { repository }, params, accept, url, path }) => {
  const sha = repository.resolve(params.file_sha!, 'blob');
  if (sha === undefined) return notFound;
  const bytes = repository.blob(sha);
  if (accept.includes('raw'))
    return {
      status: 200,
      body: bytes,
      headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
    };
  const body = {
    ...{ sha, node_id: `B_${sha}`, size: bytes.length, url: `${url}${path}` },
    ...{ content: bytes.toString('base64').replace(/(.{60})/g, '$1\n'), encoding: 'base64' },
  };
  return { status: 200, body };
};

const getCommit: Route = call => {
  const { repository } = call.state;
  const sha = repository.resolve(call.params.commit_sha!, 'commit');
  if (sha === undefined || sha !== call.params.commit_sha) return notFound;
  return { status: 200, body: { ...(call.example() as Row), ...commitRow(call, sha) } };
};

function commitRow({ state: { repository, owner, repo }, url }: Call, sha: string): Row {
  const { tree, parents, message } = repository.commitObject(sha);
  const git = `${url}/repos/${owner}/${repo}/git`;
  const page = `https://github.com/${owner}/${repo}/commit`;
  return {
    ...{ sha, message, url: `${git}/commits/${sha}`, html_url: `${page}/${sha}` },
    tree: { sha: tree, url: `${git}/trees/${tree}` },
    parents: parents.map(each => ({
      ...{ sha: each, url: `${git}/commits/${each}`, html_url: `${page}/${each}` },
    })),
  };
}

const compare: Route = call => {
  const { repository } = call.state;
  const [from = '', to = ''] = call.params.basehead!.split('...');
  const [base, head] = [from, to].map(name => repository.resolve(name.split(':').at(-1)!, 'commit'));
  if (base === undefined || head === undefined) return notFound;
  const mergeBase = repository.mergeBase(base, head);
  if (mergeBase === undefined) return refusal(404, 'No common ancestor between the two commits.');
  const example = call.example() as Row & { commits: Row[]; files: Row[] };
  const row = (sha: string) => {
    const { url, html_url, parents } = commitRow(call, sha);
    return { ...example.commits[0], sha, url, html_url, parents };
  };
  const ahead = repository.commitsBetween(base, head);
  const behind = repository.commitsBetween(head, base);
  const files = repository.changedFiles(mergeBase, head).slice(0, 300);
  const page = paged(call, ahead, row);
  const body = {
    ...example,
    ...{ base_commit: row(base), merge_base_commit: row(mergeBase) },
    status:
      behind.length > 0
        ? ahead.length > 0
          ? 'diverged'
          : 'behind'
        : ahead.length > 0
          ? 'ahead'
          : 'identical',
    ...{ ahead_by: ahead.length, behind_by: behind.length, total_commits: ahead.length },
    commits: page.body,
    files: files.map(({ previous, ...file }) => ({
      ...example.files[0],
      patch: undefined,
      ...file,
      changes: file.additions + file.deletions,
      ...(previous && { previous_filename: previous }),
    })),
  };
  return { ...page, body };
};

/** What git itself holds. */
export const gitRoutes: Readonly<Record<string, Route>> = {
  'git/get-tree': getTree,
  'git/get-blob': getBlob,
  'git/get-commit': getCommit,
  'repos/compare-commits-with-basehead': compare,
};
