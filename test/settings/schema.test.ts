import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { settingsSchema } from '../../src/settings/schema.js';

test('the published JSON Schema is the one that settings are read with', () => {
  const path = 'docs/schema/settings.schema.json';
  // What a raw check proves, such as that a date is one, JSON Schema cannot say: editors see the rest.
  const schema = {
    ...toJsonSchema(settingsSchema, { errorMode: 'ignore', target: 'draft-2020-12' }),
    title: 'Settings of delegated-dcv-check',
  };
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env.UPDATE_SCHEMAS) writeFileSync(path, text);
  expect(readFileSync(path, 'utf8')).toBe(text);
});
