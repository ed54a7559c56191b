import * as v from 'valibot';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { nameOf } from '../dns/name.js';
import { parseAge } from '../inventory/lock-file/age.js';
import { listedByHand } from '../inventory/settings-file.js';
import type { RuleId } from '../rules/catalog.js';
import { type Problem, type SourceFile, type Span, wholeFile } from '../source.js';
import { type SettingsText, settingsSchema } from './schema.js';
import { noSettings, type Settings } from './settings.js';

/** Where a value of the settings stands: the keys and indices that lead to it. */
type KeyPath = readonly (string | number)[];

/** Finds the place of a value; for a key that is not there, of what should hold it. */
export type SpanOf = (path: KeyPath) => Span;

/** Deeper or longer than any settings file that a person wrote. */
const longestText = 1 << 20;

/**
 * Reads a settings file. Every problem in it is reported, each at its place, and settings are given only where there
 * is none: half-understood policy must not decide a verdict.
 */
export function readSettings(file: SourceFile): Settings | readonly Problem[] {
  if (file.text.length > longestText) {
    return [{ message: 'The settings file is over 1 MiB.', span: wholeFile(file) }];
  }
  const document = parseDocument(file.text, { uniqueKeys: false, version: '1.2', logLevel: 'error' });
  const spanOf: SpanOf = path => spanAt(file, document, path);
  const problems = [
    ...document.errors.map(error => yamlProblem(file, error)),
    ...duplicateKeys(file, document),
  ];
  if (problems.length > 0) return problems;

  const content = contentOf(document);
  if (content instanceof Error) return [{ message: `The settings ${content.message}.`, span: spanOf([]) }];
  if (!isMap(document.contents) && document.contents !== null) {
    return [
      { message: 'The settings file must be a mapping of keys such as certificates:.', span: spanOf([]) },
    ];
  }
  const parsed = v.safeParse(settingsSchema, content);
  if (!parsed.success) return inOrder(parsed.issues.map(issue => schemaProblem(issue, file, document)));
  const { inventory, problems: mistakes } = listedByHand(parsed.output, spanOf);
  return mistakes.length > 0 ? mistakes : settingsOf(parsed.output, inventory, spanOf);
}

/** What the document says as plain values; an error where its aliases multiply beyond reason. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    return new Error('repeat themselves through aliases too often');
  }
}

function settingsOf(text: SettingsText, inventory: Settings['inventory'], spanOf: SpanOf): Settings {
  return {
    span: spanOf([]),
    inventory,
    cloudflare: cloudflareOf(text.cloudflare, spanOf),
    files: (text.files ?? []).map(({ paths, format, zone }, at) => ({
      paths,
      format,
      ...(zone !== undefined && { zone: nameOf(zone) }),
      span: spanOf(['files', at, 'paths']),
    })),
    rules: new Map(
      Object.entries(text.rules ?? {}).map(([rule, severity]) => [
        rule as RuleId,
        { severity: severity!, span: spanOf(['rules', rule]) },
      ]),
    ),
    ignores: (text.ignore ?? []).map(({ rule, owner, certificate, reason, until }, at) => ({
      rule: rule as RuleId,
      at: { owner: nameOf(owner) },
      ...(certificate !== undefined && { certificate }),
      reason,
      ...(until !== undefined && { until }),
      span: spanOf(['ignore', at]),
    })),
  };
}

function cloudflareOf(text: SettingsText['cloudflare'], spanOf: SpanOf): Settings['cloudflare'] {
  if (text === undefined) return noSettings.cloudflare;
  const { lock, max_age: maxAge, custom_hostnames: zones = [] } = text;
  return {
    lock: lock ?? noSettings.cloudflare.lock,
    span: spanOf(lock === undefined ? ['cloudflare'] : ['cloudflare', 'lock']),
    maxAge: maxAge === undefined ? noSettings.cloudflare.maxAge : parseAge(maxAge),
    customHostnamesOf: zones.map(nameOf),
  };
}

function yamlProblem(file: SourceFile, error: YAMLError): Problem {
  const [start, end] = error.pos;
  const reason = error.message.replace(/ at line \d+, column \d+:.*$/s, '');
  return { message: `The settings are no valid YAML: ${reason}.`, span: { file, start, end } };
}

function duplicateKeys(file: SourceFile, document: Document): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          const message = `The key ${String(key.value)} is written twice here; keep one of them.`;
          problems.push({ message, span: nodeSpan(file, key) });
        }
        seen.add(key.value);
      }
    },
  });
  return problems;
}

type Issue = v.InferIssue<typeof settingsSchema>;

function schemaProblem(issue: Issue, file: SourceFile, document: Document): Problem {
  const path = (issue.path ?? []).map(item => item.key as string | number);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const message = `${pathText(path)} is no key of the settings; known here are ${keysAt(path.slice(0, -1)).join(', ')}.`;
    return { message, span: spanAt(file, document, path, 'key') };
  }
  return { message: `${pathText(path)} ${complaint(issue)}.`, span: spanAt(file, document, path) };
}

function complaint(issue: Issue): string {
  if (issue.received === 'undefined') return 'is missing';
  if (issue.type === 'raw_check') return `is ${JSON.stringify(issue.input)}, which ${issue.message}`;
  if (issue.type === 'picklist') {
    const known = issue.expected
      ?.replaceAll('"', '')
      .replaceAll(' | ', ', ')
      .replace(/^\((.*)\)$/, '$1');
    return `is ${JSON.stringify(issue.input)}, not one of ${known}`;
  }
  if (issue.kind === 'validation') return issue.message;
  const wanted: Record<string, string> = { string: 'text', array: 'a list', strict_object: 'a mapping' };
  return `must be ${wanted[issue.type] ?? issue.expected}, not ${issue.received}`;
}

/** The keys that the schema knows in the mapping at a path. */
function keysAt(path: KeyPath): string[] {
  interface Shape {
    readonly wrapped?: Shape;
    readonly item?: Shape;
    readonly entries?: Readonly<Record<string, Shape>>;
  }
  let shape: Shape | undefined = settingsSchema as Shape;
  for (const key of path) {
    const inner: Shape | undefined = typeof key === 'number' ? shape?.item : shape?.entries?.[key];
    shape = inner?.wrapped ?? inner;
  }
  return Object.keys(shape?.entries ?? {});
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => a.span.start - b.span.start);
}

function pathText(path: KeyPath): string {
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key + 1}]` : at === 0 ? key : `.${key}`))
    .join('');
}

/** Where a value stands; a mapping or list that belongs to a key is shown at its key. */
function spanAt(file: SourceFile, document: Document, path: KeyPath, part: 'key' | 'value' = 'value'): Span {
  let node: unknown = document.contents;
  let found = wholeFile(file);
  for (const [at, key] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find(item => isScalar(item.key) && item.key.value === key)
      : undefined;
    const next: unknown = isSeq(node) ? node.items[key as number] : pair?.value;
    const atKey = isNode(pair?.key) && (!isScalar(next) || (part === 'key' && at === path.length - 1));
    if (atKey) found = nodeSpan(file, pair?.key as Node);
    else if (isNode(next)) found = nodeSpan(file, next);
    else break;
    node = next;
  }
  return found;
}

function nodeSpan(file: SourceFile, node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { file, start, end };
}
