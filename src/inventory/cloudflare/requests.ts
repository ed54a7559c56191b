import { APIError } from 'cloudflare/error';
import { BaseCustomHostnames } from 'cloudflare/resources/custom-hostnames/custom-hostnames';
import { BaseDCVDelegation } from 'cloudflare/resources/dcv-delegation/dcv-delegation';
import { BaseCertificatePacks } from 'cloudflare/resources/ssl/certificate-packs/certificate-packs';
import { BaseZones } from 'cloudflare/resources/zones/zones';
import { createClient } from 'cloudflare/tree-shakable';
import type { DomainName } from '../../dns/name.js';
import { type Answer, parseBody, readAnswer } from './answer.js';
import { Failure } from './failure.js';
import type { Pace } from './pace.js';
import { spellTime } from './plain.js';
import { type Permit, readOnlyFetch } from './read-only-fetch.js';

/** The most items that Cloudflare puts on a page of zones and custom hostnames. */
export const perPage = 50;

/** How often a request is sent before it has failed. */
const mostTries = 5;

/**
 * The first wait before a request is sent again; each further one is three times as long. Without a `retry-after`,
 * four waits after 429 outlast the five minutes for which Cloudflare blocks.
 */
const firstWait = { blocked: 10_000, broken: 1000 };

/** How long the requests of a reading may take. */
export interface Limits {
  /** All together, in milliseconds: for messages; `Pace` keeps to it. */
  readonly timeLimit: number;
  /** One answer, in milliseconds. */
  readonly answerTimeLimit: number;
}

type Options = Parameters<BaseZones['list']>[1];
type Send = (options: Options) => { asResponse(): Promise<Response> };

/** The four requests of the API that are needed, each sent until there is an answer or no hope; they throw `Failure`. */
export class Requests {
  readonly #client;

  constructor(
    private readonly permit: Permit,
    private readonly pace: Pace,
    private readonly limits: Limits,
  ) {
    this.#client = createClient({
      resources: [BaseZones, BaseCertificatePacks, BaseDCVDelegation, BaseCustomHostnames],
      baseURL: permit.base.href.replace(/\/$/, ''),
      apiToken: permit.token,
      // Left out, they would be taken from the environment.
      apiKey: null,
      apiEmail: null,
      userServiceKey: null,
      logLevel: 'off',
      maxRetries: 0,
      fetch: readOnlyFetch(permit),
    });
  }

  /** A page of the partial zones that the token sees. */
  partialZones(page: number): Promise<Answer> {
    const query = { type: ['partial' as const], order: 'name' as const, page, per_page: perPage };
    return this.#ask(options => this.#client.zones.list(query, options));
  }

  /** A page of the zones of one name, of whatever type: one in each account. */
  zonesNamed(name: DomainName, page: number): Promise<Answer> {
    return this.#ask(options => this.#client.zones.list({ name, page, per_page: perPage }, options));
  }

  /** A page of a zone's certificate packs, those that are not active included. */
  certificatePacks(zoneId: string, page: number): Promise<Answer> {
    const query = { zone_id: zoneId, status: 'all' as const, page, per_page: perPage };
    return this.#ask(options => this.#client.ssl.certificatePacks.list(query, options));
  }

  /** A page of a zone's custom hostnames. */
  customHostnames(zoneId: string, page: number): Promise<Answer> {
    const query = { zone_id: zoneId, page, per_page: perPage };
    return this.#ask(options => this.#client.customHostnames.list(query, options));
  }

  /** The id in a zone's validation URL. */
  validationId(zoneId: string): Promise<Answer> {
    return this.#ask(options => this.#client.dcvDelegation.get({ zone_id: zoneId }, options));
  }

  async #ask(send: Send): Promise<Answer> {
    for (let tries = 1, last: Failure | undefined; ; tries++) {
      if (!(await this.pace.turn())) throw this.#outOfTime(last);
      const { headers, outcome } = await this.#try(send);
      this.permit.signal.throwIfAborted();
      if (headers !== undefined) this.pace.heed(headers);
      if (!(outcome instanceof Failure)) return outcome;
      last = outcome;
      const isBlocked = outcome.status === 429;
      const wait = (headers && this.pace.retryAfter(headers)) ?? backoff(isBlocked, tries);
      // It is the token that is blocked, so nobody else need ask either.
      if (isBlocked) this.pace.pause(wait);
      if (!outcome.isTransient || tries === mostTries) throw outcome;
      if (!isBlocked && !(await this.pace.rest(wait))) throw this.#outOfTime(last);
    }
  }

  async #try(send: Send): Promise<{ headers?: Headers | undefined; outcome: Answer | Failure }> {
    const milliseconds = Math.min(this.limits.answerTimeLimit, this.pace.timeLeft());
    let headers: Headers | undefined;
    try {
      const response = await send({ timeout: Math.max(1, Math.ceil(milliseconds)) }).asResponse();
      const { status } = response;
      headers = response.headers;
      return { headers, outcome: readAnswer(status, parseBody(status, await response.text())) };
    } catch (error) {
      return { headers: error instanceof APIError ? error.headers : headers, outcome: failureOf(error) };
    }
  }

  #outOfTime(last: Failure | undefined): Failure {
    const limit = `the time limit of ${spellTime(this.limits.timeLimit)}`;
    return last === undefined
      ? new Failure(`${limit} left no room to ask`)
      : new Failure(`${last.message}; ${limit} left no room to ask again`);
  }
}

function backoff(isBlocked: boolean, tries: number): number {
  return firstWait[isBlocked ? 'blocked' : 'broken'] * 3 ** (tries - 1) * (1 + Math.random() / 4);
}

/** What the SDK throws, as what it is; anything else is a mistake of ours, and thrown on. */
function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (!(error instanceof APIError)) throw error;
  if (error.cause instanceof Failure) return error.cause;
  // The SDK takes what says "timeout" for its own time-out, and drops the cause.
  if (error.status === undefined) return new Failure('no answer came in time', { isTransient: true });
  try {
    readAnswer(error.status, error.error);
  } catch (failure) {
    if (failure instanceof Failure) return failure;
  }
  throw error;
}
