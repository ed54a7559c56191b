import type { Span } from '../../source.js';
import { spanOfText } from '../../syntax/fields.js';
import type { YamlNode } from '../../syntax/yaml.js';
import {
  choiceOf,
  type Evaluated,
  forEachOption,
  knownText,
  type MappingValue,
  partsOf,
  textValue,
  unknownValue,
} from './evaluated.js';
import { findInMap } from './find-in-map.js';
import { childOf, entriesOf, intrinsicIn, isNull, itemsOf } from './intrinsic.js';
import { listOf, lists } from './lists.js';
import type { Scope } from './scope.js';
import { boundText, substitute } from './text.js';

/** What a node comes to, its functions called. */
export function evaluate(node: YamlNode, scope: Scope): Evaluated {
  const { names } = scope;
  if (!names.enter(node.span)) return unknownValue('…', 'too much to be worked out', node.span);
  try {
    const intrinsic = intrinsicIn(node);
    if (intrinsic !== undefined) return call(intrinsic.name, intrinsic.argument, node.span, scope);
    if (node.kind === 'broken') return unknownValue('…', node.reason, node.span);
    if (node.kind === 'mapping') return mappingValue(node, scope);
    if (node.kind === 'sequence') {
      const items = node.items.map(item => evaluate(item, scope));
      return { kind: 'list', items: items.filter(({ kind }) => kind !== 'absent'), span: node.span };
    }
    if (isNull(node)) return { kind: 'absent', span: node.span };
    return names.prepared?.(node) ?? textValue(boundText(node.text, scope.bindings), spanOfText(node));
  } finally {
    names.leave();
  }
}

function mappingValue(node: YamlNode, scope: Scope): MappingValue {
  const entries = entriesOf(node);
  const added = [...entries.keys()].find(key => key.startsWith('Fn::'));
  const open = added && { expression: added, reason: 'which adds properties that cannot be foreseen' };
  const get = (key: string): Evaluated | undefined => {
    const entry = entries.get(key);
    const value = entry && evaluate(entry.value, scope);
    return value?.kind === 'absent' ? undefined : value;
  };
  return { kind: 'mapping', get, span: node.span, ...(open && { open }) };
}

function call(name: string, argument: YamlNode, span: Span, scope: Scope): Evaluated {
  const made = Object.hasOwn(functions, name) ? functions[name]!(argument, span, scope) : undefined;
  return made ?? unknownValue(`Fn::${name}`, 'which only CloudFormation can work out', span);
}

type Call = (argument: YamlNode, span: Span, scope: Scope) => Evaluated | undefined;

const functions: Readonly<Record<string, Call>> = {
  Ref: (argument, span, scope) => {
    const name = textIn(argument, scope);
    if (name === undefined) return undefined;
    const bound = scope.bindings.get(name);
    return bound === undefined ? scope.names.referTo(name, span) : textValue(bound, span);
  },
  GetAtt: (argument, span, scope) => {
    const steps = (itemsOf(argument) ?? [argument]).map(item => textIn(item, scope));
    const [id, ...attribute] = steps.join('.').split('.');
    if (steps.includes(undefined) || id === undefined) return undefined;
    return scope.names.attributeOf(id, attribute.join('.'), span);
  },
  Sub: (argument, span, scope) => {
    const [template = argument, variables] = itemsOf(argument) ?? [argument];
    const text = evaluate(template, scope);
    const parts = substitute(partsOf(text), (name): Evaluated => {
      const own = childOf(variables, name);
      if (own !== undefined) return evaluate(own, scope);
      const bound = scope.bindings.get(name);
      if (bound !== undefined) return textValue(bound, span);
      const dot = name.indexOf('.');
      return dot === -1
        ? scope.names.referTo(name, span)
        : scope.names.attributeOf(name.slice(0, dot), name.slice(dot + 1), span);
    });
    return textValue(parts, text.kind === 'text' ? text.span : span);
  },
  If: (argument, span, scope) => {
    const [condition, whenTrue, whenFalse] = itemsOf(argument) ?? [];
    const name = condition && textIn(condition, scope);
    if (name === undefined || whenTrue === undefined || whenFalse === undefined) return undefined;
    const truth = scope.names.condition(name);
    const likely = typeof truth === 'boolean' ? truth : truth.byDefault;
    const chosen = likely === undefined ? undefined : evaluate(likely ? whenTrue : whenFalse, scope);
    // A default may say what something is, and cannot prove that it is not there.
    if (chosen !== undefined && (truth === likely || chosen.kind !== 'absent')) return chosen;
    const options = [evaluate(whenTrue, scope), evaluate(whenFalse, scope)];
    return typeof truth === 'boolean' ? chosen : choiceOf(options, truth, span);
  },
  FindInMap: (argument, span, scope) => {
    const [map, ...keys] = (itemsOf(argument) ?? []).map(item => evaluate(item, scope));
    const last = keys.at(-1);
    const fallback = keys.length === 3 && last?.kind === 'mapping' ? last.get('DefaultValue') : undefined;
    const [top, second] = keys;
    if (map === undefined || top === undefined || second === undefined) return undefined;
    const root = scope.names.mapping(knownText(map) ?? '');
    if (root === undefined)
      return fallback ?? unknownValue('Fn::FindInMap', 'a mapping that is not here', span);
    return findInMap(root, [top, second], fallback, span, node => evaluate(node, scope));
  },
  ImportValue: (argument, span, scope) => {
    const name = evaluate(argument, scope);
    return forEachOption(name, option => scope.names.imported(knownText(option) ?? '', span));
  },
  Join: (argument, span, scope) => {
    const [delimiter, items] = argumentsOf(argument, scope);
    return items && forEachOption(items, list => lists.join(delimiter, list, span));
  },
  Split: (argument, span, scope) => {
    const [delimiter, text] = argumentsOf(argument, scope);
    return text && forEachOption(text, option => lists.split(knownText(delimiter), option, span));
  },
  Select: (argument, span, scope) => {
    const [index, items] = argumentsOf(argument, scope);
    return items && forEachOption(items, list => lists.select(knownText(index), list, span));
  },
};

function argumentsOf(argument: YamlNode, scope: Scope): (Evaluated | undefined)[] {
  const list = listOf(evaluate(argument, scope));
  return list === undefined || list.open ? [] : [...list.items];
}

/** The text of an argument that names something; undefined where it is none, or not known. */
function textIn(node: YamlNode, scope: Scope): string | undefined {
  return knownText(evaluate(node, scope));
}
