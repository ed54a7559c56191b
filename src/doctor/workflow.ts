import type { SourceFile, Span } from '../source.js';
import { indexKeys, readYaml, type YamlEntry, type YamlMapping, type YamlNode } from '../syntax/yaml.js';

/** A mapping's entries by key; the last of equal ones. */
export type Keys = ReadonlyMap<string, YamlEntry>;

/** A mapping, and what stands in it. */
interface Block {
  readonly mapping: YamlMapping;
  readonly keys: Keys;
}

/** A workflow file of GitHub Actions, with its places; expressions (`${{ }}`) stand as they are written. */
export interface Workflow extends Block {
  readonly file: SourceFile;
  readonly on: YamlEntry;
  /** By event. */
  readonly triggers: ReadonlyMap<string, Trigger>;
  readonly jobs: readonly Job[];
}

/** An event that starts a workflow, with its `paths`, `branches`, `types` and the like where it has such. */
export interface Trigger {
  readonly span: Span;
  readonly filters?: Block;
}

/** A job; one that calls another workflow has `uses` and no steps. */
export interface Job extends Block {
  readonly id: string;
  /** What its check is called. */
  readonly name: string;
  readonly span: Span;
  readonly uses: string | undefined;
  readonly steps: readonly Step[];
}

/** A step of a job, or of a composite action. */
export interface Step extends Block {
  readonly uses: string | undefined;
  readonly run: string | undefined;
  /** What stands under `with`; inputs are not case-sensitive. */
  readonly inputs: Keys;
}

/** Reads a workflow; undefined where it is none that GitHub could run, since its YAML is broken or it has no jobs. */
export function readWorkflow(file: SourceFile): Workflow | undefined {
  const { documents, problems } = readYaml(file);
  const root = documents[0]?.root;
  if (problems.length > 0 || root?.kind !== 'mapping') return undefined;
  const keys = keysOf(root);
  const on = keys.get('on');
  const jobs = keys.get('jobs')?.value;
  if (on === undefined || jobs?.kind !== 'mapping') return undefined;
  return {
    file,
    mapping: root,
    keys,
    on,
    triggers: triggersOf(on.value),
    jobs: [...keysOf(jobs)].flatMap(([id, entry]) => readJob(id, entry)),
  };
}

/** The steps that a list holds; what is no step is passed over. */
export function readSteps(node: YamlNode | undefined): Step[] {
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap(item => {
    if (item.kind !== 'mapping') return [];
    const keys = keysOf(item);
    const inputs = keysOf(keys.get('with')?.value, key => key.toLowerCase());
    return [{ mapping: item, keys, inputs, uses: textAt(keys, 'uses'), run: textAt(keys, 'run') }];
  });
}

/** A mapping's entries by key; none for another node. */
export function keysOf(node: YamlNode | undefined, fold = (key: string) => key): Keys {
  if (node?.kind !== 'mapping') return new Map();
  return indexKeys(node.entries, key => (key.kind === 'scalar' ? fold(key.text) : undefined)).entries;
}

/** The scalar under a key, as text; undefined where there is none. */
export function textAt(keys: Keys, key: string): string | undefined {
  const value = keys.get(key)?.value;
  return value?.kind === 'scalar' ? value.text : undefined;
}

/** The scalar texts of a list, or of a single value; undefined where one of them is something else. */
export function textsOf(node: YamlNode): string[] | undefined {
  if (node.kind !== 'sequence') return node.kind === 'scalar' ? [node.text] : undefined;
  const texts = node.items.flatMap(item => (item.kind === 'scalar' ? [item.text] : []));
  return texts.length === node.items.length ? texts : undefined;
}

/** Whether a text holds an expression, so that only the runner knows its value. */
export function isExpression(text: string): boolean {
  return text.includes('${{');
}

function triggersOf(on: YamlNode): Map<string, Trigger> {
  if (on.kind === 'mapping') {
    return new Map(
      [...keysOf(on)].map(([event, { key, value }]) => {
        const filters = value.kind === 'mapping' && { filters: { mapping: value, keys: keysOf(value) } };
        return [event, { span: key.span, ...filters }];
      }),
    );
  }
  const events = on.kind === 'sequence' ? on.items : [on];
  return new Map(events.flatMap(each => (each.kind === 'scalar' ? [[each.text, { span: each.span }]] : [])));
}

function readJob(id: string, { key, value }: YamlEntry): Job[] {
  if (value.kind !== 'mapping') return [];
  const keys = keysOf(value);
  const steps = readSteps(keys.get('steps')?.value);
  const name = textAt(keys, 'name') ?? id;
  return [{ id, name, span: key.span, mapping: value, keys, steps, uses: textAt(keys, 'uses') }];
}
