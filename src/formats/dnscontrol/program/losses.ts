import { type DomainName, NameError, parseName } from '../../../dns/name.js';
import { gapIn } from '../../../dns/zone.js';
import type { Loss, Outcome, Written } from '../../../sandbox/program.js';
import type { Problem } from '../../../source.js';
import type { Gap } from '../../../value.js';
import type { Places } from './places.js';

/** How the prelude's own reasons end: what it cannot do may be right all the same. */
const ownReason = / is not (?:asked|known here)$/;

/** What was lost, as the end of a sentence. */
export function clauseOf({ reason, undefinedName }: Loss): string {
  return undefinedName === undefined ? reason : `${undefinedName} is not defined in any file`;
}

/** How a loss ends whose file may be made before DNSControl runs. */
const absentFile = / is not in the repository$/;

/** Losses that DNSControl would stop at. What only its command line or the network could tell is no mistake. */
export function problemsOf(outcome: Outcome, places: Places): Problem[] {
  const problems = new Map<string, Problem>();
  for (const { reason, undefinedName, cause, place } of outcome.losses) {
    if (undefinedName !== undefined || ownReason.test(reason)) continue;
    const span = places.spanOf(cause?.place ?? place);
    // Whatever depends on a broken file is lost for the same reason.
    const key = `${span.file.path} ${span.start} ${reason}`;
    if (!problems.has(key)) problems.set(key, { ...told(reason), span });
  }
  if (outcome.ok) return [...problems.values()];
  const { reason, place } = outcome.failure;
  const message = `This configuration is not read to its end: ${reason.replace(/^It /, 'it ')}.`;
  return [...problems.values(), { message, span: places.spanOf(place) }];
}

function told(reason: string): Omit<Problem, 'span'> {
  if (!absentFile.test(reason)) return { message: `DNSControl stops here: ${reason}.` };
  const remedy = 'Make it before this check runs, as before DNSControl does, or delete the line.';
  return { message: `${reason}, so what it declares is not known. ${remedy}`, severity: 'warning' };
}

/** Where statements were lost: the zones that they name, or any zone. */
export function gapsOf(outcome: Outcome, places: Places): Gap[] {
  const gaps = outcome.losses.flatMap(loss => {
    const { statement, place } = loss;
    if (statement === undefined) return [];
    const reason = `what this statement declares is not known: ${clauseOf(loss)}`;
    const span = places.spanOf(place);
    if (statement.callsOthers) return [gapIn(undefined, reason, span)];
    return statement.declares.map(written => gapIn(zoneNamed(written), reason, span));
  });
  if (outcome.ok) return gaps;
  const { reason, place } = outcome.failure;
  return [
    ...gaps,
    gapIn(undefined, `a configuration could not be read to its end: ${reason}`, places.spanOf(place)),
  ];
}

/** The name of a zone without its tag, where all of it is literal. */
function zoneNamed(written: Written): DomainName | undefined {
  if (!written.every(part => typeof part === 'string')) return undefined;
  const name = parseName(written.join('').split('!')[0]!);
  return name instanceof NameError ? undefined : name;
}
