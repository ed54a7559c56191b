import { type DomainName, isAtOrBelow, root } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import type { Format } from '../format.js';
import { claimsPath, looksLikeNamedConf, looksLikeZone } from './configuration/claim.js';
import { readZones } from './zones.js';

/** Master files (RFC 1035 §5) as BIND 9.18 reads them, with the templates that people make of them. */
export const bind: Format = {
  name: 'bind',
  claims: claimsPath,
  recognises: ({ text }) => looksLikeZone(text) || looksLikeNamedConf(text),
  read: readZones,
  heedsInterest: true,
  writeCname: (zone, owner, target) => `${writeOwner(zone, owner)}  IN CNAME  ${target}.`,
};

/** Relative to the apex, unless the file changes its origin on the way: then only an absolute name means the same everywhere. */
function writeOwner({ apex, span }: Zone, owner: DomainName): string {
  if (owner === apex) return '@';
  const movesOrigin = /^\$ORIGIN[ \t]/im.test(span.file.text);
  if (movesOrigin || apex === root || !isAtOrBelow(owner, apex)) return `${owner}.`;
  return owner.slice(0, -apex.length - 1);
}
