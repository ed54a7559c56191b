import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { octodns } from '../../../src/formats/octodns/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

const page = readFileSync('docs/formats/octodns.md', 'utf8');

/** Each example of the page: the files before a block of text, and the text. */
const examples: { heading: string; files: Record<string, string>; expected: string }[] = [];
let files: Record<string, string> = {};
let heading = '';
for (const match of page.matchAll(/^## (.*)$|^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)) {
  const [, title, language, path = '', text = ''] = match;
  if (title !== undefined) heading = title;
  else if (language === 'yaml') files[path] = text;
  else {
    examples.push({ heading, files, expected: text });
    files = {};
  }
}

describe('docs/formats/octodns.md says what is so', () => {
  test.each(examples)('$heading', example => {
    const tree = treeOf(example.files);
    const paths = tree.paths.filter(path => octodns.claims(path) && octodns.recognises(tree.peek(path)!));
    const read = octodns.read({ tree, paths, zoneOf: () => undefined });
    expect(`${listingOf(read).join('\n')}\n`).toBe(example.expected);
  });

  test('there are examples, and each has its answer', () => {
    expect(examples.length).toBe(8);
    expect(files).toEqual({});
  });
});
