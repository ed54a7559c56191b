import { type Finding, type Severity, severities } from './finding.js';
import type { Requirement, Status } from './requirements.js';
import type { Span } from './source.js';
import type { Gap } from './value.js';

/** A requirement, and what became of it. */
export interface JudgedRequirement {
  readonly requirement: Requirement;
  readonly status: Status;
  /** The CNAME that stands at its owner, right or wrong. */
  readonly span?: Span;
}

/** From what severity on a finding fails the run. */
export type FailOn = Severity | 'never';

export const failOnLevels = [...severities, 'never'] as const satisfies readonly FailOn[];

/** Whether a text that a user wrote is one of the levels. */
export function isFailOn(text: string): text is FailOn {
  return (failOnLevels as readonly string[]).includes(text);
}

/** What of a run's findings fails it. */
export interface Thresholds {
  /** For findings that the change introduced; where nothing was compared, for all. */
  readonly failOn: FailOn;
  /** For findings that the base has too. */
  readonly failOnStanding: FailOn;
}

/** Whether a finding fails the run. */
export function blocks({ severity, introduced }: Finding, { failOn, failOnStanding }: Thresholds): boolean {
  return reaches(severity, introduced === false ? failOnStanding : failOn);
}

/** Whether a severity is as bad as a level, or worse. */
export function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);
}

/** Everything a run found out: what every reporter is given. */
export interface Report extends Thresholds {
  readonly verdict: 'pass' | 'fail';
  /** By zone, then owner. */
  readonly requirements: readonly JudgedRequirement[];
  /** In the order of `compareFindings`. */
  readonly findings: readonly Finding[];
  /** Findings of the base that the head no longer has; empty where nothing was compared. */
  readonly mended: readonly Finding[];
  /** What was set aside by an ignore, with its reason. */
  readonly ignored: readonly { readonly finding: Finding; readonly reason: string }[];
  readonly gaps: readonly Gap[];
  /** Whole sentences about the run itself, such as what could not be proved without an inventory. */
  readonly notes: readonly string[];
  readonly read: ReadCounts;
  /** The commit that was compared with, as the user named it. */
  readonly base?: string;
  /** Where the rules' pages are, without a final slash: `<docs>/<rule id>.md`. */
  readonly docs?: string;
}

/** How much was read; records are not counted, since those that cannot matter are passed over. */
export interface ReadCounts {
  readonly files: number;
  readonly zones: number;
  readonly certificates: number;
}
