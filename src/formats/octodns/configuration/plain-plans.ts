import { posix } from 'node:path';
import { type DomainName, NameError, parseName } from '../../../dns/name.js';
import { gapIn } from '../../../dns/zone.js';
import { type Problem, wholeFile } from '../../../source.js';
import type { Gap } from '../../../value.js';
import type { Reading } from '../../format.js';
import type { YamlProvider } from './config.js';
import type { Plans, ZonePlan } from './plan.js';

/** Plans zone files that no configuration names: each directory of them is taken for one provider's. */
export function planPlain(reading: Reading): Plans {
  const plans = new Map<string, ZonePlan & { sources: [{ provider: YamlProvider; paths: string[] }] }>();
  const gaps: Gap[] = [];
  const problems: Problem[] = [];
  for (const path of reading.paths) {
    const { directory, apex } = placeOf(path, reading.zoneOf(path));
    if (apex === undefined) {
      const span = wholeFile({ path, text: '' });
      problems.push({ message: nameless, span });
      gaps.push(gapIn(undefined, `the zone of ${path} is not known`, span));
      continue;
    }
    const key = `${directory}\0${apex}`;
    const plan = plans.get(key) ?? {
      apex,
      sources: [{ provider: { ...plainProvider, directory }, paths: [] }],
      processors: [],
      targets: [],
      lenient: false,
      droppedBelow: new Set(),
      gaps: [],
    };
    plan.sources[0].paths.push(path);
    plans.set(key, plan);
  }
  return { plans: [...plans.values()], gaps, problems };
}

const nameless =
  'octoDNS names a zone file after its zone, such as example.com.yaml. Rename it, or give its `zone` in the settings.';

/** octoDNS's defaults. */
const plainProvider: Omit<YamlProvider, 'directory'> = {
  kind: 'yaml',
  id: 'config',
  splitExtension: '.',
  sharedFilename: '',
  readsZoneFiles: true,
  escapedSemicolons: true,
  replaces: false,
  ignoresMissing: true,
  defaultTtl: '3600',
};

/** `zones/example.com.yaml` and `zones/example.com./www.yaml` both hold example.com of `zones`. */
function placeOf(
  path: string,
  given: DomainName | undefined,
): { directory: string; apex: DomainName | undefined } {
  const directory = posix.dirname(path);
  const folder = posix.basename(directory);
  const split = folder.endsWith('.') && folder.length > 1 && !/^\.+$/.test(folder);
  const zone = split ? folder : posix.basename(path).replace(/\.ya?ml$/i, '');
  const named = zone.includes('.') ? parseName(zone) : new NameError('is one label');
  return {
    directory: split ? posix.dirname(directory) : directory,
    apex: given ?? (named instanceof NameError ? undefined : named),
  };
}
