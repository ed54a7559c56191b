import { targetFor, validationNameOf } from '../delegated-dcv.js';
import { type DomainName, isAtOrBelow, NameError, parseName } from '../dns/name.js';
import type { Certificate } from './certificate.js';
import type { Contradiction } from './inventory.js';
import { branding, type PackHosts } from './pack-hosts.js';
import { shown } from './shown.js';
import type { CertificatePack, DelegationRecord } from './snapshot.js';

/** What stands at an owner by our own reckoning. */
interface Computed {
  readonly certificate: Certificate;
  readonly target: DomainName | undefined;
}

/**
 * Where the records that Cloudflare itself asks for (`dcv_delegation_records`) are not those that the pack's
 * certificates come to. A record that Cloudflare does not list means nothing: the field is "not consistently
 * returned" (cloudflare/terraform-provider-cloudflare, acceptance test of the certificate pack with branding).
 */
export function contradictionsOf(
  pack: CertificatePack,
  [first, ...others]: readonly Certificate[],
  { hosts, tooLong }: PackHosts,
): Contradiction[] {
  if (first === undefined) return [];
  const computed = new Map<DomainName, Computed>();
  for (const certificate of [first, ...others]) {
    const { validationUrl } = certificate;
    for (const { name } of certificate.hosts.items) {
      const target = validationUrl && targetFor(name, validationUrl);
      computed.set(validationNameOf(name), { certificate, target });
    }
  }
  const passedOver = new Set(tooLong.map(({ name }) => validationNameOf(name)));
  const found = new Map<string, Contradiction>();
  for (const record of recordsAskedFor(pack)) {
    const { owner, target } = record;
    if (owner !== undefined && (passedOver.has(owner) || isAtOrBelow(owner, branding))) continue;
    const own = owner === undefined ? undefined : computed.get(owner);
    // A host that could not be read may be the one that the record is for.
    if (own === undefined && hosts.gaps.length > 0) continue;
    // Where the validation URL is not known, neither is the target.
    if (own !== undefined && (own.target === undefined || own.target === target)) continue;
    const asked = `${shown(record.written.owner)} CNAME ${shown(record.written.target)}`;
    found.set(asked, {
      certificate: own?.certificate ?? first,
      owner: owner ?? first.zone,
      asked,
      ...(pack.span && { span: pack.span }),
    });
  }
  return [...found.values()];
}

/** A record that Cloudflare asks for; a name is undefined where the text is none. */
export interface AskedRecord {
  readonly owner: DomainName | undefined;
  readonly target: DomainName | undefined;
  readonly written: DelegationRecord;
}

/** The records that Cloudflare asks for on behalf of a pack. */
export function recordsAskedFor({ delegationRecords = [] }: CertificatePack): AskedRecord[] {
  return delegationRecords.map(written => ({
    owner: nameIn(written.owner),
    target: nameIn(written.target),
    written,
  }));
}

function nameIn(text: string): DomainName | undefined {
  const name = parseName(text);
  return name instanceof NameError ? undefined : name;
}
