import type { Span } from '../../../source.js';
import type { PythonScalar } from './pyyaml.js';

/** What octoDNS's loader makes of a YAML value, each with its place: includes, aliases and merges are done. */
export type PyValue = PyScalar | PyList | PyDict | PyUnknown;

/** A str, int, float, bool, date or None, with the text that Python prints for it. */
export interface PyScalar extends PythonScalar {
  readonly kind: 'scalar';
  readonly span: Span;
}

/** A Python list. */
export interface PyList {
  readonly kind: 'list';
  readonly items: readonly PyValue[];
  readonly span: Span;
}

/** A Python dict, in which a key stands once. */
export interface PyDict {
  readonly kind: 'dict';
  /** By `identityOf` their key. */
  readonly entries: ReadonlyMap<string, PyEntry>;
  /** Why there may be more or other entries, as the end of a sentence. */
  readonly unknown?: string;
  readonly span: Span;
}

/** A value at which octoDNS stops; a problem has said why. */
export interface PyUnknown {
  readonly kind: 'unknown';
  /** As the end of a sentence. */
  readonly reason: string;
  readonly span: Span;
}

/** An entry of a dict: the key as first written, the value as written last. */
export interface PyEntry {
  readonly key: PyScalar;
  readonly value: PyValue;
  /** From the key to the end of the value, where both stand in one file; else the value's. */
  readonly span: Span;
}

/** Which keys are the same to a Python dict: `1`, `1.0` and `true` are, `'1'` is another. */
export function identityOf(key: PythonScalar): string {
  if (key.type === 'bool') return key.text === 'True' ? 'number 1' : 'number 0';
  if (key.type === 'float') return `number ${key.text.replace(/\.0$/, '').replace(/^-0$/, '0')}`;
  return key.type === 'int' ? `number ${key.text}` : `${key.type} ${key.text}`;
}

/** The value of a dict's text key. */
export function get(dict: PyDict | undefined, key: string): PyValue | undefined {
  return dict?.entries.get(`str ${key}`)?.value;
}

/** Text, where the value is text to Python. */
export function asText(value: PyValue | undefined): string | undefined {
  return value?.kind === 'scalar' && value.type === 'str' ? value.text : undefined;
}

/** The dict, where the value is one. */
export function asDict(value: PyValue | undefined): PyDict | undefined {
  return value?.kind === 'dict' ? value : undefined;
}

/** The items of a list; a null is an empty one, as in `config['targets'] or []`. */
export function asItems(value: PyValue | undefined): readonly PyValue[] {
  return value?.kind === 'list' ? value.items : [];
}

/** Python's `bool(value)`. */
export function isTruthy(value: PyValue | undefined): boolean {
  if (value === undefined || isNull(value)) return false;
  if (value.kind === 'list') return value.items.length > 0;
  if (value.kind === 'dict') return value.entries.size > 0;
  if (value.kind === 'unknown') return true;
  if (value.type === 'str') return value.text !== '';
  return value.type === 'date' || !['False', '0', '0.0', '-0.0'].includes(value.text);
}

/** Whether the value is Python's None. */
export function isNull(value: PyValue): boolean {
  return value.kind === 'scalar' && value.type === 'null';
}

/** What a person would call the value: "a list", "the number 8". */
export function describe(value: PyValue): string {
  if (value.kind === 'list') return 'a list';
  if (value.kind === 'dict') return 'a mapping';
  if (value.kind === 'unknown') return value.reason;
  const names = {
    str: 'the text',
    int: 'the number',
    float: 'the number',
    bool: 'the boolean',
    date: 'the date',
  };
  return value.type === 'null' ? 'nothing' : `${names[value.type]} \`${value.text}\``;
}
