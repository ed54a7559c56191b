import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readArguments } from '../src/command/arguments.js';
import { formatNames } from '../src/formats/names.js';
import { catalog, ruleIds } from '../src/rules/catalog.js';
import { readSettings } from '../src/settings/read.js';
import { withAnswers } from './support/answers.js';
import { between } from './support/between.js';
import { blocksOf } from './support/page.js';
import { readArchive } from './support/txtar.js';

const readme = readFileSync('README.md', 'utf8');

/* UPDATE_DOCS=1 writes the tables and the output. */
test('README shows what a user sees, every rule and every format', () => {
  const rules = ruleIds.map(
    id => `| [${id}](docs/rules/${id}.md) | ${catalog[id].severity} | ${catalog[id].description} |`,
  );
  const help = readArchive(readFileSync('test/scenarios/help.txt', 'utf8'))
    .files.get('stdout')!
    .replace(/^[\d.]+\n$/m, '');
  const formats = formatNames.map(name => {
    const page = readFileSync(`docs/formats/${name}.md`, 'utf8');
    const [sentence] = page
      .split('\n\n')[1]!
      .replaceAll('\n', ' ')
      .split(/(?<=\.)\s/);
    return `| [${name}](docs/formats/${name}.md) | ${sentence} |`;
  });
  const filled = [
    ['rules', ['| rule | severity | what it proves |', '| --- | --- | --- |', ...rules]] as const,
    ['help', ['```text', help.trimEnd(), '```']] as const,
    ['formats', ['| format | what it is |', '| --- | --- |', ...formats]] as const,
  ].reduce((text, [name, lines]) => between(text, name, lines), withAnswers(readme));
  if (process.env.UPDATE_DOCS) writeFileSync('README.md', filled);
  else expect(filled).toBe(readme);
  expect(readdirSync('docs/formats').sort()).toEqual(formatNames.map(name => `${name}.md`).sort());
});

test('the settings in README are settings', () => {
  const [, settings] = blocksOf(readme).filter(block => block.text.includes('certificates:'));
  const read = readSettings({ path: 'README.md', text: settings!.text });
  expect('inventory' in read ? [] : read).toEqual([]);
});

test('README names every input and output of the Action', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as Record<'inputs' | 'outputs', object>;
  const section = readme.split('## In a pull request')[1]!.split('\n## ')[0]!;
  const named = new Set([...section.matchAll(/`([a-z-]+)`/g)].map(match => match[1]));
  const missing = [...Object.keys(action.inputs), ...Object.keys(action.outputs)].filter(
    name => !named.has(name),
  );
  expect(missing).toEqual([]);
});

test('the job for GitLab in README runs the check on both sides of a merge request and hands GitLab its reports', () => {
  const section = readme.split('## In other CI')[1]!.split('\n## ')[0]!;
  const [block] = blocksOf(section);
  const { 'delegated-dcv': job, ...others } = parse(block!.text, { version: '1.2' });
  expect(others).toEqual({});
  const command = job.script.pop() as string;
  expect(job).toEqual({
    image: 'node:22',
    rules: [
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
      { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
    ],
    variables: { GIT_DEPTH: 0 },
    script: [
      'tool=$(mktemp -d)',
      'git clone --quiet --depth 1 --branch v1 https://github.com/OWNER/delegated-dcv-check.git "$tool"',
      'base=${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-$CI_MERGE_REQUEST_DIFF_BASE_SHA}',
    ],
    artifacts: {
      when: 'always',
      reports: { codequality: 'gl-code-quality-report.json', junit: 'junit.xml' },
    },
  });
  const outputs = [
    { reporter: 'text' },
    { reporter: 'gitlab', file: 'gl-code-quality-report.json' },
    { reporter: 'junit', file: 'junit.xml' },
  ];
  const read = (base: string) => {
    const shell = spawnSync('sh', ['-c', `node() { printf '%s\\n' "$@"; }\n${command}`], {
      encoding: 'utf8',
      env: { tool: '.', base },
    });
    const [entry, ...argv] = shell.stdout.trimEnd().split('\n');
    return { isBuilt: existsSync(entry!), ...readArguments(argv) };
  };
  const common = {
    isBuilt: true,
    command: 'check',
    directory: '.',
    failOn: 'error',
    failOnStanding: 'never',
    outputs,
  };
  expect(read('')).toEqual(common);
  expect(read('0123abc')).toEqual({ ...common, base: '0123abc' });
});
