import type { Span } from '../source.js';
import type { YamlNode } from '../syntax/yaml.js';
import { type Change, type Leak, removal, textsOf } from './leak.js';
import type { Trigger, Workflow } from './workflow.js';

/** What starts a workflow with a gate, and when it should start and does not. */
export function* triggerLeaks(workflow: Workflow, isQueueJudgedElsewhere: boolean): Generator<Leak> {
  for (const event of ['pull_request', 'pull_request_target', 'merge_group']) {
    const trigger = workflow.triggers.get(event);
    if (trigger === undefined) continue;
    yield* filterLeaks(event, trigger);
    if (event !== 'merge_group') yield* typeLeaks(event, trigger);
  }
  const isOfPullRequests = ['pull_request', 'pull_request_target'].some(event =>
    workflow.triggers.has(event),
  );
  if (isOfPullRequests && !workflow.triggers.has('merge_group') && !isQueueJudgedElsewhere) {
    yield {
      name: 'no-merge-group',
      severity: 'warning',
      message:
        'A merge queue does not start this workflow: a required check is never reported to it, so that nothing can be merged, and two pull requests that are right alone and wrong together are not seen.',
      write: '`merge_group` as a trigger',
      span: spanOfOn(workflow),
      changes: [{ do: 'trigger', workflow, add: 'merge_group' }],
    };
  }
}

/** A workflow that would judge, if a pull request started it. `isAlone` tells that all its jobs do nothing else. */
export function pullRequestMissing(workflow: Workflow, isAlone: boolean): Leak {
  const changes: Change[] = ['pull_request', 'merge_group']
    .filter(event => !workflow.triggers.has(event))
    .map(add => ({ do: 'trigger', workflow, add }));
  return {
    name: 'no-pull-request',
    severity: 'error',
    message:
      'No workflow that runs the check is started by pull requests, so that a mistake is merged before it is seen.',
    write: '`pull_request` and `merge_group` as triggers',
    span: spanOfOn(workflow),
    ...(isAlone && { changes }),
  };
}

/** Where `on` is written. */
export function spanOfOn({ keys, root }: Workflow): Span {
  return keys.get('on')?.key.span ?? root.span;
}

function* filterLeaks(event: string, { mapping, filters }: Trigger): Generator<Leak> {
  if (mapping === undefined) return;
  for (const key of ['paths', 'paths-ignore', 'branches', 'branches-ignore']) {
    const entry = filters.get(key);
    if (entry === undefined || letsAllThrough(key, entry.value)) continue;
    const isOfPaths = key.startsWith('paths');
    yield {
      name: isOfPaths ? 'path-filter' : 'branch-filter',
      severity: isOfPaths ? 'error' : 'notice',
      message: isOfPaths
        ? `\`${key}\` keeps the check from running on every pull request: a change elsewhere that takes a record away is not judged, a required check that did not run stays pending, and GitHub looks at the first 300 changed files only.`
        : `\`${key}\` keeps the check from running for other branches: where it is required there, it stays pending and nothing can be merged.`,
      write: `\`${event}\` without \`${key}\``,
      span: entry.key.span,
      changes: removal(mapping, entry),
    };
  }
}

function letsAllThrough(key: string, patterns: YamlNode): boolean {
  const texts = textsOf(patterns);
  if (texts === undefined || key.endsWith('-ignore')) return false;
  return texts.includes('**') && !texts.some(text => text.startsWith('!'));
}

/** The events of a pull request that bring something new to judge. */
const needed: readonly (readonly [string, string])[] = [
  ['opened', 'a pull request is not judged when it is opened'],
  ['synchronize', 'what is pushed to an open pull request is not judged'],
];

const usual = ['opened', 'synchronize', 'reopened'];

function* typeLeaks(event: string, { mapping, filters }: Trigger): Generator<Leak> {
  const entry = filters.get('types');
  const types = entry && textsOf(entry.value);
  if (mapping === undefined || entry === undefined || types === undefined) return;
  const missing = needed.filter(([type]) => !types.includes(type));
  if (missing.length === 0) return;
  const all = [...types, ...missing.map(([type]) => type)];
  const isUsual = all.every(type => usual.includes(type));
  yield {
    name: 'missing-type',
    severity: 'error',
    message: `\`types\` leaves out ${missing.map(([type]) => type).join(' and ')}: ${missing.map(([, effect]) => effect).join(', and ')}.`,
    write: isUsual ? `\`${event}\` without \`types\`` : `types: [${all.join(', ')}]`,
    span: entry.key.span,
    ...(all.every(type => /^[a-z_]+$/.test(type)) && {
      changes: isUsual
        ? removal(mapping, entry)
        : [{ do: 'put', into: mapping, key: 'types', value: `[${all.join(', ')}]` }],
    }),
  };
}
