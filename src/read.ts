import { joinFragments } from './dns/fragments.js';
import { interestIn } from './dns/interest.js';
import { indexZones, lookUp, zonesFor } from './dns/lookup.js';
import type { DomainName } from './dns/name.js';
import { targetOf, type Zone } from './dns/zone.js';
import type { Read, Reading } from './formats/format.js';
import { formatOf } from './formats/index.js';
import { type FormatName, formatNames } from './formats/names.js';
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
  /** A folder outside which nothing is read, but for what files in it include. */
  readonly under?: string;
}

/** What the files of one state of a repository say, all formats together. */
export interface FilesRead extends Required<Read> {
  /** How many files were read from. */
  readonly files: number;
}

/** Everything that the formats of a repository say, with nothing passed over. */
export function readAll(input: Input, apexes: readonly DomainName[] = []): FilesRead {
  return readerOf(input, apexes)(undefined);
}

/** As many times as a chain of CNAMEs may lead to names that were not asked about before. */
const mostRounds = 8;

/** The names that a run is about, given the certificates that the files themselves declare. */
export type NamesOf = (declared: readonly DeclaredCertificate[]) => Iterable<DomainName>;

/** What the formats say of the names that a run is about, and of those to which CNAMEs at them lead. */
export function readWhatMatters(input: Input, apexes: readonly DomainName[], namesOf: NamesOf): FilesRead {
  const asked = new Set<DomainName>(namesOf([]));
  const readFor = readerOf(input, apexes);
  let read = readFor(asked);
  for (let round = 0; round < mostRounds; round++) {
    const known = asked.size;
    for (const name of [...namesOf(read.certificates), ...chainedFrom(read.zones, asked)]) asked.add(name);
    if (asked.size === known) break;
    read = readFor(asked);
  }
  return read;
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

/** Recognises files once; what is left is to read them, for one set of names after another. */
function readerOf(
  input: Input,
  apexes: readonly DomainName[],
): (asked: ReadonlySet<DomainName> | undefined) => FilesRead {
  const recognised = recognise(input.tree, input.settings.files, input.under);
  const used = formatNames.filter(name => (recognised.paths.get(name) ?? []).length > 0);
  const rivals = rivalsIn(input.tree, input.under);
  const kept = new Map<FormatName, Read>();
  const readOne = (name: FormatName, asked: ReadonlySet<DomainName> | undefined): Read => {
    const format = formatOf(name);
    const read = kept.get(name) ?? format.read(readingOf(name, recognised, input.tree, apexes, asked));
    if (!format.heedsInterest) kept.set(name, read);
    return read;
  };
  return asked =>
    together(
      used.map(name => readOne(name, asked)),
      recognised,
      rivals,
    );
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

function together(reads: readonly Read[], recognised: Recognised, others: readonly Rival[]): FilesRead {
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
  let files = 0;
  for (const paths of recognised.paths.values()) files += paths.length;
  return { zones: { items: joinFragments(zones), gaps }, problems, rivals, certificates, files };
}
