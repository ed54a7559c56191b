import { posix } from 'node:path';
import type { SourceFile, Tree } from '../../source.js';
import { fieldAt, fieldsOf, textAt } from '../../syntax/fields.js';
import { readYaml, type YamlNode } from '../../syntax/yaml.js';

/** What a program's configuration values may be. */
export interface Configuration {
  /** For each name what the stacks set it to; an undefined one is set where no file tells. */
  readonly values: ReadonlyMap<string, readonly (YamlNode | undefined)[]>;
}

/** Reads what the project declares and what its stacks, `Pulumi.<stack>.yaml` beside it, set. */
export function readConfiguration(program: SourceFile, root: YamlNode, tree: Tree): Configuration {
  const directory = posix.dirname(program.path);
  const projectPath = posix.join(directory, 'Pulumi.yaml');
  const beside = program.path === projectPath ? undefined : rootOf(projectPath, tree);
  const project = beside ?? root;
  const name = textAt(project, 'name') ?? '';
  const unprefixed = (key: string): string => (key.startsWith(`${name}:`) ? key.slice(name.length + 1) : key);
  const defaults = new Map<string, YamlNode | undefined>();
  for (const section of [fieldAt(project, 'config'), fieldAt(root, 'config'), fieldAt(root, 'configuration')])
    for (const [key, value] of fieldsOf(section)) defaults.set(unprefixed(key), defaultOf(value));
  const stacks = tree.paths
    .filter(path => posix.dirname(path) === directory && /\/?Pulumi\.[^/]+\.ya?ml$/.test(path))
    .map(path => rootOf(path, tree))
    .filter(stack => fieldAt(stack, 'config') !== undefined || fieldAt(stack, 'environment') !== undefined)
    .map(stack => ({
      set: new Map([...fieldsOf(fieldAt(stack, 'config'))].map(([key, value]) => [unprefixed(key), value])),
      // What Pulumi ESC adds is not in the repository.
      more: fieldAt(stack, 'environment') !== undefined,
    }));
  for (const { set } of stacks)
    for (const key of set.keys()) if (!defaults.has(key)) defaults.set(key, undefined);
  const values = new Map(
    [...defaults].map(([key, byDefault]) => {
      if (stacks.length === 0) return [key, [byDefault]];
      return [key, stacks.map(({ set, more }) => set.get(key) ?? (more ? undefined : byDefault))];
    }),
  );
  return { values };
}

/** A literal, or a mapping with `value` or `default`. */
function defaultOf(node: YamlNode): YamlNode | undefined {
  return node.kind === 'mapping' ? (fieldAt(node, 'value') ?? fieldAt(node, 'default')) : node;
}

function rootOf(path: string, tree: Tree): YamlNode | undefined {
  const file = tree.paths.includes(path) ? tree.read(path) : undefined;
  return file && readYaml(file).documents[0]?.root;
}
