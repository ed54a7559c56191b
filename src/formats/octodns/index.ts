import { posix } from 'node:path';
import type { Zone } from '../../dns/zone.js';
import { distinctProblems, type Problem, type SourceFile, type Span, wholeFile } from '../../source.js';
import type { Format, Read, Reading } from '../format.js';
import { isConfiguration, isElsewhere, readConfiguration } from './configuration/config.js';
import { planConfigured } from './configuration/configured-plans.js';
import { Directories } from './configuration/directory.js';
import { planPlain } from './configuration/plain-plans.js';
import type { Plans, ZonePlan } from './configuration/plan.js';
import { looksLikeConfiguration, looksLikeZone } from './configuration/recognise.js';
import { Loader } from './loading/loader.js';
import { populate } from './populate.js';
import { publish } from './publish.js';
import { ZoneSieves } from './sieve/zone-sieves.js';
import { writeCname } from './write.js';

/** octoDNS: zones as YAML files, and a configuration that says where they go. */
export const octodns: Format = {
  name: 'octodns',
  claims: path => /\.ya?ml$/i.test(path),
  recognises: file => looksLikeConfiguration(file.text) || looksLikeZone(file),
  read,
  heedsInterest: true,
  writeCname,
};

function read(reading: Reading): Read {
  const loader = new Loader(reading.tree);
  const { plans, gaps, problems } = planAll(reading, loader);
  const found: Problem[] = [...problems];
  const zones: Zone[] = [];
  const sieves = new ZoneSieves(plans, reading.interest);
  for (const plan of plans) {
    const files = new Map<string, SourceFile>();
    const draft = populate(plan, path => {
      const refused = reading.tree.refused.get(path);
      const file = refused === undefined ? reading.tree.read(path, sieves.sieveFor(plan, path)) : undefined;
      if (file === undefined) return refused ?? 'there is no such file';
      files.set(path, file);
      return loader.load(file);
    });
    found.push(...draft.problems);
    zones.push(...publish(draft, plan.targets, placeOf(plan, files, reading)));
  }
  return { zones: { items: zones, gaps }, problems: distinctProblems([...loader.problems, ...found]) };
}

/** Zone files are read as the configurations among the paths say; without one, each by its own name. */
function planAll(reading: Reading, loader: Loader): Plans {
  const directories = new Directories(reading.tree);
  const problems: Problem[] = [];
  const configurations = reading.paths.flatMap(path => {
    if (!looksLikeConfiguration(reading.tree.peek(path)?.text ?? '')) return [];
    const file = reading.tree.read(path);
    if (file === undefined) return [];
    const [root] = loader.load(file).values;
    if (!isConfiguration(root)) return [];
    const read = readConfiguration(root, file, directories);
    problems.push(...read.problems);
    return [read.configuration];
  });
  if (configurations.length === 0) return planPlain(reading);
  // A stray one beside one that has its own holds nothing of this repository; alone, its zones could not be told.
  const here = configurations.filter(configuration => !isElsewhere(configuration));
  const planned = (here.length > 0 ? here : configurations).map(one => planConfigured(one, directories));
  return {
    plans: planned.flatMap(({ plans }) => plans),
    gaps: planned.flatMap(({ gaps }) => gaps),
    problems: [...problems, ...planned.flatMap(own => own.problems)],
  };
}

/** Where a new record would be written: the zone's own file, else the first of its files, else its configuration. */
function placeOf(plan: ZonePlan, files: ReadonlyMap<string, SourceFile>, reading: Reading): Span {
  const own = [...files.values()].find(file => posix.basename(file.path).startsWith(`${plan.apex}.`));
  const file = own ?? files.values().next().value;
  return file === undefined
    ? (plan.span ?? wholeFile({ path: reading.paths[0] ?? '', text: '' }))
    : wholeFile(file);
}
