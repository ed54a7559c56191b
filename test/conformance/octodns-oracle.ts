import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseName } from '../../src/dns/name.js';

/** What octoDNS makes of one zone: its records for each target, or why it stops. */
export type Desired =
  | { readonly views: Readonly<Record<string, readonly Row[]>> }
  | { readonly error: string };

/** Owner, type and RDATA as octoDNS prints them. */
export type Row = readonly [owner: string, type: string, rdata: string];

/** What octoDNS makes of a configuration; `error` where it stops before any zone. */
export type Answer = { readonly zones: Readonly<Record<string, Desired>> } | { readonly error: string };

const python = resolve(process.env.OCTODNS_PYTHON ?? '.conformance/octodns/bin/python');
const script = resolve('test/conformance/octodns-desired.py');

/** Asks octoDNS itself, started in `directory`. A missing octoDNS is a failure, never a skip. */
export function askOctodns(directory: string, config: string): Answer {
  if (!existsSync(python))
    throw new Error(`${python} is missing: run scripts/conformance-tools.sh, or set OCTODNS_PYTHON`);
  const args = ['-W', 'ignore', script, directory, config];
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8', maxBuffer: 256 << 20 });
  if (status !== 0) throw new Error(`octoDNS could not be asked: ${stderr}`);
  return JSON.parse(stdout) as Answer;
}

/** Where each type's RDATA holds a domain name, counted from the end; octoDNS leaves a dotless one as it is. */
const nameAt: Readonly<Record<string, number>> = {
  ALIAS: -1,
  CNAME: -1,
  DNAME: -1,
  MX: -1,
  NAPTR: -1,
  NS: -1,
  PTR: -1,
  SRV: -1,
  HTTPS: 1,
  SVCB: 1,
};

/** A row as one line in our spelling: names absolute, a provider's own types without data. */
export function lineOf([owner, type, rdata]: Row): string {
  if (type.includes('/')) return `${owner} ${type.toUpperCase()}`;
  const at = nameAt[type];
  if (at === undefined) return `${owner} ${type} ${rdata}`;
  const words = rdata.split(' ');
  const index = at < 0 ? words.length + at : at;
  const name = words[index] ?? '';
  if (typeof parseName(name) === 'string' && !name.endsWith('.')) words[index] = `${name}.`;
  return `${owner} ${type} ${words.join(' ')}`;
}
