import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { lockSchema } from '../../src/inventory/lock-file/schema.js';
import { settingsSchema } from '../../src/settings/schema.js';

test.each([
  ['settings', settingsSchema, 'Settings of delegated-dcv-check'],
  ['lock', lockSchema, 'Lock file of delegated-dcv-check'],
] as const)('the published JSON Schema of %s is the one that they are read with', (name, read, title) => {
  const path = `docs/schema/${name}.schema.json`;
  // What a check proves, such as that a date is one, JSON Schema cannot say: editors see the rest.
  const schema = { ...toJsonSchema(read, { errorMode: 'ignore', target: 'draft-2020-12' }), title };
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env.UPDATE_SCHEMAS) writeFileSync(path, text);
  expect(readFileSync(path, 'utf8')).toBe(text);
});
