import { posix } from 'node:path';
import { type DomainName, NameError, parseName, root, upTo } from '../dns/name.js';
import { gapFor, gapIn, type ResourceRecord, type Zone } from '../dns/zone.js';
import { type Problem, type SourceFile, type Span, wholeFile } from '../source.js';
import { fieldsOf, spanOfText } from '../syntax/fields.js';
import { readJson } from '../syntax/json.js';
import { readYaml, type YamlNode } from '../syntax/yaml.js';
import type { Gap, Hole, Listing, Value } from '../value.js';
import type { Reading } from './format.js';
import type { FormatName } from './names.js';
import { writtenName, writtenRdata } from './written.js';

/** What a provider's own tool wrote into a file, or reads from it: record sets with whole names. */
export interface SetFile {
  readonly file: SourceFile;
  readonly records: readonly ResourceRecord[];
  readonly unread: readonly Unread[];
  readonly problems: readonly Problem[];
  /** Whether the file says what to change in a zone, and not what is in it. */
  readonly isChange: boolean;
  /** Where a new record would be written. */
  readonly place: Span;
}

/** A set that may be there and could not be read; without an owner it may be any. */
export interface Unread {
  readonly owner?: DomainName;
  /** A whole sentence without its final dot. */
  readonly reason: string;
  readonly span: Span;
}

/** How a tool spells a record set. */
export interface Spelling {
  readonly name: string;
  readonly type: string;
  readonly values: string;
  /** A name or RDATA with its escapes as a master file has them. */
  decode(text: string): string;
}

/** A record set of which the owner and the type are known. */
export interface RecordSet {
  readonly owner: Value<DomainName> & { readonly known: true };
  readonly type: string;
  readonly fields: ReadonlyMap<string, YamlNode>;
  readonly span: Span;
}

/** Reads the sets of one file. */
export class SetReader {
  readonly roots: readonly YamlNode[];
  readonly records: ResourceRecord[] = [];
  readonly unread: Unread[] = [];
  readonly problems: Problem[];

  constructor(
    readonly file: SourceFile,
    private readonly spelling: Spelling,
  ) {
    const { roots, isBroken, problems } = readValues(file);
    this.roots = roots;
    this.problems = [...problems];
    if (isBroken) this.unread.push({ reason: `${file.path} is broken`, span: wholeFile(file) });
  }

  /** What a set says of its owner and type; undefined, with a problem, where it does not. */
  setIn(node: YamlNode): RecordSet | undefined {
    const { name, type, decode } = this.spelling;
    const fields = fieldsOf(node);
    const written = fields.get(name);
    if (written?.kind !== 'scalar') {
      this.refuse(node.span, undefined, `has no \`${name}\``, 'Write it');
      return undefined;
    }
    const owner = writtenName([decode(written.text)], spanOfText(written), 'absolute', undefined);
    if (owner instanceof NameError) {
      const message = `The name of the record set ${owner.message}. Mend it.`;
      this.problems.push({ message, span: written.span });
      return undefined;
    }
    if (!owner.known) {
      this.refuse(node.span, undefined, `has an empty \`${name}\``, 'Write it');
      return undefined;
    }
    const kind = fields.get(type);
    if (kind?.kind !== 'scalar' || kind.text === '') {
      this.refuse(node.span, owner.value, `has no \`${type}\``, 'Write it');
      return undefined;
    }
    return { owner, type: kind.text.toUpperCase(), fields, span: node.span };
  }

  /** Takes up one record for each value of a set. */
  add(set: RecordSet, values: readonly YamlNode[]): void {
    const { owner, type, span } = set;
    if (values.length === 0)
      this.refuse(span, owner.value, `has no \`${this.spelling.values}\``, 'Write them');
    for (const value of values) {
      if (value.kind === 'scalar') {
        const rdata = writtenRdata(type, [this.spelling.decode(value.text)], spanOfText(value));
        this.records.push({ owner, type, rdata, span });
      } else this.refuse(value.span, owner.value, 'has a value that is no text', 'Write it as text');
    }
  }

  /** Takes up a record whose data the file does not tell. */
  addUnknown({ owner, type, span }: RecordSet, hole: Hole, at: Span): void {
    this.records.push({ owner, type, rdata: { known: false, parts: [hole], span: at }, span });
  }

  /** Says what is wrong with a set, as the end of a sentence, and leaves a gap for it. */
  refuse(span: Span, owner: DomainName | undefined, what: string, mend: string): void {
    this.problems.push({ message: `The record set ${what}. ${mend}.`, span });
    const reason = `a record set could not be read: it ${what}`;
    this.unread.push({ ...(owner !== undefined && { owner }), reason, span });
  }
}

/** The values of a file in JSON or, by its name, in YAML: one for each document. */
function readValues(file: SourceFile) {
  if (isJson(file.path)) {
    const { root, broken, problems } = readJson(file);
    return { roots: root === undefined ? [] : [root], isBroken: broken, problems };
  }
  const { documents, problems } = readYaml(file);
  const roots = documents.flatMap(({ root }) => root ?? []);
  return { roots, isBroken: documents.some(({ broken }) => broken), problems };
}

/** Whether a file is JSON rather than YAML. */
export function isJson(path: string): boolean {
  return /\.json$/i.test(path);
}

/**
 * Puts record sets into zones. A file with an SOA record has the whole zone; another one adds to the nearest zone that
 * settings, any of the files, the inventory or its own name tell.
 */
export function zonesOfSets(
  format: FormatName,
  provider: string,
  files: readonly SetFile[],
  reading: Reading,
): Listing<Zone> {
  const known = [...(reading.apexes ?? []), ...files.flatMap(soaOwners)];
  const zones: Zone[] = [];
  const gaps: Gap[] = [];
  for (const file of files) {
    const { isChange, place } = file;
    const drafts = draftsOf(file, reading.zoneOf(file.file.path), known);
    for (const [apex, records] of drafts.zones) {
      const isWhole = !isChange && drafts.own.has(apex);
      const fragment = { provider, isDeclared: false, ...(isChange && { rest: gapBeside(file, apex) }) };
      zones.push({ apex, format, records, ...(!isWhole && { fragment }), span: place });
    }
    for (const gap of drafts.gaps) gaps.push(gap);
  }
  return { items: zones, gaps };
}

/** One file's records and gaps by zone, and what is in zones that could not be told. */
interface Drafts {
  readonly zones: ReadonlyMap<DomainName, { items: ResourceRecord[]; gaps: Gap[] }>;
  readonly gaps: readonly Gap[];
  /** The zones whose SOA the file has. */
  readonly own: ReadonlySet<DomainName>;
}

function draftsOf(file: SetFile, stated: DomainName | undefined, known: readonly DomainName[]): Drafts {
  const own = new Set(soaOwners(file));
  const named = nameOfFile(file.file.path);
  const others = new Set(named === undefined ? known : [...known, named]);
  const zones = new Map<DomainName, { items: ResourceRecord[]; gaps: Gap[] }>();
  const gaps: Gap[] = [];
  const zoneAt = (apex: DomainName) => {
    const zone = zones.get(apex) ?? { items: [], gaps: [] };
    zones.set(apex, zone);
    return zone;
  };
  // What a file that has its SOA holds out of the zone is still that zone's, for rules to say so.
  const [first] = own;
  const zoneFor = (owner: DomainName) => {
    const apex = stated ?? nearestZone(owner, own) ?? first ?? nearestZone(owner, others);
    return apex === undefined ? undefined : zoneAt(apex);
  };
  if (stated !== undefined) zoneAt(stated);
  for (const record of file.records) {
    if (!record.owner.known) continue;
    const { value } = record.owner;
    const zone = zoneFor(value);
    if (zone !== undefined) zone.items.push(record);
    else gaps.push(gapFor(record, `the zone of ${value} is not known`));
  }
  for (const { owner, reason, span } of file.unread) {
    if (owner !== undefined) (zoneFor(owner)?.gaps ?? gaps).push({ reason, parts: [owner], span });
  }
  // One says as much as many: any name may be missing.
  const lost = file.unread.find(({ owner }) => owner === undefined);
  if (lost !== undefined && zones.size === 0) gaps.push(gapIn(undefined, lost.reason, lost.span));
  if (lost !== undefined)
    for (const [apex, zone] of zones) zone.gaps.push(gapIn(apex, lost.reason, lost.span));
  return { zones, gaps, own };
}

function gapBeside({ file, place }: SetFile, apex: DomainName): Gap {
  return gapIn(apex, `${file.path} says what to change in ${apex}, and not what else is in it`, place);
}

function soaOwners({ records }: SetFile): DomainName[] {
  return records.flatMap(({ type, owner }) => (type === 'SOA' && owner.known ? [owner.value] : []));
}

/** The nearest of some zones that encloses a name. */
export function nearestZone(owner: DomainName, apexes: ReadonlySet<DomainName>): DomainName | undefined {
  for (const at of upTo(owner, root)) if (apexes.has(at)) return at;
  return undefined;
}

/** The zone after which a file is called: `example.com.yaml`. */
function nameOfFile(path: string): DomainName | undefined {
  const stem = posix.basename(path).replace(/\.(?:json|ya?ml)$/i, '');
  const name = stem.includes('.') ? parseName(stem) : undefined;
  return name instanceof NameError ? undefined : name;
}
