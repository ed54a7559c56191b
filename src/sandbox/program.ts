import type { SourceFile } from '../source.js';

/** A configuration in JavaScript, and the language that it is written in. */
export interface Program {
  /** The language: texts of ECMAScript modules by name, of which `index.js` runs first; see `host.ts`. */
  readonly prelude: Readonly<Record<string, string>>;
  /** Global functions that make a part of a declaration (`CNAME`, `TTL`): where a call of one throws it gives a lost value. */
  readonly builders: readonly string[];
  /** Global functions that declare (`D`, `D_EXTEND`): where one of their arguments throws, that argument is a lost value. */
  readonly declarations: readonly string[];
  /** The script to run, repository-relative. */
  readonly entry: string;
  /** Further globals, such as those that a user gives on the command line. */
  readonly variables: Readonly<Record<string, string>>;
}

/** How much a program may take. */
export interface Limits {
  /** Milliseconds from the first line of the prelude to the result. */
  readonly time: number;
  /** Bytes of all that the program holds at once, from 16 MiB on. */
  readonly memory: number;
}

/** What became of a run. The value came from hostile code: check its shape. */
export type Outcome = Traces &
  (
    | { readonly ok: true; readonly value: unknown }
    | {
        readonly ok: false;
        readonly failure: Failure;
        /** What had been gathered before; absent where nothing could be saved. */
        readonly value?: unknown;
      }
  );

/** Why a program did not come to its end. */
export interface Failure {
  /** A sentence without its final dot: "It ran longer than 20 seconds". */
  readonly reason: string;
  /** Where, as far as it is known. */
  readonly place?: Place;
}

/** What is known of a run besides its result. */
export interface Traces extends Noted {
  /** Every file that was read, by path; scripts and data. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** What was noted on the way. */
export interface Noted {
  /** What `__at()` counts. */
  readonly sites: readonly Site[];
  /** What `__lossOf()` counts, and the losses of whole statements (those with `statement`), in the order of the run. */
  readonly losses: readonly Loss[];
}

/** A stretch of a file: half-open, in UTF-16 code units. */
export interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A call in a script. */
export interface Site extends Place {
  /** The name that is called: `CNAME`, or `lib.record`. */
  readonly callee: string;
  readonly arguments: readonly Argument[];
}

/** An argument as it is written. */
export interface Argument {
  readonly start: number;
  readonly end: number;
  /** Text as far as it is literal. `[]` is the empty string. */
  readonly parts: Written;
}

/** Pieces of text, and the stretches between them that are not literal. */
export type Written = readonly (string | { readonly start: number; readonly end: number })[];

/** Something that threw, and was passed over so that the rest could go on. */
export interface Loss {
  /** A clause: "SERVER is not defined". */
  readonly reason: string;
  /** The name that is not defined in any file that was read, where that is the reason. */
  readonly undefinedName?: string;
  /** The file that is missing or broken, where that is the reason, and the place of the mistake in it. */
  readonly cause?: { readonly path: string; readonly place?: Place };
  /** What was lost. */
  readonly place?: Place;
  /** The call that was lost, or whose argument was. */
  readonly site?: number;
  readonly argument?: number;
  /** Set where a whole statement outside functions was lost, and with it what it would have declared. */
  readonly statement?: LostStatement;
}

/** What a lost statement may have declared. */
export interface LostStatement {
  /** First arguments of the declarations written in it. */
  readonly declares: readonly Written[];
  /** Whether it calls anything else, so that it may have declared anything. */
  readonly callsOthers: boolean;
}
