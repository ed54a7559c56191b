import { type Manifest, manifestOf } from '../../syntax/kubernetes/manifests.js';
import type { Fields, Node } from '../../syntax/kubernetes/node.js';
import { fieldAt, itemsAt, plainText } from '../../syntax/kubernetes/walk.js';

/** What a Composition makes for each object that uses it. */
export interface Composed {
  readonly manifests: readonly Manifest[];
  /** Texts from which a function makes objects, such as Go templates. */
  readonly programs: readonly Node[];
}

/** The objects of a Composition, with what its patches fill in unknown. */
export function composedBy({ fields }: Manifest): Composed {
  const spec = fieldAt(fields, 'spec');
  const inputs = itemsAt(spec, 'pipeline').flatMap(step => fieldAt(step, 'input') ?? []);
  const sources = [spec, ...inputs].filter(source => source !== undefined);
  const manifests = sources.flatMap(source =>
    itemsAt(source, 'resources').flatMap(resource => resourceOf(resource, source)),
  );
  const programs = inputs.filter(input => fieldAt(input, 'resources') === undefined).flatMap(textsIn);
  return { manifests, programs };
}

function resourceOf(resource: Node, source: Node): Manifest[] {
  const base = fieldAt(resource, 'base');
  const version = plainText(fieldAt(base, 'apiVersion'));
  const kind = plainText(fieldAt(base, 'kind'));
  if (base?.kind !== 'fields' || version === undefined || kind === undefined) return [];
  // Crossplane makes up the names of what it composes.
  const paths = ['metadata.name', ...patchedPaths(itemsAt(resource, 'patches'), source)];
  const patched = paths.reduce<Node>((node, path) => withUnknown(node, segmentsOf(path)), base);
  return patched.kind === 'fields' ? [manifestOf(version, kind, patched)] : [];
}

/** Where patches write to, those of named sets included. */
function patchedPaths(patches: readonly Node[], source: Node): string[] {
  return patches.flatMap(patch => {
    const set = plainText(fieldAt(patch, 'patchSetName'));
    if (set !== undefined) {
      const named = itemsAt(source, 'patchSets').filter(one => plainText(fieldAt(one, 'name')) === set);
      // A set holds no sets.
      return named.flatMap(one => itemsAt(one, 'patches').flatMap(own => targetOf(own)));
    }
    return targetOf(patch);
  });
}

function targetOf(patch: Node): string[] {
  if (/^ToComposite|^CombineToComposite|^ToEnvironment/.test(plainText(fieldAt(patch, 'type')) ?? ''))
    return [];
  return [plainText(fieldAt(patch, 'toFieldPath') ?? fieldAt(patch, 'fromFieldPath')) ?? ''];
}

/** Deeper patches are taken to fill in all that is there. */
const deepest = 100;

/** `spec.forProvider.records[0]` and `metadata.annotations[crossplane.io/external-name]` in their parts. */
function segmentsOf(path: string): string[] {
  return [...path.matchAll(/\[['"]?([^\]]*?)['"]?\]|[^.[\]]+/g)]
    .map(match => match[1] ?? match[0])
    .slice(0, deepest);
}

const patched = { kind: 'unknown', reason: 'a value that a Composition patches' } as const;

/** The node with an unknown value at a path. */
function withUnknown(node: Node | undefined, path: readonly string[], within = node): Node {
  const [key, ...rest] = path;
  const { span, isOptional } = (node ?? within)!;
  if (key === undefined) return { ...patched, span, isOptional };
  if (node?.kind === 'items' && /^[0-9]+$/.test(key)) {
    const at = Number(key);
    const items = node.items.map((item, index) => (index === at ? withUnknown(item, rest, node) : item));
    return { ...node, items, isOpen: node.isOpen || at >= items.length };
  }
  if (node !== undefined && node.kind !== 'fields') return { ...patched, span, isOptional };
  const fields = new Map(node?.fields);
  fields.set(key, withUnknown(fields.get(key), rest, within));
  return { kind: 'fields', isOpen: false, ...node, span, isOptional, fields } as Fields;
}

function textsIn(node: Node): Node[] {
  if (node.kind === 'text') return [node];
  if (node.kind === 'items') return node.items.flatMap(textsIn);
  return node.kind === 'fields' ? [...node.fields.values()].flatMap(textsIn) : [];
}
