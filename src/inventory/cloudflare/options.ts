import type { DomainName } from '../../dns/name.js';

/** What reading Cloudflare needs to know. */
export interface CloudflareOptions {
  /** An API token; it needs to read zones, and their SSL and certificates, and nothing else. */
  readonly token: string;
  /** The API; `https:`, or `http:` on a loopback address. */
  readonly baseUrl?: string;
  /** The zones whose custom hostnames (Cloudflare for SaaS) are read too; these may be of any type. */
  readonly customHostnamesOf?: readonly DomainName[];
  readonly clock?: Clock;
  /** For the whole, in milliseconds: what is not read by then is unread. */
  readonly timeLimit?: number;
  /** For one answer, in milliseconds. */
  readonly answerTimeLimit?: number;
  /** Told at the beginning and after each zone. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the reading, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The time as the reading sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects as soon as the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** How far the reading is. */
export interface Progress {
  readonly zonesRead: number;
  readonly zones: number;
}

/** Cloudflare cannot be read at all, and somebody has to change something; `message` is whole sentences. */
export class CloudflareRefusal extends Error {
  override readonly name = 'CloudflareRefusal';
}
