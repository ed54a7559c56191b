import { below, type DomainName, parentOf } from '../dns/name.js';
import { type Answer, isNegative } from './answer.js';
import { Failure } from './failure.js';
import type { QuestionType } from './question.js';

/** What is asked at every name, in this order. ANY would do in one, but servers need not answer it (RFC 8482). */
const types = ['CNAME', 'TXT', 'A', 'AAAA', 'NS', 'CAA'] as const satisfies readonly QuestionType[];

/** A server's answers at one name, by the types that it was asked for. */
export type NameAnswers = ReadonlyMap<QuestionType, Answer>;

/** Puts one question to one server, and says what its answer means. */
export type Ask = (name: DomainName, type: QuestionType) => Promise<Answer>;

/**
 * Asks one server for a name: CNAME first. What that settles for every other type is not asked for again, but for the
 * types in `always`: beside a CNAME some servers answer TXT all the same.
 */
export async function askName(
  ask: Ask,
  name: DomainName,
  always: readonly QuestionType[] = [],
): Promise<NameAnswers> {
  const first = await ask(name, 'CNAME');
  const isLost = first instanceof Failure;
  const isSettled = isLost || first.kind !== 'nodata';
  const rest = types.slice(1).filter(type => !isSettled || (!isLost && always.includes(type)));
  const answers = await Promise.all(rest.map(async type => [type, await ask(name, type)] as const));
  return new Map<QuestionType, Answer>([['CNAME', first], ...answers]);
}

/**
 * The wildcards that could have given a name its answers, the nearest first, as far as `apex`: asked by their own
 * names, and only as long as each answers, since one that does not ends what those above it can answer for.
 */
export async function askWildcards(
  ask: Ask,
  name: DomainName,
  apex: DomainName,
): Promise<[DomainName, NameAnswers][]> {
  const found: [DomainName, NameAnswers][] = [];
  for (let at = name; at !== apex; ) {
    at = parentOf(at)!;
    const wildcard = below('*', at);
    const answers = await askName(ask, wildcard);
    found.push([wildcard, answers]);
    if (![...answers.values()].some(isPositive)) break;
  }
  return found;
}

/** Whether records were given at the name, its own or a CNAME. */
export function isPositive(answer: Answer): boolean {
  return !(answer instanceof Failure) && (answer.kind === 'records' || answer.kind === 'alias');
}

/** Whether the server says of every type that it was asked for that nothing stands there. */
export function isAbsent(answers: NameAnswers): boolean {
  return [...answers.values()].every(isNegative);
}
