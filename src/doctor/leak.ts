import type { Severity } from '../finding.js';
import type { Span } from '../source.js';
import type { YamlEntry, YamlMapping, YamlNode } from '../syntax/yaml.js';
import type { Step, Workflow } from './workflow.js';

/** Each way in which a gate leaks, or never closes, named after the bad state. */
export type LeakName =
  | 'base-not-fetched'
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
  /** What mends it; absent where it takes a person. */
  readonly changes?: readonly Change[];
}

/** A value that is to be written: text as it stands in YAML, or a mapping of such. */
export type NewValue = string | { readonly [key: string]: string };

/** What is to be changed in a workflow, whichever style it is written in. */
export type Change =
  /** Takes an entry out; where a mapping is left empty, the entry that holds it goes with it. */
  | {
      readonly do: 'remove';
      readonly from: YamlMapping;
      readonly entry: YamlEntry;
      readonly holder?: { readonly from: YamlMapping; readonly entry: YamlEntry };
    }
  /** Sets a key, whether it is there or not. */
  | { readonly do: 'put'; readonly into: YamlMapping; readonly key: string; readonly value: NewValue }
  /** Adds an event to `on`, or gives it the place of another one, whose filters it takes over. */
  | { readonly do: 'trigger'; readonly workflow: Workflow; readonly add: string; readonly insteadOf?: string }
  /** Inserts a step before another one; each key on a line of its own. */
  | { readonly do: 'step'; readonly before: Step; readonly lines: readonly string[] }
  /** Takes text out of a scalar; the span lies in its source. */
  | { readonly do: 'cut'; readonly span: Span };

/** The change that takes a key out of a mapping; none where it is not there. */
export function removal(from: YamlMapping, entry: YamlEntry | undefined): Change[] {
  return entry === undefined ? [] : [{ do: 'remove', from, entry }];
}

/** The scalar texts of a list, or of a single value; undefined where one of them is something else. */
export function textsOf(node: YamlNode): string[] | undefined {
  if (node.kind === 'scalar') return [node.text];
  if (node.kind !== 'sequence') return undefined;
  const texts = node.items.map(item => (item.kind === 'scalar' ? item.text : undefined));
  return texts.every(text => text !== undefined) ? texts : undefined;
}
