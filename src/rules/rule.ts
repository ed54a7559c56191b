import type { ZoneIndex } from '../dns/lookup.js';
import type { DomainName } from '../dns/name.js';
import type { Zone } from '../dns/zone.js';
import type { Claim, Finding } from '../finding.js';
import type { Certificate } from '../inventory/certificate.js';
import type { Requirement } from '../requirements.js';
import type { Rival } from '../rivals/rival.js';
import type { Ignore } from '../settings/settings.js';
import type { Problem } from '../source.js';
import type { Listing } from '../value.js';
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
}

/** Everything a rule may look at: one state of the repository, read and looked up. */
export interface Facts {
  readonly certificates: Listing<Certificate>;
  readonly requirements: readonly Requirement[];
  /** What stands at each required name, in each view of its zone. */
  readonly standings: readonly Standing[];
  /** The same by the name they are about; a name that is not in it is not required. */
  readonly standingsAt: ReadonlyMap<DomainName, readonly Standing[]>;
  /** Every CNAME that was meant to delegate DCV, required or not. */
  readonly dcvCnames: readonly DcvCname[];
  readonly dcvCnamesAt: ReadonlyMap<DomainName, readonly DcvCname[]>;
  /** Those of them whose target is properly spelt and whose owner is wrong, by the host that the target names. */
  readonly misplacedFor: ReadonlyMap<DomainName, readonly Misplaced[]>;
  /** Every validation URL that the inventory knows, past or present, and a certificate of its zone. */
  readonly validationUrls: ReadonlyMap<DomainName, Certificate>;
  readonly zones: ZoneIndex;
  readonly problems: readonly Problem[];
  /** What else in the repository wants a host's validation name. */
  readonly rivals: readonly Rival[];
  readonly ignores: readonly Ignore[];
  /** YYYY-MM-DD. */
  readonly today: string;
  /** A CNAME in the words of the zone's format. */
  writeCname(zone: Zone, owner: DomainName, target: DomainName): string;
}
