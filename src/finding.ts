import type { DomainName } from './dns/name.js';
import type { Certificate, Host } from './inventory/certificate.js';
import type { RuleId } from './rules/catalog.js';
import type { Span } from './source.js';

/** GitHub's three words, the worst first. */
export const severities = ['error', 'warning', 'notice'] as const;

export type Severity = (typeof severities)[number];

/** What a rule yields: something it has proved, without the policy of how bad that is. */
export interface Claim {
  /** The name that the claim is about. */
  readonly owner: DomainName;
  /** Plain text in whole sentences: what is wrong and, in one clause, why it matters. */
  readonly message: string;
  /** One of a rule's known kinds of the bad state. */
  readonly cause?: string;
  /** Where; absent only where no file of the repository has a part in it. */
  readonly span?: Span;
  /** Set where nothing stands: `span` is where it would be written. */
  readonly isAbsent?: true;
  /** Other places that belong to it, each with a few words. */
  readonly related?: readonly Related[];
  /** What it should be, in the format of the file, ready to copy. */
  readonly expected?: string;
  /** The target that it should have. */
  readonly target?: DomainName;
  readonly certificates?: readonly Certificate[];
  /** Those of the certificates' hosts that it is about, where its owner is none of them. */
  readonly hosts?: readonly Host[];
  /** Where this claim is milder than its rule. */
  readonly severity?: Severity;
}

/** Another place that belongs to a finding, with a few words. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** A claim under a policy. */
export interface Finding extends Claim {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Holds rule, owner and certificates, never a line: the same finding keeps it while files change around it. */
  readonly fingerprint: string;
  /** Whether the base has no such finding; null where nothing was compared. */
  readonly introduced: boolean | null;
  /** Where the base holds what this change deleted. */
  readonly baseSpan?: Span;
}
