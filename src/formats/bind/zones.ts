import type { DomainName } from '../../dns/name.js';
import { gapIn, type Zone } from '../../dns/zone.js';
import { type Problem, type SourceFile, wholeFile } from '../../source.js';
import type { Gap } from '../../value.js';
import type { Read, Reading } from '../format.js';
import { looksLikeNamedConf } from './configuration/claim.js';
import { type Configuration, readConfigurations } from './configuration/configurations.js';
import { zoneNamedBy, zoneToldBy } from './configuration/zone-name.js';
import { ZoneReader } from './zone-reader.js';

/** A file to read as a zone. */
interface Plan {
  readonly path: string;
  readonly apex: DomainName;
  readonly directory?: string | undefined;
  /** Whether settings or named.conf say that the file is this zone's, whoever includes it. */
  readonly named: boolean;
}

/** Reads every zone that the files hold, each by the name that settings, a named.conf, the file or its path give it. */
export function readZones(reading: Reading): Read {
  const openings = reading.paths.flatMap(path => reading.tree.peek(path) ?? []);
  const [configurations, files] = partition(openings, opening => looksLikeNamedConf(opening.text));
  const configuration = readConfigurations(reading, configurations);
  const plans = [
    ...configuration.zones.map(zone => ({ ...zone, named: true })),
    ...plansFor(files, reading, configuration),
  ];
  const outcomes = plans.map(plan => readPlan(plan, reading));
  const included = includedBy(outcomes);
  const zones: Zone[] = [];
  const problems: Problem[] = [];
  for (const { plan, zone, reader } of outcomes) {
    if (!plan.named && included(plan.path)) continue;
    if (zone !== undefined) zones.push(zone);
    problems.push(...reader.contents.problems);
  }
  const gaps: Gap[] = [...configuration.gaps];
  const planned = new Set(plans.map(plan => plan.path));
  for (const file of files) {
    if (planned.has(file.path) || included(file.path)) continue;
    const span = wholeFile(file);
    problems.push({
      message: `The zone of this file is told by neither $ORIGIN, SOA, named.conf nor its name. ${remedy(file.path)}`,
      span,
    });
    gaps.push(gapIn(undefined, 'the zone of this file is not known', span));
  }
  return { zones: { items: zones, gaps }, problems };
}

interface Outcome {
  readonly plan: Plan;
  readonly reader: ZoneReader;
  readonly zone: Zone | undefined;
}

function readPlan(plan: Plan, { tree, interest }: Reading): Outcome {
  const reader = new ZoneReader(tree, plan.apex, plan.directory, interest);
  return { plan, reader, zone: reader.readZone(plan.path) };
}

function plansFor(files: readonly SourceFile[], reading: Reading, configuration: Configuration): Plan[] {
  const configured = new Set(configuration.zones.map(zone => zone.path));
  return files.flatMap(({ path, text }): Plan[] => {
    const given = reading.zoneOf(path);
    if (given !== undefined) return [{ path, apex: given, named: true }];
    if (configured.has(path)) return [];
    const told = zoneToldBy(text);
    const apex = told.hasSoa ? (told.apex ?? zoneNamedBy(path)) : (zoneNamedBy(path) ?? told.apex);
    return apex === undefined ? [] : [{ path, apex, named: false }];
  });
}

/** Whether a file is only a part of another: something includes it that it does not include itself. */
function includedBy(outcomes: readonly Outcome[]): (path: string) => boolean {
  const includers = new Map<string, Set<string>>();
  for (const { plan, reader } of outcomes) {
    for (const path of reader.included)
      includers.set(path, (includers.get(path) ?? new Set()).add(plan.path));
  }
  return path => {
    for (const includer of includers.get(path) ?? []) {
      if (includer !== path && !includers.get(includer)?.has(path)) return true;
    }
    return false;
  };
}

function remedy(path: string): string {
  return `Name it in the settings: files: [{ paths: [${JSON.stringify(path)}], format: bind, zone: example.com }].`;
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter(item => !test(item))];
}
