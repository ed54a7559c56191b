import type { Bridge } from '../bridge.js';
import type { Host } from '../host.js';

/**
 * The part of the sandbox that runs inside it, before anything else: what instrumented scripts call, and the `Host`.
 * It is carried over as text, so it may refer to nothing outside itself.
 */
export function runtime(global: Record<string, unknown>, bridge: Bridge): void {
  const { defineProperty, hasOwn } = Object;
  const { parse, stringify } = JSON;
  const { exec } = RegExp.prototype;
  const { indexOf } = String.prototype;
  const { get, set } = WeakMap.prototype;
  const { apply } = Reflect;
  const ReferenceErrors = ReferenceError;
  const Errors = Error;
  const Proxies = Proxy;
  const InternalErrors = (global as { InternalError: ErrorConstructor }).InternalError;

  const fixed = (name: string, value: unknown): void => {
    defineProperty(global, name, { value, writable: false, enumerable: false, configurable: false });
  };

  /** Scripts that run scripts; each level takes of the thread's stack as well. */
  const deepestRun = 40;

  // The calls that are being made. The ring is wider than any chain that is asked for.
  const ring = new Int32Array(64);
  let depth = 0;

  function at(): number[] {
    const chain: number[] = [];
    for (let index = depth - 1; index >= 0 && index >= depth - 8; index--)
      chain[chain.length] = ring[index & 63]!;
    return chain;
  }

  function innermost(): number {
    return depth > 0 ? ring[(depth - 1) & 63]! : -1;
  }

  function push(site: number): number {
    ring[depth & 63] = site;
    return depth++;
  }

  function pop(saved: number, value: unknown): unknown {
    depth = saved;
    return value;
  }

  function build(site: number, call: () => unknown): unknown {
    const saved = push(site);
    try {
      return call();
    } catch (error) {
      return lostValue(note(bridge.loseCall, site, error));
    } finally {
      depth = saved;
    }
  }

  function part(number: number, evaluate: () => unknown): unknown {
    const saved = depth;
    try {
      return evaluate();
    } catch (error) {
      depth = saved;
      return lostValue(note(bridge.losePart, number, error));
    }
  }

  const lossOfValue = new WeakMap<object, number>();
  const lossOfError = new WeakMap<object, number>();
  const values: object[] = [];

  function lossIn(map: WeakMap<object, number>, key: unknown): number | undefined {
    const isObject = (typeof key === 'object' && key !== null) || typeof key === 'function';
    return isObject ? (apply(get, map, [key]) as number | undefined) : undefined;
  }

  function lossOf(value: unknown): number | undefined {
    return lossIn(lossOfValue, value);
  }

  /** Throws whatever is done with it. */
  function lostValue(loss: number): object {
    if (hasOwn(values, loss)) return values[loss]!;
    const rethrow = (): never => {
      throw errorOf(loss);
    };
    const handler = {
      get: rethrow,
      set: rethrow,
      has: rethrow,
      deleteProperty: rethrow,
      ownKeys: rethrow,
      getOwnPropertyDescriptor: rethrow,
      defineProperty: rethrow,
      getPrototypeOf: rethrow,
      setPrototypeOf: rethrow,
      isExtensible: rethrow,
      preventExtensions: rethrow,
    };
    const value = new Proxies({}, handler);
    apply(set, lossOfValue, [value, loss]);
    defineProperty(values, loss, { value });
    return value;
  }

  function errorOf(loss: number): Error {
    const error = new Errors('lost');
    apply(set, lossOfError, [error, loss]);
    return error;
  }

  /** An error's words may be a getter of the script's, and throw. */
  function messageOf(error: unknown): string {
    try {
      const message = (error as Error)?.message;
      return typeof message === 'string' ? message : `${error}`;
    } catch {
      return 'an error was thrown that has no message';
    }
  }

  function note<Answer>(
    lose: (what: number, reason: string, undefinedName: string, behind: number) => Answer,
    what: number,
    error: unknown,
  ): Answer {
    const message = messageOf(error);
    // Without time or memory there is nothing to go on with. Where there is none even for an error, QuickJS throws
    // null, or a value that is not of this world.
    const isOver = message === 'interrupted' || message === 'out of memory';
    const isNothing = error === null || message === '[unsupported type]';
    if (isNothing || (isOver && error instanceof InternalErrors)) throw error;
    const behind = lossIn(lossOfError, error) ?? -1;
    const found = error instanceof ReferenceErrors ? apply(exec, /^'(.+)' is not defined$/, [message]) : null;
    const name = found === null ? '' : found[1]!;
    return lose(what, found === null ? message : `${name} is not defined`, name, behind);
  }

  /** Takes a lost statement down, and makes what it would have set throw where it is read. */
  function lostStatement(statement: number, error: unknown): void {
    depth = 0;
    const { loss, names } = parse(note(bridge.loseStatement, statement, error)) as {
      loss: number;
      names: string[];
    };
    for (let index = 0; index < names.length; index++) poison(names[index]!, loss);
  }

  function poison(name: string, loss: number): void {
    const set = (value: unknown): void => {
      defineProperty(global, name, { value, writable: true, enumerable: true, configurable: true });
    };
    const get = (): never => {
      throw errorOf(loss);
    };
    try {
      defineProperty(global, name, { get, set, enumerable: true, configurable: true });
    } catch {
      // A function of that name, or one of ours.
    }
  }

  let running = 0;
  function run(path: string): void {
    if (running >= deepestRun) throw new Errors(`scripts run each other more than ${deepestRun} deep`);
    const { variables, statements } = parse(bridge.open(path)) as {
      variables: string[];
      statements: (number | null)[];
    };
    // As properties that were there before, variables can be made to throw.
    for (let index = 0; index < variables.length; index++) declare(variables[index]!);
    running++;
    try {
      for (let index = 0; index < statements.length; index++) runPiece(path, index, statements[index]!);
    } finally {
      running--;
    }
  }

  function runPiece(path: string, index: number, statement: number | null): void {
    try {
      bridge.run(path, index);
    } catch (error) {
      if (statement === null) throw error;
      lostStatement(statement, error);
    }
  }

  function declare(name: string): void {
    if (!hasOwn(global, name))
      defineProperty(global, name, {
        value: undefined,
        writable: true,
        enumerable: true,
        configurable: true,
      });
  }

  /**
   * As DNSControl reads it: an expression, of which what JSON can hold is kept. Most files are JSON already, which
   * means the same but for a key that sets the prototype.
   */
  function dataOf(path: string): unknown {
    const text = bridge.read(path);
    try {
      if (apply(indexOf, text, ['__proto__']) === -1) return parse(text);
    } catch {
      // No JSON.
    }
    return parse(stringify(bridge.evaluate(path)));
  }

  const host: Host = {
    __entry: bridge.entry,
    __define: (name, value) =>
      void defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true }),
    __resolve: (directory, path) => bridge.resolve(`${directory}`, `${path}`),
    __list: directory => parse(bridge.list(`${directory}`)) as string[],
    __read: path => bridge.read(`${path}`),
    __exists: path => bridge.exists(`${path}`) === 1,
    __hash: (algorithm, text) => bridge.hash(`${algorithm}`, `${text}`),
    __run: path => run(`${path}`),
    __json(path) {
      const saved = depth;
      try {
        return dataOf(`${path}`);
      } catch (error) {
        depth = saved;
        return lostValue(note(bridge.loseCall, innermost(), error));
      }
    },
    __at: at,
    __lossOf: lossOf,
    __lose: reason => lostValue(bridge.loseCall(innermost(), `${reason}`, '', -1)),
  };
  for (const name in host) fixed(name, host[name as keyof Host]);
  fixed('$dcvPush', push);
  fixed('$dcvPop', pop);
  fixed('$dcvBuild', build);
  fixed('$dcvPart', part);
  fixed('$dcvLost', lostStatement);
}
