import { type AnyNode, type CallExpression, parse } from 'acorn';
import type { LostStatement, Place, Program, Site } from '../program.js';
import { literalTextOf } from './literal-text.js';
import {
  canBeLost,
  declaredBy,
  escapes,
  isEndless,
  isLexical,
  isPlainMethod,
  namesSetBy,
} from './statements.js';
import { childrenOf, globalVariablesOf, isFunction, namesDeclaredIn } from './syntax-tree.js';

/** A statement outside functions that may be lost as a whole. */
export interface Statement extends Place {
  readonly loss: LostStatement;
  /** Global variables that are not known where the statement was lost. */
  readonly sets: readonly string[];
}

/** Gives numbers to what instrumented scripts name. */
export interface Register {
  addSite(site: Site): number;
  /** An argument, or an item of one that is a list. */
  addPart(part: Part): number;
  addStatement(statement: Statement): number;
}

/** A part of a call that may be lost by itself. */
export interface Part {
  readonly site: number;
  readonly argument: number;
  readonly start: number;
  readonly end: number;
}

/** A script that says where it is as it runs. */
export interface Instrumented {
  /** To be run one after the other: QuickJS takes quadratic time for thousands of `try` in one piece. */
  readonly pieces: readonly Piece[];
  /** Names that it makes properties of the global object. */
  readonly variables: readonly string[];
}

/** A statement of a script, or all its functions, which JavaScript declares before anything else. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The number of the statement where it may be lost. */
  readonly statement?: number;
}

/** Statements are guarded one by one in blocks up to this deep; what is deeper goes with the block it is in. */
const deepestGuard = 6;

const withBody = new Set('Block If For ForIn ForOf While DoWhile'.split(' ').map(name => `${name}Statement`));

/** Arguments in which text may stand that a record is made of. */
const telling = new Set(
  'Literal TemplateLiteral BinaryExpression ArrayExpression ObjectExpression'.split(' '),
);

/**
 * Wraps calls and statements of a script so that each record knows its call, and so that what throws costs only what
 * depends on it. Nothing else of what the script does changes. Throws acorn's SyntaxError.
 */
export function instrument(
  path: string,
  text: string,
  language: Pick<Program, 'builders' | 'declarations'>,
  register: Register,
): Instrumented {
  const script = parse(text, { ecmaVersion: 'latest', allowHashBang: true });
  const instrumenter = new Instrumenter(path, text, language, register);
  return { pieces: instrumenter.piecesOf(script.body), variables: globalVariablesOf(script) };
}

class Instrumenter {
  readonly #builders: ReadonlySet<string>;
  readonly #declarations: ReadonlySet<string>;
  readonly #output: string[] = [];
  /** Up to where the statement was put out: the tree is walked in the order of the text. */
  #written = 0;
  /** Names of the functions around. */
  #scopes: ReadonlySet<string>[] = [];
  /** Whether the function around has `await` or `yield`, which cannot move into a function of ours. */
  #suspends = false;

  constructor(
    private readonly path: string,
    private readonly text: string,
    language: Pick<Program, 'builders' | 'declarations'>,
    private readonly register: Register,
  ) {
    this.#builders = new Set(language.builders);
    this.#declarations = new Set(language.declarations);
  }

  piecesOf(statements: readonly AnyNode[]): Piece[] {
    const [first] = statements;
    const isStrict = first?.type === 'ExpressionStatement' && first.directive === 'use strict';
    const mode = isStrict ? '"use strict";' : '';
    const functions = statements.filter(({ type }) => type === 'FunctionDeclaration');
    const rest = statements.filter(({ type }) => type !== 'FunctionDeclaration');
    return [
      { text: mode + functions.map(node => this.#textOf(node)).join('\n'), start: 0, end: 0 },
      ...rest.map(node => ({
        ...{ text: mode + this.#textOf(node), start: node.start, end: node.end },
        ...(canBeLost(node) && { statement: this.#numberOf(node) }),
      })),
    ];
  }

  #textOf(statement: AnyNode): string {
    this.#output.length = 0;
    this.#written = statement.start;
    this.#visitParts(statement, 0);
    return [...this.#output, this.text.slice(this.#written, statement.end)].join('');
  }

  #insert(offset: number, code: string): void {
    this.#output.push(this.text.slice(this.#written, offset), code);
    this.#written = offset;
  }

  #numberOf(statement: AnyNode): number {
    return this.register.addStatement({
      ...{ path: this.path, start: statement.start, end: statement.end },
      sets: namesSetBy(statement),
      loss: declaredBy(statement, this.#builders, this.#declarations),
    });
  }

  /** In a block a statement stands alone only where what follows does not depend on how it ended. */
  #visitStatement(statement: AnyNode, depth: number): void {
    const isGuarded =
      depth <= deepestGuard && canBeLost(statement) && !escapes(statement) && !isLexical(statement);
    if (isGuarded) this.#insert(statement.start, 'try{');
    this.#visitParts(statement, depth);
    if (isGuarded) this.#insert(statement.end, `}catch($dcv){$dcvLost(${this.#numberOf(statement)},$dcv)}`);
  }

  /** What is in blocks and loops outside functions is guarded like what is not. */
  #visitParts(statement: AnyNode, depth: number): void {
    if (!withBody.has(statement.type) || isEndless(statement)) this.#visit(statement);
    else
      for (const child of childrenOf(statement))
        if (child.type === 'BlockStatement') this.#visitParts(child, depth);
        else if (child.type.endsWith('Statement') || statement.type === 'BlockStatement')
          this.#visitStatement(child, depth + 1);
        else this.#visit(child);
  }

  #visit(node: AnyNode): void {
    if (node.type === 'CallExpression') this.#visitCall(node);
    else if (isFunction(node)) this.#visitFunction(node);
    // What `?.` passes over reaches to the end of its chain, which a call of ours would break.
    else if (node.type === 'ChainExpression') return;
    else for (const child of childrenOf(node)) this.#visit(child);
  }

  #visitFunction(node: AnyNode & { async: boolean; generator: boolean }): void {
    const [scopes, suspends] = [this.#scopes, this.#suspends];
    this.#scopes = [...scopes, namesDeclaredIn(node)];
    this.#suspends = node.async || node.generator;
    for (const child of childrenOf(node)) this.#visit(child);
    this.#scopes = scopes;
    this.#suspends = suspends;
  }

  #visitCall(call: CallExpression): void {
    const kind = this.#kindOf(call);
    const isTold = kind !== undefined || mayTell(call);
    const site = isTold ? this.register.addSite(this.#siteOf(call)) : -1;
    const isThunk = kind === 'builder' && !this.#suspends;
    if (isTold) this.#insert(call.start, isThunk ? `$dcvBuild(${site},()=>` : `$dcvPop($dcvPush(${site}),`);
    this.#visit(call.callee);
    for (const [index, argument] of call.arguments.entries())
      if (kind === undefined) this.#visit(argument);
      else this.#visitArgument(argument, site, index);
    if (isTold) this.#insert(call.end, ')');
  }

  /** Of a list each item is guarded by itself. */
  #visitArgument(argument: AnyNode, site: number, index: number): void {
    if (argument.type === 'ArrayExpression')
      for (const item of argument.elements) item && this.#visitArgument(item, site, index);
    else if (this.#isSafe(argument) || argument.type === 'SpreadElement' || this.#suspends)
      this.#visit(argument);
    else {
      const { start, end } = argument;
      const part = this.register.addPart({ site, argument: index, start, end });
      this.#insert(start, `$dcvPart(${part},()=>(`);
      this.#visit(argument);
      this.#insert(end, '))');
    }
  }

  /** Whether evaluating it throws under no circumstances. */
  #isSafe(node: AnyNode): boolean {
    if (node.type === 'Identifier') return this.#isLocal(node.name);
    if (node.type === 'Property') return !node.computed && this.#isSafe(node.value);
    if (node.type === 'ObjectExpression') return node.properties.every(property => this.#isSafe(property));
    return node.type === 'Literal' || isFunction(node) || this.#kindOf(node) === 'builder';
  }

  #kindOf(node: AnyNode): 'builder' | 'declaration' | undefined {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.optional)
      return undefined;
    const { name } = node.callee;
    if (this.#isLocal(name)) return undefined;
    if (this.#builders.has(name)) return 'builder';
    return this.#declarations.has(name) ? 'declaration' : undefined;
  }

  #isLocal(name: string): boolean {
    return this.#scopes.some(names => names.has(name));
  }

  #siteOf(call: CallExpression): Site {
    const { start, end, callee } = call;
    // What stands behind a spread is no argument of a known number.
    const spread = call.arguments.findIndex(({ type }) => type === 'SpreadElement');
    const given = spread === -1 ? call.arguments : call.arguments.slice(0, spread);
    return {
      ...{ path: this.path, start, end },
      callee: this.text.slice(callee.start, Math.min(callee.end, callee.start + 80)),
      arguments: given.map(argument => ({
        start: argument.start,
        end: argument.end,
        parts: literalTextOf(argument),
      })),
    };
  }
}

/** Whether a call of the script's own function may hold text that a record is made of, or name a file. */
function mayTell(call: CallExpression): boolean {
  const { callee } = call;
  if (call.optional || isPlainMethod(call)) return false;
  // A direct `eval` knows the names around it only as such.
  if (callee.type === 'Identifier') return callee.name !== 'eval' && call.arguments.length > 0;
  return callee.type === 'MemberExpression' && call.arguments.some(({ type }) => telling.has(type));
}
