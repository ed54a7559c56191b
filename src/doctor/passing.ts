import type { Span } from '../source.js';
import type { YamlMapping } from '../syntax/yaml.js';
import { evaluate, type Truth } from './condition.js';
import type { Gate } from './gate.js';
import { type Change, type Leak, removal, textsOf } from './leak.js';
import { isExpression, type Job, type Keys, type Step, textAt } from './workflow.js';

const always = `\${{ always() }}`;

/** Ways in which a gate is not run and taken for a success. `events` are those that start it; undefined for any. */
export function* skipLeaks(gate: Gate, events: ReadonlySet<string> | undefined): Generator<Leak> {
  const { job, step } = gate;
  const waits = job.keys.has('needs');
  const isSkippedOn = (text: string, succeeded: Truth) => truthsOf(text, succeeded, gate, events);
  yield* conditionLeaks('job', job, isSkippedOn, waits ? 'unknown' : true);
  if (step !== undefined) yield* conditionLeaks('step', step, isSkippedOn, true);
  if (waits && !job.keys.has('if')) {
    yield {
      name: 'may-be-skipped',
      severity: 'warning',
      message:
        'The job waits for others with `needs`: where one of these fails it is skipped, and GitHub takes a skipped job for a success.',
      write: `if: ${always}`,
      span: job.keys.get('needs')!.key.span,
      changes: [{ do: 'put', into: job.mapping, key: 'if', value: always }],
    };
  }
}

type Conditional = { readonly mapping: YamlMapping; readonly keys: Keys };
type Truths = (text: string, succeeded: Truth) => { readonly never: string[]; readonly isSure: boolean };

function* conditionLeaks(
  what: 'job' | 'step',
  { mapping, keys }: Conditional,
  truths: Truths,
  succeeded: Truth,
): Generator<Leak> {
  const entry = keys.get('if');
  if (entry === undefined || entry.value.kind !== 'scalar') return;
  // `if: !cancelled()` is a tag to YAML, and is refused.
  if (entry.value.tag !== undefined || entry.value.text.trim() === '') return;
  const { never, isSure } = truths(entry.value.text, succeeded);
  if (isSure && never.length === 0) return;
  const skipped =
    what === 'job'
      ? 'the job is skipped, and GitHub takes a skipped job for a success'
      : 'the step is skipped, and the job is a success without it';
  const waits = succeeded === 'unknown';
  const isAboutNeeds = waits && truths(entry.value.text, true).isSure;
  const change: Change[] = waits
    ? [{ do: 'put', into: mapping, key: 'if', value: always }]
    : removal(mapping, entry);
  yield {
    name: 'may-be-skipped',
    severity: never.length > 0 ? 'error' : 'warning',
    message:
      never.length > 0
        ? `On ${never.join(' and ')} the \`if\` is false: ${skipped}.`
        : `Where ${isAboutNeeds ? 'a job that it waits for fails' : 'the `if` is false'}, ${skipped}.`,
    write: waits ? `if: ${always}` : `the ${what} without \`if\``,
    span: entry.key.span,
    changes: change,
  };
}

function truthsOf(
  text: string,
  succeeded: Truth,
  { workflow }: Gate,
  events: ReadonlySet<string> | undefined,
): { never: string[]; isSure: boolean } {
  const types = workflow.triggers.get('pull_request')?.filters.get('types')?.value;
  const judgesDraftsLater = types !== undefined && textsOf(types)?.includes('ready_for_review') === true;
  const started = events === undefined ? [undefined] : [...events];
  const truths = started.map(event => ({
    event,
    truth: evaluate(text, { event, succeeded, judgesDraftsLater }),
  }));
  return {
    never: truths.flatMap(({ event, truth }) => (truth === false ? [event ?? 'every event'] : [])),
    isSure: truths.every(({ truth }) => truth !== 'unknown'),
  };
}

/** Ways in which a gate that finds a mistake is a success all the same. */
export function* successLeaks({ job, step }: Gate): Generator<Leak> {
  yield* jobContinues(job);
  if (step === undefined) return;
  const reader = readerOf(step, job);
  const entry = step.keys.get('continue-on-error');
  const text = textAt(step.keys, 'continue-on-error') ?? '';
  if (entry !== undefined && (isTrue(text) || isExpression(text))) {
    const isSure = isTrue(text) && reader === undefined;
    yield {
      name: 'continue-on-error',
      severity: isSure ? 'error' : 'notice',
      message: isSure
        ? 'With `continue-on-error` the job is a success whatever the check finds.'
        : `Where \`continue-on-error\` is true the step does not fail the job${reader === undefined ? '' : `; ${reader} must, and whether it does is not judged here`}.`,
      write: 'the step without `continue-on-error`',
      span: entry.key.span,
      ...(isSure && { changes: removal(step.mapping, entry) }),
    };
  }
  const failOn = step.inputs.get('fail-on');
  const inputs = step.keys.get('with');
  if (step.uses === undefined || failOn === undefined || inputs?.value.kind !== 'mapping') return;
  if (textAt(step.inputs, 'fail-on') !== 'never') return;
  const holder = { from: step.mapping, entry: inputs };
  yield failOnNever(failOn.key.span, reader, [{ do: 'remove', from: inputs.value, entry: failOn, holder }]);
}

/** `fail-on: never`, as an input or an option; something else may read the verdict. */
export function failOnNever(span: Span, reader: string | undefined, changes: Change[] | undefined): Leak {
  return {
    name: 'fail-on-never',
    severity: reader === undefined ? 'error' : 'notice',
    message:
      reader === undefined
        ? 'With `fail-on: never` the step is a success whatever the check finds.'
        : `With \`fail-on: never\` the step does not fail; ${reader} must, and whether it does is not judged here.`,
    write: 'the step without `fail-on`',
    span,
    ...(reader === undefined && changes !== undefined && { changes }),
  };
}

function* jobContinues({ keys, mapping }: Job): Generator<Leak> {
  const entry = keys.get('continue-on-error');
  if (entry === undefined || !isTrue(textAt(keys, 'continue-on-error') ?? '')) return;
  yield {
    name: 'continue-on-error',
    severity: 'warning',
    message:
      'With `continue-on-error` the run of the workflow is a success although the job has failed, so that whatever waits for the run goes on.',
    write: 'the job without `continue-on-error`',
    span: entry.key.span,
    changes: removal(mapping, entry),
  };
}

/** What of the job reads how the step went, and may fail in its place. */
export function readerOf({ keys }: Step, { mapping }: Job): string | undefined {
  const id = textAt(keys, 'id');
  if (id === undefined || id === '') return undefined;
  const { file, start, end } = mapping.span;
  const word = id.replace(/[^\w-]/g, '');
  const pattern = new RegExp(
    `steps(?:\\.|\\[')${word}(?:'\\])?\\s*\\.\\s*(?:outcome|outputs\\s*\\.\\s*(?:verdict|errors|warnings|unresolved|introduced))\\b`,
    'i',
  );
  return pattern.test(file.text.slice(start, end)) ? `what reads \`steps.${word}\`` : undefined;
}

function isTrue(text: string): boolean {
  return /^(?:true|\$\{\{\s*true\s*\}\})$/i.test(text.trim());
}
