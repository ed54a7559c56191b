import type { DomainName } from '../../dns/name.js';
import type { ResourceRecord, Zone } from '../../dns/zone.js';
import type { SourceFile, Span } from '../../source.js';
import { readHcl } from '../../syntax/hcl/hcl.js';
import { readHclJson } from '../../syntax/hcl/hcl-json.js';
import { type HclBlock, literalText } from '../../syntax/hcl/tree.js';
import { attributeOf } from './configuration/instances.js';
import { type Line, printHcl, printJson } from './print.js';
import type { RecordResource } from './resources/record-resource.js';
import { providerOf, recordTable } from './resources/record-table.js';
import { zoneTable } from './resources/zone-table.js';

/** A CNAME in the words of the records beside it: their type of resource, their way to name the zone, their dots. */
export function writeCname(zone: Zone, owner: DomainName, target: DomainName): string {
  const sibling = siblingIn(zone);
  const inModule =
    sibling === undefined && zone.records.items.some(({ span }) => textOf(span).startsWith('{'));
  const place = blockAt(zone.span);
  const type = sibling?.labels[0] ?? typeFor(place);
  const row = recordTable[type]!;
  const name = JSON.stringify(ownerFor(row, zone, owner, sibling));
  const rdata = JSON.stringify(withoutDot.has(providerOf(type)) ? target : `${target}.`);
  const cname: Line = [last(row.type), '"CNAME"'];
  const own: Line[] = [[last(row.owner), name], ...(isPath(row.type) ? [cname] : [])];
  if (row.each !== undefined) return printHcl(row.each, [...own, [last(row.value[0]!), rdata]]);
  const value = dataLine(row, own, rdata, sibling);
  if (inModule) return printHcl('', [...own, ['ttl', '300'], value]);
  const isJson = zone.span.file.path.endsWith('.json');
  const zoned = row.zone.map(
    (path): Line => [path, writtenIn(sibling, path) ?? zoneExpression(zone, place, isJson)],
  );
  const kept = ['provider', 'resource_group_name', 'ttl'].flatMap((attribute): Line[] => {
    const written = writtenIn(sibling, attribute) ?? (attribute === 'ttl' ? ttlOf(type) : undefined);
    return written === undefined ? [] : [[attribute, written]];
  });
  const label = labelFor(owner);
  const lines = [...zoned, ...own, ...kept, value];
  return isJson ? printJson(label, lines) : printHcl(`resource "${type}" "${label}"`, lines);
}

/** Attributes that are lists; of others `records` beside it tell. */
const lists = new Set(['records', 'rrdatas', 'values', 'record_data']);

function dataLine(
  row: RecordResource,
  own: readonly Line[],
  rdata: string,
  sibling: HclBlock | undefined,
): Line {
  const [attribute = '', inner] = row.value[0]!.split('.');
  if (inner !== undefined) {
    const isItem = inner === 'rdata';
    const members: Line[] = [...(isItem ? [...own, ['ttl', '300'] as Line] : []), [inner, rdata]];
    return [attribute, { members, isList: attribute === 'records' }];
  }
  const beside = sibling && attributeOf(sibling.body, attribute)?.kind;
  const isList = beside === undefined ? lists.has(attribute) : beside === 'tuple';
  return [attribute, isList ? `[${rdata}]` : rdata];
}

/** Providers that keep a final dot as part of the target, or report it as a difference for ever. */
const withoutDot = new Set(
  'cloudflare vultr bunnynet infoblox alicloud linode dnsimple ns1 netlify'.split(' '),
);

/** Cloudflare takes 1 for automatic. */
function ttlOf(type: string): string {
  return providerOf(type) === 'cloudflare' ? '1' : '300';
}

function isPath(type: string): boolean {
  return !/^[A-Z]/.test(type);
}

function last(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function labelFor(owner: DomainName): string {
  return owner
    .replace(/\*/g, 'wildcard')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_/, '');
}

/** As many as are looked at to find how records are written. */
const looked = 20;

/** A resource that holds records of the zone and says where it is: of its CNAMEs the latest, else of all records. */
function siblingIn({ records }: Zone): HclBlock | undefined {
  const isCname = ({ type }: ResourceRecord) => type === 'CNAME';
  const cnames = records.items.filter(isCname).slice(-looked);
  const others = records.items.filter(record => !isCname(record)).slice(-looked);
  for (const { span } of [...others, ...cnames].reverse()) {
    const block = blockAt(span);
    const row = block?.type === 'resource' ? recordTable[block.labels[0] ?? ''] : undefined;
    if (row?.zone.every(path => writtenIn(block, path) !== undefined)) return block;
  }
  return undefined;
}

const blocks = new WeakMap<SourceFile, ReadonlyMap<number, HclBlock>>();

/** The block that a span stands for. */
function blockAt({ file, start }: Span): HclBlock | undefined {
  let byStart = blocks.get(file);
  if (byStart === undefined) {
    const { body } = file.path.endsWith('.json') ? readHclJson(file) : readHcl(file);
    byStart = new Map(body.blocks.map(block => [block.span.start, block]));
    blocks.set(file, byStart);
  }
  return byStart.get(start);
}

/** An argument as it is written, unless it makes sense only there. */
function writtenIn(block: HclBlock | undefined, name: string): string | undefined {
  const expression = block && attributeOf(block.body, name);
  const text = expression && textOf(expression.span);
  return text === undefined || /\b(?:each|count)\./.test(text) || text.includes('\n') ? undefined : text;
}

/** Whole where the provider wants it, or the records beside it are; else relative to the zone. */
function ownerFor(
  row: RecordResource,
  { apex }: Zone,
  owner: DomainName,
  sibling: HclBlock | undefined,
): string {
  const expression = sibling && attributeOf(sibling.body, row.owner);
  const beside = (expression && literalText(expression)) ?? '';
  const relative = owner === apex ? '' : owner.slice(0, -apex.length - 1);
  const isWhole =
    row.rule === 'absolute' ||
    (row.rule !== 'relative' && (beside.replace(/\.$/, '').endsWith(apex) || relative.endsWith(apex)));
  if (isWhole) return beside.endsWith('.') || withDot.has(row) ? `${owner}.` : owner;
  return relative === '' && row.rule !== 'route53' ? '@' : relative;
}

/** Owners that an API refuses without their final dot. */
const withDot = new Set([recordTable.google_dns_record_set!, recordTable.powerdns_record!]);

/** The type of resource for records of a zone that has none yet. */
function typeFor(place: HclBlock | undefined): string {
  const zoneType = place === undefined || place.type === 'module' ? 'aws_' : (place.labels[0] ?? 'aws_');
  const own = zoneType.slice(0, zoneType.indexOf('_') + 1);
  const types = Object.keys(recordTable).filter(
    type => type.startsWith(own) && (isPath(recordTable[type]!.type) || recordTable[type]!.type === 'CNAME'),
  );
  // Of Cloudflare's two the second is the newer.
  return types.at(-1) ?? 'aws_route53_record';
}

/** How a new resource names the zone: through its block, else by name. */
function zoneExpression({ apex }: Zone, place: HclBlock | undefined, isJson: boolean): string {
  const [type = '', name] = place?.labels ?? [];
  const row = zoneTable[type];
  const reference =
    place?.type === 'module'
      ? `module.${type}.id`
      : row &&
        `${place?.type === 'data' ? 'data.' : ''}${type}.${name}.${row.label ?? row.ids.at(-1) ?? row.apex[0]}`;
  if (reference === undefined) return JSON.stringify(apex);
  return isJson ? JSON.stringify(`\${${reference}}`) : reference;
}

function textOf({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
