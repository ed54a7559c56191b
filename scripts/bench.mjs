// Times and peak memory of whole processes, each next to a peer's on the same input in the same run.
// Needs named-checkzone, ldns-read-zone, GNU time and octoDNS (scripts/conformance-tools.sh installs them).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repetitions = 3;
const folder = resolve('.bench');
const cli = resolve('dist/cli/index.js');
const octodns = resolve(process.env.OCTODNS_PYTHON ?? '.conformance/octodns/bin/python', '..');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
zoneOfAMillionRecords();
twoThousandOctodnsZones();
startOfTheAction();

function zoneOfAMillionRecords() {
  const repository = join(folder, 'bind');
  const zone = join(repository, 'zones/example.com.zone');
  const lines = [
    '$ORIGIN example.com.',
    '$TTL 3600',
    '@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600',
    '@ IN NS ns1',
    'ns1 IN A 192.0.2.1',
  ];
  for (let at = 0; at < 1e6; at++)
    lines.push(
      `host-${String(at).padStart(7, '0')}.site IN A 10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
    );
  for (const host of ['', '.www', '.shop'])
    lines.push(
      `_acme-challenge${host} IN CNAME ${host.slice(1)}${host && '.'}example.com.0123456789abcdef.dcv.cloudflare.com.`,
    );
  write(
    join(repository, '.github/delegated-dcv.yml'),
    certificate('example.com', ['example.com', 'www.example.com', 'shop.example.com']),
  );
  write(zone, `${lines.join('\n')}\n`);
  const megabytes = Math.round(Buffer.byteLength(lines.join('\n')) / 1e6);
  compare(
    `zone file, 1 M records, ${megabytes} MB`,
    [
      ['dcv-check check', process.execPath, [cli, repository]],
      ['named-checkzone', 'named-checkzone', ['example.com', zone]],
      ['ldns-read-zone', 'ldns-read-zone', [zone]],
    ],
    'to reach: 8 times faster than named-checkzone, a quarter of its memory',
  );
}

function twoThousandOctodnsZones() {
  const repository = join(folder, 'octodns');
  const zones = Array.from({ length: 2000 }, (_, at) => `zone-${at}.example`);
  for (const zone of zones) {
    const records = Array.from(
      { length: 98 },
      (_, at) => `host-${String(at).padStart(2, '0')}:\n  type: A\n  value: 192.0.2.${at}\n`,
    );
    const challenge = `_acme-challenge:\n  type: CNAME\n  value: ${zone}.0123456789abcdef.dcv.cloudflare.com.\n`;
    write(
      join(repository, `zones/${zone}.yaml`),
      `---\n'':\n  type: NS\n  value: ns1.example.net.\n${challenge}${records.join('')}`,
    );
  }
  write(
    join(repository, 'config.yaml'),
    `---\nproviders:\n  config:\n    class: octodns.provider.yaml.YamlProvider\n    directory: ${repository}/zones\n  target:\n    class: octodns.provider.yaml.YamlProvider\n    directory: ${repository}/target\nzones:\n  '*':\n    sources: [config]\n    targets: [target]\n`.replaceAll(
      `${repository}/`,
      './',
    ),
  );
  write(
    join(repository, '.github/delegated-dcv.yml'),
    `certificates:\n${zones.map(zone => certificate(zone, [zone]).replace('certificates:\n', '')).join('')}`,
  );
  compare(
    'octoDNS, 2,000 zones of 100 records',
    [
      ['dcv-check check', process.execPath, [cli, repository]],
      ['octodns-validate', join(octodns, 'octodns-validate'), ['--config-file', 'config.yaml'], repository],
    ],
    'to reach: 20 times faster than octodns-validate',
  );
}

function startOfTheAction() {
  const repository = join(folder, 'empty');
  write(join(repository, 'README.md'), '# No DNS here\n');
  write(join(folder, 'empty.mjs'), '');
  compare(
    'start to verdict, a repository without DNS',
    [
      ['the Action', process.execPath, [resolve('dist/action/index.js')], repository],
      ['dcv-check check', process.execPath, [cli, repository]],
      ['an empty Node process', process.execPath, [join(folder, 'empty.mjs')]],
    ],
    'to reach: 150 ms above an empty Node process',
    7,
  );
}

function compare(title, commands, target, times = repetitions) {
  console.log(`\n${title} (${target})`);
  const measured = commands.map(([name, command, args, cwd]) => ({
    name,
    ...measure(command, args, cwd, times),
  }));
  const [ours] = measured;
  for (const { name, seconds, megabytes } of measured) {
    const ratio =
      name === ours.name
        ? ''
        : `  ${(seconds / ours.seconds).toFixed(1)}× the time, ${(megabytes / ours.megabytes).toFixed(1)}× the memory, ${((seconds - ours.seconds) * 1000).toFixed(0)} ms more`;
    console.log(
      `  ${name.padEnd(24)} ${seconds.toFixed(2).padStart(7)} s ${String(Math.round(megabytes)).padStart(6)} MB${ratio}`,
    );
  }
}

/** The median time and the largest peak of some runs of a whole process. */
function measure(command, args, cwd = folder, times) {
  const runs = Array.from({ length: times }, () => {
    const { stderr, error } = spawnSync('/usr/bin/time', ['-f', '%e %M', command, ...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        GITHUB_WORKSPACE: cwd,
        RUNNER_TEMP: folder,
        GITHUB_OUTPUT: write(join(folder, 'output'), ''),
      },
    });
    const [seconds, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
    if (error || Number.isNaN(seconds) || /command not found|cannot run/.test(stderr))
      throw new Error(`${command} did not run: ${stderr}`);
    return { seconds, kilobytes };
  });
  const seconds = runs.map(run => run.seconds).sort((a, b) => a - b)[times >> 1];
  return { seconds, megabytes: Math.max(...runs.map(run => run.kilobytes)) / 1024 };
}

function certificate(zone, hosts) {
  return `certificates:\n  - { zone: ${zone}, validation_url: 0123456789abcdef, hosts: [${hosts.join(', ')}] }\n`;
}

function write(path, text) {
  if (!existsSync(join(path, '..'))) mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}
