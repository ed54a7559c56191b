import { below, type DomainName, isAtOrBelow, NameError, parseName } from '../../../dns/name.js';

/** Why DNSControl refuses an owner, and the name that was probably meant. */
export interface OwnerError {
  readonly message: string;
  readonly meant?: DomainName;
}

/** Whether a name was understood. */
export function isOwnerError(owner: DomainName | OwnerError): owner is OwnerError {
  return typeof owner !== 'string';
}

/** A name of DNSControl made absolute, by the rules of its pkg/normalize; `isRepeatMeant` is DISABLE_REPEATED_DOMAIN_CHECK. */
export function ownerOf(written: string, apex: DomainName, isRepeatMeant: boolean): DomainName | OwnerError {
  if (written === '@') return apex;
  if (written === '')
    return { message: 'This record has an empty name. Write "@" for the zone itself.', meant: apex };
  const isWhole = written.endsWith('.');
  const name = parseName(isWhole ? written : `${written}.`);
  if (name instanceof NameError) return { message: `The name ${written} ${name.message}. Correct it.` };
  const isInside = isAtOrBelow(name, apex);
  if (isWhole && !isInside)
    return { message: `${written} is not in ${apex}. Move the record to the zone that it is in.` };
  const isReverse = /\.(?:in-addr|ip6)\.arpa$/.test(apex);
  if (isInside && (isWhole || isReverse)) return name;
  if (isInside && !isRepeatMeant) {
    const short = name === apex ? '@' : name.slice(0, -apex.length - 1);
    const message = `This name repeats its zone: it is ${name}.${apex} in full, which DNSControl refuses. Write "${short}".`;
    return { message, meant: name };
  }
  const whole = parseName(`${below(name, apex)}.`);
  return whole instanceof NameError
    ? { message: `The name ${written}.${apex} ${whole.message}. Shorten it.` }
    : whole;
}
