/** What a configuration amounts to, under DNSControl's own names: scripts look into it, and change it. */
export const conf = { registrars: [], dns_providers: [], domains: [], domain_names: [] };

/** What DNSControl refuses of whole domains, and names that may be anywhere; each with the calls that it stands at. */
export const refusals = [];
export const gaps = [];

/** The calls that are being made, innermost first. */
export const sites = () => __at();

/** Notes what DNSControl refuses; `argument` is which of the innermost call's arguments is at fault. */
export function refuse(message, argument) {
  refusals.push({ message, sites: sites(), argument });
}

/** Notes that a domain misses something: what a lost value stood for, or what an error kept from being made. */
export function miss(domain, value) {
  domain.lost.push({ loss: __lossOf(value), subdomain: domain.subdomain, sites: sites() });
}

/** The value, which must not be a lost one: whatever is asked of that throws, and what is lost then is the call. */
export function known(value) {
  if (__lossOf(value) !== undefined) String(value);
  return value;
}
