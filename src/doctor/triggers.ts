import type { YamlNode } from '../syntax/yaml.js';
import type { Change, Leak } from './leak.js';
import { isWithin, lineAt } from './mend.js';
import { type Trigger, textsOf, type Workflow } from './workflow.js';

/** What starts a workflow with a gate, and when it should start and does not. */
export function* triggerLeaks(workflow: Workflow, isQueueJudgedElsewhere: boolean): Generator<Leak> {
  const { triggers, on } = workflow;
  for (const [event, trigger] of triggers) {
    const isOfPullRequests = /^pull_request(?:_target)?$/.test(event);
    if (isOfPullRequests || event === 'merge_group') yield* filterLeaks(event, trigger);
    if (isOfPullRequests) yield* typeLeaks(trigger);
  }
  if (triggers.has('merge_group') || isQueueJudgedElsewhere) return;
  if (!triggers.has('pull_request') && !triggers.has('pull_request_target')) return;
  yield {
    name: 'no-merge-group',
    severity: 'warning',
    message:
      'A merge queue does not start this workflow: a required check is never reported to it, so that nothing can be merged, and two pull requests that are right alone and wrong together are not seen.',
    write: '`merge_group` as a trigger',
    span: on.key.span,
    changes: addTriggers(workflow, ['merge_group']),
  };
}

/** A workflow that would judge, if a pull request started it. `isAlone` tells that all its jobs do nothing else. */
export function pullRequestMissing(workflow: Workflow, isAlone: boolean): Leak {
  const missing = ['pull_request', 'merge_group'].filter(event => !workflow.triggers.has(event));
  return {
    name: 'no-pull-request',
    severity: 'error',
    message:
      'No workflow that runs the check is started by pull requests, so that a mistake is merged before it is seen.',
    write: '`pull_request` and `merge_group` as triggers',
    span: workflow.on.key.span,
    changes: isAlone ? addTriggers(workflow, missing) : [],
  };
}

function addTriggers({ on: { value: on } }: Workflow, events: readonly string[]): Change[] {
  const insert = (at: number, text: string): Change => ({
    do: 'replace',
    span: { ...on.span, start: at, end: at },
    text,
  });
  if (on.kind === 'mapping') return events.map(key => ({ do: 'put', key, value: '', into: on }));
  if (on.kind === 'scalar')
    return [insert(on.span.start, '['), insert(on.span.end, `, ${events.join(', ')}]`)];
  const last = on.kind === 'sequence' ? on.items.at(-1) : undefined;
  if (last === undefined || !isWithin(last.span, on.span)) return [];
  const { text } = on.span.file;
  if (text[on.span.start] === '[') return [insert(last.span.end, `, ${events.join(', ')}`)];
  const line = lineAt(text, on.span.start);
  const item = text.slice(line.start, on.span.start);
  const eol = text.slice(line.start, line.next).endsWith('\r\n') ? '\r\n' : '\n';
  return [insert(lineAt(text, last.span.end).next, events.map(event => `${item}- ${event}${eol}`).join(''))];
}

function* filterLeaks(event: string, { filters }: Trigger): Generator<Leak> {
  for (const key of ['paths', 'paths-ignore', 'branches', 'branches-ignore']) {
    const entry = filters?.keys.get(key);
    if (filters === undefined || entry === undefined || letsAllThrough(key, entry.value)) continue;
    const isOfPaths = key.startsWith('paths');
    yield {
      name: isOfPaths ? 'path-filter' : 'branch-filter',
      severity: isOfPaths ? 'error' : 'notice',
      message: isOfPaths
        ? `\`${key}\` keeps the check from running on every pull request: a change elsewhere that takes a record away is not judged, a required check that did not run stays pending, and GitHub looks at the first 300 changed files only.`
        : `\`${key}\` keeps the check from running for other branches: where it is required there, it stays pending and nothing can be merged.`,
      write: `\`${event}\` without \`${key}\``,
      span: entry.key.span,
      changes: [{ do: 'remove', entry, from: filters.mapping }],
    };
  }
}

function letsAllThrough(key: string, patterns: YamlNode): boolean {
  const texts = key.endsWith('-ignore') ? [] : (textsOf(patterns) ?? []);
  return texts.includes('**') && !texts.some(text => text.startsWith('!'));
}

/** What happens to a pull request that brings something new to judge: it is opened, or pushed to. */
const needed = ['opened', 'synchronize'];

function* typeLeaks({ filters }: Trigger): Generator<Leak> {
  const entry = filters?.keys.get('types');
  const types = entry && textsOf(entry.value);
  if (filters === undefined || entry === undefined || types === undefined) return;
  const missing = needed.filter(type => !types.includes(type));
  if (missing.length === 0) return;
  const all = [...types, ...missing];
  const value = `[${all.join(', ')}]`;
  yield {
    name: 'missing-type',
    severity: 'error',
    message: `\`types\` leaves out ${missing.join(' and ')}, so that what a pull request brings then is not judged.`,
    write: `types: ${value}`,
    span: entry.key.span,
    changes: all.every(type => /^[a-z_]+$/.test(type))
      ? [{ do: 'put', key: 'types', value, into: filters.mapping }]
      : [],
  };
}
