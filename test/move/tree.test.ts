import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { workingTree } from '../../src/discover.js';
import { moveJson, moveText } from '../../src/reporters/move.js';
import { gitApply } from '../support/git-apply.js';
import { head } from '../support/judged.js';
import { treeOf } from '../support/tree.js';
import { linesOfPlan, newId, oldId, otherId, planFor, settings } from './moved.js';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

const zone = (apex: string, id = oldId) =>
  `$ORIGIN ${apex}.\n${head}_acme-challenge CNAME ${apex}.${id}.dcv.cloudflare.com.\n`;

/** A git repository with a folder of zones in a folder of its own. */
function repository(files: Record<string, string>, links: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'dcv-move-'));
  roots.push(root);
  mkdirSync(join(root, 'dns/zones'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, 'dns', path), text);
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, 'dns', path));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  execFileSync('git', ['add', '.'], { cwd: root });
  return join(root, 'dns');
}

test('the printed text is a patch, in a folder of a repository and through links', () => {
  const folder = repository(
    { 'zones/example.com.zone': zone('example.com') },
    { 'example.com.zone': 'zones/example.com.zone', 'zones/away.zone': '/etc/hostname' },
  );
  const plan = planFor(workingTree(folder));
  expect(linesOfPlan(plan)).toEqual([
    `changed _acme-challenge.example.com example.com.zone:4 from ${oldId}.dcv.cloudflare.com`,
    `changed _acme-challenge.example.com zones/example.com.zone:4 from ${oldId}.dcv.cloudflare.com`,
    'left zones/away.zone:1 This file stands among DNS files and is not read: it is a symbolic link that leads out of the repository. Put a plain file in its place.',
  ]);
  execFileSync('git', ['apply', '--index'], { cwd: folder, input: [...moveText(plan)].join('') });
  expect(readFileSync(join(folder, 'zones/example.com.zone'), 'utf8')).toBe(zone('example.com', newId));
  const status = execFileSync('git', ['status', '--porcelain'], { cwd: folder, encoding: 'utf8' });
  expect(status).toBe('A  dns/example.com.zone\nA  dns/zones/away.zone\nA  dns/zones/example.com.zone\n');
});

test('hostile names and texts neither break the patch nor the remarks', () => {
  const names = [
    'zones/\n--- a/x\n+++ b/x\n@@ -1 +1 @@.zone',
    'zones/\x1b[31m::error::.zone',
    'zones/--- a.zone',
    'zones/"quoted" ümlaut.zone',
  ];
  const files = Object.fromEntries(names.map(name => [name, zone('example.com')]));
  const plan = planFor(treeOf(files));
  const text = [...moveText(plan)].join('');
  const remarks = text.slice(0, text.indexOf('\n---') + 1).trimEnd();
  expect(remarks.split('\n').every(line => /^#(?: |$)/.test(line))).toBe(true);
  expect(/[^\n\t\x20-\x7e\u2019\u00fc]/.test(text)).toBe(false);
  expect(gitApply(files, text)).toEqual({
    files: Object.fromEntries(names.map(name => [name, zone('example.com', newId)])),
  });
  expect(JSON.parse([...moveJson(plan)].join(''))).toMatchObject({ patch: plan.patch });
});

test('whatever stands in the files, git takes the patch and it comes out as the plan says', () => {
  const host = fc.constantFrom('example.com', 'www.example.com', 'a.dev.example.com', 'example.net');
  const id = fc.constantFrom(oldId, oldId, oldId.toUpperCase(), otherId, newId, `${oldId}0`);
  const record = fc
    .tuple(host, host, id, fc.constantFrom('.', '.', ''))
    .map(
      ([owner, named, label, dot]) =>
        `_acme-challenge.${owner}. CNAME ${named}.${label}.dcv.cloudflare.com${dot}`,
    );
  const word = fc.constantFrom(
    ...[
      oldId,
      `${oldId}.dcv.cloudflare.com`,
      '_acme-challenge',
      '@',
      '*',
      'CNAME',
      'TXT',
      'A',
      '192.0.2.1',
      '"',
    ],
    ...[
      '(',
      ')',
      '\\',
      '$ORIGIN dev',
      '$INCLUDE b.zone',
      '$GENERATE 1-3',
      '${x}',
      '{',
      '}',
      ':',
      '-',
      'ü',
      '\x07',
    ],
  );
  const words = fc.array(word, { maxLength: 5 }).map(all => all.join(' '));
  const line = fc.oneof(
    { weight: 6, arbitrary: record },
    { weight: 2, arbitrary: words.map(text => `; ${text}`) },
    { weight: 1, arbitrary: words },
    { weight: 1, arbitrary: id.map(text => `t TXT "${text}"`) },
  );
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\r\n')), { maxLength: 12 })
    .map(lines => `$ORIGIN example.com.\n${head}${lines.flat().join('')}`);
  const files = fc.record({ 'a.zone': text, 'b.zone': text, 'x.tf': text, 'dns.yaml': text, 'x.sh': text });
  let changed = 0;
  fc.assert(
    fc.property(files, fc.boolean(), (texts, isListed) => {
      const all = { ...texts, ...(isListed && { '.github/delegated-dcv.yml': settings }) };
      const plan = planFor(treeOf(all), { zones: ['dev.example.com'] });
      changed += plan.changed.length;
      if (plan.patch === '') return;
      const applied = gitApply(all, [...moveText(plan)].join(''));
      if ('refusal' in applied) throw new Error(applied.refusal);
      const after = planFor(treeOf(applied.files), { zones: ['dev.example.com'] });
      // What could be changed is changed, and nothing else has come to be of the zone.
      expect(after.patch).toBe('');
      expect(after.already).toBe(plan.already + plan.changed.length);
    }),
    { numRuns: 60 },
  );
  expect(changed).toBeGreaterThan(0);
}, 60_000);
