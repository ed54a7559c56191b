import { describe, expect, test } from 'vitest';
import { positionOf, type SourceFile, type Span } from '../../src/source.js';
import { indexKeys, readYaml, type YamlNode } from '../../src/syntax/yaml.js';

/** Every document as nested text, each node with its place, and the problems. */
function read(text: string): unknown[] {
  const file: SourceFile = { path: 'a.yaml', text };
  const { documents, problems } = readYaml(file);
  return [
    ...documents.map(({ root, broken }) => ({
      root: root === undefined ? undefined : show(root),
      ...(broken && { broken }),
    })),
    ...problems.map(({ message, span }) => `${placeOf(span)} ${message}`),
  ];
}

function show(node: YamlNode): unknown {
  const tag = node.tag === undefined ? '' : `${node.tag} `;
  const place = placeOf(node.span);
  if (node.kind === 'scalar')
    return `${tag}${JSON.stringify(node.text)}${node.plain ? '' : ' quoted'} ${place}`;
  if (node.kind === 'broken') return `broken: ${node.reason} ${place}`;
  if (node.kind === 'sequence') return [`${tag}${place}`, ...node.items.map(show)];
  return { [`${tag}${place}`]: node.entries.map(({ key, value }) => [show(key), show(value)]) };
}

function placeOf(span: Span): string {
  const { line, column, endLine, endColumn } = positionOf(span);
  return `${line}:${column}-${endLine}:${endColumn}`;
}

describe('values', () => {
  test('mappings, lists and scalars of each style have their text, style and place', () => {
    expect(
      read(
        'a: 010\n"b": \'it\'\'s\'\nc:\n  - "x\\ty"\n  - |\n    one\n    two\n\n  - >-\n    three\n    four\nd: {e: [1, f]}\n',
      ),
    ).toEqual([
      {
        root: {
          '1:1-12:15': [
            ['"a" 1:1-1:2', '"010" 1:4-1:7'],
            ['"b" quoted 2:1-2:4', '"it\'s" quoted 2:6-2:13'],
            [
              '"c" 3:1-3:2',
              [
                '4:3-11:9',
                '"x\\ty" quoted 4:5-4:11',
                '"one\\ntwo\\n" quoted 5:5-7:8',
                '"three four" quoted 9:5-11:9',
              ],
            ],
            [
              '"d" 12:1-12:2',
              { '12:4-12:15': [['"e" 12:5-12:6', ['12:8-12:14', '"1" 12:9-12:10', '"f" 12:12-12:13']]] },
            ],
          ],
        },
      },
    ]);
  });

  test('an empty file has no document, and an empty value stands where it would', () => {
    expect(read('')).toEqual([]);
    expect(read('# note\n---\n')).toEqual([{ root: undefined }]);
    expect(read('a:\nb: \n')).toEqual([
      {
        root: {
          '1:1-2:4': [
            ['"a" 1:1-1:2', '"" 1:3-1:3'],
            ['"b" 2:1-2:2', '"" 2:4-2:4'],
          ],
        },
      },
    ]);
    expect(read('? a\n')).toEqual([{ root: { '1:1-1:4': [['"a" 1:3-1:4', '"" 1:4-1:4']] } }]);
  });

  test('tags are kept, whatever they mean', () => {
    expect(read('a: !include b.yaml\nc: !!str 1\nd: !Ref {e: f}\ng: ! h\n')).toEqual([
      {
        root: {
          '1:1-4:7': [
            ['"a" 1:1-1:2', '!include "b.yaml" 1:13-1:19'],
            ['"c" 2:1-2:2', 'tag:yaml.org,2002:str "1" 2:10-2:11'],
            ['"d" 3:1-3:2', { '!Ref 3:9-3:15': [['"e" 3:10-3:11', '"f" 3:13-3:14']] }],
            ['"g" 4:1-4:2', '! "h" 4:6-4:7'],
          ],
        },
      },
    ]);
  });

  test('documents stand side by side', () => {
    expect(read('a\n---\nb\n')).toEqual([{ root: '"a" 1:1-1:2' }, { root: '"b" 3:1-3:2' }]);
  });
});

describe('aliases', () => {
  test('an alias is what it stands for, at its own place', () => {
    expect(read('a: &x {b: c}\nd: *x\n')).toEqual([
      {
        root: {
          '1:1-2:6': [
            ['"a" 1:1-1:2', { '1:7-1:13': [['"b" 1:8-1:9', '"c" 1:11-1:12']] }],
            ['"d" 2:1-2:2', { '2:4-2:6': [['"b" 1:8-1:9', '"c" 1:11-1:12']] }],
          ],
        },
      },
    ]);
  });

  test('an alias without an anchor, or within what it stands for, is broken and the rest is given', () => {
    expect(read('a: *x\nb: &b [*b]\nc: d\n')).toEqual([
      {
        root: {
          '1:1-3:5': [
            ['"a" 1:1-1:2', 'broken: an alias without an anchor 1:4-1:6'],
            ['"b" 2:1-2:2', ['2:7-2:11', 'broken: a value that contains itself 2:8-2:10']],
            ['"c" 3:1-3:2', '"d" 3:4-3:5'],
          ],
        },
      },
      '1:4-1:6 `*x` stands for nothing: no `&x` comes before it. Add the anchor.',
      '2:8-2:10 `*b` stands inside of what it stands for. Write the value out.',
    ]);
  });

  test('a billion laughs are one problem, at once', () => {
    const lines = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
    for (let level = 1; level < 20; level++) {
      const before = Array(9)
        .fill(`*a${level - 1}`)
        .join(', ');
      lines.push(`a${level}: &a${level} [${before}]`);
    }
    const { problems } = readYaml({ path: 'a.yaml', text: lines.join('\n') });
    expect(problems.map(({ message }) => message)).toEqual([
      'The aliases stand for more than 100000 values. Write fewer of them.',
    ]);
  });
});

describe('what is broken', () => {
  test.each([
    [
      'a: "b\nc: d\n',
      'The YAML is broken: Missing closing "quote. Close what was opened, and write `key: value`.',
      '3:1-3:2',
    ],
    [
      'a: b: c\nd: e\n',
      'The YAML is broken: Nested mappings are not allowed in compact mappings. Put the value in quotes, or on lines of its own, indented.',
      '1:4-1:5',
    ],
    [
      'a: @b\nc: d\n',
      'The YAML is broken: Plain value cannot start with reserved character @. Put the text in quotes.',
      '1:4-1:5',
    ],
    [
      'a:\n\tb: c\n',
      'The YAML is broken: Tabs are not allowed as indentation. Indent with spaces.',
      '2:1-2:2',
    ],
  ])('%j has its place and advice', (text, message, place) => {
    const { problems, documents } = readYaml({ path: 'a.yaml', text });
    expect(problems.map(problem => [placeOf(problem.span), problem.message])[0]).toEqual([place, message]);
    expect(documents[0]!.broken).toBe(true);
  });

  test('what stands around the mistake is given, and so are other documents', () => {
    expect(read('a: b\nc: {d: e,, f: g}\nh: i\n---\nj\n')).toEqual([
      {
        root: {
          '1:1-3:5': [
            ['"a" 1:1-1:2', '"b" 1:4-1:5'],
            [
              '"c" 2:1-2:2',
              {
                '2:4-2:17': [
                  ['"d" 2:5-2:6', '"e" 2:8-2:9'],
                  ['"f" 2:12-2:13', '"g" 2:15-2:16'],
                ],
              },
            ],
            ['"h" 3:1-3:2', '"i" 3:4-3:5'],
          ],
        },
        broken: true,
      },
      { root: '"j" 5:1-5:2' },
      '2:10-2:11 The YAML is broken: Unexpected , in flow map. Check the indentation, and put text that holds YAML’s own characters in quotes.',
    ]);
  });

  test.each([
    ['lists on one line', '['.repeat(50_000)],
    ['lists in blocks', '- '.repeat(5_000)],
    ['mappings', Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('%s may nest 100 levels deep', (_what, text) => {
    const { problems, documents } = readYaml({ path: 'a.yaml', text });
    expect(problems.map(({ message }) => message)).toEqual([
      'The YAML nests deeper than 100 levels. Flatten it.',
    ]);
    expect(documents).toEqual([{ root: undefined, broken: true, size: 0 }]);
  });
});

test('of equal keys the last is kept and the others are told', () => {
  const { documents } = readYaml({ path: 'a.yaml', text: 'a: 1\n"a": 2\nb: 3\n[c]: 4\n' });
  const root = documents[0]!.root!;
  const entries = root.kind === 'mapping' ? root.entries : [];
  expect(indexKeys(entries)).toEqual({
    entries: new Map([
      ['a', entries[1]],
      ['b', entries[2]],
    ]),
    duplicates: [{ lost: entries[0], kept: entries[1] }],
    unidentified: 1,
  });
});

test('50,000 keys, some of them equal, take linear time', () => {
  const text = Array.from({ length: 50_000 }, (_, index) => `k${index % 40_000}: v\n`).join('');
  const root = readYaml({ path: 'a.yaml', text }).documents[0]!.root!;
  expect(indexKeys(root.kind === 'mapping' ? root.entries : []).duplicates.length).toBe(10_000);
}, 60_000);
