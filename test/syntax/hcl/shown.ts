import { readHcl } from '../../../src/syntax/hcl/hcl.js';
import type {
  HclBody,
  HclExpression,
  HclFile,
  HclStep,
  HclTemplatePart,
} from '../../../src/syntax/hcl/tree.js';

/** A file of HCL. */
export function read(text: string): HclFile {
  return readHcl({ path: 'main.tf', text });
}

/** The expression of an attribute, in prefix notation. */
export function expression(text: string): string {
  const { body, problems } = read(`x = ${text}\n`);
  if (problems.length > 0) return problems.map(({ message }) => message).join('\n');
  return inPrefix(body.attributes[0]!.expression);
}

/** A body with its expressions in prefix notation. */
export function bodyShown({ attributes, blocks }: HclBody): object {
  return {
    ...Object.fromEntries(attributes.map(({ name, expression }) => [name, inPrefix(expression)])),
    ...(blocks.length > 0 && {
      blocks: blocks.map(({ type, labels, body }) => [[type, ...labels].join(' '), bodyShown(body)]),
    }),
  };
}

function inPrefix(expression: HclExpression): string {
  switch (expression.kind) {
    case 'literal':
      return String(expression.value);
    case 'template':
      return `"${expression.parts.map(part).join('')}"`;
    case 'tuple':
      return `[${expression.items.map(inPrefix).join(' ')}]`;
    case 'object':
      return `{${expression.entries.map(({ key, value }) => `${inPrefix(key)}=${inPrefix(value)}`).join(' ')}}`;
    case 'for': {
      const { keyName, valueName, collection, resultKey, result, isGrouped, condition } = expression;
      const key = resultKey === undefined ? '' : `${inPrefix(resultKey)}=>`;
      const filter = condition === undefined ? '' : ` if ${inPrefix(condition)}`;
      return `(for ${keyName ?? '_'} ${valueName} ${inPrefix(collection)}: ${key}${inPrefix(result)}${isGrouped ? '...' : ''}${filter})`;
    }
    case 'conditional':
      return `(? ${inPrefix(expression.condition)} ${inPrefix(expression.whenTrue)} ${inPrefix(expression.whenFalse)})`;
    case 'unary':
      return `(${expression.operator} ${inPrefix(expression.operand)})`;
    case 'binary':
      return `(${expression.operator} ${inPrefix(expression.left)} ${inPrefix(expression.right)})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(inPrefix).join(' ')}${expression.isExpanded ? '...' : ''})`;
    case 'variable':
      return expression.name;
    case 'attribute':
      return `${inPrefix(expression.of)}.${expression.name}`;
    case 'index':
      return `${inPrefix(expression.of)}[${inPrefix(expression.key)}]`;
    case 'splat':
      return `${inPrefix(expression.of)}[*${expression.steps.map(step).join('')}]`;
    case 'parentheses':
      return `(${inPrefix(expression.inner)})`;
    case 'broken':
      return `<${expression.reason}>`;
  }
}

function step(step: HclStep): string {
  if (step.kind === 'attribute') return `.${step.name}`;
  return step.kind === 'index'
    ? `[${inPrefix(step.key)}]`
    : `[*${step.steps.map(inner => stepShown(inner)).join('')}]`;
}

function stepShown(inner: HclStep): string {
  return step(inner);
}

function part(part: HclTemplatePart): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'interpolation':
      return `<${inPrefix(part.expression)}>`;
    case 'if':
      return `<if ${inPrefix(part.condition)}: ${part.whenTrue.map(inner).join('')} | ${part.whenFalse.map(inner).join('')}>`;
    case 'for':
      return `<for ${part.keyName ?? '_'} ${part.valueName} ${inPrefix(part.collection)}: ${part.body.map(inner).join('')}>`;
  }
}

function inner(piece: HclTemplatePart): string {
  return part(piece);
}
