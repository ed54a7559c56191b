import { overlaid } from '../move/trees.js';
import { unprintableAmong } from '../patch/unified-diff.js';
import type { Report } from '../report.js';
import type { Tree } from '../source.js';
import type { Suggestion } from './candidate.js';

/** Characters of a suggestion, old lines and new ones together. */
const longest = 10_000;

/**
 * Those of some suggestions after which, all taken together, a run no longer has their findings and has no other that
 * it did not have before. What cannot be shown safely is not suggested.
 */
export function provedAmong<S extends Suggestion>(
  candidates: readonly S[],
  tree: Tree,
  report: Report,
  rerun: (tree: Tree) => Report,
): readonly S[] {
  let left = showable(candidates);
  const before = new Set([...report.findings, ...report.ignored.map(({ finding }) => finding)].map(nameOf));
  // What is left after one failure is proved once more, and then given up.
  for (let attempts = 2; attempts > 0 && left.length > 0; attempts--) {
    const after = rerun(
      overlaid(
        tree,
        left.map(({ edit }) => edit),
      ),
    );
    const standing = new Set(after.findings.map(nameOf));
    const fresh = after.findings.filter(finding => !before.has(nameOf(finding)));
    const harmed = new Set(fresh.map(({ owner }) => owner));
    const good = left.filter(({ finding }) => !standing.has(nameOf(finding)) && !harmed.has(finding.owner));
    if (good.length === left.length) return fresh.length === 0 ? good : [];
    left = good;
  }
  return [];
}

function nameOf({ fingerprint }: { readonly fingerprint: string }): string {
  return fingerprint;
}

/** Those that can be printed and made side by side, the earlier of two that overlap. */
function showable<S extends Suggestion>(candidates: readonly S[]): S[] {
  const taken = new Set<string>();
  const apart = candidates.filter(({ path, line, old, edit }) => {
    if (edit.text.length + edit.end - edit.start > longest) return false;
    const places = old.map((_, index) => `${path}\0${line + index}`);
    if (places.some(place => taken.has(place))) return false;
    for (const place of places) taken.add(place);
    return true;
  });
  const unprintable = new Set(unprintableAmong(apart.map(({ edit }) => edit)));
  return apart.filter(({ edit }) => !unprintable.has(edit));
}
