import { stringify } from 'yaml';
import type { FakeGitHub, FakeGitHubRequest, FakeState } from '../support/fake-github.js';
import { indented } from './runner-log.js';
import type { Commits } from './runner-situation.js';

/**
 * Every request in a line with its answer's status, below it what was sent; ids are told as what they stand for. Reads
 * of one kind that follow one another are sorted, since several are asked for at once.
 */
export function requestsTo(
  { requests, state }: Pick<FakeGitHub, 'requests' | 'state'>,
  commits: Commits,
): string {
  const named = namesIn(state, commits);
  const groups: { operation: string | undefined; texts: string[] }[] = [];
  for (const request of requests) {
    const { method, operation } = request;
    const last = groups.at(-1);
    if (last !== undefined && method === 'GET' && last.operation === operation)
      last.texts.push(named(textOf(request)));
    else groups.push({ operation, texts: [named(textOf(request))] });
  }
  return groups.flatMap(({ texts }) => texts.sort()).join('');
}

function textOf({ method, path, body, status }: FakeGitHubRequest): string {
  const sent = body === undefined ? '' : indented(stringify(body, { lineWidth: 0 }));
  return `${method} ${path} → ${status ?? 'no answer'}\n${sent}`;
}

/** What tells ids as what they stand for. */
function namesIn({ repository }: FakeState, commits: Commits): (text: string) => string {
  const names = new Map<string, string>();
  // Of two names for one thing the later is told.
  for (const of of ['merge', 'head', 'start', 'base'] as const) {
    const commit = commits[of];
    const { tree } = repository.commitObject(commit);
    for (const { sha, path } of repository.entries(tree, true)) names.set(sha, `<${path} of ${of}>`);
    names.set(tree, `<tree of ${of}>`).set(commit, `<${of}>`).set(commit.slice(0, 12), `<${of}>`);
  }
  return text => text.replace(/\b(?:[0-9a-f]{12}|[0-9a-f]{40})\b/g, id => names.get(id) ?? id);
}
