import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as core from '@actions/core';
import { lockPath, writeReport } from './action-files.js';
import { InputError, type Inputs, readInputs } from './action-inputs.js';
import { UsageError } from './command/arguments.js';
import { askCloudflare, CloudflareRefusal } from './command/cloudflare.js';
import { writeLock } from './command/inventory.js';
import { baseIn } from './command/repository.js';
import { workingTree } from './discover.js';
import { type Base, BaseUnavailable, openBase, type Workplace } from './github/base.js';
import type { Client } from './github/client.js';
import { type Event, readEvent } from './github/event.js';
import { opener } from './github/opener.js';
import { CheckoutError } from './github/origin.js';
import { refusalOf } from './github/refusal.js';
import type { Snapshot } from './inventory/snapshot.js';
import { now } from './now.js';
import type { Input } from './read.js';
import { recognise } from './recognise.js';
import type { Report } from './report.js';
import { reporters } from './reporters/index.js';
import { printable, printableLines } from './reporters/layout/printable.js';
import { settingsAnnotations } from './reporters/settings-problems.js';
import { type RunOptions, run } from './run.js';
import { loadSettings, SettingsError } from './settings/load.js';
import type { Settings } from './settings/settings.js';
import type { Tree } from './source.js';
import { version } from './version.js';

async function main(): Promise<void> {
  const inputs = readInputs();
  const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
  const tree = workingTree(workspace);
  const settings = loadSettings(tree, inputs.settings);
  if (inputs.mode === 'inventory') {
    const live = await askCloudflare([settings], inputs.cloudflare);
    process.exitCode = writeLock(lockPath(workspace, settings.cloudflare.lock), live, settings);
    return;
  }
  const stored: Input = { tree, settings, under: inputs.under };
  const github = {
    event: readEvent(process.env),
    ...(inputs.githubToken && { client: opener(inputs.githubToken, process.env) }),
  };
  const judged = await judge(stored, inputs, { directory: workspace, working: tree, ...github });
  await publish(judged.report, inputs, workspace);
  await show({ ...judged, tree }, inputs, github);
}

/** GitHub's API with what a workflow runs for; the client is opened, once, by the first who calls for it. */
interface GitHub {
  readonly event: Event;
  readonly client?: () => Promise<Client>;
}

/** A report, and how others like it are made of other files. */
interface Judged {
  readonly report: Report;
  readonly rerun: (tree: Tree) => Report;
  readonly complete?: Base['complete'];
}

/** Holds the head against its base, or against nothing where the base cannot be had, which the report then says. */
async function judge(stored: Input, inputs: Inputs, place: Workplace): Promise<Judged> {
  const docs = docsUrl();
  const { failOn, failOnStanding } = inputs;
  let options: RunOptions = { failOn, failOnStanding, now: now(), ...(docs && { docs }) };
  let asked: Promise<Snapshot | undefined> | undefined;
  const ask = (base?: Settings) => {
    asked ??= askCloudflare([stored.settings, base], inputs.cloudflare);
    return asked;
  };
  try {
    const base = await openBase(place);
    if (base !== undefined) {
      const before = await base.complete(() => stateBefore(base, stored, inputs));
      const live = await ask(before.settings);
      const head = { ...stored, ...(live && { live }) };
      const compared = { ...before, ...(live && { live }), name: base.name };
      const rerun = (tree: Tree) => run({ ...head, tree }, { ...options, base: compared });
      return { report: await base.complete(() => rerun(stored.tree)), rerun, complete: base.complete };
    }
  } catch (error) {
    if (!(error instanceof BaseUnavailable)) throw error;
    if (isGate(place.event)) options = { ...options, unproved: error.message };
    else stored = { ...stored, notes: [error.message] };
  }
  const live = await ask();
  const head = { ...stored, ...(live && { live }) };
  const rerun = (tree: Tree) => run({ ...head, tree }, options);
  return { report: rerun(stored.tree), rerun };
}

/** Whether the run decides over a merge. */
function isGate({ pull, mergeGroup }: Event): boolean {
  return pull !== undefined || mergeGroup !== undefined;
}

/** The base with its own settings; asks for the files that a run will read, so that they are fetched in one go. */
function stateBefore({ tree, isFetched }: Base, head: Input, { settings }: Inputs): Input {
  const before = baseIn(tree, head, settings);
  if (isFetched) recognise(tree, before.settings.files, before.under);
  return before;
}

async function publish(report: Report, inputs: Inputs, workspace: string): Promise<void> {
  const options = { color: false, version };
  process.stdout.write(inert(reporters.text(report, { ...options, color: true })));
  process.stdout.write(reporters.github(report, options));
  // From here on nothing that goes wrong is the verdict's.
  if (report.verdict === 'fail') process.exitCode = 1;
  const attempt = async (what: string, write: () => unknown): Promise<void> => {
    try {
      await write();
    } catch (error) {
      core.notice(`${what} was not written: ${printable((error as Error).message)}`);
    }
  };
  if (process.env.GITHUB_STEP_SUMMARY)
    await attempt('The job summary', () => core.summary.addRaw(reporters.summary(report, options)).write());

  let path = '';
  const { jsonFile = join(process.env.RUNNER_TEMP ?? '.', 'delegated-dcv-report.json') } = inputs;
  const { sarifFile, htmlFile } = inputs;
  await attempt('The JSON report', () => {
    path = writeReport(workspace, jsonFile, reporters.json(report, options));
  });
  if (sarifFile)
    await attempt('The SARIF file', () =>
      writeReport(workspace, sarifFile, reporters.sarif(report, options)),
    );
  if (htmlFile)
    await attempt('The HTML file', () =>
      writeReport(workspace, htmlFile, reporters.html(report, { ...options, at: now() })),
    );
  await attempt('What the step puts out', () => {
    for (const [name, value] of Object.entries(outputsOf(report))) core.setOutput(name, value);
    core.setOutput('report', path);
  });
}

function outputsOf({ verdict, findings, requirements, base }: Report): Record<string, string | number> {
  const count = (matches: (finding: Report['findings'][number]) => boolean) =>
    findings.filter(matches).length;
  return {
    verdict,
    errors: count(({ severity }) => severity === 'error'),
    warnings: count(({ severity }) => severity === 'warning'),
    unresolved: requirements.filter(({ status }) => status === 'unresolved').length,
    introduced: base === undefined ? '' : count(({ introduced }) => introduced === true),
  };
}

/** Shows the report where the workflow asks for it; what cannot be shown changes nothing about the verdict. */
async function show(
  { report, ...proving }: Judged & { readonly tree: Tree },
  { surfaces, settings, under }: Inputs,
  { event, client }: GitHub,
): Promise<void> {
  if (!Object.values(surfaces).includes(true)) return;
  if (client === undefined) {
    core.notice('The report is not shown on GitHub: there is no token (the input github-token).');
    return;
  }
  try {
    const { showOn } = await import('./github/surfaces.js');
    const serverUrl = process.env.GITHUB_SERVER_URL;
    const showing = { client: await client(), event, inputs: { settings, under }, ...proving };
    const failures = await showOn(surfaces, report, { ...showing, ...(serverUrl && { serverUrl }) });
    for (const failure of failures) core.notice(failure);
  } catch (error) {
    core.notice(`The report is not shown on GitHub: ${refusalOf(error)}.`);
  }
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
  const expected = [SettingsError, InputError, CheckoutError, UsageError, CloudflareRefusal];
  const isExpected = expected.some(kind => error instanceof kind);
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  core.setFailed(printableLines(isExpected ? message : stack).join('\n'));
});
