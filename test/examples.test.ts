import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examine } from '../src/doctor/examine.js';
import { gateWorkflow } from '../src/doctor/example.js';
import { doctorText } from '../src/reporters/doctor.js';
import { between } from './support/between.js';
import { blocksOf } from './support/page.js';
import { treeOf } from './support/tree.js';
import { workflowErrors } from './support/workflow-errors.js';

const folder = 'examples/workflows';
const workflows = readdirSync(folder).map(name => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const);

test.each(workflows)('GitHub’s own parser has nothing against %s', async (name, text) => {
  expect(await workflowErrors(name, text)).toEqual([]);
});

test('GitHub’s own parser does find mistakes', async () => {
  const text = 'on: pull_requests\njobs:\n  a:\n    runs-on: x\n    steps:\n      - use: b\n';
  expect(await workflowErrors('a.yml', text)).toEqual([
    "a.yml (Line: 1, Col: 5): Unexpected value 'pull_requests'",
    "a.yml (Line: 6, Col: 9): Unexpected value 'use'",
    expect.stringContaining('a.yml (Line: 6, Col: 9)'),
  ]);
});

test('doctor has the workflow of the gate as it is, and finds nothing in the examples but names that can be moved', () => {
  expect(Object.fromEntries(workflows)).toMatchObject({ 'pull-request.yml': gateWorkflow });
  const files = Object.fromEntries(workflows.map(([name, text]) => [`.github/workflows/${name}`, text]));
  const lock = '.github/delegated-dcv.lock.json';
  const { leaks } = examine(treeOf({ ...files, [lock]: '{}' }), lock);
  expect([...new Set(leaks.map(({ name }) => name))]).toEqual(['unpinned-action']);
});

/* UPDATE_DOCS=1 writes what the pages show. */
test('README shows the workflow of the gate as it is', () => {
  const page = readFileSync('README.md', 'utf8');
  const shown = between(page, 'workflow', ['```yaml', gateWorkflow.trimEnd(), '```']);
  if (process.env.UPDATE_DOCS) writeFileSync('README.md', shown);
  else expect(shown).toBe(page);
});

test('the page of doctor shows what it prints', () => {
  const page = readFileSync('docs/doctor.md', 'utf8');
  let shown = '';
  let copied = 0;
  let files: Record<string, string> = {};
  for (const { language, title, text, start } of blocksOf(page)) {
    if (title !== '') files[title] = text;
    if (language !== 'console') continue;
    const examination = examine(treeOf(files), '.github/delegated-dcv.lock.json');
    shown += `${page.slice(copied, start)}$ dcv-check doctor\n${[...doctorText(examination)].join('')}`;
    copied = start + text.length;
    files = {};
  }
  shown += page.slice(copied);
  if (process.env.UPDATE_DOCS) writeFileSync('docs/doctor.md', shown);
  else expect(shown).toBe(page);
});
