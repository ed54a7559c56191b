import { createHash } from 'node:crypto';
import type { QuickJSContext, QuickJSHandle, VmCallResult } from 'quickjs-emscripten-core';
import { resolvePath } from '../source.js';
import type { Notes, Reason } from './notes.js';
import type { Scripts } from './scripts.js';

/** What the worker offers inside the sandbox. Texts and numbers cross, and JSON for everything else. */
export interface Bridge {
  readonly entry: string;
  resolve(directory: string, path: string): string | undefined;
  /** JSON of a list of paths. */
  list(directory: string): string;
  read(path: string): string;
  /** 1 or 0. */
  exists(path: string): number;
  hash(algorithm: string, text: string): string;
  /** JSON of a script's variables, and of the number of the statement, or null, for each of its pieces. */
  open(path: string): string;
  /** Runs a piece of a script, and throws what it throws. */
  run(path: string, piece: number): void;
  /** The value of a file that is an expression; throws what it throws. */
  evaluate(path: string): unknown;
  /** The number of the new loss; -1 stands for no call, and for no earlier loss behind this one. */
  loseCall(site: number, reason: string, undefinedName: string, behind: number): number;
  losePart(part: number, reason: string, undefinedName: string, behind: number): number;
  /** JSON of the number of the new loss, and of the names that the statement would have set. */
  loseStatement(statement: number, reason: string, undefinedName: string, behind: number): string;
}

type Answer = string | number | undefined | VmCallResult<QuickJSHandle>;

/** The object of the interface `Bridge`, inside. */
export function bridgeOf(vm: QuickJSContext, entry: string, scripts: Scripts, notes: Notes): QuickJSHandle {
  const answers: Record<Exclude<keyof Bridge, 'entry'>, (...texts: string[]) => Answer> = {
    resolve: (directory = '', path = '') => resolvePath(directory, path),
    list: (directory = '') => JSON.stringify(scripts.list(directory)),
    read: (path = '') => scripts.text(path),
    exists: (path = '') => (scripts.exists(path) ? 1 : 0),
    hash: (algorithm = '', text = '') => createHash(algorithm).update(text).digest('hex'),
    open(path = '') {
      const { variables, pieces } = scripts.script(path);
      return JSON.stringify({ variables, statements: pieces.map(({ statement }) => statement ?? null) });
    },
    run: (path = '', piece) =>
      scripts.trace(path, Number(piece), text => {
        const result = vm.evalCode(text, path);
        if (!result.error) result.value.dispose();
        return result.error ? result : undefined;
      }),
    evaluate: (path = '') => vm.evalCode(scripts.expression(path), path),
    loseCall: (site, ...reason) => notes.loseCall(Number(site), reasonOf(reason)),
    losePart: (part, ...reason) => notes.losePart(Number(part), reasonOf(reason)),
    loseStatement: (statement, ...reason) =>
      JSON.stringify(notes.loseStatement(Number(statement), reasonOf(reason))),
  };
  const bridge = vm.newObject();
  vm.setProp(bridge, 'entry', vm.newString(entry));
  for (const [name, answer] of Object.entries(answers))
    vm.setProp(
      bridge,
      name,
      vm.newFunction(name, (...handles) => {
        const answered = answer(...handles.map(handle => vm.getString(handle)));
        if (typeof answered === 'string') return vm.newString(answered);
        return typeof answered === 'number' ? vm.newNumber(answered) : answered;
      }),
    );
  return bridge;
}

function reasonOf([text = '', undefinedName = '', behind]: string[]): Reason {
  return { text, undefinedName, behind: Number(behind) };
}
