import type { SourceFile, Span } from '../../../../source.js';
import { readJson } from '../../../../syntax/json.js';
import { readYaml, textOf, type YamlNode } from '../../../../syntax/yaml.js';
import { type Datum, textDatum } from '../datum.js';
import { yamlScalar } from './yaml-scalar.js';

/** What cannot be decoded; the reason is the end of a sentence. */
export class Undecodable {
  constructor(
    readonly reason: string,
    /** Whether Terraform refuses it as well. */
    readonly isRefused = false,
  ) {}
}

/** What a JSON text holds, as strictly as `jsondecode` reads. */
export function decodedJson(file: SourceFile): Datum | Undecodable {
  const { root, broken } = readJson(file);
  if (broken || root === undefined) return new Undecodable('broken JSON', true);
  try {
    // The reader above takes comments and final commas as well.
    JSON.parse(file.text);
  } catch {
    return new Undecodable('broken JSON', true);
  }
  return jsonDatum(root);
}

function jsonDatum(node: YamlNode): Datum {
  const { span } = node;
  if (node.kind === 'sequence') return { kind: 'list', items: node.items.map(jsonDatum), span };
  if (node.kind === 'mapping') {
    const members = node.entries.map(
      ({ key, value }) => [textOf(key) ?? '', key.span, jsonDatum(value)] as const,
    );
    return mapOf(members, span);
  }
  if (node.kind === 'broken') return { kind: 'null', span };
  if (!node.plain) return textDatum(node.text.normalize(), span);
  if (node.text === 'null') return { kind: 'null', span };
  if (node.text === 'true' || node.text === 'false')
    return { kind: 'bool', value: node.text === 'true', span };
  return { kind: 'number', value: Number(node.text), span };
}

/** What a YAML text holds, as go-cty-yaml reads it. */
export function decodedYaml(file: SourceFile): Datum | Undecodable {
  const { documents, problems } = readYaml(file);
  const [document, ...more] = documents;
  if (problems.length > 0 || document?.broken) return new Undecodable('broken YAML', true);
  if (more.length > 0) return new Undecodable('YAML of several documents', true);
  if (document?.root === undefined) return { kind: 'null', span: { file, start: 0, end: 0 } };
  return yamlDatum(document.root);
}

function yamlDatum(node: YamlNode): Datum | Undecodable {
  const { span } = node;
  if (node.kind === 'scalar')
    return yamlScalar(node) ?? new Undecodable('YAML with a value of an unknown kind');
  if (node.kind === 'broken' || node.tag !== undefined) return new Undecodable('YAML with a tag');
  if (node.kind === 'sequence') {
    const items: Datum[] = [];
    for (const item of node.items) {
      const datum = yamlDatum(item);
      if (datum instanceof Undecodable) return datum;
      items.push(datum);
    }
    return { kind: 'list', items, span };
  }
  const own: [string, Span, Datum][] = [];
  const merged: [string, Span, Datum][] = [];
  for (const { key, value } of node.entries) {
    const datum = yamlDatum(value);
    const name = key.kind === 'scalar' ? key.text : undefined;
    if (datum instanceof Undecodable) return datum;
    if (name === undefined) return new Undecodable('YAML whose key is no text');
    if (name !== '<<' || (key.kind === 'scalar' && !key.plain)) own.push([name, key.span, datum]);
    else
      for (const source of datum.kind === 'list' ? [...datum.items].reverse() : [datum]) {
        if (source.kind !== 'map') return new Undecodable('YAML that merges what is no mapping');
        for (const [inner, entry] of source.entries)
          merged.push([inner, source.keySpans?.get(inner) ?? entry.span, entry]);
      }
  }
  return mapOf([...merged, ...own], span);
}

function mapOf(members: readonly (readonly [string, Span, Datum])[], span: Span): Datum {
  return {
    kind: 'map',
    entries: new Map(members.map(([key, , datum]) => [key.normalize(), datum])),
    keySpans: new Map(members.map(([key, keySpan]) => [key.normalize(), keySpan])),
    span,
  };
}
