import type { Finding } from '../../finding.js';
import { settingsPath } from '../../settings/settings.js';
import { type Position, positionOf, type Span } from '../../source.js';

/** A place in a JSON report. */
export type Location = Position;

/** The place of a span, or null where there is none. */
export function locationOf(span: Span | undefined): Location | null {
  return span === undefined ? null : positionOf(span);
}

/**
 * For surfaces that refuse a finding without a place: the nearest place in the head; where there is none, the first
 * line of the file in which the base had it; where no file has a part in it, of the settings.
 */
export function nearestLocation({ span, certificates = [], baseSpan }: Finding): Location {
  const certificateSpan = certificates.find(certificate => certificate.span !== undefined)?.span;
  const nearest = span ?? certificateSpan;
  if (nearest !== undefined) return positionOf(nearest);
  return { path: baseSpan?.file.path ?? settingsPath, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
