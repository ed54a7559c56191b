import { seconds } from './domains.js';
import { known, refuse, sites } from './state.js';

const isText = value => typeof value === 'string' || value instanceof String;
const isNumber = value => typeof value === 'number' || value instanceof Number;
const isRule = value => isText(value) && !value.includes(',');

/** What an argument must be, and how to say so. */
const kinds = {
  any: [value => known(value) || true, 'anything'],
  text: [isText, 'a text'],
  number: [isNumber, 'a number'],
  whole: [value => isNumber(value) && value % 1 === 0, 'a whole number'],
  texts: [value => isText(value) || Array.isArray(value), 'a text or a list of texts'],
  rule: [isRule, 'a text without a comma'],
  'N/S': [value => /^[NS]$/i.test(value), '"N" or "S"'],
  'E/W': [value => /^[EW]$/i.test(value), '"E" or "W"'],
};
const oneOf = words => [value => words.includes(value), `one of ${words.join(', ')}`];
kinds.azure = oneOf(['A', 'AAAA', 'CNAME']);
kinds.route53 = oneOf(['A', 'AAAA', 'CNAME', 'CAA', 'MX', 'TXT', 'PTR', 'SPF', 'SRV', 'NAPTR']);

/** What makes a record of this type: `fields` are its arguments, each with its kind, named as the record's own fields. */
function record(type, fields, finish) {
  const expected = expectedIn(fields);
  const count = expected.length;
  return (...args) => {
    check(type, expected, args);
    const at = sites();
    return domain => {
      const made = { type, meta: {}, ttl: domain.defaultTTL, sites: at, fields: count };
      // Modifiers come before the arguments' own values, which they cannot change.
      for (let index = count; index < args.length; index++) modify(made, args[index], domain);
      for (let index = 0; index < count; index++) made[expected[index].name] = args[index];
      finish?.(made);
      if (domain.subdomain && !zoneSettings.has(type)) extend(made, domain);
      (made.ensure_absent ? domain.recordsabsent : domain.records).push(made);
      return made;
    };
  };
}

function expectedIn(fields) {
  return fields.split(' ').map(field => {
    const [name, kind = 'any'] = field.split(':');
    const [accepts, words] = kinds[kind];
    return { name, accepts, words };
  });
}

function check(type, expected, args) {
  if (args.length < expected.length) {
    const names = expected.map(({ name }) => name).join(', ');
    throw new Error(`${type}() takes ${expected.length} arguments (${names}) and is given ${args.length}`);
  }
  for (let index = 0; index < args.length; index++) {
    const value = args[index];
    if (index >= expected.length) checkModifier(type, value);
    else if (!expected[index].accepts(value)) {
      const { name, words } = expected[index];
      throw new Error(`the ${name} of ${type}() must be ${words}`);
    }
  }
}

function checkModifier(type, value) {
  if (typeof value === 'function' || (typeof value === 'object' && value !== null)) return;
  throw new Error(`${type}() is given ${value === null ? 'null' : typeof value} as a modifier`);
}

/** A modifier that is lost, or fails, leaves the record; those that were lost are told with it. */
function modify(made, modifier, domain) {
  const loss = __lossOf(modifier);
  if (loss !== undefined) {
    made.lostModifiers = made.lostModifiers === undefined ? `${loss}` : `${made.lostModifiers} ${loss}`;
    return;
  }
  if (typeof modifier !== 'function') {
    Object.assign(made.meta, modifier);
    if (Array.isArray(modifier.transform)) made.meta.transform = true;
    return;
  }
  try {
    modifier(made);
  } catch (error) {
    refuse(`A modifier of ${made.type}() in ${domain.name} fails: ${error?.message ?? error}.`);
  }
}

/** Below a subdomain given to D_EXTEND() owners are completed here; their targets when names are. */
function extend(made, domain) {
  const { subdomain } = domain;
  made.subdomain = subdomain;
  const { name } = made;
  if (name === '@') made.name = subdomain;
  else if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return;
  else if (domain.name.endsWith('.ip6.arpa')) {
    made.name = subdomain;
    domain.subdomain = undefined;
  } else if (name.endsWith('.in-addr.arpa')) {
    if (name.endsWith(subdomain)) made.name = name.slice(0, -subdomain.length - 1);
  } else made.name = `${name}.${subdomain}`;
}

/** What a provider keeps beside a zone's records. */
const zoneSettings = new Set(['CF_REDIRECT', 'CF_TEMP_REDIRECT', 'CF_SINGLE_REDIRECT', 'CF_WORKER_ROUTE']);

const dotted = made => {
  if (isNumber(made.target)) made.target = dottedQuad(made.target);
};
const simple = type => record(type, 'name:text target', dotted);
const joined = made => {
  if (Array.isArray(made.target)) made.target = made.target.join('');
};
const aliased = made => {
  made.aliasOf = made.aliasType;
};

/** The number that IP() makes of an address, as an address again. */
export function dottedQuad(number) {
  return [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.');
}

/** Copies another domain's A and CNAME records below this one: not worked out. */
const importing = arity => {
  const expected = expectedIn(arity === 3 ? 'table source ttl:number' : 'table source ttl:number suffix');
  return (...args) => {
    check('IMPORT_TRANSFORM', expected, args);
    const at = sites();
    return domain => {
      const from = arity === 3 ? String(args[1]) : undefined;
      domain.lost.push({ reason: `IMPORT_TRANSFORM copies records of ${args[1]}`, from, sites: at });
    };
  };
};

const webRedirects = [
  'URL',
  'URL301',
  'FRAME',
  'CLOUDNS_WR',
  'PORKBUN_URLFWD',
  'BUNNY_DNS_RDR',
  'NS1_URLFWD',
];
const providersOwn = ['AKAMAICDN', 'NETLIFY', 'NETLIFYV6', 'BUNNY_DNS_PZ'];
const plain = ['A', 'AAAA', 'ALIAS', 'CNAME', 'DHCID', 'DNAME', 'NS', 'OPENPGPKEY', 'PTR'];

export const LOC = record(
  'LOC',
  'name:text d1:whole m1:whole s1:number ns:N/S d2:whole m2:whole s2:number ew:E/W alt:number siz:number hp:number vp:number',
);
export const TXT = record('TXT', 'name:text target:texts', joined);
export const MX = record('MX', 'name:text mxpreference:number target:text');
export const SRV = record('SRV', 'name:text srvpriority:number srvweight:number srvport:number target:text');
export const CNAME = simple('CNAME');
export const CAA = record('CAA', 'name:text caatag:text target:text');
export const CAA_CRITICAL = made => {
  made.caaflag |= 128;
};
export const TTL = duration => {
  const ttl = seconds(duration);
  return made => {
    made.ttl = ttl;
  };
};

const certificate = 'name:text usage:number selector:number matchingtype:number target:text';
const service = 'name:text svcpriority:number target:text svcparams:text';
const zoneId = id => target => {
  if (Array.isArray(target.records)) target.meta.zone_id = id;
};

/** What makes a record, and what changes one. */
export const recordLanguage = {
  ...Object.fromEntries([...plain, ...webRedirects, ...providersOwn].map(type => [type, simple(type)])),
  AKAMAITLC: record('AKAMAITLC', 'name:text answertype:text target:text'),
  AZURE_ALIAS: record('AZURE_ALIAS', 'name:text aliasType:azure target:text', aliased),
  R53_ALIAS: record('R53_ALIAS', 'name:text aliasType:route53 target:text', aliased),
  CAA,
  CNAME,
  DNSKEY: record('DNSKEY', 'name:text flags:number protocol:number algorithm:number publickey:text'),
  DS: record('DS', 'name:text keytag:number algorithm:number digesttype:number digest:text'),
  HTTPS: record('HTTPS', service),
  LOC,
  LUA: record('LUA', 'name:text luatype:text target:texts', joined),
  MX,
  NAPTR: record(
    'NAPTR',
    'name:text order:number preference:number flags:text service:text regexp:text target:text',
  ),
  RP: record('RP', 'name:text mbox:text target:text'),
  SMIMEA: record('SMIMEA', certificate),
  SOA: record(
    'SOA',
    'name:text target:text mbox:text refresh:number retry:number expire:number minttl:number',
  ),
  SRV,
  SSHFP: record('SSHFP', 'name:text algorithm:number fingerprint:number target:text'),
  SVCB: record('SVCB', service),
  TLSA: record('TLSA', certificate),
  TXT,
  ADGUARDHOME_A_PASSTHROUGH: record('ADGUARDHOME_A_PASSTHROUGH', 'name:text target'),
  ADGUARDHOME_AAAA_PASSTHROUGH: record('ADGUARDHOME_AAAA_PASSTHROUGH', 'name:text target'),
  CF_REDIRECT: record('CF_REDIRECT', 'source:rule destination:rule'),
  CF_TEMP_REDIRECT: record('CF_TEMP_REDIRECT', 'source:rule destination:rule'),
  CF_SINGLE_REDIRECT: record('CF_SINGLE_REDIRECT', 'title:text code:any when:text then:text'),
  CF_WORKER_ROUTE: record('CF_WORKER_ROUTE', 'pattern:rule script:rule'),
  IMPORT_TRANSFORM: importing(3),
  IMPORT_TRANSFORM_STRIP: importing(4),
  TTL,
  CAA_CRITICAL,
  ENSURE_ABSENT_REC: () => made => {
    made.ensure_absent = true;
  },
  R53_ZONE: zoneId,
  R53_EVALUATE_TARGET_HEALTH: () => () => {},
  CF_PROXY_OFF: { cloudflare_proxy: 'off' },
  CF_PROXY_ON: { cloudflare_proxy: 'on' },
  CF_PROXY_FULL: { cloudflare_proxy: 'full' },
  CF_PROXY_DEFAULT_OFF: { cloudflare_proxy_default: 'off' },
  CF_PROXY_DEFAULT_ON: { cloudflare_proxy_default: 'on' },
  CF_UNIVERSALSSL_OFF: { cloudflare_universalssl: 'off' },
  CF_UNIVERSALSSL_ON: { cloudflare_universalssl: 'on' },
  CF_CNAME_FLATTEN_OFF: { cloudflare_cname_flatten: 'off' },
  CF_CNAME_FLATTEN_ON: { cloudflare_cname_flatten: 'on' },
  DISABLE_REPEATED_DOMAIN_CHECK: { skip_fqdn_check: 'true' },
  NAMESERVER_TTL: duration => ({ ns_ttl: String(seconds(duration)) }),
  AUTOSPLIT: {},
  END: {},
  DKIM: value => value,
};
