import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { reporterNames, reporters } from '../../src/reporters/index.js';
import { levelOf } from '../../src/reporters/words/annotation.js';
import { arbitraryReport } from './arbitrary-report.js';

const options = { color: false, version: '1.2.3' };

/** Whether GitHub's runner obeys a line of a log: `TryParseV2` and `TryParse` of its `ActionCommand`. */
function isObeyed(line: string): boolean {
  return line.trimStart().startsWith('::') || line.includes('##[');
}

/** The annotation that the runner makes of a line, by the same code. */
function annotationOf(
  line: string,
): { command: string; message: string; [property: string]: string } | undefined {
  const [, command, properties, data] = /^::(error|warning|notice) (.*?)::(.*)$/.exec(line) ?? [];
  if (command === undefined) return undefined;
  const pairs = properties!.split(',').map(pair => pair.split(/=(.*)/s, 2) as [string, string]);
  const decoded = pairs.map(([key, value]) => [key, decode(value.replace(/%3A/g, ':').replace(/%2C/g, ','))]);
  return { ...Object.fromEntries(decoded), command, message: decode(data!) };
}

function decode(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

describe.each(reporterNames)('%s', name => {
  const check = (claim: (output: string, report: Report) => void) =>
    fc.assert(
      fc.property(arbitraryReport, report => {
        claim(reporters[name](report, options), report);
      }),
    );

  test('equal reports give equal bytes', () => {
    check((output, report) => expect(reporters[name](structuredClone(report), options)).toBe(output));
  });

  test('no character of it moves a cursor, hides, or turns the text', () => {
    check(output => expect(output).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u));
  });

  // GitHub's reporter is there to make commands; what they may be is asserted below.
  if (name === 'github') return;
  test('no line of it is a command to the runner', () => {
    check(output => expect(output.split('\n').filter(isObeyed)).toEqual([]));
  });
});

test('every line for GitHub is one annotation, ten of a level at most', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      const lines = reporters.github(report, options).split('\n').slice(0, -1);
      const annotations = lines.map(annotationOf);
      const expected = { error: 0, warning: 0, notice: report.notes.length };
      for (const finding of report.findings) expected[levelOf(finding, report)]++;
      for (const [level, count] of Object.entries(expected)) {
        expect(annotations.filter(made => made?.command === level).length).toBe(Math.min(10, count));
      }
      expect(annotations).not.toContain(undefined);
      const keys = new Set(annotations.flatMap(made => Object.keys(made!)));
      const known = ['file', 'line', 'endLine', 'col', 'endColumn', 'title', 'command', 'message'];
      expect([...keys].filter(key => !known.includes(key))).toEqual([]);
    }),
  );
});
