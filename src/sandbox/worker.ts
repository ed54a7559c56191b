import { workerData } from 'node:worker_threads';
import variant from '@jitl/quickjs-singlefile-cjs-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import { channelOf, type Ending, type WorkerData } from './channel.js';
import { interpret } from './interpreter.js';

const { port, counts, program, limits } = workerData as WorkerData;
const channel = channelOf(port, counts, 'worker');

// In a thread of its own, since builtins such as `new Array(4294967295).join("x")` cannot be interrupted but only be
// terminated with their thread, and since deep recursion must not meet the end of the main thread's stack.
newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory: memoryOf(limits) }))
  .then(quickjs => {
    channel.send({ kind: 'started' });
    return interpret(quickjs, program, limits, channel);
  })
  .catch((error: Error): Ending => {
    const failure = { reason: `The sandbox broke (${error.message})` };
    return { sites: [], losses: [], paths: [], failure };
  })
  .then(ending => channel.send({ kind: 'ended', ending }));

/**
 * The limit on memory is that of WebAssembly: QuickJS's own counts next to nothing where it is compiled for it, since
 * `malloc_usable_size` is not known there.
 */
function memoryOf({ memory }: WorkerData['limits']): WebAssembly.Memory {
  const page = 64 << 10;
  return new WebAssembly.Memory({ initial: (16 << 20) / page, maximum: Math.ceil(memory / page) });
}
