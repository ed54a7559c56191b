import type { HclBlock } from '../../../syntax/hcl/tree.js';
import type { Hole } from '../../../value.js';
import { type Datum, type MapDatum, textDatum, unknownDatum } from '../evaluate/datum.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import { first, knownAt } from '../resources/fields.js';
import type { RecordResource } from '../resources/record-resource.js';
import { attributeOf, type Member, membersOf, objectOf } from './instances.js';
import { attributesOf, type Resource } from './resource.js';
import type { Run } from './run.js';

/** A call of a module that is not here, and is known all the same. */
interface Call {
  /** `module.dns`. */
  readonly name: string;
  readonly arguments: MapDatum;
  readonly block: HclBlock;
  readonly scope: Scope;
  readonly doubt?: Hole;
}

/** The resources that such a module comes to, and its outputs. */
interface Understood {
  readonly resources: readonly Resource[];
  readonly datum: Datum;
}

/** What the modules of terraform-aws-modules that hold records come to; undefined for any other source. */
export function understood(source: string, call: Call, run: Run): Understood | undefined {
  const [, name, part = ''] =
    /\bterraform-aws-modules\/(?:terraform-aws-)?(route53|acm)(?:\/aws|\.git)?(?:\/\/modules\/(\w+))?(?:\?.*)?$/.exec(
      source,
    ) ?? [];
  if (name === undefined) return undefined;
  // It adds ACM's own validation records, which stand at names of their own.
  if (name === 'acm') return { resources: [], datum: outputs(call, {}) };
  if (knownAt(call.arguments, 'create') === 'false') return { resources: [], datum: outputs(call, {}) };
  if (part === '') return zoneWithRecords(call, run);
  if (part === 'records')
    return { resources: recordsIn(call, zoneMeant(call), run), datum: outputs(call, {}) };
  return part === 'zones' ? zones(call, run) : undefined;
}

/** Version 6: a zone, or the look-up of one, and a map of its records. */
function zoneWithRecords(call: Call, run: Run): Understood {
  const mode = knownAt(call.arguments, 'create_zone') === 'false' ? 'data' : 'managed';
  const zone = zoneResource(call, mode, call.arguments);
  const attributes = attributesOf(zone, run);
  const id = attributes.entries.get('zone_id')!;
  const name = attributes.entries.get('name')!;
  return { resources: [zone, ...recordsIn(call, id, run)], datum: outputs(call, { id, name }) };
}

/** Up to version 5: zones by name. */
function zones(call: Call, run: Run): Understood {
  const given = call.arguments.entries.get('zones');
  const resources: Resource[] = [];
  const ids: [string, Datum][] = [];
  const names: [string, Datum][] = [];
  for (const { key, value, doubt } of given === undefined ? [] : membersOf(given, run, given.span)) {
    const own = value.kind === 'map' ? value : call.arguments;
    const entries = new Map([...own.entries, ['name', first(value, 'domain_name') ?? key]] as const);
    const zone = zoneResource({ ...call, ...(doubt && { doubt }) }, 'managed', { ...own, entries });
    const attributes = attributesOf(zone, run);
    const text = knownAt(objectOf({ key }, key.span), 'key') ?? '';
    ids.push([text, attributes.entries.get('zone_id')!]);
    names.push([text, attributes.entries.get('name')!]);
    resources.push(zone);
  }
  const { span } = call.block;
  const mapOf = (entries: [string, Datum][]): Datum => ({
    kind: 'map',
    entries: new Map(entries.sort()),
    span,
  });
  return {
    resources,
    datum: outputs(call, { route53_zone_zone_id: mapOf(ids), route53_zone_name: mapOf(names) }),
  };
}

function zoneResource({ name, block, doubt }: Call, mode: Resource['mode'], own: MapDatum): Resource {
  return {
    mode,
    type: 'aws_route53_zone',
    address: `${name}.aws_route53_zone.this`,
    arguments: own,
    ...(doubt && { doubt }),
    block,
    span: block.span,
  };
}

function zoneMeant({ arguments: own, block }: Call): Datum {
  return first(own, 'zone_id') ?? first(own, 'zone_name') ?? { kind: 'null', span: block.span };
}

/** The owner is the name with the zone appended, whatever it ends with, unless it is said to be whole. */
const relative: RecordResource = {
  zone: ['zone_id'],
  owner: 'name',
  rule: 'relative',
  type: 'type',
  value: ['records'],
  alias: 'alias.name',
};
const whole: RecordResource = { ...relative, rule: 'route53' };

function recordsIn(call: Call, zone: Datum, run: Run): Resource[] {
  const { block, name, scope } = call;
  if (knownAt(call.arguments, 'private_zone') === 'true') return [];
  const given = [call.arguments.entries.get('records')];
  const encoded = attributeOf(block.body, 'records_jsonencoded');
  if (encoded !== undefined) {
    const { span } = encoded;
    const decoding = { kind: 'call', name: 'jsondecode', nameSpan: span, isExpanded: false, span } as const;
    given.push(evaluate({ ...decoding, arguments: [encoded] }, scope));
  }
  return given
    .flatMap(records => (records === undefined ? [] : membersOf(records, run, records.span)))
    .map((member): Resource => {
      const { value } = member;
      const doubt = member.doubt ?? call.doubt;
      const fullName = first(value, 'full_name');
      const isWhole = fullName !== undefined || knownAt(value, 'full_name_override') === 'true';
      const entries = new Map<string, Datum>(value.kind === 'map' ? value.entries : []);
      entries.set('zone_id', zone);
      entries.set('name', fullName ?? first(value, 'name') ?? nameByKey(member));
      if (!entries.has('type')) entries.set('type', value);
      return {
        mode: 'managed',
        type: 'aws_route53_record',
        address: `${name}.aws_route53_record.this`,
        arguments: { kind: 'map', entries, span: value.span },
        row: isWhole ? whole : relative,
        ...(doubt && { doubt }),
        block,
        span: value.span,
      };
    });
}

/** Of a map without `name`, the key is the name. */
function nameByKey({ key, value }: Member): Datum {
  return key === value ? textDatum('', value.span) : key;
}

function outputs({ name, block }: Call, known: Readonly<Record<string, Datum>>): Datum {
  const { hole } = unknownDatum(name, 'a module that is not in this repository', block.headSpan);
  return { kind: 'map', entries: new Map(Object.entries(known)), open: { hole }, span: block.span };
}
