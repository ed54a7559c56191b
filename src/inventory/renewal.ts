/** When a certificate is to be renewed; days as YYYY-MM-DD, in UTC. */
export interface Renewal {
  /** The first day on which Cloudflare renews it; absent where its validity is none that Cloudflare documents. */
  readonly from?: string;
  /** The day on which the first of its signed certificates expires. */
  readonly expires: string;
}

/** How many days before expiry Cloudflare begins to renew, by validity in days (Cloudflare docs, "Validity periods and renewal"). */
const windows: ReadonlyMap<number, number> = new Map([
  [365, 30],
  [90, 30],
  [30, 7],
  [14, 3],
]);

/** When a certificate that expires on a day is renewed. */
export function renewalOf(expires: string, validityDays: number | undefined): Renewal {
  const window = validityDays === undefined ? undefined : windows.get(validityDays);
  return window === undefined ? { expires } : { from: daysBefore(expires, window), expires };
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
