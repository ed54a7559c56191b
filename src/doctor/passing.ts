import type { Span } from '../source.js';
import type { Gate } from './gate.js';
import type { Change, Leak } from './leak.js';
import { commandsIn } from './shell.js';
import { isExpression, type Job, keysOf, type Step, textAt } from './workflow.js';

/** Ways in which a gate that finds a mistake is a success all the same. */
export function* successLeaks(gate: Gate): Generator<Leak> {
  const { job, steps } = gate;
  const ofJob = job.keys.get('continue-on-error');
  if (ofJob !== undefined && isTrue(textAt(job.keys, 'continue-on-error'))) {
    yield {
      name: 'continue-on-error',
      severity: 'warning',
      message:
        'With `continue-on-error` the run of the workflow is a success although the job has failed, so that whatever waits for the run goes on.',
      write: 'the job without `continue-on-error`',
      span: ofJob.key.span,
      changes: [{ do: 'remove', entry: ofJob, from: job.mapping }],
    };
  }
  const read = idsRead(job);
  for (const step of steps) {
    const id = textAt(step.keys, 'id') ?? '';
    yield* stepLeaks(gate, step, read.has(id.toLowerCase()) ? `what reads \`steps.${id}\`` : undefined);
  }
}

function* stepLeaks(gate: Gate, step: Step, reader: string | undefined): Generator<Leak> {
  const { keys, inputs, mapping } = step;
  const ofStep = keys.get('continue-on-error');
  const text = textAt(keys, 'continue-on-error');
  if (ofStep !== undefined && (isTrue(text) || isExpression(text ?? ''))) {
    const { span } = ofStep.key;
    const changes: Change[] = [{ do: 'remove', entry: ofStep, from: mapping }];
    yield masked('continue-on-error', span, isTrue(text) ? reader : (reader ?? 'the expression'), changes);
  }
  if (step.run !== undefined) yield* scriptLeaks(gate, step, reader);
  const failOn = inputs.get('fail-on');
  const held = keys.get('with');
  if (step.uses === undefined || textAt(inputs, 'fail-on') !== 'never') return;
  if (failOn === undefined || held?.value.kind !== 'mapping') return;
  const holder = { entry: held, from: mapping };
  const change: Change = { do: 'remove', entry: failOn, from: held.value, holder };
  yield masked('fail-on-never', failOn.key.span, reader, [change]);
}

/** The step does not fail; `judge` may, or decides that it does, in its place. */
function masked(
  name: 'continue-on-error' | 'fail-on-never',
  span: Span,
  judge: string | undefined,
  changes: Change[],
): Leak {
  const what = name === 'fail-on-never' ? '`fail-on: never`' : '`continue-on-error`';
  const isSure = judge === undefined;
  return {
    name,
    severity: isSure ? 'error' : 'notice',
    message: isSure
      ? `With ${what} the job is a success whatever the check finds.`
      : `With ${what} it is for ${judge} to let the job fail, and whether it does is not judged here.`,
    write: `the step without ${what}`,
    span,
    changes: isSure ? changes : [],
  };
}

function* scriptLeaks(gate: Gate, step: Step, reader: string | undefined): Generator<Leak> {
  const { span } = step.keys.get('run')!.key;
  for (const { use, neverFails, loss } of commandsIn(step.run ?? '')) {
    if (use !== 'check') continue;
    if (neverFails) yield masked('fail-on-never', span, reader, []);
    if (loss === undefined || (loss === '|' && !hasPlainShell(gate, step))) continue;
    yield {
      name: 'lost-exit-status',
      severity: 'error',
      message:
        loss === '|'
          ? 'Of commands in a pipe the shell that GitHub starts heeds only the last one, so that the step is a success whatever the check finds.'
          : `With \`${loss}\` behind the check the step is a success whatever it finds.`,
      write: loss === '|' ? 'shell: bash' : `the command without \`${loss}\``,
      span,
      changes: loss === '|' ? [{ do: 'put', key: 'shell', value: 'bash', into: step.mapping }] : [],
    };
  }
}

const reading =
  /steps(?:\.|\[')([\w-]+)(?:'\])?\s*\.\s*(?:outcome|outputs\s*\.\s*(?:verdict|errors|warnings|unresolved|introduced))\b/gi;

/** The ids of steps that something of the job reads the success of, so that it may fail in their place. */
function idsRead({ mapping: { span } }: Job): Set<string> {
  const text = span.file.text.slice(span.start, span.end);
  return new Set([...text.matchAll(reading)].map(([, id = '']) => id.toLowerCase()));
}

/** Whether it is the shell of GitHub's own Linux and macOS machines, that has no `pipefail` unless bash is asked for. */
function hasPlainShell({ job, workflow }: Gate, step: Step): boolean {
  if (!/^(?:ubuntu|macos)-[\w.-]+$/.test(textAt(job.keys, 'runs-on') ?? '')) return false;
  const chooses = ({ keys }: { readonly keys: Step['keys'] }) =>
    keysOf(keysOf(keys.get('defaults')?.value).get('run')?.value).has('shell');
  return !(step.keys.has('shell') || job.keys.has('container') || chooses(job) || chooses(workflow));
}

function isTrue(text = ''): boolean {
  return /^(?:true|\$\{\{\s*true\s*\}\})$/i.test(text.trim());
}
