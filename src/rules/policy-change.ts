import { validationNameOf } from '../delegated-dcv.js';
import { lookUp } from '../dns/lookup.js';
import type { DomainName } from '../dns/name.js';
import type { Claim } from '../finding.js';
import { groupBy } from '../group.js';
import { type Certificate, spellHost } from '../inventory/certificate.js';
import type { AuthorityChange, UrlChange } from '../inventory/inventory.js';
import { positionOf, type Span } from '../source.js';
import { policyEdits } from './policy-edits.js';
import type { Facts, Rule } from './rule.js';
import { list } from './words.js';

export const policyChange: Rule = {
  id: 'policy-change',
  *check(facts, earlier) {
    yield* policyEdits(facts, earlier);
    const { items } = facts.inventory.certificates;
    const nearestOf = nearestAmong(items.filter(({ isDropped }) => !isDropped));
    for (const certificate of items) {
      if (certificate.isDropped) yield dropped(certificate, nearestOf(certificate), facts);
    }
    for (const change of facts.urlChanges) {
      const { zone, before, span } = change;
      const isKnownMove = facts.knownUrls
        .get(before)
        ?.some(({ holder, state }) => holder === zone && state === 'former');
      yield {
        owner: zone,
        message: replaced(change),
        ...(isKnownMove && { severity: 'notice' }),
        ...(span && { span }),
      };
    }
    for (const change of facts.authorityChanges) {
      const { zone, span } = change;
      yield { owner: zone, message: reissued(change), ...(span && { span }) };
    }
  },
};

function replaced({ zone, from, hosts, before, after }: UrlChange): string {
  if (from === undefined) {
    return `This change replaces the validation URL of ${zone}, ${before}, by ${after}, and is judged by the new one. Right where the zone has moved to another account and is active there; otherwise every renewal in it fails.`;
  }
  return `This change takes ${list(hosts)} from the zone ${from} to the zone ${zone}, from the validation URL ${before} to ${after}, and is judged by the new one. Right where Cloudflare validates ${hosts.length === 1 ? 'it' : 'them'} in the zone ${zone} now; otherwise every renewal fails.`;
}

function reissued({ hosts, before, after }: AuthorityChange): string {
  const names = list(hosts.map(spellHost));
  const what =
    after === undefined
      ? `no longer says that ${before} issues for ${names}, so CAA records that forbid it are not found`
      : `has ${after} issue for ${names} instead of ${before}, and CAA records are judged by that`;
  return `This change ${what}. Right only where the certificate at Cloudflare is ordered so.`;
}

/** Both halves of a decommissioning are named, so that it passes in the open and a slip does not pass in silence. */
function dropped(certificate: Certificate, span: Span | undefined, facts: Facts): Claim {
  const hosts = certificate.hosts.items;
  const fates = groupBy(hosts, ({ name }) => fateOf(validationNameOf(name), facts));
  const namesOf = (fate: Fate) => [
    ...new Set((fates.get(fate) ?? []).map(({ name }) => validationNameOf(name))),
  ];
  const [gone, hidden] = [namesOf('gone'), namesOf('hidden')];
  const standing = fates.get('standing') ?? [];
  const sentences = [`This change takes ${list(hosts.map(spellHost))} off ${whereListed(certificate)}.`];
  if (gone.length > 0) {
    sentences.push(
      `It also leaves no ${gone.length === 1 ? 'record' : 'records'} at ${list(gone)}: ${onlyWhere}.`,
    );
  }
  if (hidden.length > 0) {
    sentences.push(
      `Whether it leaves a record at ${list(hidden)} cannot be known from the files: ${onlyWhere}.`,
    );
  }
  if (standing.length > 0) {
    sentences.push(
      `What stands for ${list(standing.map(spellHost))} is judged as before until this is merged.`,
    );
  }
  return {
    owner: certificate.zone,
    message: sentences.join(' '),
    certificates: [certificate],
    ...(span && { span }),
  };
}

const onlyWhere =
  'right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed';

/** What a change that drops a host leaves at its validation name. */
type Fate = 'gone' | 'hidden' | 'standing' | 'elsewhere';

function fateOf(owner: DomainName, { released, standingsAt, zones }: Facts): Fate {
  if (released.has(owner))
    return lookUp(zones, owner).some(({ answer }) => answer === 'unresolved') ? 'hidden' : 'gone';
  return standingsAt.get(owner)?.some(({ isElsewhere }) => isElsewhere) ? 'elsewhere' : 'standing';
}

/** What is left in the file that listed a certificate: one of the same zone, or another. */
function nearestAmong(left: readonly Certificate[]): (gone: Certificate) => Span | undefined {
  const pathOf = ({ span }: Certificate) => span?.file.path;
  const placeOf = (certificate: Certificate) => `${certificate.zone} ${pathOf(certificate)}`;
  const inFile = groupBy(left, pathOf);
  const inPlace = groupBy(left, placeOf);
  return gone => (inPlace.get(placeOf(gone)) ?? inFile.get(pathOf(gone)))?.[0]?.span;
}

/** The certificate, and where the base lists it. */
function whereListed({ label, hosts, span }: Certificate): string {
  const place = hosts.items[0]?.span ?? span;
  const where =
    place === undefined ? '' : ` (${positionOf(place).path}:${positionOf(place).line} of the base)`;
  return `the certificate ${label}${where}`;
}
