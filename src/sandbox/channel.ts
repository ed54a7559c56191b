import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Failure, Limits, Noted, Program } from './program.js';

/** What the worker asks, or says. */
export type Message =
  | { readonly kind: 'started' }
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'list'; readonly directory: string }
  | { readonly kind: 'ended'; readonly ending: Ending };

/** What the worker sends last. */
export interface Ending extends Noted {
  /** The files that the program read. */
  readonly paths: readonly string[];
  /** JSON text of the value. */
  readonly result?: string;
  readonly failure?: Failure;
}

/** The answer to `read`: also the texts of files that may be asked for next. */
export type FileAnswer =
  | { readonly path: string; readonly text: string; readonly ahead: readonly (readonly [string, string])[] }
  | { readonly refusal: string };

/** What the worker is started with. */
export interface WorkerData {
  readonly port: MessagePort;
  readonly counts: SharedArrayBuffer;
  readonly program: Program;
  readonly limits: Limits;
}

/** One end of a channel between two threads that wait for each other, neither of them running an event loop. */
export interface Channel {
  send(message: unknown): void;
  /** The next message; undefined where none came within so many milliseconds. */
  receive(milliseconds: number): unknown;
}

/** How many messages were sent to each end are the two numbers in `counts`; a change of it wakes that end. */
export function channelOf(port: MessagePort, counts: SharedArrayBuffer, end: 'main' | 'worker'): Channel {
  const sent = new Int32Array(counts);
  const [own, other] = end === 'main' ? [0, 1] : [1, 0];
  return {
    send(message) {
      port.postMessage(message);
      Atomics.add(sent, other, 1);
      Atomics.notify(sent, other);
    },
    receive(milliseconds) {
      const deadline = performance.now() + milliseconds;
      for (;;) {
        // Counted before looking, so that what is sent in between does not go unnoticed.
        const before = Atomics.load(sent, own);
        const waiting = receiveMessageOnPort(port);
        if (waiting !== undefined) return waiting.message;
        const left = deadline - performance.now();
        if (left <= 0) return undefined;
        Atomics.wait(sent, own, before, left);
      }
    },
  };
}
