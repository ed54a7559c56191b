import type { Span } from '../../source.js';
import type { YamlNode } from '../../syntax/yaml.js';
import { truthOf } from './conditions.js';
import { evaluate } from './evaluate.js';
import { type Evaluated, knownText, unknownValue } from './evaluated.js';
import { childOf, intrinsicIn } from './intrinsic.js';
import { type Expanded, expand } from './loops.js';
import { parameterValue } from './parameters.js';
import type { Program } from './program.js';
import type { Names, Scope, Truth } from './scope.js';
import type { Template } from './template.js';

/** A resource of a stack, its loops written out. */
export interface Resource extends Expanded {
  readonly stack: Stack;
  /** `AWS::Route53::HostedZone`; undefined where it could not be told. */
  readonly type: string | undefined;
}

/** Whether a resource of this type is a stack of its own. */
export function isStack(type: string | undefined): boolean {
  return type === 'AWS::CloudFormation::Stack' || type === 'AWS::Serverless::Application';
}

/** A template with its parameters: what one deployment of it would be. */
export class Stack implements Names {
  readonly scope: Scope = { names: this, bindings: new Map() };
  readonly prepared?: (node: YamlNode) => Evaluated | undefined;
  private expanded: ReadonlyMap<string, Resource> | undefined;
  /** Undefined while it is worked out, so that a circle is noticed. */
  private readonly values = new Map<string, Evaluated | undefined>();
  private readonly truths = new Map<string, Truth | undefined>();
  private conditions: ReadonlyMap<string, Expanded> | undefined;
  private readonly children = new Map<string, Stack | undefined>();

  constructor(
    readonly template: Template,
    private readonly program: Program,
    /** Of a nested stack, the resource that is it. */
    readonly nestedAs?: Resource,
  ) {
    const { variables } = template;
    if (variables !== undefined)
      this.prepared = node => variables.prepare(node, other => evaluate(other, this.scope));
  }

  enter(span: Span): boolean {
    return this.program.budget.enter(span);
  }

  leave(): void {
    this.program.budget.leave();
  }

  /** By logical id, in their order. */
  get resources(): ReadonlyMap<string, Resource> {
    if (this.expanded === undefined) {
      const resources = new Map<string, Resource>();
      for (const one of expand(this.template.section('Resources'), this.scope)) {
        const node = this.template.variables?.nodeFor(one.node) ?? one.node;
        const type = intrinsicIn(node) === undefined ? childOf(node, 'Type') : undefined;
        const known = type && knownText(evaluate(type, one.scope));
        // Rounds over what is not known may have equal ids.
        const id = resources.has(one.id) ? `${one.id}#${resources.size}` : one.id;
        resources.set(id, { ...one, node, stack: this, type: known });
      }
      this.expanded = resources;
    }
    return this.expanded;
  }

  referTo(name: string, span: Span): Evaluated {
    if (name === 'AWS::NoValue') return { kind: 'absent', span };
    if (name.startsWith('AWS::')) return unknownValue(name, 'which is known only at deployment', span);
    const parameter = this.template.section('Parameters').get(name);
    if (parameter !== undefined)
      return placed(
        this.once(`parameter ${name}`, span, () => this.parameter(name, parameter.value, span)),
        span,
      );
    const resource = this.resources.get(name);
    if (resource === undefined) return unknownValue(name, 'which is not in the template', span);
    // `Ref` of a record gives its name.
    const isRecord = resource.type === 'AWS::Route53::RecordSet';
    const properties = childOf(resource.node, 'Properties');
    const owner = isRecord ? childOf(properties, 'Name') : undefined;
    if (owner !== undefined)
      return placed(
        this.once(`resource ${name}`, span, () => evaluate(owner, resource.scope)),
        span,
      );
    return referenceTo(resource, name, span);
  }

  attributeOf(id: string, attribute: string, span: Span): Evaluated {
    const resource = this.resources.get(id);
    if (resource === undefined)
      return unknownValue(`${id}.${attribute}`, 'which is not in the template', span);
    if (attribute.startsWith('Outputs.')) {
      const child = this.childAt(resource);
      const value = child?.output(attribute.slice('Outputs.'.length));
      return value === undefined
        ? unknownValue(`${id}.${attribute}`, 'an output of a stack that is not in the repository', span)
        : placed(value, span);
    }
    const reference = referenceTo(resource, `${id}.${attribute}`, span);
    return attribute === 'Id' ? reference : { kind: 'unknown', hole: reference.hole, span };
  }

  condition(name: string): Truth {
    const truth = this.truths.get(name);
    if (truth !== undefined) return truth;
    if (this.truths.has(name)) return { expression: name, reason: 'a condition that depends on itself' };
    this.conditions ??= new Map(
      [...expand(this.template.section('Conditions'), this.scope)].map(one => [one.id, one]),
    );
    const condition = this.conditions.get(name);
    this.truths.set(name, undefined);
    const made = condition
      ? truthOf(condition.node, condition.scope)
      : { expression: name, reason: 'a condition that is not in the template' };
    this.truths.set(name, made);
    return made;
  }

  mapping(name: string): YamlNode | undefined {
    return this.template.section('Mappings').get(name)?.value;
  }

  imported(name: string, span: Span): Evaluated {
    const value = name === '' ? undefined : this.program.exported(name);
    return value === undefined
      ? unknownValue('Fn::ImportValue', 'an export that is not in the repository', span)
      : placed(value, span);
  }

  /** An entry of `Outputs`. */
  output(name: string): Evaluated | undefined {
    const node = childOf(this.template.section('Outputs').get(name)?.value, 'Value');
    return node && this.once(`output ${name}`, node.span, () => evaluate(node, this.scope));
  }

  /** What other stacks can import, by its name. */
  *exports(): Generator<readonly [string, () => Evaluated]> {
    for (const { node, scope } of expand(this.template.section('Outputs'), this.scope)) {
      const name = childOf(childOf(node, 'Export'), 'Name');
      const value = childOf(node, 'Value');
      const text = name && knownText(evaluate(name, scope));
      if (text !== undefined && value !== undefined) yield [text, () => evaluate(value, scope)];
    }
  }

  /** The nested stack that a resource is, where its template is in the repository. */
  childAt(resource: Resource): Stack | undefined {
    if (!this.children.has(resource.id))
      this.children.set(resource.id, this.program.nestedStack(this, resource));
    return this.children.get(resource.id);
  }

  private parameter(name: string, definition: YamlNode, span: Span): Evaluated {
    if (this.nestedAs === undefined)
      return parameterValue(name, definition, this.program.settingsOf(this.template, name));
    const given = childOf(childOf(childOf(this.nestedAs.node, 'Properties'), 'Parameters'), name);
    if (given === undefined) return parameterValue(name, definition, []);
    const value = evaluate(given, this.nestedAs.scope);
    return value.kind === 'absent' ? unknownValue(name, 'a parameter without a value', span) : value;
  }

  private once(key: string, span: Span, work: () => Evaluated): Evaluated {
    const value = this.values.get(key);
    if (value !== undefined) return value;
    if (this.values.has(key)) return unknownValue(key.split(' ')[1]!, 'which depends on itself', span);
    this.values.set(key, undefined);
    const made = work();
    this.values.set(key, made);
    return made;
  }
}

function referenceTo(
  resource: Resource,
  expression: string,
  span: Span,
): Extract<Evaluated, { kind: 'reference' }> {
  const hole = { expression, reason: 'which CloudFormation knows only at deployment' };
  return { kind: 'reference', resource, hole, span };
}

/** A literal keeps the place where it is written; what is not known is so at the place where it is used. */
function placed(value: Evaluated, span: Span): Evaluated {
  return knownText(value) === undefined ? { ...value, span } : value;
}

/** The `Properties` of a resource; an empty mapping where it has none. */
export function propertiesOf({ node, scope, span }: Resource): Evaluated {
  const properties = childOf(node, 'Properties');
  if (properties !== undefined) return evaluate(properties, scope);
  return { kind: 'mapping', get: () => undefined, span };
}

/**
 * Whether a resource is created, as its condition and those of the stacks around it say. By default it may be created,
 * but not left out.
 */
export function stands(resource: Resource): Truth {
  const condition = childOf(resource.node, 'Condition');
  const name = condition && knownText(evaluate(condition, resource.scope));
  const truth = condition === undefined ? true : resource.stack.condition(name ?? '');
  const own = typeof truth !== 'boolean' && truth.byDefault ? true : truth;
  const { nestedAs } = resource.stack;
  const outer = nestedAs === undefined ? true : stands(nestedAs);
  return own === false || outer === false ? false : own === true ? outer : own;
}
