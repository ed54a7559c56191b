import { reverseOwner } from './addresses.js';
import { builderLanguage } from './builders.js';
import { domainLanguage } from './domains.js';
import { scriptLanguage } from './loading.js';
import { recordLanguage } from './records.js';
import { conf, gaps, refusals } from './state.js';
import { underscore } from './underscore.js';

const { stringify } = JSON;

const language = {
  conf,
  _: underscore,
  ...domainLanguage,
  ...recordLanguage,
  ...builderLanguage,
  ...scriptLanguage,
};
for (const [name, value] of Object.entries(language)) __define(name, value);

/** Only what is text, number or truth: scripts may have put anything there. */
function plain(source) {
  const kept = {};
  for (const key in source) {
    const value = source[key];
    const type = typeof value;
    if (type === 'string' || type === 'number' || type === 'boolean') kept[key] = value;
  }
  return kept;
}

function plainRecord(record) {
  return { ...plain(record), sites: record?.sites, meta: plain(record?.meta) };
}

/** JSON of records, which is fast; where something among them has none, such as a lost value, of what is plain of them. */
function recordsResult(records, zone) {
  if (zone.endsWith('.arpa')) for (const record of records) reverse(record, zone);
  try {
    return stringify(records);
  } catch {
    return stringify(records.map(plainRecord));
  }
}

function reverse(record, zone) {
  if (record?.type !== 'PTR' || typeof record.name !== 'string') return;
  try {
    record.name = reverseOwner(record.name, zone);
  } catch (error) {
    record.refused = error.message;
  }
}

function domainResult(domain) {
  const [zone] = String(domain.name).split('!');
  return {
    name: String(domain.name),
    sites: domain.sites,
    meta: plain(domain.meta),
    providers: Object.keys(domain.dnsProviders).map(name => ({
      name,
      type: String(conf.dns_providers.find(provider => provider.name === name)?.type ?? '-'),
    })),
    records: recordsResult(domain.records, zone),
    absent: recordsResult(domain.recordsabsent, zone),
    nameservers: domain.nameservers.map(({ name, sites }) => ({ name: String(name), sites })),
    ignored: domain.unmanaged.map(one => ({ ...plain(one), sites: one.sites })),
    keepsUnknown: domain.KeepUnknown === true,
    isIgnoringUnsafe: domain.unmanaged_disable_safety_check === true,
    keepUnknownSites: domain.keepUnknownSites,
    lost: domain.lost.map(one => ({ ...plain(one), sites: one.sites })),
  };
}

/** Runs the configuration. */
export function start() {
  __run(__entry);
}

/** Registrars and providers are declared before they are used; a name that was lost is not told on. */
function refuseUndeclared({ name, registrar, dnsProviders, sites }) {
  const refuse = (list, one, declaration) => {
    if (list.some(declared => declared.name === one)) return;
    const message = `${name} names ${one}, which is not declared. Declare it with ${declaration}().`;
    refusals.push({ message, sites, argument: 0 });
  };
  const isText = registrar === undefined || typeof registrar === 'string';
  if (isText) refuse(conf.registrars, registrar, 'NewRegistrar');
  for (const one of Object.keys(dnsProviders)) refuse(conf.dns_providers, one, 'NewDnsProvider');
}

/** What came of it, also where it broke off. */
export function finish() {
  for (const domain of conf.domains) refuseUndeclared(domain);
  return { domains: conf.domains.map(domainResult), refusals, gaps };
}
