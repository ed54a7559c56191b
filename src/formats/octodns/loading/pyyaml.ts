import type { YamlScalar } from '../../../syntax/yaml.js';

/** What PyYAML's SafeLoader makes of a scalar: a Python type and the value as `str()` prints it. */
export interface PythonScalar {
  readonly type: 'str' | 'int' | 'float' | 'bool' | 'null' | 'date';
  readonly text: string;
}

/** Why PyYAML raises at a scalar; `message` is the end of a sentence, `advice` a sentence. */
export class ScalarError {
  constructor(
    readonly message: string,
    readonly advice = 'Put it in quotes.',
  ) {}
}

const tagPrefix = 'tag:yaml.org,2002:';

/** Reads a scalar as PyYAML 6 does (YAML 1.1): `on` is true, `010` is 8, `1:30` is 90, `1.10` is 1.1. */
export function resolveScalar(scalar: YamlScalar): PythonScalar | ScalarError {
  const { tag, text } = scalar;
  // PyYAML resolves what has the tag `!` as if it were plain, quoted or not.
  if (tag === '!' || (tag === undefined && scalar.plain)) return resolvePlain(text);
  if (tag === undefined || tag === `${tagPrefix}str`) return { type: 'str', text };
  const type = tag.startsWith(tagPrefix) ? tag.slice(tagPrefix.length) : undefined;
  const construct = type === undefined ? undefined : constructors[type];
  return construct === undefined
    ? new ScalarError(`has the tag ${tag}, which octoDNS does not know`, 'Remove the tag.')
    : construct(text);
}

/** What an unquoted text is to PyYAML. */
export function resolvePlain(text: string): PythonScalar | ScalarError {
  const first = text[0] ?? '';
  if (text === '') return { type: 'null', text: 'None' };
  if ('yYnNtTfFoO'.includes(first) && bool.test(text)) return constructBool(text);
  if (first === '.' || first === '-' || first === '+' || (first >= '0' && first <= '9')) {
    if (float.test(text)) return constructFloat(text);
    if (int.test(text)) return constructInt(text);
    if (timestamp.test(text)) return constructDate(text);
  }
  if (text === '~' || text === 'null' || text === 'Null' || text === 'NULL')
    return { type: 'null', text: 'None' };
  if (text === '=' || text === '<<')
    return new ScalarError(`is the plain \`${text}\`, which YAML 1.1 reserves`);
  return { type: 'str', text };
}

// The implicit resolvers of PyYAML's resolver.py.
const bool = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const float =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const int =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const timestamp =
  /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$/;

const constructors: Record<string, (text: string) => PythonScalar | ScalarError> = {
  bool: constructBool,
  int: constructInt,
  float: constructFloat,
  null: () => ({ type: 'null', text: 'None' }),
  timestamp: constructDate,
};

function constructBool(text: string): PythonScalar | ScalarError {
  if (/^(?:yes|true|on)$/i.test(text)) return { type: 'bool', text: 'True' };
  if (/^(?:no|false|off)$/i.test(text)) return { type: 'bool', text: 'False' };
  return new ScalarError('is no boolean');
}

function constructInt(text: string): PythonScalar | ScalarError {
  const digits = text.replaceAll('_', '');
  const magnitude = /^[-+]/.test(digits) ? digits.slice(1) : digits;
  const value = integerOf(magnitude);
  if (value === undefined) return new ScalarError('is no number');
  return { type: 'int', text: String(digits.startsWith('-') ? -value : value) };
}

function integerOf(digits: string): bigint | undefined {
  if (/^0b[01]+$/.test(digits) || /^0x[0-9a-fA-F]+$/.test(digits)) return BigInt(digits);
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits.slice(1)}`);
  if (/^(?:0|[1-9][0-9]*)$/.test(digits)) return BigInt(digits);
  if (!/^[0-9]+(?::[0-9]+)+$/.test(digits)) return undefined;
  return digits.split(':').reduce((sum, digit) => sum * 60n + BigInt(digit), 0n);
}

function constructFloat(text: string): PythonScalar | ScalarError {
  const digits = text.replaceAll('_', '').toLowerCase();
  const magnitude = /^[-+]/.test(digits) ? digits.slice(1) : digits;
  const value = floatOf(magnitude);
  if (value === undefined) return new ScalarError('is no number');
  return { type: 'float', text: printFloat(digits.startsWith('-') ? -value : value) };
}

function floatOf(digits: string): number | undefined {
  if (digits === '.inf') return Number.POSITIVE_INFINITY;
  if (digits === '.nan') return Number.NaN;
  const parts = digits.split(':');
  if (!parts.every(part => /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/.test(part))) return undefined;
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** A number as Python's `repr` prints it, which turns to exponents at other places than JavaScript. */
export function printFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 16)
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  const plain = String(value);
  return plain.includes('.') ? plain : `${plain}.0`;
}

function constructDate(text: string): PythonScalar | ScalarError {
  const match =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/.exec(
      text,
    );
  if (match === null) return new ScalarError('is no date');
  const [, year = '', month = '', day = '', hour, minute = '', second = '', fraction = '', zone] = match;
  const two = (digits: string): string => digits.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  if (year === '0000' || new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) !== date)
    return new ScalarError('is a date that no calendar has');
  if (hour === undefined) return { type: 'date', text: date };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return new ScalarError('is a time that no clock shows');
  const micros = fraction.slice(0, 6).padEnd(6, '0');
  const dot = Number(micros) === 0 ? '' : `.${micros}`;
  const offset = zone === undefined ? '' : offsetOf(match[9], Number(match[10] ?? 0), Number(match[11] ?? 0));
  if (offset === undefined) return new ScalarError('is a time in a zone over a day away');
  return { type: 'date', text: `${date} ${two(hour)}:${minute}:${second}${dot}${offset}` };
}

function offsetOf(sign: string | undefined, hours: number, minutes: number): string | undefined {
  const total = hours * 60 + minutes;
  if (total >= 24 * 60) return undefined;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${sign === '-' && total > 0 ? '-' : '+'}${two(Math.floor(total / 60))}:${two(total % 60)}`;
}
