import * as v from 'valibot';
import { type DomainName, NameError, parseName } from '../../dns/name.js';
import { isOfNoConcern } from '../eligibility.js';
import { untold } from '../shown.js';
import type { CertificatePack, DelegationRecord, PackHost } from '../snapshot.js';
import type { Row } from './pages.js';
import { plain } from './plain.js';

/** A zone as the list of zones has it. */
export interface ZoneRow {
  readonly id: string;
  readonly name: DomainName;
  readonly account?: string;
  readonly type: string;
  readonly status: string;
  readonly activatedOn?: string;
}

/** Cloudflare's own name on a certificate with `cloudflare_branding`. */
const branding = /(?:^|\.)cloudflaressl\.com$/;

/** Far above the 50 hosts and as many records that a certificate may have. */
const mostHosts = 1000;

const lenient = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);
const text = (limit: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(limit));
const word = lenient(text(100));
const listOf = <T>(schema: v.GenericSchema<unknown, T>, of: T) =>
  v.fallback(v.array(v.fallback(schema, of)), []);
const id = v.pipe(text(100), v.regex(/^[\w-]+$/));
/** A host with its `*.`; what is longer is no domain name. */
const host = v.pipe(text(255), v.toLowerCase());

const zoneRow = v.object({
  id,
  name: v.string(),
  type: word,
  status: word,
  account: lenient(v.object({ id: word })),
  activated_on: word,
});

const delegation = listOf(v.object({ cname: lenient(text(300)), cname_target: lenient(text(300)) }), {});

const packRow = v.object({
  id,
  type: word,
  status: word,
  hosts: v.fallback(v.array(v.unknown()), []),
  certificates: listOf(v.object({ status: word, expires_on: word }), {}),
  certificate_authority: word,
  validation_method: word,
  validity_days: lenient(v.pipe(v.number(), v.integer(), v.minValue(1))),
  dcv_delegation_records: delegation,
});

const customHostnameRow = v.object({
  id,
  hostname: lenient(host),
  ssl: v.nullish(
    v.object({
      status: word,
      method: word,
      certificate_authority: word,
      wildcard: lenient(v.boolean()),
      dcv_delegation_records: delegation,
    }),
  ),
});

/** Reads a zone of whatever type. */
export function readZone(row: unknown): Row<ZoneRow> {
  const { success, output } = v.safeParse(zoneRow, row);
  const name = success ? parseName(output.name) : undefined;
  if (!success || name === undefined || name instanceof NameError || name === '')
    return { unread: ['one zone has no id or no name that could be understood'] };
  const account = output.account?.id;
  const activatedOn = instantOf(output.activated_on);
  return {
    id: output.id,
    item: {
      id: output.id,
      name,
      type: output.type ?? untold,
      status: output.status ?? untold,
      ...(account !== undefined && { account }),
      ...(activatedOn !== undefined && { activatedOn }),
    },
  };
}

/** Reads a certificate pack of the zone `apex`; one that can never need a record is no item. */
export function readPack(row: unknown, apex: DomainName): Row<CertificatePack> {
  const { success, output } = v.safeParse(packRow, row);
  if (!success) return { unread: ['one certificate has no id that could be understood'] };
  const { type = untold, status = untold } = output;
  if (isOfNoConcern({ type, status })) return { id: output.id };
  const { hosts, unread } = hostsOf(output.hosts, `certificate ${output.id}`, apex);
  const expires = firstExpiry(output.certificates);
  return {
    id: output.id,
    item: {
      ...{ id: output.id, type, status, hosts },
      ...signing(output.certificate_authority, output.validation_method),
      ...(output.validity_days !== undefined && { validityDays: output.validity_days }),
      ...(expires !== undefined && { expires }),
      ...delegationOf(output.dcv_delegation_records),
    },
    unread,
  };
}

/** Reads a custom hostname as a pack; one for which Cloudflare holds no certificate is no item. */
export function readCustomHostname(row: unknown): Row<CertificatePack> {
  const { success, output } = v.safeParse(customHostnameRow, row);
  if (!success) return { unread: ['one custom hostname could not be understood'] };
  const { id, ssl, hostname } = output;
  const status = ssl?.status ?? untold;
  if (ssl == null || isOfNoConcern({ type: 'custom_hostname', status })) return { id };
  const hosts = hostname === undefined ? [] : [hostname, ...(ssl.wildcard ? [`*.${hostname}`] : [])];
  return {
    id,
    item: {
      ...{ id, type: 'custom_hostname', status, hosts: hosts.map(text => ({ text })) },
      ...signing(ssl.certificate_authority, ssl.method),
      ...delegationOf(ssl.dcv_delegation_records),
    },
    ...(hostname === undefined && { unread: [`custom hostname ${id} has no name that could be understood`] }),
  };
}

/** The hosts, the apex first and the others in the order of their letters, each once. */
function hostsOf(
  written: readonly unknown[],
  label: string,
  apex: DomainName,
): { hosts: PackHost[]; unread: string[] } {
  const unread: string[] = [];
  const texts = new Set<string>();
  const odd: unknown[] = [];
  for (const one of written.slice(0, mostHosts)) {
    const { success, output } = v.safeParse(host, one);
    if (success) texts.add(output);
    else odd.push(one);
  }
  if (odd.length > 0) {
    const example = plain(JSON.stringify(odd[0]), 100);
    unread.push(
      `${label} has ${odd.length} host${odd.length === 1 ? '' : 's'} that can be no name: ${example}`,
    );
  }
  if (written.length === 0) unread.push(`${label} came without hosts`);
  if (written.length > mostHosts) unread.push(`${label} has ${written.length} hosts; ${mostHosts} were read`);
  const own = [...texts].filter(one => !branding.test(one)).sort();
  const first = own.filter(one => one === apex);
  return { hosts: [...first, ...own.filter(one => one !== apex)].map(text => ({ text })), unread };
}

function signing(authority: string | undefined, method: string | undefined) {
  return { ...(authority !== undefined && { authority }), ...(method !== undefined && { method }) };
}

function delegationOf(
  written: readonly { cname?: string | undefined; cname_target?: string | undefined }[],
): { delegationRecords?: DelegationRecord[] } {
  const delegationRecords = written
    .slice(0, mostHosts)
    .flatMap(({ cname: owner, cname_target: target }) =>
      owner === undefined || target === undefined ? [] : [{ owner, target }],
    );
  return delegationRecords.length === 0 ? {} : { delegationRecords };
}

/** The day on which the first of the active certificates expires. */
function firstExpiry(
  certificates: readonly { status?: string | undefined; expires_on?: string | undefined }[],
): string | undefined {
  return certificates
    .flatMap(({ status, expires_on }) => (status === 'active' ? (instantOf(expires_on) ?? []) : []))
    .sort()[0]
    ?.slice(0, 10);
}

const instant = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/;

/** An instant in UTC, to the second; undefined where the text is none. */
function instantOf(written: string | undefined): string | undefined {
  const time = instant.test(written ?? '') ? Date.parse(written!) : Number.NaN;
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}
