import type { DomainName } from '../dns/name.js';
import type { Fragment, LeftAlone, ResourceRecord, WithheldRecord, Zone } from '../dns/zone.js';
import type { Span } from '../source.js';
import type { Gap } from '../value.js';
import type { FormatName } from './names.js';

/** A zone to which records are added one by one, as they are found. */
export interface ZoneDraft {
  readonly apex: DomainName;
  readonly fragment: Fragment;
  readonly span: Span;
  readonly records: ResourceRecord[];
  readonly gaps: Gap[];
  readonly withheld: WithheldRecord[];
  readonly leftAlone: LeftAlone[];
}

/** A zone of which nothing was found yet. */
export function draftOf(apex: DomainName, fragment: Fragment, span: Span): ZoneDraft {
  return { apex, fragment, span, records: [], gaps: [], withheld: [], leftAlone: [] };
}

/** The zone, once all of it was found. */
export function zoneOf({ apex, fragment, span, ...found }: ZoneDraft, format: FormatName): Zone {
  const { records, gaps, withheld, leftAlone } = found;
  return {
    apex,
    format,
    records: { items: records, gaps },
    ...(withheld.length > 0 && { withheld }),
    ...(leftAlone.length > 0 && { leftAlone }),
    fragment,
    span,
  };
}
