import {
  below,
  type DomainName,
  isAtOrBelow,
  labelsOf,
  NameError,
  nameOf,
  parentOf,
  parseName,
} from './dns/name.js';

/** All validation URLs stand below this name: `<id>.dcv.cloudflare.com`. */
export const dcvSuffix = nameOf('dcv.cloudflare.com');

/** The first label of every validation domain name (RFC 8555 §8.4). */
export const challengeLabel = '_acme-challenge';

/** The longest host whose target `host.<16 characters>.dcv.cloudflare.com` is still a domain name of 253 octets. */
export const longestHost = 217;

/** Where a certificate authority asks for the proof that somebody controls `host` (RFC 8555 §8.4). */
export function validationNameOf(host: DomainName): DomainName {
  return below(challengeLabel, host);
}

/** The target that Cloudflare's page on delegated DCV asks for: the host, then the zone's validation URL. */
export function targetFor(host: DomainName, validationUrl: DomainName): DomainName {
  return below(host, validationUrl);
}

/**
 * The two halves of a delegated-DCV target, `<host>.<id>.dcv.cloudflare.com`; undefined for any other name. The host
 * is undefined where the target is the bare validation URL. An id has been 16 hexadecimal digits wherever one was
 * seen, but Cloudflare's own sample has not, so any one label is taken.
 */
export function readTarget(target: DomainName): { host?: DomainName; validationUrl: DomainName } | undefined {
  if (target === dcvSuffix || !isAtOrBelow(target, dcvSuffix)) return undefined;
  const own = labelsOf(target).slice(0, -3);
  const validationUrl = below(own.at(-1)!, dcvSuffix);
  return own.length === 1
    ? { validationUrl }
    : { host: own.slice(0, -1).join('.') as DomainName, validationUrl };
}

/**
 * A zone's validation URL as people write it: `<id>.dcv.cloudflare.com`, the bare id, with a final dot, with
 * `https://` before it. It is a host name, whatever Cloudflare's dashboard calls it.
 */
export function parseValidationUrl(text: string): DomainName | undefined {
  const host = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');
  const name = parseName(/^[a-z0-9]+$/i.test(host) ? `${host}.${dcvSuffix}` : host);
  if (name instanceof NameError || parentOf(name) !== dcvSuffix) return undefined;
  return /^[a-z0-9]{8,63}\./.test(name) ? name : undefined;
}
