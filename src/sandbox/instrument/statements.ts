import type { AnyNode, CallExpression, Pattern } from 'acorn';
import type { LostStatement, Written } from '../program.js';
import { literalTextOf } from './literal-text.js';
import { addNames, childrenOf, isFunction, namesDeclaredIn } from './syntax-tree.js';

/** Methods of texts and lists that call nothing of the script's own. */
const plainMethods = new Set(
  (
    'charAt concat endsWith hasOwnProperty includes indexOf join keys lastIndexOf log match now padEnd padStart ' +
    'parse pop push repeat reverse search shift slice splice split startsWith stringify substr substring ' +
    'toLowerCase toString toUpperCase trim unshift'
  ).split(' '),
);

/** Whether a call is of a method that does nothing but work on a text or a list. */
export function isPlainMethod({ callee }: CallExpression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    !callee.computed &&
    callee.property.type === 'Identifier' &&
    plainMethods.has(callee.property.name)
  );
}

/** Whether a statement may throw. A `throw` itself is meant to end everything. */
export function canBeLost(statement: AnyNode): boolean {
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.some(({ init }) => init && init.type !== 'Literal');
  return losable.has(statement.type);
}

const losable = new Set(
  'Block Expression For ForIn ForOf While DoWhile If Switch Try With Labeled'
    .split(' ')
    .map(name => `${name}Statement`),
);

/** Whether a loop ends by what is in its body alone, so that it might go on for ever without a part of it. */
export function isEndless(loop: AnyNode): boolean {
  if (loop.type === 'ForStatement') return !loop.test || loop.test.type === 'Literal';
  return (loop.type === 'WhileStatement' || loop.type === 'DoWhileStatement') && loop.test.type === 'Literal';
}

/** Whether what a statement declares is seen only in the block around it. */
export function isLexical(statement: AnyNode): boolean {
  return statement.type === 'VariableDeclaration' && statement.kind !== 'var';
}

/** Whether a statement may end what is around it, so that what follows runs only where it does not. */
export function escapes(statement: AnyNode): boolean {
  return someOf(statement, node => jumps.has(node.type));
}

const jumps = new Set(['BreakStatement', 'ContinueStatement', 'ReturnStatement', 'ThrowStatement']);

function someOf(node: AnyNode, holds: (node: AnyNode) => boolean): boolean {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (holds(next)) return true;
    if (!isFunction(next)) pending.push(...childrenOf(next));
  }
  return false;
}

/** What is declared where a statement runs, as far as it is written in it. */
export function declaredBy(
  statement: AnyNode,
  builders: ReadonlySet<string>,
  declarations: ReadonlySet<string>,
): LostStatement {
  const declares: Written[] = [];
  let callsOthers = false;
  const pending = [statement];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...childrenOf(node));
    if (node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression') callsOthers = true;
    if (node.type !== 'CallExpression') continue;
    const name = node.callee.type === 'Identifier' ? node.callee.name : undefined;
    if (name !== undefined && declarations.has(name)) {
      const [first] = node.arguments;
      declares.push(first === undefined ? [] : literalTextOf(first));
    } else if (!(name !== undefined && builders.has(name)) && !isPlainMethod(node)) callsOthers = true;
  }
  return { declares: declares.reverse(), callsOthers };
}

/** The global variables that a statement sets, or sets something in. */
export function namesSetBy(statement: AnyNode): string[] {
  const names = new Set<string>();
  const collect = (node: AnyNode, own: ReadonlySet<string>): void => {
    const set = new Set<string>();
    if (node.type === 'VariableDeclarator') addNames(node.id, set);
    else if (node.type === 'AssignmentExpression') addTarget(node.left, set);
    else if (node.type === 'UpdateExpression') addTarget(node.argument, set);
    else if (
      (node.type === 'ForInStatement' || node.type === 'ForOfStatement') &&
      node.left.type !== 'VariableDeclaration'
    )
      addTarget(node.left, set);
    for (const name of set) if (!own.has(name)) names.add(name);
    const inner = isFunction(node) ? new Set([...own, ...namesDeclaredIn(node)]) : own;
    for (const child of childrenOf(node)) collect(child, inner);
  };
  collect(statement, new Set());
  return [...names];
}

function addTarget(target: AnyNode, names: Set<string>): void {
  let base = target;
  while (base.type === 'MemberExpression') base = base.object as AnyNode;
  addNames(base as Pattern, names);
}
