import { ExpressionReader } from './expression.js';
import { Mistake, quoted } from './mistake.js';
import { nextItem, nextSibling } from './recovery.js';
import type { Token, Tokens } from './tokens.js';
import { type HclAttribute, type HclBlock, type HclBody, type HclExpression, literalText } from './tree.js';

/** A file with more mistakes than this is no HCL. */
const mostMistakes = 100;

/** How many times its length a file is read again behind mistakes, all of them together. */
const mostReread = 4;

/** What ends a body. */
type Closer = 'end' | '}';

/** Reads a file's body, and goes on behind mistakes. */
export class BodyReader {
  readonly mistakes: Mistake[] = [];
  private readonly expressions: ExpressionReader;
  /** Where the item at the top begins that is being read. */
  private topItem = 0;
  /** How many characters were read in vain. */
  private reread = 0;

  constructor(private readonly tokens: Tokens) {
    this.expressions = new ExpressionReader(tokens);
  }

  /** What stands at the top of a file and is broken in more than the value of an attribute is left out. */
  readFile(): HclBody {
    const { tokens } = this;
    const { source } = tokens;
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    for (let isRead = false; !isRead; ) {
      isRead = this.survives(
        () => this.readItems('end', attributes, blocks, undefined),
        () => (this.isLost ? undefined : nextItem(source.text, this.topItem)) ?? source.text.length,
      );
    }
    return { attributes, blocks, span: source.spanOf(0, source.text.length) };
  }

  private readItems(
    closer: Closer,
    attributes: HclAttribute[],
    blocks: HclBlock[],
    owner: Token | undefined,
  ): void {
    const { tokens } = this;
    for (;;) {
      while (tokens.take('newline')) {}
      if (closer === 'end') this.topItem = tokens.at;
      const token = tokens.peek();
      if (token.type === closer) return;
      if (closer === 'end') this.topItem = token.start;
      if (token.type !== 'identifier') throw misplaced(token, tokens, owner);
      tokens.read();
      const next = tokens.peek().type;
      if (next === '=') attributes.push(this.attribute(token, closer));
      else if (next === '{' || next === 'quote' || next === 'identifier')
        blocks.push(this.block(token, closer));
      else {
        const advice = 'lacks its `=` or `{`. Write it, or delete the word';
        throw new Mistake(`${quoted(tokens.textOf(token))} ${advice}`, token.start, token.end);
      }
    }
  }

  /** A mistake in the value costs only the value, where indentation tells where the next item begins. */
  private attribute(name: Token, closer: Closer): HclAttribute {
    const { tokens } = this;
    const { source } = tokens;
    tokens.read();
    const valueStart = tokens.at;
    let expression: HclExpression | undefined;
    let end = valueStart;
    const isRead = this.survives(
      () => {
        expression = this.expressions.read();
        end = tokens.at;
        this.endLine(closer);
      },
      () => (this.isLost ? undefined : nextSibling(source.text, name.start)),
    );
    if (expression === undefined || !isRead) {
      end = Math.max(valueStart, tokens.at);
      expression = { kind: 'broken', reason: 'broken syntax', span: source.spanOf(valueStart, end) };
    }
    return {
      name: tokens.textOf(name),
      nameSpan: source.spanOf(name.start, name.end),
      expression,
      span: source.spanOf(name.start, end),
    };
  }

  private block(type: Token, closer: Closer): HclBlock {
    const { tokens } = this;
    const { source } = tokens;
    const labels: string[] = [];
    let headEnd = type.end;
    for (let token = tokens.read(); token.type !== '{'; token = tokens.read()) {
      if (token.type !== 'identifier' && token.type !== 'quote') {
        const advice = 'lacks its `{`. Write it on the same line';
        throw new Mistake(`the block ${quoted(tokens.textOf(type))} ${advice}`, token.start, token.end);
      }
      labels.push(token.type === 'quote' ? this.label(token) : tokens.textOf(token));
      headEnd = tokens.at;
    }
    const bodyStart = tokens.at;
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    this.expressions.nesting.enter(type.start);
    this.readItems('}', attributes, blocks, type);
    this.expressions.nesting.leave();
    const close = tokens.read();
    const block: HclBlock = {
      type: tokens.textOf(type),
      labels,
      body: { attributes, blocks, span: source.spanOf(bodyStart, close.start) },
      span: source.spanOf(type.start, close.end),
      headSpan: source.spanOf(type.start, headEnd),
    };
    this.endLine(closer);
    return block;
  }

  private label(quote: Token): string {
    const template = this.expressions.readTemplate({ kind: 'quoted' }, quote.start);
    const text = literalText(template);
    if (text !== undefined) return text;
    throw new Mistake('the label of a block must be plain text. Write it out', quote.start, this.tokens.at);
  }

  private endLine(closer: Closer): void {
    const token = this.tokens.peek();
    if (this.tokens.take('newline') || token.type === 'end' || token.type === closer) return;
    throw new Mistake('a line break is missing. Write it before this', token.start, token.end);
  }

  private get isLost(): boolean {
    const { length } = this.tokens.source.text;
    return this.mistakes.length >= mostMistakes || this.reread > mostReread * length;
  }

  /** Whether nothing was wrong; behind a mistake reading goes on where `resume` says, and it is thrown again where that is nowhere. */
  private survives(read: () => void, resume: () => number | undefined): boolean {
    const { nesting } = this.expressions;
    const depth = nesting.mark();
    try {
      read();
      return true;
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      const next = resume();
      if (next === undefined) throw error;
      this.mistakes.push(error);
      this.reread += Math.max(0, this.tokens.at - next);
      nesting.reset(depth);
      this.tokens.setLinesEnd(true);
      this.tokens.jump(next);
      return false;
    }
  }
}

function misplaced(token: Token, tokens: Tokens, owner: Token | undefined): Mistake {
  if (token.type === 'end' && owner !== undefined)
    return new Mistake(
      `the block ${quoted(tokens.textOf(owner))} is not closed. Add its \`}\``,
      owner.start,
      owner.end,
    );
  const advice =
    token.type === 'quote' ? 'Write names without quotes' : 'Delete it, or check the brackets before it';
  return new Mistake(
    `${quoted(tokens.textOf(token))} stands where a name should. ${advice}`,
    token.start,
    token.end,
  );
}
