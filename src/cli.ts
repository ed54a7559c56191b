#!/usr/bin/env node
import { type Arguments, help, listingReporter, readArguments, UsageError } from './command/arguments.js';
import { baseline } from './command/baseline.js';
import { askCloudflare, CloudflareRefusal, Interrupted } from './command/cloudflare.js';
import { doctor } from './command/doctor.js';
import { inventory } from './command/inventory.js';
import { move } from './command/move.js';
import { hasColor, write } from './command/output.js';
import { progressTeller } from './command/progress.js';
import { openBase, openRepository } from './command/repository.js';
import { GitError } from './git.js';
import { openInventory } from './inventory/take.js';
import { now } from './now.js';
import { type Input, readAll } from './read.js';
import { reporters } from './reporters/index.js';
import { printable } from './reporters/layout/printable.js';
import { requirementsJson, requirementsText } from './reporters/records.js';
import { settingsProblems } from './reporters/settings-problems.js';
import { zonesJson, zonesText } from './reporters/zones.js';
import { requirementsOf } from './requirements.js';
import { run } from './run.js';
import { SettingsError } from './settings/load.js';
import { version } from './version.js';

async function main(argv: readonly string[]): Promise<number> {
  const options = readArguments(argv);
  const { command } = options;
  if (command === 'help' || command === 'version') {
    write(undefined, [command === 'help' ? help : `${version}\n`]);
    return 0;
  }
  const head = openRepository(options);
  const ref = command === 'check' ? options.base : undefined;
  const base = ref === undefined ? undefined : { ...openBase(head, ref, options), name: ref };
  const live = asksCloudflare.has(command)
    ? await askCloudflare([head.settings, base?.settings], {
        token: process.env.CLOUDFLARE_API_TOKEN,
        baseUrl: process.env.CLOUDFLARE_BASE_URL,
        onProgress: progressTeller(),
      })
    : undefined;
  const known = live && { live };
  return commands[command]({ ...head, ...known }, options, base && { ...base, ...known });
}

const asksCloudflare: ReadonlySet<string> = new Set(['check', 'records', 'inventory', 'move', 'baseline']);

const commands = { check, zones, records, inventory, move, doctor, baseline };

function check(
  head: Input,
  { failOn, failOnStanding, outputs }: Arguments,
  base?: Input & { name: string },
): number {
  const at = now();
  const report = run(head, { failOn, failOnStanding, now: at, ...(base && { base }) });
  for (const { reporter, file } of outputs) {
    write(file, [reporters[reporter](report, { color: hasColor(file), version, at })]);
  }
  return report.verdict === 'pass' ? 0 : 1;
}

function zones(input: Input, { outputs }: Arguments): number {
  const { zones: listing } = readAll(input, openInventory(input, now()).zones);
  for (const { reporter, file } of outputs) {
    const options = { color: hasColor(file), version };
    write(file, listingReporter(reporter) === 'json' ? zonesJson(listing) : zonesText(listing, options));
  }
  return 0;
}

function records(input: Input, { outputs }: Arguments): number {
  const opened = openInventory(input, now());
  const requirements = requirementsOf(opened.with(readAll(input, opened.zones).certificates).certificates);
  for (const { reporter, file } of outputs) {
    const isJson = listingReporter(reporter) === 'json';
    write(file, [isJson ? requirementsJson(requirements) : requirementsText(requirements)]);
  }
  return 0;
}

async function runMain(): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    const explained = explain(error);
    if (explained === undefined) throw error;
    process.stderr.write(explained);
    process.exitCode = error instanceof Interrupted ? 130 : 2;
  }
}

/** What to tell the user of an error that is not a bug. */
function explain(error: unknown): string | undefined {
  if (error instanceof SettingsError) return settingsProblems(error.problems);
  const isOfSystem = error instanceof Error && 'syscall' in error;
  const isExpected =
    error instanceof UsageError ||
    error instanceof GitError ||
    error instanceof CloudflareRefusal ||
    error instanceof Interrupted ||
    isOfSystem;
  return isExpected ? `dcv-check: ${printable((error as Error).message)}\n` : undefined;
}

void runMain();
