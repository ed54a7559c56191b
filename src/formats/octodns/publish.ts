import type { ResourceRecord, WithheldRecord, Zone } from '../../dns/zone.js';
import type { Span } from '../../source.js';
import type { Value } from '../../value.js';
import type { Target } from './configuration/plan.js';
import type { Draft } from './draft.js';
import { asDict, asItems, asText, get, isTruthy, type PyValue } from './loading/python-value.js';
import type { OctodnsRecord } from './records/record.js';
import { type RecordValue, rdataOf } from './records/record-value.js';

/**
 * The zone as its targets serve it. A record's `included` and `excluded` name targets: where they differ, the zone has
 * one view for each answer, because an authority may ask any of the servers.
 */
export function publish(draft: Draft, targets: readonly Target[], span: Span): Zone[] {
  const views = new Map<string, Zone>();
  for (const target of targets.length > 0 ? targets : [undefined]) {
    const served = draft.records.map(record => serve(record, target));
    const key = served.map(({ withheld, flattened }) => (withheld ? '-' : flattened ? '~' : '')).join(',');
    if (!views.has(key)) views.set(key, viewOf(draft, served, span));
  }
  return [...views.values()];
}

/** What becomes of a record at one target: reasons, as the end of a sentence, why it is not there, or not as it is written. */
interface Served {
  readonly withheld?: string;
  readonly flattened?: string;
}

function serve(record: OctodnsRecord, target: Target | undefined): Served {
  const withheld = whyWithheld(record, target?.id);
  if (withheld !== undefined) return { withheld };
  const isProxied = isTruthy(get(asDict(get(record.options, 'cloudflare')), 'proxied'));
  return target?.isCloudflare && isProxied && record.type === 'CNAME'
    ? { flattened: 'it is proxied by Cloudflare (`octodns.cloudflare.proxied`)' }
    : {};
}

function viewOf(draft: Draft, served: readonly Served[], span: Span): Zone {
  const items: ResourceRecord[] = [];
  const withheld: WithheldRecord[] = draft.withheld.flatMap(({ record, reason }) =>
    resourceRecords(record).map(own => ({ record: own, reason })),
  );
  draft.records.forEach((record, index) => {
    const { withheld: reason, flattened } = served[index]!;
    for (const own of resourceRecords(record)) {
      if (reason === undefined) items.push(flattened === undefined ? own : { ...own, flattened });
      else withheld.push({ record: own, reason });
    }
  });
  const { apex, gaps, leftAlone } = draft;
  const zone: Zone = { apex, format: 'octodns', records: { items, gaps }, span };
  return {
    ...zone,
    ...(withheld.length > 0 && { withheld }),
    ...(leftAlone.length > 0 && { leftAlone }),
  };
}

/** Why octoDNS does not publish a record at a target (Zone.changes), as the end of a sentence. */
function whyWithheld({ options }: OctodnsRecord, target: string | undefined): string | undefined {
  if (options === undefined) return undefined;
  if (isTruthy(get(options, 'ignored'))) return 'its `octodns.ignored` makes octoDNS leave it alone';
  if (target === undefined) return undefined;
  const included = get(options, 'included');
  if (isTruthy(included) && !names(included, target))
    return `its \`octodns.included\` does not name ${target}`;
  if (names(get(options, 'excluded'), target)) return `its \`octodns.excluded\` names ${target}`;
  return undefined;
}

/** Python's `target in value`, which for a text looks for a part of it. */
function names(value: PyValue | undefined, target: string): boolean {
  if (value?.kind === 'scalar') return asText(value)?.includes(target) ?? false;
  return asItems(value).some(item => asText(item) === target);
}

function resourceRecords(record: OctodnsRecord): ResourceRecord[] {
  const type = record.type.toUpperCase();
  return record.values.map(value => ({
    owner: record.owner,
    type,
    rdata: dataOf(record, value),
    span: record.span,
  }));
}

function dataOf(record: OctodnsRecord, value: RecordValue): Value<string> {
  if (!record.dynamic) return rdataOf(value);
  const hole = { expression: 'dynamic', reason: 'which answers differently from client to client' };
  return { known: false, parts: [hole], span: value.span };
}
