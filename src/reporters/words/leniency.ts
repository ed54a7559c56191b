import type { Report } from '../../report.js';

/** The setting by which a run with errors passes: `fail-on never`; undefined where it fails, or has no errors. */
export function leniencyOf({ verdict, findings, failOn, failOnStanding }: Report): string | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (verdict === 'fail' || errors.length === 0) return undefined;
  const isStanding = errors.every(({ introduced }) => introduced === false);
  return isStanding ? `fail-on-standing ${failOnStanding}` : `fail-on ${failOn}`;
}
