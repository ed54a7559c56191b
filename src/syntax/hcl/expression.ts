import type { Span } from '../../source.js';
import { close, expect, spanFrom } from './brackets.js';
import { readObject, readTuple } from './collection.js';
import { Mistake, Nesting } from './mistake.js';
import { TemplateReader, type TemplateStyle } from './template.js';
import type { Token, Tokens } from './tokens.js';
import type { HclExpression, HclOperator, HclStep, HclTemplate } from './tree.js';

/** How strongly an operator binds. */
const precedence: ReadonlyMap<string, number> = new Map([
  ['||', 1],
  ['&&', 2],
  ...(['==', '!='] as const).map(operator => [operator, 3] as const),
  ...(['<', '<=', '>', '>='] as const).map(operator => [operator, 4] as const),
  ...(['+', '-'] as const).map(operator => [operator, 5] as const),
  ...(['*', '/', '%'] as const).map(operator => [operator, 6] as const),
]);

/** How many operators or steps may follow each other, since each makes the tree one deeper. */
const longestChain = 500;

/** Reads expressions from tokens. Throws `Mistake`. */
export class ExpressionReader {
  readonly nesting = new Nesting();
  private readonly templates: TemplateReader;

  constructor(private readonly tokens: Tokens) {
    this.templates = new TemplateReader(tokens, this.nesting, () => this.read());
  }

  read(): HclExpression {
    const { start } = this.tokens.peek();
    this.nesting.enter(start);
    let expression = this.operation(1, { length: 0 });
    if (this.tokens.take('?')) {
      const whenTrue = this.read();
      expect(this.tokens, ':', 'a condition lacks its second choice. Write `condition ? a : b`');
      const whenFalse = this.read();
      expression = {
        kind: 'conditional',
        condition: expression,
        whenTrue,
        whenFalse,
        span: this.spanFrom(start),
      };
    }
    this.nesting.leave();
    return expression;
  }

  readTemplate(style: TemplateStyle, start: number): HclTemplate {
    return this.templates.read(style, start);
  }

  private operation(least: number, chain: { length: number }): HclExpression {
    const { start } = this.tokens.peek();
    let left = this.unary();
    for (;;) {
      const { type: operator, start: at } = this.tokens.peek();
      const binds = precedence.get(operator) ?? 0;
      if (binds < least) return left;
      if (++chain.length > longestChain) throw tooLong(at);
      this.tokens.read();
      const right = this.operation(binds + 1, chain);
      left = {
        kind: 'binary',
        operator: operator as HclOperator,
        left,
        right,
        span: this.spanFrom(start),
      };
    }
  }

  private unary(): HclExpression {
    const sign = this.tokens.peek();
    if (sign.type !== '-' && sign.type !== '!') return this.traversal();
    this.tokens.read();
    this.nesting.enter(sign.start);
    const operand = this.unary();
    this.nesting.leave();
    return { kind: 'unary', operator: sign.type, operand, span: this.spanFrom(sign.start) };
  }

  private traversal(): HclExpression {
    const { start } = this.tokens.peek();
    let expression = this.term();
    for (let length = 0; ; length++) {
      const step = this.step();
      if (step === undefined) return expression;
      if (length === longestChain) throw tooLong(this.tokens.at);
      const span = this.spanFrom(start);
      if (step.kind === 'attribute')
        expression = { kind: 'attribute', of: expression, name: step.name, span };
      else if (step.kind === 'index') expression = { kind: 'index', of: expression, key: step.key, span };
      else expression = { kind: 'splat', of: expression, steps: step.steps, span };
    }
  }

  private step(): HclStep | undefined {
    const { tokens } = this;
    const open = tokens.peek();
    if (open.type === '.') return this.dotStep(open);
    if (open.type !== '[') return undefined;
    tokens.read();
    const before = tokens.setLinesEnd(false);
    const key = tokens.take('*') ? undefined : this.read();
    close(tokens, ']', open, before);
    if (key === undefined) return this.splat(open, true);
    return { kind: 'index', key, span: this.spanFrom(open.start) };
  }

  private dotStep(dot: Token): HclStep {
    const { tokens } = this;
    tokens.read();
    if (tokens.take('*')) return this.splat(dot, false);
    const token = tokens.peek();
    // The old `list.0`; of `list.0.1` HCL's own tokens make one number.
    const name = tokens.textOf(token);
    if (token.type === 'number' && !/^\d+$/.test(name))
      throw new Mistake('two numbers follow a dot. Write `[0][1]`', token.start, token.end);
    if (token.type !== 'identifier' && token.type !== 'number')
      throw new Mistake('a name is missing behind a dot. Write it, or delete the dot', dot.start, dot.end);
    tokens.read();
    return { kind: 'attribute', name, span: this.spanFrom(dot.start) };
  }

  /** The steps that a splat takes for each element: behind `.*` only attributes, behind `[*]` all. */
  private splat(open: Token, isFull: boolean): HclStep {
    this.nesting.enter(open.start);
    const steps: HclStep[] = [];
    for (;;) {
      const { type, start } = this.tokens.peek();
      const step = type === '.' || isFull ? this.step() : undefined;
      if (step === undefined) break;
      if (step.kind === 'splat' && !isFull)
        throw new Mistake('`.*` stands within `.*`. Write `[*]`', start, this.tokens.at);
      if (steps.push(step) > longestChain) throw tooLong(start);
    }
    this.nesting.leave();
    return { kind: 'splat', steps, span: this.spanFrom(open.start) };
  }

  private term(): HclExpression {
    const { tokens } = this;
    const token = tokens.read();
    const { start } = token;
    switch (token.type) {
      case 'number':
        return { kind: 'literal', value: Number(tokens.textOf(token)), span: this.spanFrom(start) };
      case 'identifier':
        return this.word(token);
      case 'quote':
        return this.readTemplate({ kind: 'quoted' }, start);
      case 'heredoc': {
        const [, dash, marker = ''] = /^<<(-?)(.*?)\r?\n$/.exec(tokens.textOf(token)) ?? [];
        return this.readTemplate({ kind: 'heredoc', marker, isFlush: dash === '-' }, start);
      }
      case '(': {
        const before = tokens.setLinesEnd(false);
        const inner = this.read();
        close(tokens, ')', token, before);
        return { kind: 'parentheses', inner, span: this.spanFrom(start) };
      }
      case '[':
        return readTuple(tokens, () => this.read(), token);
      case '{':
        return readObject(tokens, () => this.read(), token);
      default:
        throw new Mistake('a value is missing. Write it', start, token.end);
    }
  }

  private word(token: Token): HclExpression {
    const { tokens } = this;
    let name = tokens.textOf(token);
    while (tokens.take('::'))
      name += `::${tokens.textOf(expect(this.tokens, 'identifier', 'a function lacks its name. Write it'))}`;
    const nameSpan = this.spanFrom(token.start);
    const open = tokens.take('(');
    if (open === undefined) {
      if (name.includes('::'))
        throw new Mistake('a function lacks its arguments. Write `()`', token.start, tokens.at);
      const value = name === 'null' ? null : name === 'true' ? true : name === 'false' ? false : undefined;
      if (value !== undefined) return { kind: 'literal', value, span: nameSpan };
      return { kind: 'variable', name, span: nameSpan };
    }
    const before = tokens.setLinesEnd(false);
    const values: HclExpression[] = [];
    let isExpanded = false;
    while (tokens.peek().type !== ')' && !isExpanded) {
      values.push(this.read());
      isExpanded = tokens.take('...') !== undefined;
      if (!isExpanded && !tokens.take(',')) break;
    }
    close(tokens, ')', open, before);
    return { kind: 'call', name, nameSpan, arguments: values, isExpanded, span: this.spanFrom(token.start) };
  }

  private spanFrom(start: number): Span {
    return spanFrom(this.tokens, start);
  }
}

function tooLong(at: number): Mistake {
  return new Mistake(`an expression has more than ${longestChain} operators or steps. Split it`, at, at + 1);
}
