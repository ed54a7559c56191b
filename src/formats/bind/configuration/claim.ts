import { openingLength, templateEnding } from './zone-name.js';

const ours = new Set([
  'zone',
  'zonefile',
  'db',
  'bind',
  'dns',
  'hosts',
  'conf',
  'inc',
  'signed',
  'rev',
  'local',
  'zones',
]);

/** Endings that are also top-level domains and hardly ever a zone's. */
const others = new Set(
  (
    'bz cc cfg cpp cs css csv d go gz h html ico in ini java jpg js jsonnet json jsx kt lock log lua map md mdx mjs ' +
    'cjs ml mod pdf php pl png properties proto ps py rb rs rst scss sh so sql sum svg swift tar tf tfvars toml ts ' +
    'tsx txt vue woff xml yaml yml zip zsh'
  ).split(' '),
);

/** Whether a file of this name could be a master file or a named.conf. */
export function claimsPath(path: string): boolean {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(templateEnding, '');
  const dot = name.lastIndexOf('.');
  const ending = name.slice(dot + 1);
  // `zone.py` is a program, `db.example.py` a zone of Paraguay.
  const isOther = others.has(ending);
  if (isOther ? ourBeginning.test(name.slice(0, dot)) : ourBeginning.test(name)) return true;
  if (dot <= 0) return dot === -1;
  return ours.has(ending) || (!isOther && /^(?:[a-z]{2,24}|xn--[a-z0-9-]+|[0-9]{1,3})$/.test(ending));
}

/** How people begin the names of such files; what follows is most often the zone. */
const ourBeginning = /^(?:db|named|master|primary|zones?|pri)[._-]./;

/** A directive at the beginning of a line. */
const directive = /^\$(?:ORIGIN|TTL|INCLUDE|GENERATE)[ \t]+[^\s=]/im;
/** Up to the serial number or the parenthesis before it, so that no prose about SOA is one. */
const soa =
  /^[^\s;#/"]{0,255}[ \t]+(?:[0-9]{1,10}[wdhms]?[ \t]+)?(?:IN[ \t]+)?(?:[0-9]{1,10}[wdhms]?[ \t]+)?SOA[ \t]+(?:\(|[^\s(]{1,255}[ \t]+[^\s(]{1,255}(?:[ \t]*\(|[ \t]+[0-9{<$@%]))/im;

/** Whether a text is a master file: a directive or an SOA record begins one of its lines. */
export function looksLikeZone(text: string): boolean {
  const opening = text.slice(0, openingLength);
  return directive.test(opening) || soa.test(opening);
}

/** Whether a text is a configuration of named that declares zones. */
export function looksLikeNamedConf(text: string): boolean {
  return /^[ \t]*(?:view[ \t]+[^\n{]{1,100}\{[ \t]*)?zone[ \t]+"?[\w.*/-]{1,255}"?[ \t]*(?:IN|in)?\s*\{/m.test(
    text,
  );
}
