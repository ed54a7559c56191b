// Times and peak memory of whole processes, each next to a peer's on the same input in the same run.
// Needs what scripts/conformance-tools.sh installs, GNU time among it.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repetitions = 3;
const folder = resolve('.bench');
const cli = resolve('dist/cli/index.js');
const dnscontrol = resolve(process.env.DNSCONTROL ?? '.conformance/bin/dnscontrol');
const octodns = resolve(process.env.OCTODNS_PYTHON ?? '.conformance/octodns/bin/python', '..');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
zoneOfAMillionRecords();
twoThousandOctodnsZones();
tenThousandDnscontrolRecords();
tenThousandTerraformRecords();
startOfTheAction();
startOfThePullRequest();
startOfEachEngine();

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

function tenThousandDnscontrolRecords() {
  const repository = join(folder, 'dnscontrol');
  const records = Array.from(
    { length: 10_000 },
    (_, at) => `  A("host-${at}", "10.0.${at >> 8}.${at & 255}"),\n`,
  );
  const challenge = `  CNAME("_acme-challenge", "example.com.0123456789abcdef.dcv.cloudflare.com."),\n`;
  write(
    join(repository, 'dnsconfig.js'),
    `var REG = NewRegistrar("none");\nvar DNS = NewDnsProvider("bind");\nD("example.com", REG, DnsProvider(DNS),\n${challenge}${records.join('')}END);\n`,
  );
  write(join(repository, 'creds.json'), '{ "none": { "TYPE": "NONE" }, "bind": { "TYPE": "BIND" } }\n');
  write(join(repository, '.github/delegated-dcv.yml'), certificate('example.com', ['example.com']));
  compare(
    'DNSControl, 10,000 records',
    [
      ['dcv-check check', process.execPath, [cli, repository]],
      ['dnscontrol check', dnscontrol, ['check'], repository],
    ],
    'to reach: faster than dnscontrol check',
  );
}

/** `terraform validate` cannot be the peer: it needs the providers, which are no part of the configuration. */
function tenThousandTerraformRecords() {
  const repository = join(folder, 'terraform');
  const literal = Array.from(
    { length: 5000 },
    (_, at) =>
      `resource "aws_route53_record" "host_${at}" {\n  zone_id = aws_route53_zone.main.zone_id\n  name    = "host-${at}.example.com"\n  type    = "A"\n  ttl     = 300\n  records = ["10.0.${at >> 8}.${at & 255}"]\n}\n`,
  );
  const mapped = Array.from(
    { length: 5000 },
    (_, at) => `    "site-${at}" = "10.1.${at >> 8}.${at & 255}"\n`,
  );
  const main = write(
    join(repository, 'main.tf'),
    `resource "aws_route53_zone" "main" {\n  name = "example.com"\n}\nlocals {\n  sites = {\n${mapped.join('')}  }\n}\nresource "aws_route53_record" "site" {\n  for_each = local.sites\n  zone_id  = aws_route53_zone.main.zone_id\n  name     = "\${each.key}.example.com"\n  type     = "A"\n  ttl      = 300\n  records  = [each.value]\n}\nresource "aws_route53_record" "challenge" {\n  zone_id = aws_route53_zone.main.zone_id\n  name    = "_acme-challenge.example.com"\n  type    = "CNAME"\n  ttl     = 300\n  records = ["example.com.0123456789abcdef.dcv.cloudflare.com"]\n}\n${literal.join('')}`,
  );
  write(join(repository, '.github/delegated-dcv.yml'), certificate('example.com', ['example.com']));
  const hcl2json = write(
    join(folder, 'hcl2json.mjs'),
    `import { readFileSync } from 'node:fs';\nimport hcl from '${resolve('node_modules/@cdktn/hcl2json/build/index.js')}';\nawait hcl.parse('main.tf', readFileSync(process.argv[2], 'utf8'));\n`,
  );
  compare(
    'Terraform, 10,000 records, half of them through for_each',
    [
      ['dcv-check check', process.execPath, [cli, repository]],
      ['hcl2json, parse only', process.execPath, [hcl2json, main]],
    ],
    'no target',
  );
}

/** What the engines cost that a format brings: a zone file needs none, Terraform one, DNSControl another. */
function startOfEachEngine() {
  const cname = 'example.com.0123456789abcdef.dcv.cloudflare.com.';
  const repositories = {
    bind: {
      'example.com.zone': `@ 60 IN SOA ns.example.net. h 1 2 3 4 5\n@ 60 IN NS ns.example.net.\n_acme-challenge 60 IN CNAME ${cname}\n`,
    },
    terraform: {
      'main.tf': `resource "aws_route53_zone" "main" {\n  name = "example.com"\n}\nresource "aws_route53_record" "challenge" {\n  zone_id = aws_route53_zone.main.zone_id\n  name    = "_acme-challenge.example.com"\n  type    = "CNAME"\n  ttl     = 300\n  records = ["${cname}"]\n}\n`,
    },
    dnscontrol: {
      'dnsconfig.js': `D("example.com", NewRegistrar("none"), DnsProvider(NewDnsProvider("bind")),\n  CNAME("_acme-challenge", "${cname}"));\n`,
    },
  };
  const commands = Object.entries(repositories).map(([name, files]) => {
    const repository = join(folder, `start-${name}`);
    for (const [path, text] of Object.entries(files)) write(join(repository, path), text);
    write(join(repository, '.github/delegated-dcv.yml'), certificate('example.com', ['example.com']));
    return [`one record, ${name}`, process.execPath, [cli, repository]];
  });
  compare('cold start, without WebAssembly and with each engine', commands, 'no target', 7);
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

/** Both sides of a pull request that has nothing to do with DNS, of a repository of 20 zones and 2,000 other files. */
function startOfThePullRequest() {
  const repository = join(folder, 'pull-request');
  for (let at = 0; at < 20; at++) {
    const zone = `@ 60 IN SOA ns.example.net. h 1 2 3 4 5\n@ 60 IN NS ns.example.net.\n_acme-challenge 60 IN CNAME z${at}.example.0123456789abcdef.dcv.cloudflare.com.\n`;
    write(join(repository, `zones/z${at}.example.zone`), zone);
  }
  for (let at = 0; at < 2000; at++)
    write(join(repository, `src/${at % 50}/${at}.ts`), `export const at = ${at};\n`);
  const zones = Array.from({ length: 20 }, (_, at) => certificate(`z${at}.example`, [`z${at}.example`]));
  const [keyed] = zones;
  const others = zones.slice(1).map(text => text.replace('certificates:\n', ''));
  write(join(repository, '.github/delegated-dcv.yml'), keyed + others.join(''));
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: repository,
      encoding: 'utf8',
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'base');
  write(join(repository, 'src/0/0.ts'), 'export const at = -1;\n');
  git('commit', '--quiet', '-am', 'head');
  const [head, base] = git('log', '--format=%H').split('\n');
  const event = write(join(folder, 'event.json'), JSON.stringify({ before: base }));
  const env = { GITHUB_EVENT_PATH: event, GITHUB_EVENT_NAME: 'push', GITHUB_SHA: head, RUNNER_TEMP: folder };
  compare(
    'start to verdict, a change without DNS in a repository of 2,000 files and 20 zones',
    [
      ['the Action', process.execPath, [resolve('dist/action/index.js')], repository, env],
      ['an empty Node process', process.execPath, [join(folder, 'empty.mjs')]],
    ],
    'to reach: 150 ms above an empty Node process',
    7,
  );
}

function compare(title, commands, target, times = repetitions) {
  console.log(`\n${title} (${target})`);
  const measured = commands.map(([name, command, args, cwd, env]) => ({
    name,
    ...measure(command, args, cwd, times, env),
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
function measure(command, args, cwd = folder, times, env = {}) {
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
        ...env,
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
