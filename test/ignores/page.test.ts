import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planBaseline } from '../../src/baseline/baseline.js';
import { baselineText } from '../../src/reporters/baseline.js';
import { text } from '../../src/reporters/text.js';
import { run } from '../../src/run.js';
import { loadSettings, settingsFrom } from '../../src/settings/load.js';
import { settingsPath } from '../../src/settings/settings.js';
import { blocksOf } from '../support/page.js';
import { treeOf } from '../support/tree.js';

const now = '2026-11-23T12:00:00Z';

/** What the command prints that a block of the page shows. */
function answer(command: string, files: Record<string, string>): string {
  const tree = treeOf(files);
  const judge = (settings: string) =>
    run({ tree, settings: settingsFrom({ path: settingsPath, text: settings }) }, { failOn: 'error', now });
  if (command === '$ dcv-check')
    return text(run({ tree, settings: loadSettings(tree) }, { failOn: 'error', now }), {
      color: false,
      version: '',
    });
  expect(command).toBe('$ dcv-check baseline');
  const file = tree.read(settingsPath)!;
  const reason = 'stood when the check was adopted on 2026-11-23';
  return [...baselineText(planBaseline({ file, isNew: false, judge, failOn: 'error', reason }))].join('');
}

/* UPDATE_DOCS=1 writes what the page shows. */
test('the page of ignores shows what is printed', () => {
  const page = readFileSync('docs/ignores.md', 'utf8');
  let shown = '';
  let copied = 0;
  let files: Record<string, string> = {};
  for (const { language, title, text, start } of blocksOf(page)) {
    if (title !== '') files[title] = text;
    if (language !== 'console') continue;
    const [command = ''] = text.split('\n');
    shown += `${page.slice(copied, start)}${command}\n${answer(command, files)}`;
    copied = start + text.length;
    files = {};
  }
  shown += page.slice(copied);
  if (process.env.UPDATE_DOCS) writeFileSync('docs/ignores.md', shown);
  else expect(shown).toBe(page);
});
