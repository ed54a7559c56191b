import type { DomainName } from '../../dns/name.js';
import { gapIn, type ResourceRecord } from '../../dns/zone.js';
import type { Problem, Span } from '../../source.js';
import type { Gap, Parts } from '../../value.js';

/** A file with more than that is broken as a whole; to name every line would bury the first. */
const mostProblems = 100;

/** Gaps are asked one by one at every look-up. */
const mostGaps = 1000;

/** What has been read of one zone. */
export class Contents {
  readonly records: ResourceRecord[] = [];
  readonly gaps: Gap[] = [];
  readonly problems: Problem[] = [];

  constructor(readonly apex: DomainName) {}

  addProblem(message: string, span: Span): void {
    if (this.problems.length > mostProblems) return;
    const last = this.problems.length === mostProblems;
    const shown = last ? 'More lines from here on cannot be read. Correct the first ones.' : message;
    this.problems.push({ message: shown, span });
  }

  addGap(reason: string, parts: Parts, span: Span): void {
    if (this.gaps.length < mostGaps) this.gaps.push({ reason, parts, span });
    else if (this.gaps.length === mostGaps)
      this.addZoneGap('more than 1000 places of this zone cannot be read', span);
  }

  /** A gap that may hold any name of the zone. */
  addZoneGap(reason: string, span: Span): void {
    if (this.gaps.length <= mostGaps) this.gaps.push(gapIn(this.apex, reason, span));
  }
}
