import { expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import type { Snapshot } from '../../src/inventory/snapshot.js';
import type { Input } from '../../src/read.js';
import type { Report } from '../../src/report.js';
import { catalog } from '../../src/rules/catalog.js';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import { positionOf } from '../../src/source.js';
import { treeOf } from './tree.js';

/** A small repository, of which anything may be left out. */
export interface Repository {
  /** Hosts of one certificate of `example.com`; none for a repository without an inventory. */
  readonly hosts?: readonly string[];
  /** Its certificate authority. */
  readonly authority?: string;
  /** The settings as a whole, in place of what the above makes. */
  readonly settings?: string;
  /** Records of `example.com`, in a file of that name whose first two lines are its SOA and NS. */
  readonly records?: string;
  /** Other files by path. */
  readonly files?: Record<string, string>;
  /** The state before. */
  readonly base?: Repository;
  /** What Cloudflare says now. */
  readonly live?: Snapshot;
}

/** The instant of every run. */
export const now = '2026-11-23T12:00:00Z';

/** The validation URL of `example.com` that the tests use, and that of nobody they know. */
export const validationUrl = '0123456789abcdef.dcv.cloudflare.com';
export const foreignUrl = 'fedcba9876543210.dcv.cloudflare.com';

/** The target that a host should have, as a zone file writes it. */
export function dcv(host: string, url = validationUrl): string {
  return `${host}.${url}.`;
}

/** SOA and NS, without which a zone is none. */
export const head = `@ 3600 IN SOA ns.example.net. hostmaster.example.net. 1 7200 3600 1209600 3600
@ 3600 IN NS ns.example.net.
`;

/** A configuration of octoDNS that publishes `zones/example.com.yaml`. */
export const octodns = `providers:
  config: { class: octodns.provider.yaml.YamlProvider, directory: ./zones }
  route53: { class: octodns_route53.Route53Provider }
zones:
  example.com.: { sources: [config], targets: [route53] }
`;

/** A named.conf with two views of `example.com`, in the folders `inside` and `outside`. */
export const twoViews = `view inside { zone "example.com" { type primary; file "inside/example.com.zone"; }; };
view outside { zone "example.com" { type primary; file "outside/example.com.zone"; }; };
`;

/** Each case is a repository and everything that a run finds in it. */
export type Case = readonly [sentence: string, repository: Repository, findings: readonly string[]];

/** A test for each case; the findings are those of the whole run, so that one more of any rule fails it. */
export function judge(cases: readonly Case[]): void {
  test.each(cases)('%s', (_, repository, findings) => {
    expect(judged(repository)).toEqual(findings);
  });
}

/** Every finding of a run as `rule owner path:line:column cause message`, in report order. */
export function judged(repository: Repository): string[] {
  return report(repository).findings.map(lineOf);
}

/** The report of a run over the repository. */
export function report(repository: Repository): Report {
  const base = repository.base && { ...inputOf(repository.base), name: 'main' };
  return run(inputOf(repository), { failOn: 'error', now, ...(base && { base }) });
}

function inputOf({ hosts = [], authority, settings, records, files, live }: Repository): Input {
  const tree = treeOf({
    '.github/delegated-dcv.yml': settings ?? settingsFor(hosts, authority),
    ...(records !== undefined && { 'example.com.zone': head + records }),
    ...files,
  });
  return { tree, settings: loadSettings(tree), ...(live && { live }) };
}

/** Settings that list one certificate of `example.com`. */
export function settingsFor(hosts: readonly string[], authority?: string): string {
  if (hosts.length === 0) return '';
  const lines = [
    'certificates:',
    '  - zone: example.com',
    `    validation_url: ${validationUrl}`,
    '    hosts:',
    ...hosts.map(host => `      - "${host}"`),
    ...(authority === undefined ? [] : [`    certificate_authority: ${authority}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A severity that is not the rule's own stands before the rule; what to write stands last, behind an arrow. */
function lineOf({ rule, severity, owner, span, cause, message, expected }: Finding): string {
  const own = severity === catalog[rule].severity ? '' : `${severity} `;
  const place = span === undefined ? '-' : placeOf(span);
  const written = expected === undefined ? '' : ` → ${expected}`;
  return `${own}${rule} ${owner || '.'} ${place} ${cause ?? '-'} ${message}${written}`;
}

function placeOf(span: NonNullable<Finding['span']>): string {
  const { path, line, column } = positionOf(span);
  return `${path}:${line}:${column}`;
}
