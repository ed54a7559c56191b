import { createHash } from 'node:crypto';

/** Tells runs apart that one workflow makes with different inputs, so that each keeps its own comments: 16 hex digits. */
export function keyOf(settings: string | undefined, path: string): string {
  return createHash('sha256')
    .update(`${settings ?? ''}\0${path}`)
    .digest('hex')
    .slice(0, 16);
}

/** What the comment on a pull request begins with. */
export function commentMarker(key: string): string {
  return `<!-- delegated-dcv-check ${key} -->`;
}

/** What a comment at a line begins with; without a finding, what all of them begin with. */
export function reviewMarker(key: string, fingerprint?: string): string {
  const start = `<!-- delegated-dcv-check ${key} finding `;
  return fingerprint === undefined ? start : `${start}${fingerprint} -->`;
}

/** The fingerprint in such a marker. */
export function fingerprintIn(body: string, key: string): string | undefined {
  const start = reviewMarker(key);
  return body.startsWith(start) ? /^[0-9a-f]{32}(?= -->)/.exec(body.slice(start.length))?.[0] : undefined;
}
