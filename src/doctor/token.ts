import type { YamlMapping } from '../syntax/yaml.js';
import type { Gate, Use } from './gate.js';
import type { Leak } from './leak.js';
import { isExpression, type Job, type Keys, keysOf, type Step, textAt, type Workflow } from './workflow.js';

const variable = 'CLOUDFLARE_API_TOKEN';

interface Setting {
  readonly keys: Keys;
  readonly mapping: YamlMapping;
  readonly key: string;
}

/** Where a step is given a token for Cloudflare, the one that counts first. */
function settingsOf(step: Step, job: Job, workflow: Workflow): Setting[] {
  const settings: Setting[] = [];
  const add = (holder: Keys, name: string, key: string, keys?: Keys) => {
    const mapping = holder.get(name)?.value;
    const entries = keys ?? keysOf(mapping);
    if (mapping?.kind === 'mapping' && entries.has(key)) settings.push({ keys: entries, mapping, key });
  };
  if (step.uses !== undefined) add(step.keys, 'with', 'cloudflare-api-token', step.inputs);
  else for (const { keys } of [step, job, workflow]) add(keys, 'env', variable);
  return settings;
}

/** A token that is written in the file itself, in any step that runs this program. Its text is never told. */
export function* literalTokens(workflow: Workflow, useOf: (step: Step) => Use | undefined): Generator<Leak> {
  const told = new Set<YamlMapping>();
  for (const job of workflow.jobs) {
    for (const step of job.steps.filter(each => useOf(each) !== undefined)) {
      for (const { keys, mapping, key } of settingsOf(step, job, workflow)) {
        const text = textAt(keys, key) ?? '';
        if (text.trim() === '' || isExpression(text) || told.has(mapping)) continue;
        told.add(mapping);
        const entry = keys.get(key)!;
        const name = entry.key.kind === 'scalar' ? entry.key.text : key;
        yield {
          name: 'token-in-file',
          severity: 'error',
          message:
            'The token is written in the file, where everybody who may read the repository, now or later, may use it.',
          write: `a new token as a secret, with the old one revoked: \${{ secrets.${variable} }}`,
          span: entry.key.span,
          changes: [{ do: 'put', into: mapping, key: name, value: `\${{ secrets.${variable} }}` }],
        };
      }
    }
  }
}

/** A secret that pull requests from forks do not have. `hasLock` tells whether the lock file can judge them. */
export function* forkLeaks({ workflow, job, step }: Gate, hasLock: boolean): Generator<Leak> {
  if (step === undefined || !workflow.triggers.has('pull_request')) return;
  const [setting] = settingsOf(step, job, workflow);
  if (setting === undefined || !/\bsecrets\b/.test(textAt(setting.keys, setting.key) ?? '')) return;
  yield {
    name: 'secret-not-for-forks',
    severity: 'notice',
    message: hasLock
      ? 'The secret is empty for pull requests from forks and from Dependabot: these are judged by the lock file.'
      : 'The secret is empty for pull requests from forks and from Dependabot, and there is no lock file to judge these by.',
    write: hasLock
      ? 'nothing, while a workflow keeps the lock file fresh'
      : 'a lock file, with dcv-check inventory --lock FILE',
    span: setting.keys.get(setting.key)!.key.span,
  };
}
