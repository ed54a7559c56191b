import { parse } from '@cdktn/hcl2json';
import type { HclBlock, HclBody, HclExpression, HclTemplatePart } from '../../src/syntax/hcl/tree.js';

/** A file as HashiCorp's own parser reads it, in JSON; undefined where it refuses it. */
export async function hcl2json(text: string): Promise<unknown> {
  try {
    return JSON.parse(JSON.stringify(await parse('main.tf', text)));
  } catch {
    return undefined;
  }
}

/** A body in the form of hcl2json: literals and templates decoded, other expressions as their source. */
export function jsonOf(body: HclBody): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const block of body.blocks) addBlock(json, block);
  for (const { name, expression } of body.attributes) json[name] = jsonValue(expression);
  return json;
}

function addBlock(json: Record<string, unknown>, block: HclBlock): void {
  let at = json;
  const path = [block.type, ...block.labels];
  const last = path.pop()!;
  for (const key of path) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  at[last] ??= [];
  (at[last] as unknown[]).push(jsonOf(block.body));
}

function jsonValue(expression: HclExpression): unknown {
  const { kind } = expression;
  if (kind === 'literal') return expression.value;
  if (
    kind === 'unary' &&
    expression.operand.kind === 'literal' &&
    typeof expression.operand.value === 'number'
  )
    return -expression.operand.value;
  if (kind === 'template') return expression.parts.map(partOf).join('');
  if (kind === 'tuple') return expression.items.map(jsonValue);
  if (kind === 'object')
    return Object.fromEntries(expression.entries.map(({ key, value }) => [keyOf(key), jsonValue(value)]));
  return `\${${sourceOf(expression)}}`;
}

function keyOf(key: HclExpression): string {
  if (key.kind === 'template') return key.parts.map(partOf).join('');
  if (key.kind === 'literal') return String(key.value);
  return `\${${sourceOf(key)}}`;
}

function sourceOf({ span }: HclExpression): string {
  return span.file.text.slice(span.start, span.end);
}

function partOf(part: HclTemplatePart): string {
  if (part.kind === 'text') return part.text.replace(/[$%]\{/g, sign => sign[0] + sign);
  if (part.kind === 'interpolation') return interpolationOf(part.expression);
  if (part.kind === 'if') {
    const otherwise = part.whenFalse.map(partOf).join('');
    return `%{if ${sourceOf(part.condition)}}${part.whenTrue.map(partOf).join('')}${otherwise === '' ? '' : `%{else}${otherwise}`}%{endif}`;
  }
  const names = part.keyName === undefined ? part.valueName : `${part.keyName}, ${part.valueName}`;
  return `%{for ${names} in ${sourceOf(part.collection)}}${part.body.map(partOf).join('')}%{endfor}`;
}

/** A literal stands for itself, and a template for its parts. */
function interpolationOf(expression: HclExpression): string {
  if (expression.kind === 'literal') return String(expression.value);
  if (expression.kind === 'template') return expression.parts.map(partOf).join('');
  return `\${${sourceOf(expression)}}`;
}
