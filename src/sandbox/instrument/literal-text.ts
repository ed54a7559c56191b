import type { AnyNode } from 'acorn';
import type { Written } from '../program.js';

/** Longer concatenations are taken as unknown; no name has so many parts. */
const mostParts = 64;

/** What of an expression is literal text: strings, templates and their concatenation; everything else is a stretch of the file. */
export function literalTextOf(expression: AnyNode): Written {
  const parts: Written[number][] = [];
  // Concatenations lean to the left, and may be as long as a script.
  const pending = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (parts.length > mostParts) return [stretchOf(expression)];
    if (node.type === 'BinaryExpression' && node.operator === '+' && holdsText(node))
      pending.push(node.right, node.left as AnyNode);
    else if (node.type === 'Literal' && typeof node.value === 'string') parts.push(node.value);
    else if (node.type === 'TemplateLiteral')
      for (const [index, quasi] of node.quasis.entries()) {
        parts.push(quasi.value.cooked ?? '');
        const hole = node.expressions[index];
        if (hole !== undefined) parts.push(stretchOf(hole));
      }
    else parts.push(stretchOf(node));
  }
  return parts.filter(part => part !== '');
}

function stretchOf({ start, end }: AnyNode): { start: number; end: number } {
  return { start, end };
}

/** Whether a `+` joins texts rather than adds numbers, as far as it is plain to see. */
function holdsText(sum: AnyNode): boolean {
  let node: AnyNode = sum;
  while (node.type === 'BinaryExpression') {
    if (isText(node.right)) return true;
    node = node.left as AnyNode;
  }
  return isText(node);
}

function isText(node: AnyNode): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}
