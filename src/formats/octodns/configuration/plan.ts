import { domainToUnicode } from 'node:url';
import type { DomainName } from '../../../dns/name.js';
import type { Problem, Span } from '../../../source.js';
import type { Gap } from '../../../value.js';
import type { Processor } from '../processors/processors.js';
import type { YamlProvider } from './config.js';
import type { Directories } from './directory.js';

/** Where one zone's records come from and what happens to them on the way. */
export interface ZonePlan {
  readonly apex: DomainName;
  readonly sources: readonly ZoneSource[];
  /** In the order in which octoDNS runs them. */
  readonly processors: readonly Processor[];
  /** The providers that serve the zone. */
  readonly targets: readonly Target[];
  readonly lenient: boolean;
  /** All configured zones, where octoDNS is told to drop what this one holds of those below it; else none. */
  readonly droppedBelow: ReadonlySet<DomainName>;
  /** Sources that are not read, and processors of unknown effect. */
  readonly gaps: readonly Gap[];
  /** Where the configuration names it. */
  readonly span?: Span;
}

/** A provider that serves a zone. */
export interface Target {
  readonly id: string;
  /** Whether it is Cloudflare, which answers with its own addresses where a record is `proxied`. */
  readonly isCloudflare: boolean;
}

/** One provider's files for a zone, in the order in which octoDNS reads them. */
export interface ZoneSource {
  readonly provider: YamlProvider;
  readonly paths: readonly string[];
}

/** A provider's files for a zone. */
export interface ZoneFiles {
  readonly paths: readonly string[];
  /** Why octoDNS stops at them: a whole sentence with advice. */
  readonly problem?: string;
}

/** The files that YamlProvider.populate reads for a zone. */
export function zoneFiles(provider: YamlProvider, apex: DomainName, directories: Directories): ZoneFiles {
  const { directory, splitExtension, sharedFilename } = provider;
  const spellings = [...new Set([unicodeName(apex), apex as string])];
  const inside = (name: string): string => (directory === '.' ? name : `${directory}/${name}`);
  const paths: string[] = [];
  const both = (found: readonly string[]): ZoneFiles => ({
    paths: found.slice(0, 1),
    problem: `octoDNS stops where a zone has both spellings, ${found.join(' and ')}. Keep one.`,
  });
  if (splitExtension !== '') {
    const found = spellings
      .map(name => inside(name + splitExtension))
      .filter(path => directories.isDirectory(path));
    const files = found.flatMap(path =>
      directories.list(path).files.flatMap(name => (name.endsWith('.yaml') ? [`${path}/${name}`] : [])),
    );
    if (found.length > 1) return both(found);
    paths.push(...files);
  }
  if (provider.readsZoneFiles) {
    const found = spellings.map(name => inside(`${name}.yaml`)).filter(path => directories.isFile(path));
    if (found.length > 1) return both(found);
    paths.push(...found);
  }
  if (sharedFilename !== '') paths.push(inside(sharedFilename));
  if (paths.length === 0 && !provider.ignoresMissing)
    return {
      paths,
      problem: `octoDNS finds no YAML file for ${apex} in ${directory}. Add ${inside(`${apex}.yaml`)}.`,
    };
  return { paths: paths.sort() };
}

/** A name in U-labels, as octoDNS's `idna_decode` spells it. */
export function unicodeName(name: string): string {
  return name
    .split('.')
    .map(label => (label.startsWith('xn--') ? domainToUnicode(label) || label : label))
    .join('.');
}

/** What was made of a configuration, or of files without one. */
export interface Plans {
  readonly plans: readonly ZonePlan[];
  /** Zones that could not be told. */
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
}
