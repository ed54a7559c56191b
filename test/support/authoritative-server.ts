import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askAll } from './dns-client.js';

/** A zone as a master file: the text that a server loads. */
export interface MasterFile {
  readonly apex: string;
  readonly text: string;
}

/** A real name server on loopback that serves some zones until it is stopped. */
export interface AuthoritativeServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** How one kind of server is started in a directory of its own; nothing outside of it is written. */
export interface Software {
  readonly name: string;
  /**
   * Whether each zone is answered as if it were alone. NSD has one tree of names for all of its zones: it refuses what
   * stands below a DNAME of another zone, though RFC 6672 §2.4 is about one zone, and takes names that only another
   * zone has for existing ones. In nothing else have the two been seen to differ.
   */
  readonly keepsZonesApart: boolean;
  command(directory: string): readonly [program: string, ...args: string[]];
  configuration(directory: string, listen: Listen, apexes: readonly string[]): string;
}

/** Where a server waits for questions. */
export interface Listen {
  readonly address: string;
  readonly port: number;
}

const configurationFile = 'server.conf';

export const knot: Software = {
  name: 'Knot DNS',
  keepsZonesApart: true,
  command: directory => ['knotd', '--config', join(directory, configurationFile)],
  configuration: (directory, { address, port }, apexes) =>
    [
      'server:',
      `    rundir: "${directory}"`,
      `    listen: "${address}@${port}"`,
      '    udp-workers: 1',
      '    tcp-workers: 1',
      '    background-workers: 2',
      'log:',
      '  - target: stderr',
      '    any: warning',
      'database:',
      `    storage: "${directory}/database"`,
      'template:',
      '  - id: default',
      `    storage: "${directory}"`,
      '    file: "%s.zone"',
      '    journal-content: none',
      '    zonefile-sync: -1',
      'zone:',
      ...apexes.map(apex => `  - domain: "${apex}"`),
      '',
    ].join('\n'),
};

export const nsd: Software = {
  name: 'NSD',
  keepsZonesApart: false,
  command: directory => ['nsd', '-d', '-c', join(directory, configurationFile)],
  configuration: (directory, { address, port }, apexes) =>
    [
      'server:',
      `    ip-address: ${address}@${port}`,
      '    server-count: 1',
      '    username: ""',
      '    chroot: ""',
      '    database: ""',
      `    zonesdir: "${directory}"`,
      `    pidfile: "${directory}/nsd.pid"`,
      `    xfrdfile: "${directory}/xfrd.state"`,
      `    xfrdir: "${directory}"`,
      `    zonelistfile: "${directory}/zone.list"`,
      // Its default of 200 equal answers a second is there for reflection attacks.
      '    rrl-ratelimit: 0',
      'remote-control:',
      '    control-enable: no',
      ...apexes.flatMap(apex => ['zone:', `    name: "${apex}"`, `    zonefile: "${apex}.zone"`]),
      '',
    ].join('\n'),
};

/** No server outlives this, whatever becomes of the test: `timeout` ends it. */
const longestLife = 300;

/** Starts a server and waits until it answers for every zone; throws with what it said where it does not. */
export async function serve(
  software: Software,
  files: readonly MasterFile[],
  where?: Listen,
): Promise<AuthoritativeServer> {
  const directory = mkdtempSync(join(tmpdir(), 'dcv-check-server-'));
  const listen = where ?? { address: '127.0.0.1', port: await freePort() };
  const apexes = files.map(file => file.apex);
  for (const file of files) writeFileSync(join(directory, `${file.apex}.zone`), file.text);
  writeFileSync(join(directory, configurationFile), software.configuration(directory, listen, apexes));
  const log = join(directory, 'log');
  const child = spawn(
    'sh',
    [
      '-c',
      'exec timeout --foreground "$@" >"$0" 2>&1',
      log,
      String(longestLife),
      ...software.command(directory),
    ],
    { detached: true, stdio: 'ignore', env: { PATH: `${process.env.PATH}:/usr/sbin` } },
  );
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await untilServed(child, listen, apexes);
  } catch (error) {
    const said = readFileSync(log, 'utf8').slice(0, 4000);
    await stop();
    throw new Error(`${software.name} does not serve the zones: ${(error as Error).message}\n${said}`);
  }
  return { port: listen.port, stop };
}

async function untilServed(
  child: ChildProcess,
  { address, port }: Listen,
  apexes: readonly string[],
): Promise<void> {
  let waiting = apexes;
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`it ended with status ${child.exitCode}`);
    const questions = waiting.map(name => ({ name, type: 'SOA' }) as const);
    const responses = await askAll(port, questions, { address, patience: 200, tries: 1 });
    waiting = waiting.filter((_, at) => responses[at]?.answers?.[0]?.type !== 'SOA');
    if (waiting.length === 0) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`${waiting.length} zones are not answered, ${waiting.slice(0, 5).join(', ')} among them`);
}

/** Ends the server, and in the worst case by force with all it has forked: they are a process group of their own. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  const { pid } = child;
  process.kill(pid, 'SIGTERM');
  const impatient = setTimeout(() => process.kill(-pid, 'SIGKILL'), 5000);
  await ended;
  clearTimeout(impatient);
}

/** A port that is free for UDP and TCP on every address of this machine. */
export async function freePort(): Promise<number> {
  for (;;) {
    const socket = createSocket('udp4');
    await new Promise<void>(resolve => socket.bind(0, resolve));
    const { port } = socket.address() as AddressInfo;
    const server = createServer();
    const isFree = await new Promise<boolean>(resolve => {
      server.once('error', () => resolve(false)).listen(port, '0.0.0.0', () => resolve(true));
    });
    if (isFree) await new Promise(resolve => server.close(resolve));
    await new Promise<void>(resolve => socket.close(resolve));
    if (isFree) return port;
  }
}
