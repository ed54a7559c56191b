import { type DomainName, NameError, parseName } from '../../dns/name.js';
import type { LeftAlone } from '../../dns/zone.js';
import type { Problem, Span } from '../../source.js';
import type { Gap, Parts } from '../../value.js';
import type { OctodnsRecord } from './records/record.js';
import type { RecordValue } from './records/record-value.js';

/** A zone on its way from the files to what is published; processors change it in place. */
export interface Draft {
  readonly apex: DomainName;
  records: OctodnsRecord[];
  readonly withheld: { readonly record: OctodnsRecord; readonly reason: string }[];
  readonly gaps: Gap[];
  readonly leftAlone: readonly LeftAlone[];
  readonly problems: Problem[];
}

/** One step of octoDNS's `processors:`. */
export interface Processor {
  /** What it does to the records of the sources (`process_source_zone`). */
  readonly onSources?: (draft: Draft) => void;
  /** What it does before changes are planned, after all of that (`process_source_and_target_zones`). */
  readonly onPlan?: (draft: Draft) => void;
  /** What of the live zone it hides from octoDNS, by a record's name relative to the zone. */
  readonly hides?: (name: string, type: string) => boolean;
  /** Where the configuration has it, and by what name people know it. */
  readonly place?: Pick<LeftAlone, 'setting' | 'span'>;
  /** Why it may add records nobody can foresee; a whole sentence without its final dot. */
  readonly unknown?: string;
}

/** A TXT record that octoDNS itself writes; nothing where that name cannot be. */
export function addText(draft: Draft, name: string, value: Parts, ttl: string, span: Span): void {
  const owner = parseName(name, { origin: draft.apex });
  if (owner instanceof NameError) return;
  draft.records.push({
    name: name.toLowerCase(),
    owner: { known: true, value: owner, span },
    type: 'TXT',
    ttl,
    values: [textValue(value, span)],
    options: undefined,
    dynamic: false,
    source: '',
    span,
  });
}

/** A TXT value without characters that need an escape. */
export function textValue(text: Parts, span: Span): RecordValue {
  return { span, fields: [text], write: ([written = '']) => `"${written}"`, matchedRaw: true };
}
