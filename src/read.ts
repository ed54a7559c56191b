import { joinFragments } from './dns/fragments.js';
import { interestIn } from './dns/interest.js';
import { indexZones, lookUp, zonesFor } from './dns/lookup.js';
import type { DomainName } from './dns/name.js';
import { targetOf, type Zone } from './dns/zone.js';
import type { Read, Reading } from './formats/format.js';
import { formatOf } from './formats/index.js';
import { type FormatName, formatNames } from './formats/names.js';
import type { Ignore } from './ignores/ignore.js';
import { commentsOf, MarkedFiles } from './ignores/marked-files.js';
import type { DeclaredCertificate } from './inventory/declared.js';
import type { Snapshot } from './inventory/snapshot.js';
import { type Recognised, recognise } from './recognise.js';
import type { Rival } from './rivals/rival.js';
import { rivalsIn } from './rivals/rivals.js';
import type { Settings } from './settings/settings.js';
import type { Problem, Tree } from './source.js';
import type { Gap, Listing } from './value.js';

/** One state of a repository. */
export interface Input {
  readonly tree: Tree;
  readonly settings: Settings;
  /** What Cloudflare's API says now, where it was asked. */
  readonly live?: Snapshot;
  /** Whole sentences about how this state came to be judged as it is. */
  readonly notes?: readonly string[];
  /** A folder outside which nothing is read, but for what files in it include. */
  readonly under?: string;
}

/** What the files of one state of a repository say, all formats together. */
export interface FilesRead extends Required<Read> {
  /** What comments in the files set aside. */
  readonly ignores: readonly Ignore[];
  /** The files that were read from; what they include is not among them. */
  readonly files: readonly string[];
}

/** Everything that the formats of a repository say, with nothing passed over. */
export function readAll(input: Input, apexes: readonly DomainName[] = []): FilesRead {
  const reader = new Reader(input, apexes);
  return reader.withComments(reader.read(undefined));
}

/** As many times as a chain of CNAMEs may lead to names that were not asked about before. */
const mostRounds = 8;

/** The names that a run is about, given the certificates that the files themselves declare. */
export type NamesOf = (declared: readonly DeclaredCertificate[]) => Iterable<DomainName>;

/** What the formats say of the names that a run is about, and of those to which CNAMEs at them lead. */
export function readWhatMatters(input: Input, apexes: readonly DomainName[], namesOf: NamesOf): FilesRead {
  const asked = new Set<DomainName>(namesOf([]));
  const reader = new Reader(input, apexes);
  let read = reader.read(asked);
  for (let round = 0; round < mostRounds; round++) {
    const known = asked.size;
    for (const name of [...namesOf(read.certificates), ...chainedFrom(read.zones, asked)]) asked.add(name);
    if (asked.size === known) break;
    read = reader.read(asked);
  }
  return reader.withComments(read);
}

/** Where CNAMEs and DNAMEs at names that were asked about lead, as far as zones here enclose it. */
function chainedFrom(zones: Listing<Zone>, asked: ReadonlySet<DomainName>): DomainName[] {
  const index = indexZones(zones);
  const further = new Set<DomainName>();
  for (const lookup of [...asked].flatMap(name => lookUp(index, name))) {
    const cname = lookup.answer === 'present' && lookup.records.find(record => record.type === 'CNAME');
    const next = lookup.answer === 'absent' ? lookup.redirect : cname ? targetOf(cname) : undefined;
    if (next !== undefined && !asked.has(next) && zonesFor(index, next).length > 0) further.add(next);
  }
  return [...further];
}

/** What the files say but for their comments. */
type Said = Omit<FilesRead, 'ignores'>;

/** Recognises files once; what is left is to read them, for one set of names after another. */
class Reader {
  private readonly recognised: Recognised;
  /** The formats that are in use, with the files that they read. */
  private readonly used: readonly (readonly [FormatName, MarkedFiles])[];
  private readonly marked: readonly MarkedFiles[];
  private readonly rivals: readonly Rival[];
  private readonly kept = new Map<FormatName, Read>();

  constructor(
    { tree, settings, under }: Input,
    private readonly apexes: readonly DomainName[],
  ) {
    this.recognised = recognise(tree, settings.files, under);
    const names = formatNames.filter(name => (this.recognised.paths.get(name) ?? []).length > 0);
    this.used = names.map(name => [name, new MarkedFiles(tree, name)]);
    // What else wants a validation name is asked for in manifests, as records are for ExternalDNS.
    const manifests = new MarkedFiles(tree, 'external-dns');
    this.rivals = manifests.reading(() => rivalsIn(manifests.tree, under));
    this.marked = [...this.used.map(([, files]) => files), manifests];
  }

  read(asked: ReadonlySet<DomainName> | undefined): Said {
    const reads = this.used.map(([name, files]) => this.readOne(name, files, asked));
    return together(reads, this.recognised, this.rivals);
  }

  /** What was read last, with what the comments in it say. */
  withComments(said: Said): FilesRead {
    const { ignores, problems } = commentsOf(this.marked);
    return { ...said, ignores, problems: [...said.problems, ...problems] };
  }

  private readOne(name: FormatName, files: MarkedFiles, asked: ReadonlySet<DomainName> | undefined): Read {
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const format = formatOf(name);
    const { recognised, apexes } = this;
    const read = files.reading(() => format.read(readingOf(name, recognised, files.tree, apexes, asked)));
    if (!format.heedsInterest) this.kept.set(name, read);
    return read;
  }
}

function readingOf(
  name: FormatName,
  { paths, zones }: Recognised,
  tree: Tree,
  apexes: readonly DomainName[],
  asked: ReadonlySet<DomainName> | undefined,
): Reading {
  return {
    tree,
    paths: paths.get(name) ?? [],
    zoneOf: path => zones.get(path),
    apexes,
    ...(asked && { interest: interestIn(asked) }),
  };
}

function together(reads: readonly Read[], recognised: Recognised, others: readonly Rival[]): Said {
  const zones: Zone[] = [];
  const gaps: Gap[] = [];
  const problems: Problem[] = [...recognised.problems];
  const rivals: Rival[] = [...others];
  const certificates: DeclaredCertificate[] = [];
  for (const read of reads) {
    for (const zone of read.zones.items) zones.push(zone);
    for (const gap of read.zones.gaps) gaps.push(gap);
    for (const problem of read.problems) problems.push(problem);
    for (const rival of read.rivals ?? []) rivals.push(rival);
    for (const certificate of read.certificates ?? []) certificates.push(certificate);
  }
  const files = [...recognised.paths.values()].flat();
  return { zones: { items: joinFragments(zones), gaps }, problems, rivals, certificates, files };
}
