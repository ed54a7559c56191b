import type { Problem, SourceFile, Span } from '../../../source.js';
import {
  asDict,
  asItems,
  asText,
  get,
  isTruthy,
  type PyDict,
  type PyEntry,
  type PyValue,
} from '../loading/python-value.js';
import type { Directories } from './directory.js';

/** octoDNS's main configuration, as far as it says what zones hold. */
export interface Configuration {
  readonly file: SourceFile;
  readonly providers: ReadonlyMap<string, Provider>;
  /** A processor's id and its section. */
  readonly processors: ReadonlyMap<string, PyDict>;
  readonly globalProcessors: readonly string[];
  readonly globalPostProcessors: readonly string[];
  /** What values may start with to be fetched from elsewhere: `env`. */
  readonly secretHandlers: ReadonlySet<string>;
  /** Whether every zone gets an `octodns-meta` record. */
  readonly includesMeta: boolean;
  readonly zones: readonly ConfiguredZone[];
}

/** A source of records: YAML files, or anything else, of which only the reason why it is not read is known. */
export type Provider = YamlProvider | OtherProvider;

/** A source whose records are YAML files in the repository, with the arguments of its constructor that matter here. */
export interface YamlProvider {
  readonly kind: 'yaml';
  readonly id: string;
  /** Repository-relative; `.` is the root. */
  readonly directory: string;
  readonly splitExtension: string;
  readonly sharedFilename: string;
  readonly readsZoneFiles: boolean;
  readonly escapedSemicolons: boolean;
  readonly replaces: boolean;
  readonly ignoresMissing: boolean;
  readonly defaultTtl: string;
}

/** A source that is not read. */
export interface OtherProvider {
  readonly kind: 'other';
  readonly id: string;
  /** A whole sentence without its final dot. */
  readonly reason: string;
  /** Empty where it has none. */
  readonly class: string;
  /** Whether it is YAML files in a directory that is not in the repository. */
  readonly absent?: true;
}

/** A zone of the configuration; a name that starts with `*` stands for those that its sources list. */
export interface ConfiguredZone {
  readonly name: string;
  /** Undefined where the section is no mapping. */
  readonly section: PyDict | undefined;
  readonly span: Span;
}

/** Whether a value is octoDNS's main configuration: the keys that it cannot do without, and a class that it loads. */
export function isConfiguration(value: PyValue | undefined): value is PyDict {
  const providers = asDict(get(asDict(value), 'providers'));
  if (providers === undefined || asDict(get(asDict(value), 'zones')) === undefined) return false;
  return [...providers.entries.values()].some(entry =>
    asText(get(asDict(entry.value), 'class'))?.includes('.'),
  );
}

/** Whether a configuration reads YAML files and this repository has none of them: an example, or one left behind. */
export function isElsewhere({ providers }: Configuration): boolean {
  const all = [...providers.values()];
  return all.some(provider => provider.kind === 'other' && provider.absent) && !all.some(isYaml);
}

function isYaml(provider: Provider): provider is YamlProvider {
  return provider.kind === 'yaml';
}

/** Reads the sections of a configuration. */
export function readConfiguration(
  root: PyDict,
  file: SourceFile,
  directories: Directories,
): { configuration: Configuration; problems: Problem[] } {
  const problems: Problem[] = [];
  const manager = asDict(get(root, 'manager'));
  const secretHandlers = new Set(['env', ...entriesOf(root, 'secret_handlers').map(entry => entry.key.text)]);
  const providers = new Map<string, Provider>();
  for (const { key, value } of entriesOf(root, 'providers')) {
    const section = asDict(value);
    if (section !== undefined)
      providers.set(key.text, readProvider(key.text, section, { file, directories, secretHandlers }));
  }
  if (isTruthy(get(manager, 'auto_arpa'))) {
    const reason = 'octoDNS derives PTR records from the addresses of all zones (`auto_arpa`)';
    providers.set('auto-arpa', { kind: 'other', id: 'auto-arpa', class: '', reason });
  }
  const processors = new Map<string, PyDict>();
  for (const { key, value } of entriesOf(root, 'processors'))
    if (value.kind === 'dict') processors.set(key.text, value);
  const zones = readZones(entriesOf(root, 'zones'), problems);
  const configuration: Configuration = {
    file,
    providers,
    processors,
    globalProcessors: textsOf(get(manager, 'processors')),
    globalPostProcessors: textsOf(get(manager, 'post_processors')),
    includesMeta: isTruthy(get(manager, 'include_meta')),
    secretHandlers,
    zones,
  };
  return { configuration, problems };
}

function entriesOf(root: PyDict, section: string): PyEntry[] {
  return [...(asDict(get(root, section))?.entries.values() ?? [])];
}

/** The texts of a list. */
export function textsOf(value: PyValue | undefined): string[] {
  return asItems(value).flatMap(item => asText(item) ?? []);
}

function readZones(entries: readonly PyEntry[], problems: Problem[]): ConfiguredZone[] {
  return entries.flatMap(({ key, value }) => {
    if (key.type !== 'str' || key.text === '') {
      const message = `The name of a zone is text that ends in a dot, and PyYAML reads \`${key.text}\`. Put it in quotes.`;
      problems.push({ message, span: key.span });
      return [];
    }
    return [{ name: key.text, section: asDict(value), span: key.span }];
  });
}

const yamlClass = 'octodns.provider.yaml.YamlProvider';
const splitClass = 'octodns.provider.yaml.SplitYamlProvider';

interface ProviderContext {
  readonly file: SourceFile;
  readonly directories: Directories;
  readonly secretHandlers: ReadonlySet<string>;
}

function readProvider(id: string, section: PyDict, context: ProviderContext): Provider {
  const name = asText(get(section, 'class')) ?? '';
  const other = (why: string): OtherProvider => ({
    kind: 'other',
    id,
    class: name,
    reason: `the source \`${id}\` ${why}`,
  });
  if (name !== yamlClass && name !== splitClass)
    return other(`is of the class ${name || '(none)'}, which brings records from elsewhere`);
  if (section.unknown !== undefined) return other(`is not wholly known: ${section.unknown}`);
  for (const { key, value } of section.entries.values()) {
    const secret = asText(value);
    if (secret !== undefined && isSecret(secret, context.secretHandlers))
      return other(`has a \`${key.text}\` that is known only when octoDNS runs: ${secret}`);
  }
  const written = asText(get(section, 'directory'));
  if (written === undefined) return other('has no `directory`');
  const directory = context.directories.locate(written, context.file.path);
  if (directory === undefined)
    return { ...other(`reads the directory ${written}, which is not in this repository`), absent: true };
  const split = name === splitClass;
  return {
    kind: 'yaml',
    id,
    directory,
    splitExtension: split
      ? (asText(get(section, 'extension')) ?? '.')
      : (asText(get(section, 'split_extension')) ?? ''),
    sharedFilename: asText(get(section, 'shared_filename')) ?? '',
    readsZoneFiles: !split && !isTruthy(get(section, 'disable_zonefile')),
    escapedSemicolons: isTruthyOr(get(section, 'escaped_semicolons'), true),
    replaces: isTruthy(get(section, 'populate_should_replace')),
    ignoresMissing: isTruthy(get(section, 'ignore_missing_zones')),
    defaultTtl: printedOr(get(section, 'default_ttl'), '3600'),
  };
}

/** Whether octoDNS fetches a value from a secret handler: `env/NAME`, `env/NAME/default`. */
export function isSecret(text: string, handlers: ReadonlySet<string>): boolean {
  const slash = text.indexOf('/');
  return slash !== -1 && handlers.has(text.slice(0, slash));
}

/** None stands for the default, as in YamlProvider's `escaped_semicolons=None`. */
function isTruthyOr(value: PyValue | undefined, otherwise: boolean): boolean {
  return value === undefined || (value.kind === 'scalar' && value.type === 'null')
    ? otherwise
    : isTruthy(value);
}

function printedOr(value: PyValue | undefined, otherwise: string): string {
  return value?.kind === 'scalar' ? value.text : otherwise;
}
