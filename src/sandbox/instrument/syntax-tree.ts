import type { AnyNode, Function as FunctionNode, Pattern } from 'acorn';

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  let isSorted = true;
  const add = (value: unknown): void => {
    if (!isNode(value)) return;
    isSorted &&= (children.at(-1)?.start ?? 0) <= value.start;
    children.push(value);
  };
  for (const key in node) {
    const value = node[key as keyof AnyNode] as unknown;
    if (Array.isArray(value)) value.forEach(add);
    else add(value);
  }
  // Acorn fills the body of a `case` before its test.
  return isSorted ? children : children.sort((a, b) => a.start - b.start);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Whether a node is a function of any kind, so that what is inside runs at another time. */
export function isFunction(node: AnyNode): node is FunctionNode & AnyNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

/** Names that a function, or a script, declares for itself; those of blocks are taken for the whole of it. */
export function namesDeclaredIn(scope: AnyNode): Set<string> {
  const names = new Set<string>();
  if (isFunction(scope)) for (const parameter of scope.params) addNames(parameter, names);
  if (scope.type === 'FunctionExpression' && scope.id) names.add(scope.id.name);
  const pending = childrenOf(scope);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'VariableDeclarator') addNames(node.id, names);
    else if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
      names.add(node.id?.name ?? '');
    else if (node.type === 'CatchClause' && node.param) addNames(node.param, names);
    if (!isFunction(node)) pending.push(...childrenOf(node));
  }
  return names;
}

/** Names that a script makes properties of the global object: `var` outside functions. */
export function globalVariablesOf(script: AnyNode): string[] {
  const names = new Set<string>();
  const pending = childrenOf(script);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'VariableDeclaration' && node.kind === 'var')
      for (const { id } of node.declarations) addNames(id, names);
    if (!isFunction(node)) pending.push(...childrenOf(node));
  }
  return [...names];
}

/** The names that a pattern binds. */
export function addNames(pattern: Pattern, names: Set<string>): void {
  if (pattern.type === 'Identifier') names.add(pattern.name);
  else if (pattern.type === 'RestElement') addNames(pattern.argument, names);
  else if (pattern.type === 'AssignmentPattern') addNames(pattern.left, names);
  else if (pattern.type === 'ArrayPattern')
    for (const element of pattern.elements) element && addNames(element, names);
  else if (pattern.type === 'ObjectPattern')
    for (const property of pattern.properties)
      addNames(property.type === 'Property' ? property.value : property.argument, names);
}
