import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Tree } from '../source.js';
import { type Channel, channelOf, type Ending, type Message, type WorkerData } from './channel.js';
import { Library } from './library.js';
import type { Limits, Outcome, Program } from './program.js';
import { sandboxFolder } from './worker-path.js';

/** Generous for an honest configuration of tens of thousands of records on a slow machine. */
export const usualLimits: Limits = { time: 20_000, memory: 256 << 20 };

/** What a worker takes to start on a machine that does ten other things. */
const patience = 60_000;

/** Between the interruption from inside and the termination from outside: the time to send what was gathered. */
const grace = 2_000;

/**
 * Runs a program in a thread of its own, in WebAssembly, with the files of the tree and nothing else. It blocks until
 * the program ends or is ended.
 */
export function runInSandbox(program: Program, tree: Tree, limits: Limits = usualLimits): Outcome {
  const counts = new SharedArrayBuffer(8);
  const { port1, port2 } = new MessageChannel();
  const channel = channelOf(port1, counts, 'main');
  const workerData: WorkerData = { port: port2, counts, program, limits };
  const worker = new Worker(join(sandboxFolder, 'index.js'), {
    workerData,
    transferList: [port2],
    env: {},
    execArgv: [],
    argv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { stackSizeMb: 16, maxOldGenerationSizeMb: 512 },
  });
  // Its end is known from its silence; an event nobody listens to would end the process.
  worker.on('error', () => {});
  const library = new Library(tree);
  try {
    return outcomeOf(serve(channel, library, limits), library, limits);
  } finally {
    port1.close();
    void worker.terminate();
  }
}

/** Answers the worker until it has ended; undefined where it must be ended. */
function serve(channel: Channel, library: Library, limits: Limits): Ending | undefined {
  let deadline = performance.now() + patience;
  for (;;) {
    const message = channel.receive(deadline - performance.now()) as Message | undefined;
    if (message === undefined) return undefined;
    if (message.kind === 'started') deadline = performance.now() + limits.time + grace;
    else if (message.kind === 'read') channel.send(library.read(message.path));
    else if (message.kind === 'list') channel.send(library.list(message.directory));
    else return message.ending;
  }
}

function outcomeOf(ending: Ending | undefined, library: Library, limits: Limits): Outcome {
  if (ending === undefined) {
    const reason = `It did not end within ${limits.time / 1000} seconds`;
    return { ok: false, failure: { reason }, sites: [], losses: [], files: library.files };
  }
  const { result, failure, sites, losses, paths } = ending;
  const value: unknown = result === undefined ? undefined : JSON.parse(result);
  const files = new Map(paths.map(path => [path, library.files.get(path)!]));
  const traces = { sites, losses, files };
  return failure === undefined ? { ok: true, value, ...traces } : { ok: false, failure, value, ...traces };
}
