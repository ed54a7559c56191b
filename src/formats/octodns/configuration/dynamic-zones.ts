import { type DomainName, NameError, parseName } from '../../../dns/name.js';
import { gapIn } from '../../../dns/zone.js';
import type { Problem, Span } from '../../../source.js';
import type { Gap } from '../../../value.js';
import { type Pattern, pythonGlob, pythonRegex } from '../loading/python-pattern.js';
import { asText, get, isTruthy } from '../loading/python-value.js';
import { type Configuration, type ConfiguredZone, textsOf, type YamlProvider } from './config.js';
import { type Directories, isZoneFileName } from './directory.js';

/** The zones of a configuration by name, dynamic ones (`*`) replaced by those that they claim. */
export interface NamedZones {
  readonly zones: ReadonlyMap<DomainName, ConfiguredZone>;
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
}

/** Expands dynamic zones in file order, the first claim wins (Manager._preprocess_zones). */
export function nameZones(configuration: Configuration, directories: Directories): NamedZones {
  const naming = new ZoneNaming(configuration, directories);
  for (const zone of configuration.zones) if (!zone.name.startsWith('*')) naming.addStatic(zone);
  for (const zone of configuration.zones) if (zone.name.startsWith('*')) naming.addDynamic(zone);
  return naming;
}

class ZoneNaming implements NamedZones {
  readonly zones = new Map<DomainName, ConfiguredZone>();
  readonly gaps: Gap[] = [];
  readonly problems: Problem[] = [];

  constructor(
    private readonly configuration: Configuration,
    private readonly directories: Directories,
  ) {}

  addStatic(zone: ConfiguredZone): void {
    const apex = this.apexOf(zone.name, zone.span);
    if (apex === undefined) return;
    const earlier = this.zones.get(apex);
    if (earlier !== undefined) {
      const message = `\`${earlier.name}\` and \`${zone.name}\` are one zone. Keep one.`;
      this.problems.push({ message, span: zone.span });
    }
    if (!zone.name.endsWith('.')) {
      const message = `octoDNS stops at the zone \`${zone.name}\`: its name must end in a dot. Write \`${zone.name}.\`.`;
      this.problems.push({ message, span: zone.span });
    }
    this.zones.set(apex, zone);
  }

  addDynamic(zone: ConfiguredZone): void {
    const claims = this.claimOf(zone);
    for (const candidate of this.candidates(zone)) {
      // octoDNS compares names as they are listed, so that only an A-label spelling meets a configured zone.
      if (this.zones.has(candidate.slice(0, -1) as DomainName)) continue;
      const claimed = claims(candidate);
      if (claimed === false) continue;
      const apex = this.apexOf(candidate, zone.span);
      if (apex === undefined) continue;
      if (claimed) this.zones.set(apex, { ...zone, name: candidate });
      else {
        const reason = `whether \`${zone.name}\` stands for ${apex} cannot be told from its regular expression`;
        this.gaps.push({ reason, parts: [apex], span: zone.span });
      }
    }
  }

  private claimOf(zone: ConfiguredZone): Pattern {
    const glob = asText(get(zone.section, 'glob'));
    if (glob) return pythonGlob(glob);
    const regex = asText(get(zone.section, 'regex'));
    if (regex) return pythonRegex(regex) ?? (() => undefined);
    return () =>
      !isTruthy(get(zone.section, 'glob')) && !isTruthy(get(zone.section, 'regex')) ? true : undefined;
  }

  private candidates(zone: ConfiguredZone): string[] {
    const names = new Set<string>();
    for (const id of textsOf(get(zone.section, 'sources'))) {
      const provider = this.configuration.providers.get(id);
      if (provider?.kind === 'yaml') for (const name of this.listZones(provider)) names.add(name);
      else {
        const why = provider?.reason ?? `the source \`${id}\` is not configured`;
        this.gaps.push(
          gapIn(undefined, `which zones \`${zone.name}\` stands for is not known: ${why}`, zone.span),
        );
      }
    }
    return [...names].sort();
  }

  /** YamlProvider.list_zones. */
  private listZones(provider: YamlProvider): string[] {
    const { files, directories } = this.directories.list(provider.directory);
    const { splitExtension: extension } = provider;
    const names = provider.readsZoneFiles
      ? files.filter(isZoneFileName).map(name => name.slice(0, -'yaml'.length))
      : [];
    if (extension === '') return names;
    const split = directories.filter(name => name.endsWith(extension));
    return [...names, ...split.map(name => name.slice(0, name.length - extension.length + 1))];
  }

  private apexOf(name: string, span: Span): DomainName | undefined {
    const apex = parseName(name.toLowerCase());
    if (!(apex instanceof NameError)) return apex;
    this.problems.push({ message: `The zone \`${name}\` ${apex.message}. Correct its name.`, span });
    return undefined;
  }
}
