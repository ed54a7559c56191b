import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { NameError, parseName } from '../../src/dns/name.js';

/** Records of one zone or view as `owner TYPE rdata`, sorted. */
export interface Answer {
  readonly apex: string;
  readonly rows: readonly string[];
  readonly isPublished: boolean;
}

/** The command, which `scripts/conformance-tools.sh` installs. */
export function dnscontrolCommand(): string {
  const command = resolve(process.env.DNSCONTROL ?? '.conformance/bin/dnscontrol');
  if (!existsSync(command))
    throw new Error(`${command} is missing: run npm run conformance, or set DNSCONTROL`);
  return command;
}

/** What DNSControl makes of a configuration before it asks any provider; the error where it stops. */
export function askDnscontrol(directory: string): readonly Answer[] | { readonly error: string } {
  const ran = spawnSync(dnscontrolCommand(), ['print-ir'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ran.status !== 0) return { error: ran.stderr };
  // What scripts print comes before.
  const ir = JSON.parse(ran.stdout.slice(ran.stdout.lastIndexOf('\n', ran.stdout.trimEnd().length - 1) + 1));
  return ir.domains.map(answerOf);
}

type Fields = Record<string, unknown>;

function answerOf(domain: {
  name: string;
  records: Fields[];
  nameservers?: Fields[];
  dnsProviders: object;
}): Answer {
  const apex = canonical(domain.name);
  const own = (domain.records ?? []).flatMap(record => rowOf(record, apex) ?? []);
  const servers = (domain.nameservers ?? []).map(({ name }) => `${apex} NS ${canonical(String(name))}.`);
  return {
    apex,
    rows: [...own, ...servers].sort(),
    isPublished: Object.keys(domain.dnsProviders).length > 0,
  };
}

const beside = /^(?:CF_|CLOUDFLAREAPI_)/;
const alias = /^(?:AKAMAICDN|AZURE_ALIAS|R53_ALIAS)$/;
const named = /^(?:ALIAS|CNAME|NS|DNAME|PTR)$/;

function rowOf(record: Fields, apex: string): string | undefined {
  const type = String(record.type);
  if (beside.test(type)) return undefined;
  const owner = record.name === '@' ? apex : canonical(`${record.name}.${apex}`);
  return `${owner} ${alias.test(type) ? 'ALIAS' : type} ${rdataOf(type, record)}`;
}

function rdataOf(type: string, record: Fields): string {
  const target = String(record.target);
  const of = (...names: string[]) => names.map(name => record[name] ?? 0).join(' ');
  if (named.test(type) || (alias.test(type) && !target.includes('/'))) return absolute(target);
  if (type === 'MX') return `${of('mxpreference')} ${absolute(target)}`;
  if (type === 'SRV') return `${of('srvpriority', 'srvweight', 'srvport')} ${absolute(target)}`;
  if (type === 'CAA') return `${of('caaflag', 'caatag')} "${target}"`;
  if (type === 'TXT') return `"${target.replace(/["\\]/g, '\\$&')}"`;
  if (type === 'TLSA') return `${of('tlsausage', 'tlsaselector', 'tlsamatchingtype')} ${target}`;
  if (type === 'SSHFP') return `${of('sshfpalgorithm', 'sshfpfingerprint')} ${target}`;
  if (type === 'DS') return of('dskeytag', 'dsalgorithm', 'dsdigesttype', 'dsdigest');
  if (type === 'DNSKEY') return of('dnskeyflags', 'dnskeyprotocol', 'dnskeyalgorithm', 'dnskeypublickey');
  if (type === 'HTTPS' || type === 'SVCB')
    return `${of('svcpriority')} ${absolute(target)} ${of('svcparams')}`;
  if (type === 'SOA')
    return `${absolute(target)} ${absolute(String(record.soambox))} 0 ${of('soarefresh', 'soaretry', 'soaexpire', 'soaminttl')}`;
  if (type === 'NAPTR') {
    const quoted = ['naptrflags', 'naptrservice', 'naptrregexp']
      .map(name => `"${record[name] ?? ''}"`)
      .join(' ');
    return `${of('naptrorder', 'naptrpreference')} ${quoted} ${target === '' ? '.' : absolute(target)}`;
  }
  return target;
}

function absolute(target: string): string {
  return target === '.' ? '.' : `${canonical(target)}.`;
}

function canonical(name: string): string {
  const parsed = parseName(name);
  return parsed instanceof NameError ? name : parsed;
}
