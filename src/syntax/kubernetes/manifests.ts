import { type Problem, type SourceFile, type Span, wholeFile } from '../../source.js';
import { indexKeys, readYaml, textOf, type YamlMapping, type YamlNode } from '../yaml.js';
import { type Masked, mask } from './masked.js';
import { type Fields, NodeBuilder } from './node.js';
import { fieldAt, plainText } from './walk.js';

/** One object that a file asks Kubernetes for. */
export interface Manifest {
  /** `externaldns.k8s.io`; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Undefined where it is missing or not wholly known. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly fields: Fields;
}

/** What was read of a file, and what could not be. */
export interface Manifests {
  readonly manifests: readonly Manifest[];
  /** Why manifests may have been misread or missed, as a whole sentence without its final dot. */
  readonly broken?: { readonly reason: string; readonly span: Span };
  readonly problems: readonly Problem[];
}

/** Reads the manifests of those documents of a file whose text passes a cheap test; others are not parsed. */
export function readManifests(file: SourceFile, concerns: (document: string) => boolean): Manifests {
  const masked = mask(file.text);
  const { documents, problems } = readYaml(file, onlyWhat(concerns, masked.text));
  const isTemplate = file.text.includes('{{');
  const manifests = documents.flatMap(({ root, broken }, at) => {
    // What a template is not meant to be without its values was not misspelt, but misread.
    if (root === undefined || (broken && isTemplate)) return [];
    return manifestsIn(root, documents[at + 1]?.root?.span.start ?? file.text.length, masked);
  });
  if (documents.every(({ broken }) => !broken)) return { manifests, problems };
  const span = wholeFile(file);
  if (!isTemplate)
    return { manifests, problems, broken: { reason: `the YAML of ${file.path} is broken`, span } };
  const reason = `${file.path} is no YAML before its template is filled in`;
  return { manifests, problems: [], broken: { reason, span } };
}

/** The text with every document blank that is of no concern, its marker too; offsets stay. */
function onlyWhat(concerns: (document: string) => boolean, text: string): string {
  return text
    .split(/^(?=---(?:\s|$))/m)
    .map(document => (concerns(document) ? document : '\n'.padStart(document.length)))
    .join('');
}

/** A document's manifest, or those of a list. */
function manifestsIn(root: YamlNode, until: number, masked: Masked): Manifest[] {
  if (root.kind !== 'mapping') return [];
  const kind = own(root, 'kind');
  const items = indexKeys(root.entries).entries.get('items')?.value;
  if (kind?.endsWith('List') && items?.kind === 'sequence') {
    return items.items.flatMap((item, at) =>
      manifestsIn(item, items.items[at + 1]?.span.start ?? until, masked),
    );
  }
  const version = own(root, 'apiVersion');
  const built = version && kind ? new NodeBuilder(masked).build(root, root.span.start, until) : undefined;
  return version && kind && built?.kind === 'fields' ? [manifestOf(version, kind, built)] : [];
}

/** A manifest of which the version and kind are known. */
export function manifestOf(version: string, kind: string, fields: Fields): Manifest {
  const slash = version.lastIndexOf('/');
  const metadata = fieldAt(fields, 'metadata');
  return {
    group: slash === -1 ? '' : version.slice(0, slash),
    kind,
    name: plainText(fieldAt(metadata, 'name')),
    namespace: plainText(fieldAt(metadata, 'namespace')),
    fields,
  };
}

/** Whether two namespaces are one, as far as they are written: what applies a manifest may give it another. */
export function mayShareNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function own(mapping: YamlMapping, key: string): string | undefined {
  const value = indexKeys(mapping.entries).entries.get(key)?.value;
  return value && textOf(value);
}
