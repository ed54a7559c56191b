import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { bridgeOf } from './bridge.js';
import type { Channel, Ending } from './channel.js';
import { stopClock } from './inside/clock.js';
import { runtime } from './inside/runtime.js';
import { clipped, mostLosses, Notes } from './notes.js';
import type { Failure, Limits, Place, Program } from './program.js';
import { Scripts } from './scripts.js';

/** Of the WebAssembly stack; the thread's own is larger, so that it is this one which overflows first. */
const stackSize = 256 << 10;

/** Characters of the result. */
const largestResult = 64 << 20;

/** Bytes kept back, to say what was gathered where the rest is used up. */
const reserved = 8 << 20;

/** Milliseconds to say what was gathered, for a program whose time is up. */
const lastWords = 1_000;

/** Runs a program to its end, or to the end of its time. */
export function interpret(
  quickjs: QuickJSWASMModule,
  program: Program,
  limits: Limits,
  channel: Channel,
): Ending {
  const notes = new Notes();
  const scripts = new Scripts(channel, program, notes);
  let deadline = performance.now() + limits.time;
  let isLate = false;
  const engine = quickjs.newRuntime({
    maxStackSizeBytes: stackSize,
    interruptHandler: () => {
      isLate = performance.now() > deadline;
      return isLate;
    },
    moduleLoader: name => {
      const text = program.prelude[name];
      return text === undefined ? { error: new Error(`${name} is no part of the prelude`) } : text;
    },
  });
  // Nothing is disposed of: the thread ends, and everything with it.
  const vm = engine.newContext();
  const stringify = vm.getProp(vm.getProp(vm.global, 'JSON'), 'stringify');
  const bridge = bridgeOf(vm, program.entry, scripts, notes);
  for (const inside of [stopClock, runtime])
    vm.unwrapResult(
      vm.callFunction(vm.unwrapResult(vm.evalCode(`(${inside})`)), vm.undefined, vm.global, bridge),
    );
  const language = program.prelude['index.js'] ?? '';
  const prelude = vm.unwrapResult(vm.evalCode(language, 'index.js', { type: 'module' }));
  for (const [name, value] of Object.entries(program.variables))
    vm.setProp(vm.global, name, vm.newString(value));

  const reserve = vm.newArrayBuffer(new ArrayBuffer(reserved));
  const started = vm.callFunction(vm.getProp(prelude, 'start'), vm.undefined);
  const settled = engine.executePendingJobs();
  const thrown = started.error ?? settled.error;
  const place = scripts.failing;
  const reason = whatEnded();
  const failure =
    reason === undefined ? {} : { failure: failureOf(reason, notes.causeOf(reason)?.place ?? place) };
  deadline = Math.max(deadline, performance.now() + lastWords);
  reserve.dispose();
  const finished = vm.callFunction(vm.getProp(prelude, 'finish'), vm.undefined);
  const text = finished.error ? finished : vm.callFunction(stringify, vm.undefined, finished.value);
  const traces = { sites: notes.sites, losses: notes.losses, paths: scripts.paths };
  if (text.error)
    return { ...traces, failure: failureOf(reasonOf(vm, text.error, limits, quickjs)), ...failure };
  // A `toJSON` of the script's may make nothing of it.
  if (vm.typeof(text.value) !== 'string')
    return { ...traces, failure: failureOf('Its result is no data'), ...failure };
  if (vm.getNumber(vm.getProp(text.value, 'length')) > largestResult)
    return { ...traces, failure: failureOf('It declares more than anybody could publish') };
  return { ...traces, result: vm.getString(text.value), ...failure };

  function whatEnded(): string | undefined {
    // A promise that is too late ends without an error.
    if (isLate) return tooSlow(limits);
    if (thrown !== undefined) return reasonOf(vm, thrown, limits, quickjs);
    return notes.isFull ? `More than ${mostLosses} of its statements and calls fail` : undefined;
  }
}

function failureOf(reason: string, place?: Place): Failure {
  return place === undefined ? { reason: clipped(reason) } : { reason: clipped(reason), place };
}

function tooSlow({ time }: Limits): string {
  return `It ran longer than ${time / 1000} seconds`;
}

/** What to say of an error that ended the program. */
function reasonOf(
  vm: QuickJSContext,
  error: QuickJSHandle,
  limits: Limits,
  quickjs: QuickJSWASMModule,
): string {
  const message = textAt(vm, error, 'message');
  const isOurs = textAt(vm, error, 'name') === 'InternalError';
  if (isOurs && message === 'interrupted') return tooSlow(limits);
  // There may be too little memory left even for an error: then null is thrown.
  const isFull = quickjs.getWasmMemory().buffer.byteLength > 0.9 * limits.memory;
  if (isOurs ? message === 'out of memory' : message === undefined && isFull)
    return `It took more than ${limits.memory >> 20} MiB of memory`;
  return message ?? 'Something was thrown that is no error';
}

/** A property that is a text; scripts may throw anything, with getters that throw again. */
function textAt(vm: QuickJSContext, object: QuickJSHandle, name: string): string | undefined {
  try {
    const property = vm.getProp(object, name);
    return vm.typeof(property) === 'string' ? vm.getString(property) : undefined;
  } catch {
    return undefined;
  }
}
