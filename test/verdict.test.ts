import { expect, test } from 'vitest';
import type { Severity } from '../src/finding.js';
import { type FailOn, failOnLevels } from '../src/report.js';
import { run } from '../src/run.js';
import { loadSettings } from '../src/settings/load.js';
import { dcv, head, now, settingsFor } from './support/judged.js';
import { treeOf } from './support/tree.js';

const right = `_acme-challenge CNAME ${dcv('example.com')}\n`;

/** A repository with one finding of each severity, or one that cannot be judged: an error too, unless settings differ. */
const kinds = {
  error: '',
  warning: '',
  notice: '',
  'unresolved error': `_acme-challenge CNAME {{ target }}\n`,
  'unresolved warning': `_acme-challenge CNAME {{ target }}\n`,
} as const;

type Kind = keyof typeof kinds;

function inputOf(kind: Kind, isFound: boolean) {
  const rule = kind.startsWith('unresolved') ? 'unresolved' : 'missing-cname';
  const severity = kind.replace('unresolved ', '') as Severity;
  const settings = `${settingsFor(['example.com'])}rules: { ${rule}: ${severity} }\n`;
  const tree = treeOf({
    '.github/delegated-dcv.yml': settings,
    'example.com.zone': head + (isFound ? kinds[kind] : right),
  });
  return { tree, settings: loadSettings(tree) };
}

/** Whether head and base have the finding; without a base nothing is compared. */
const novelties = {
  alone: { head: true, base: undefined },
  introduced: { head: true, base: false },
  standing: { head: true, base: true },
  mended: { head: false, base: true },
} as const;

/**
 * ✗ is a run that fails. Columns: fail-on error, warning, notice, never; within each of them fail-on-standing error,
 * warning, notice, never.
 */
const table = `
                                 error     warning   notice    never
alone       error                ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   · · · ·
alone       warning              · · · ·   ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   · · · ·
alone       notice               · · · ·   · · · ·   ✗ ✗ ✗ ✗   · · · ·
alone       unresolved error     ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   · · · ·
alone       unresolved warning   · · · ·   ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   · · · ·
introduced  error                ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   · · · ·
introduced  warning              · · · ·   ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   · · · ·
introduced  notice               · · · ·   · · · ·   ✗ ✗ ✗ ✗   · · · ·
introduced  unresolved error     ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   · · · ·
introduced  unresolved warning   · · · ·   ✗ ✗ ✗ ✗   ✗ ✗ ✗ ✗   · · · ·
standing    error                ✗ ✗ ✗ ·   ✗ ✗ ✗ ·   ✗ ✗ ✗ ·   ✗ ✗ ✗ ·
standing    warning              · ✗ ✗ ·   · ✗ ✗ ·   · ✗ ✗ ·   · ✗ ✗ ·
standing    notice               · · ✗ ·   · · ✗ ·   · · ✗ ·   · · ✗ ·
standing    unresolved error     ✗ ✗ ✗ ·   ✗ ✗ ✗ ·   ✗ ✗ ✗ ·   ✗ ✗ ✗ ·
standing    unresolved warning   · ✗ ✗ ·   · ✗ ✗ ·   · ✗ ✗ ·   · ✗ ✗ ·
mended      error                · · · ·   · · · ·   · · · ·   · · · ·
mended      warning              · · · ·   · · · ·   · · · ·   · · · ·
mended      notice               · · · ·   · · · ·   · · · ·   · · · ·
mended      unresolved error     · · · ·   · · · ·   · · · ·   · · · ·
mended      unresolved warning   · · · ·   · · · ·   · · · ·   · · · ·
`;

test('which findings fail a run', () => {
  const mark = (novelty: keyof typeof novelties, kind: Kind, failOn: FailOn, failOnStanding: FailOn) => {
    const { head, base } = novelties[novelty];
    const { verdict } = run(inputOf(kind, head), {
      ...{ failOn, failOnStanding, now },
      ...(base !== undefined && { base: { ...inputOf(kind, base), name: 'main' } }),
    });
    return verdict === 'fail' ? '✗' : '·';
  };
  const titles = `${' '.repeat(33)}${failOnLevels.map(level => level.padEnd(10)).join('')}`.trimEnd();
  const rows = Object.keys(novelties).flatMap(novelty =>
    Object.keys(kinds).map(kind => {
      const cells = failOnLevels.map(failOn =>
        failOnLevels
          .map(standing => mark(novelty as keyof typeof novelties, kind as Kind, failOn, standing))
          .join(' '),
      );
      return `${novelty.padEnd(12)}${kind.padEnd(21)}${cells.join('   ')}`;
    }),
  );
  expect(`\n${[titles, ...rows].join('\n')}\n`).toBe(table);
});
