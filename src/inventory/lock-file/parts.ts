import * as v from 'valibot';
import { listed } from '../../listed.js';
import type { Problem, Span } from '../../source.js';
import { spanOfText } from '../../syntax/fields.js';
import { textOf, type YamlNode } from '../../syntax/yaml.js';
import { shown } from '../shown.js';

/** What to do about most of what can be wrong with a lock file. */
export const remedy =
  'Restore the lock file from before the edit, and let `dcv-check inventory --lock FILE` bring it up to date.';

/** After the first mistakes people have the file written anew. */
const mostReported = 20;

/** In UTF-16 code units. */
const longestOpening = 120;

/** What a JSON file holds of the shape that a schema asks for. */
export interface Parts<T> {
  /** Without what is not of that shape; undefined where what must be there is not. */
  readonly value: T | undefined;
  /** Where the items of a list of `value` stand, by the list. */
  readonly placesIn: (list: object) => readonly YamlNode[];
  /** Not more than people read, in the order of their places; the last one counts the rest. */
  readonly problems: readonly Problem[];
}

/**
 * Takes from a JSON file what has the shape of a schema of strict objects, arrays and scalars. Whatever it leaves out
 * has a problem, unless it is broken JSON, which the reader of JSON reports: an item of a wrong shape, an object
 * without a key that it must have, a key that is unknown or stands twice (the last one counts).
 */
export function takeParts<S extends v.GenericSchema>(root: YamlNode, schema: S): Parts<v.InferOutput<S>> {
  const taker = new Taker();
  const value = taker.take(root, schema as unknown as Shape, 'The lock file');
  return {
    value: value as v.InferOutput<S> | undefined,
    placesIn: list => taker.places.get(list) ?? [],
    problems: taker.summary(),
  };
}

/** What is asked of valibot's schemas. */
interface Shape extends v.GenericSchema {
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
}

class Taker {
  readonly places = new Map<object, YamlNode[]>();
  private readonly problems: Problem[] = [];
  private unreported = 0;

  summary(): Problem[] {
    const problems = this.problems.sort((a, b) => a.span.start - b.span.start);
    const last = problems.at(-1);
    if (last === undefined || this.unreported === 0) return problems;
    const message = `${this.unreported} more places of the lock file could not be understood. ${remedy}`;
    return [...problems, { message, span: last.span }];
  }

  take(node: YamlNode, schema: Shape, subject: string): unknown {
    if (node.kind === 'broken') return undefined;
    const shape = schema.wrapped ?? schema;
    if (shape.entries !== undefined) return this.object(node, shape.entries, subject);
    if (shape.item !== undefined) return this.list(node, shape.item, subject);
    return this.scalar(node, shape, subject);
  }

  private object(node: YamlNode, shapes: NonNullable<Shape['entries']>, subject: string): unknown {
    if (node.kind !== 'mapping') return this.wrongKind(node, 'an object', subject);
    const fields = new Map<string, YamlNode>();
    for (const entry of node.entries) {
      const written = textOf(entry.key) ?? '';
      if (!Object.hasOwn(shapes, written)) {
        this.complain(
          `${quoted(written)} is no key of a lock file; known here are ${listed(Object.keys(shapes))}`,
          entry.key.span,
        );
      } else if (fields.has(written)) {
        this.complain(
          `${quoted(written)} stands twice in one object, which only one of the two can mean`,
          entry.key.span,
        );
      }
      fields.set(written, entry.value);
    }
    const taken: Record<string, unknown> = {};
    const missing: string[] = [];
    let isWhole = true;
    for (const [name, shape] of Object.entries(shapes)) {
      const field = fields.get(name);
      const value = field && this.take(field, shape, quoted(name));
      if (value !== undefined) taken[name] = value;
      else if (shape.type !== 'optional') {
        isWhole = false;
        if (field === undefined) missing.push(quoted(name));
      }
    }
    const are = missing.length === 1 ? 'is' : 'are';
    if (missing.length > 0) this.complain(`${listed(missing)} ${are} missing here`, opening(node.span));
    return isWhole ? taken : undefined;
  }

  private list(node: YamlNode, shape: Shape, subject: string): unknown {
    if (node.kind !== 'sequence') return this.wrongKind(node, 'a list', subject);
    const values: unknown[] = [];
    const places: YamlNode[] = [];
    for (const item of node.items) {
      const value = this.take(item, shape, `An item of ${subject}`);
      if (value === undefined) continue;
      values.push(value);
      places.push(item);
    }
    this.places.set(values, places);
    return values;
  }

  private scalar(node: YamlNode, shape: Shape, subject: string): unknown {
    const wanted = shape.type === 'string' ? 'text' : 'a number';
    if (node.kind !== 'scalar') return this.wrongKind(node, wanted, subject);
    const value = node.plain ? plainValue(node.text) : node.text;
    const { success, issues } = v.safeParse(shape, value);
    if (success) return value;
    const [{ kind, message, expected }] = issues;
    if (kind === 'validation')
      return this.complain(`${subject} is ${quoted(node.text)}, which ${message}`, spanOfText(node));
    if (shape.type === 'literal')
      return this.complain(`${subject} is ${kindOf(node)}, not ${expected}`, node.span);
    return this.wrongKind(node, wanted, subject);
  }

  private wrongKind(node: YamlNode, wanted: string, subject: string): undefined {
    this.complain(`${subject} is ${kindOf(node)}, not ${wanted}`, opening(node.span));
  }

  private complain(message: string, span: Span): undefined {
    if (this.problems.length === mostReported) this.unreported++;
    else this.problems.push({ message: `${message}. ${remedy}`, span });
  }
}

function kindOf(node: YamlNode): string {
  if (node.kind === 'sequence') return 'a list';
  if (node.kind !== 'scalar') return 'an object';
  return node.plain ? shown(node.text) : `the text ${quoted(node.text)}`;
}

function quoted(text: string): string {
  return JSON.stringify(shown(text));
}

/** Of what may be long only how it begins, on its first line. */
function opening({ file, start, end }: Span): Span {
  const [line = ''] = file.text.slice(start, Math.min(end, start + longestOpening)).split('\n');
  return { file, start, end: start + line.length };
}

function plainValue(text: string): unknown {
  if (text === 'null') return null;
  return text === 'true' || text === 'false' ? text === 'true' : Number(text);
}
