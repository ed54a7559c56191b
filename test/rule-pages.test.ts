import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog, ruleIds } from '../src/rules/catalog.js';
import { withAnswers } from './support/answers.js';

/*
 * Every example in docs/rules/ is run: blocks whose fence names a file make a repository, and the `console` block
 * behind them is what the command prints for it, to the byte. UPDATE_DOCS=1 writes the console blocks.
 */
const folder = 'docs/rules';

test('every rule has its page, and every page its rule', () => {
  const pages = readdirSync(folder).map(file => file.replace('.md', ''));
  expect(pages.sort()).toEqual([...ruleIds].sort());
});

for (const id of ruleIds) {
  test(`the page of ${id} shows what a user sees`, () => {
    const page = readFileSync(`${folder}/${id}.md`, 'utf8');
    expect(page.startsWith(`# ${id}\n\n**${catalog[id].title}** (${catalog[id].severity}). `)).toBe(true);
    const shown = withAnswers(page);
    if (process.env.UPDATE_DOCS) writeFileSync(`${folder}/${id}.md`, shown);
    else expect(shown).toBe(page);
    expect(shown).toMatch(new RegExp(`^(error|warning|notice)\\[${id}\\]`, 'm'));
  });
}
