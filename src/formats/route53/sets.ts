import { type SourceFile, type Span, wholeFile } from '../../source.js';
import { fieldAt, fieldsOf, itemsOf, textAt } from '../../syntax/fields.js';
import type { YamlNode } from '../../syntax/yaml.js';
import { type RecordSet, type SetFile, SetReader } from '../record-sets.js';
import { fromOctal } from './octal.js';

const spelling = { name: 'Name', type: 'Type', values: 'ResourceRecords', decode: fromOctal };

/** Reads one file of `aws route53`: a list of record sets, a batch of changes, or the whole request that has one. */
export function readSets(file: SourceFile): SetFile {
  const reader = new SetReader(file, spelling);
  let place: Span | undefined;
  let isChange = false;
  for (const root of reader.roots) {
    const fields = fieldsOf(root);
    const changes = fieldAt(root, 'ChangeBatch', 'Changes') ?? fields.get('Changes');
    if (changes !== undefined) {
      isChange = true;
      for (const change of itemsOf(changes)) readChange(change, reader);
    }
    const sets = fields.get('ResourceRecordSets');
    for (const set of itemsOf(sets)) readSet(set, reader);
    place ??= (sets ?? changes)?.span;
    if (fields.has('NextToken') || textAt(root, 'IsTruncated') === 'true')
      reader.unread.push({ reason: `${file.path} is one page of a longer list`, span: root.span });
  }
  const { records, unread, problems } = reader;
  return { file, records, unread, problems, isChange, place: place ?? wholeFile(file) };
}

/** A set that is created or replaced is there afterwards, one that is deleted is not. */
function readChange(node: YamlNode, reader: SetReader): void {
  const action = textAt(node, 'Action');
  const set = fieldAt(node, 'ResourceRecordSet');
  if (action === 'DELETE') return;
  if (set === undefined || (action !== 'CREATE' && action !== 'UPSERT'))
    reader.refuse(
      node.span,
      undefined,
      'has no `Action` and `ResourceRecordSet`',
      'Write CREATE, UPSERT or DELETE',
    );
  else readSet(set, reader);
}

function readSet(node: YamlNode, reader: SetReader): void {
  const set = reader.setIn(node);
  if (set === undefined) return;
  const alias = set.fields.get('AliasTarget');
  if (alias !== undefined) readAlias(set, alias, reader);
  else if (set.fields.has('TrafficPolicyInstanceId')) reader.addUnknown(set, trafficPolicy, set.span);
  else {
    const values = itemsOf(set.fields.get('ResourceRecords'));
    reader.add(
      set,
      values.map(value => fieldAt(value, 'Value') ?? value),
    );
  }
}

const trafficPolicy = {
  expression: 'TrafficPolicyInstanceId',
  reason: 'a traffic policy that stands elsewhere',
};

/** Route 53 answers with what the other name has, so an alias for CNAME is a CNAME that is written there. */
function readAlias(set: RecordSet, alias: YamlNode, reader: SetReader): void {
  const target = fieldAt(alias, 'DNSName');
  const { owner, type } = set;
  if (target?.kind !== 'scalar')
    reader.refuse(alias.span, owner.value, 'has an `AliasTarget` without a `DNSName`', 'Write it');
  else if (type === 'CNAME')
    reader.addUnknown(set, { expression: target.text, reason: 'of which it is an alias' }, target.span);
  else reader.add({ ...set, type: 'ALIAS' }, [target]);
}
