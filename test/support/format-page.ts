import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../src/formats/names.js';
import { certificateLines } from './certificates.js';
import { blocksOf } from './page.js';
import { readAs } from './read-as.js';

/**
 * Runs the examples of a format's page: each block of text is what is read of the files before it, which are called as
 * their fences say, or `a.yaml`. The inventory knows the given zones.
 */
export function checkFormatPage(name: FormatName, zones: readonly string[] = []): void {
  const examples: { files: Record<string, string>; expected: string }[] = [];
  let files: Record<string, string> = {};
  for (const { language, title, text } of blocksOf(readFileSync(`docs/formats/${name}.md`, 'utf8'))) {
    if (language !== 'text') files[title || `a.${language}`] = text;
    else {
      examples.push({ files, expected: text });
      files = {};
    }
  }

  describe(`docs/formats/${name}.md says what is so`, () => {
    test.each(examples)('example %#', example => {
      const { files, expected } = example;
      const lines = [...readAs(name, files, { apexes: zones }), ...certificateLines(name, files)];
      expect(`${lines.join('\n')}\n`).toBe(expected);
    });

    test('there are examples, and each has its answer', () => {
      expect(examples.length).toBeGreaterThan(0);
      expect(files).toEqual({});
    });
  });
}
