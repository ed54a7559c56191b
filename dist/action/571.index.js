"use strict";
exports.id = 571;
exports.ids = [571];
exports.modules = {

/***/ 5571:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readCloudflare: () => (/* binding */ readCloudflare)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/inventory/cloudflare/options.ts
var options = __webpack_require__(7520);
;// CONCATENATED MODULE: ./src/inventory/cloudflare/base-url.ts

/** Cloudflare's API. */
const cloudflare = 'https://api.cloudflare.com/client/v4';
/** `localhost`, 127.0.0.0/8 and ::1, as URLs spell them. */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** The API that is asked, without a final slash. Throws `CloudflareRefusal` where the token must not be sent to it. */
function baseUrlOf(written = cloudflare) {
    const url = URL.canParse(written) ? new URL(written) : undefined;
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname));
    if (url === undefined || !isSafe || url.username !== '' || url.password !== '' || url.search !== '') {
        throw new options/* CloudflareRefusal */.O(`The base URL of Cloudflare’s API is no address to which a token may be sent. Give an https:// URL without a user, a password and a query, such as ${cloudflare}.`);
    }
    url.hash = '';
    url.pathname = url.pathname.replace(/\/+$/, '');
    return url;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/inventory/cloudflare/clock.ts

/** The longest that a timer of Node.js takes; a longer one would end at once. */
const longestTimer = 2 ** 31 - 1;
/** The machine's own clock. */
const systemClock = {
    now: () => Date.now(),
    sleep: async (milliseconds, signal) => {
        await (0,promises_.setTimeout)(Math.min(milliseconds, longestTimer), undefined, signal && { signal });
    },
};

;// CONCATENATED MODULE: ./src/inventory/cloudflare/failure.ts
/** Why a request has no usable answer; `message` is a clause: "Cloudflare answered 403, Authentication error (10000)". */
class Failure extends Error {
    /** The HTTP status; absent where no answer came. */
    status;
    /** Whether Cloudflare says that it is the token. */
    isRefused;
    /** Whether to ask again may help. */
    isTransient;
    constructor(message, about = {}) {
        super(message);
        this.status = about.status;
        this.isRefused = about.isRefused ?? false;
        this.isTransient = about.isTransient ?? false;
    }
}

// EXTERNAL MODULE: ./node_modules/cloudflare/core/error.mjs
var core_error = __webpack_require__(831);
// EXTERNAL MODULE: ./node_modules/cloudflare/resources/custom-hostnames/custom-hostnames.mjs
var custom_hostnames = __webpack_require__(3650);
// EXTERNAL MODULE: ./node_modules/cloudflare/resources/dcv-delegation/dcv-delegation.mjs
var dcv_delegation = __webpack_require__(5130);
// EXTERNAL MODULE: ./node_modules/cloudflare/resources/ssl/certificate-packs/certificate-packs.mjs
var certificate_packs = __webpack_require__(5399);
// EXTERNAL MODULE: ./node_modules/cloudflare/resources/zones/zones.mjs
var zones = __webpack_require__(4448);
// EXTERNAL MODULE: ./node_modules/cloudflare/tree-shakable.mjs + 13 modules
var tree_shakable = __webpack_require__(3151);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./src/inventory/cloudflare/plain.ts
/** What would move a cursor, turn the reading direction or hide. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** A text of a server as part of a sentence: on one line, at most `limit` characters and an ellipsis, nothing in it unseen. */
function plain(text, limit = 200) {
    const seen = text
        .slice(0, limit)
        .replace(unprintable, character => `\\u{${character.codePointAt(0).toString(16)}}`);
    return text.length > limit ? `${seen}…` : seen;
}
/** A stretch of time in words: "30 minutes", "1.5 seconds". */
function spellTime(milliseconds) {
    const isWhole = milliseconds >= 60_000 && milliseconds % 60_000 === 0;
    const count = milliseconds / (isWhole ? 60_000 : 1000);
    return `${count} ${isWhole ? 'minute' : 'second'}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./src/inventory/cloudflare/answer.ts



const lenient = (schema) => dist/* fallback */.NpB(dist/* optional */.lqM(schema), undefined);
const count = lenient(dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0)));
const complaint = dist/* fallback */.NpB(dist/* object */.Ikc({ code: lenient(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()])), message: lenient(dist/* string */.YjP()) }), {});
const envelope = dist/* object */.Ikc({
    success: dist/* optional */.lqM(dist/* unknown */.L5J()),
    errors: dist/* fallback */.NpB(dist/* array */.YOg(complaint), []),
    result: dist/* optional */.lqM(dist/* unknown */.L5J()),
    result_info: dist/* fallback */.NpB(dist/* object */.Ikc({ total_count: count, per_page: count }), {}),
});
/** Codes of a token that is not taken: malformed, unknown, expired, from a forbidden address, without the permission. */
const tokenCodes = new Set([1000, 6003, 6111, 9106, 9107, 9109, 10000, 10001]);
/** Reads an answer; whatever is not the successful result of the request is a `Failure`. */
function readAnswer(status, body) {
    const read = dist/* safeParse */.xLC(envelope, body);
    const errors = read.success ? read.output.errors : [];
    const said = errors.slice(0, 3).map(spell);
    if (status !== 200 || (read.success && read.output.success !== true)) {
        const aside = status >= 300 && status < 400 ? ['a redirect, which is not followed'] : [];
        const what = status === 200 ? ['but not with success'] : [];
        throw new Failure([`Cloudflare answered ${status}`, ...what, ...aside, ...said].join(', '), {
            status,
            isRefused: status === 401 || status === 403 || errors.some(({ code }) => tokenCodes.has(code)),
            isTransient: status === 429 || status >= 500,
        });
    }
    if (!read.success)
        throw new Failure('Cloudflare answered 200 with something that is not an answer of its API');
    const { result, result_info: info } = read.output;
    if (result === null || result === undefined)
        throw new Failure('Cloudflare answered 200 without a result');
    return { result, total: info.total_count, perPage: info.per_page };
}
function spell({ code, message, }) {
    const words = message === undefined ? 'an error' : plain(message);
    return code === undefined ? words : `${words} (${plain(String(code), 20)})`;
}
/** The JSON of a successful answer; throws `Failure`. */
function parseBody(status, text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new Failure(`Cloudflare answered ${status} with something that is no JSON, or is cut off`);
    }
}

;// CONCATENATED MODULE: ./src/inventory/cloudflare/read-only-fetch.ts

/** A page of 50 certificates has some hundred kilobytes; nothing that is asked for comes near this. */
const largestBody = 16 * 2 ** 20;
/** Statuses whose answers have no body (Fetch standard, "null body status"). */
const bodiless = new Set([101, 103, 204, 205, 304]);
/**
 * `fetch` for requests that only read: GET, of the API itself, without a redirect, with no header but our own (the
 * SDK adds keys and headers from the environment). The answer is whole and bounded when it is handed over, and holds
 * no token. Throws `Failure`.
 */
function readOnlyFetch({ base, token, signal }) {
    return async (input, init = {}) => {
        const url = new URL(String(input));
        if (init.method !== 'GET' || init.body || !isOf(base, url) || url.searchParams.has('retry'))
            throw new Failure('the request would do more than read');
        const controller = new AbortController();
        const abort = () => controller.abort();
        const signals = [signal, init.signal].filter(one => one != null);
        for (const one of signals)
            one.addEventListener('abort', abort);
        try {
            if (signals.some(one => one.aborted))
                abort();
            const response = await fetch(url, {
                headers: {
                    accept: 'application/json',
                    authorization: `Bearer ${token}`,
                    'user-agent': 'delegated-dcv-check',
                },
                redirect: 'manual',
                signal: controller.signal,
            });
            const { status, headers } = response;
            const text = (await bodyOf(response)).replaceAll(token, '***');
            return new Response(bodiless.has(status) ? null : text, { status, headers });
        }
        catch (error) {
            if (error instanceof Failure)
                throw error;
            throw new Failure(init.signal?.aborted ? 'no answer came in time' : `the connection ${fateOf(error)}`, {
                isTransient: true,
            });
        }
        finally {
            for (const one of signals)
                one.removeEventListener('abort', abort);
        }
    };
}
function isOf(base, url) {
    return url.origin === base.origin && url.pathname.startsWith(`${base.pathname.replace(/\/$/, '')}/`);
}
async function bodyOf(response) {
    const decoder = new TextDecoder();
    const pieces = [];
    let octets = 0;
    // Leaving the loop cancels the rest, which closes the connection.
    for await (const chunk of response.body ?? []) {
        octets += chunk.length;
        if (octets > largestBody)
            throw new Failure(`Cloudflare answered ${response.status} with more than ${largestBody / 2 ** 20} MiB`);
        pieces.push(decoder.decode(chunk, { stream: true }));
    }
    return pieces.join('') + decoder.decode();
}
/** What became of a connection; the error's own message may quote what was sent. */
function fateOf(error) {
    const cause = error instanceof Error ? (error.cause ?? error) : undefined;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(code))
        return 'broke off';
    return /^[A-Z][A-Z0-9_]+$/.test(code) ? `failed (${code})` : 'failed';
}

;// CONCATENATED MODULE: ./src/inventory/cloudflare/requests.ts










/** The most items that Cloudflare puts on a page of zones and custom hostnames. */
const perPage = 50;
/** How often a request is sent before it has failed. */
const mostTries = 5;
/**
 * The first wait before a request is sent again; each further one is three times as long. Without a `retry-after`,
 * four waits after 429 outlast the five minutes for which Cloudflare blocks.
 */
const firstWait = { blocked: 10_000, broken: 1000 };
/** The four requests of the API that are needed, each sent until there is an answer or no hope; they throw `Failure`. */
class Requests {
    permit;
    pace;
    limits;
    #client;
    constructor(permit, pace, limits) {
        this.permit = permit;
        this.pace = pace;
        this.limits = limits;
        this.#client = (0,tree_shakable/* createClient */.U)({
            resources: [zones/* BaseZones */.J, certificate_packs/* BaseCertificatePacks */.B, dcv_delegation/* BaseDCVDelegation */.V, custom_hostnames/* BaseCustomHostnames */.x],
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
    partialZones(page) {
        const query = { type: ['partial'], order: 'name', page, per_page: perPage };
        return this.#ask(options => this.#client.zones.list(query, options));
    }
    /** A page of the zones of one name, of whatever type: one in each account. */
    zonesNamed(name, page) {
        return this.#ask(options => this.#client.zones.list({ name, page, per_page: perPage }, options));
    }
    /** A page of a zone's certificate packs, those that are not active included. */
    certificatePacks(zoneId, page) {
        const query = { zone_id: zoneId, status: 'all', page, per_page: perPage };
        return this.#ask(options => this.#client.ssl.certificatePacks.list(query, options));
    }
    /** A page of a zone's custom hostnames. */
    customHostnames(zoneId, page) {
        const query = { zone_id: zoneId, page, per_page: perPage };
        return this.#ask(options => this.#client.customHostnames.list(query, options));
    }
    /** The id in a zone's validation URL. */
    validationId(zoneId) {
        return this.#ask(options => this.#client.dcvDelegation.get({ zone_id: zoneId }, options));
    }
    async #ask(send) {
        for (let tries = 1, last;; tries++) {
            if (!(await this.pace.turn()))
                throw this.#outOfTime(last);
            const { headers, outcome } = await this.#try(send);
            this.permit.signal.throwIfAborted();
            if (headers !== undefined)
                this.pace.heed(headers);
            if (!(outcome instanceof Failure))
                return outcome;
            last = outcome;
            const isBlocked = outcome.status === 429;
            const wait = (headers && this.pace.retryAfter(headers)) ?? backoff(isBlocked, tries);
            // It is the token that is blocked, so nobody else need ask either.
            if (isBlocked)
                this.pace.pause(wait);
            if (!outcome.isTransient || tries === mostTries)
                throw outcome;
            if (!isBlocked && !(await this.pace.rest(wait)))
                throw this.#outOfTime(last);
        }
    }
    async #try(send) {
        const milliseconds = Math.min(this.limits.answerTimeLimit, this.pace.timeLeft());
        let headers;
        try {
            const response = await send({ timeout: Math.max(1, Math.ceil(milliseconds)) }).asResponse();
            const { status } = response;
            headers = response.headers;
            return { headers, outcome: readAnswer(status, parseBody(status, await response.text())) };
        }
        catch (error) {
            return { headers: error instanceof core_error/* APIError */.LG ? error.headers : headers, outcome: failureOf(error) };
        }
    }
    #outOfTime(last) {
        const limit = `the time limit of ${spellTime(this.limits.timeLimit)}`;
        return last === undefined
            ? new Failure(`${limit} left no room to ask`)
            : new Failure(`${last.message}; ${limit} left no room to ask again`);
    }
}
function backoff(isBlocked, tries) {
    return firstWait[isBlocked ? 'blocked' : 'broken'] * 3 ** (tries - 1) * (1 + Math.random() / 4);
}
/** What the SDK throws, as what it is; anything else is a mistake of ours, and thrown on. */
function failureOf(error) {
    if (error instanceof Failure)
        return error;
    if (!(error instanceof core_error/* APIError */.LG))
        throw error;
    if (error.cause instanceof Failure)
        return error.cause;
    // The SDK takes what says "timeout" for its own time-out, and drops the cause.
    if (error.status === undefined)
        return new Failure('no answer came in time', { isTransient: true });
    try {
        readAnswer(error.status, error.error);
    }
    catch (failure) {
        if (failure instanceof Failure)
            return failure;
    }
    throw error;
}

;// CONCATENATED MODULE: ./src/inventory/cloudflare/pages.ts


/** What a page may have been cut to where it does not tell: the API's own default. */
const defaultPerPage = 20;
/** No list of Cloudflare’s is longer; one that is does not end. */
const mostPages = 2000;
/**
 * Reads a list page by page, and keeps nothing of an item but what `read` takes from it. Lists change while they are
 * read, and servers have ignored the page and counted wrongly: a list is whole where as many different items came as
 * it ever said to hold.
 */
async function readPages(ask, read) {
    const list = new PagedList(read);
    try {
        for (let page = 1; page <= mostPages; page++) {
            if (list.addPage(await ask(page)))
                return list;
        }
        throw new Failure(`the list did not end within ${mostPages} pages`);
    }
    catch (failure) {
        if (!(failure instanceof Failure))
            throw failure;
        return { items: list.items, unread: [...list.unread, failure.message], failure };
    }
}
class PagedList {
    read;
    items = [];
    unread = [];
    #ids = new Set();
    #nameless = 0;
    #total;
    #repeats = 0;
    constructor(read) {
        this.read = read;
    }
    /** Whether this was the last page. */
    addPage({ result, total, perPage: size }) {
        if (!Array.isArray(result))
            throw new Failure('Cloudflare answered 200 with a result that is no list');
        const before = this.#ids.size;
        for (const row of result)
            this.#add(this.read(row));
        if (total !== undefined)
            this.#total = Math.max(total, this.#total ?? 0);
        const seen = this.#ids.size + this.#nameless;
        const hasMore = this.#total === undefined || seen > this.#total ? isFull(result.length, size) : seen < this.#total;
        if (hasMore && this.#ids.size > before)
            return false;
        if (seen < (this.#total ?? 0)) {
            this.unread.push(`only ${seen} of ${this.#total} came; the list may have changed meanwhile`);
        }
        else if (seen !== this.#total && this.#repeats > 0) {
            this.unread.push('the same items came on several pages, so that others may be missing');
        }
        return true;
    }
    #add({ id, item, unread }) {
        if (id !== undefined && this.#ids.has(id)) {
            this.#repeats++;
            return;
        }
        if (id === undefined)
            this.#nameless++;
        else
            this.#ids.add(id);
        if (item !== undefined)
            this.items.push(item);
        if (unread !== undefined)
            this.unread.push(...unread);
    }
}
/** Whether a page has as many items as it can have; one with more than were asked for shows that all came at once. */
function isFull(items, size) {
    return items === perPage || items === size || (size === undefined && items === defaultPerPage);
}

// EXTERNAL MODULE: ./src/dns/name.ts
var dns_name = __webpack_require__(5108);
// EXTERNAL MODULE: ./src/inventory/eligibility.ts
var eligibility = __webpack_require__(945);
// EXTERNAL MODULE: ./src/inventory/shown.ts
var shown = __webpack_require__(2433);
;// CONCATENATED MODULE: ./src/inventory/cloudflare/rows.ts





/** Cloudflare's own name on a certificate with `cloudflare_branding`. */
const branding = /(?:^|\.)cloudflaressl\.com$/;
/** Far above the 50 hosts and as many records that a certificate may have. */
const mostHosts = 1000;
const rows_lenient = (schema) => dist/* fallback */.NpB(dist/* optional */.lqM(schema), undefined);
const rows_text = (limit) => dist/* pipe */.FsL(dist/* string */.YjP(), dist/* trim */.Bqr(), dist/* nonEmpty */.hq(), dist/* maxLength */.Ru6(limit));
const word = rows_lenient(rows_text(100));
const listOf = (schema, of) => dist/* fallback */.NpB(dist/* array */.YOg(dist/* fallback */.NpB(schema, of)), []);
const id = dist/* pipe */.FsL(rows_text(100), dist/* regex */.yGV(/^[\w-]+$/));
/** A host with its `*.`; what is longer is no domain name. */
const host = dist/* pipe */.FsL(rows_text(255), dist/* toLowerCase */.PXX());
const zoneRow = dist/* object */.Ikc({
    id,
    name: dist/* string */.YjP(),
    type: word,
    status: word,
    account: rows_lenient(dist/* object */.Ikc({ id: word })),
    activated_on: word,
});
const delegation = listOf(dist/* object */.Ikc({ cname: rows_lenient(rows_text(300)), cname_target: rows_lenient(rows_text(300)) }), {});
const packRow = dist/* object */.Ikc({
    id,
    type: word,
    status: word,
    hosts: dist/* fallback */.NpB(dist/* array */.YOg(dist/* unknown */.L5J()), []),
    certificates: listOf(dist/* object */.Ikc({ status: word, expires_on: word }), {}),
    certificate_authority: word,
    validation_method: word,
    validity_days: rows_lenient(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1))),
    dcv_delegation_records: delegation,
});
const customHostnameRow = dist/* object */.Ikc({
    id,
    hostname: rows_lenient(host),
    ssl: dist/* nullish */.cl6(dist/* object */.Ikc({
        status: word,
        method: word,
        certificate_authority: word,
        wildcard: rows_lenient(dist/* boolean */.zMY()),
        dcv_delegation_records: delegation,
    })),
});
/** Reads a zone of whatever type. */
function readZone(row) {
    const { success, output } = dist/* safeParse */.xLC(zoneRow, row);
    const name = success ? (0,dns_name/* parseName */.$q)(output.name) : undefined;
    if (!success || name === undefined || name instanceof dns_name/* NameError */.Qb || name === '')
        return { unread: ['one zone has no id or no name that could be understood'] };
    const account = output.account?.id;
    const activatedOn = instantOf(output.activated_on);
    return {
        id: output.id,
        item: {
            id: output.id,
            name,
            type: output.type ?? shown/* untold */.r_,
            status: output.status ?? shown/* untold */.r_,
            ...(account !== undefined && { account }),
            ...(activatedOn !== undefined && { activatedOn }),
        },
    };
}
/** Reads a certificate pack of the zone `apex`; one that can never need a record is no item. */
function readPack(row, apex) {
    const { success, output } = dist/* safeParse */.xLC(packRow, row);
    if (!success)
        return { unread: ['one certificate has no id that could be understood'] };
    const { type = shown/* untold */.r_, status = shown/* untold */.r_ } = output;
    if ((0,eligibility/* isOfNoConcern */.hs)({ type, status }))
        return { id: output.id };
    const { hosts, unread } = hostsOf(output.hosts, `certificate ${output.id}`, apex);
    const expires = firstExpiry(output.certificates);
    return {
        id: output.id,
        item: {
            ...{ id: output.id, type, status, hosts },
            ...signing(output.certificate_authority, output.validation_method),
            ...(output.validity_days !== undefined && { validityDays: output.validity_days }),
            ...(expires !== undefined && { expires }),
            ...delegationOf(output.dcv_delegation_records),
        },
        unread,
    };
}
/** Reads a custom hostname as a pack; one for which Cloudflare holds no certificate is no item. */
function readCustomHostname(row) {
    const { success, output } = dist/* safeParse */.xLC(customHostnameRow, row);
    if (!success)
        return { unread: ['one custom hostname could not be understood'] };
    const { id, ssl, hostname } = output;
    const status = ssl?.status ?? shown/* untold */.r_;
    if (ssl == null || (0,eligibility/* isOfNoConcern */.hs)({ type: 'custom_hostname', status }))
        return { id };
    const hosts = hostname === undefined ? [] : [hostname, ...(ssl.wildcard ? [`*.${hostname}`] : [])];
    return {
        id,
        item: {
            ...{ id, type: 'custom_hostname', status, hosts: hosts.map(text => ({ text })) },
            ...signing(ssl.certificate_authority, ssl.method),
            ...delegationOf(ssl.dcv_delegation_records),
        },
        ...(hostname === undefined && { unread: [`custom hostname ${id} has no name that could be understood`] }),
    };
}
/** The hosts, the apex first and the others in the order of their letters, each once. */
function hostsOf(written, label, apex) {
    const unread = [];
    const texts = new Set();
    const odd = [];
    for (const one of written.slice(0, mostHosts)) {
        const { success, output } = dist/* safeParse */.xLC(host, one);
        if (success)
            texts.add(output);
        else
            odd.push(one);
    }
    if (odd.length > 0) {
        const example = plain(JSON.stringify(odd[0]), 100);
        unread.push(`${label} has ${odd.length} host${odd.length === 1 ? '' : 's'} that can be no name: ${example}`);
    }
    if (written.length === 0)
        unread.push(`${label} came without hosts`);
    if (written.length > mostHosts)
        unread.push(`${label} has ${written.length} hosts; ${mostHosts} were read`);
    const own = [...texts].filter(one => !branding.test(one)).sort();
    const first = own.filter(one => one === apex);
    return { hosts: [...first, ...own.filter(one => one !== apex)].map(text => ({ text })), unread };
}
function signing(authority, method) {
    return { ...(authority !== undefined && { authority }), ...(method !== undefined && { method }) };
}
function delegationOf(written) {
    const delegationRecords = written
        .slice(0, mostHosts)
        .flatMap(({ cname: owner, cname_target: target }) => owner === undefined || target === undefined ? [] : [{ owner, target }]);
    return delegationRecords.length === 0 ? {} : { delegationRecords };
}
/** The day on which the first of the active certificates expires. */
function firstExpiry(certificates) {
    return certificates
        .flatMap(({ status, expires_on }) => (status === 'active' ? (instantOf(expires_on) ?? []) : []))
        .sort()[0]
        ?.slice(0, 10);
}
const instant = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/;
/** An instant in UTC, to the second; undefined where the text is none. */
function instantOf(written) {
    const time = instant.test(written ?? '') ? Date.parse(written) : Number.NaN;
    return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

;// CONCATENATED MODULE: ./src/inventory/cloudflare/unread.ts
/** Each reason once, as what it says about a request. */
function because(what, reasons, zone) {
    return [...new Set(reasons)].map(reason => ({
        ...(zone !== undefined && { zone }),
        reason: `${what}: ${reason}`,
    }));
}

;// CONCATENATED MODULE: ./src/inventory/cloudflare/list-zones.ts




/** What a token needs, as the dashboard calls it. */
const neededPermissions = 'the permissions Zone › Zone › Read and Zone › SSL and Certificates › Read on every zone that is to be checked';
/** Types of zones whose DNS is at Cloudflare, or nowhere in public. */
const servedByCloudflare = new Set(['full', 'secondary', 'internal']);
/**
 * The partial zones that the token sees, and those of the given names, of whatever type. Throws `CloudflareRefusal`
 * where the token may not list zones.
 */
async function listZones(requests, customHostnamesOf) {
    const partial = await readPages(page => requests.partialZones(page), readZone);
    throwIfRefused(partial.failure);
    const unread = because('the zones could not all be listed', partial.unread);
    const zones = new Map(partial.items.filter(isPartial).map(zone => [zone.id, zone]));
    const listed = new Set([...zones.values()].map(({ name }) => name));
    const wanted = new Set(customHostnamesOf);
    for (const name of [...wanted].sort()) {
        if (listed.has(name))
            continue;
        const named = await readPages(page => requests.zonesNamed(name, page), readZone);
        throwIfRefused(named.failure);
        const own = named.items.filter(zone => zone.name === name);
        for (const zone of own)
            zones.set(zone.id, zone);
        const none = own.length + named.unread.length === 0 ? ['the token sees no zone of this name'] : [];
        unread.push(...because('its custom hostnames could not be listed', [...named.unread, ...none], name));
    }
    if (zones.size + unread.length === 0)
        unread.push({ reason: `the token sees no zone with a partial setup; it needs ${neededPermissions}` });
    const all = [...zones.values()].sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
    return {
        zones: all.map(zone => ({
            ...zone,
            isPartial: isPartial(zone),
            hasCustomHostnames: wanted.has(zone.name),
        })),
        unread,
    };
}
/** A server may ignore the type that was asked for; of types that are new nothing is known. */
function isPartial({ type }) {
    return !servedByCloudflare.has(type);
}
function throwIfRefused(failure) {
    if (!failure?.isRefused)
        return;
    throw new options/* CloudflareRefusal */.O(`The Cloudflare API token may not list zones: ${failure.message}. It needs ${neededPermissions}; it may also have expired, or be limited to other addresses.`);
}
function compareText(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}

;// CONCATENATED MODULE: ./src/inventory/cloudflare/pace.ts
/** Cloudflare counts over five minutes; the second is for requests that were on their way longer than others. */
const pace_window = 301_000;
/**
 * Requests in any five minutes. Cloudflare allows 1,200 to a user over all tokens and the dashboard, and blocks every
 * one of them for five minutes once there are more; this leaves some to the people and jobs beside us, and to what is
 * under way when a window begins.
 */
const budget = 1100;
/** How few requests Cloudflare may say are left before we wait for the next window: twice those that run at a time. */
const reserve = 16;
/** When the requests of one reading may be sent: one budget for all of them, and one end. */
class Pace {
    clock;
    deadline;
    signal;
    /** When each request of the window was sent. */
    #sent = [];
    #pausedUntil = 0;
    constructor(clock, deadline, signal) {
        this.clock = clock;
        this.deadline = deadline;
        this.signal = signal;
    }
    /** Waits until a request may be sent, and counts it; false where that would be after the deadline. */
    async turn() {
        for (;;) {
            this.signal.throwIfAborted();
            const now = this.clock.now();
            if (now >= this.deadline)
                return false;
            while (this.#sent.length > 0 && this.#sent[0] <= now - pace_window)
                this.#sent.shift();
            const budgetFrom = this.#sent.length < budget ? now : this.#sent[0] + pace_window;
            const from = Math.max(budgetFrom, this.#pausedUntil);
            if (from <= now) {
                this.#sent.push(now);
                return true;
            }
            if (!(await this.rest(from - now)))
                return false;
        }
    }
    /** Waits; false, and at once, where that would be after the deadline. */
    async rest(milliseconds) {
        if (milliseconds >= this.timeLeft())
            return false;
        try {
            await this.clock.sleep(milliseconds, this.signal);
        }
        finally {
            this.signal.throwIfAborted();
        }
        return true;
    }
    /** No request at all for so long. */
    pause(milliseconds) {
        this.#pausedUntil = Math.max(this.#pausedUntil, this.clock.now() + milliseconds);
    }
    /** Heeds what an answer says of the requests that are left: `"default";r=50;t=30`, 50 within the next 30 seconds. */
    heed(headers) {
        for (const limit of (headers.get('ratelimit') ?? '').split(',')) {
            const left = /;\s*r=(\d{1,9})/.exec(limit)?.[1];
            const seconds = /;\s*t=(\d{1,9})/.exec(limit)?.[1];
            if (left === undefined || seconds === undefined || Number(left) > reserve)
                continue;
            // A hint that is wrong shall not cost more than the documented window.
            this.pause(Math.min(Number(seconds) * 1000, pace_window));
        }
    }
    /** How long a `retry-after` asks to wait: seconds, or a date; undefined where there is none (RFC 9110 §10.2.3). */
    retryAfter(headers) {
        const written = headers.get('retry-after')?.trim() ?? '';
        const wait = /^\d+$/.test(written) ? Number(written) * 1000 : Date.parse(written) - this.clock.now();
        return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
    }
    /** Milliseconds until the deadline. */
    timeLeft() {
        return this.deadline - this.clock.now();
    }
}

// EXTERNAL MODULE: ./src/delegated-dcv.ts
var delegated_dcv = __webpack_require__(6478);
;// CONCATENATED MODULE: ./src/inventory/cloudflare/read-zone.ts






/** The packs of a list that was not asked for. */
const none = { items: [], unread: [] };
/** A zone's validation URL and what of its certificates may need records; never throws a `Failure`. */
async function readListedZone(requests, { isPartial, hasCustomHostnames, ...row }) {
    const { id, name } = row;
    const url = await validationUrlOf(requests, id);
    const packs = isPartial
        ? await readPages(page => requests.certificatePacks(id, page), pack => readPack(pack, name))
        : none;
    const customHostnames = hasCustomHostnames
        ? await readPages(page => requests.customHostnames(id, page), readCustomHostname)
        : none;
    return {
        zone: {
            ...row,
            ...(!(url instanceof Failure) && { validationUrl: url }),
            formerValidationUrls: [],
            packs: [...packs.items, ...customHostnames.items].sort((a, b) => (a.id < b.id ? -1 : 1)),
        },
        unread: [
            ...(url instanceof Failure
                ? because('its validation URL could not be read', [url.message + hint(url)], name)
                : []),
            ...missing('its certificates', packs, name),
            ...missing('its custom hostnames', customHostnames, name),
        ],
    };
}
async function validationUrlOf(requests, zoneId) {
    try {
        const { result } = await requests.validationId(zoneId);
        const id = typeof result === 'object' && result !== null && 'uuid' in result ? result.uuid : undefined;
        const url = typeof id === 'string' ? (0,delegated_dcv/* parseValidationUrl */.Ir)(`${id}.${delegated_dcv/* dcvSuffix */.ZJ}`) : undefined;
        const seen = id === undefined ? 'nothing' : plain(JSON.stringify(id), 100);
        return url ?? new Failure(`Cloudflare answered 200 with ${seen} where the id has to stand`);
    }
    catch (failure) {
        if (failure instanceof Failure)
            return failure;
        throw failure;
    }
}
function missing(what, { items, unread, failure }, zone) {
    const extent = failure !== undefined && items.length === 0 ? 'could not be listed' : 'could not all be listed';
    return because(`${what} ${extent}`, unread.map(reason => (reason === failure?.message ? reason + hint(failure) : reason)), zone);
}
function hint({ isRefused }) {
    return isRefused ? '; the token needs SSL and Certificates Read on this zone' : '';
}

;// CONCATENATED MODULE: ./src/inventory/cloudflare/read-cloudflare.ts








/** Zones that are read at a time; at Cloudflare's pace that stays far below its 200 requests a second and address. */
const concurrency = 8;
/** Enough for 2,000 zones, whose 4,040 requests take four windows of the budget. */
const defaultTimeLimit = 30 * 60_000;
/**
 * Everything that a read-only token sees of zones in a partial setup and their certificates. An answer that is missing
 * is `unread`, and the rest is there. Zones come in the order of their names, then ids; packs in that of their ids.
 * Throws `CloudflareRefusal` where the token or the base URL cannot be used at all, and the signal's reason once it is
 * aborted.
 */
async function readCloudflare(options) {
    const run = new AbortController();
    // One listener for each request under way.
    (0,external_node_events_.setMaxListeners)(0, run.signal);
    const permit = { base: baseUrlOf(options.baseUrl), token: usable(options.token), signal: run.signal };
    const { signal } = options;
    signal?.throwIfAborted();
    const abort = () => run.abort(signal?.reason);
    signal?.addEventListener('abort', abort);
    try {
        return await readAll(permit, options);
    }
    finally {
        signal?.removeEventListener('abort', abort);
        run.abort();
    }
}
/** A token without the line break that secrets often end in. */
function usable(written) {
    const token = written.trim();
    // The error about a header that cannot be sent would quote it.
    if (/^[\x21-\x7e]+$/.test(token))
        return token;
    throw new options/* CloudflareRefusal */.O(token === ''
        ? `The Cloudflare API token is empty. Create one that has ${neededPermissions}.`
        : 'The Cloudflare API token holds a space or a character that no token has. Copy it again, or create a new one.');
}
async function readAll(permit, options) {
    const { clock = systemClock, timeLimit = defaultTimeLimit, answerTimeLimit = 60_000 } = options;
    const started = clock.now();
    const pace = new Pace(clock, started + timeLimit, permit.signal);
    const requests = new Requests(permit, pace, { timeLimit, answerTimeLimit });
    const listed = await listZones(requests, options.customHostnamesOf ?? []);
    let zonesRead = 0;
    const report = () => options.onProgress?.({ zonesRead, zones: listed.zones.length });
    report();
    const read = await inParallel(listed.zones, async (zone) => {
        const result = await readListedZone(requests, zone);
        zonesRead++;
        report();
        return result;
    });
    return {
        readAt: `${new Date(started).toISOString().slice(0, 19)}Z`,
        readFrom: permit.base.href.replace(/\/$/, ''),
        zones: read.map(({ zone }) => zone),
        unread: [...listed.unread, ...read.flatMap(({ unread }) => unread)],
    };
}
/** What `work` makes of each item, in their order. */
async function inParallel(items, work) {
    const results = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length) {
            const at = next++;
            results[at] = await work(items[at]);
        }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    return results;
}


/***/ })

};
;