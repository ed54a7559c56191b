import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Module } from '../../src/formats/terraform/configuration/module.js';
import { Run } from '../../src/formats/terraform/configuration/run.js';
import { variableFilesOf } from '../../src/formats/terraform/configuration/variable-files.js';
import type { Datum } from '../../src/formats/terraform/evaluate/datum.js';
import { treeOf } from '../support/tree.js';
import { moduleCases } from './terraform-module-cases.js';

const tofu = resolve(process.env.TOFU ?? '.conformance/bin/tofu');
const temporary = mkdtempSync(join(tmpdir(), 'tofu-'));
afterAll(() => rmSync(temporary, { recursive: true }));

test.each(moduleCases.map(([shows, files], index) => ({ shows, files, index })))(
  '$shows',
  ({ files, index }) => {
    expect(ourInputs(files).sort()).toEqual(tofuInputs(files, String(index)).sort());
  },
);

/** The `input` of every instance of every resource, as JSON. */
function ourInputs(files: Readonly<Record<string, string>>): string[] {
  const run = new Run(treeOf({ ...files }), () => undefined);
  const { input } = variableFilesOf('', run);
  const inputs: string[] = [];
  new Module(run.directories.of('')!, run, { root: '', trail: [''], input }).walk({
    resource: ({ arguments: own }) => inputs.push(JSON.stringify(plain(own.entries.get('input')!))),
    foreign: () => {},
  });
  expect(run.problems).toEqual([]);
  return inputs;
}

/** A value as OpenTofu's JSON has it; one that is not known is a failure. */
function plain(datum: Datum): unknown {
  switch (datum.kind) {
    case 'text':
      return datum.parts.length === 0
        ? ''
        : datum.parts.length === 1 && typeof datum.parts[0] === 'string'
          ? datum.parts[0]
          : datum;
    case 'number':
    case 'bool':
      return datum.value;
    case 'null':
      return null;
    case 'list':
      return datum.items.map(plain);
    case 'map':
      return Object.fromEntries(
        [...datum.entries].map(([key, value]): [string, unknown] => [key, plain(value)]).sort(byKey),
      );
    default:
      return datum;
  }
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

interface PlannedModule {
  readonly resources?: readonly { readonly values: { readonly input?: unknown } }[];
  readonly child_modules?: readonly PlannedModule[];
}

/** Asks OpenTofu for its plan. A missing OpenTofu is a failure, never a skip. */
function tofuInputs(files: Readonly<Record<string, string>>, name: string): string[] {
  if (!existsSync(tofu)) throw new Error(`${tofu} is missing: run scripts/conformance-tools.sh, or set TOFU`);
  const directory = join(temporary, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  ask(directory, ['init', '-input=false', '-no-color', '-backend=false']);
  ask(directory, ['plan', '-input=false', '-no-color', '-out=plan']);
  const plan = JSON.parse(ask(directory, ['show', '-json', 'plan'])) as {
    planned_values: { root_module: PlannedModule };
  };
  return inputsIn(plan.planned_values.root_module).map(input => JSON.stringify(sorted(input)));
}

function ask(directory: string, args: readonly string[]): string {
  const env = { PATH: process.env.PATH, HOME: directory, CHECKPOINT_DISABLE: '1' };
  const { status, stdout, stderr } = spawnSync(tofu, args, { cwd: directory, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`tofu ${args[0]} failed: ${stderr || stdout}`);
  return stdout;
}

function inputsIn({ resources = [], child_modules = [] }: PlannedModule): unknown[] {
  return [...resources.map(({ values }) => values.input ?? null), ...child_modules.flatMap(inputsIn)];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]): [string, unknown] => [key, sorted(one)])
      .sort(byKey),
  );
}
