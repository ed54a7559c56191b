import type { YamlScalar } from '../../../../syntax/yaml.js';
import { type Datum, textDatum } from '../datum.js';

/** Words that go-cty-yaml takes for truth values; YAML 1.1 has them in three spellings. */
const truths = new Map(
  ['y yes true on', 'n no false off'].flatMap((words, isFalse) =>
    words
      .split(' ')
      .flatMap(word => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()])
      .map(word => [word, isFalse === 0] as const),
  ),
);

/** A scalar of YAML as go-cty-yaml resolves it; undefined where that is not known. */
export function yamlScalar({ text, plain, tag, span }: YamlScalar): Datum | undefined {
  if (tag === 'tag:yaml.org,2002:str' || (tag === undefined && !plain))
    return textDatum(text.normalize(), span);
  if (tag !== undefined) return undefined;
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return { kind: 'null', span };
  const truth = truths.get(text);
  if (truth !== undefined) return { kind: 'bool', value: truth, span };
  // Infinities, timestamps, and numbers in other bases, which the tool itself reads in its own ways.
  if (/^[-+]?\.(?:inf|nan)$/i.test(text) || /^\d{4}-\d/.test(text)) return undefined;
  if (/^[-+]?0[xob]?[0-9a-f_]+$/i.test(text)) return undefined;
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text))
    return { kind: 'number', value: Number(text), span };
  return textDatum(text.normalize(), span);
}
