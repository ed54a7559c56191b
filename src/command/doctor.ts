import { examine } from '../doctor/examine.js';
import type { Input } from '../read.js';
import { reaches } from '../report.js';
import { doctorJson, doctorText } from '../reporters/doctor.js';
import { type Arguments, listingReporter } from './arguments.js';
import { write } from './output.js';

/** Says what in the workflows makes the gate leak, and prints the patch that mends it; 1 where that is bad enough. */
export function doctor({ tree, settings }: Input, { outputs, failOn }: Arguments): number {
  const examination = examine(tree, settings.cloudflare.lock);
  for (const { reporter, file } of outputs) {
    const isJson = listingReporter(reporter) === 'json';
    write(file, isJson ? doctorJson(examination) : doctorText(examination));
  }
  return examination.leaks.some(({ severity }) => reaches(severity, failOn)) ? 1 : 0;
}
