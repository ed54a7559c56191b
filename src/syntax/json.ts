import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import type { Problem, SourceFile, Span } from '../source.js';
import type { YamlEntry, YamlNode } from './yaml.js';

/** What was read of a JSON file, and what could not be. */
export interface JsonFile {
  /** In the nodes of YAML, of which JSON is a part: `true`, `null` and numbers are plain scalars, as written. */
  readonly root: YamlNode | undefined;
  /** Whether the syntax is broken, so that what follows a mistake may have been misread or missed. */
  readonly broken: boolean;
  readonly problems: readonly Problem[];
}

/** Whether what stands behind a key is passed over without a node, given the entries before it in the same object. */
export type PassOver = (key: string, before: readonly YamlEntry[]) => boolean;

/** No tool writes deeper; readers may recurse. */
const deepest = 200;

/** After the first mistakes most others are their consequence. */
const mostReported = 3;

/**
 * Reads JSON (RFC 8259), tolerant of comments and final commas. A key that stands twice is there twice. Where it holds
 * more than `mostValues`, keys counted too, it is not read further.
 */
export function readJson(file: SourceFile, passOver?: PassOver, mostValues = Infinity): JsonFile {
  const builder = new JsonBuilder(file, passOver, mostValues);
  try {
    visit(file.text, builder, { allowTrailingComma: true });
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    builder.problems.clear();
    builder.problems.set(error.at, error.message);
  }
  const problems = [...builder.problems].map(([start, message]) => {
    return { message, span: { file, start, end: Math.min(start + 1, file.text.length) } };
  });
  return { root: builder.root, broken: problems.length > 0, problems };
}

class TooMuch extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** An object or an array whose end has not come. */
interface Open {
  readonly span: { file: SourceFile; start: number; end: number };
  readonly entries: YamlEntry[];
  readonly items: YamlNode[];
  readonly kind: 'mapping' | 'sequence';
  /** A key whose value has not come. */
  key: YamlNode | undefined;
}

/** Makes one tree on the way: the library's own takes four times the memory, and turns every number into a double. */
class JsonBuilder implements JSONVisitor {
  root: YamlNode | undefined;
  /** By offset: the library reports a mistake once for the token and again for what should have stood there. */
  readonly problems = new Map<number, string>();
  private readonly open: Open[] = [];
  private depth = 0;
  private values = 0;
  /** Where the last text or number began that could not be decoded; the library leaves out of it what is wrong. */
  private undecoded: number | undefined;
  /** The depth at which something began that is passed over. */
  private passedFrom: number | undefined;

  constructor(
    private readonly file: SourceFile,
    private readonly passOver: PassOver | undefined,
    private readonly mostValues: number,
  ) {}

  readonly onObjectBegin = (start: number) => this.begin(start, 'mapping');
  readonly onArrayBegin = (start: number) => this.begin(start, 'sequence');
  readonly onObjectEnd = (start: number, length: number) => this.end(start + length);
  readonly onArrayEnd = (start: number, length: number) => this.end(start + length);

  readonly onObjectProperty = (name: string, start: number, length: number): void => {
    if (this.passedFrom !== undefined) return;
    const object = this.open.at(-1)!;
    this.closeEntry(object);
    object.key = this.scalar(name, false, { file: this.file, start, end: start + length });
  };

  readonly onLiteralValue = (value: unknown, start: number, length: number): void => {
    if (this.passedFrom !== undefined) return;
    const isText = typeof value === 'string';
    const text = isText ? value : this.file.text.slice(start, start + length);
    this.add(this.scalar(text, !isText, { file: this.file, start, end: start + length }));
  };

  readonly onError = (error: ParseErrorCode, start: number): void => {
    const name = printParseErrorCode(error);
    if (/^UnexpectedEnd|^Invalid(?!Symbol)/.test(name)) this.undecoded = start;
    const what = advice[name] ?? 'check it with a JSON linter';
    if (this.problems.size < mostReported && !this.problems.has(start))
      this.problems.set(start, `The JSON is broken: ${what}.`);
  };

  private begin(start: number, kind: 'mapping' | 'sequence'): void {
    if (++this.depth > deepest) {
      const message = `The JSON nests deeper than ${deepest} levels, and is not read from here on. Flatten it.`;
      throw new TooMuch(start, message);
    }
    if (this.passedFrom !== undefined) return;
    this.count(start);
    const span = { file: this.file, start, end: this.file.text.length };
    const open: Open = { kind, span, entries: [], items: [], key: undefined };
    const { entries, items } = open;
    if (this.add(kind === 'mapping' ? { kind, entries, span } : { kind, items, span })) this.open.push(open);
    else this.passedFrom = this.depth;
  }

  private end(end: number): void {
    const isPassed = this.passedFrom !== undefined;
    if (this.passedFrom === this.depth) this.passedFrom = undefined;
    this.depth--;
    if (isPassed) return;
    const closed = this.open.pop()!;
    this.closeEntry(closed);
    closed.span.end = Math.min(end, this.file.text.length);
  }

  /** Whether the value has a place in the tree. */
  private add(value: YamlNode): boolean {
    const parent = this.open.at(-1);
    if (parent === undefined) this.root ??= value;
    else if (parent.kind === 'sequence') parent.items.push(value);
    else if (parent.key !== undefined) {
      const { key, entries } = parent;
      parent.key = undefined;
      if (key.kind === 'scalar' && this.passOver?.(key.text, entries)) return false;
      entries.push({ key, value });
    }
    return true;
  }

  /** A key without a value. */
  private closeEntry(object: Open): void {
    const { key } = object;
    if (key === undefined) return;
    object.key = undefined;
    object.entries.push({ key, value: { kind: 'broken', reason: 'broken JSON', span: key.span } });
  }

  private count(at: number): void {
    if (++this.values <= this.mostValues) return;
    const message = `The JSON holds more than ${this.mostValues} values, and is not read from here on. Divide it.`;
    throw new TooMuch(at, message);
  }

  private scalar(text: string, plain: boolean, span: Span): YamlNode {
    this.count(span.start);
    if (span.start === this.undecoded) return { kind: 'broken', reason: 'broken JSON', span };
    return { kind: 'scalar', text, plain, span };
  }
}

/** What is wrong and what to do about it, by the library's name for it. */
const advice: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word stands here without quotes. Put it in double quotes',
  InvalidNumberFormat: 'a number is misspelt. Put it in double quotes',
  PropertyNameExpected: 'a key in double quotes is missing. Write it',
  ValueExpected: 'a value is missing. Write it, or delete the comma',
  ColonExpected: 'a colon is missing. Put it behind the key',
  CommaExpected: 'a comma is missing. Put it between the two values',
  CloseBraceExpected: 'a brace is not closed. Add `}`',
  CloseBracketExpected: 'a bracket is not closed. Add `]`',
  EndOfFileExpected: 'something follows its end. Delete it',
  InvalidCommentToken: 'a comment stands in it. Delete it',
  UnexpectedEndOfComment: 'a comment is not closed. Add `*/`',
  UnexpectedEndOfString: 'a string is not closed on its line. Add its double quote',
  UnexpectedEndOfNumber: 'a number ends too early. Complete it',
  InvalidUnicode: '`\\u` stands without four hexadecimal digits. Write them',
  InvalidEscapeCharacter: 'no such escape exists. Double the backslash',
  InvalidCharacter: 'a control character stands in a string. Write it as `\\u00XX`',
};
