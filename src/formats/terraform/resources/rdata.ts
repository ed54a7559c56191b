import type { Span } from '../../../source.js';
import type { Parts, Value } from '../../../value.js';
import { type Completion, merged, writtenRdata } from '../../written.js';
import { misusedValidationId } from './validation-id.js';

/** RDATA that is written in one piece. */
export function rdataOf(type: string, written: Parts, span: Span, completion: Completion): Value<string> {
  if (type === 'TXT' || type === 'SPF') return writtenRdata(type, quoted(written), span);
  const rdata = writtenRdata(type, written, span, completion);
  if (rdata.known || type !== 'CNAME') return rdata;
  const misused = misusedValidationId(rdata.parts);
  return misused === undefined ? rdata : { known: true, value: misused, span };
}

/** RDATA of several fields; the value of a CAA is text in quotes (RFC 8659 §4.1.1). */
export function composedRdata(
  type: string,
  fields: readonly Parts[],
  span: Span,
  completion: Completion,
): Value<string> {
  const last = fields.length - 1;
  const spelt = fields.map((field, at) => (type === 'CAA' && at === last ? quoted(field) : field));
  const written = spelt.flatMap((field, at) => (at === 0 ? field : [' ', ...field]));
  return writtenRdata(type, written, span, completion);
}

/** In quotes, unless it is already; `""` inside is where Route 53's users split a long string. */
function quoted(text: Parts): Parts {
  const [first] = text;
  if (typeof first === 'string' && first.startsWith('"')) return text;
  return merged(['"', ...text.map(part => (typeof part === 'string' ? escaped(part) : part)), '"']);
}

function escaped(text: string): string {
  return text
    .split('""')
    .map(piece => piece.replace(/["\\]/g, '\\$&'))
    .join('""');
}
