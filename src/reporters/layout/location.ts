import { type Position, positionOf, type Span } from '../../source.js';

/** A place in a JSON report. */
export type Location = Position;

/** The place of a span, or null where there is none. */
export function locationOf(span: Span | undefined): Location | null {
  return span === undefined ? null : positionOf(span);
}
