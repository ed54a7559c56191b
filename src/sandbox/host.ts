/**
 * The globals that a prelude finds inside the sandbox. They cannot be redefined, and reach nothing but the repository,
 * so that it does no harm if scripts call them too. A *lost value* stands for what threw: whatever is done with it
 * (a property read, a call, a conversion to text) throws again, so ask `__lossOf` first.
 *
 * A prelude is a set of modules that import each other by `./name.js`. `index.js` defines the globals of its language
 * with `__define`, and exports `start`, which runs the entry by `__run(__entry)`, and `finish`, which gives the result.
 * Scripts run in one global scope, sloppy, and share the prelude's `Array`, `Object` and `JSON`: who is wary keeps own
 * references to their methods. The clock stands still, and `Math.random` is constant.
 */
export interface Host {
  readonly __entry: string;
  /** Defines a global that scripts may redefine, and do not see in `for (name in this)`. */
  __define(name: string, value: unknown): void;
  /** A path as written in a script, made repository-relative; undefined where it leads out of the repository. */
  __resolve(directory: string, path: string): string | undefined;
  /** Repository-relative paths of all files below a folder, sorted; `''` is the repository. */
  __list(directory: string): string[];
  /** Whether there is such a file. */
  __exists(path: string): boolean;
  /** The text of a file; throws where there is none. */
  __read(path: string): string;
  /** Runs a script in the global scope, every time it is called. Throws where it is missing or does not parse. */
  __run(path: string): void;
  /** The value of a file of JSON, JSON5 or any JavaScript expression; a lost value where it is missing or broken. */
  __json(path: string): unknown;
  /** The calls that are being made, innermost first, at most eight: inside `CNAME` the first is the call of `CNAME`. */
  __at(): number[];
  /** Which loss a value stands for, if it is a lost value. */
  __lossOf(value: unknown): number | undefined;
  /** A digest in hexadecimal: `sha1`, `sha256` or `sha512`. */
  __hash(algorithm: string, text: string): string;
  /** A lost value, for what the language cannot do: the reason is a clause. */
  __lose(reason: string): unknown;
}
