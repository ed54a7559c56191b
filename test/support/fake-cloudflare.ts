import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, Misdeed, Route } from './fake-cloudflare/faults.js';
import {
  customHostnameRow,
  type FakeZone,
  packRow,
  validationIdOf,
  zoneIdOf,
  zoneRow,
} from './fake-cloudflare/rows.js';

export type { Fault } from './fake-cloudflare/faults.js';
export type { FakeCustomHostname, FakePack, FakeZone } from './fake-cloudflare/rows.js';

/** The token that the fake takes by default; nothing may ever print it. */
export const fakeToken = 'Fake0Cloudflare0Token0That0Nobody0Prints';

/** What the fake Cloudflare holds, and what goes wrong with it. */
export interface FakeOptions {
  readonly zones?: readonly FakeZone[];
  /** Of those that befall a request, each does what it does, the first first; see `Misdeed`. */
  readonly faults?: readonly Fault[];
  readonly token?: string;
  /** The clock of `FakeRequest.at`; by default the machine's. */
  readonly now?: () => number;
}

/** A request as it came. */
export interface FakeRequest {
  readonly method: string;
  /** Path below the base URL, and query. */
  readonly path: string;
  /** Whether the token came with it, and whether it was the right one. */
  readonly token: 'right' | 'wrong' | 'none';
  /** All headers but the token. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** A running fake. */
export interface FakeCloudflare {
  /** The base URL, for `CLOUDFLARE_BASE_URL`. */
  readonly url: string;
  /** Every request so far, in the order in which they came. */
  readonly requests: readonly FakeRequest[];
  close(): Promise<void>;
}

/**
 * Cloudflare's API on loopback, as far as it concerns certificates: a real HTTP server, so that programs may be
 * pointed at it too. Its answers have the shape of Cloudflare's API reference and of the types of its SDK.
 *
 *     const cloudflare = await fakeCloudflare({
 *       zones: [{ name: 'example.com', packs: [{ hosts: ['example.com', '*.example.com'] }] }],
 *       faults: [{ on: 'packs', zone: 'example.com', times: 2, does: 'reset' }],
 *     });
 */
export async function fakeCloudflare(options: FakeOptions = {}): Promise<FakeCloudflare> {
  const requests: FakeRequest[] = [];
  const faults = (options.faults ?? []).map(fault => ({
    fault,
    left: fault.times ?? Number.POSITIVE_INFINITY,
  }));
  const token = options.token ?? fakeToken;
  const { zones = [] } = options;
  const byId = new Map(zones.map(zone => [zoneIdOf(zone), zone]));
  const server = createServer((request, response) => {
    const { authorization, ...headers } = request.headers;
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.replace('/client/v4', '');
    requests.push({
      method: request.method ?? '',
      path: path + url.search,
      token: authorization === undefined ? 'none' : authorization === `Bearer ${token}` ? 'right' : 'wrong',
      headers,
      at: (options.now ?? Date.now)(),
    });
    const call = callOf(path, url.searchParams, zones, byId);
    const due = faults.filter(({ fault, left }) => left > 0 && befalls(fault, call));
    for (const one of due) one.left--;
    const misdeeds = due.map(({ fault }) => fault.does);
    answer({ request, response, call, misdeeds, isKnown: authorization === `Bearer ${token}` });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A request that was understood. */
interface Call {
  readonly route?: Route;
  readonly zones: readonly FakeZone[];
  /** The one in the path. */
  readonly zone?: FakeZone;
  readonly query: URLSearchParams;
  readonly page: number;
}

const routes: readonly (readonly [Route, RegExp])[] = [
  ['zones', /^\/zones$/],
  ['packs', /^\/zones\/([^/]+)\/ssl\/certificate_packs$/],
  ['uuid', /^\/zones\/([^/]+)\/dcv_delegation\/uuid$/],
  ['custom_hostnames', /^\/zones\/([^/]+)\/custom_hostnames$/],
];

function callOf(
  path: string,
  query: URLSearchParams,
  zones: readonly FakeZone[],
  byId: ReadonlyMap<string, FakeZone>,
): Call {
  const page = Number(query.get('page') ?? 1);
  for (const [route, pattern] of routes) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const zone = byId.get(match[1] ?? '');
    return { route, zones, query, page, ...(zone && { zone }) };
  }
  return { zones, query, page };
}

function befalls(fault: Fault, { route, zone, page }: Call): boolean {
  return (
    (fault.on === undefined || fault.on === route) &&
    (fault.zone === undefined || fault.zone === zone?.name) &&
    (fault.page === undefined || fault.page === page)
  );
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly call: Call;
  readonly misdeeds: readonly Misdeed[];
  readonly isKnown: boolean;
}

function answer({ request, response, call, misdeeds, isKnown }: Exchange): void {
  const does = (misdeed: Misdeed) => misdeeds.includes(misdeed);
  if (does('reset')) return void request.socket.destroy();
  if (does('hang')) return;
  const proper = isKnown
    ? resultOf(request.method, call, misdeeds)
    : refusal(403, 9109, 'Invalid access token');
  let { status, body } = proper;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  let delay = 0;
  for (const misdeed of misdeeds) {
    if (typeof misdeed === 'string') continue;
    if ('headers' in misdeed) Object.assign(headers, misdeed.headers);
    if ('delay' in misdeed) delay += misdeed.delay;
    if ('envelope' in misdeed) body = { ...(body as object), ...misdeed.envelope };
    if ('status' in misdeed) {
      status = misdeed.status;
      body = misdeed.body ?? failed(misdeed.errors ?? []);
    }
  }
  const whole =
    typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  const sent = does('cut') || does('truncate') ? whole.subarray(0, whole.length / 2) : whole;
  setTimeout(() => {
    response.writeHead(status, {
      ...headers,
      'content-length': String(does('truncate') ? whole.length : sent.length),
    });
    if (does('truncate')) response.write(sent, () => request.socket.destroy());
    else response.end(sent);
  }, delay);
}

interface Result {
  readonly status: number;
  readonly body: unknown;
}

function resultOf(method: string | undefined, call: Call, misdeeds: readonly Misdeed[]): Result {
  const { route, zone, query } = call;
  if (method !== 'GET') return refusal(405, 10405, 'Method not allowed for this authentication scheme');
  if (route === 'zones') return listOf(zonesOf(call, misdeeds), zoneRow, call, misdeeds);
  if (zone === undefined || route === undefined)
    return refusal(404, 7003, 'Could not route to the request, perhaps your object identifier is invalid?');
  if (route === 'uuid') return succeeded({ uuid: validationIdOf(zone) });
  if (route === 'custom_hostnames')
    return listOf(zone.customHostnames ?? [], custom => customHostnameRow(zone, custom), call, misdeeds);
  const packs = (zone.packs ?? [])
    .map((pack, position) => packRow(zone, pack, position))
    .filter(({ status }) => query.get('status') === 'all' || status === 'active');
  return listOf(packs, pack => pack, call, misdeeds);
}

function zonesOf({ zones, query }: Call, misdeeds: readonly Misdeed[]): FakeZone[] {
  const types = query.getAll('type').flatMap(type => type.split(','));
  const name = query.get('name');
  const ignoresFilter = misdeeds.includes('ignore-filter');
  const found = zones
    .filter(zone => ignoresFilter || name === null || zone.name === name)
    .filter(({ type = 'partial' }) => {
      if (ignoresFilter) return true;
      return types.length === 0 ? type !== 'internal' : types.includes(type);
    });
  // Zones of one name come in the order in which the test gives them.
  if (query.get('order') === 'name') found.sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1));
  return found;
}

function listOf<T>(
  items: readonly T[],
  rowOf: (item: T) => object,
  { query, page }: Call,
  misdeeds: readonly Misdeed[],
): Result {
  let perPage = Math.min(Number(query.get('per_page') ?? 20), 50);
  for (const misdeed of misdeeds)
    if (typeof misdeed !== 'string' && 'perPage' in misdeed) perPage = misdeed.perPage;
  const start = misdeeds.includes('ignore-page') ? 0 : (page - 1) * perPage;
  const result = items.slice(start, start + perPage).map(rowOf);
  let info: object | null = {
    page,
    per_page: perPage,
    count: result.length,
    total_count: items.length,
    total_pages: Math.ceil(items.length / perPage),
  };
  for (const misdeed of misdeeds) {
    if (typeof misdeed !== 'string' && 'info' in misdeed)
      info = misdeed.info === null ? null : { ...info, ...misdeed.info };
  }
  const { status, body } = succeeded(result);
  return { status, body: { ...(body as object), ...(info && { result_info: info }) } };
}

function succeeded(result: unknown): Result {
  return { status: 200, body: { result, success: true, errors: [], messages: [] } };
}

function refusal(status: number, code: number, message: string): Result {
  return { status, body: failed([{ code, message }]) };
}

function failed(errors: readonly object[]): object {
  return { success: false, errors, messages: [], result: null };
}
