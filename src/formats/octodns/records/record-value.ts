import { NameError, parseName } from '../../../dns/name.js';
import type { Span } from '../../../source.js';
import { type Hole, type Parts, type Value, wholeText } from '../../../value.js';

/** One value of a record: fields that a template may fill, and how they make RDATA. */
export interface RecordValue {
  readonly span: Span;
  /** The texts that octoDNS's Templating fills; none where it leaves the type alone. */
  readonly fields: readonly Parts[];
  /** RDATA in presentation format; `name` writes a domain name. */
  readonly write: (fields: readonly string[], name: (text: string) => string) => string;
  /** Whether octoDNS's filters match the first field rather than the RDATA: TXT and SPF. */
  readonly matchedRaw?: true;
}

/** A value without holes. */
export function knownValue(span: Span, fields: readonly string[], write: RecordValue['write']): RecordValue {
  return { span, fields: fields.map(field => [field]), write };
}

/** The value as RDATA. Names are absolute, because octoDNS never completes one by the zone. */
export function rdataOf(value: RecordValue): Value<string> {
  const parts = writtenParts(value, absoluteName);
  const text = wholeText(parts);
  const { span } = value;
  return text === undefined ? { known: false, parts, span } : { known: true, value: text, span };
}

/** The text that octoDNS's value filters look at: names as written, TXT without quotes. */
export function filteredText(value: RecordValue): string | undefined {
  return wholeText(
    value.matchedRaw ? (value.fields[0] ?? []) : writtenParts(value, text => text.toLowerCase()),
  );
}

/** A private-use character stands for each hole while the RDATA is written. */
const stand = 0xe000;

function writtenParts(value: RecordValue, name: (text: string) => string): Parts {
  const holes: Hole[] = [];
  const texts = value.fields.map(field =>
    field
      .map(part => (typeof part === 'string' ? part : String.fromCharCode(stand + holes.push(part) - 1)))
      .join(''),
  );
  const written = value.write(texts, name);
  if (holes.length === 0) return [written];
  const pieces = written.split(/([\ue000-\uf8ff])/).filter(piece => piece !== '');
  return pieces.map(piece => holes[piece.charCodeAt(0) - stand] ?? piece);
}

/** A target as octoDNS publishes it; what is no domain name stays as written, for a rule to say what is wrong. */
function absoluteName(text: string): string {
  if (/[\ue000-\uf8ff]/.test(text)) return /[.\ue000-\uf8ff]$/.test(text) ? text : `${text}.`;
  const name = parseName(text);
  return name instanceof NameError ? text : `${name}.`;
}
