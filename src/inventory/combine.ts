import { groupBy } from '../group.js';
import { listed as listedWords } from '../listed.js';
import { type Certificate, type Host, type Source, spellHost } from './certificate.js';
import type { DeclaredCertificate } from './declared.js';
import { declaredIn } from './declared-in.js';
import type { ExemptCertificate, Inventory } from './inventory.js';
import { ownNames, pairsOf } from './pairs.js';

/**
 * One inventory of what was listed by hand, what Cloudflare says, and what code declares. A certificate that two of
 * them list is one, with the hosts of both: each of them may be ahead of the other.
 */
export function combine(
  byHand: Inventory,
  ofCloudflare: Inventory,
  declared: readonly DeclaredCertificate[],
): Inventory {
  const hand = merged(byHand.certificates.items, ofCloudflare.certificates.items, ['The settings', 'do']);
  const code = declaredIn(declared, {
    ...ofCloudflare,
    certificates: { items: hand.certificates, gaps: [] },
  });
  const all = merged(onceEach(code.certificates), hand.certificates, ['The code', 'does'], hand.joined);
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
  return [...alike.values()].map(together);
}

/** Who lists, and the verb by which a sentence denies it. */
type Lister = readonly [subject: 'The settings' | 'The code', denies: 'do' | 'does'];

interface Merged {
  readonly certificates: Certificate[];
  /** Those that were made of one of each source. */
  readonly joined: ReadonlySet<Certificate>;
  readonly notes: string[];
}

/**
 * Certificates of one source with those of another that are the same; what neither has alone stays as it is. `atCloudflare`
 * holds those listed by hand that Cloudflare has too.
 */
function merged(
  ours: readonly Certificate[],
  theirs: readonly Certificate[],
  lister: Lister,
  atCloudflare: ReadonlySet<Certificate> = new Set(),
): Merged {
  const pairs = pairsOf(ours, theirs);
  const left = new Set(theirs);
  const joined = new Set<Certificate>();
  const notes: string[] = [];
  const certificates = ours.map(certificate => {
    const pair = pairs.get(certificate);
    if (pair === undefined) return certificate;
    const { same, isEvident } = pair;
    const isAtCloudflare = same.source !== 'settings' || atCloudflare.has(same);
    left.delete(same);
    notes.push(
      ...differences(certificate, same, lister, isAtCloudflare ? 'at Cloudflare' : 'in the settings'),
    );
    const one = together([certificate, same]);
    // What Cloudflare has of a certificate is whole, whatever of the code is not known.
    const gaps =
      isAtCloudflare && isEvident ? same.hosts.gaps : [...certificate.hosts.gaps, ...same.hosts.gaps];
    const result = { ...one, hosts: { items: one.hosts.items, gaps } };
    joined.add(result);
    return result;
  });
  return { certificates: [...certificates, ...left], joined, notes };
}

/** One certificate of several: their hosts, of one that several have the place of the first, which people edit. */
function together(certificates: readonly Certificate[]): Certificate {
  const hosts = new Map<string, Host>();
  for (const host of certificates.flatMap(each => each.hosts.items)) {
    const spelled = spellHost(host);
    if (hosts.get(spelled)?.span === undefined) hosts.set(spelled, host);
  }
  const gaps = certificates.flatMap(each => each.hosts.gaps);
  return { ...certificates.reduce(knownOfBoth), hosts: { items: [...hosts.values()], gaps } };
}

function knownOfBoth(ours: Certificate, theirs: Certificate): Certificate {
  const { doubt: _, ...known } = theirs;
  return {
    ...known,
    ...(ours.source === 'settings' && { label: ours.label, source: ours.source }),
    ...(theirs.authority === undefined && ours.authority && { authority: ours.authority }),
    ...(theirs.validationUrl === undefined && ours.validationUrl && { validationUrl: ours.validationUrl }),
    ...(ours.doubt !== undefined && theirs.doubt !== undefined && { doubt: theirs.doubt }),
    ...(ours.span && { span: ours.span }),
  };
}

function differences(
  ours: Certificate,
  theirs: Certificate,
  [subject, denies]: Lister,
  where: string,
): string[] {
  const [own, other] = [ownNames(ours), ownNames(theirs)];
  const added = [...own].filter(name => !other.has(name));
  const lacking = [...other].filter(name => !own.has(name));
  if (ours.hosts.gaps.length > 0 || added.length + lacking.length === 0) return [];
  const certificate = `the certificate ${theirs.label}`;
  const lists = denies === 'does' ? 'lists' : 'list';
  const more = `${lists} ${some(added)}, which ${certificate} does not have ${where}`;
  const less = `${denies} not list ${some(lacking)}, which ${added.length > 0 ? 'it has' : `${certificate} has ${where}`}`;
  const clauses = [...(added.length > 0 ? [more] : []), ...(lacking.length > 0 ? [less] : [])];
  return [`${subject} ${clauses.join(', and ')}. What either of them lists is demanded.`];
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
    return `${subject}, so ${alike.length === 1 ? 'it demands' : 'they demand'} no record. ${wayOut}`;
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
  const numbers = new Map<string, number>();
  return certificates.map(certificate => {
    const { label: own, source } = certificate;
    let label = own;
    if (used.has(label)) label = `${own} (${sourceWords[source]})`;
    while (used.has(label)) {
      const number = (numbers.get(`${source} ${own}`) ?? 1) + 1;
      numbers.set(`${source} ${own}`, number);
      label = `${own} (${sourceWords[source]} ${number})`;
    }
    used.add(label);
    return label === own ? certificate : { ...certificate, label };
  });
}
