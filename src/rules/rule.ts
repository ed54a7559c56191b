import type { ZoneIndex } from '../dns/lookup.js';
import type { DomainName } from '../dns/name.js';
import type { Zone } from '../dns/zone.js';
import type { Claim, Finding } from '../finding.js';
import type { GateEdit } from '../gate-edits.js';
import type { Ignore } from '../ignores/ignore.js';
import type { AuthorityChange, Inventory, KnownValidationUrl, UrlChange } from '../inventory/inventory.js';
import type { Requirement } from '../requirements.js';
import type { Rival } from '../rivals/rival.js';
import type { Settings } from '../settings/settings.js';
import type { Problem } from '../source.js';
import type { RuleId } from './catalog.js';
import type { DcvCname, Misplaced } from './dcv-cname.js';
import type { Standing } from './standing.js';

/** A rule proves what its name says, or stays silent. */
export interface Rule {
  readonly id: RuleId;
  /** `earlier` holds what the rules before this one found, findings that were set aside by an ignore included. */
  check(facts: Facts, earlier: readonly Judged[]): Iterable<Claim>;
}

/** A finding, and the ignore that sets it aside. */
export interface Judged {
  readonly finding: Finding;
  readonly ignore?: Ignore;
  /** Of the state's own ignores the one that is for it; of a change it counts once it is merged. */
  readonly ownIgnore?: Ignore;
}

/** Everything a rule may look at: one state of the repository, read and looked up. */
export interface Facts {
  /** What demands records: in a change the inventories of head and base together. */
  readonly inventory: Inventory;
  /** Every validation URL that the inventory knows, with all that it tells of it. */
  readonly knownUrls: ReadonlyMap<DomainName, readonly KnownValidationUrl[]>;
  /** Zones whose validation URL the change replaces in an inventory. */
  readonly urlChanges: readonly UrlChange[];
  /** Hosts for which the change has another authority issue, or none that is known. */
  readonly authorityChanges: readonly AuthorityChange[];
  readonly requirements: readonly Requirement[];
  /** What stands at each name that is required for certain, in each view of its zone. */
  readonly standings: readonly Standing[];
  /** The same where it is not certain that the record is required. */
  readonly doubted: readonly Standing[];
  /** In a change the names that its base demands. */
  readonly demandedBefore?: ReadonlySet<DomainName>;
  /** Required names that the change takes out of the inventory together with all that stood there. */
  readonly released: ReadonlySet<DomainName>;
  /** Everything that stands at a name that may be required, by name; a name that is not in it is not required. */
  readonly standingsAt: ReadonlyMap<DomainName, readonly Standing[]>;
  /** Every CNAME that was meant to delegate DCV, required or not. */
  readonly dcvCnames: readonly DcvCname[];
  readonly dcvCnamesAt: ReadonlyMap<DomainName, readonly DcvCname[]>;
  /** Those of them whose target is properly spelt and whose owner is wrong, by the host that the target names. */
  readonly misplacedFor: ReadonlyMap<DomainName, readonly Misplaced[]>;
  readonly zones: ZoneIndex;
  readonly problems: readonly Problem[];
  /** What else in the repository wants a host's validation name. */
  readonly rivals: readonly Rival[];
  readonly settings: Settings;
  /** In a change the settings by which it is judged, where those are the base's. */
  readonly baseSettings?: Settings;
  /** In a change of which files are read those of the base's that are there and not read any more. */
  readonly unreadNow?: readonly string[];
  /** In a change the workflows of this check that it edits. */
  readonly gateEdits?: readonly GateEdit[];
  /** The state's own ignores, of its settings and of comments. */
  readonly ignores: readonly Ignore[];
  /** YYYY-MM-DD. */
  readonly today: string;
  /** A CNAME in the words of the zone's format. */
  writeCname(zone: Zone, owner: DomainName, target: DomainName): string;
}
