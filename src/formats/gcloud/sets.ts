import { type SourceFile, type Span, wholeFile } from '../../source.js';
import { fieldsOf, itemsOf } from '../../syntax/fields.js';
import type { YamlNode } from '../../syntax/yaml.js';
import { isJson, type SetFile, SetReader } from '../record-sets.js';

const spelling = { name: 'name', type: 'type', values: 'rrdatas', decode: (text: string) => text };

/** Reads one file of `gcloud`: sets in documents or in a list, the API's own answer, or a transaction. */
export function readSets(file: SourceFile): SetFile {
  const reader = new SetReader(file, spelling);
  let place: Span | undefined;
  let isChange = false;
  for (const root of reader.roots) {
    const fields = fieldsOf(root);
    const additions = fields.get('additions');
    if (additions !== undefined || fields.has('deletions')) {
      // What is deleted is gone, so only what is added counts.
      isChange = true;
      for (const set of itemsOf(additions)) readSet(set, reader);
      place ??= additions?.span ?? root.span;
    } else {
      const list = fields.get('rrsets') ?? root;
      for (const set of list.kind === 'sequence' ? list.items : [list]) readSet(set, reader);
      if (isJson(file.path)) place ??= list.span;
    }
  }
  const { records, unread, problems } = reader;
  return { file, records, unread, problems, isChange, place: place ?? wholeFile(file) };
}

function readSet(node: YamlNode, reader: SetReader): void {
  const set = reader.setIn(node);
  if (set === undefined) return;
  const policy = set.fields.get('routingPolicy');
  const answers = policy === undefined ? [] : answersOf(policy);
  if (policy !== undefined && answers.length === 0) reader.addUnknown(set, healthChecked, policy.span);
  else reader.add(set, [...itemsOf(set.fields.get('rrdatas')), ...answers]);
}

const healthChecked = {
  expression: 'routingPolicy',
  reason: 'which answers by the health of load balancers',
};

/** Whatever a routing policy may answer, however it decides. */
function answersOf(policy: YamlNode): YamlNode[] {
  if (policy.kind === 'sequence') return policy.items.flatMap(answersOf);
  return [...fieldsOf(policy)].flatMap(([key, value]) =>
    key === 'rrdatas' ? itemsOf(value) : answersOf(value),
  );
}
