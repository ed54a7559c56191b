import { root } from '../dns/name.js';
import type { Claim } from '../finding.js';
import { type Ignore, spellSubject, subjectOf } from '../ignores/ignore.js';
import type { Settings } from '../settings/settings.js';
import { catalog, ruleIds } from './catalog.js';
import type { Facts, Judged } from './rule.js';
import { list, spellAge } from './words.js';

const untilMerged = 'Until it is merged the base’s word counts, so that no change lowers the bar for itself.';

/** What of the settings and comments that a change edits is policy: it counts once the change is merged. */
export function* policyEdits(facts: Facts, earlier: readonly Judged[]): Generator<Claim> {
  for (const edit of gateClaims(facts)) yield { ...edit, severity: 'notice' };
  const { settings: head, baseSettings: base } = facts;
  if (base === undefined) return;
  yield* filesLost(facts);
  const edits = [
    ...severityEdits(base, head),
    ...ignoreEdits(facts, base, earlier),
    ...commentsAdded(earlier),
    ...commentsTakenOut(base, earlier),
    ...readingEdits(base, head),
  ];
  for (const edit of edits) yield { ...edit, severity: 'notice' };
}

function* gateClaims({ gateEdits = [] }: Facts): Generator<Claim> {
  for (const { path, span } of gateEdits) {
    const verb = span === undefined ? 'takes out' : 'edits';
    const message = `This change ${verb} the workflow ${path}, which runs this check. Unlike the settings, a workflow counts as the change has it: see that it still runs for every change and fails as it did.`;
    yield { owner: root, message, ...(span && { span }) };
  }
}

/** Ignores of the settings that the base does not have. */
export function ignoresAdded({ settings, baseSettings }: Pick<Facts, 'settings' | 'baseSettings'>): Ignore[] {
  if (baseSettings === undefined) return [];
  const before = new Set(baseSettings.ignores.map(subjectOf));
  return settings.ignores.filter(ignore => !before.has(subjectOf(ignore)));
}

function* severityEdits(base: Settings, head: Settings): Generator<Claim> {
  for (const rule of ruleIds) {
    const { severity } = catalog[rule];
    const before = base.rules.get(rule)?.severity ?? severity;
    const after = head.rules.get(rule)?.severity ?? severity;
    if (before === after) continue;
    const span = head.rules.get(rule)?.span ?? head.span;
    const message = `This change makes ${rule} ${after} instead of ${before}. ${untilMerged}`;
    yield { owner: root, message, ...(span && { span }) };
  }
}

function* ignoreEdits(facts: Facts, base: Settings, earlier: readonly Judged[]): Generator<Claim> {
  const used = new Set(earlier.map(({ ignore }) => ignore));
  const { settings: head } = facts;
  for (const ignore of ignoresAdded(facts)) yield added(ignore);
  const after = new Map(head.ignores.map(ignore => [subjectOf(ignore), ignore]));
  for (const ignore of base.ignores) {
    const kept = after.get(subjectOf(ignore));
    const what = `the ignore of ${spellSubject(ignore)}`;
    const owner = 'owner' in ignore.at ? ignore.at.owner : root;
    if (kept === undefined) {
      if (!used.has(ignore)) continue;
      const message = `This change takes out ${what}. ${untilMerged}`;
      yield { owner, message, ...(head.span && { span: head.span }) };
    } else if (kept.until !== ignore.until) {
      const message = `This change lets ${what} end ${endOf(kept)} instead of ${endOf(ignore)}. ${untilMerged}`;
      yield { owner, message, span: kept.span };
    }
  }
}

function endOf({ until }: Ignore): string {
  return until === undefined ? 'never' : `after ${until}`;
}

function added(ignore: Ignore): Claim {
  return {
    owner: 'owner' in ignore.at ? ignore.at.owner : root,
    message: `This change ignores ${spellSubject(ignore)} (${ignore.reason}). ${untilMerged}`,
    span: ignore.span,
  };
}

/** Comments that would set something aside which the base does not. */
function* commentsAdded(earlier: readonly Judged[]): Generator<Claim> {
  const pending = earlier.flatMap(({ ignore, ownIgnore }) => (ignore ? [] : (ownIgnore ?? [])));
  for (const ignore of new Set(pending)) if ('block' in ignore.at) yield added(ignore);
}

/** What the base sets aside by a comment that the head no longer has. */
function* commentsTakenOut(base: Settings, earlier: readonly Judged[]): Generator<Claim> {
  const listed = new Set(base.ignores);
  const about = ({ finding: { rule, owner } }: Judged) => `${rule} ${owner}`;
  const kept = new Set(earlier.filter(({ ownIgnore }) => ownIgnore).map(about));
  for (const { finding, ignore } of earlier.filter(each => !kept.has(about(each)))) {
    if (ignore === undefined || listed.has(ignore)) continue;
    const { owner, span } = finding;
    const message = `This change takes out the ignore of ${spellSubject(ignore)}. ${untilMerged}`;
    yield { owner, message, ...(span && { span }) };
  }
}

/** Files that are still there and no longer read: with what they hold a change can pass that they do not. */
function* filesLost({ settings: { files, span: whole }, unreadNow = [] }: Facts): Generator<Claim> {
  if (unreadNow.length === 0) return;
  const span = files[0]?.span ?? whole;
  const message = `This change has ${list(unreadNow)} read no longer, which the base reads and the change leaves where ${unreadNow.length === 1 ? 'it is' : 'they are'}. Right only where no DNS tool publishes ${unreadNow.length === 1 ? 'it' : 'them'}.`;
  yield { owner: root, message, ...(span && { span }) };
}

/** What is read, and how old the lock file may be. */
function* readingEdits(base: Settings, head: Settings): Generator<Claim> {
  if (spellFiles(base) !== spellFiles(head)) {
    const span = head.files[0]?.span ?? head.span;
    const message =
      'This change edits which files are read, and as what, so what they hold may be judged otherwise than before. See that every file with DNS is still among them.';
    yield { owner: root, message, ...(span && { span }) };
  }
  if (base.cloudflare.maxAge !== head.cloudflare.maxAge) {
    const span = head.cloudflare.span ?? head.span;
    const message = `This change lets the lock file be ${spellAge(head.cloudflare.maxAge)} old instead of ${spellAge(base.cloudflare.maxAge)}. ${untilMerged}`;
    yield { owner: root, message, ...(span && { span }) };
  }
}

function spellFiles({ files }: Settings): string {
  return JSON.stringify(files.map(({ paths, format, zone }) => ({ paths, format, zone })));
}
