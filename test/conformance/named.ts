import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseName } from '../../src/dns/name.js';
import type { ResourceRecord } from '../../src/dns/zone.js';
import { layoutOf, variableNames } from '../../src/formats/rdata-layout.js';

/** Only what is no master file or no RDATA shall refuse a zone, not what is unwise in one. */
const lenient =
  '-q -i none -k ignore -m ignore -M ignore -n ignore -r ignore -S ignore -T ignore -W ignore -s full';

/** What BIND's named-compilezone makes of a zone: one `owner TYPE rdata` for each record, sorted; undefined where it refuses it. */
export function compileZone(folder: string, zone: string, file: string): string[] | undefined {
  const output = mkdtempSync(join(tmpdir(), 'dcv-named-'));
  const compiled = join(output, 'zone');
  try {
    execFileSync('named-compilezone', [...lenient.split(' '), '-o', compiled, zone, file], {
      cwd: folder,
      stdio: 'pipe',
    });
    return readFileSync(compiled, 'latin1')
      .split('\n')
      .filter(line => line !== '')
      .map(comparable)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('named-compilezone is not installed: run scripts/conformance-tools.sh', {
        cause: error,
      });
    return undefined;
  } finally {
    rmSync(output, { recursive: true });
  }
}

/** The same of records that were read: they are written back with every name absolute, and named spells them. */
export function compileRecords(zone: string, records: readonly ResourceRecord[]): string[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'dcv-named-'));
  try {
    const lines = records.map(({ owner, type, rdata }) => {
      if (!owner.known || !rdata.known) throw new Error(`not wholly known: ${type}`);
      return `${owner.value}. 300 IN ${type} ${rdata.value}\n`;
    });
    writeFileSync(join(folder, 'records'), ['$ORIGIN .\n', ...lines].join(''));
    return compileZone(folder, zone, 'records');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Without TTL and class, and without the case of letters where names stand: they are compared as names are (RFC 4343). */
function comparable(line: string): string {
  const [, owner = '', type = '', rdata = ''] = /^(\S+)\s+[0-9]+\s+IN\s+(\S+)\s+(.*)$/.exec(line) ?? [];
  const hasNames = layoutOf(type)?.holdsNames || type in variableNames;
  return `${String(parseName(owner))} ${type} ${hasNames ? rdata.toLowerCase() : rdata}`;
}
