import type { Input } from '../../src/read.js';
import { text } from '../../src/reporters/text.js';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import { blocksOf } from './page.js';
import { treeOf } from './tree.js';

/**
 * A page with every `console` block filled with what the command prints for the repository that the blocks before it
 * make: those whose fence names a file. A file named `main: path` stands so at the base, where all others are alike.
 */
export function withAnswers(page: string): string {
  let files: Record<string, string> = {};
  let shown = '';
  let copied = 0;
  for (const block of blocksOf(page)) {
    if (block.language !== 'console') {
      if (block.title !== '') files[block.title] = block.text;
      continue;
    }
    const { before, after } = statesOf(files);
    const command = before === undefined ? 'dcv-check' : 'dcv-check --base main';
    shown += `${page.slice(copied, block.start)}$ ${command}\n${printed(after, before)}`;
    copied = block.start + block.text.length;
    files = {};
  }
  return shown + page.slice(copied);
}

type Files = Record<string, string>;

function statesOf(files: Files): { before?: Files; after: Files } {
  const isBase = ([name]: [string, string]) => name.startsWith('main: ');
  const entries = Object.entries(files);
  const after = Object.fromEntries(entries.filter(entry => !isBase(entry)));
  const own = entries.filter(isBase).map(([name, content]) => [name.slice('main: '.length), content]);
  return own.length === 0 ? { after } : { before: { ...after, ...Object.fromEntries(own) }, after };
}

function printed(files: Files, before: Files | undefined): string {
  const base = before && { ...inputOf(before), name: 'main' };
  const now = '2026-11-23T12:00:00Z';
  const report = run(inputOf(files), { failOn: 'error', now, ...(base && { base }) });
  return text(report, { color: false, version: '0.0.0' });
}

function inputOf(files: Files): Input {
  const tree = treeOf(files);
  return { tree, settings: loadSettings(tree) };
}
