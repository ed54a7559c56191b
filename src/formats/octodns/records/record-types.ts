import { isIPv4, isIPv6 } from 'node:net';
import { asText, describe, get, isNull, type PyDict, type PyValue } from '../loading/python-value.js';
import { firstOf, float, integer, printed, text, textOf, ValueError } from './record-fields.js';
import { knownValue, type RecordValue } from './record-value.js';

/** A record type that octoDNS knows (octodns/record/*.py). */
export interface RecordType {
  /** Whether it takes only `value`; the others take `values` first, else `value`. */
  readonly single: boolean;
  /** Throws a `ValueError` for what octoDNS stops at. */
  readonly read: (value: PyValue, settings: ValueSettings) => RecordValue;
}

/** Arguments of a provider that change how values are read. */
export interface ValueSettings {
  /** Whether the provider wants `;` in TXT written as `\;`. */
  readonly escapedSemicolons: boolean;
}

/** The types by the name that `type:` gives, which is case-sensitive. */
export const recordTypes: ReadonlyMap<string, RecordType> = new Map<string, RecordType>([
  ['A', { single: false, read: readIpv4 }],
  ['AAAA', { single: false, read: readIpv6 }],
  ['ALIAS', { single: true, read: readTarget }],
  ['CAA', { single: false, read: fromDict(readCaa) }],
  ['CNAME', { single: true, read: readTarget }],
  ['DNAME', { single: true, read: readTarget }],
  ['DS', { single: false, read: fromDict(readDs) }],
  ['HTTPS', { single: false, read: fromDict(readSvcb) }],
  ['LOC', { single: false, read: fromDict(readLoc) }],
  ['MX', { single: false, read: fromDict(readMx) }],
  ['NAPTR', { single: false, read: fromDict(readNaptr) }],
  ['NS', { single: false, read: readTarget }],
  ['OPENPGPKEY', { single: false, read: readText }],
  ['PTR', { single: false, read: readTarget }],
  ['SPF', { single: false, read: readChunked }],
  ['SRV', { single: false, read: fromDict(readSrv) }],
  ['SSHFP', { single: false, read: fromDict(readSshfp) }],
  ['SVCB', { single: false, read: fromDict(readSvcb) }],
  ['TLSA', { single: false, read: fromDict(readTlsa) }],
  ['TXT', { single: false, read: readChunked }],
  ['URI', { single: false, read: fromDict(readUri) }],
  ['URLFWD', { single: false, read: fromDict(readUrlfwd) }],
]);

function readTarget(value: PyValue): RecordValue {
  return knownValue(value.span, [textOf(value)], ([target = ''], name) => name(target));
}

function readText(value: PyValue): RecordValue {
  return knownValue(value.span, [textOf(value)], ([text = '']) => text);
}

function readIpv4(value: PyValue): RecordValue {
  const text = textOf(value);
  if (!isIPv4(text)) throw new ValueError(`\`${text}\` is no IPv4 address. Correct it.`);
  return knownValue(value.span, [], () => text);
}

function readIpv6(value: PyValue): RecordValue {
  const text = textOf(value);
  if (!isIPv6(text) || text.includes('%'))
    throw new ValueError(`\`${text}\` is no IPv6 address. Correct it.`);
  const shortest = new URL(`http://[${text}]`).hostname.slice(1, -1);
  return knownValue(value.span, [], () => shortest);
}

function readChunked(value: PyValue, { escapedSemicolons }: ValueSettings): RecordValue {
  const written = asText(value) ?? textOf(value);
  const escaped = escapedSemicolons ? written : written.replaceAll(';', '\\;');
  const unquoted = escaped.startsWith('"') ? escaped.slice(1, -1) : escaped;
  const known = knownValue(value.span, [unquoted.replaceAll('" "', '')], ([text = '']) => quoted(text));
  return { ...known, matchedRaw: true };
}

/** Character strings of 255 octets, as dnspython prints them. */
function quoted(internal: string): string {
  const ascii = !/[^\0-\x7f]/.test(internal);
  const text = ascii ? internal.replaceAll('\\;', ';') : internal.replaceAll('"', '\\"');
  const chunks = text.match(/[\s\S]{1,255}/g) ?? [''];
  const written = ascii ? chunks.map(chunk => chunk.replace(/["\\]|[^ -~]/g, escapeOctet)) : chunks;
  return written.map(chunk => `"${chunk}"`).join(' ');
}

function escapeOctet(character: string): string {
  return character === '"' || character === '\\'
    ? `\\${character}`
    : `\\${String(character.charCodeAt(0)).padStart(3, '0')}`;
}

function fromDict(read: (dict: PyDict) => RecordValue): RecordType['read'] {
  return value => {
    if (value.kind !== 'dict')
      throw new ValueError(`A mapping belongs here, and there is ${describe(value)}.`);
    return read(value);
  };
}

function readMx(dict: PyDict): RecordValue {
  const preference = integer(dict, firstOf(dict, 'preference', 'priority'));
  const exchange = text(dict, firstOf(dict, 'exchange', 'value'));
  return knownValue(dict.span, [exchange], ([target = ''], name) => `${preference} ${name(target)}`);
}

function readSrv(dict: PyDict): RecordValue {
  const numbers = [integer(dict, 'priority'), integer(dict, 'weight'), integer(dict, 'port')].join(' ');
  return knownValue(dict.span, [text(dict, 'target')], ([target = ''], name) => `${numbers} ${name(target)}`);
}

function readCaa(dict: PyDict): RecordValue {
  const flags = integer(dict, 'flags', '0');
  const tag = text(dict, 'tag');
  return knownValue(dict.span, [text(dict, 'value')], ([value = '']) => `${flags} ${tag} "${value}"`);
}

function readDs(dict: PyDict): RecordValue {
  const old = get(dict, 'public_key') !== undefined || get(dict, 'flags') !== undefined;
  const [tag, algorithm, type, digest] = old
    ? ['flags', 'protocol', 'algorithm', 'public_key']
    : ['key_tag', 'algorithm', 'digest_type', 'digest'];
  const numbers = [tag, algorithm, type].map(key => integer(dict, key!)).join(' ');
  return knownValue(dict.span, [printed(dict, digest!).toLowerCase()], ([hex = '']) => `${numbers} ${hex}`);
}

function readNaptr(dict: PyDict): RecordValue {
  const numbers = `${integer(dict, 'order')} ${integer(dict, 'preference')}`;
  const flags = text(dict, 'flags').toUpperCase();
  const fields = [text(dict, 'service'), text(dict, 'regexp'), text(dict, 'replacement')];
  return knownValue(
    dict.span,
    fields,
    ([service = '', regexp = '', replacement = ''], name) =>
      `${numbers} "${flags}" "${service}" "${regexp}" ${name(replacement)}`,
  );
}

function readSshfp(dict: PyDict): RecordValue {
  const numbers = `${integer(dict, 'algorithm')} ${integer(dict, 'fingerprint_type')}`;
  const print = printed(dict, 'fingerprint').toLowerCase();
  return knownValue(dict.span, [print], ([hex = '']) => `${numbers} ${hex}`);
}

function readTlsa(dict: PyDict): RecordValue {
  const numbers = ['certificate_usage', 'selector', 'matching_type'].map(key => integer(dict, key, '0'));
  const data = printed(dict, 'certificate_association_data').toLowerCase();
  return knownValue(dict.span, [data], ([hex = '']) => `${numbers.join(' ')} ${hex}`);
}

function readUri(dict: PyDict): RecordValue {
  const numbers = `${integer(dict, 'priority')} ${integer(dict, 'weight')}`;
  const target = text(dict, 'target').toLowerCase();
  return knownValue(dict.span, [target], ([uri = '']) => `${numbers} "${uri}"`);
}

function readUrlfwd(dict: PyDict): RecordValue {
  const numbers = ['code', 'masking', 'query'].map(key => integer(dict, key)).join(' ');
  const fields = [text(dict, 'path'), text(dict, 'target')];
  return knownValue(dict.span, fields, ([path = '', target = '']) => `"${path}" "${target}" ${numbers}`);
}

function readLoc(dict: PyDict): RecordValue {
  const angle = (axis: string): string =>
    `${integer(dict, `${axis}_degrees`)} ${integer(dict, `${axis}_minutes`)} ${float(dict, `${axis}_seconds`)} ${text(dict, `${axis}_direction`).toUpperCase()}`;
  const sizes = ['altitude', 'size', 'precision_horz', 'precision_vert'].map(key => `${float(dict, key)}m`);
  const rdata = [angle('lat'), angle('long'), ...sizes].join(' ');
  return knownValue(dict.span, [], () => rdata);
}

/** RFC 9460 §14.3.2. */
const serviceParameters = ['mandatory', 'alpn', 'no-default-alpn', 'port', 'ipv4hint', 'ech', 'ipv6hint'];

function readSvcb(dict: PyDict): RecordValue {
  const priority = integer(dict, 'svcpriority');
  const target = text(dict, 'targetname');
  const parameters = get(dict, 'svcparams');
  const entries = parameters?.kind === 'dict' ? [...parameters.entries.values()] : [];
  const written = entries
    .map(({ key, value }) => ({ number: parameterNumber(key.text), text: key.text + parameterValue(value) }))
    .sort((a, b) => a.number - b.number)
    .map(parameter => ` ${parameter.text}`)
    .join('');
  return knownValue(dict.span, [target], ([name = ''], write) => `${priority} ${write(name)}${written}`);
}

function parameterNumber(key: string): number {
  const number = /^key[0-9]+$/.test(key) ? Number(key.slice(3)) : serviceParameters.indexOf(key);
  if (number === -1) throw new ValueError(`\`${key}\` is no service parameter. Correct it.`);
  return number;
}

function parameterValue(value: PyValue): string {
  if (isNull(value)) return '';
  if (value.kind === 'list') return `=${value.items.map(textOf).join(',')}`;
  return value.kind === 'scalar' ? `=${value.text}` : `=${textOf(value)}`;
}
