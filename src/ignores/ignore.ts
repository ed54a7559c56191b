import type { DomainName } from '../dns/name.js';
import type { RuleId } from '../rules/catalog.js';
import type { Span } from '../source.js';

/** A finding that somebody has looked at and found right: an entry of the settings, or a comment in a DNS file. */
export interface Ignore {
  readonly rule: RuleId;
  /** What the ignore is for: a name in the settings, or in a comment the stretch of its file that it speaks for. */
  readonly at: { readonly owner: DomainName } | { readonly block: Span };
  /** The label of the one certificate that it is for; without it all of them. */
  readonly certificate?: string;
  readonly reason: string;
  /** The last day on which it applies, YYYY-MM-DD. */
  readonly until?: string;
  /** Where it is written. */
  readonly span: Span;
}

/** "leftover-txt at _acme-challenge.old.example.com". */
export function spellSubject({ rule, at, certificate }: Ignore): string {
  const where = 'owner' in at ? `at ${at.owner || '.'}` : 'here';
  return certificate === undefined
    ? `${rule} ${where}`
    : `${rule} ${where} for the certificate ${certificate}`;
}

/** What two ignores for the same findings have in common. */
export function subjectOf({ rule, at, certificate }: Ignore): string {
  const where = 'owner' in at ? at.owner : `${at.block.file.path}\0${at.block.start}`;
  return [rule, where, certificate ?? ''].join('\0');
}
