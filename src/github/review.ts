import type { Finding } from '../finding.js';
import type { Report } from '../report.js';
import { reviewComment } from '../reporters/review.js';
import { counted, digits } from '../reporters/words/count.js';
import { positionOf, type Tree } from '../source.js';
import { candidateFor, type Suggestion } from '../suggestions/candidate.js';
import { type Lines, linesIn } from '../suggestions/lines.js';
import { provedAmong } from '../suggestions/proof.js';
import { deletedLine, shownIn } from './diff.js';
import { fingerprintIn, reviewMarker } from './marker.js';
import { type PullFile, pullFiles } from './pull-files.js';
import { isPutAway, lookAt, minimise, type Pull, reasonOf } from './pull-request.js';

/** What suggestions are made and proved with. */
export interface Proving {
  readonly key: string;
  /** The files that were judged. */
  readonly tree: Tree;
  /** Judges other files in the same way. */
  readonly rerun: (tree: Tree) => Report;
  /** Makes sure that all that a run reads is there, which may have to be fetched first; absent where nothing has to. */
  readonly complete?: <T>(read: () => T) => Promise<T>;
}

/** A comment at lines of a pull request, as GitHub's API takes it. */
interface LineComment {
  readonly path: string;
  readonly line: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly start_line?: number;
  readonly start_side?: 'LEFT' | 'RIGHT';
  readonly body: string;
}

/** More at once count as abuse (reviewdog draws the same line). */
const mostComments = 30;

/** Findings that are looked into for one review, the worst first. */
const mostFindings = 200;

/**
 * Comments on lines of the pull request's diff: where a needed record was deleted, and where an edit that was proved to
 * mend a finding can be suggested. What was said before is not said again, and is folded away once it is mended.
 * Answers with a sentence where GitHub did not take some, throws what the client throws.
 */
export async function showReview(
  report: Report,
  pull: Pull,
  { key, tree, rerun, complete = async read => read() }: Proving,
): Promise<string | undefined> {
  const { headSha, isOpen, own } = await lookAt(pull, 'reviewThreads', reviewMarker(key));
  if (headSha !== pull.headSha || !isOpen) return undefined;
  const present = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  const said = new Set<string>();
  for (const comment of own) {
    const fingerprint = fingerprintIn(comment.body, key);
    if (fingerprint === undefined) continue;
    if (present.has(fingerprint) && !isPutAway(comment)) said.add(fingerprint);
    if (!present.has(fingerprint) && comment.minimised === undefined)
      await minimise(pull, comment.id, 'RESOLVED');
  }
  const all = report.findings.filter(
    ({ introduced, fingerprint }) => introduced === true && !said.has(fingerprint),
  );
  const unsaid = all.slice(0, mostFindings);
  const linesOf = linesIn(tree);
  const deleted = unsaid.filter(({ baseSpan }) => baseSpan !== undefined);
  const candidates = unsaid.flatMap(finding => candidateFor(finding, linesOf) ?? []);
  const paths = [
    ...deleted.map(({ baseSpan }) => baseSpan!.file.path),
    ...candidates.map(({ path }) => path),
  ];
  if (paths.length === 0) return undefined;
  const files = await pullFiles(pull, new Set(paths));
  const placed = placedAmong(candidates, files, linesOf);
  const suggestions = await complete(() => provedAmong(placed, tree, report, rerun));
  const comments = [
    ...deleted.flatMap(finding => deletionComment(finding, report, files, key) ?? []),
    ...suggestions.map(each => suggestionComment(each, report, key)),
  ];
  const total = all.length > unsaid.length ? all.length : comments.length;
  return comments.length === 0 ? undefined : await post(pull, comments, total);
}

function deletionComment(
  finding: Finding,
  report: Report,
  files: ReadonlyMap<string, PullFile>,
  key: string,
): LineComment | undefined {
  const span = finding.baseSpan!;
  const file = files.get(span.file.path);
  const line = file && deletedLine(file.hunks, blockOf(finding));
  if (line === undefined) return undefined;
  const body = reviewComment(finding, report, { marker: reviewMarker(key, finding.fingerprint) });
  return { path: file!.path, line, side: 'LEFT', body };
}

/** The lines of the record that the base had; as many as a hunk shows for sure behind a deleted line. */
function blockOf({ baseSpan }: Finding): string[] {
  const { file, start, end } = baseSpan!;
  const { line, endLine, endColumn } = positionOf(baseSpan!);
  const count = Math.min(4, endLine - line + (endColumn === 1 && endLine > line ? 0 : 1));
  const from = file.text.lastIndexOf('\n', start - 1) + 1;
  const to = file.text.indexOf('\n', Math.max(start, end - 1));
  return file.text
    .slice(from, to === -1 ? file.text.length : to)
    .split('\n')
    .slice(0, count);
}

/** A suggestion, and its first line as the pull request's diff counts. */
type Placed = Suggestion & { readonly shownAt: number };

/** Those whose lines the diff adds or shows. */
function placedAmong(
  candidates: readonly Suggestion[],
  files: ReadonlyMap<string, PullFile>,
  linesOf: (path: string) => Lines | undefined,
): Placed[] {
  const shown = new Map<string, ReturnType<typeof shownIn>>();
  return candidates.flatMap(candidate => {
    const { path, line, old } = candidate;
    const file = files.get(path);
    if (file === undefined) return [];
    const find = shown.get(path) ?? shownIn(file.hunks, linesOf(path)!.texts);
    shown.set(path, find);
    const shownAt = find(line, old.length);
    return shownAt === undefined ? [] : [{ ...candidate, shownAt }];
  });
}

function suggestionComment(
  { finding, path, shownAt, old, lines }: Placed,
  report: Report,
  key: string,
): LineComment {
  const last = shownAt + old.length - 1;
  const marker = reviewMarker(key, finding.fingerprint);
  return {
    path,
    ...(last > shownAt && { start_line: shownAt, start_side: 'RIGHT' as const }),
    ...{ line: last, side: 'RIGHT', body: reviewComment(finding, report, { marker, suggestion: lines }) },
  };
}

/** All in one review; where GitHub does not take it for one of them, each by itself. */
async function post(
  { client, owner, repo, number, headSha }: Pull,
  comments: readonly LineComment[],
  total: number,
): Promise<string | undefined> {
  const shown = comments.slice(0, mostComments);
  const of = shown.length === total ? '' : ` of ${digits(total)}`;
  const place = { owner, repo, pull_number: number, commit_id: headSha };
  const body = `Delegated DCV: ${digits(shown.length)}${of} ${total === 1 ? 'finding' : 'findings'} at lines of this change.`;
  try {
    await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      ...{ ...place, event: 'COMMENT', body, comments: shown },
    });
    return undefined;
  } catch (error) {
    if (!isInvalid(error)) throw error;
  }
  let refused: unknown;
  let missing = 0;
  for (const comment of shown) {
    try {
      await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
        ...{ ...place, ...comment },
      });
    } catch (error) {
      if (!isInvalid(error)) throw error;
      refused = error;
      missing++;
    }
  }
  return missing === 0
    ? undefined
    : `${counted(missing, 'comment')} of ${digits(shown.length)} at lines could not be written: ${reasonOf(refused)}.`;
}

function isInvalid(error: unknown): boolean {
  return (error as { status?: unknown }).status === 422;
}
