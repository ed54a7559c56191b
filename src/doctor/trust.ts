import type { YamlEntry, YamlMapping } from '../syntax/yaml.js';
import { type Gate, namesOurs, type Use } from './gate.js';
import type { Leak } from './leak.js';
import { isExpression, type Job, keysOf, type Step, type Workflow } from './workflow.js';

/** A token that a step is given, and what should stand there. */
interface Given {
  readonly entry: YamlEntry;
  readonly into: YamlMapping;
  readonly text: string;
  readonly source: string;
}

const variable = 'CLOUDFLARE_API_TOKEN';
const secret = `\${{ secrets.${variable} }}`;

/** The tokens of a step; of those for Cloudflare the one that counts comes first. */
function tokensOf(step: Step, job: Job, workflow: Workflow): Given[] {
  const given = ({ keys }: Pick<Step, 'keys'>, block: string, key: string, source = secret): Given[] => {
    const into = keys.get(block)?.value;
    const entries = keysOf(into, name => name.toLowerCase());
    const entry = entries.get(key.toLowerCase());
    if (entry === undefined || into?.kind !== 'mapping') return [];
    return [{ entry, into, text: entry.value.kind === 'scalar' ? entry.value.text : '', source }];
  };
  if (step.uses === undefined) return [step, job, workflow].flatMap(holder => given(holder, 'env', variable));
  const ofGithub = given(step, 'with', 'github-token', `\${{ github.token }}`);
  return [...given(step, 'with', 'cloudflare-api-token'), ...ofGithub];
}

/** Tokens that are written in the file itself, in any step that runs this program. Their text is never told. */
export function* literalTokens(workflow: Workflow, useOf: (step: Step) => Use | undefined): Generator<Leak> {
  const told = new Set<YamlEntry>();
  for (const job of workflow.jobs) {
    for (const step of job.steps.filter(each => useOf(each) !== undefined)) {
      for (const { entry, into, text, source } of tokensOf(step, job, workflow)) {
        if (text.trim() === '' || isExpression(text) || told.has(entry)) continue;
        told.add(entry);
        const key = entry.key.kind === 'scalar' ? entry.key.text : '';
        yield {
          name: 'token-in-file',
          severity: 'error',
          message:
            'The token is written in the file, where everybody who may read the repository, now or later, may use it.',
          write: `${source}, and the old token revoked`,
          span: entry.key.span,
          changes: [{ do: 'put', key, value: source, into }],
        };
      }
    }
  }
}

/** A secret that pull requests from forks do not have, where there is no lock file either. */
export function* forkLeaks({ workflow, job, steps }: Gate): Generator<Leak> {
  if (!workflow.triggers.has('pull_request')) return;
  for (const step of steps) {
    const token = tokensOf(step, job, workflow).find(({ source }) => source === secret);
    if (token === undefined || !/\bsecrets\b/.test(token.text)) continue;
    yield {
      name: 'secret-not-for-forks',
      severity: 'notice',
      message:
        'The secret is empty for pull requests from forks and from Dependabot, and there is no lock file to judge these by.',
      write: 'a lock file, with dcv-check inventory --lock FILE',
      span: token.entry.key.span,
    };
  }
}

/** Actions in a job with the check that another commit may take the place of at any time. */
export function* unpinnedActions(job: Job, useOf: (step: Step) => Use | undefined): Generator<Leak> {
  const unpinned = job.steps.filter(({ uses }) => uses !== undefined && isMovable(uses));
  const first = unpinned.find(({ uses }) => namesOurs(uses)) ?? unpinned[0];
  if (first === undefined || !job.steps.some(step => useOf(step) !== undefined)) return;
  const names = [...new Set(unpinned.map(({ uses }) => uses))];
  yield {
    name: 'unpinned-action',
    severity: 'notice',
    message: `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} not pinned to a commit: whoever can move the tag or branch decides what the gate runs.`,
    write: 'the commit’s 40 digits in place of the name, with the version in a remark',
    span: first.keys.get('uses')!.value.span,
  };
}

function isMovable(uses: string): boolean {
  if (uses.startsWith('docker://')) return !uses.includes('@sha256:');
  return !uses.startsWith('./') && !/@[0-9a-f]{40}$/i.test(uses);
}
