import type { DomainName } from '../../dns/name.js';
import type { Span } from '../../source.js';
import { type Manifest, readManifests } from '../../syntax/kubernetes/manifests.js';
import type { Node } from '../../syntax/kubernetes/node.js';

/** A name for the object that holds a record, of the characters that Kubernetes takes (RFC 1123). */
export function objectName(owner: DomainName): string {
  return owner
    .replaceAll('*', 'wildcard')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 253)
    .replace(/-$/, '');
}

const manifests = new WeakMap<Span, Manifest>();

/** The object that stands at a span, for what a new one beside it has in common with it. */
export function manifestAt(span: Span): Manifest | undefined {
  const known = manifests.get(span);
  if (known !== undefined) return known;
  const { manifests: all } = readManifests(span.file, () => true);
  const found = all.find(({ fields }) => fields.span.start === span.start);
  if (found !== undefined) manifests.set(span, found);
  return found;
}

/** A field as block YAML, its value as its file writes it. */
export function writeField(key: string, value: Node, indent: string): string[] {
  const { file, start, end } = value.span;
  if (value.kind === 'fields') {
    const lines = [...value.fields].flatMap(([name, field]) => writeField(name, field, `${indent}  `));
    return [`${indent}${key}:`, ...lines];
  }
  return [`${indent}${key}: ${file.text.slice(start, end)}`];
}
