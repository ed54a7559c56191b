import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import * as core from '@actions/core';
import { UsageError } from './command/arguments.js';
import { type Asking, askCloudflare, CloudflareRefusal } from './command/cloudflare.js';
import { writeLock } from './command/inventory.js';
import { baseIn } from './command/repository.js';
import { workingTree } from './discover.js';
import { commitTree, GitError } from './git.js';
import { now } from './now.js';
import type { Input } from './read.js';
import { type FailOn, failOnLevels, isFailOn, type Report } from './report.js';
import { reporters } from './reporters/index.js';
import { settingsAnnotations } from './reporters/settings-problems.js';
import { run } from './run.js';
import { loadSettings, SettingsError } from './settings/load.js';
import type { Settings } from './settings/settings.js';
import { version } from './version.js';

/** An input of the workflow that cannot be meant. */
class InputError extends Error {}

async function main(): Promise<void> {
  const inputs = readInputs();
  const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
  const tree = workingTree(workspace);
  const settings = loadSettings(tree, inputs.settings);
  if (inputs.mode === 'inventory') {
    const live = await askCloudflare([settings], inputs.cloudflare);
    process.exitCode = writeLock(lockPath(workspace, settings), live, settings);
    return;
  }
  const stored: Input = { tree, settings, under: inputs.under };
  const before = openBase(stored, workspace, inputs.settings);
  const live = await askCloudflare([settings, before?.settings], inputs.cloudflare);
  const head = { ...stored, ...(live && { live }) };
  const base = before && { ...before, ...(live && { live }) };
  const docs = docsUrl();
  const report = run(head, {
    failOn: inputs.failOn,
    now: now(),
    ...(base && { base }),
    ...(docs && { docs }),
  });
  await publish(report, inputs, workspace);
}

async function publish(report: Report, inputs: Inputs, workspace: string): Promise<void> {
  const options = { color: false, version };
  process.stdout.write(inert(reporters.text(report, { ...options, color: true })));
  process.stdout.write(reporters.github(report, options));
  if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(reporters.summary(report, options)).write();

  const json = resolve(
    workspace,
    inputs.jsonFile ?? join(process.env.RUNNER_TEMP ?? '.', 'delegated-dcv-report.json'),
  );
  writeFileSync(json, reporters.json(report, options));
  if (inputs.sarifFile) writeFileSync(resolve(workspace, inputs.sarifFile), reporters.sarif(report, options));

  const count = (matches: (finding: Report['findings'][number]) => boolean) =>
    report.findings.filter(matches).length;
  core.setOutput('verdict', report.verdict);
  core.setOutput(
    'errors',
    count(({ severity }) => severity === 'error'),
  );
  core.setOutput(
    'warnings',
    count(({ severity }) => severity === 'warning'),
  );
  core.setOutput('unresolved', report.requirements.filter(({ status }) => status === 'unresolved').length);
  core.setOutput(
    'introduced',
    report.base === undefined ? '' : count(({ introduced }) => introduced === true),
  );
  core.setOutput('report', json);
  if (report.verdict === 'fail') process.exitCode = 1;
}

/** Where the lock file is, which no link leads out of the repository. */
function lockPath(workspace: string, { cloudflare }: Settings): string {
  const path = resolve(workspace, cloudflare.lock);
  mkdirSync(dirname(path), { recursive: true });
  const folder = relative(realpathSync(workspace), realpathSync(dirname(path)));
  if (folder === '..' || folder.startsWith(`..${sep}`)) {
    throw new InputError(`The lock file ${cloudflare.lock} leads out of the repository.`);
  }
  return path;
}

interface Inputs {
  readonly mode: 'check' | 'inventory';
  readonly settings?: string;
  /** Without a slash at its ends; empty for the whole repository. */
  readonly under: string;
  readonly failOn: FailOn;
  readonly cloudflare: Asking;
  readonly jsonFile?: string;
  readonly sarifFile?: string;
}

function readInputs(): Inputs {
  const mode = core.getInput('mode') || 'check';
  if (mode !== 'check' && mode !== 'inventory') {
    throw new InputError(`The input mode is ${mode}; this version knows check and inventory.`);
  }
  const failOn = core.getInput('fail-on') || 'error';
  if (!isFailOn(failOn))
    throw new InputError(`The input fail-on is ${failOn}, not one of ${failOnLevels.join(', ')}.`);
  const optional = {
    settings: core.getInput('settings'),
    jsonFile: core.getInput('json-file'),
    sarifFile: core.getInput('sarif-file'),
  };
  return {
    mode,
    under: readFolder(core.getInput('path') || '.'),
    failOn,
    cloudflare: readAsking(),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
  };
}

function readAsking(): Asking {
  const token = core.getInput('cloudflare-api-token');
  if (token !== '') core.setSecret(token);
  return {
    token,
    baseUrl: process.env.CLOUDFLARE_BASE_URL,
    onProgress: ({ zonesRead, zones }) => {
      if (zones >= 50 && zonesRead % 100 === 0)
        core.info(`Reading Cloudflare: ${zonesRead} of ${zones} zones`);
    },
  };
}

function readFolder(path: string): string {
  const folder = posix.normalize(path).replace(/\/$/, '');
  if (posix.isAbsolute(folder) || folder.split('/').includes('..')) {
    throw new InputError(`The input path is ${path}, which leads out of the repository.`);
  }
  return folder === '.' ? '' : folder;
}

/** The state before the change, with its own settings, where the clone holds it. */
function openBase(
  head: Input,
  workspace: string,
  settings: string | undefined,
): (Input & { name: string }) | undefined {
  for (const { ref, name } of baseCandidates()) {
    try {
      const tree = commitTree(workspace, ref, head.tree);
      return { ...baseIn(tree, head, settings), name };
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
    }
  }
  core.info(
    'What this change introduced is not told apart: its base is not in the clone (fetch-depth: 0 brings it).',
  );
  return undefined;
}

/** Where an event's change began: for a merge commit its first parent, else what the event says. */
function baseCandidates(): { ref: string; name: string }[] {
  const path = process.env.GITHUB_EVENT_PATH;
  if (!path || !existsSync(path)) return [];
  const event = JSON.parse(readFileSync(path, 'utf8')) as {
    pull_request?: { base?: { sha?: string; ref?: string } };
    merge_group?: { base_sha?: string; base_ref?: string };
    before?: string;
  };
  const { pull_request: pull, merge_group: group, before } = event;
  const candidates = [];
  if (pull?.base?.sha) {
    const name = pull.base.ref ?? pull.base.sha;
    if (/^refs\/pull\/\d+\/merge$/.test(process.env.GITHUB_REF ?? ''))
      candidates.push({ ref: 'HEAD^1', name });
    candidates.push({ ref: pull.base.sha, name });
  }
  if (group?.base_sha) candidates.push({ ref: group.base_sha, name: group.base_ref ?? group.base_sha });
  if (before && !/^0+$/.test(before)) candidates.push({ ref: before, name: before.slice(0, 12) });
  return candidates;
}

function docsUrl(): string | undefined {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_ACTION_REPOSITORY: repository,
    GITHUB_ACTION_REF: ref,
  } = process.env;
  return server && repository && ref ? `${server}/${repository}/blob/${ref}/docs/rules` : undefined;
}

/** Text that holds what a pull request wrote, printed so that no line of it is taken for a workflow command. */
function inert(text: string): string {
  const token = randomUUID();
  return `::group::delegated-dcv-check\n::stop-commands::${token}\n${text}::${token}::\n::endgroup::\n`;
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stdout.write(settingsAnnotations(error.problems));
  const expected = [SettingsError, InputError, UsageError, CloudflareRefusal];
  const isExpected = expected.some(kind => error instanceof kind);
  if (error instanceof Error) core.setFailed(isExpected ? error.message : (error.stack ?? error.message));
  else core.setFailed(String(error));
});
