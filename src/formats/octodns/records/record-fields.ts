import { asText, describe, get, type PyDict, type PyValue } from '../loading/python-value.js';
import { printFloat } from '../loading/pyyaml.js';

/** What octoDNS cannot make a value of; the message is a whole sentence with advice. */
export class ValueError extends Error {}

/** Text, where octoDNS takes nothing else: YAML's numbers, booleans and dates stop it. */
export function textOf(value: PyValue): string {
  const found = asText(value);
  if (found !== undefined && found !== '') return found;
  if (value.kind === 'scalar' && value.type !== 'null' && value.type !== 'str')
    throw new ValueError(`To YAML 1.1 this is ${describe(value)}, and octoDNS takes text. Put it in quotes.`);
  throw new ValueError(
    value.kind === 'list' || value.kind === 'dict'
      ? `Text belongs here, and there is ${describe(value)}.`
      : 'The value is missing. Write it, or remove the record.',
  );
}

function field(dict: PyDict, key: string): PyValue {
  const value = get(dict, key);
  if (value === undefined) throw new ValueError(`\`${key}\` is missing. Write it, or remove the record.`);
  return value;
}

/** A field that takes text. */
export function text(dict: PyDict, key: string): string {
  const value = field(dict, key);
  return asText(value) ?? textOf(value);
}

/** Any scalar as `str()` prints it. */
export function printed(dict: PyDict, key: string): string {
  const value = field(dict, key);
  return value.kind === 'scalar' ? value.text : textOf(value);
}

/** A field that Python's `int()` takes, as it prints. */
export function integer(dict: PyDict, key: string, otherwise?: string): string {
  if (otherwise !== undefined && get(dict, key) === undefined) return otherwise;
  const value = field(dict, key);
  if (value.kind === 'scalar') {
    if (value.type === 'int') return value.text;
    if (value.type === 'bool') return value.text === 'True' ? '1' : '0';
    if (value.type === 'float' && Number.isFinite(Number(value.text)))
      return String(Math.trunc(Number(value.text)));
    if (value.type === 'str' && /^\s*[-+]?[0-9]+\s*$/.test(value.text)) return String(BigInt(value.text));
  }
  throw new ValueError(`\`${key}\` takes a number, and there is ${describe(value)}.`);
}

/** A field that Python's `float()` takes, as it prints. */
export function float(dict: PyDict, key: string): string {
  const value = field(dict, key);
  const number = value.kind === 'scalar' && value.text.trim() !== '' ? Number(value.text) : Number.NaN;
  if (Number.isNaN(number))
    throw new ValueError(`\`${key}\` takes a number, and there is ${describe(value)}.`);
  return printFloat(number);
}
/** The key that octoDNS takes, or the older one where only that is written. */
export function firstOf(dict: PyDict, key: string, older: string): string {
  return get(dict, key) === undefined && get(dict, older) !== undefined ? older : key;
}
