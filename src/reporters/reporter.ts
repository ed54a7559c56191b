import type { Report } from '../report.js';

/** What a reporter may know beside the report. */
export interface ReporterOptions {
  /** Whether ANSI colours may be used; without them the output holds no escape sequence. */
  readonly color: boolean;
  /** The version of this program. */
  readonly version: string;
  /** When the run was made, as in 2026-11-23T04:05:06Z, for those who say so. */
  readonly at?: string;
}

/** Makes one text of a whole report; it decides nothing and touches nothing. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
