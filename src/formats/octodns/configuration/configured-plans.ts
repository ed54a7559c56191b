import { type DomainName, NameError, parseName } from '../../../dns/name.js';
import { gapIn } from '../../../dns/zone.js';
import type { Problem } from '../../../source.js';
import type { Gap } from '../../../value.js';
import { asText, get, isNull, isTruthy, type PyDict } from '../loading/python-value.js';
import { meta, type Processor, processorOf } from '../processors/processors.js';
import { type Configuration, type ConfiguredZone, textsOf } from './config.js';
import type { Directories } from './directory.js';
import { nameZones } from './dynamic-zones.js';
import { type Plans, type Target, type ZonePlan, type ZoneSource, zoneFiles } from './plan.js';

/** Plans the zones of a configuration as `octodns-sync` would populate them. */
export function planConfigured(configuration: Configuration, directories: Directories): Plans {
  const named = nameZones(configuration, directories);
  const planner = new Planner(configuration, directories, named.zones);
  const plans = [...named.zones].flatMap(([apex, zone]) => planner.plan(apex, zone) ?? []);
  return { plans, gaps: named.gaps, problems: [...named.problems, ...planner.problems] };
}

class Planner {
  readonly problems: Problem[] = [];

  constructor(
    private readonly configuration: Configuration,
    private readonly directories: Directories,
    private readonly zones: ReadonlyMap<DomainName, ConfiguredZone>,
  ) {}

  /** Undefined for a zone that octoDNS skips, having no sources. */
  plan(apex: DomainName, zone: ConfiguredZone): ZonePlan | undefined {
    const alias = asText(get(zone.section, 'alias'));
    const origin = alias === undefined ? { apex, zone } : this.aliased(alias);
    const section = origin?.zone.section;
    if (origin === undefined || section === undefined || get(section, 'sources') === undefined) {
      const what =
        alias === undefined ? 'has no `sources`' : `is an alias of ${alias}, which is no zone with sources`;
      return this.stopped(
        apex,
        zone,
        `octoDNS stops, because the zone ${apex} ${what}. Correct it, or remove the zone.`,
      );
    }
    const sources = get(section, 'sources')!;
    if (alias === undefined && (isNull(sources) || (sources.kind === 'list' && sources.items.length === 0)))
      return undefined;
    const gaps: Gap[] = [];
    const unread = (reason: string): void => void gaps.push(gapIn(apex, reason, zone.span));
    if (section.unknown !== undefined) unread(section.unknown);
    if (sources.kind !== 'list') unread(`the sources of ${apex} are no list`);
    const dropsSubzones = isTruthy(get(zone.section, 'ignore_subzone_adds'));
    return {
      apex,
      sources: this.sourcesOf(origin.apex, zone, textsOf(sources), unread),
      processors: this.processorsOf(section, zone, unread),
      targets: this.targetsOf(section),
      lenient: isTruthy(get(section, 'lenient')),
      droppedBelow: new Set(dropsSubzones ? this.zones.keys() : []),
      gaps,
      span: zone.span,
    };
  }

  private aliased(alias: string): { apex: DomainName; zone: ConfiguredZone } | undefined {
    const apex = parseName(alias.toLowerCase());
    const zone = apex instanceof NameError ? undefined : this.zones.get(apex);
    if (apex instanceof NameError || zone === undefined || get(zone.section, 'alias') !== undefined)
      return undefined;
    return { apex, zone };
  }

  private stopped(apex: DomainName, zone: ConfiguredZone, message: string): ZonePlan {
    this.problems.push({ message, span: zone.span });
    const gaps = [gapIn(apex, `the configuration of ${apex} could not be read`, zone.span)];
    const nothing = {
      sources: [],
      processors: [],
      targets: [],
      droppedBelow: new Set<DomainName>(),
      lenient: false,
    };
    return { apex, ...nothing, gaps, span: zone.span };
  }

  private sourcesOf(
    apex: DomainName,
    zone: ConfiguredZone,
    ids: readonly string[],
    unread: (reason: string) => void,
  ): ZoneSource[] {
    return ids.flatMap(id => {
      const provider = this.configuration.providers.get(id);
      if (provider === undefined) {
        const message = `octoDNS stops: no provider \`${id}\` is configured. Add it, or correct the zone’s \`sources\`.`;
        this.problems.push({ message, span: zone.span });
      }
      if (provider?.kind !== 'yaml') {
        unread(provider?.reason ?? `the source \`${id}\` is not configured`);
        return [];
      }
      const { paths, problem } = zoneFiles(provider, apex, this.directories);
      if (problem !== undefined) {
        this.problems.push({ message: problem, span: zone.span });
        unread(`the source \`${id}\` has not the files that octoDNS expects`);
      }
      return [{ provider, paths }];
    });
  }

  private processorsOf(section: PyDict, zone: ConfiguredZone, unread: (reason: string) => void): Processor[] {
    const { globalProcessors, globalPostProcessors, includesMeta, secretHandlers } = this.configuration;
    const own = textsOf(get(section, 'processors'));
    const processors = [...globalProcessors, ...own, ...globalPostProcessors].flatMap(id => {
      const configured = this.configuration.processors.get(id);
      if (configured !== undefined) return [processorOf(id, configured, secretHandlers)];
      if (id === 'auto-arpa') return [];
      const message = `octoDNS stops: no processor \`${id}\` is configured. Add it, or correct the zone’s \`processors\`.`;
      this.problems.push({ message, span: zone.span });
      return [{ unknown: `the processor \`${id}\` is not configured` }];
    });
    for (const { unknown } of processors) if (unknown !== undefined) unread(unknown);
    return includesMeta ? [...processors, meta('octodns-meta', zone.span)] : processors;
  }

  /** The providers that serve the zone; one that writes YAML files is a copy, unless there is no other. */
  private targetsOf(section: PyDict): Target[] {
    const targets = textsOf(get(section, 'targets'));
    const serving = targets.filter(id => this.configuration.providers.get(id)?.kind !== 'yaml');
    return (serving.length > 0 ? serving : targets).map(id => {
      const provider = this.configuration.providers.get(id);
      return {
        id,
        isCloudflare: provider?.kind === 'other' && provider.class.endsWith('.CloudflareProvider'),
      };
    });
  }
}
