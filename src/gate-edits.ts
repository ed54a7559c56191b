import { type Span, type Tree, wholeFile } from './source.js';

/** A workflow that runs this check and that a change edits, or takes out. */
export interface GateEdit {
  readonly path: string;
  /** The workflow as a whole, where it is still there. */
  readonly span?: Span;
}

/** Workflows count as a change has them, unlike settings: what they say is no policy of the base's. */
export function gateEdits(head: Tree, base: Tree): GateEdit[] {
  const edits: GateEdit[] = [];
  for (const path of base.paths) {
    if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) continue;
    const before = base.read(path);
    const after = head.read(path);
    if (before === undefined || !/\bdcv-check\b/.test(before.text) || before.text === after?.text) continue;
    edits.push({ path, ...(after && { span: wholeFile(after) }) });
  }
  return edits;
}
