import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';

const act = resolve('.conformance/bin/act');

/** What a runner is told to run. */
export interface Job {
  /** An empty folder for what the runner keeps. */
  readonly folder: string;
  /** The clone that `actions/checkout` would make. */
  readonly clone: string;
  /** Its text. */
  readonly workflow: string;
  /** By what it calls the repositories of its actions, as in `owner/name@v1`, the folders that stand for them. */
  readonly actions: Readonly<Record<string, string>>;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** What GitHub sets for a job, as far as the event does not say it. */
  readonly github: Readonly<Record<string, string>>;
  readonly token: string;
  /** The Node.js that runs the Action. */
  readonly node: string;
}

/** A line of the runner's log. */
export interface Entry {
  readonly msg: string;
  readonly level: string;
  /** What the Action printed as a workflow command, or what became of a file that it wrote. */
  readonly command?: string;
  readonly raw?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
}

/** How a workflow ended, and all that the runner said. */
export interface Ran {
  readonly status: number | null;
  readonly log: readonly Entry[];
  readonly stderr: string;
}

/** Runs a workflow with act, on this machine and without containers; it ends by itself or after two minutes. */
export async function runWorkflow(job: Job): Promise<Ran> {
  const inside = (name: string) => join(job.folder, name);
  for (const name of ['home', 'bin', 'cache']) mkdirSync(inside(name));
  writeFileSync(inside('event.json'), JSON.stringify(job.event.payload));
  writeFileSync(inside('workflow.yml'), job.workflow);
  const reading = announceEnd(job.folder, job.node);
  const child = spawn(
    act,
    [
      job.event.name,
      ...['--directory', job.clone],
      ...['--workflows', inside('workflow.yml')],
      ...['--eventpath', inside('event.json')],
      ...['--platform', 'ubuntu-latest=-self-hosted'],
      ...['--action-cache-path', inside('cache')],
      ...Object.entries(job.actions).flatMap(([uses, path]) => ['--local-repository', `${uses}=${path}`]),
      ...['--secret', `GITHUB_TOKEN=${job.token}`],
      ...Object.entries(job.github).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      '--no-cache-server',
      // So that the test sees what would be masked.
      '--insecure-secrets',
      '--json',
    ],
    {
      env: {
        PATH: `${inside('bin')}:${process.env.PATH}`,
        HOME: inside('home'),
        LC_ALL: 'C.UTF-8',
        // 2026-11-23T12:00:00Z
        SOURCE_DATE_EPOCH: '1795435200',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
      killSignal: 'SIGKILL',
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    reading.upTo(stdout);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((done, failed) => {
    child.on('error', failed).on('close', done);
  });
  const log = stdout
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Entry);
  return { status, log, stderr };
}

/**
 * Puts a `node` where the runner looks for it, which says that it is itself what is to be run, runs the real one and
 * ends when all that this printed was read: act closes the terminal of a step that fails together with what still
 * waits in it.
 */
function announceEnd(folder: string, node: string): { upTo: (stdout: string) => void } {
  const pipe = join(folder, 'read');
  const end = 'All of the step was printed.';
  execFileSync('mkfifo', [pipe]);
  const script = `#!/bin/bash
if [ "$3" = 'console.log(process.execPath)' ]; then echo "$0"; exit; fi
exec 9<>'${pipe}'
'${resolve(node)}' "$@"
status=$?
printf '\\n%s\\n' '${end}'
read -r -t 60 <&9
exit "$status"
`;
  writeFileSync(join(folder, 'bin/node'), script, { mode: 0o755 });
  let from = 0;
  const upTo = (stdout: string) => {
    for (let at = stdout.indexOf(end, from); at !== -1; at = stdout.indexOf(end, from)) {
      from = at + end.length;
      // Does not wait for the other end, which is open: it was before the line was printed.
      const descriptor = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
      writeSync(descriptor, '\n');
      closeSync(descriptor);
    }
  };
  return { upTo };
}
