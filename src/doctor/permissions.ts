import type { YamlNode } from '../syntax/yaml.js';
import { type Gate, namesOurs } from './gate.js';
import type { Change, Leak } from './leak.js';
import { isExpression, type Keys, keysOf, type Step, textAt } from './workflow.js';

/** What the Action takes besides `contents: read`, by the input that has it do more; other inputs take nothing. */
export const permissionOfInput: Readonly<Record<string, readonly [scope: string, access: string]>> = {
  comment: ['pull-requests', 'write'],
  suggestions: ['pull-requests', 'write'],
  'check-run': ['checks', 'write'],
};

/** Actions of others that take no more either, and one that does; any other may need whatever it is given. */
const modest = /^actions\/(?:checkout|cache|upload-artifact|download-artifact|setup-[a-z]+)@/i;
const upload = /^github\/codeql-action\/upload-sarif@/i;

/** What the job's token may do, against what its steps need of it. */
export function* permissionLeaks({ workflow, job, steps }: Gate): Generator<Leak> {
  // A workflow that is called has what its caller lets it have.
  if (steps.length === 0 || workflow.triggers.has('workflow_call')) return;
  // Those of this job alone are set, so that others keep theirs.
  const own = job.keys.get('permissions');
  const given = own ?? workflow.keys.get('permissions');
  const { scopes, isAll } = needsOf(job.steps, keysOf(own?.value));
  const all = `permissions: { ${[...scopes].map(scope => scope.join(': ')).join(', ')} }`;
  const value = Object.fromEntries(scopes);
  const changes: Change[] = isAll ? [{ do: 'put', key: 'permissions', value, into: job.mapping }] : [];
  const missing = given === undefined ? [] : missingFrom(given.value, scopes);
  const wide = given === undefined || !isAll ? [] : tooWide(given.value, scopes);
  if (missing.length > 0) {
    yield {
      name: 'missing-permission',
      severity: 'warning',
      message: `The job's token lacks ${missing.join(' and ')}: ${missing.includes('contents: read') ? 'the files of a private repository cannot be checked out, nor those of the base be read' : 'what it finds cannot be shown where a step is asked to'}.`,
      write: isAll ? all : missing.join(', '),
      span: given!.key.span,
      changes,
    };
  }
  if (given !== undefined && wide.length === 0) return;
  yield {
    name: 'wide-permission',
    severity: isAll ? 'warning' : 'notice',
    message:
      given === undefined
        ? 'No `permissions` limit the token of the job: it has what the settings of the repository give, which may be the right to write to it.'
        : `The job's token may do more than any of its steps needs: ${wide.join(', ')}.`,
    write: isAll ? all : 'permissions that list what the job needs, contents: read at least',
    span: (given?.key ?? job).span,
    changes,
  };
}

/** What all steps need, besides what the job may read already, and whether all of them are known. */
function needsOf(steps: readonly Step[], own: Keys): { scopes: Map<string, string>; isAll: boolean } {
  const scopes = new Map([['contents', 'read']]);
  for (const scope of own.keys()) if (textAt(own, scope) === 'read') scopes.set(scope, 'read');
  let isAll = true;
  for (const step of steps) {
    const { uses = '', mapping } = step;
    const isOurs = namesOurs(uses);
    for (const [scope, access] of isOurs ? ofInputs(step) : []) scopes.set(scope, access);
    if (upload.test(uses)) scopes.set('security-events', 'write').set('actions', 'read');
    // A token that another step is handed in so many words may serve anything.
    const { file, start, end } = mapping.span;
    const isHanded = !isOurs && /github\.token|GITHUB_TOKEN/.test(file.text.slice(start, end));
    isAll &&= (isOurs || modest.test(uses) || upload.test(uses)) && !isHanded;
  }
  return { scopes, isAll };
}

function ofInputs({ inputs }: Step): (readonly [string, string])[] {
  // Another token has permissions of its own.
  const token = textAt(inputs, 'github-token') || 'github.token';
  if (!/github\.token|secrets\.GITHUB_TOKEN/.test(token)) return [];
  return [...inputs].flatMap(([input, { value }]) => {
    const isOn = value.kind === 'scalar' && !/^(?:false|)$/i.test(value.text);
    const permission = permissionOfInput[input];
    return permission !== undefined && isOn ? [permission] : [];
  });
}

function missingFrom(given: YamlNode, scopes: ReadonlyMap<string, string>): string[] {
  const all = given.kind === 'scalar' ? given.text : '';
  if (isExpression(all)) return [];
  return [...scopes].flatMap(([scope, access]) => {
    // Only in a private repository; it comes with the change where that is made anyway.
    if (scope === 'actions') return [];
    const has = /^(?:read|write)-all$/.test(all) ? all.slice(0, -4) : textAt(keysOf(given), scope);
    return has === 'write' || has === access ? [] : [`${scope}: ${access}`];
  });
}

function tooWide(given: YamlNode, scopes: ReadonlyMap<string, string>): string[] {
  if (given.kind === 'scalar') return given.text === 'write-all' ? ['write-all'] : [];
  const keys = keysOf(given);
  const written = [...keys.keys()].filter(scope => textAt(keys, scope) === 'write');
  return written.filter(scope => scopes.get(scope) !== 'write').map(scope => `${scope}: write`);
}
