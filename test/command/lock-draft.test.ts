import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeLock } from '../../src/command/inventory.js';
import { readSettings } from '../../src/settings/read.js';
import { snapshotIn, zoneIn } from '../support/snapshot.js';

const root = mkdtempSync(join(tmpdir(), 'dcv-lock-'));
afterAll(() => rmSync(root, { recursive: true }));

test('a link that is named as the draft is leads no lock file elsewhere', () => {
  const outside = join(root, 'outside');
  writeFileSync(outside, 'before');
  symlinkSync(outside, join(root, `.lock.json.${process.pid}`));
  const settings = readSettings({ path: 'settings.yml', text: 'certificates: []\n' });
  if (!('inventory' in settings)) throw new Error('the settings are wrong');
  expect(writeLock(join(root, 'lock.json'), snapshotIn(zoneIn()), settings)).toBe(0);
  expect(readFileSync(outside, 'utf8')).toBe('before');
  expect(readFileSync(join(root, 'lock.json'), 'utf8')).toContain('example.com');
});
