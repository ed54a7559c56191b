import type { Span } from '../../source.js';
import { itemsOf, spanOfText, textAt } from '../../syntax/fields.js';
import { indexKeys, type YamlNode } from '../../syntax/yaml.js';
import { type Hole, type Parts, wholeText } from '../../value.js';
import type { Budget } from '../terraform/evaluate/budget.js';
import { type Datum, textDatum, unknownDatum } from '../terraform/evaluate/datum.js';
import { textOf } from '../terraform/resources/fields.js';
import { merged } from '../written.js';
import { type Access, interpolated } from './interpolation.js';

/** What names mean in a program, and what its work may cost. */
export interface Names {
  readonly budget: Budget;
  resolve(access: Access, span: Span): Datum;
  /** What `fn::invoke` of a function gives. */
  invoke(token: string, argument: YamlNode | undefined, node: YamlNode): Datum;
}

/** What an expression comes to. */
export function evaluate(node: YamlNode, names: Names): Datum {
  const { span } = node;
  if (!names.budget.spend(1, span) || !names.budget.enter())
    return unknownDatum('…', 'too much to be worked out', span);
  try {
    switch (node.kind) {
      case 'broken':
        return unknownDatum('…', node.reason, span);
      case 'sequence':
        return { kind: 'list', items: node.items.map(item => evaluate(item, names)), span };
      case 'mapping':
        return called(node, names) ?? mapOf(node, names);
      case 'scalar':
        return scalarOf(node, names);
    }
  } finally {
    names.budget.leave();
  }
}

function mapOf(node: YamlNode & { kind: 'mapping' }, names: Names): Datum {
  const entries = [...indexKeys(node.entries).entries];
  return {
    kind: 'map',
    entries: new Map(entries.map(([key, { value }]) => [key, evaluate(value, names)])),
    span: node.span,
  };
}

function scalarOf(node: YamlNode & { kind: 'scalar' }, names: Names): Datum {
  const span = spanOfText(node);
  if (node.plain && /^(?:|~|null)$/i.test(node.text)) return { kind: 'null', span };
  const pieces = interpolated(node.text);
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'object') return names.resolve(only, span);
  const parts = pieces.flatMap(
    (piece): Parts => (typeof piece === 'string' ? [piece] : textOf(names.resolve(piece, span))),
  );
  return boundedText(parts, span);
}

/** No provider takes a longer text. */
const longest = 10_000;

function boundedText(parts: Parts, span: Span): Datum {
  const length = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
  const hole: Hole = { expression: '…', reason: 'text that is longer than any record' };
  return { kind: 'text', parts: length > longest ? [hole] : merged(parts), span };
}

/** The call of a function, a mapping of one key; undefined for other mappings. */
function called(node: YamlNode & { kind: 'mapping' }, names: Names): Datum | undefined {
  const [entry, ...more] = node.entries;
  const key = entry?.key.kind === 'scalar' ? entry.key.text : '';
  const name = /^fn::(.+)$/i.exec(key)?.[1];
  if (entry === undefined || name === undefined || more.length > 0) return undefined;
  const { value } = entry;
  if (name.includes(':')) return names.invoke(name, value, node);
  const lower = name.toLowerCase();
  const made = Object.hasOwn(functions, lower) ? functions[lower]!(value, names, node) : undefined;
  return made ?? unknownDatum(`fn::${name}`, 'which only Pulumi can work out', node.span);
}

type Call = (argument: YamlNode, names: Names, node: YamlNode) => Datum | undefined;

const functions: Readonly<Record<string, Call>> = {
  invoke: (argument, names, node) => {
    const token = textAt(argument, 'function') ?? textAt(argument, 'Function');
    if (token === undefined) return undefined;
    const own = indexKeys(argument.kind === 'mapping' ? argument.entries : []).entries;
    const result = names.invoke(token, (own.get('arguments') ?? own.get('Arguments'))?.value, node);
    const wanted = textAt(argument, 'return') ?? textAt(argument, 'Return');
    return wanted === undefined ? result : stepInto(result, [wanted], node.span, `${token}.${wanted}`);
  },
  secret: (argument, names) => evaluate(argument, names),
  join: (argument, names, { span }) => {
    const [delimiter, values] = itemsOf(argument).map(item => evaluate(item, names));
    if (delimiter === undefined || values === undefined) return undefined;
    if (values.kind !== 'list') return { kind: 'text', parts: textOf(values), span };
    const parts = values.items.flatMap((item, at) => [
      ...(at === 0 ? [] : textOf(delimiter)),
      ...textOf(item),
    ]);
    return boundedText([...parts, ...(values.open ? [values.open.hole] : [])], span);
  },
  split: (argument, names, { span }) => {
    const [delimiter, text] = itemsOf(argument).map(item => evaluate(item, names));
    const whole = text && wholeText(textOf(text));
    const at = delimiter && wholeText(textOf(delimiter));
    if (text === undefined || whole === undefined || at === undefined || at === '') return undefined;
    return { kind: 'list', items: whole.split(at).map(piece => textDatum(piece, text.span)), span };
  },
  select: (argument, names, { span }) => {
    const [index, values] = itemsOf(argument).map(item => evaluate(item, names));
    const at = index && wholeText(textOf(index));
    return values && at !== undefined && /^[0-9]+$/.test(at)
      ? stepInto(values, [Number(at)], span)
      : undefined;
  },
};

/** What stands at a path of keys and indices; of what may hold more than is known, a hole. */
export function stepInto(
  datum: Datum,
  path: readonly (string | number)[],
  span: Span,
  expression = path.join('.'),
): Datum {
  let at = datum;
  for (const step of path) {
    const next =
      at.kind === 'map'
        ? at.entries.get(String(step))
        : at.kind === 'list'
          ? at.items[Number(step)]
          : undefined;
    if (next !== undefined) at = next;
    else if (at.kind === 'unknown') return { ...at, span };
    else if ((at.kind === 'map' || at.kind === 'list') && at.open !== undefined)
      return unknownDatum(expression, at.open.hole.reason, span);
    else return unknownDatum(expression, 'which is not there', span);
  }
  return at;
}
