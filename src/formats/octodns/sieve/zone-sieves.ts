import type { Interest } from '../../../dns/interest.js';
import { type DomainName, root, upTo } from '../../../dns/name.js';
import type { Sieve, Tree } from '../../../source.js';
import type { ZonePlan } from '../configuration/plan.js';
import { Loader } from '../loading/loader.js';
import { readRecords } from '../records/record.js';
import { sieveFor } from './sieve.js';

const nothing: Tree = { paths: [], refused: new Map(), read: () => undefined, peek: () => undefined };

/** The sieves for the zones of a run: each knows which names of its zone are asked about. */
export class ZoneSieves {
  /** Of each zone the asked names, relative to it. */
  private readonly asked = new Map<DomainName, Set<string>>();
  /** How many zones read a file. */
  private readonly readers = new Map<string, number>();

  constructor(
    plans: readonly ZonePlan[],
    private readonly interest: Interest | undefined,
  ) {
    if (interest === undefined) return;
    for (const { apex, sources } of plans) {
      this.asked.set(apex, new Set());
      for (const path of sources.flatMap(({ paths }) => paths))
        this.readers.set(path, (this.readers.get(path) ?? 0) + 1);
    }
    for (const name of interest.names)
      for (const apex of upTo(name, root))
        if (apex !== name) this.asked.get(apex)?.add(name.slice(0, name.length - apex.length - 1));
  }

  /** Undefined where all of a file must be read: other steps may depend on what would be passed over. */
  sieveFor(plan: ZonePlan, path: string): Sieve | undefined {
    const { apex, droppedBelow, processors } = plan;
    const names = this.asked.get(apex);
    if (this.interest === undefined || names === undefined || this.readers.get(path) !== 1) return undefined;
    if (droppedBelow.size > 0 || processors.some(processor => processor.onSources !== undefined))
      return undefined;
    return sieveFor({ names, bringsRecord: entry => bringsRecord(entry, apex) });
  }
}

/** Whether an entry is a record that octoDNS takes and publishes everywhere. */
function bringsRecord(text: string, apex: DomainName): boolean {
  const [value] = new Loader(nothing).load({ path: '', text }).values;
  if (value?.kind !== 'dict') return false;
  const context = { apex, source: '', defaultTtl: '', escapedSemicolons: true, lenient: false };
  return [...value.entries.values()].some(entry =>
    readRecords(entry, context).records.some(record => record.options === undefined),
  );
}
