import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { certificateLines } from '../../support/certificates.js';
import { blocksOf } from '../../support/page.js';
import { linesOf } from './reading.js';

/** Each example of the page: the files before a block of text, and the text. */
const examples: { files: Record<string, string>; expected: string }[] = [];
let files: Record<string, string> = {};
for (const { language, title, text } of blocksOf(readFileSync('docs/formats/terraform.md', 'utf8'))) {
  if (language !== 'text') files[title] = text;
  else {
    examples.push({ files, expected: text });
    files = {};
  }
}

describe('docs/formats/terraform.md says what is so', () => {
  test.each(examples)('$expected', example => {
    const lines = [...linesOf(example.files), ...certificateLines('terraform', example.files)];
    expect(`${lines.join('\n')}\n`).toBe(example.expected);
  });

  test('there are examples, and each has its answer', () => {
    expect(examples.length).toBe(8);
    expect(files).toEqual({});
  });
});
