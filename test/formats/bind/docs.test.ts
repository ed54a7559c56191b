import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesOf } from './zone-text.js';

const page = readFileSync('docs/formats/bind.md', 'utf8');
const examples = [...page.matchAll(/```zone\n([\s\S]*?)```\n\n```records\n([\s\S]*?)```/g)].map(
  ([, zone = '', records = '']) => ({ zone, records }),
);

describe('docs/formats/bind.md', () => {
  it('has every example in a pair', () => {
    expect(page.match(/^```[a-z]+/gm)).toEqual(examples.flatMap(() => ['```zone', '```records']));
  });

  it.each(examples)('says what is read of $zone', ({ zone, records }) => {
    expect(linesOf(zone).join('\n')).toBe(records.trimEnd());
  });
});
