import { isIPv4, isIPv6 } from 'node:net';
import type { DomainName } from '../../../dns/name.js';
import type { Fields } from '../program/result.js';

/** Types whose target is a name, which DNSControl checks; those that it completes by the zone come first. */
const completed = ['ALIAS', 'CNAME', 'MX', 'NS', 'SRV'];
const named = [...completed, 'DNAME', 'NAPTR', 'PTR', 'SOA'];

/** Whether a target without any dot is completed by the zone. */
export function isCompleted(type: string): boolean {
  return completed.includes(type);
}

/** Why DNSControl refuses the data of a record, in sentences; undefined where it takes it. */
export function refusalOf(
  type: string,
  fields: Fields,
  owner: DomainName,
  apex: DomainName,
): string | undefined {
  const target = String(fields.target ?? '');
  if (type === 'A' && !isIPv4(target)) return `"${target}" is no IPv4 address. Correct it.`;
  if (type === 'AAAA' && !isIPv6(target) && !isIPv4(target))
    return `"${target}" is no IPv6 address. Correct it.`;
  if (named.includes(type) && !(type === 'NAPTR' && target === '')) {
    const reason = refusalOfName(target);
    if (reason !== undefined) return reason;
  }
  return refusalOfType(type, fields, owner, apex);
}

/** Why DNSControl refuses a name as a target. */
export function refusalOfName(target: string): string | undefined {
  if (target === '@') return undefined;
  if (target === '') return 'This record has an empty target. Give it one.';
  const invalid = /['" +,|!£$%&()=?^*ç°§;:<>[\]@]/.exec(target)?.[0];
  if (invalid !== undefined)
    return `The target ${target} has the character "${invalid}" in it, which DNSControl refuses.`;
  if (target.includes('/') && !target.endsWith('.in-addr.arpa.'))
    return `The target ${target} has a slash in it, which DNSControl refuses.`;
  if (target.includes('.') && !target.endsWith('.'))
    return `The target ${target} has no final dot, and DNSControl refuses it. Write "${target}.".`;
  return undefined;
}

function refusalOfType(
  type: string,
  fields: Fields,
  owner: DomainName,
  apex: DomainName,
): string | undefined {
  if (type === 'CNAME' && owner === apex) return 'No CNAME can stand at the zone itself. Use ALIAS() or A().';
  if (type === 'NS' && owner === apex)
    return 'The zone’s own servers are written with NAMESERVER(), not NS().';
  if (type === 'CNAME' && pointsAt(String(fields.target), apex) === `${owner}.`)
    return 'This CNAME points at itself.';
  if (type === 'CAA' && !caaTags.includes(String(fields.caatag)))
    return `CAA knows no tag "${fields.caatag}". Use ${caaTags.join(', ')}.`;
  if (
    type === 'TLSA' &&
    (above(fields.usage, 3) || above(fields.selector, 1) || above(fields.matchingtype, 2))
  )
    return 'A number of this TLSA record is out of its range (RFC 6698).';
  if (type !== 'SOA') return undefined;
  if (owner !== apex) return 'A SOA record stands at the zone itself only. Write "@".';
  const timers = [fields.refresh, fields.retry, fields.expire, fields.minttl];
  if (timers.some(timer => !above(timer, 0))) return 'Every time of a SOA record must be above 0.';
  const mailbox = String(fields.mbox ?? '');
  if (mailbox === '' || mailbox.includes('@'))
    return 'The mailbox of a SOA record is a name: write "." in place of "@".';
  return undefined;
}

/** `issuemail` and `issuevmc` came after DNSControl 4.20. */
const caaTags = ['issue', 'issuewild', 'iodef', 'issuemail', 'issuevmc'];

/** Before a subdomain of D_EXTEND is thought of, as in DNSControl. */
function pointsAt(target: string, apex: DomainName): string {
  if (target === '@') return `${apex}.`;
  return (target.endsWith('.') ? target : `${target}.${apex}.`).toLowerCase();
}

function above(value: unknown, limit: number): boolean {
  return typeof value === 'number' && value > limit;
}
