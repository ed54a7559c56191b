import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Software } from '../support/authoritative-server.js';

const configurationFile = 'server.conf';

/** BIND, which listens only at addresses that an interface has: on loopback that is 127.0.0.1. */
export const bind: Software = {
  name: 'BIND',
  keepsZonesApart: true,
  command: directory => ['named', '-g', '-n', '1', '-c', join(directory, configurationFile)],
  configuration: (directory, { address, port }, apexes) =>
    [
      'options {',
      `  directory "${directory}";`,
      `  pid-file "${directory}/named.pid";`,
      `  session-keyfile "${directory}/session.key";`,
      `  listen-on port ${port} { ${address}; };`,
      '  listen-on-v6 { none; };',
      '  recursion no;',
      '  dnssec-validation no;',
      '  notify no;',
      '};',
      'controls { };',
      ...apexes.map(
        apex => `zone "${apex}" { type primary; file "${directory}/${apex}.zone"; check-names ignore; };`,
      ),
      '',
    ].join('\n'),
};

/** PowerDNS, which serves a CNAME and other records at one name where it is given both. */
export const powerDns: Software = {
  name: 'PowerDNS',
  keepsZonesApart: true,
  command: directory => ['pdns_server', `--config-dir=${directory}`, '--config-name='],
  configuration: (directory, { address, port }, apexes) => {
    const zones = apexes.map(apex => `zone "${apex}" { type master; file "${directory}/${apex}.zone"; };\n`);
    writeFileSync(join(directory, 'named.conf'), zones.join(''));
    const settings = {
      launch: 'bind',
      'bind-config': join(directory, 'named.conf'),
      'local-address': address,
      'local-port': port,
      'socket-dir': directory,
      daemon: 'no',
      guardian: 'no',
      'security-poll-suffix': '',
      'version-string': 'anonymous',
    };
    const text = Object.entries(settings)
      .map(([key, value]) => `${key}=${value}\n`)
      .join('');
    writeFileSync(join(directory, 'pdns.conf'), text);
    return text;
  },
};

/** Unbound as a validating resolver that knows where some zones are served, and nothing of the world. */
export function unbound(stubs: Readonly<Record<string, string>>, trustAnchors: readonly string[]): Software {
  return {
    name: 'Unbound',
    keepsZonesApart: true,
    command: directory => ['unbound', '-d', '-p', '-c', join(directory, configurationFile)],
    configuration: (directory, { address, port }) =>
      [
        'server:',
        `    directory: "${directory}"`,
        '    chroot: ""',
        '    username: ""',
        '    use-syslog: no',
        '    logfile: ""',
        '    num-threads: 1',
        `    interface: ${address}@${port}`,
        '    access-control: 127.0.0.0/8 allow_snoop',
        '    do-not-query-localhost: no',
        '    do-ip6: no',
        '    ede: yes',
        '    module-config: "validator iterator"',
        '    qname-minimisation: no',
        '    local-zone: "test." nodefault',
        // What its own start is waited for by.
        '    local-zone: "ready.invalid." static',
        '    local-data: "ready.invalid. SOA ready.invalid. ready.invalid. 1 2 3 4 5"',
        ...trustAnchors.map(anchor => `    trust-anchor: "${anchor}"`),
        'remote-control:',
        '    control-enable: no',
        ...Object.entries(stubs).flatMap(([zone, at]) => [
          'stub-zone:',
          `    name: "${zone}"`,
          `    stub-addr: ${at}`,
        ]),
        '',
      ].join('\n'),
  };
}

/** A zone signed with a key of its own, by signatures that expired in 2020, and its trust anchor. */
export function signedLongAgo(
  directory: string,
  apex: string,
  text: string,
): { text: string; anchor: string } {
  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, args, { cwd: directory, encoding: 'utf8', stdio: 'pipe' });
  const key = run('dnssec-keygen', '-q', '-a', 'ECDSAP256SHA256', '-f', 'KSK', apex).trim();
  writeFileSync(join(directory, 'plain'), `${text}$INCLUDE ${key}.key\n`);
  const when = ['-s', '20200101000000', '-e', '20200201000000'];
  run('dnssec-signzone', '-P', '-z', ...when, '-o', apex, '-f', 'signed', 'plain', key);
  const signed = readFileSync(join(directory, 'signed'), 'utf8');
  const anchor = run('dnssec-dsfromkey', '-2', `${key}.key`).trim();
  rmSync(directory, { recursive: true });
  return { text: signed, anchor };
}
