import type { Severity } from '../finding.js';
import type { Span } from '../source.js';
import type { YamlEntry, YamlMapping } from '../syntax/yaml.js';

/** Each way in which a gate leaks, or never closes, named after the bad state. */
export type LeakName =
  | 'branch-filter'
  | 'continue-on-error'
  | 'fail-on-never'
  | 'lost-exit-status'
  | 'may-be-skipped'
  | 'missing-permission'
  | 'missing-type'
  | 'no-checkout'
  | 'no-gate'
  | 'no-merge-group'
  | 'no-pull-request'
  | 'no-refresh'
  | 'not-its-change'
  | 'path-filter'
  | 'pull-request-target'
  | 'secret-not-for-forks'
  | 'token-in-file'
  | 'unpinned-action'
  | 'unreadable-workflow'
  | 'wide-permission';

/** Something that a workflow says, or does not say, which makes the gate leak. */
export interface Leak {
  readonly name: LeakName;
  readonly severity: Severity;
  /** What is wrong and why that matters, in one sentence. */
  readonly message: string;
  /** What to write, as a clause. */
  readonly write: string;
  /** Where; absent where what is wrong is that there is no such file. */
  readonly span?: Span;
  /** What mends it; none where it takes a person. */
  readonly changes?: readonly Change[];
}

/** A value that is to be written: text as it stands in YAML, or a mapping of such. */
export type NewValue = string | { readonly [key: string]: string };

/** What is to be changed in a workflow, whichever style it is written in. */
export type Change =
  /** Takes an entry out; where its mapping is left empty, the entry that holds that goes instead. */
  | { readonly do: 'remove'; readonly entry: YamlEntry; readonly from: YamlMapping; readonly holder?: Held }
  /** Sets a key, whether it is there or not. */
  | { readonly do: 'put'; readonly key: string; readonly value: NewValue; readonly into: YamlMapping }
  /** Puts text in the place of other text. */
  | { readonly do: 'replace'; readonly span: Span; readonly text: string };

interface Held {
  readonly entry: YamlEntry;
  readonly from: YamlMapping;
}
