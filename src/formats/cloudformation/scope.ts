import type { Span } from '../../source.js';
import type { YamlNode } from '../../syntax/yaml.js';
import type { Hole, Parts } from '../../value.js';
import type { Evaluated } from './evaluated.js';

/** What loops (`Fn::ForEach`) have put in the place of their identifiers. */
export type Bindings = ReadonlyMap<string, Parts>;

/** Whether a condition holds; a hole where that is not known. */
export type Truth = boolean | Doubt;

/** Why it is not known whether a condition holds. */
export interface Doubt extends Hole {
  /** Whether it does by the parameters' defaults. */
  readonly byDefault?: boolean;
}

/** Where a node is evaluated: what its names mean. */
export interface Scope {
  readonly names: Names;
  readonly bindings: Bindings;
}

/** What names mean in one stack. */
export interface Names {
  /** Counts a step of work; false where there have been too many, or they nest too deeply. */
  enter(span: Span): boolean;
  leave(): void;
  /** What `Ref` gives. */
  referTo(name: string, span: Span): Evaluated;
  /** What `Fn::GetAtt` gives. */
  attributeOf(id: string, attribute: string, span: Span): Evaluated;
  condition(name: string): Truth;
  /** An entry of `Mappings`. */
  mapping(name: string): YamlNode | undefined;
  /** What a stack of this repository exports under a name. */
  imported(name: string, span: Span): Evaluated;
  /** What variables of a tool in front of CloudFormation (`${self:custom.zone}`) make of a text; undefined without such a tool. */
  prepared?(node: YamlNode): Evaluated | undefined;
}
