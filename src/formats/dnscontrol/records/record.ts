import { type DomainName, NameError, parseName } from '../../../dns/name.js';
import { gapIn, type ResourceRecord } from '../../../dns/zone.js';
import type { Loss, Outcome } from '../../../sandbox/program.js';
import type { Problem, Span } from '../../../source.js';
import { type Gap, type Hole, partsOfValue, type Value } from '../../../value.js';
import { writtenRdata } from '../../written.js';
import type { Places } from '../program/places.js';
import type { Declared, Domain } from '../program/result.js';
import { isOwnerError, ownerOf } from './owner.js';
import { rdataText, typeOf } from './rdata.js';
import { isCompleted, refusalOf } from './target.js';

/** What a declaration comes to. */
export interface Made {
  readonly records: readonly ResourceRecord[];
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
}

/** The zone that records are declared in. */
export interface Surroundings {
  readonly domain: Domain;
  readonly apex: DomainName;
  readonly places: Places;
  readonly outcome: Outcome;
}

/** A record as it is published, with what DNSControl refuses of it. */
export function makeRecord(declared: Declared, around: Surroundings): Made {
  const { domain, apex, places } = around;
  const { fields, meta } = declared;
  const { type: declaredType, name } = fields;
  const type = typeof declaredType === 'string' ? typeOf(declaredType) : '';
  if (type === undefined) return nothing;
  if (typeof declaredType !== 'string' || typeof name !== 'string') {
    const reason = 'a script puts records into its zone by itself, of which one is not understood';
    return { ...nothing, gaps: [gapIn(apex, reason, places.call(declared.sites))] };
  }
  const place = places.record(declaredType, declared);
  if (typeof fields.refused === 'string') {
    const problem = { message: `${fields.refused}.`, span: place.owner };
    return { ...nothing, problems: [problem] };
  }
  const owner = ownerOf(name, apex, meta.skip_fqdn_check === 'true');
  if (isOwnerError(owner)) {
    const reason = `the ${type} record that is meant for it has a name that DNSControl refuses`;
    const gaps = owner.meant === undefined ? [] : [{ reason, parts: [owner.meant], span: place.record }];
    return { records: [], gaps, problems: [{ message: owner.message, span: place.owner }] };
  }
  const refusal = refusalOf(declaredType, fields, owner, apex);
  const flattened = type === 'CNAME' ? flattening(declared, domain) : undefined;
  const record: ResourceRecord = {
    owner: { known: true, value: owner, span: place.owner },
    type,
    rdata: asModified(dataOf(declared, type, apex, place.rdata), declared, around),
    span: place.record,
    ...(flattened !== undefined && { flattened }),
  };
  const problems =
    refusal === undefined || isForRules(record) ? [] : [{ message: refusal, span: place.rdata }];
  return { records: [record], gaps: spread(declared, apex, place.record), problems };
}

/** What stands there is published, but for what DNSControl makes of it by a table or by asking the DNS. */
function dataOf({ fields, meta }: Declared, type: string, apex: DomainName, span: Span): Value<string> {
  const text = rdataText(type, fields);
  // Azure names a resource, not a domain.
  if (fields.type === 'AZURE_ALIAS') return { known: true, value: text, span };
  if (!meta.transform && !meta.flatten && !meta.split)
    return writtenRdata(type, [text], span, completionOf(String(fields.type), fields.subdomain, apex));
  const expression = meta.transform ? 'a table of IP transforms' : 'SPF_BUILDER()';
  return { known: false, parts: [{ expression, reason: 'which DNSControl works out when it runs' }], span };
}

/** Modifiers that change nothing of what is answered. */
const harmless = new Set<string | undefined>(['TTL', 'R53_EVALUATE_TARGET_HEALTH']);

/** With a modifier that is not known, a CNAME may be proxied, or be there to be deleted: then its data is not sure either. */
function asModified(
  rdata: Value<string>,
  { fields }: Declared,
  { outcome, places }: Surroundings,
): Value<string> {
  const losses = String(fields.lostModifiers ?? '')
    .split(' ')
    .flatMap(number => outcome.losses[Number(number || -1)] ?? []);
  const loss = losses.find(({ site }) => !harmless.has(outcome.sites[site ?? -1]?.callee));
  if (fields.type !== 'CNAME' || loss === undefined) return rdata;
  const parts = [...partsOfValue(rdata), holeOf(places.spanOf(loss.place), loss)];
  return { known: false, parts, span: rdata.span };
}

/** What stands at a span and was lost. */
export function holeOf({ file, start, end }: Span, { undefinedName }: Loss): Hole {
  const text = file.text.slice(start, end).replace(/\s+/g, ' ');
  const reason = undefinedName === undefined ? 'which could not be worked out' : 'which no file defines';
  return { expression: text.length > 60 ? `${text.slice(0, 59)}…` : text, reason };
}

const nothing: Made = { records: [], gaps: [], problems: [] };

/** What DNSControl would put behind a target without a dot: the zone, or the subdomain that D_EXTEND adds to. */
export function completionOf(type: string, subdomain: unknown, apex: DomainName): DomainName | undefined {
  return isCompleted(type) ? originOf(subdomain, apex) : undefined;
}

/** Where D_EXTEND adds to. */
export function originOf(subdomain: unknown, apex: DomainName): DomainName {
  if (typeof subdomain !== 'string' || subdomain === '') return apex;
  const origin = parseName(`${subdomain}.${apex}.`);
  return origin instanceof NameError ? apex : origin;
}

/** A delegated-DCV target without its final dot is what the rule `wrong-target` is there for. */
function isForRules({ type, rdata }: ResourceRecord): boolean {
  return type === 'CNAME' && rdata.known && /\.dcv\.cloudflare\.com\./i.test(rdata.value);
}

/** Cloudflare answers in a CNAME's place where it proxies or flattens it. */
function flattening({ meta }: Declared, domain: Domain): string | undefined {
  const isElsewhere =
    domain.providers.length > 0 &&
    domain.providers.every(({ type }) => type !== '-' && type !== 'CLOUDFLAREAPI');
  if (isElsewhere) return undefined;
  const proxy = String(meta.cloudflare_proxy ?? domain.meta.cloudflare_proxy_default ?? 'off').toLowerCase();
  if (proxy !== 'off') return 'it is proxied by Cloudflare';
  return meta.cloudflare_cname_flatten === 'on' ? 'Cloudflare flattens it' : undefined;
}

/** An SPF record that is split goes on at names of its own. */
function spread({ meta }: Declared, apex: DomainName, span: Span): Gap[] {
  if (typeof meta.split !== 'string') return [];
  const reason = 'SPF_BUILDER() writes what does not fit into one record at names of its own';
  const [before = '', after = ''] = meta.split.toLowerCase().split('%d');
  const hole = { expression: '%d', reason: 'a number' };
  return [
    before === '' ? gapIn(apex, reason, span) : { reason, parts: [before, hole, `${after}.${apex}`], span },
  ];
}
