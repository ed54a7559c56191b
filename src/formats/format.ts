import type { Interest } from '../dns/interest.js';
import type { DomainName } from '../dns/name.js';
import type { Zone } from '../dns/zone.js';
import type { DeclaredCertificate } from '../inventory/declared.js';
import type { Rival } from '../rivals/rival.js';
import type { Problem, SourceFile, Tree } from '../source.js';
import type { Listing } from '../value.js';
import type { FormatName } from './names.js';

/** A way to keep DNS as code: text in, zones out. */
export interface Format {
  readonly name: FormatName;
  /** Whether a file of this path could be the format's; cheap, asked of every file of a repository. */
  claims(path: string): boolean;
  /** Whether the text of a claimed file is the format's: what a file is comes from what it holds, and from its neighbours. */
  recognises(file: SourceFile, tree: Tree): boolean;
  read(reading: Reading): Read;
  /** Whether `read` passes over what the run does not ask about, so that it must be asked again when a run asks for more. */
  readonly heedsInterest?: true;
  /** Whether it reads its own objects of a file that may hold those of other formats too, as Kubernetes manifests do. */
  readonly sharesFiles?: true;
  /** A CNAME as one would write it into the zone's files, ready to copy; lines without a final line break. */
  writeCname(zone: Zone, owner: DomainName, target: DomainName): string;
}

/** What a format is given to read. */
export interface Reading {
  /** The whole repository, for what a file includes and for its neighbours. */
  readonly tree: Tree;
  /** The files to start from, sorted: recognised ones, or those that settings name. */
  readonly paths: readonly string[];
  /** The zone that settings give a file which cannot tell its own. */
  zoneOf(path: string): DomainName | undefined;
  /** Zones that the inventory knows, for a record that is written with its whole name and without its zone. */
  readonly apexes?: readonly DomainName[];
  /** What may be passed over; without it everything is read. */
  readonly interest?: Interest;
}

/** What a format made of its files. */
export interface Read {
  /** Gaps of this listing are zones that could not be told; what is missing in a zone is a gap of its records. */
  readonly zones: Listing<Zone>;
  readonly problems: readonly Problem[];
  /** What else in these files wants a validation name. */
  readonly rivals?: readonly Rival[];
  /** The certificates that these files order. */
  readonly certificates?: readonly DeclaredCertificate[];
}
