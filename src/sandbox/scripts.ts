import { posix } from 'node:path';
import { parse } from 'acorn';
import type { Channel, FileAnswer } from './channel.js';
import { type Instrumented, instrument } from './instrument/instrument.js';
import type { Notes } from './notes.js';
import type { Place, Program } from './program.js';

/** Characters of all scripts together: the syntax tree of more would not fit into the memory that a worker has. */
const mostScript = 4 << 20;

/** The repository as a program sees it: each file is asked for once, each script instrumented once. */
export class Scripts {
  readonly #texts = new Map<string, string>();
  readonly #read = new Set<string>();
  readonly #lists = new Map<string, readonly string[]>();
  readonly #scripts = new Map<string, Instrumented>();
  #paths: ReadonlySet<string> | undefined;
  #characters = 0;
  /** The statement that threw last, where nothing has run since. */
  failing: Place | undefined;

  constructor(
    private readonly channel: Channel,
    private readonly program: Program,
    private readonly notes: Notes,
  ) {}

  /** The files that were read. */
  get paths(): string[] {
    return [...this.#read];
  }

  text(written: string): string {
    const path = posix.normalize(written);
    const known = this.#texts.get(path);
    if (known !== undefined) {
      this.#read.add(path);
      return known;
    }
    const answer = this.#ask({ kind: 'read', path }) as FileAnswer;
    if ('refusal' in answer) throw this.notes.behind(answer.refusal, { path });
    this.#texts.set(answer.path, answer.text);
    for (const [next, text] of answer.ahead) this.#texts.set(next, text);
    this.#read.add(answer.path);
    return answer.text;
  }

  list(directory: string): readonly string[] {
    const known = this.#lists.get(directory);
    if (known !== undefined) return known;
    const paths = this.#ask({ kind: 'list', directory }) as string[];
    this.#lists.set(directory, paths);
    return paths;
  }

  exists(path: string): boolean {
    this.#paths ??= new Set(this.list(''));
    return this.#paths.has(path);
  }

  script(path: string): Instrumented {
    const known = this.#scripts.get(path);
    if (known !== undefined) return known;
    const text = this.text(path);
    this.#characters += text.length;
    if (this.#characters > mostScript)
      throw this.notes.behind(`the scripts are larger than ${mostScript >> 20} MiB together`, { path });
    const script = this.#parsed(path, 0, () => instrument(path, text, this.program, this.notes));
    this.#scripts.set(path, script);
    return script;
  }

  /** Runs a piece of a script by a function that answers with what was thrown. */
  trace<Thrown>(path: string, index: number, run: (text: string) => Thrown | undefined): Thrown | undefined {
    const { text, start, end } = this.script(path).pieces[index]!;
    this.failing = undefined;
    const thrown = run(text);
    if (thrown !== undefined) this.failing ??= { path, start, end };
    return thrown;
  }

  /** The text of a file of data as an expression. */
  expression(path: string): string {
    const text = `(${this.text(path)}\n)`;
    this.#parsed(path, 1, () => parse(text, { ecmaVersion: 'latest' }));
    return text;
  }

  /** What a parser makes of a file, whose text begins `shift` characters into what the parser sees. */
  #parsed<Tree>(path: string, shift: number, parsing: () => Tree): Tree {
    try {
      return parsing();
    } catch (error) {
      if (error instanceof RangeError) throw this.notes.behind(`${path} nests too deeply`, { path });
      if (!(error instanceof SyntaxError)) throw error;
      const { message, pos = 0 } = error as SyntaxError & { pos?: number };
      const start = Math.min(Math.max(pos - shift, 0), this.text(path).length);
      const place = { path, start, end: Math.min(start + 1, this.text(path).length) };
      const reason = `${path} does not parse: ${message.replace(/ \(\d+:\d+\)$/, '')}`;
      throw this.notes.behind(reason, { path, place });
    }
  }

  #ask(message: unknown): unknown {
    this.channel.send(message);
    return this.channel.receive(Number.POSITIVE_INFINITY);
  }
}
