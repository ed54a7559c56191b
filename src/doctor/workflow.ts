import type { SourceFile, Span } from '../source.js';
import { indexKeys, readYaml, type YamlEntry, type YamlMapping, type YamlNode } from '../syntax/yaml.js';

/** A mapping's entries by key; the last of equal ones. */
export type Keys = ReadonlyMap<string, YamlEntry>;

/** A workflow file of GitHub Actions, with its places; expressions (`${{ }}`) stand as they are written. */
export interface Workflow {
  readonly file: SourceFile;
  readonly root: YamlMapping;
  readonly keys: Keys;
  /** By event; an event that takes no options has no filters. */
  readonly triggers: ReadonlyMap<string, Trigger>;
  readonly jobs: readonly Job[];
}

/** An event that starts a workflow. */
export interface Trigger {
  readonly span: Span;
  readonly mapping?: YamlMapping;
  /** `paths`, `branches`, `types` and the like. */
  readonly filters: Keys;
}

/** A job; one that calls another workflow has `uses` and no steps. */
export interface Job {
  readonly id: string;
  /** What its check is called. */
  readonly name: string;
  readonly span: Span;
  readonly mapping: YamlMapping;
  readonly keys: Keys;
  readonly uses?: string;
  readonly steps: readonly Step[];
}

/** A step of a job, or of a composite action. */
export interface Step {
  readonly mapping: YamlMapping;
  readonly keys: Keys;
  readonly uses?: string;
  readonly run?: string;
  /** What stands under `with`; inputs are not case-sensitive. */
  readonly inputs: Keys;
}

/** Reads a workflow; undefined where it is no workflow that GitHub could run, since its YAML is broken or it has no jobs. */
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
    root,
    keys,
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
    const uses = textAt(keys, 'uses');
    const run = textAt(keys, 'run');
    return [
      {
        mapping: item,
        keys,
        inputs: keysOf(keys.get('with')?.value, key => key.toLowerCase()),
        ...(uses !== undefined && { uses }),
        ...(run !== undefined && { run }),
      },
    ];
  });
}

/** A mapping's entries by key; none for another node. */
export function keysOf(node: YamlNode | undefined, fold = (key: string) => key): Keys {
  if (node?.kind !== 'mapping') return new Map();
  return indexKeys(node.entries, key => (key.kind === 'scalar' ? fold(key.text) : undefined)).entries;
}

/** The scalar under a key, as text. */
export function textAt(keys: Keys, key: string): string | undefined {
  const value = keys.get(key)?.value;
  return value?.kind === 'scalar' ? value.text : undefined;
}

/** Whether a text holds an expression, so that only the runner knows its value. */
export function isExpression(text: string): boolean {
  return text.includes('${{');
}

function triggersOf(on: YamlNode): Map<string, Trigger> {
  if (on.kind === 'scalar') return new Map([[on.text, { span: on.span, filters: new Map() }]]);
  if (on.kind === 'sequence') {
    return new Map(
      on.items.flatMap(item =>
        item.kind === 'scalar' ? [[item.text, { span: item.span, filters: new Map() }]] : [],
      ),
    );
  }
  return new Map(
    [...keysOf(on)].map(([event, { key, value }]) => [
      event,
      { span: key.span, filters: keysOf(value), ...(value.kind === 'mapping' && { mapping: value }) },
    ]),
  );
}

function readJob(id: string, { key, value }: YamlEntry): Job[] {
  if (value.kind !== 'mapping') return [];
  const keys = keysOf(value);
  const uses = textAt(keys, 'uses');
  return [
    {
      id,
      name: textAt(keys, 'name') ?? id,
      span: key.span,
      mapping: value,
      keys,
      steps: readSteps(keys.get('steps')?.value),
      ...(uses !== undefined && { uses }),
    },
  ];
}
