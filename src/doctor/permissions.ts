import type { YamlEntry } from '../syntax/yaml.js';
import type { Gate, Use } from './gate.js';
import type { Change, Leak } from './leak.js';
import { isExpression, keysOf, type Step, textAt } from './workflow.js';

/** What the Action takes besides `contents: read`, by the input that has it do more; other inputs take nothing. */
export const permissionOfInput: Readonly<Record<string, readonly [scope: string, access: string]>> = {
  comment: ['pull-requests', 'write'],
  suggestions: ['pull-requests', 'write'],
  'check-run': ['checks', 'write'],
};

/** Steps of others whose needs are known; any other one may need whatever it is given. */
const permissionsOfAction: readonly (readonly [RegExp, readonly (readonly [string, string])[]])[] = [
  [/^actions\/(?:checkout|cache|upload-artifact|download-artifact|setup-[a-z]+)@/i, []],
  [
    /^github\/codeql-action\/upload-sarif@/i,
    [
      ['security-events', 'write'],
      ['actions', 'read'],
    ],
  ],
];

interface Needs {
  readonly scopes: Map<string, string>;
  /** Whether every step is known. */
  readonly isAll: boolean;
}

/** What the job's token may do, against what its steps need of it. */
export function* permissionLeaks(
  { workflow, job, step }: Gate,
  useOf: (step: Step) => Use | undefined,
): Generator<Leak> {
  // A workflow that is called has what its caller lets it have.
  if (step === undefined || workflow.triggers.has('workflow_call')) return;
  const needs = needsOf(job.steps, useOf);
  const own = job.keys.get('permissions');
  const given = own ?? workflow.keys.get('permissions');
  const change = changeTo(needs, { job, own });
  if (given === undefined) {
    yield {
      name: 'wide-permission',
      severity: needs.isAll ? 'warning' : 'notice',
      message:
        'No `permissions` limit the token of the job: it has what the settings of the repository give, which may be the right to write to it.',
      write: needs.isAll ? shown(needs) : 'permissions that list what the job needs, contents: read at least',
      span: job.span,
      ...(needs.isAll && { changes: [change] }),
    };
    return;
  }
  const missing = missingFrom(given, needs);
  const wide = needs.isAll ? tooWide(given, needs) : [];
  if (missing.length > 0) {
    yield {
      name: 'missing-permission',
      severity: 'warning',
      message: `The job's token lacks ${missing.join(' and ')}: ${missing.some(text => text.startsWith('contents')) ? 'the files of a private repository cannot be checked out' : 'what it finds cannot be shown where the step is asked to'}.`,
      write: needs.isAll ? shown(needs) : missing.join(', '),
      span: given.key.span,
      changes: needs.isAll ? [change] : addTo(given, own, missing),
    };
  }
  if (wide.length > 0) {
    yield {
      name: 'wide-permission',
      severity: 'warning',
      message: `The job's token may do more than any of its steps needs: ${wide.join(', ')}.`,
      write: shown(needs),
      span: given.key.span,
      changes: [change],
    };
  }
}

function needsOf(steps: readonly Step[], useOf: (step: Step) => Use | undefined): Needs {
  const scopes = new Map([['contents', 'read']]);
  let isAll = true;
  for (const step of steps) {
    const known = permissionsOfAction.find(([pattern]) => pattern.test(step.uses ?? ''));
    const isOurs = step.uses !== undefined && useOf(step) !== undefined && !step.uses.startsWith('./.');
    const wanted = isOurs
      ? [...step.inputs].flatMap(([input, { value }]) => {
          const isOff = value.kind === 'scalar' && /^(?:false|never|off|)$/.test(value.text);
          const permission = permissionOfInput[input];
          return permission === undefined || isOff ? [] : [permission];
        })
      : known?.[1];
    // A token that a step is handed by itself may serve anything.
    isAll &&= wanted !== undefined && !hands(step);
    for (const [scope, access] of wanted ?? []) scopes.set(scope, access);
  }
  return { scopes, isAll };
}

/** Whether a step of another action is given a token in so many words. */
function hands({ uses = '', mapping: { span } }: Step): boolean {
  const text = span.file.text.slice(span.start, span.end);
  return !/delegated-dcv-check/i.test(uses) && /github\.token|GITHUB_TOKEN/.test(text);
}

function missingFrom({ value }: YamlEntry, { scopes }: Needs): string[] {
  if (value.kind === 'scalar' && (isExpression(value.text) || value.text.endsWith('-all'))) return [];
  const keys = keysOf(value);
  return [...scopes].flatMap(([scope, access]) => {
    // Only in a private repository; it comes with the change where that is made anyway.
    if (scope === 'actions') return [];
    const has = textAt(keys, scope) ?? 'none';
    return has === 'write' || has === access ? [] : [`${scope}: ${access}`];
  });
}

function tooWide({ value }: YamlEntry, { scopes }: Needs): string[] {
  if (value.kind === 'scalar') return value.text === 'write-all' ? ['write-all'] : [];
  return [...keysOf(value)].flatMap(([scope, entry]) => {
    const access = entry.value.kind === 'scalar' ? entry.value.text : '';
    return access === 'write' && scopes.get(scope) !== 'write' ? [`${scope}: write`] : [];
  });
}

/** Sets the permissions of this job alone, so that others keep theirs. */
function changeTo(
  { scopes }: Needs,
  { job, own }: Pick<Gate, 'job'> & { own: YamlEntry | undefined },
): Change {
  const kept = [...keysOf(own?.value)].flatMap(([scope, { value }]) =>
    value.kind === 'scalar' && value.text === 'read' && !scopes.has(scope) ? [[scope, 'read'] as const] : [],
  );
  return {
    do: 'put',
    into: job.mapping,
    key: 'permissions',
    value: Object.fromEntries([...scopes, ...kept]),
  };
}

/** To permissions of the job itself something can be added; those of the workflow are other jobs' too. */
function addTo(given: YamlEntry, own: YamlEntry | undefined, missing: readonly string[]): Change[] {
  const { value } = given;
  if (value.kind !== 'mapping' || given !== own) return [];
  return missing.map(text => {
    const [key = '', access = ''] = text.split(': ');
    return { do: 'put', into: value, key, value: access };
  });
}

function shown({ scopes }: Needs): string {
  return `permissions: { ${[...scopes].map(([scope, access]) => `${scope}: ${access}`).join(', ')} }`;
}
