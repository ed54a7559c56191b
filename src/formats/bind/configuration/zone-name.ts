import { type DomainName, NameError, parseName } from '../../../dns/name.js';
import { Complaint } from '../complaint.js';
import { readHead } from '../head.js';
import { type Name, readName } from '../names.js';
import { Entries } from '../tokens.js';

/** What the beginning of a file tells of its zone. */
export interface Opening {
  /** The owner of the SOA record, where it is written absolutely or below an absolute `$ORIGIN`; else the first such origin. */
  readonly apex?: DomainName;
  readonly hasSoa: boolean;
}

/** Octets within which a zone's SOA record is looked for. */
export const openingLength = 65_536;

/** Reads `$ORIGIN`s and owners up to the SOA record. */
export function zoneToldBy(opening: string): Opening {
  const entries = new Entries(opening.slice(0, openingLength));
  let origin: Name = {
    known: false,
    parts: [{ expression: '…', reason: 'an origin that the file does not tell' }],
  };
  let first: DomainName | undefined;
  for (let entry = entries.next(); entry !== undefined; entry = entries.next()) {
    const [token, ...words] = entry.tokens;
    if (token === undefined || entry.blank) continue;
    const origins = { origin, zone: '' as DomainName, file: origin };
    if (token.text.toUpperCase() === '$ORIGIN' && words[0] !== undefined) {
      const name = readName(words[0], origins);
      if (!(name instanceof NameError)) origin = name;
      if (origin.known) first ??= origin.value;
      continue;
    }
    const head = readHead(words);
    if (head instanceof Complaint || head.type !== 'SOA') continue;
    const owner = readName(token, origins);
    if (!(owner instanceof NameError) && owner.known) return { apex: owner.value, hasSoa: true };
    return { hasSoa: true };
  }
  return first === undefined ? { hasSoa: false } : { apex: first, hasSoa: false };
}

/** The zone that the name of a file tells: `db.example.com`, `example.com.zone`, `db.192.0.2` for a reverse zone. */
export function zoneNamedBy(path: string): DomainName | undefined {
  const stem = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(templateEnding, '')
    .replace(/^(?:db|master|primary|named|zone|pri)[._-](?=.)/, '')
    .replace(/\.(?:zone|zonefile|db|bind|dns|hosts|inc|conf|txt)$/, '');
  if (stem === 'localhost' || stem === 'local') return 'localhost' as DomainName;
  if (/^[0-9]{1,3}(?:\.[0-9]{1,3}){0,2}$/.test(stem)) return reverseZone(stem);
  const name = parseName(stem);
  if (name instanceof NameError || !/\.(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(name)) return undefined;
  return name;
}

/** Endings of a file that a template engine makes into a zone file. */
export const templateEnding = /\.(?:j2|jinja2?|erb|ejs|tmpl|tpl|template|m4|mustache|in)$/;

function reverseZone(network: string): DomainName {
  return `${network.split('.').reverse().join('.')}.in-addr.arpa` as DomainName;
}
