import { groupBy } from '../group.js';
import { listed as listedWords } from '../listed.js';
import { type Certificate, type Host, type Source, spellHost } from './certificate.js';
import type { DeclaredCertificate } from './declared.js';
import { declaredIn } from './declared-in.js';
import type { ExemptCertificate, Inventory } from './inventory.js';

/**
 * One inventory of what was listed by hand, what Cloudflare says, and what code declares. A certificate that two of
 * them list is one, with the hosts of both: each of them may be ahead of the other.
 */
export function combine(
  byHand: Inventory,
  ofCloudflare: Inventory,
  declared: readonly DeclaredCertificate[],
): Inventory {
  const hand = merged(byHand.certificates.items, ofCloudflare.certificates.items, 'The settings list');
  const code = declaredIn(declared, {
    ...ofCloudflare,
    certificates: { items: hand.certificates, gaps: [] },
  });
  const all = merged(onceEach(code.certificates), hand.certificates, 'The code lists');
  const exempt = [...ofCloudflare.exempt, ...code.exempt];
  return {
    certificates: { items: distinctlyLabelled(all.certificates), gaps: ofCloudflare.certificates.gaps },
    exempt,
    validationUrls: [...byHand.validationUrls, ...ofCloudflare.validationUrls],
    contradictions: ofCloudflare.contradictions,
    notes: [...ofCloudflare.notes, ...hand.notes, ...code.notes, ...all.notes, ...onExempt(exempt)],
  };
}

/** A plan beside its sources declares a certificate twice: what either of them holds is demanded. */
function onceEach(declared: readonly Certificate[]): Certificate[] {
  const alike = groupBy(declared, ({ label, zone }) => `${label} ${zone}`);
  return [...alike.values()].map(certificates =>
    certificates.reduce((first, second) => ({
      ...together(first, second),
      hosts: {
        items: together(first, second).hosts.items,
        gaps: [...first.hosts.gaps, ...second.hosts.gaps],
      },
    })),
  );
}

/** Certificates of one source with those of another that are the same; what neither has alone stays as it is. */
function merged(
  ours: readonly Certificate[],
  theirs: readonly Certificate[],
  whoLists: string,
): { certificates: Certificate[]; notes: string[] } {
  const left = new Set(theirs);
  const byZone = groupBy(theirs, ({ zone }) => zone);
  const notes: string[] = [];
  const certificates = ours.map(certificate => {
    const same = sameAs(
      certificate,
      (byZone.get(certificate.zone) ?? []).filter(each => left.has(each)),
    );
    if (same === undefined) return certificate;
    left.delete(same);
    notes.push(...differences(certificate, same, whoLists));
    return together(certificate, same);
  });
  return { certificates: [...certificates, ...left], notes };
}

/** The one that shares most names besides the apex, which all certificates of a zone share; or the only one there is. */
function sameAs(certificate: Certificate, others: readonly Certificate[]): Certificate | undefined {
  const candidates = others.filter(
    ({ validationUrl, source }) =>
      source !== certificate.source &&
      (certificate.validationUrl ?? validationUrl) === (validationUrl ?? certificate.validationUrl),
  );
  const own = ownNames(certificate);
  const scored = candidates.map(candidate => {
    const names = ownNames(candidate);
    const shared = [...names].filter(name => own.has(name)).length;
    return { candidate, score: own.size + names.size === 0 ? 1 : shared / Math.max(own.size, names.size) };
  });
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best !== undefined && (best.score > 0 || candidates.length === 1) ? best.candidate : undefined;
}

function ownNames({ hosts, zone }: Certificate): Set<string> {
  return new Set(hosts.items.filter(({ name }) => name !== zone).map(spellHost));
}

/** Its hosts, where both have one the place of the first, which people edit; what is known of it from both. */
function together(ours: Certificate, theirs: Certificate): Certificate {
  const hosts = new Map<string, Host>();
  for (const host of [...ours.hosts.items, ...theirs.hosts.items]) {
    const spelled = spellHost(host);
    if (hosts.get(spelled)?.span === undefined) hosts.set(spelled, host);
  }
  // What Cloudflare has is whole, whatever of the code is not known.
  const gaps = theirs.source === 'settings' ? ours.hosts.gaps : theirs.hosts.gaps;
  const { doubt: _, ...known } = theirs;
  return {
    ...known,
    ...(ours.source === 'settings' && { label: ours.label, source: ours.source }),
    ...(theirs.authority === undefined && ours.authority && { authority: ours.authority }),
    ...(theirs.validationUrl === undefined && ours.validationUrl && { validationUrl: ours.validationUrl }),
    ...(ours.doubt !== undefined && theirs.doubt !== undefined && { doubt: theirs.doubt }),
    hosts: { items: [...hosts.values()], gaps },
    ...(ours.span && { span: ours.span }),
  };
}

function differences(ours: Certificate, theirs: Certificate, whoLists: string): string[] {
  const [own, other] = [ownNames(ours), ownNames(theirs)];
  const added = [...own].filter(name => !other.has(name));
  const lacking = [...other].filter(name => !own.has(name));
  if (ours.hosts.gaps.length > 0 || added.length + lacking.length === 0) return [];
  const clauses = [
    ...(added.length > 0 ? [`${some(added)}, which the certificate ${theirs.label} does not have`] : []),
    ...(lacking.length > 0 ? [`not ${some(lacking)}, which it has`] : []),
  ];
  return [`${whoLists} ${clauses.join(', and ')} at Cloudflare; all of them are demanded.`];
}

/** Certificates that Cloudflare validates by itself, or will: each reason once, with the way to have them delegated. */
function onExempt(exempt: readonly ExemptCertificate[]): string[] {
  const byReason = groupBy(
    exempt.filter(({ isIneligible }) => !isIneligible),
    ({ reason, wayOut }) => `${reason}. ${wayOut}`,
  );
  return [...byReason.values()].map(alike => {
    const [{ label, reason, wayOut }] = alike as [ExemptCertificate];
    const subject =
      alike.length === 1
        ? `The certificate ${label} ${reason}`
        : `The certificates ${some(alike.map(each => each.label))} ${reason.replace(/^is /, 'are ')}`;
    return `${subject}, so no record is demanded. ${wayOut}`;
  });
}

function some(words: readonly string[]): string {
  return listedWords(words.length <= 4 ? words : [...words.slice(0, 3), `${words.length - 3} more`]);
}

const sourceWords: Record<Source, string> = {
  settings: 'by hand',
  lock: 'lock file',
  cloudflare: 'Cloudflare',
  code: 'code',
};

/** Two certificates of one label are told apart by where they were found. */
function distinctlyLabelled(certificates: readonly Certificate[]): Certificate[] {
  const used = new Set<string>();
  return certificates.map(certificate => {
    let label = certificate.label;
    if (used.has(label)) label = `${certificate.label} (${sourceWords[certificate.source]})`;
    for (let number = 2; used.has(label); number++)
      label = `${certificate.label} (${sourceWords[certificate.source]} ${number})`;
    used.add(label);
    return label === certificate.label ? certificate : { ...certificate, label };
  });
}
