import { validationNameOf } from '../delegated-dcv.js';
import type { Claim } from '../finding.js';
import { type Certificate, type Source, spellHost } from '../inventory/certificate.js';
import { positionOf, type Span } from '../source.js';
import type { Facts, Rule } from './rule.js';
import { list } from './words.js';

export const policyChange: Rule = {
  id: 'policy-change',
  *check(facts) {
    for (const certificate of facts.inventory.certificates.items) {
      if (certificate.isDropped) yield dropped(certificate, facts);
    }
    for (const { zone, before, after, span } of facts.urlChanges) {
      const isKnownMove = facts.inventory.validationUrls.some(
        ({ url, holder, state }) => url === before && holder === zone && state === 'former',
      );
      yield {
        owner: zone,
        message: `This change replaces the validation URL of ${zone}, ${before}, by ${after}, and is judged by the new one. Right where the zone has moved to another account and is active there; otherwise every renewal in it fails.`,
        ...(isKnownMove && { severity: 'notice' }),
        ...(span && { span }),
      };
    }
  },
};

/** Both halves of a decommissioning are named, so that it passes in the open and a slip does not pass in silence. */
function dropped(certificate: Certificate, { released, inventory }: Facts): Claim {
  const gone = new Set(released.map(({ owner }) => owner));
  const hosts = certificate.hosts.items;
  const without = hosts.filter(({ name }) => gone.has(validationNameOf(name)));
  const standing = hosts.filter(({ name }) => !gone.has(validationNameOf(name)));
  const sentences = [`This change takes ${list(hosts.map(spellHost))} off ${whereListed(certificate)}.`];
  if (without.length > 0) {
    const names = [...new Set(without.map(({ name }) => validationNameOf(name)))];
    const records = names.length === 1 ? 'record' : 'records';
    sentences.push(
      `It also leaves no ${records} at ${list(names)}: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.`,
    );
  }
  if (standing.length > 0) {
    sentences.push(
      `What stands for ${list(standing.map(spellHost))} is judged as before until this is merged.`,
    );
  }
  const span = nearestOf(certificate, inventory.certificates.items);
  return {
    owner: certificate.zone,
    message: sentences.join(' '),
    certificates: [certificate],
    ...(span && { span }),
  };
}

/** What is left in the file that listed it: a certificate of the same zone, or another. */
function nearestOf(gone: Certificate, certificates: readonly Certificate[]): Span | undefined {
  const path = gone.span?.file.path;
  const left = certificates.filter(({ isDropped, span }) => !isDropped && span?.file.path === path);
  return (left.find(({ zone }) => zone === gone.zone) ?? left[0])?.span;
}

const sources: Record<Source, string> = {
  settings: 'the settings',
  lock: 'the lock file',
  cloudflare: 'Cloudflare’s list',
  code: 'the code',
};

/** The certificate, what lists it, and where the base does. */
function whereListed({ label, source, hosts, span }: Certificate): string {
  const place = hosts.items[0]?.span ?? span;
  const where =
    place === undefined ? '' : ` (${positionOf(place).path}:${positionOf(place).line} of the base)`;
  return `the certificate ${label} in ${sources[source]}${where}`;
}
