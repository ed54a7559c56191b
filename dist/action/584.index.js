"use strict";
exports.id = 584;
exports.ids = [584];
exports.modules = {

/***/ 6584:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openClient: () => (/* binding */ openClient),
/* harmony export */   refusalOf: () => (/* reexport safe */ _refusal_js__WEBPACK_IMPORTED_MODULE_2__.O)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1351);
/* harmony import */ var _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5555);
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9735);
/* harmony import */ var _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6856);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6047);





const mostRepeats = 2;
/** A gate that makes people wait for longer is no help; in seconds. */
const longestPause = 60;
/** Of an answer; GitHub's own largest, a hundred comments or a tree, are far smaller. */
const mostBytes = 64 << 20;
/**
 * A client of the GitHub that the environment names. It repeats what failed for a moment, waits where GitHub asks it
 * to, and gives up within minutes. This module takes 40 ms to load: import it with the first request.
 */
function openClient(token, env, patience = {}) {
    const { timeLimit = 20_000, second = 1000 } = patience;
    const mayWait = (seconds, _options, _octokit, repeats) => seconds <= longestPause && repeats < mostRepeats;
    const client = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, {
        ...(env.GITHUB_API_URL && { baseUrl: env.GITHUB_API_URL }),
        userAgent: 'delegated-dcv-check',
        // What goes wrong is told in our own words, or not at all.
        log: { debug: silent, info: silent, warn: silent, error: silent },
        request: { fetch: withinLimits(timeLimit) },
        retry: {
            retries: mostRepeats,
            retryAfterBaseValue: second,
            // Limits of rate are the other plugin's.
            doNotRetry: [400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 451],
        },
        throttle: {
            id: `${++opened}`,
            onRateLimit: mayWait,
            onSecondaryRateLimit: mayWait,
            retryAfterBaseValue: second,
            ...(second < 1000 && { write: unpaced, notifications: unpaced }),
        },
    }, _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L, _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_4__/* .throttling */ .A);
    client.hook.before('request', options => {
        if (!mayBeRepeated(options.method, options.url))
            options.request.retries = 0;
    });
    const graphql = env.GITHUB_GRAPHQL_URL?.replace(/\/graphql$/, '');
    return graphql ? Object.assign(client, { graphql: client.graphql.defaults({ baseUrl: graphql }) }) : client;
}
/** Each client keeps its own pace. */
let opened = 0;
function silent() { }
/** In place of a second between two requests that write, and three between two that notify people. */
const unpaced = { key: () => ({ schedule: async (_, job) => job() }) };
/** Whether doing it twice is as good as once, where nobody knows whether it was done: annotations are appended. */
function mayBeRepeated(method, url) {
    if (url.endsWith('/graphql'))
        return true;
    return method !== 'POST' && !(method === 'PATCH' && url.includes('/check-runs/'));
}
/** The toolkit's fetch, which knows proxies, ended on time and before an answer fills the memory. */
function withinLimits(timeLimit) {
    const { fetch: viaProxy } = _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_1__/* .defaults */ .NT.request;
    return async (url, options) => {
        const response = await viaProxy(url, { ...options, signal: AbortSignal.timeout(timeLimit) });
        if (response.body === null)
            return response;
        let length = 0;
        const counter = new TransformStream({
            transform(chunk, controller) {
                length += chunk.length;
                if (length > mostBytes)
                    controller.error(new Error('GitHub sends too much'));
                else
                    controller.enqueue(chunk);
            },
        });
        return new Response(response.body.pipeThrough(counter), response);
    };
}


/***/ })

};
;