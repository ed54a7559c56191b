import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineTextAt, positionOf } from '../src/source.js';
import { survivors } from '../src/surviving.js';

const file = (text: string) => ({ path: 'zone', text });

/** The line of the head that is nearest to where a text begins in the base. */
function nearest(base: string, head: string, text: string): string | undefined {
  const before = file(base);
  const start = base.indexOf(text);
  const span = survivors(before, file(head))({ file: before, start, end: start + text.length });
  return span && `${positionOf(span).line}: ${head.slice(span.start, span.end)}`;
}

test.each([
  ['the line above', 'a\nb\ngone\nc\n', 'a\nb\nc\n', '2: b'],
  ['the line below where none is above', 'gone\nb\nc\n', 'b\nc\n', '1: b'],
  ['above other lines that went too', 'a\nx\ny\ngone\nz\nb\n', 'a\nb\n', '1: a'],
  ['between hunks', 'a\nx\nb\ngone\nc\ny\nd\n', 'a\nX\nb\nc\nY\nd\n', '3: b'],
  ['among lines that repeat', '}\na\n}\ngone\n}\n}\n', '}\nA\n}\n}\n}\n', '1: }'],
  ['in lines that end otherwise', 'a\r\nb\r\ngone\r\nc\r\n', 'a\nb\nc\n', '2: b'],
  ['in lines that changed places', 'a\nb\ngone\nc\n', 'c\nnew\nb\na\n', '3: b'],
  ['nothing in a file that has none of the lines', 'gone\nb', 'x\ny', undefined],
])('%s', (_, base, head, line) => {
  expect(nearest(base, head, 'gone')).toBe(line);
});

test('a line that is left is a line of both, and the one itself where it is the only one of its words', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '}', '', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, fc.nat(), (before, after, at) => {
      const base = file(before.join('\n'));
      const line = before.length === 0 ? 0 : at % before.length;
      const start = before.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
      const span = survivors(base, file(after.join('\n')))({ file: base, start, end: start });
      const text = span && lineTextAt(span);
      if (text !== undefined) expect(before.length === 0 ? [''] : before).toContain(text);
      const only = (all: readonly string[]) => all.filter(each => each === before[line]).length === 1;
      if (before[line] && only(before) && only(after)) expect(text).toBe(before[line]);
    }),
    { numRuns: 2000 },
  );
});

test('many deletions in a large file', () => {
  // What is quadratic takes minutes.
  const base = file(Array.from({ length: 200_000 }, (_, at) => `record ${at}`).join('\n'));
  const head = file(
    base.text
      .split('\n')
      .filter((_, at) => at % 2 === 0)
      .join('\n'),
  );
  const near = survivors(base, head);
  for (let start = base.text.indexOf('\n') + 1; start > 0; start = base.text.indexOf('\n', start) + 1) {
    const number = Number(/\d+/.exec(lineTextAt({ file: base, start, end: start }))![0]);
    const span = near({ file: base, start, end: start })!;
    if (lineTextAt(span) !== `record ${number - (number % 2)}`)
      expect(lineTextAt(span)).toBe(`near ${number}`);
  }
});
