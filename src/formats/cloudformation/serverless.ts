import { posix } from 'node:path';
import { resolvePath } from '../../source.js';
import { spanOfText } from '../../syntax/fields.js';
import type { YamlNode } from '../../syntax/yaml.js';
import type { Hole, Parts } from '../../value.js';
import { type Evaluated, knownText, partsOf, textValue, unknownValue } from './evaluated.js';
import { childOf, itemsOf } from './intrinsic.js';

/** A variable's text may hold others; nobody nests them deeper. */
const deepest = 10;

/** What the Serverless Framework puts in the place of `${self:…}` and `${file(…)}`; other variables are known only to it. */
export class ServerlessVariables {
  /** Files that are read as a part of this one. */
  readonly included = new Set<string>();
  /** What is being worked out. */
  private readonly open = new Set<YamlNode>();

  constructor(
    private readonly root: YamlNode,
    private readonly path: string,
    private readonly rootOf: (path: string) => YamlNode | undefined,
  ) {}

  /** The node that a variable stands for, or the node itself where it is none; undefined where that is not known. */
  nodeFor(node: YamlNode): YamlNode | undefined {
    let current: YamlNode | undefined = node;
    for (let step = 0; step < deepest; step++) {
      if (current?.kind !== 'scalar') return current;
      const inner: string | undefined = /^\$\{([^{}]*)\}$/.exec(current.text)?.[1];
      if (inner === undefined || !isVariable(current.text, 0)) return current;
      const found: YamlNode | Hole | undefined = this.lookUp(inner);
      if (found === undefined || !('kind' in found)) return undefined;
      current = found;
    }
    return undefined;
  }

  /** What a scalar comes to; undefined where it has no variable. */
  prepare(node: YamlNode, evaluate: (node: YamlNode) => Evaluated): Evaluated | undefined {
    if (node.kind !== 'scalar' || !node.text.includes('${')) return undefined;
    if (this.open.has(node))
      return unknownValue(
        node.text.replace(/^\$\{|\}$/g, ''),
        'a variable that depends on itself',
        node.span,
      );
    this.open.add(node);
    try {
      const other = this.nodeFor(node);
      if (other !== undefined && other !== node) return evaluate(other);
      return textValue(this.partsOf(node.text, evaluate, 0), spanOfText(node));
    } finally {
      this.open.delete(node);
    }
  }

  private partsOf(text: string, evaluate: (node: YamlNode) => Evaluated, depth: number): Parts {
    const parts: Parts[number][] = [];
    let at = 0;
    for (let start = text.indexOf('${'); start !== -1; start = text.indexOf('${', start + 1)) {
      if (start < at || !isVariable(text, start)) continue;
      const end = endOf(text, start);
      parts.push(text.slice(at, start));
      parts.push(...this.variable(text.slice(start + 2, end - 1), evaluate, depth));
      at = end;
    }
    return [...parts, text.slice(at)];
  }

  private variable(inner: string, evaluate: (node: YamlNode) => Evaluated, depth: number): Parts {
    const expression = inner.trim();
    const known = depth < deepest ? knownText(textOf(this.partsOf(inner, evaluate, depth + 1))) : undefined;
    const found = known === undefined ? undefined : this.lookUp(known);
    if (found !== undefined && 'kind' in found) return partsOf(evaluate(found));
    return [found ?? { expression, reason: 'a variable whose name is not known' }];
  }

  /** What the first of several fallbacks gives that is there. */
  private lookUp(inner: string): YamlNode | Hole {
    const hole = { expression: inner.trim(), reason: 'a variable that only the Serverless Framework knows' };
    const [, file, inFile, own] =
      /^\s*(?:file\(([^()]*)\)(?::([\w.-]+))?|self:([\w.-]*))\s*(?:,|$)/.exec(inner) ?? [];
    // `--stage` and `--region` on the command line override these two.
    if (own === 'provider.stage' || own === 'provider.region') return hole;
    if (own !== undefined) return nodeAt(this.root, own) ?? hole;
    const path = file === undefined ? undefined : resolvePath(posix.dirname(this.path), file.trim());
    const root = path !== undefined && /\.(?:ya?ml|json)$/i.test(path) ? this.rootOf(path) : undefined;
    if (path === undefined || root === undefined) return hole;
    this.included.add(path);
    return nodeAt(root, inFile ?? '') ?? hole;
  }
}

function textOf(parts: Parts): Evaluated {
  return textValue(parts, { file: { path: '', text: '' }, start: 0, end: 0 });
}

function nodeAt(root: YamlNode, path: string): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const step of path === '' ? [] : path.split('.'))
    node = node && (itemsOf(node)?.[Number(step)] ?? childOf(node, step));
  return node;
}

/** Whether `${` opens a variable of Serverless: `source:` or `source(…)`, while CloudFormation's have `::` or no colon. */
function isVariable(text: string, at: number): boolean {
  return /^\$\{\s*(?:[A-Za-z]+(?:\([^()]*\))?:(?!:)|file\()/.test(text.slice(at, at + 300));
}

function endOf(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text.startsWith('${', at)) depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}
