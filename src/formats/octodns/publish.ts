import type { ResourceRecord, WithheldRecord, Zone } from '../../dns/zone.js';
import type { Span } from '../../source.js';
import type { Value } from '../../value.js';
import type { Draft } from './draft.js';
import { asItems, asText, get, isTruthy, type PyValue } from './loading/python-value.js';
import type { OctodnsRecord } from './records/record.js';
import { type RecordValue, rdataOf } from './records/record-value.js';

/**
 * The zone as its targets serve it. A record's `included` and `excluded` name targets: where they differ, the zone has
 * one view for each answer, because an authority may ask any of the servers.
 */
export function publish(draft: Draft, targets: readonly string[], span: Span): Zone[] {
  const views = new Map<string, Zone>();
  for (const target of targets.length > 0 ? targets : [undefined]) {
    const reasons = draft.records.map(record => whyWithheld(record, target));
    const key = reasons.map(reason => (reason === undefined ? '' : '-')).join(',');
    if (!views.has(key)) views.set(key, viewOf(draft, reasons, span));
  }
  return [...views.values()];
}

function viewOf(draft: Draft, reasons: readonly (string | undefined)[], span: Span): Zone {
  const items: ResourceRecord[] = [];
  const withheld: WithheldRecord[] = draft.withheld.flatMap(({ record, reason }) =>
    resourceRecords(record).map(own => ({ record: own, reason })),
  );
  draft.records.forEach((record, index) => {
    const reason = reasons[index];
    for (const own of resourceRecords(record)) {
      if (reason === undefined) items.push(own);
      else withheld.push({ record: own, reason });
    }
  });
  const zone: Zone = { apex: draft.apex, format: 'octodns', records: { items, gaps: draft.gaps }, span };
  return withheld.length === 0 ? zone : { ...zone, withheld };
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
