import { evaluate, type Truth } from './condition.js';
import type { Gate } from './gate.js';
import type { Leak } from './leak.js';
import { type Job, type Step, textAt, textsOf, type Workflow } from './workflow.js';

const always = `\${{ always() }}`;

/** Ways in which a gate is not run and taken for a success. `events` are those that start it; undefined for any. */
export function* skipLeaks(
  { workflow, job, steps }: Gate,
  events: ReadonlySet<string> | undefined,
): Generator<Leak> {
  const conditions = conditionsIn(workflow, events);
  yield* conditions('job', job, job.keys.has('needs'));
  for (const step of steps) yield* conditions('step', step, false);
}

function conditionsIn({ triggers }: Workflow, events: ReadonlySet<string> | undefined) {
  const types = triggers.get('pull_request')?.filters?.keys.get('types')?.value;
  const judgesDraftsLater = types !== undefined && textsOf(types)?.includes('ready_for_review') === true;
  const started = events === undefined ? [undefined] : [...events];
  return function* (what: 'job' | 'step', { keys, mapping }: Job | Step, waits: boolean): Generator<Leak> {
    const entry = keys.get('if');
    // `if: !cancelled()` is a tag to YAML, and is refused.
    if (entry !== undefined && (entry.value.kind !== 'scalar' || entry.value.tag !== undefined)) return;
    const condition = textAt(keys, 'if')?.trim() || 'success()';
    const truths = (succeeded: Truth) =>
      started.map(event => ({ event, truth: evaluate(condition, { event, succeeded, judgesDraftsLater }) }));
    const found = truths(waits ? 'unknown' : true);
    if (found.every(({ truth }) => truth === true)) return;
    const never = found.filter(({ truth }) => truth === false).map(({ event }) => event ?? 'every event');
    const isAboutNeeds = waits && truths(true).every(({ truth }) => truth !== 'unknown');
    const skipped =
      what === 'job'
        ? 'the job is skipped, and GitHub takes a skipped job for a success'
        : 'the step is skipped, and the job is a success without it';
    yield {
      name: 'may-be-skipped',
      severity: never.length > 0 ? 'error' : 'warning',
      message:
        never.length > 0
          ? `On ${never.join(' and ')} the \`if\` is false: ${skipped}.`
          : `Where ${isAboutNeeds ? 'a job that it waits for fails' : 'the `if` is false'}, ${skipped}.`,
      write: waits ? `if: ${always}` : `the ${what} without \`if\``,
      span: (entry ?? keys.get('needs')!).key.span,
      changes:
        waits || entry === undefined
          ? [{ do: 'put', key: 'if', value: always, into: mapping }]
          : [{ do: 'remove', entry, from: mapping }],
    };
  };
}
