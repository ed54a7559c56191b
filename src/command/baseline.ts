import { BaselineError, planBaseline } from '../baseline/baseline.js';
import { isDay } from '../ignores/day.js';
import { now } from '../now.js';
import type { Input } from '../read.js';
import { baselineJson, baselineText } from '../reporters/baseline.js';
import { run } from '../run.js';
import { settingsFrom } from '../settings/load.js';
import { noSettings, settingsPath } from '../settings/settings.js';
import { type Arguments, listingReporter, UsageError } from './arguments.js';
import { write } from './output.js';
import { settingsFile } from './repository.js';

/** Prints the patch that adds an ignore to the settings for everything that stands. Throws UsageError. */
export function baseline(input: Input, options: Arguments): number {
  const { tree } = input;
  const instant = now();
  const { reason, until, failOn } = readWords(options, instant.slice(0, 10));
  const found = settingsFile(tree, options);
  const path = found?.path ?? settingsPath;
  if (found !== undefined && !tree.paths.includes(path))
    throw new UsageError(`${path} is not in ${options.directory}, so no patch of that folder can change it.`);
  const isNew = found === undefined;
  // A patch of a symbolic link would be one of the path that it holds.
  const file = { path: tree.links?.get(path) ?? path, text: found?.text ?? '' };
  const judge = (text: string) => {
    const settings = isNew && text === '' ? noSettings : settingsFrom({ ...file, text });
    return run({ ...input, settings }, { failOn, now: instant });
  };
  const plan = planned(() =>
    planBaseline({ file, isNew, judge, failOn, reason, ...(until !== undefined && { until }) }),
  );
  for (const { reporter, file: output } of options.outputs)
    write(output, listingReporter(reporter) === 'json' ? baselineJson(plan) : baselineText(plan));
  return 0;
}

function readWords(
  { reason, until, failOn }: Arguments,
  today: string,
): Pick<Arguments, 'until' | 'failOn'> & { reason: string } {
  if (reason?.trim() === '') throw new UsageError('--reason is empty; say why what stands may stand.');
  if (until !== undefined && !isDay(until))
    throw new UsageError(`--until ${until} is no date; write it as YYYY-MM-DD.`);
  if (until !== undefined && until < today)
    throw new UsageError(`--until ${until} is over, so that the ignores would set nothing aside.`);
  return {
    reason: reason ?? `stood when the check was adopted on ${today}`,
    failOn,
    ...(until !== undefined && { until }),
  };
}

function planned<T>(plan: () => T): T {
  try {
    return plan();
  } catch (error) {
    if (error instanceof BaselineError) throw new UsageError(error.message);
    throw error;
  }
}
