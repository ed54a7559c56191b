import { conf, gaps, known, miss, refuse, sites } from './state.js';

let defaults = [];
const byName = new Map();

const withoutEmptyTag = name => (name.endsWith('!') ? name.slice(0, -1) : name);

function D(written, registrar, ...modifiers) {
  if (typeof written !== 'string' || written === '')
    return unnamed(written, 'D() takes the name of a zone as its first argument, a text.');
  const name = withoutEmptyTag(written);
  const former = byName.get(name);
  if (former !== undefined) {
    refuse(`${name} is declared a second time. Use D_EXTEND() to add to it.`, 0);
    former.subdomain = '';
  }
  const domain = former ?? declare(written, name, registrar);
  if (former === undefined) apply(domain, defaults);
  for (const [index, modifier] of modifiers.entries()) apply(domain, modifier, index + 2);
}

function declare(written, name, registrar) {
  const domain = {
    name: written,
    subdomain: '',
    registrar,
    meta: {},
    records: [],
    rawrecords: [],
    recordsabsent: [],
    dnsProviders: {},
    defaultTTL: 0,
    nameservers: [],
    ignored_names: [],
    ignored_targets: [],
    unmanaged: [],
    lost: [],
    sites: sites(),
  };
  byName.set(name, domain);
  conf.domains.push(domain);
  conf.domain_names.push(name);
  return domain;
}

/** A function is called with the domain, a list is gone through, an object is metadata. */
function apply(domain, modifier, argument) {
  if (__lossOf(modifier) !== undefined) miss(domain, modifier);
  else if (typeof modifier === 'function') callWith(domain, modifier, argument);
  else if (Array.isArray(modifier)) for (const one of modifier) apply(domain, one, argument);
  else if (typeof modifier === 'object' && modifier !== null) Object.assign(domain.meta, modifier);
  else {
    const given = modifier == null ? String(modifier) : `a ${typeof modifier}`;
    const message = `${domain.name} is given ${given}, which is neither a record, a setting nor a list of them.`;
    refuse(`${message} Take it out, or give it its value.`, argument);
    miss(domain);
  }
}

/** A function of the script may throw anything; what the domain misses by that is not known. */
function callWith(domain, modifier, argument) {
  try {
    modifier(domain);
  } catch (error) {
    if (__lossOf(error) === undefined)
      refuse(`A function that ${domain.name} is given fails: ${error?.message ?? error}.`, argument);
    miss(domain, error);
  }
}

/** The domain of this name, or the longest of which it is a subdomain; tags are part of names. */
function enclosing(name) {
  for (let at = withoutEmptyTag(name); ; at = at.slice(at.indexOf('.') + 1)) {
    const domain = byName.get(at);
    if (domain !== undefined) return domain;
    if (!at.includes('.')) return undefined;
  }
}

/** What is said of a zone that is not known by name may be about any zone. */
function unnamed(value, message) {
  const loss = __lossOf(value);
  if (loss === undefined) refuse(message, 0);
  gaps.push({ reason: 'a zone whose name could not be worked out', sites: sites(), loss });
}

function undeclared(name) {
  if (typeof name !== 'string') return unnamed(name, 'D_EXTEND() and INCLUDE() take the name of a zone.');
  refuse(`${name} was not declared before this line. Declare it with D() first.`, 0);
  gaps.push({ reason: `what is added to ${name}, which has no zone`, sites: sites(), below: name });
}

function D_EXTEND(written, ...modifiers) {
  const domain = typeof written === 'string' ? enclosing(written) : undefined;
  if (domain === undefined) return undeclared(written);
  // A classless reverse zone (RFC 2317): what stands before the first dot is the block, not a name.
  const name = written.includes('/') ? written.slice(written.indexOf('.') + 1) : written;
  domain.subdomain = name.slice(0, Math.max(0, name.length - domain.name.length - 1));
  for (const [index, modifier] of modifiers.entries()) apply(domain, modifier, index + 1);
}

function INCLUDE(name) {
  const source = typeof name === 'string' ? enclosing(name) : undefined;
  if (source === undefined) {
    undeclared(name);
    return domain => miss(domain, name);
  }
  return domain => {
    domain.records.push(...source.records);
    domain.lost.push(...source.lost);
  };
}

function DEFAULTS(...modifiers) {
  defaults = modifiers;
}

function DOMAIN_ELSEWHERE(name, registrar, servers) {
  D(
    name,
    registrar,
    NO_PURGE,
    (servers ?? []).map(server => NAMESERVER(server)),
  );
}

function DOMAIN_ELSEWHERE_AUTO(name, registrar, ...providers) {
  D(
    name,
    registrar,
    NO_PURGE,
    providers.map(name => DnsProvider(name)),
  );
}

/** The type and the metadata may both be left out. */
const provider = list =>
  function register(name, type, meta) {
    list.push(typeof type === 'object' ? { name, type: '-', meta: type } : { name, type: type ?? '-', meta });
    return name;
  };

function DnsProvider(name, servers = -1) {
  known(name);
  return domain => {
    domain.dnsProviders[name] = servers;
  };
}

function NAMESERVER(name, ...more) {
  const at = sites();
  if (more.length > 0) throw new Error('NAMESERVER() takes one name');
  known(name);
  return domain => {
    domain.nameservers.push({ name, sites: at });
  };
}

function IGNORE(label = '*', types = '*', target = '*') {
  const at = sites();
  for (const pattern of [label, types, target]) known(pattern);
  return domain => {
    domain.unmanaged.push({ label_pattern: label, rType_pattern: types, target_pattern: target, sites: at });
  };
}

function IGNORE_EXTERNAL_DNS() {
  const at = sites();
  return domain => {
    domain.unmanaged.push({ external: true, sites: at });
  };
}

const setting = (key, value) => domain => {
  domain[key] = value;
  if (key === 'KeepUnknown') domain.keepUnknownSites = sites();
};
const NO_PURGE = setting('KeepUnknown', true);

/** Seconds; DNSControl's units are s m h d w, n for 30 days and y for 365. */
export function seconds(duration) {
  if (typeof duration !== 'string') return duration;
  const [, count, unit] = /^(\d+)([smhdwny]?)$/.exec(duration) ?? [];
  if (count === undefined) throw new Error(`${duration} is no duration like 300, "5m" or "1h"`);
  return Number(count) * { s: 1, m: 60, h: 3600, d: 86400, w: 604800, n: 2592000, y: 31536000 }[unit || 's'];
}

/** What a script says of whole domains, and of providers and registrars. */
export const domainLanguage = {
  D,
  D_EXTEND,
  INCLUDE,
  DEFAULTS,
  DefaultTTL: duration => setting('defaultTTL', seconds(duration)),
  DOMAIN_ELSEWHERE,
  DOMAIN_ELSEWHERE_AUTO,
  NewRegistrar: provider(conf.registrars),
  NewDnsProvider: provider(conf.dns_providers),
  DnsProvider,
  NAMESERVER,
  IGNORE,
  IGNORE_NAME: (name, types) => IGNORE(name, types),
  IGNORE_TARGET: (target, type) => IGNORE('*', type, target),
  IGNORE_EXTERNAL_DNS,
  NO_PURGE,
  PURGE: setting('KeepUnknown', false),
  DISABLE_IGNORE_SAFETY_CHECK: setting('unmanaged_disable_safety_check', true),
  AUTODNSSEC: () => {},
  AUTODNSSEC_ON: setting('auto_dnssec', 'on'),
  AUTODNSSEC_OFF: setting('auto_dnssec', 'off'),
  getConfiguredDomains: () => conf.domain_names,
};
