import { targetFor, validationNameOf } from '../delegated-dcv.js';
import { type DomainName, root, upTo } from '../dns/name.js';
import { gapIn } from '../dns/zone.js';
import { groupBy } from '../group.js';
import type { Gap } from '../value.js';
import { type Certificate, certificateAuthorities, type Host } from './certificate.js';
import { contradictionsOf, recordsAskedFor } from './delegation-records.js';
import { type Eligibility, eligibilityOf, isCustomHostname } from './eligibility.js';
import type { Contradiction, ExemptCertificate, Inventory } from './inventory.js';
import { labelsOf } from './labels.js';
import { exemptHosts, hostsOf, type PackHosts } from './pack-hosts.js';
import { type RankedZone, rankZones, validationUrlsOf } from './present-zone.js';
import { renewalOf } from './renewal.js';
import type { CertificatePack, CloudflareZone, Snapshot } from './snapshot.js';

/** A pack that is not passed over, with what was made of it. */
interface JudgedPack {
  readonly pack: CertificatePack;
  readonly ranked: RankedZone;
  readonly eligibility: Exclude<Eligibility, { is: 'passed-over' }>;
  readonly read: PackHosts;
}

/**
 * What Cloudflare's word comes to: which certificates count, which do not and why, whose the validation URLs are, and
 * where Cloudflare's own list of records contradicts ours. Nothing in it is trusted: a text that is no host, a word
 * that this version does not know and an answer that is missing become gaps and doubts. Every host of a certificate
 * that counts is demanded, named as exempt, or a gap.
 */
export function inventoryOf(snapshot: Snapshot, source: 'lock' | 'cloudflare'): Inventory {
  const ranked = rankZones(snapshot.zones);
  const homes = homesAmong(ranked);
  const unread = new Set(snapshot.unread.map(({ zone }) => zone));
  const judged = ranked.flatMap(each => judgePacks(each, unread));
  const labels = labelsOf(
    judged.map(({ pack, ranked: { zone }, eligibility, read }) => ({
      name: isCustomHostname(pack) ? (read.hosts.items[0] ?? read.tooLong[0] ?? zone).name : zone.name,
      id: pack.id,
      isCounting: eligibility.is === 'counting',
    })),
  );
  const certificates: Certificate[] = [];
  const exempt: ExemptCertificate[] = [];
  const contradictions: Contradiction[] = [];
  for (const [at, each] of judged.entries()) {
    const {
      pack,
      ranked: { zone },
      eligibility,
      read,
    } = each;
    const known = { label: labels[at]!, source, zone: zone.name, ...(pack.span && { span: pack.span }) };
    if (eligibility.is === 'exempt') {
      const { reason, wayOut, isIneligible } = eligibility;
      exempt.push({ ...known, hosts: [...read.hosts.items, ...read.tooLong], reason, wayOut, isIneligible });
      continue;
    }
    const own = certificatesOf(each, known, eligibility.doubts, homes);
    certificates.push(...own);
    contradictions.push(...contradictionsOf(pack, own, read));
    exempt.push(...exemptHosts(known, read.tooLong));
  }
  return {
    certificates: { items: certificates, gaps: gapsOf(snapshot) },
    exempt,
    validationUrls: validationUrlsOf(ranked),
    contradictions,
    notes: [],
  };
}

function judgePacks(ranked: RankedZone, unread: ReadonlySet<DomainName | undefined>): JudgedPack[] {
  const { zone, validationUrl } = ranked;
  return zone.packs.flatMap(pack => {
    const eligibility = eligibilityOf(pack, ranked);
    if (eligibility.is === 'passed-over') return [];
    const read = hostsOf(pack, zone.name, validationUrl);
    const isTold = pack.hosts.length === 0 && unread.has(zone.name);
    return [{ pack, ranked, eligibility, read: isTold ? noHosts : read }];
  });
}

/** Why there are none is said of the zone as a whole. */
const noHosts: PackHosts = { hosts: { items: [], gaps: [] }, tooLong: [] };

/** The zones that are present. */
interface Homes {
  readonly byName: ReadonlyMap<DomainName, RankedZone>;
  /** The names above them, which are few: only below one of these can a host be in another zone than its pack. */
  readonly above: ReadonlySet<DomainName>;
}

function homesAmong(ranked: readonly RankedZone[]): Homes {
  const present = ranked.filter(({ rank, zone }) => rank === 'present' && zone.type !== 'internal');
  const byName = new Map(present.map(each => [each.zone.name, each]));
  const above = new Set([...byName.keys()].flatMap(name => [...upTo(name, root)].slice(1)));
  return { byName, above };
}

type Known = Pick<Certificate, 'label' | 'source' | 'zone' | 'span'>;

/** The certificate of a pack; those of its hosts that stand in another zone as certificates of their own. */
function certificatesOf(
  { pack, ranked, read: { hosts } }: JudgedPack,
  known: Known,
  doubts: readonly string[],
  homes: Homes,
): Certificate[] {
  const authority = certificateAuthorities.find(each => each === pack.authority);
  const renewal = renewalIn(pack);
  const shared = { ...known, ...(authority && { authority }), ...(renewal && { renewal }) };
  const isDivided = homes.above.has(ranked.zone.name) && !isCustomHostname(pack);
  const asked = new Set(recordsAskedFor(pack).map(({ owner, target }) => `${owner} ${target}`));
  const byHome = groupBy(hosts.items, host => (isDivided ? homeOf(host, asked, ranked, homes) : undefined));
  const own = byHome.get(undefined) ?? [];
  const elsewhere = [...byHome].flatMap(([home, items]) =>
    home === undefined ? [] : [inAnotherZone(home, items, shared, doubts)],
  );
  if (own.length + hosts.gaps.length === 0 && elsewhere.length > 0) return elsewhere;
  const { validationUrl } = ranked;
  const certificate: Certificate = {
    ...shared,
    hosts: { items: own, gaps: hosts.gaps },
    ...(validationUrl && { validationUrl }),
    ...doubtOf(doubts),
  };
  return [certificate, ...elsewhere];
}

/**
 * The zone nearest to a host, where that is not the pack's own: a subdomain can be a zone of its own, with a validation
 * URL of its own (Cloudflare docs, "Subdomain setup"). Where Cloudflare's list of records has the host below the URL
 * of the pack's zone, that decides.
 */
function homeOf(
  { name }: Host,
  asked: ReadonlySet<string>,
  { zone, validationUrl }: RankedZone,
  { byName }: Homes,
): RankedZone | undefined {
  const nearest = [...upTo(name, zone.name)].find(each => byName.has(each));
  if (nearest === undefined || nearest === zone.name) return undefined;
  const isOfPack =
    validationUrl !== undefined && asked.has(`${validationNameOf(name)} ${targetFor(name, validationUrl)}`);
  return isOfPack ? undefined : byName.get(nearest);
}

function inAnotherZone(
  { zone, validationUrl }: RankedZone,
  items: readonly Host[],
  shared: Known,
  doubts: readonly string[],
): Certificate {
  const doubt = `the certificate is of the zone ${shared.zone}, its host of the zone ${zone.name}, and Cloudflare does not document through which of the two it is validated`;
  return {
    ...shared,
    label: `${shared.label} in ${zone.name}`,
    zone: zone.name,
    hosts: { items, gaps: [] },
    ...(validationUrl && { validationUrl }),
    ...doubtOf([...doubts, doubt]),
  };
}

function doubtOf(doubts: readonly string[]): Pick<Certificate, 'doubt'> {
  return doubts.length === 0 ? {} : { doubt: doubts.join(', and ') };
}

function renewalIn({ expires = '', validityDays }: CertificatePack): Certificate['renewal'] {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(expires) && !Number.isNaN(Date.parse(`${expires}T00:00:00Z`));
  return isDay ? renewalOf(expires, validityDays) : undefined;
}

/** What was not read, as the names that it may add: a zone's own, or any. */
function gapsOf({ unread, zones }: Snapshot): Gap[] {
  const types = groupBy(zones, ({ name }: CloudflareZone) => name);
  return unread.map(({ zone, reason, span }) => {
    if (zone === undefined) return gapIn(undefined, reason, span);
    // Of a zone that is not partial only the custom hostnames matter, and those can be any name.
    const holdsAnyName = types.get(zone)?.every(({ type }) => type !== 'partial') ?? false;
    return gapIn(holdsAnyName ? undefined : zone, `for the zone ${zone}, ${reason}`, span);
  });
}
