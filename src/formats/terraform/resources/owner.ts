import { type DomainName, NameError, parseName } from '../../../dns/name.js';
import type { Span } from '../../../source.js';
import { firstHole, type Parts, type Value, wholeText } from '../../../value.js';
import { merged, writtenName } from '../../written.js';
import type { RecordResource } from './record-resource.js';

/** The zone of a record: its apex, or as much of it as is known. */
export type ZoneName = { readonly apex: DomainName } | { readonly parts: Parts };

/** The owner as the provider completes it. */
export function ownerOf(
  written: Parts,
  span: Span,
  rule: RecordResource['rule'],
  zone: ZoneName,
): Value<DomainName> | NameError {
  if ('parts' in zone) return ownerInUnknown(written, span, rule, zone.parts);
  return rule === 'route53'
    ? route53Owner(merged(written), span, zone.apex)
    : writtenName(written, span, rule, zone.apex);
}

/**
 * Route 53's provider strips a final dot and appends the zone unless the name has it as a suffix, be it in the middle
 * of a label; a final dot does not make a name absolute, and `@` is a label as others (`expandRecordName`).
 */
function route53Owner(parts: Parts, span: Span, apex: DomainName): Value<DomainName> | NameError {
  const lower = parts.map(part => (typeof part === 'string' ? route53Text(part) : part));
  const last = lower.at(-1) ?? '';
  if (typeof last !== 'string') return { known: false, parts: [...lower, apex], span };
  const own = last.replace(/\.$/, '');
  const before = lower.slice(0, -1);
  const isWhole = own.endsWith(apex);
  if (before.length > 0) {
    // The text before the hole may be the beginning of the zone's name.
    if (!isWhole && apex.endsWith(own)) return { known: false, parts: [...before, apex], span };
    return { known: false, parts: merged([...before, isWhole ? own : `${own}.${apex}`]), span };
  }
  const whole = isWhole ? own : own === '' ? apex : `${own}.${apex}`;
  const name = parseName(whole.replace(/^@\./, '\\@.'));
  return name instanceof NameError ? name : { known: true, value: name, span };
}

/** Lower case, and with its octal escapes, `\052` for an asterisk, as the decimal ones of RFC 1035. */
function route53Text(text: string): string {
  const decimal = (octal: string) => `\\${String(Number.parseInt(octal, 8)).padStart(3, '0')}`;
  return text.toLowerCase().replace(/\\([0-3][0-7]{2})/g, (_, octal: string) => decimal(octal));
}

function ownerInUnknown(
  written: Parts,
  span: Span,
  rule: RecordResource['rule'],
  zone: Parts,
): Value<DomainName> | NameError {
  const parts = merged(written);
  const text = wholeText(parts);
  if (text === '' || text === '@') return { known: false, parts: zone, span };
  if (rule === 'absolute') return writtenName(parts, span, 'absolute', undefined);
  const lower = parts.map(part => (typeof part === 'string' ? part.toLowerCase().replace(/\.$/, '') : part));
  if (rule === 'relative') return { known: false, parts: merged([...lower, '.', ...zone]), span };
  // It may end with the zone already.
  return { known: false, parts: [...lower, firstHole(zone) ?? ''], span };
}
