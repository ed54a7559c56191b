import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';

/** GitHub's own description of its REST API, and what in it one request meets. */
type Json = Record<string, unknown>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Json;
}

/** An operation of the description with its path. */
export interface Operation {
  /** As in `git/get-tree`. */
  readonly id: string;
  readonly method: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly schema: Json };
  /** By status; undefined where there is no JSON in it. */
  readonly responses: ReadonlyMap<string, { schema?: Json; example?: unknown }>;
}

interface Path {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly literals: number;
  readonly operations: ReadonlyMap<string, Json>;
}

/** A request that the description knows. */
export interface Matched {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

let loaded: { document: Json; paths: readonly Path[] } | undefined;

function description(): { document: Json; paths: readonly Path[] } {
  if (loaded !== undefined) return loaded;
  const file = 'node_modules/@octokit/openapi/generated/api.github.com.json';
  const document = JSON.parse(readFileSync(file, 'utf8')) as Json;
  const paths = Object.entries(document.paths as Record<string, Json>).map(([path, item]): Path => {
    const names: string[] = [];
    const source = path
      .split(/(\{[^}]+\})/)
      .map(part => {
        if (!part.startsWith('{')) return part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
        names.push(part.slice(1, -1));
        return '([^/]+)';
      })
      .join('');
    return {
      pattern: new RegExp(`^${source}$`),
      names,
      literals: path.replace(/\{[^}]+\}/g, '').length,
      operations: new Map(Object.entries(item) as [string, Json][]),
    };
  });
  // What is written out comes before what any word could be.
  paths.sort((a, b) => b.literals - a.literals);
  loaded = { document, paths };
  return loaded;
}

/** The operation that a request is for; undefined where GitHub has none. The path is as it came, still encoded. */
export function operationOf(method: string, path: string): Matched | undefined {
  for (const { pattern, names, operations } of description().paths) {
    const match = pattern.exec(path);
    const found = match === null ? undefined : operations.get(method.toLowerCase());
    // The two ways to spell a comparison are one to a server; the octokit has the newer.
    if (match === null || found === undefined || found.operationId === 'repos/compare-commits') continue;
    const params = Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1]!)]));
    return { operation: operation(method, found), params };
  }
  return undefined;
}

const operations = new Map<string, Operation>();

function operation(method: string, raw: Json): Operation {
  const id = raw.operationId as string;
  const known = operations.get(id);
  if (known !== undefined) return known;
  const content = (of: Json | undefined) =>
    (of?.content as Record<string, { schema: Json; examples?: Json }> | undefined)?.['application/json'];
  const request = raw.requestBody as Json | undefined;
  const responses = Object.entries(raw.responses as Record<string, Json>).map(([status, response]) => {
    const json = content(follow(response));
    const example = Object.values(json?.examples ?? {})[0] as Json | undefined;
    const value = example && follow(example).value;
    return [status, { ...(json && { schema: json.schema }), ...(example && { example: value }) }] as const;
  });
  const schema = content(request)?.schema;
  const made: Operation = {
    id,
    method,
    parameters: ((raw.parameters ?? []) as Json[]).map(each => follow(each) as unknown as Parameter),
    ...(schema && { body: { required: request?.required === true, schema } }),
    responses: new Map(responses),
  };
  operations.set(id, made);
  return made;
}

function follow(object: Json): Json {
  if (typeof object.$ref !== 'string') return object;
  let found: unknown = description().document;
  for (const part of object.$ref.slice(2).split('/')) found = (found as Json)[part];
  return follow(found as Json);
}

/** What is wrong with a request by the description: parameters, and the body with no field too many. */
export function wrongWith(
  { operation: of, params }: Matched,
  query: URLSearchParams,
  body: unknown,
): string[] {
  const wrong: string[] = [];
  const known = new Map(of.parameters.map(parameter => [`${parameter.in} ${parameter.name}`, parameter]));
  for (const [name, value] of query) {
    const parameter = known.get(`query ${name}`);
    if (parameter === undefined) wrong.push(`has no parameter ${name}`);
    else wrong.push(...wrongValue(parameter, value));
    const most = name === 'per_page' ? 100 : Number.POSITIVE_INFINITY;
    if (Number(value) > most) wrong.push(`takes at most ${most} for ${name}`);
  }
  for (const parameter of of.parameters) {
    if (parameter.in === 'path') wrong.push(...wrongValue(parameter, params[parameter.name] ?? ''));
    else if (parameter.required && parameter.in === 'query' && !query.has(parameter.name))
      wrong.push(`needs the parameter ${parameter.name}`);
  }
  if (of.body === undefined) {
    if (body !== undefined) wrong.push('takes no body');
  } else if (body === undefined) {
    if (of.body.required) wrong.push('needs a body');
  } else wrong.push(...misfits(`${of.id} request`, closed(of.body.schema) as Json, body));
  return wrong;
}

function wrongValue({ name, schema }: Parameter, text: string): string[] {
  const { type } = follow(schema) as { type?: string };
  const isNumber = type === 'integer' || type === 'number';
  const value = isNumber && /^-?\d+$/.test(text) ? Number(text) : type === 'boolean' ? text === 'true' : text;
  return misfits(`parameter ${name} ${JSON.stringify(schema)}`, schema, value).map(each => `${name}${each}`);
}

/** What is wrong with one of our own answers by the description. */
export function wrongWithAnswer({ id, responses }: Operation, status: number, body: unknown): string[] {
  const response = responses.get(String(status));
  if (response === undefined) return [`never answers with ${status}`];
  return response.schema === undefined ? [] : misfits(`${id} ${status}`, response.schema, body);
}

/** An answer as the description shows it, to be filled with what is so; a copy. */
export function exampleOf({ id, responses }: Operation, status = '200'): unknown {
  const example = responses.get(status)?.example;
  if (example === undefined) throw new Error(`The description shows no answer ${status} of ${id}.`);
  return structuredClone(example);
}

const ajv = new Ajv2019({ strict: false, validateFormats: false, allErrors: false });
const compiled = new Map<string, ValidateFunction>();

function misfits(key: string, schema: Json, value: unknown): string[] {
  let validate = compiled.get(key);
  if (validate === undefined) {
    validate = ajv.compile({ ...(plain(schema) as Json), components: { schemas: reachableFrom(schema) } });
    compiled.set(key, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const details = Object.values(params as Json).filter(each => typeof each === 'string');
    return `${instancePath} ${message}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
  });
}

/** The named schemas that a schema is made of; the whole description would take seconds to compile. */
function reachableFrom(schema: unknown, found: Json = {}): Json {
  if (Array.isArray(schema)) for (const item of schema) reachableFrom(item, found);
  else if (typeof schema === 'object' && schema !== null) {
    const name = /^#\/components\/schemas\/(.+)$/.exec(String((schema as Json).$ref))?.[1];
    if (name !== undefined && !(name in found)) {
      found[name] = plain(follow(schema as Json));
      reachableFrom(found[name], found);
    }
    for (const value of Object.values(schema)) reachableFrom(value, found);
  }
  return found;
}

/** Without what misleads the validator; OpenAPI's `nullable` lets null be one of an enumeration. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { example: _, examples: __, discriminator: ___, ...rest } = schema as Json;
  const made = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, plain(value)])) as Json;
  if (made.nullable !== true) return made;
  if (Array.isArray(made.enum)) made.enum = [...(made.enum as unknown[]), null];
  if (made.type !== undefined) return made;
  const { nullable: ____, ...typeless } = made;
  return { anyOf: [typeless, { type: 'null' }] };
}

/** The same schema, which takes no fields but those that it names: GitHub drops others in silence. */
function closed(schema: unknown, isPart = false): unknown {
  if (Array.isArray(schema)) return schema.map(item => closed(item, isPart));
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(follow(schema as Json)).filter(
    ([key]) => key !== 'example' && key !== 'discriminator',
  );
  const parts = ['allOf', 'anyOf', 'oneOf'];
  const inner = entries.map(([key, value]) => {
    if (key === 'properties') {
      const properties = Object.entries(value as Json).map(([name, each]) => [name, closed(each)]);
      return [key, Object.fromEntries(properties)];
    }
    return [key, parts.includes(key) ? closed(value, true) : key === 'items' ? closed(value) : value];
  });
  const { additionalProperties, ...made } = Object.fromEntries(inner) as Json;
  const isObject = 'properties' in made || (made.type === 'object' && parts.some(part => part in made));
  if (isPart || !isObject)
    return additionalProperties === undefined || isPart ? made : { ...made, additionalProperties };
  return { ...made, unevaluatedProperties: false };
}
