import { text } from '../../src/reporters/text.js';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import { blocksOf } from './page.js';
import { treeOf } from './tree.js';

/**
 * A page with every `console` block filled with what the command prints for the repository that the blocks before it
 * make: those whose fence names a file.
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
    shown += `${page.slice(copied, block.start)}$ dcv-check\n${printed(files)}`;
    copied = block.start + block.text.length;
    files = {};
  }
  return shown + page.slice(copied);
}

function printed(files: Record<string, string>): string {
  const tree = treeOf(files);
  const report = run({ tree, settings: loadSettings(tree) }, { failOn: 'error', today: '2026-11-23' });
  return text(report, { color: false, version: '0.0.0' });
}
