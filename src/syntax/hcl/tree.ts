import type { Problem, Span } from '../../source.js';

/** What was read of a file in HCL, native or JSON, and what could not be. */
export interface HclFile {
  readonly body: HclBody;
  /** Whether the syntax is broken, so that what stands around a mistake may have been misread or missed. */
  readonly broken: boolean;
  readonly problems: readonly Problem[];
}

/** What stands between two braces, or in a whole file. */
export interface HclBody {
  /** As written: a name that stands twice is here twice. */
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
  readonly span: Span;
}

/** `name = expression`. */
export interface HclAttribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly expression: HclExpression;
  readonly span: Span;
}

/** `resource "aws_route53_record" "www" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
  readonly span: Span;
  /** From the type to the last label, for messages about the block as a whole. */
  readonly headSpan: Span;
}

/** An expression as written; nothing is evaluated, and parentheses are nodes of their own. */
export type HclExpression =
  | HclLiteral
  | HclTemplate
  | HclTuple
  | HclObject
  | HclFor
  | HclConditional
  | HclUnary
  | HclBinary
  | HclCall
  | HclVariable
  | HclGetAttribute
  | HclIndex
  | HclSplat
  | HclParentheses
  | HclBroken;

/** A number, `true`, `false` or `null`; text is a template. */
export interface HclLiteral {
  readonly kind: 'literal';
  readonly value: number | boolean | null;
  readonly span: Span;
}

/** A string or heredoc, with escapes decoded, indentation and `~` trimmed. A plain string has one text part, `""` none. */
export interface HclTemplate {
  readonly kind: 'template';
  readonly parts: readonly HclTemplatePart[];
  readonly span: Span;
}

/** A stretch of a template: literal text, `${…}`, `%{if}` or `%{for}`. */
export type HclTemplatePart =
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  | { readonly kind: 'interpolation'; readonly expression: HclExpression; readonly span: Span }
  | {
      readonly kind: 'if';
      readonly condition: HclExpression;
      readonly whenTrue: readonly HclTemplatePart[];
      readonly whenFalse: readonly HclTemplatePart[];
      readonly span: Span;
    }
  | {
      readonly kind: 'for';
      readonly keyName?: string;
      readonly valueName: string;
      readonly collection: HclExpression;
      readonly body: readonly HclTemplatePart[];
      readonly span: Span;
    };

/** `[a, b]`. */
export interface HclTuple {
  readonly kind: 'tuple';
  readonly items: readonly HclExpression[];
  readonly span: Span;
}

/** `{ a = b }`. */
export interface HclObject {
  readonly kind: 'object';
  readonly entries: readonly HclObjectEntry[];
  readonly span: Span;
}

/** One entry of an object. A key that is written as a bare word is a template with that text. */
export interface HclObjectEntry {
  readonly key: HclExpression;
  readonly value: HclExpression;
  readonly span: Span;
}

/** `[for v in c : r]`, or with `resultKey` `{for k, v in c : key => r}`. */
export interface HclFor {
  readonly kind: 'for';
  readonly keyName?: string;
  readonly valueName: string;
  readonly collection: HclExpression;
  readonly resultKey?: HclExpression;
  readonly result: HclExpression;
  /** Whether `...` stands behind the result, so that results of one key become a list. */
  readonly isGrouped: boolean;
  readonly condition?: HclExpression;
  readonly span: Span;
}

/** `condition ? whenTrue : whenFalse`. */
export interface HclConditional {
  readonly kind: 'conditional';
  readonly condition: HclExpression;
  readonly whenTrue: HclExpression;
  readonly whenFalse: HclExpression;
  readonly span: Span;
}

/** `-x`, `!x`. */
export interface HclUnary {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: HclExpression;
  readonly span: Span;
}

/** What stands between two operands. */
export type HclOperator = '*' | '/' | '%' | '+' | '-' | '<' | '<=' | '>' | '>=' | '==' | '!=' | '&&' | '||';

/** `a + b`. */
export interface HclBinary {
  readonly kind: 'binary';
  readonly operator: HclOperator;
  readonly left: HclExpression;
  readonly right: HclExpression;
  readonly span: Span;
}

/** `merge(a, b...)`; the name of a provider's function holds `::`. */
export interface HclCall {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly HclExpression[];
  /** Whether `...` stands behind the last argument. */
  readonly isExpanded: boolean;
  readonly span: Span;
}

/** The first word of a traversal: `var` of `var.zone`. */
export interface HclVariable {
  readonly kind: 'variable';
  readonly name: string;
  readonly span: Span;
}

/** `of.name`; also the old `of.0`, whose name is a number. */
export interface HclGetAttribute {
  readonly kind: 'attribute';
  readonly of: HclExpression;
  readonly name: string;
  readonly span: Span;
}

/** `of[key]`. */
export interface HclIndex {
  readonly kind: 'index';
  readonly of: HclExpression;
  readonly key: HclExpression;
  readonly span: Span;
}

/** `of[*].name`, `of.*.name`: the steps are taken for each element; `of[*].list[*]` has one splat within another. */
export interface HclSplat {
  readonly kind: 'splat';
  readonly of: HclExpression;
  readonly steps: readonly HclStep[];
  readonly span: Span;
}

/** One step of a traversal. */
export type HclStep =
  | { readonly kind: 'attribute'; readonly name: string; readonly span: Span }
  | { readonly kind: 'index'; readonly key: HclExpression; readonly span: Span }
  | { readonly kind: 'splat'; readonly steps: readonly HclStep[]; readonly span: Span };

/** `(x)`. */
export interface HclParentheses {
  readonly kind: 'parentheses';
  readonly inner: HclExpression;
  readonly span: Span;
}

/** An expression that could not be understood; the file's problems say why. */
export interface HclBroken {
  readonly kind: 'broken';
  /** As the end of a sentence: "broken syntax". */
  readonly reason: string;
  readonly span: Span;
}

/** The text of a template without anything to evaluate; undefined for any other expression. */
export function literalText(expression: HclExpression): string | undefined {
  if (expression.kind === 'parentheses') return literalText(expression.inner);
  if (expression.kind !== 'template') return undefined;
  const [part, ...rest] = expression.parts;
  if (part === undefined) return '';
  return part.kind === 'text' && rest.length === 0 ? part.text : undefined;
}
