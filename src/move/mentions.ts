import type { TextEdit } from '../patch/text-edit.js';
import type { SourceFile, Tree } from '../source.js';
import type { Finder, Occurrence } from './ids.js';
import type { Leftover } from './plan.js';
import type { Proof } from './proof.js';
import { type Ground, replacementsIn } from './replacements.js';
import type { Mover } from './sorted-uses.js';

/** A file that holds ids and was not read as DNS. */
export interface Mention {
  readonly file: SourceFile;
  readonly occurrences: readonly Occurrence[];
}

/** The files of a tree that hold one of the ids, but for some; of a large file its beginning counts. */
export function mentionsIn(tree: Tree, find: Finder, isPassedOver: (path: string) => boolean): Mention[] {
  return tree.paths.flatMap(path => {
    const file = isPassedOver(path) || tree.links?.has(path) ? undefined : tree.peek(path);
    const occurrences = file === undefined ? [] : find(file.text);
    return file === undefined || occurrences.length === 0 ? [] : [{ file, occurrences }];
  });
}

/** What to say of a file that holds the id and that the patch leaves as it is. */
export function leftMention({ file, occurrences: [first, ...more] }: Mention): Leftover {
  const { id, at } = first!;
  const others = more.length === 0 ? '' : ` here and ${more.length} more times`;
  return {
    reason: `The file holds ${id}${others}, and is not read as DNS. Look whether records are made from it.`,
    span: { file, start: at, end: at + id.length },
  };
}

/** Edits, and what came of them. */
export interface Attempt {
  readonly edits: readonly TextEdit[];
  readonly proof: Proof;
}

/** Files that no format reads whole and that say what is in records all the same, as a stack's parameters do. */
const mostMentions = 32;

/** Takes in the edits of files through which more records come out right; the other files are left. */
export function withHelpful(
  mentions: readonly Mention[],
  start: Attempt,
  movers: readonly Mover[],
  ground: Ground,
  judge: (edits: readonly TextEdit[]) => Proof,
): Attempt & { readonly unused: readonly Mention[] } {
  let best = start;
  const unused: Mention[] = [];
  for (const [index, mention] of mentions.entries()) {
    const isWanted =
      index < mostMentions && movers.some(mover => mover.everywhere && !best.proof.moved.has(mover));
    const tried = isWanted ? tryWith(mention, best, ground, judge) : undefined;
    if (tried === undefined) unused.push(mention);
    else best = tried;
  }
  return { ...best, unused };
}

function tryWith(
  { file: { path } }: Mention,
  { edits, proof }: Attempt,
  ground: Ground,
  judge: (edits: readonly TextEdit[]) => Proof,
): Attempt | undefined {
  const file: SourceFile | undefined = ground.tree.read(path);
  if (file === undefined) return undefined;
  const more = replacementsIn({ ...ground, movers: [] }, [file]);
  if (more.left.length > 0 || more.edits.length === 0) return undefined;
  const all = [...edits, ...more.edits];
  const tried = judge(all);
  return tried.harmless && tried.moved.size > proof.moved.size ? { edits: all, proof: tried } : undefined;
}
