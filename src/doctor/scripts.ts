import type { Span } from '../source.js';
import type { Gate } from './gate.js';
import type { Leak } from './leak.js';
import { failOnNever, readerOf } from './passing.js';
import { type Command, commandsIn } from './shell.js';
import { type Job, keysOf, type Step, textAt, type Workflow } from './workflow.js';

/** Ways in which a script that runs the check loses what it found. */
export function* scriptLeaks({ workflow, job, step }: Gate, isOurs: boolean): Generator<Leak> {
  const node = step?.keys.get('run')?.value;
  if (step?.run === undefined || node === undefined) return;
  for (const command of commandsIn(step.run, isOurs).filter(({ use }) => use === 'check')) {
    const span = placeOf(step, command.start, command.end) ?? node.span;
    const never = /\s--fail-on(?:\s+|=)never(?=\s|$)/.exec(step.run.slice(command.start, command.end));
    if (never !== null) {
      const start = command.start + never.index;
      const place = placeOf(step, start, start + never[0].length);
      yield failOnNever(span, readerOf(step, job), place && [{ do: 'cut', span: place }]);
    }
    if (command.loses === undefined) continue;
    if (command.loses.how === 'or') yield orTrue(step, command, span);
    else if (hasPlainShell(step, job, workflow)) {
      yield {
        name: 'lost-exit-status',
        severity: 'error',
        message:
          'Of commands in a pipe the shell that GitHub starts heeds only the last one, so that the step is a success whatever the check finds.',
        write: 'shell: bash',
        span,
        changes: [{ do: 'put', into: step.mapping, key: 'shell', value: 'bash' }],
      };
    }
  }
}

function orTrue(step: Step, { start, loses }: Command, span: Span): Leak {
  const text = step.run?.slice(loses!.start, loses!.end) ?? '';
  const place = placeOf(step, start, loses!.end);
  const cut = place && { ...place, start: place.end - text.length };
  return {
    name: 'lost-exit-status',
    severity: 'error',
    message: `With \`${text}\` behind it the step is a success whatever the check finds.`,
    write: `the command without \`${text}\``,
    span,
    ...(cut && { changes: [{ do: 'cut', span: cut }] }),
  };
}

/** Where a part of a script stands in the file; undefined where it stands there otherwise, or more than once. */
function placeOf(step: Step, from: number, to: number): Span | undefined {
  const span = step.keys.get('run')!.value.span;
  const wanted = step.run!.slice(from, to);
  const source = span.file.text.slice(span.start, span.end);
  const at = source.indexOf(wanted);
  if (at === -1 || wanted.includes('\n') || source.includes(wanted, at + 1)) return undefined;
  return { file: span.file, start: span.start + at, end: span.start + at + wanted.length };
}

/** Whether it is the shell of GitHub's own Linux and macOS machines, that has no `pipefail` unless bash is asked for. */
function hasPlainShell(step: Step, job: Job, workflow: Workflow): boolean {
  if (!/^(?:ubuntu|macos)-[\w.-]+$/.test(textAt(job.keys, 'runs-on') ?? '')) return false;
  const ofRun = (keys: Workflow['keys']) =>
    keysOf(keysOf(keys.get('defaults')?.value).get('run')?.value).has('shell');
  return !(step.keys.has('shell') || job.keys.has('container') || ofRun(job.keys) || ofRun(workflow.keys));
}
