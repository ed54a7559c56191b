import { fieldAt, fieldsOf, itemsOf, textAt } from '../../syntax/fields.js';
import { textOf, type YamlNode } from '../../syntax/yaml.js';
import { zoneTable } from '../terraform/resources/zone-table.js';
import { namesOf } from './address.js';
import type { PlannedResource } from './plan.js';

/** A zone's resource, as a configuration refers to it. */
export interface Referred {
  /** The names of the modules that it is in. */
  readonly modules: readonly string[];
  /** `data.aws_route53_zone.main`. */
  readonly resource: string;
  /** Which of several, where it is written so. */
  readonly index: string | undefined;
}

/** No configuration hands a zone on through more modules and outputs. */
const mostSteps = 100;

/** Finds which zones an argument refers to, through variables of modules and their outputs; locals are not in a plan. */
export class References {
  private readonly resources = new Map<YamlNode, ReadonlyMap<string, YamlNode>>();
  private readonly mentioned = new Map<YamlNode, ReadonlySet<string>>();
  private steps = 0;

  constructor(private readonly root: YamlNode | undefined) {}

  /** What an argument of a resource refers to. */
  zonesOf(resource: PlannedResource, argument: string): Referred[] {
    const modules = namesOf(resource.modules);
    const module = this.module(modules);
    const configured = module && this.resourcesIn(module).get(nameIn(resource));
    this.steps = 0;
    return mostSpecific(this.follow(fieldAt(configured, 'expressions', argument), modules, configured));
  }

  /** Whether a resource of the same module reads an attribute of a resource; what a local hands on is not in a plan. */
  isRead(resource: PlannedResource, attribute: string): boolean {
    const module = this.module(namesOf(resource.modules));
    const mentioned = module && this.mentionedIn(module);
    const { index } = resource;
    const instances = index === undefined ? [''] : [`["${index}"]`, `[${index}]`];
    return instances.some(instance => mentioned?.has(`${nameIn(resource)}${instance}.${attribute}`));
  }

  /** Every reference that a module's resources make; a plan lists `a.b.c` and `a.b` with `a.b.c[0]`. */
  private mentionedIn(module: YamlNode): ReadonlySet<string> {
    const known = this.mentioned.get(module);
    if (known !== undefined) return known;
    const found = new Set<string>();
    const waiting = [...this.resourcesIn(module).values()].flatMap(node =>
      ['expressions', 'for_each_expression', 'count_expression'].map(key => fieldAt(node, key)),
    );
    while (waiting.length > 0) {
      const node = waiting.pop();
      for (const reference of itemsOf(fieldAt(node, 'references'))) found.add(textOf(reference) ?? '');
      waiting.push(...fieldsOf(node).values(), ...itemsOf(node));
    }
    this.mentioned.set(module, found);
    return found;
  }

  private follow(
    expression: YamlNode | undefined,
    modules: readonly string[],
    within?: YamlNode,
  ): Referred[] {
    return itemsOf(fieldAt(expression, 'references')).flatMap(node => {
      if (++this.steps > mostSteps) return [];
      return this.followOne(textOf(node) ?? '', modules, within);
    });
  }

  private followOne(reference: string, modules: readonly string[], within: YamlNode | undefined): Referred[] {
    const [first = '', second = '', third = ''] = reference.split(/[.[]/);
    if (first === 'each' || first === 'count')
      return first === 'each' && second === 'value'
        ? this.follow(fieldAt(within, 'for_each_expression'), modules)
        : [];
    if (first === 'var') {
      const call = this.call(modules);
      return this.follow(fieldAt(call, 'expressions', second), modules.slice(0, -1), call);
    }
    if (first === 'module') {
      const output = /^module\.[\w-]+(?:\[[^\]]*\])?\.([\w-]+)/.exec(reference)?.[1];
      const inner = [...modules, second];
      return output === undefined
        ? []
        : this.follow(fieldAt(this.module(inner), 'outputs', output, 'expression'), inner);
    }
    const type = first === 'data' ? second : first;
    if (zoneTable[type] === undefined) return [];
    const resource = first === 'data' ? `data.${second}.${third}` : `${first}.${second}`;
    return [{ modules, resource, index: indexIn(reference.slice(resource.length)) }];
  }

  private module(modules: readonly string[]): YamlNode | undefined {
    return modules.reduce((at, name) => fieldAt(at, 'module_calls', name, 'module'), this.root);
  }

  /** The call of the innermost module. */
  private call(modules: readonly string[]): YamlNode | undefined {
    return fieldAt(this.module(modules.slice(0, -1)), 'module_calls', modules.at(-1) ?? '');
  }

  private resourcesIn(module: YamlNode): ReadonlyMap<string, YamlNode> {
    let resources = this.resources.get(module);
    if (resources === undefined) {
      const items = itemsOf(fieldAt(module, 'resources'));
      resources = new Map(items.map(node => [textAt(node, 'address') ?? '', node]));
      this.resources.set(module, resources);
    }
    return resources;
  }

  /** Where a module's source is written, as far as it is in the configuration. */
  sourceOf(modules: readonly string[]): string | undefined {
    return textAt(this.call(modules), 'source');
  }
}

/** A plan lists `a.b["c"]` as `a.b` too. */
function mostSpecific(referred: readonly Referred[]): Referred[] {
  const indexed = new Set(referred.flatMap(({ resource, index }) => (index === undefined ? [] : resource)));
  return referred.filter(({ resource, index }) => index !== undefined || !indexed.has(resource));
}

/** A resource as its own module calls it. */
export function nameIn({ mode, type, name }: Pick<PlannedResource, 'mode' | 'type' | 'name'>): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

function indexIn(rest: string): string | undefined {
  return /^\["((?:[^"\\]|\\.)*)"\]/.exec(rest)?.[1] ?? /^\[(\d+)\]/.exec(rest)?.[1];
}
