import { type DomainName, isAtOrBelow, NameError, parseName } from '../../../dns/name.js';
import type { PyScalar } from '../loading/python-value.js';

/** octoDNS's own validation of a name (`NameValidator`), then ours. */
export function ownerOf(key: PyScalar, apex: DomainName): DomainName | NameError {
  const { text } = key;
  if (text === '') return apex;
  if (text === '@') return new NameError("is not octoDNS's word for the apex. Write `''`.");
  if (/[ \t]/.test(text)) return new NameError('holds a space. Remove it.');
  if (text.endsWith('.') || text.includes('..'))
    return new NameError('has a dot too many: names are relative to the zone. Remove it.');
  const name = parseName(text, { origin: apex });
  return name instanceof NameError ? new NameError(`${name.message}. Correct it.`) : name;
}

/** The owners that a name may have been written for, whether or not octoDNS takes it. */
export function ownersMeant(text: string, apex: DomainName): string[] {
  const bare = text
    .trim()
    .replace(/\.{2,}/g, '.')
    .replace(/\.$/, '');
  if (bare === '' || bare === '@') return [apex];
  const relative = parseName(bare, { origin: apex });
  const absolute = parseName(bare);
  const owners: string[] = [relative instanceof NameError ? `${bare.toLowerCase()}.${apex}` : relative];
  const dotted = text.trim().endsWith('.') && !(absolute instanceof NameError);
  if (dotted && isAtOrBelow(absolute, apex)) owners.push(absolute);
  return owners;
}
