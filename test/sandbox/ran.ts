import type { Limits, Outcome, Place, Traces } from '../../src/sandbox/program.js';
import { runInSandbox, usualLimits } from '../../src/sandbox/sandbox.js';
import type { Tree } from '../../src/source.js';
import { treeOf } from '../support/tree.js';

/**
 * A language of a few words: `rec(...)` makes a part and `zone(name, ...parts)` declares, each knowing the calls it is
 * made by; `load(path)` runs a script or gives the value of data.
 */
const prelude = {
  'index.js': `
    import { shown } from './shown.js';
    const zones = [];
    __define('rec', (...args) => ({ rec: args.map(shown), at: __at() }));
    __define('zone', (name, ...parts) => { zones[zones.length] = { zone: shown(name), parts: parts.map(shown), at: __at() }; });
    __define('load', path => (path.endsWith('.json') ? __json(path) : __run(path)));
    __define('list', __list);
    __define('ask', () => __lose('the network is not asked'));
    export const start = () => __run(__entry);
    export const finish = () => zones;
  `,
  'shown.js': `
    export function shown(value) {
      const loss = __lossOf(value);
      return loss !== undefined ? { loss } : Array.isArray(value) ? value.map(shown) : value;
    }
  `,
};

/** What comes of a configuration in that language, which begins in `main.js`. */
export function ran(
  files: Record<string, string> | string,
  limits: Partial<Limits> = {},
  variables: Record<string, string> = {},
): Outcome {
  return ranIn(treeOf(typeof files === 'string' ? { 'main.js': files } : files), limits, variables);
}

/** The same of any tree. */
export function ranIn(
  tree: Tree,
  limits: Partial<Limits> = {},
  variables: Record<string, string> = {},
): Outcome {
  const program = { prelude, builders: ['rec'], declarations: ['zone'], entry: 'main.js', variables };
  return runInSandbox(program, tree, { ...usualLimits, ...limits });
}

/** The result with sites as the text of their calls, losses as `lost: reason`, and what was lost as a statement. */
export function told(outcome: Outcome): { value: unknown; lost: string[]; failure?: string } {
  const value: unknown = JSON.parse(JSON.stringify(outcome.value ?? null), (key, part) => {
    if (key === 'at') return (part as number[]).map(site => textOf(outcome, outcome.sites[site]!));
    const loss = (part as { loss?: number } | null)?.loss;
    return loss === undefined ? part : `lost: ${outcome.losses[loss]!.reason}`;
  });
  const lost = outcome.losses
    .filter(({ statement }) => statement !== undefined)
    .map(({ place, reason }) => `${textOf(outcome, place!)} // ${reason}`);
  return { value, lost, ...(!outcome.ok && { failure: failureText(outcome) }) };
}

function failureText(outcome: Outcome & { ok: false }): string {
  const { reason, place } = outcome.failure;
  return place === undefined ? reason : `${reason}: ${textOf(outcome, place)}`;
}

function textOf({ files }: Traces, { path, start, end }: Place): string {
  return files.get(path)!.text.slice(start, end);
}

/** Only what was declared, without where. */
export function declared(outcome: Outcome): unknown {
  return simplified(told(outcome).value);
}

/** A `rec` as a list, a `zone` as its name with its parts. */
export function simplified(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part) => {
    if (part?.rec !== undefined) return part.rec;
    return part?.parts !== undefined ? { [String(part.zone)]: part.parts } : part;
  });
}
