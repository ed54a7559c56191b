import type { Span } from '../../source.js';
import type { YamlNode } from '../../syntax/yaml.js';
import { canBe, wholeText } from '../../value.js';
import { choiceOf, type Evaluated, holeOf, knownText, partsOf, unknownValue } from './evaluated.js';
import { entriesOf } from './intrinsic.js';

/** `Fn::FindInMap`: under keys that are known in part, a choice of all that they could be. */
export function findInMap(
  map: YamlNode,
  keys: readonly [Evaluated, Evaluated],
  fallback: Evaluated | undefined,
  span: Span,
  evaluate: (node: YamlNode) => Evaluated,
): Evaluated {
  const [top, second] = keys;
  const found: Evaluated[] = [];
  for (const inner of under(map, top))
    for (const node of inner === undefined ? [undefined] : under(inner, second)) {
      const value = node === undefined ? fallback : evaluate(node);
      if (value !== undefined) found.push(value);
    }
  const unknown = keys.find(key => knownText(key) === undefined);
  if (found.length === 0) return unknownValue('Fn::FindInMap', 'a key that is not in the mapping', span);
  return unknown === undefined ? found[0]! : choiceOf(found, holeOf(unknown), span);
}

/** What stands under a key; undefined among it where the key may not be there. */
function under(map: YamlNode, key: Evaluated): (YamlNode | undefined)[] {
  const entries = entriesOf(map);
  const options = key.kind === 'choice' ? key.options : [key];
  return options.flatMap(option => {
    const parts = partsOf(option);
    const text = wholeText(parts);
    if (text !== undefined) return [entries.get(text)?.value];
    const possible = [...entries].filter(([name]) => canBe(parts, name)).map(([, { value }]) => value);
    return [...possible, undefined];
  });
}
