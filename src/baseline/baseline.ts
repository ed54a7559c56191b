import type { Finding } from '../finding.js';
import { editedText, type TextEdit } from '../patch/text-edit.js';
import { patchOf, unprintableAmong } from '../patch/unified-diff.js';
import type { FailOn, Report } from '../report.js';
import { SettingsError } from '../settings/load.js';
import type { SourceFile } from '../source.js';
import { canBeIgnored, counts, type Entry, entriesFor } from './entries.js';
import { editsAdding } from './settings-edits.js';

/** What the settings are to get so that nothing which stands now fails or warns any more. */
export interface Baseline {
  /** The settings file, repository-relative. */
  readonly path: string;
  readonly entries: readonly Entry[];
  /** What fails or warns and is about no name, so that no ignore can be for it. */
  readonly left: readonly Finding[];
  /** For `git apply`; empty where there is nothing to add. */
  readonly patch: string;
}

/** What a baseline is made from. */
export interface Standing {
  /** The settings file; of one that is not there yet its path, and no text. */
  readonly file: SourceFile;
  readonly isNew: boolean;
  /** What is found under settings of this text. Throws SettingsError where they cannot be used. */
  readonly judge: (text: string) => Report;
  readonly failOn: FailOn;
  readonly reason: string;
  readonly until?: string;
}

/** Why no baseline can be written; `message` is whole sentences for the user. */
export class BaselineError extends Error {}

/** What is ignored may bring forth what stood in its shadow, which may do the same. */
const mostRounds = 8;

/**
 * Works out the ignores for everything that stands, writes them into the settings in memory and judges again: they
 * must set aside what they are for, and nothing else may change. Throws BaselineError.
 */
export function planBaseline(standing: Standing): Baseline {
  const { file, isNew, judge, failOn, reason, until } = standing;
  const words = { reason, ...(until !== undefined && { until }) };
  const before = judge(file.text);
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const isWanted = (finding: Finding): boolean => counts(finding, failOn) || !known.has(finding.fingerprint);
  const entries: Entry[] = [];
  let edits: readonly TextEdit[] = [];
  let after = before;
  for (let round = 0; round < mostRounds; round++) {
    const added = entriesFor(after, isWanted, words);
    if (added.length === 0) break;
    entries.push(...added);
    edits = editsAdding(entries, file);
    after = judgeAgain(standing, edits);
  }
  prove(before, after, entries, standing);
  if (unprintableAmong(edits).length > 0) {
    const why =
      'holds characters near ignore: that a terminal would obey or hide, so that no patch of it can be printed';
    throw new BaselineError(`${file.path} ${why}. Write them as escapes in double quotes.`);
  }
  const patch = edits.length === 0 ? '' : patchOf(edits);
  return {
    path: file.path,
    entries,
    left: after.findings.filter(finding => counts(finding, failOn)),
    patch: isNew ? patch.replace(/^--- .*/, '--- /dev/null') : patch,
  };
}

function judgeAgain({ file, judge }: Standing, edits: readonly TextEdit[]): Report {
  try {
    return judge(editedText({ file, edits }));
  } catch (error) {
    if (error instanceof SettingsError) throw unwritable(file);
    throw error;
  }
}

/** Throws where an entry does not set aside what it is for, or anything else is another than before. */
function prove(before: Report, after: Report, entries: readonly Entry[], { failOn }: Standing): void {
  const meant = new Set(entries.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)));
  const kept = before.findings.filter(({ fingerprint }) => !meant.has(fingerprint)).map(identityOf);
  const found = after.findings.map(identityOf);
  const aside = new Set(after.ignored.map(({ finding }) => finding.fingerprint));
  const isProved =
    !after.findings.some(finding => canBeIgnored(finding) && counts(finding, failOn)) &&
    kept.sort().join('\n') === found.sort().join('\n') &&
    [...meant].every(fingerprint => aside.has(fingerprint)) &&
    before.ignored.every(({ finding }) => aside.has(finding.fingerprint)) &&
    aside.size === meant.size + new Set(before.ignored.map(({ finding }) => finding.fingerprint)).size;
  if (!isProved)
    throw new BaselineError(
      'With these ignores the check would find something else than what stands, so no patch is made. Add the ignores by hand.',
    );
}

function identityOf({ fingerprint, severity }: Finding): string {
  return `${fingerprint} ${severity}`;
}

function unwritable({ path }: SourceFile): BaselineError {
  return new BaselineError(
    `${path} is written in a way that entries cannot be added to by a patch. Give it a plain list ignore: [] at its top, and run this again.`,
  );
}
