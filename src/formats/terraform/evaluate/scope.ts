import type { SourceFile, Span } from '../../../source.js';
import type { Budget } from './budget.js';
import type { Datum } from './datum.js';

/**
 * What the names in an expression stand for, and what its functions may read. Written by the format, for each module
 * and each instance of a resource (`withVariables` adds the iterator of a `dynamic` block).
 */
export interface Scope {
  /**
   * The datum that the beginning of a traversal stands for: of `var.zones["a"].name` the root is `var` and the steps
   * are `zones`, `a` and `name`. The scope takes as many steps as it wants (`taken`, at least 0); the evaluator takes
   * the rest from the datum. Undefined where nothing of that name exists, which is a mistake in the configuration.
   * Evaluating a local on the way, and noticing that it refers to itself, is the scope's business.
   */
  resolve(root: string, steps: readonly (string | number)[], span: Span): Resolution | undefined;
  /** Repository-relative directory in which Terraform runs: relative paths in `file("…")` start here. */
  readonly directory: string;
  readonly files: ReadableFiles;
  /** Set within `templatefile`, which must not be called there again. */
  readonly isTemplate?: true;
  /** Shared by all evaluations of one run. */
  readonly budget: Budget;
}

/** What the first steps of a traversal stand for. */
export interface Resolution {
  readonly datum: Datum;
  /** How many steps it stands for. */
  readonly taken: number;
}

/** The files that functions may read; the format's `Tree` is one. Paths are repository-relative. */
export interface ReadableFiles {
  readonly paths: readonly string[];
  readonly refused: ReadonlyMap<string, string>;
  read(path: string): SourceFile | undefined;
}

/** The scope with more names, which hide those of the outer one. */
export function withVariables(scope: Scope, variables: ReadonlyMap<string, Datum>): Scope {
  const { directory, files, budget, isTemplate } = scope;
  return {
    directory,
    files,
    budget,
    ...(isTemplate && { isTemplate }),
    resolve: (root, steps, span) => {
      const datum = variables.get(root);
      return datum === undefined ? scope.resolve(root, steps, span) : { datum, taken: 0 };
    },
  };
}
