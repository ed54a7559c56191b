import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionOf, type SourceFile, type Span } from '../../src/source.js';
import { type PassOver, readJson } from '../../src/syntax/json.js';
import { textOf, type YamlNode } from '../../src/syntax/yaml.js';

/** The file as nested text, each node with its place, and the problems. */
function read(text: string, passOver?: PassOver): unknown[] {
  const file: SourceFile = { path: 'a.json', text };
  const { root, broken, problems } = readJson(file, passOver);
  return [
    root && show(root),
    ...(broken ? ['broken'] : []),
    ...problems.map(({ message, span }) => `${placeOf(span)} ${message}`),
  ];
}

function show(node: YamlNode): unknown {
  const place = placeOf(node.span);
  if (node.kind === 'scalar') return `${JSON.stringify(node.text)}${node.plain ? '' : ' quoted'} ${place}`;
  if (node.kind === 'broken') return `broken: ${node.reason} ${place}`;
  if (node.kind === 'sequence') return [place, ...node.items.map(show)];
  return { [place]: node.entries.map(({ key, value }) => [show(key), show(value)]) };
}

function placeOf(span: Span): string {
  const { line, column, endLine, endColumn } = positionOf(span);
  return `${line}:${column}-${endLine}:${endColumn}`;
}

/** What `JSON.parse` would give, numbers as written. */
function meaningOf(node: YamlNode): unknown {
  if (node.kind === 'mapping')
    return node.entries.map(({ key, value }) => [meaningOf(key), meaningOf(value)] as const);
  if (node.kind === 'sequence') return node.items.map(meaningOf);
  if (node.kind === 'broken') throw new Error(node.reason);
  return node.plain ? JSON.parse(node.text) : node.text;
}

describe('values', () => {
  test('objects, arrays, texts and words have their text and place', () => {
    expect(read('{"a": [1, true,\n null], "b": {"c": "x\\ty\\u00e9"}}')).toEqual([
      {
        '1:1-2:34': [
          ['"a" quoted 1:2-1:5', ['1:7-2:7', '"1" 1:8-1:9', '"true" 1:11-1:15', '"null" 2:2-2:6']],
          ['"b" quoted 2:9-2:12', { '2:14-2:33': [['"c" quoted 2:15-2:18', '"x\\tyé" quoted 2:20-2:32']] }],
        ],
      },
    ]);
  });

  test('a number is its text, however large or precise', () => {
    expect(read('[12345678901234567890, 1.10, -0, 1e400]')).toEqual([
      [
        '1:1-1:40',
        '"12345678901234567890" 1:2-1:22',
        '"1.10" 1:24-1:28',
        '"-0" 1:30-1:32',
        '"1e400" 1:34-1:39',
      ],
    ]);
  });

  test('a key that stands twice is there twice, `__proto__` is a key as others', () => {
    expect(read('{"a":1,"a":2,"__proto__":3}')).toEqual([
      {
        '1:1-1:28': [
          ['"a" quoted 1:2-1:5', '"1" 1:6-1:7'],
          ['"a" quoted 1:8-1:11', '"2" 1:12-1:13'],
          ['"__proto__" quoted 1:14-1:25', '"3" 1:26-1:27'],
        ],
      },
    ]);
  });

  test('comments and final commas are taken, also a comment that holds a quote', () => {
    expect(read('// it"s\n[1, /* " */ 2,]\n')).toEqual([['2:1-2:16', '"1" 2:2-2:3', '"2" 2:13-2:14']]);
  });

  test('whatever JSON.stringify writes is read back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { root, broken, problems } = readJson({ path: 'a.json', text });
        expect({ broken, problems }).toEqual({ broken: false, problems: [] });
        expect(meaningOf(root!)).toEqual(entriesOf(JSON.parse(text)));
      }),
    );
  });
});

function entriesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(entriesOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([key, own]) => [key, entriesOf(own)]);
}

describe('mistakes are told at their place, and the rest is read', () => {
  test.each<[string, unknown[]]>([
    [
      '',
      [undefined, 'broken', '1:1-1:1 The JSON is broken: a value is missing. Write it, or delete the comma.'],
    ],
    [
      '{"a": 1 "b": 2}',
      [
        {
          '1:1-1:16': [
            ['"a" quoted 1:2-1:5', '"1" 1:7-1:8'],
            ['"b" quoted 1:9-1:12', '"2" 1:14-1:15'],
          ],
        },
        'broken',
        '1:9-1:10 The JSON is broken: a comma is missing. Put it between the two values.',
      ],
    ],
    [
      '{"a": , "b": 2}',
      [
        {
          '1:1-1:16': [
            ['"a" quoted 1:2-1:5', 'broken: broken JSON 1:2-1:5'],
            ['"b" quoted 1:9-1:12', '"2" 1:14-1:15'],
          ],
        },
        'broken',
        '1:7-1:8 The JSON is broken: a value is missing. Write it, or delete the comma.',
      ],
    ],
    [
      '{"a": "x\\qy", "b": 2}',
      [
        {
          '1:1-1:22': [
            ['"a" quoted 1:2-1:5', 'broken: broken JSON 1:7-1:13'],
            ['"b" quoted 1:15-1:18', '"2" 1:20-1:21'],
          ],
        },
        'broken',
        '1:7-1:8 The JSON is broken: no such escape exists. Double the backslash.',
      ],
    ],
    [
      '{"a": "x\n, "b": 2}',
      [
        {
          '1:1-2:10': [
            ['"a" quoted 1:2-1:5', 'broken: broken JSON 1:7-1:9'],
            ['"b" quoted 2:3-2:6', '"2" 2:8-2:9'],
          ],
        },
        'broken',
        '1:7-1:8 The JSON is broken: a string is not closed on its line. Add its double quote.',
      ],
    ],
    [
      '{"a": [1, 2',
      [
        { '1:1-1:12': [['"a" quoted 1:2-1:5', ['1:7-1:12', '"1" 1:8-1:9', '"2" 1:11-1:12']]] },
        'broken',
        '1:12-1:12 The JSON is broken: a bracket is not closed. Add `]`.',
      ],
    ],
    [
      '[1] [2]',
      [
        ['1:1-1:4', '"1" 1:2-1:3'],
        'broken',
        '1:5-1:6 The JSON is broken: something follows its end. Delete it.',
      ],
    ],
    [
      "{'a': 1}",
      [
        { '1:1-1:9': [] },
        'broken',
        '1:2-1:3 The JSON is broken: a word stands here without quotes. Put it in double quotes.',
        '1:5-1:6 The JSON is broken: a key in double quotes is missing. Write it.',
        '1:8-1:9 The JSON is broken: a value is missing. Write it, or delete the comma.',
      ],
    ],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('of many mistakes the first three are told', () => {
    expect(readJson({ path: 'a.json', text: '[1 2 3 4 5 6]' }).problems).toHaveLength(3);
  });

  test('a lone surrogate is text as any other', () => {
    expect(meaningOf(readJson({ path: 'a.json', text: '"\\ud800"' }).root!)).toBe('\ud800');
  });
});

describe('what nests too deep is not read from there on, and what stands before is', () => {
  test.each([
    ['plainly', '{"a": 1, "b": '],
    ['behind a comment that holds a quote', '{ // "\n"a": 1, "b": '],
    ['behind a string that is not closed', '{"a": 1, "c": "x\n, "b": '],
  ])('%s', (_, before) => {
    const file = { path: 'a.json', text: before + '['.repeat(100_000) };
    const { root, broken, problems } = readJson(file);
    const start = before.length + 199;
    const message = 'The JSON nests deeper than 200 levels, and is not read from here on. Flatten it.';
    expect({ broken, problems }).toEqual({
      broken: true,
      problems: [{ message, span: { file, start, end: start + 1 } }],
    });
    expect(root?.kind === 'mapping' && root.entries.map(entry => textOf(entry.key))).toContain('a');
  });

  test('200 levels are read', () => {
    const text = '['.repeat(200) + ']'.repeat(200);
    expect(readJson({ path: 'a.json', text })).toMatchObject({ broken: false, problems: [] });
  });
});

test('behind as many values as are to be read at most, nothing is read', () => {
  const file: SourceFile = { path: 'a.json', text: '[1, {"a": 2}, 3' };
  const readMost = (mostValues: number): unknown[] => {
    const { root, broken, problems } = readJson(file, undefined, mostValues);
    return [
      root && show(root),
      ...(broken ? ['broken'] : []),
      ...problems.map(({ message, span }) => `${placeOf(span)} ${message}`),
    ];
  };
  const item = { '1:5-1:13': [['"a" quoted 1:6-1:9', '"2" 1:11-1:12']] };
  expect([readMost(6), readMost(5)]).toEqual([
    [
      ['1:1-1:16', '"1" 1:2-1:3', item, '"3" 1:15-1:16'],
      'broken',
      '1:16-1:16 The JSON is broken: a bracket is not closed. Add `]`.',
    ],
    [
      ['1:1-1:16', '"1" 1:2-1:3', item],
      'broken',
      '1:15-1:16 The JSON holds more than 5 values, and is not read from here on. Divide it.',
    ],
  ]);
});

describe('what is passed over', () => {
  const passOver: PassOver = (key, before) =>
    key === 'values' && before.some(({ value }) => value.kind === 'scalar' && value.text === 'other');

  test('has no node, and what follows has', () => {
    expect(read('[{"t":"other","values":{"values":[1,{}]},"x":1},{"values":[2]}]', passOver)).toEqual([
      [
        '1:1-1:64',
        {
          '1:2-1:48': [
            ['"t" quoted 1:3-1:6', '"other" quoted 1:7-1:14'],
            ['"x" quoted 1:42-1:45', '"1" 1:46-1:47'],
          ],
        },
        { '1:49-1:63': [['"values" quoted 1:50-1:58', ['1:59-1:62', '"2" 1:60-1:61']]] },
      ],
    ]);
    expect(read('{"t":"other","values":"text","x":1}', passOver)).toEqual([
      {
        '1:1-1:36': [
          ['"t" quoted 1:2-1:5', '"other" quoted 1:6-1:13'],
          ['"x" quoted 1:30-1:33', '"1" 1:34-1:35'],
        ],
      },
    ]);
  });

  test('is broken where it is broken', () => {
    expect(read('{"t":"other","values":[{"a" 1}],"x":1}', passOver)).toEqual([
      {
        '1:1-1:39': [
          ['"t" quoted 1:2-1:5', '"other" quoted 1:6-1:13'],
          ['"x" quoted 1:33-1:36', '"1" 1:37-1:38'],
        ],
      },
      'broken',
      '1:29-1:30 The JSON is broken: a colon is missing. Put it behind the key.',
    ]);
  });
});

test('any text is read without a crash, and every place lies in it', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '\\',
    '1',
    '-',
    'true',
    '\n',
    '//',
    '/*',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = pieces.join('');
      const { root, broken, problems } = readJson({ path: 'a.json', text });
      expect(broken).toBe(problems.length > 0);
      const nodes = root === undefined ? [] : [root];
      for (const node of nodes) {
        expect(node.span.start).toBeLessThanOrEqual(node.span.end);
        expect(node.span.end).toBeLessThanOrEqual(text.length);
        if (node.kind === 'sequence') nodes.push(...node.items);
        if (node.kind === 'mapping') for (const { key, value } of node.entries) nodes.push(key, value);
      }
    }),
    { numRuns: 1000 },
  );
});
