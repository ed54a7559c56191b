import type { ResourceRecord } from '../../dns/zone.js';
import type { Problem } from '../../source.js';
import type { Manifest } from '../../syntax/kubernetes/manifests.js';
import type { Node } from '../../syntax/kubernetes/node.js';
import { fieldAt, itemsAt, plainText, textParts } from '../../syntax/kubernetes/walk.js';
import type { Value } from '../../value.js';
import { absoluteOwner, absoluteRdata, leftToTemplate, undotted } from '../kubernetes/record-fields.js';
import type { OwnerRead } from '../kubernetes/zone-drafts.js';

/** What a record set says, as far as it can be understood. */
export interface RecordSetRead {
  readonly read?: OwnerRead;
  readonly problems: readonly Problem[];
}

/** Reads one `DNSRecordSet`. */
export function readRecordSet({ fields }: Manifest): RecordSetRead {
  const { span } = fields;
  const spec = fieldAt(fields, 'spec') ?? fields;
  const owner = absoluteOwner(spec, 'name');
  if (typeof owner === 'string') return { problems: [{ message: owner, span: spec.span }] };
  const name = fieldAt(spec, 'name');
  const type = fieldAt(spec, 'type');
  const values = fieldAt(spec, 'rrdatas') ?? fieldAt(spec, 'rrdatasRefs') ?? fieldAt(spec, 'routingPolicy');
  const unknown = leftToTemplate(spec, { name, type, values });
  if (unknown !== undefined) return { read: { owner, records: [], unknown, span }, problems: [] };
  const rrtype = plainText(type)?.toUpperCase();
  if (!rrtype || values === undefined) {
    const missing = rrtype ? 'list of `rrdatas`' : '`type`';
    const message = `Config Connector refuses this record set, because it has no ${missing}. Write one.`;
    return { problems: [{ message, span: spec.span }] };
  }
  const records = dataOf(spec, rrtype, values).map(
    (rdata): ResourceRecord => ({ owner, type: rrtype, rdata, span }),
  );
  return { read: { owner, records, span }, problems: undotted(rrtype, name, values) };
}

function dataOf(spec: Node, type: string, values: Node): Value<string>[] {
  const written = itemsAt(spec, 'rrdatas');
  const referred = itemsAt(spec, 'rrdatasRefs').map(ref => {
    const expression = plainText(fieldAt(ref, 'name')) ?? plainText(fieldAt(ref, 'external')) ?? '…';
    return unknownData(ref, expression, 'a reference that is known only to the cluster');
  });
  if (written.length + referred.length === 0)
    return [unknownData(values, 'routingPolicy', 'which answers differently from client to client')];
  return [...written.map(item => absoluteRdata(type, textParts(item) ?? [], item.span)), ...referred];
}

function unknownData({ span }: Node, expression: string, reason: string): Value<string> {
  return { known: false, parts: [{ expression, reason }], span };
}
