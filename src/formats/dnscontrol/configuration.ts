import { NameError, parseName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import { gapIn } from '../../dns/zone.js';
import { readPrelude } from '../../sandbox/prelude.js';
import { runInSandbox } from '../../sandbox/sandbox.js';
import type { Problem, SourceFile, Tree } from '../../source.js';
import type { Gap } from '../../value.js';
import { clauseOf, gapsOf, problemsOf } from './program/losses.js';
import { Places } from './program/places.js';
import { readResult } from './program/result.js';
import { builders, declarations } from './program/words.js';
import { makeZone } from './zone.js';

/** What one configuration comes to. */
export interface Configuration {
  readonly zones: readonly Zone[];
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
  /** Every file that it was read from. */
  readonly paths: Iterable<string>;
}

/** DNSControl's language, as `prelude/` defines it. */
let prelude: Readonly<Record<string, string>> | undefined;

/** Runs a configuration as DNSControl would, and takes its zones. */
export function readConfiguration(entry: SourceFile, tree: Tree): Configuration {
  prelude ??= readPrelude('dnscontrol');
  const outcome = runInSandbox({ prelude, builders, declarations, entry: entry.path, variables: {} }, tree);
  const places = new Places(outcome, entry);
  const result = readResult(outcome.value);
  const made = result.domains.map(domain => makeZone(domain, outcome, places));
  const refused = result.refusals.map(({ message, sites, argument }) => {
    return { message, span: places.call(sites, argument) };
  });
  const unknown = result.gaps.map(({ reason, below, sites, loss }) => {
    const name = below === undefined ? undefined : parseName(below.split('!')[0]!);
    const lost = loss === undefined ? undefined : outcome.losses[loss];
    const why = lost === undefined ? reason : `${reason}: ${clauseOf(lost)}`;
    return gapIn(name instanceof NameError ? undefined : name, why, places.call(sites));
  });
  return {
    zones: made.flatMap(({ zone }) => zone ?? []),
    gaps: [...unknown, ...gapsOf(outcome, places)],
    problems: [...refused, ...made.flatMap(({ problems }) => problems), ...problemsOf(outcome, places)],
    paths: outcome.files.keys(),
  };
}
