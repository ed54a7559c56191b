import type { DomainName } from '../dns/name.js';
import type { ResourceRecord } from '../dns/zone.js';
import type { Inventory } from '../inventory/inventory.js';
import type { FilesRead } from '../read.js';
import type { SourceFile, Span, Tree } from '../source.js';

/** What is known when a zone has moved to another Cloudflare account. */
export interface Move {
  readonly tree: Tree;
  /** What the formats say of a tree, with nothing passed over; asked of the tree as it is and of changed ones. */
  read(tree: Tree): FilesRead;
  readonly zone: DomainName;
  /** The zone's validation URL in the new account. */
  readonly to: DomainName;
  readonly inventory: Inventory;
  /** Zones at Cloudflare beside those that the inventory names, so that a host is its longest zone's. */
  readonly cloudflareZones?: readonly DomainName[];
  /** The settings file as it is; changed only where it is one of the tree's files. */
  readonly settings?: SourceFile;
  /** The path of the lock file, which is refreshed and never edited. */
  readonly lock?: string;
}

/** What is to be done so that a zone's records use its validation URL in the new account. */
export interface MovePlan {
  readonly zone: DomainName;
  readonly to: DomainName;
  /** A unified diff, paths relative to the tree; empty where nothing is to be changed. */
  readonly patch: string;
  /** Records that use the new validation URL once the patch is applied: proved by reading the changed files. */
  readonly changed: readonly ChangedRecord[];
  /** Where else the patch replaces an id: in variables, in comments, in records that are known in part. */
  readonly alsoChanged: readonly Span[];
  /** Entries of the settings file that the patch changes, at their former validation URL. */
  readonly settings: readonly Span[];
  /** What the patch does not do, in order of place. */
  readonly left: readonly Leftover[];
  /** Validation names that the zone's certificates need and that no zone of the repository holds. */
  readonly elsewhere: readonly DomainName[];
  /** How many records take the id from Cloudflare itself, through Terraform say. */
  readonly followsByItself: number;
  /** How many records use the new validation URL already. */
  readonly already: number;
  /** Whole sentences that cast doubt on the move itself. */
  readonly notes: readonly string[];
}

/** A record whose target changes. */
export interface ChangedRecord {
  readonly owner: ResourceRecord['owner'];
  /** The validation URL that it has now. */
  readonly from: DomainName;
  /** Its RDATA, or what RDATA is made by; the id itself may stand elsewhere. */
  readonly span: Span;
}

/** Something that somebody must look at. */
export interface Leftover {
  /** What is wrong or not known, a whole sentence. */
  readonly reason: string;
  readonly owner?: ResourceRecord['owner'];
  readonly span?: Span;
}
