import type { SourceFile } from '../../../src/source.js';
import { readManifests } from '../../../src/syntax/kubernetes/manifests.js';
import type { Node } from '../../../src/syntax/kubernetes/node.js';
import { spell } from '../../../src/value.js';

/** All of a file's manifests as text, a line each, then what is broken and wrong. */
export function outlineOf(text: string, path = 'a.yaml'): string[] {
  const file: SourceFile = { path, text };
  const { manifests, broken, problems } = readManifests(file, () => true);
  return [
    ...manifests.map(({ group, kind, namespace = '', name = '', fields }) => {
      const place = namespace === '' ? name : `${namespace}/${name}`;
      const { fields: all } = fields;
      const own = [...all].filter(([key]) => !['apiVersion', 'kind', 'metadata'].includes(key));
      const rest = { ...fields, fields: new Map(own) };
      return [`${group || 'core'} ${kind}`, place, own.length > 0 ? shown(rest) : '']
        .filter(Boolean)
        .join(' ');
    }),
    ...(broken ? [`broken: ${broken.reason}`] : []),
    ...problems.map(({ message, span }) => `${span.start}: ${message}`),
  ];
}

/** `?` before what may be left out, `…` at the end of what may be longer, holes as `${expression}`. */
export function shown(node: Node): string {
  return (node.isOptional ? '?' : '') + bare(node);
}

function bare(node: Node): string {
  if (node.kind === 'text') return spell(node.parts);
  if (node.kind === 'unknown') return `<${node.reason}>`;
  const open = node.isOpen ? ['…'] : [];
  if (node.kind === 'items') return `[${[...node.items.map(shown), ...open].join(', ')}]`;
  const fields = [...node.fields].map(([key, value]) => `${key}: ${shown(value)}`);
  return `{${[...fields, ...open].join(', ')}}`;
}
