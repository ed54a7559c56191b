import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { formatNames } from '../../src/formats/names.js';
import { gitApply } from '../support/git-apply.js';
import { treeOf } from '../support/tree.js';
import { move, newId, oldId, planFor, recordsIn } from './moved.js';

const fixtures = 'test/fixtures/same-zone';

function filesOf(format: string): Record<string, string> {
  const directory = `${fixtures}/${format}`;
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => posix.relative(directory, posix.join(entry.parentPath, entry.name)));
  return Object.fromEntries(paths.map(path => [path, readFileSync(`${directory}/${path}`, 'utf8')]));
}

const owners = [
  '_acme-challenge.app.example.com',
  '_acme-challenge.example.com',
  '_acme-challenge.www.example.com',
];

test.each(formatNames.filter(name => name !== 'terraform-plan'))(
  '%s: git applies the patch, and what is read then differs in the three targets alone',
  format => {
    const files = filesOf(format);
    const plan = planFor(treeOf(files));
    expect(plan.changed.map(({ owner }) => owner.known && owner.value).sort()).toEqual(owners);
    expect({ ...plan, patch: '', changed: [], zone: '', to: '' }).toEqual({
      ...{
        zone: '',
        to: '',
        patch: '',
        changed: [],
        alsoChanged: [],
        settings: [],
        left: [],
        elsewhere: [],
        notes: [],
      },
      ...{ followsByItself: 0, already: 0 },
    });
    const applied = gitApply(files, plan.patch);
    if ('refusal' in applied) throw new Error(applied.refusal);
    const before = recordsIn(files);
    expect(before.filter(line => line.includes(oldId))).toHaveLength(3);
    expect(recordsIn(applied.files)).toEqual(before.map(line => line.replace(oldId, newId)).sort());
  },
);

test('a plan of Terraform is made again, not edited', () => {
  const reason =
    'It is in a plan that Terraform made. Make the plan again once its configuration has changed.';
  expect(move(filesOf('terraform-plan'))).toEqual({
    plan: [
      `left _acme-challenge.example.com plan.json:100 ${reason}`,
      `left _acme-challenge.www.example.com plan.json:112 ${reason}`,
      `left _acme-challenge.app.example.com plan.json:124 ${reason}`,
    ],
    files: {},
  });
});
