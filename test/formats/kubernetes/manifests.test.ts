import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readManifests } from '../../../src/syntax/kubernetes/manifests.js';
import type { Node } from '../../../src/syntax/kubernetes/node.js';
import { outlineOf } from './outline.js';

const head = 'apiVersion: example.com/v1\nkind: Thing\n';

/** The fields of one manifest whose `spec` is this text, indented by two. */
function spec(text: string): string[] {
  return outlineOf(`${head}spec:\n${text}`);
}

describe('objects', () => {
  test('several documents, lists and objects of the core group', () => {
    expect(
      outlineOf(
        `---\n${head}metadata: {name: a, namespace: b}\n---\n\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, data: {a: b}}\n- apiVersion: v1\n  kind: ThingList\n  items: [{apiVersion: example.com/v2, kind: Thing}]\n---\njust: text\n---\n- kind: no\n`,
      ),
    ).toEqual(['example.com Thing b/a', 'core Secret {data: {a: b}}', 'example.com Thing']);
  });

  test('JSON is read as well', () => {
    expect(outlineOf('{"apiVersion": "v1", "kind": "Secret", "data": {"a": ["b", 1, true]}}')).toEqual([
      'core Secret {data: {a: [b, 1, true]}}',
    ]);
  });

  test('the last of equal keys counts, and merge keys give what a mapping does not have', () => {
    expect(
      spec('  a: 1\n  a: 2\n  b: &b {x: 1, y: 2}\n  c: {<<: *b, y: 3}\n  d: {<<: [*b, {z: 4}]}\n'),
    ).toEqual(['example.com Thing {spec: {a: 2, b: {x: 1, y: 2}, c: {y: 3, x: 1}, d: {x: 1, y: 2, z: 4}}}']);
  });

  test('documents of no concern are not parsed, and others keep their offsets', () => {
    const text = `a: [broken\n---\r\n${head}spec: here\n---\n\t- broken: "\n`;
    const { manifests, problems } = readManifests({ path: 'a.yaml', text }, document =>
      document.includes('example.com/v1'),
    );
    expect(problems).toEqual([]);
    const [here] = manifests.map(({ fields }) => fields.fields.get('spec')!.span);
    expect(text.slice(here!.start, here!.end)).toBe('here');
  });
});

describe('what a template leaves open', () => {
  test.each([
    ['a value', '  a: {{ .Values.a }}\n', '{a: ${.Values.a}}'],
    ['a part of a value', '  a: www.{{- .Values.a -}}.test\n', '{a: www.${.Values.a}.test}'],
    ['a quoted value', '  a: "{{ .Values.a | default "x" }}-b"\n', '{a: ${.Values.a | default "x"}-b}'],
    ['braces in a string', '  a: {{ "{{" }}name{{ "}}" }}\n', '{a: ${"{{"}name${"}}"}}'],
    ['a value in flow style', '  a: [{{ .x }}, b, ${c}]\n', '{a: [${.x}, b, ${c}]}'],
    ['a choice on one line', '  a: {{ if .x }}b{{ else }}c{{ end }}.test\n', '{a: ${if .x}.test}'],
    ['a key', '  {{ .Values.key }}: b\n  c: d\n', '{c: d, …}'],
    [
      'a value on its own line',
      '  a:\n    {{- .Values.a | nindent 4 }}\n  b: c\n',
      '{a: <a value that a template fills in>, b: c}',
    ],
    ['variables of Flux', '  a: ${A}.${B:=b}.${C:-c}\n', '{a: ${A}.${B:=b}.${C:-c}}'],
    ['a variable of Flux in flow style', '  a: {b: ${A}}\n', '{a: {b: ${A}}}'],
    ['a variable of Kustomize', '  a: $(A).test\n', '{a: ${A}.test}'],
    [
      'a reference to a secret',
      '  a: www.<secret:domain>\n  b: <path:kv/a#b>\n',
      '{a: www.${secret:domain}, b: ${path:kv/a#b}}',
    ],
    ['a skeleton of Backstage', '  a: ${{ values.a }}\n', '{a: ${values.a}}'],
    ['comments and assignments', '  {{- /* a: "}} */}}\n  {{- $a := 1 }}\n  b: c\n', '{b: c}'],
    ['a comment of several lines', '  {{/*\n  a: b\n  */}}\n  b: c\n', '{b: c}'],
    ['whole entries', '  a: b\n  {{- include "more" . | nindent 2 }}\n', '{a: b, …}'],
    ['whole items', '  a:\n  - b\n  {{- toYaml .more | nindent 2 }}\n  c: d\n', '{a: [b, …], c: d, …}'],
    ['entries of an outer mapping', '  a:\n    b: c\n  {{- toYaml .more | nindent 2 }}\n', '{a: {b: c}, …}'],
    ['a block', '  a: b\n  {{- if .x }}\n  c: d\n  {{- end }}\n', '{a: b, c: ?d}'],
    ['a loop', '  a:\n  {{- range .x }}\n  - {{ . }}\n  {{- end }}\n', '{a: ?[?${.}]}'],
    [
      'a choice',
      '  {{- if .x }}\n  a: b\n  {{- else }}\n  a: c\n  {{- end }}\n',
      '?{a: ?<a value that a template fills in>}',
    ],
    [
      'blocks in blocks',
      '  {{ with .x }}\n  {{ if .y }}\n  a: b\n  {{ end }}\n  c: d\n  {{ end }}\n  e: f\n',
      '?{a: ?b, c: ?d, e: f}',
    ],
    ['a block without an end', '  a: b\n  {{ if .x }}\n  c: d\n', '{a: b, c: ?d}'],
    ['an end without a block', '  a: b\n  {{ end }}\n  c: d\n', '{a: b, c: d}'],
    ['braces that are never closed', '  a: "{{ b"\n  c: d\n', '{a: {{ b, c: d}'],
    [
      'Windows line ends',
      '  a: {{ .a }}\r\n  {{- if .x }}\r\n  c: d\r\n  {{- end }}\r\n',
      '{a: ${.a}, c: ?d}',
    ],
  ])('%s', (_, text, expected) => {
    expect(spec(text)).toEqual([`example.com Thing {spec: ${expected}}`]);
  });

  test('lines that do not say how far they are indented may belong to every mapping and list above', () => {
    expect(spec('  a:\n    b: c\n{{ .Values.more }}\n')).toEqual([
      'example.com Thing {spec: {a: {b: c, …}, …}, …}',
    ]);
  });

  test('a whole object in a block', () => {
    expect(outlineOf(`{{- if .Values.enabled }}\n${head}spec: {a: b}\n{{- end }}\n---\n${head}`)).toEqual([
      'example.com Thing ?{spec: ?{a: ?b}}',
      'example.com Thing',
    ]);
  });

  test('labels from a template leave the rest as it is', () => {
    expect(
      outlineOf(
        `${head}metadata:\n  name: {{ include "name" . }}\n  labels:\n    {{- include "labels" . | nindent 4 }}\nspec:\n  a: b\n`,
      ),
    ).toEqual(['example.com Thing {spec: {a: b}}']);
  });

  test('holes say what stands there and why it is not known', () => {
    const { manifests } = readManifests(
      { path: 'a.yaml', text: `${head}spec: ["{{ a\n  b }}", "\${C}"]\n` },
      () => true,
    );
    const list = manifests[0]!.fields.fields.get('spec') as Node & { kind: 'items' };
    expect(list.items.map(item => item.kind === 'text' && item.parts)).toEqual([
      [{ expression: 'a b', reason: 'an expression that a template fills in' }],
      [{ expression: 'C', reason: 'a variable that is filled in on deployment' }],
    ]);
  });
});

describe('broken files', () => {
  test('broken YAML is told, and the rest is read', () => {
    expect(outlineOf(`${head}spec: [a\n---\n${head}spec: b\n`)).toEqual([
      'example.com Thing {spec: [a]}',
      'example.com Thing {spec: b}',
      'broken: the YAML of a.yaml is broken',
      '48: The YAML is broken: Flow sequence in block collection must be sufficiently indented and end with a ]. Indent with spaces, all entries of one mapping or list equally far.',
    ]);
  });

  test('a template that is no YAML by itself is no mistake', () => {
    expect(outlineOf(`${head}spec:\n  a: [{{ range .x }}\n  b: c\n  {{ end }}\n`)).toEqual([
      'broken: a.yaml is no YAML before its template is filled in',
    ]);
  });
});

describe('laws', () => {
  const token = fc.constantFrom(
    ...[
      'apiVersion: v1\n',
      'kind: A\n',
      'items:\n',
      '- ',
      'a: ',
      'b',
      '\n',
      '\n  ',
      '---\n',
      '{',
      '}',
      '[',
      ']',
      '"',
    ],
    ...[
      '{{ .x }}',
      '{{',
      '}}',
      '{{- if .x }}',
      '{{ end }}',
      '{{ else }}',
      '{{ "',
      '{{ `',
      '{{/*',
      '*/}}',
      '`',
    ],
    ...[
      '${a}',
      '${',
      '$(',
      ')',
      '<secret:a>',
      '&a ',
      '*a',
      '<<: ',
      '\ue000\ue100\ue100',
      '\t',
      '\r\n',
      '|\n',
      "'",
    ],
  );

  test('no text makes the reader throw, and every span is in the text', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), tokens => {
        const text = tokens.join('');
        for (const { fields } of readManifests({ path: 'a.yaml', text }, () => true).manifests) {
          const open: Node[] = [fields];
          for (let node = open.pop(); node !== undefined; node = open.pop()) {
            expect(node.span.start).toBeLessThanOrEqual(node.span.end);
            expect(node.span.end).toBeLessThanOrEqual(text.length);
            if (node.kind === 'items') open.push(...node.items);
            if (node.kind === 'fields') open.push(...node.fields.values());
          }
        }
      }),
      { numRuns: 3000 },
    );
  }, 60_000);

  test('a text with holes is spelt with the expressions that stand there', () => {
    const word = fc.stringMatching(/^[a-z]{1,5}$/);
    const piece = fc.oneof(
      word.map(literal => ({ literal })),
      word.map(variable => ({ variable })),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), pieces => {
        const written = pieces.map(one => ('literal' in one ? one.literal : `\${${one.variable}}`)).join('');
        expect(spec(`  a: ${written}\n`)).toEqual([`example.com Thing {spec: {a: ${written}}}`]);
      }),
    );
  });
});
