import type { Span } from '../../source.js';
import type { YamlEntry, YamlNode } from '../../syntax/yaml.js';
import { spell } from '../../value.js';
import { evaluate } from './evaluate.js';
import { holeOf, knownText, partsOf } from './evaluated.js';
import { entriesOf, itemsOf, spanOfEntry } from './intrinsic.js';
import type { Scope } from './scope.js';
import { boundText } from './text.js';

/** An entry of a section as it is after loops were written out. */
export interface Expanded {
  readonly id: string;
  readonly node: YamlNode;
  readonly scope: Scope;
  readonly span: Span;
}

/** Writes out the loops (`Fn::ForEach`) of a section; of a loop over what is not known one round, with a hole. */
export function* expand(entries: ReadonlyMap<string, YamlEntry>, scope: Scope): Generator<Expanded> {
  for (const [key, entry] of entries) {
    const loop = key.startsWith('Fn::ForEach::') ? loopIn(entry.value) : undefined;
    if (loop !== undefined) yield* rounds(loop, scope);
    else {
      const id = spell(boundText(key, scope.bindings));
      yield { id, node: entry.value, scope, span: spanOfEntry(entry) };
    }
  }
}

interface Loop {
  readonly name: string;
  readonly collection: YamlNode;
  readonly body: YamlNode;
}

function loopIn(node: YamlNode): Loop | undefined {
  const [identifier, collection, body] = itemsOf(node) ?? [];
  if (identifier?.kind !== 'scalar' || collection === undefined || body?.kind !== 'mapping') return undefined;
  return { name: identifier.text, collection, body };
}

function* rounds({ name, collection, body }: Loop, scope: Scope): Generator<Expanded> {
  const over = evaluate(collection, scope);
  const hole = { ...holeOf(over), expression: `Fn::ForEach ${name}` };
  const isKnown =
    over.kind === 'list' && !over.open && over.items.every(item => knownText(item) !== undefined);
  for (const parts of isKnown ? over.items.map(partsOf) : [[hole]]) {
    if (!scope.names.enter(collection.span)) return;
    try {
      yield* expand(entriesOf(body), { ...scope, bindings: new Map(scope.bindings).set(name, parts) });
    } finally {
      scope.names.leave();
    }
  }
}
