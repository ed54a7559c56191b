"use strict";
exports.id = 459;
exports.ids = [459];
exports.modules = {

/***/ 2459:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  showOn: () => (/* binding */ showOn)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./src/finding.ts
var finding = __webpack_require__(2018);
// EXTERNAL MODULE: ./src/source.ts
var source = __webpack_require__(4998);
// EXTERNAL MODULE: ./src/reporters/layout/printable.ts
var printable = __webpack_require__(9726);
// EXTERNAL MODULE: ./src/reporters/summary.ts + 1 modules
var reporters_summary = __webpack_require__(2350);
// EXTERNAL MODULE: ./src/reporters/words/annotation.ts
var annotation = __webpack_require__(2339);
// EXTERNAL MODULE: ./src/reporters/words/count.ts
var words_count = __webpack_require__(3011);
// EXTERNAL MODULE: ./src/reporters/words/outcome.ts
var outcome = __webpack_require__(3392);
// EXTERNAL MODULE: ./src/reporters/words/tally.ts
var words_tally = __webpack_require__(7110);
;// CONCATENATED MODULE: ./src/reporters/check-run.ts








/** More annotations than anybody reads; each fifty take a request. */
const mostAnnotations = 1000;
const levels = { error: 'failure', warning: 'warning', notice: 'notice' };
/** A report as a check run: all of it in the summary as far as there is room, and the findings at their lines. */
function checkRun(report) {
    const placed = finding/* severities */.g
        .flatMap(severity => (0,annotation/* introducedFirst */.gP)(report.findings.filter(finding => (0,annotation/* levelOf */.In)(finding, report) === severity)))
        .filter(({ span }) => span !== undefined);
    const tally = (0,words_tally/* tallyOf */.s)(report);
    const shown = placed.slice(0, mostAnnotations);
    const summary = (0,reporters_summary/* summaryWithin */.uo)(report, { bytes: 56_000, surface: 'check run over 65,535 characters' });
    return {
        conclusion: report.verdict === 'pass' ? 'success' : 'failure',
        title: (0,printable/* clip */.$Q)((0,outcome/* findingsPhrase */.Wr)(tally) || (0,outcome/* namesPhrase */.iT)(tally) || 'Nothing is required', 200),
        summary: `${summary}${annotatedPhrase(report.findings.length, placed.length, shown.length)}`,
        annotations: shown.map(finding => annotationOf(finding, report)),
    };
}
function annotatedPhrase(findings, placed, shown) {
    if (findings === shown)
        return '';
    const [without, over] = [findings - placed, placed - shown];
    const reasons = [
        ...(over > 0 ? [`${(0,words_count/* digits */.v)(over)} are more than a check run annotates`] : []),
        ...(without > 0 ? [`${(0,words_count/* digits */.v)(without)} ${without === 1 ? 'has' : 'have'} no place in a file`] : []),
    ];
    return `\nAnnotated: ${(0,words_count/* digits */.v)(shown)} of ${(0,words_count/* counted */.h)(findings, 'finding')}; ${reasons.join(', ')}.\n`;
}
function annotationOf(finding, report) {
    const { path, line, column, endLine, endColumn } = (0,source/* positionOf */.df)(finding.span);
    const isOneLine = line === endLine;
    return {
        path,
        start_line: line,
        end_line: endLine,
        ...(isOneLine && { start_column: column, end_column: endColumn }),
        annotation_level: levels[(0,annotation/* levelOf */.In)(finding, report)],
        title: (0,printable/* clip */.$Q)((0,annotation/* annotationTitle */.qF)(finding), 220),
        // Of 64 KB no character takes more than three bytes for each of its UTF-16 code units.
        message: (0,printable/* clip */.$Q)((0,annotation/* annotationText */.xr)(finding, report), 20_000),
    };
}

// EXTERNAL MODULE: ./src/github/answer.ts
var answer = __webpack_require__(1893);
// EXTERNAL MODULE: ./src/github/base.ts + 2 modules
var base = __webpack_require__(5923);
// EXTERNAL MODULE: ./src/github/refusal.ts
var refusal = __webpack_require__(6047);
;// CONCATENATED MODULE: ./src/github/pull-request.ts




/** Why we do not show something ourselves; the message is the end of a sentence without its full stop. */
class NotShown extends Error {
}
/** Why something could not be shown, as the end of a sentence without its full stop. */
function reasonOf(error, permission) {
    if (error instanceof base/* BaseUnavailable */.G)
        return error.reason;
    const isOurs = error instanceof NotShown || error instanceof answer/* Unusable */.k;
    return isOurs ? error.message : (0,refusal/* refusalOf */.O)(error, permission);
}
/** As many comments, or threads, as are looked through for our own: a hundred a page. */
const mostPages = 50;
const fields = 'id fullDatabaseId body isMinimized minimizedReason viewerDidAuthor';
const connections = {
    comments: `comments(first: 100, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } }`,
    // A comment of ours is the first of its thread.
    reviewThreads: `reviewThreads(first: 100, after: $after) { nodes { comments(first: 1) { nodes { ${fields} } } } pageInfo { hasNextPage endCursor } }`,
};
const node = dist/* object */.Ikc({
    id: dist/* string */.YjP(),
    fullDatabaseId: dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* bigint */.oad()]),
    body: dist/* string */.YjP(),
    isMinimized: dist/* boolean */.zMY(),
    minimizedReason: dist/* nullable */.mee(dist/* string */.YjP()),
    viewerDidAuthor: dist/* boolean */.zMY(),
});
const pageInfo = dist/* object */.Ikc({ hasNextPage: dist/* boolean */.zMY(), endCursor: dist/* nullable */.mee(dist/* string */.YjP()) });
const nodes = dist/* array */.YOg(dist/* nullable */.mee(node));
const thread = dist/* object */.Ikc({ comments: dist/* object */.Ikc({ nodes }) });
const connection = dist/* union */.KCZ([
    dist/* object */.Ikc({ comments: dist/* object */.Ikc({ nodes, pageInfo }) }),
    dist/* object */.Ikc({ reviewThreads: dist/* object */.Ikc({ nodes: dist/* array */.YOg(dist/* nullable */.mee(thread)), pageInfo }) }),
]);
const pullNow = dist/* intersect */.y$5([dist/* object */.Ikc({ headRefOid: dist/* string */.YjP(), state: dist/* string */.YjP() }), connection]);
const pull_request_answer = dist/* object */.Ikc({ repository: dist/* object */.Ikc({ pullRequest: pullNow }) });
/**
 * Asks for the pull request and for the comments that begin with a marker and whose author we are; somebody else's
 * with our marker is none of them. Throws what the client throws, and NotShown where there are too many to look through.
 */
async function lookAt({ client, owner, repo, number }, kind, marker) {
    const query = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $repo) { pullRequest(number: $number) { headRefOid state ${connections[kind]} } }
  }`;
    const own = [];
    let after = null;
    for (let pages = 0; pages < mostPages; pages++) {
        const data = await client.graphql(query, { owner, repo, number, after });
        const { headRefOid, state, ...found } = (0,answer/* understood */.S)(pull_request_answer, data).repository.pullRequest;
        const [comments, page] = 'comments' in found
            ? [found.comments.nodes, found.comments.pageInfo]
            : [
                found.reviewThreads.nodes.flatMap(each => each?.comments.nodes ?? []),
                found.reviewThreads.pageInfo,
            ];
        for (const comment of comments)
            if (comment?.viewerDidAuthor && comment.body.startsWith(marker))
                own.push(ownFrom(comment));
        if (!page.hasNextPage)
            return { headSha: headRefOid, isOpen: state === 'OPEN', own };
        after = page.endCursor;
    }
    throw new NotShown('the pull request has more comments than are looked through for an earlier one');
}
function ownFrom({ id, fullDatabaseId, body, isMinimized, minimizedReason, }) {
    return {
        ...{ id, number: Number(fullDatabaseId), body },
        ...(isMinimized && { minimised: minimizedReason ?? '' }),
    };
}
/** Folds a comment away, with the reason that GitHub shows for it. */
async function minimise({ client }, id, classifier) {
    const mutation = `mutation ($id: ID!, $classifier: ReportedContentClassifiers!) {
    minimizeComment(input: { subjectId: $id, classifier: $classifier }) { clientMutationId }
  }`;
    await client.graphql(mutation, { id, classifier });
}
/** Shows a comment again. */
async function unminimise({ client }, id) {
    const mutation = `mutation ($id: ID!) {
    unminimizeComment(input: { subjectId: $id }) { clientMutationId }
  }`;
    await client.graphql(mutation, { id });
}
/** Whether it was us who folded it away; what people hide for other reasons stays hidden. */
function isPutAway({ minimised }) {
    return minimised === 'resolved' || minimised === 'outdated';
}

;// CONCATENATED MODULE: ./src/github/check-run.ts





/** Not the job's own name, for which it would be taken in the list of required checks. */
const check_run_name = 'Delegated DCV findings';
/** GitHub takes no more annotations in one request. */
const ofRequest = 50;
const made = dist/* object */.Ikc({ id: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b()) });
/**
 * Makes a check run with the verdict and its findings at their lines. One that was begun is completed also where
 * GitHub does not take all annotations: it would be pending for ever. Answers with a sentence where some are missing, throws what the
 * client throws where there is no check run.
 */
async function showCheckRun(report, { client, owner, repo }, headSha) {
    const { conclusion, title, summary, annotations } = checkRun(report);
    const done = { status: 'completed', conclusion };
    const place = { owner, repo };
    let id;
    let sent = 0;
    try {
        for (const batch of batchesOf(annotations)) {
            const isLast = sent + batch.length === annotations.length;
            const output = { title, summary, ...(batch.length > 0 && { annotations: batch }) };
            id = await put(id, { ...(isLast ? done : undefined), output });
            sent += batch.length;
        }
        return undefined;
    }
    catch (error) {
        if (id === undefined && error.status !== 422)
            throw error;
        const missing = `Only ${(0,words_count/* digits */.v)(sent)} of ${(0,words_count/* counted */.h)(annotations.length, 'annotation')} arrived`;
        await put(id, {
            ...{ ...done, request: { evenLate: true } },
            output: { title, summary: `${summary}\n${missing} here.\n` },
        });
        return `${missing} in the check run: ${reasonOf(error)}.`;
    }
    async function put(of, body) {
        const { data } = of === undefined
            ? await client.request('POST /repos/{owner}/{repo}/check-runs', {
                ...{ ...place, name: check_run_name, head_sha: headSha, status: 'in_progress' },
                ...body,
            })
            : await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
                ...{ ...place, check_run_id: of },
                ...body,
            });
        return of ?? (0,answer/* understood */.S)(made, data).id;
    }
}
/** One at least, since a check run without annotations is made all the same. */
function batchesOf(annotations) {
    const count = Math.max(1, Math.ceil(annotations.length / ofRequest));
    return Array.from({ length: count }, (_, index) => annotations.slice(index * ofRequest, (index + 1) * ofRequest));
}

// EXTERNAL MODULE: ./src/report.ts
var src_report = __webpack_require__(665);
// EXTERNAL MODULE: ./src/reporters/summary-findings.ts + 1 modules
var summary_findings = __webpack_require__(813);
// EXTERNAL MODULE: ./src/reporters/summary-lists.ts
var summary_lists = __webpack_require__(7514);
;// CONCATENATED MODULE: ./src/reporters/comment.ts






/** GitHub refuses a comment of more than 65,536 characters; these shares and what comes on top stay below. */
const shares = { notes: 2_000, findings: 48_000, mended: 5_000 };
/** What a pull request did, as a comment on it: what it introduced and mended; what stood before is only counted. */
function comment(report, { marker, checksUrl, isFollowUp = false }) {
    const { findings } = report;
    const told = findings.filter(isTold);
    const room = { bytes: shares.findings, surface: 'comment over 65,536 characters' };
    const isMended = isFollowUp && !hasSomethingToSay(report);
    return (0,reporters_summary/* blocks */.Bv)([
        marker,
        (0,reporters_summary/* headline */.Pl)(report),
        isMended ? 'What this comment told of is mended.' : '',
        (0,reporters_summary/* outcome */.bu)(report),
        (0,reporters_summary/* notesMarkdown */.BJ)(report.notes, shares.notes),
        (0,summary_findings/* findingsMarkdown */.O)({ ...report, findings: told }, room),
        (0,summary_lists/* mendedMarkdown */.$l)(report, shares.mended),
        standingMarkdown(report, findings.filter(finding => !isTold(finding))),
        `The ${checksUrl === undefined ? 'job summary' : `[job summary](${encodeURI(checksUrl)})`} shows more, the JSON report everything.`,
    ]);
}
/** Whether a pull request is to be told anything: that it introduced findings, or that it fails. */
function hasSomethingToSay({ findings, verdict }) {
    return verdict === 'fail' || findings.some(isTold);
}
function isTold({ introduced }) {
    return introduced !== false;
}
function standingMarkdown(report, standing) {
    if (standing.length === 0)
        return '';
    const failing = standing.filter(finding => (0,src_report/* blocks */.Bv)(finding, report)).length;
    const all = failing === 1 ? 'It' : 'They';
    const who = failing === standing.length ? all : `${(0,words_count/* digits */.v)(failing)} of them`;
    const fails = `${who} ${failing === 1 ? 'fails' : 'fail'} the check, since \`fail-on-standing\` is ${report.failOnStanding}.`;
    const count = `Not shown here: ${(0,words_count/* counted */.h)(standing.length, 'finding')} that the base has too (${(0,words_tally/* countByRule */.$)(standing)}).`;
    return failing === 0 ? count : `${count} ${fails}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/github/marker.ts

/** Tells runs apart that one workflow makes with different inputs, so that each keeps its own comments: 16 hex digits. */
function keyOf(settings, path) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(`${settings ?? ''}\0${path}`)
        .digest('hex')
        .slice(0, 16);
}
/** What the comment on a pull request begins with. */
function commentMarker(key) {
    return `<!-- delegated-dcv-check ${key} -->`;
}
/** What a comment at a line begins with; without a finding, what all of them begin with. */
function reviewMarker(key, fingerprint) {
    const start = `<!-- delegated-dcv-check ${key} finding `;
    return fingerprint === undefined ? start : `${start}${fingerprint} -->`;
}
/** The fingerprint in such a marker. */
function fingerprintIn(body, key) {
    const start = reviewMarker(key);
    return body.startsWith(start) ? /^[0-9a-f]{32}(?= -->)/.exec(body.slice(start.length))?.[0] : undefined;
}

;// CONCATENATED MODULE: ./src/github/comment.ts



/**
 * Keeps one comment on the pull request: made where there is something to say, brought up to date, and folded away
 * once there is nothing more to say. Throws what the client throws.
 */
async function showComment(report, pull, { key, checksUrl }) {
    const { client, owner, repo, number } = pull;
    const marker = commentMarker(key);
    const { headSha, own } = await lookAt(pull, 'comments', marker);
    const [first, ...others] = own;
    const speaks = hasSomethingToSay(report);
    if (headSha !== pull.headSha || (first === undefined && !speaks))
        return;
    const body = comment(report, {
        ...{ marker, isFollowUp: first !== undefined },
        ...(checksUrl !== undefined && { checksUrl }),
    });
    if (first === undefined) {
        await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...{ owner, repo, issue_number: number, body },
        });
        return;
    }
    if (!isSame(first.body, body)) {
        await client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            ...{ owner, repo, comment_id: first.number, body },
        });
    }
    if (speaks && isPutAway(first))
        await unminimise(pull, first.id);
    if (!speaks && first.minimised === undefined)
        await minimise(pull, first.id, 'RESOLVED');
    // Two runs at once may each have made one.
    for (const other of others)
        if (other.minimised === undefined)
            await minimise(pull, other.id, 'OUTDATED');
}
/** GitHub keeps line breaks as they were typed, and may trim the end. */
function isSame(there, body) {
    return there.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd();
}

// EXTERNAL MODULE: ./src/reporters/layout/markdown.ts
var markdown = __webpack_require__(2364);
// EXTERNAL MODULE: ./src/reporters/words/rule-page.ts
var rule_page = __webpack_require__(1866);
;// CONCATENATED MODULE: ./src/reporters/review.ts



const titles = { error: 'Error', warning: 'Warning', notice: 'Notice' };
/** Characters of a message, and of a record to write: the comment stays below GitHub's 65,536. */
const messageLimit = 2000;
const expectedLimit = 1500;
/** A finding as a comment at a line of a pull request, headed by the marker by which it is found again. */
function reviewComment(finding, report, 
/** Lines for those that are commented on, none to delete them; without them what to write is only shown. */
{ marker, suggestion }) {
    const page = (0,rule_page/* rulePage */.g)(report, finding.rule);
    const parts = [
        marker,
        `**${titles[finding.severity]}:** ${(0,markdown/* prose */.CS)((0,printable/* clip */.$Q)(finding.message, messageLimit))}`,
        ...(suggestion === undefined ? writeMarkdown(finding) : [(0,markdown/* fenced */.OF)(suggestion, 'suggestion')]),
        page === undefined ? (0,markdown/* code */.aY)(finding.rule) : `[${(0,markdown/* code */.aY)(finding.rule)}](${encodeURI(page)})`,
    ];
    return `${parts.join('\n\n')}\n`;
}
function writeMarkdown({ expected }) {
    return expected === undefined ? [] : ['Write:', (0,markdown/* fenced */.OF)((0,printable/* printableLines */.fk)((0,printable/* clip */.$Q)(expected, expectedLimit)))];
}

// EXTERNAL MODULE: ./src/rules/leftover-txt.ts
var leftover_txt = __webpack_require__(3629);
;// CONCATENATED MODULE: ./src/suggestions/candidate.ts


/** Lines that one suggestion may replace. */
const mostLines = 20;
/** What might mend a finding by itself, to be proved; undefined where nothing is known to. */
function candidateFor(finding, linesOf) {
    const { rule, span } = finding;
    const lines = span && linesOf(span.file.path);
    if (lines === undefined || span === undefined)
        return undefined;
    if (rule === 'leftover-txt')
        return withoutRecords(finding, span, lines);
    return rule === 'wrong-target' || rule === 'outdated-validation-url'
        ? withTarget(finding, span, lines)
        : undefined;
}
/** The target alone is replaced, as it was written: in its quotes, with its final dot or without. */
function withTarget(finding, span, lines) {
    const { target, expected } = finding;
    const { line, column, endLine, endColumn } = (0,source/* positionOf */.df)(span);
    const old = textAt(lines, line);
    const written = old?.slice(column - 1, endColumn - 1);
    if (old === undefined || line !== endLine || written !== textOf(span))
        return undefined;
    const [, quote, name] = /^(["'`]?)([^\s"'`]+)\1$/.exec(written) ?? [];
    if (target === undefined || expected === undefined || name === undefined)
        return undefined;
    if (!/^[a-z0-9_.-]+$/.test(target))
        return undefined;
    const hasDot = name.endsWith('.') || expected.includes(`${target}.`);
    const replacement = `${quote}${target}${hasDot ? '.' : ''}${quote}`;
    return suggestion(finding, lines, line, line, [
        old.slice(0, column - 1) + replacement + old.slice(endColumn - 1),
    ]);
}
/** The lines of the records go, for the CNAME where that is missing too. */
function withoutRecords(finding, span, lines) {
    const others = (finding.related ?? []).filter(({ message }) => message === leftover_txt/* anotherTxt */.A);
    const ranges = [span, ...others.map(other => other.span)]
        .map(each => wholeLines(each, lines))
        .sort((a, b) => (a?.first ?? 0) - (b?.first ?? 0));
    const first = ranges[0]?.first;
    if (first === undefined)
        return undefined;
    let last = first - 1;
    for (const range of ranges) {
        if (range === undefined || range.file !== span.file.path || range.first > last + 1)
            return undefined;
        last = Math.max(last, range.last);
    }
    const { expected } = finding;
    if (expected !== undefined)
        return suggestion(finding, lines, first, last, expected.split('\n'));
    // In a zone file the next record may have its owner from these lines.
    const inherits = /^\s+[^\s;#]/.test(textAt(lines, last + 1) ?? '');
    return inherits && /^\S/.test(textAt(lines, first))
        ? undefined
        : suggestion(finding, lines, first, last, []);
}
/** The lines of a record that has them for itself, but for what holds a list together and a remark behind it. */
function wholeLines(span, lines) {
    const { line, column, endLine, endColumn } = (0,source/* positionOf */.df)(span);
    const last = endColumn === 1 && endLine > line ? endLine - 1 : endLine;
    const before = textAt(lines, line)?.slice(0, column - 1);
    const behind = last === endLine ? textAt(lines, last)?.slice(endColumn - 1) : '';
    const isWhole = /^\s*(?:-\s+)?$/.test(before ?? 'none') && /^,?\s*(?:(?:[;#]|\/\/).*)?$/.test(behind?.trim() ?? 'none');
    return isWhole ? { file: span.file.path, first: line, last } : undefined;
}
function suggestion(finding, { file, texts, starts }, first, last, lines) {
    const old = texts.slice(first - 1, last);
    const start = starts[first - 1];
    if (start === undefined || old.length > mostLines || old.length !== last - first + 1)
        return undefined;
    // Whether a suggestion keeps a carriage return is not documented.
    if (old.some(text => text.includes('\r')) || old.join('\n') === lines.join('\n'))
        return undefined;
    const isLast = last === texts.length;
    const text = lines.map(line => `${line}\n`).join('');
    const edit = {
        ...{ file, start, end: isLast ? file.text.length : starts[last] },
        text: isLast ? text.replace(/\n$/, '') : text,
    };
    return { finding, path: file.path, line: first, old, lines, edit };
}
/** A line, counted from 1; undefined where the file has no such line. */
function textAt({ texts }, line) {
    return texts[line - 1];
}
function textOf({ file, start, end }) {
    return file.text.slice(start, end);
}

// EXTERNAL MODULE: ./src/group.ts
var group = __webpack_require__(460);
;// CONCATENATED MODULE: ./src/patch/text-edit.ts

/** Edits by file, files in order of path. Throws where edits overlap or do not fit their file: a mistake of the caller. */
function text_edit_editsByFile(edits) {
    const files = [...(0,group/* groupBy */.$)(edits, ({ file }) => file.path).values()].map(ofFile => {
        const { file } = ofFile[0];
        ofFile.sort((a, b) => a.start - b.start || a.end - b.end);
        let done = 0;
        for (const edit of ofFile) {
            const isWhole = edit.file.text === file.text && file.omissions === undefined;
            if (!isWhole || edit.start < done || edit.end < edit.start || edit.end > file.text.length)
                throw new Error(`Edits of ${file.path} overlap, or are not of its whole text.`);
            done = edit.end;
        }
        return { file, edits: ofFile };
    });
    return files.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}
/** The file's text with the edits made. */
function editedText({ file: { text }, edits }) {
    let edited = '';
    let copied = 0;
    for (const { start, end, text: replacement } of edits) {
        edited += text.slice(copied, start) + replacement;
        copied = end;
    }
    return edited + text.slice(copied);
}

;// CONCATENATED MODULE: ./src/move/trees.ts

/** A tree that keeps which files were read. Whatever sieve is asked for, edits need the whole text. */
function watched(tree) {
    const files = new Map();
    const read = (path) => {
        const file = files.get(path) ?? tree.read(path);
        if (file !== undefined)
            files.set(path, file);
        return file;
    };
    return { tree: { ...tree, read, peek: path => tree.peek(path) }, read: files };
}
/** The tree after edits of its files; a link to a changed file is changed with it. */
function overlaid(tree, edits) {
    const texts = new Map(text_edit_editsByFile(edits).map(ofFile => [ofFile.file.path, editedText(ofFile)]));
    const edited = (path) => {
        const text = texts.get(realPath(tree, path));
        return text === undefined ? undefined : { path, text };
    };
    return {
        ...tree,
        read: path => edited(path) ?? tree.read(path),
        peek: path => edited(path) ?? tree.peek(path),
    };
}
/** The path of the file itself, where the path may be a link to it. */
function realPath(tree, path) {
    return tree.links?.get(path) ?? path;
}

;// CONCATENATED MODULE: ./src/suggestions/lines.ts

/** Opens files of a tree by lines, each once; a link as the file that it leads to, whatever a sieve made of it. */
function linesIn(tree) {
    const opened = new Map();
    return given => {
        const path = realPath(tree, given);
        if (!opened.has(path)) {
            const file = tree.read(path);
            opened.set(path, file && linesOf(file));
        }
        return opened.get(path);
    };
}
function linesOf(file) {
    const texts = file.text.split('\n');
    const starts = [];
    let at = 0;
    for (const text of texts) {
        starts.push(at);
        at += text.length + 1;
    }
    return { file, texts, starts };
}

;// CONCATENATED MODULE: ./src/patch/unified-diff.ts

/**
 * The edits as a unified diff that `git apply` and `patch -p1` take in the folder that paths are relative to; empty
 * where they change nothing. Throws as `editsByFile` does.
 */
function patchOf(edits) {
    const diffs = editsByFile(edits).map(fileEdits => {
        const hunks = hunksOf(fileEdits).map(({ text }) => text);
        const { path } = fileEdits.file;
        return hunks.length === 0
            ? ''
            : `--- ${headerPath(`a/${path}`)}\n+++ ${headerPath(`b/${path}`)}\n${hunks.join('')}`;
    });
    return diffs.join('');
}
/**
 * What a terminal or a workflow log would obey or hide instead of showing it, and what stands for octets that are no
 * UTF-8. Tabs, line breaks and a byte order mark at the beginning of a line are shown well enough.
 */
const unsafe = /(?![\t\n]|\r\n|(?<=^.)\ufeff)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffd]|##\[|^.[^\S\n]*::/mu;
/** The edits that cannot be printed as a patch: there are lines in their hunk that are not safe to print. */
function unprintableAmong(edits) {
    const hunks = text_edit_editsByFile(edits).flatMap(hunksOf);
    return hunks.flatMap(hunk => (unsafe.test(hunk.text) ? hunk.edits : []));
}
/** The lines of a text with their ends; the last one may have none. Only `\n` ends a line: a `\r` is the line's own. */
function unified_diff_linesOf(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
/** The whole lines that change; edits that share one are one block. */
function* blocksOf({ file: { text }, edits }, lines) {
    let line = 0;
    let offset = 0;
    const pass = () => {
        offset += lines[line++].length;
    };
    for (let next = 0; next < edits.length;) {
        while (lines[line]?.endsWith('\n') && offset + lines[line].length <= edits[next].start)
            pass();
        const [from, start, first] = [line, offset, next];
        let copied = start;
        let changed = '';
        // A line whose end is gone takes the next one in.
        let isOpen = false;
        do {
            const edit = edits[next++];
            const piece = text.slice(copied, edit.start) + edit.text;
            changed += piece;
            copied = edit.end;
            isOpen = piece === '' ? isOpen : !piece.endsWith('\n');
            while (line < lines.length && (offset < copied || (offset === copied && isOpen)))
                pass();
        } while (next < edits.length && (edits[next].start < offset || line === lines.length));
        changed += text.slice(copied, offset);
        if (changed !== text.slice(start, offset))
            yield { from, to: line, lines: unified_diff_linesOf(changed), edits: edits.slice(first, next) };
    }
}
/** How many unchanged lines stand before and behind a change, as `diff -u` has it. */
const context = 3;
/** Blocks with few lines between them, as the hunks of a unified diff. */
function hunksOf(fileEdits) {
    const lines = unified_diff_linesOf(fileEdits.file.text);
    const groups = [];
    for (const block of blocksOf(fileEdits, lines)) {
        const group = groups.at(-1);
        if (group !== undefined && block.from - group.at(-1).to <= 2 * context)
            group.push(block);
        else
            groups.push([block]);
    }
    let longer = 0;
    return groups.map(blocks => {
        const from = Math.max(0, blocks[0].from - context);
        const to = Math.min(lines.length, blocks.at(-1).to + context);
        const body = [];
        const add = (mark, added) => {
            for (const line of added)
                body.push(mark, line, line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n');
        };
        const newFrom = from + longer;
        let at = from;
        for (const block of blocks) {
            add(' ', lines.slice(at, block.from));
            add('-', lines.slice(block.from, block.to));
            add('+', block.lines);
            longer += block.lines.length - (block.to - block.from);
            at = block.to;
        }
        add(' ', lines.slice(at, to));
        const header = `@@ -${rangeOf(from, to)} +${rangeOf(newFrom, to + longer)} @@\n`;
        return { text: header + body.join(''), edits: blocks.flatMap(block => block.edits) };
    });
}
/** A range of no lines is named after the line before it. */
function rangeOf(from, to) {
    return from === to ? `${from},0` : `${from + 1},${to - from}`;
}
/**
 * A path as git writes it: where it holds uncommon characters, as a C string of its octets. `#` is spelled out, since a
 * runner takes `##[` for a command.
 */
function headerPath(path) {
    if (/^[\w./+=@,~-]+$/.test(path))
        return path;
    const octets = [...Buffer.from(path)].map(octet => /["\\#]|[^\x20-\x7e]/.test(String.fromCharCode(octet))
        ? `\\${octet.toString(8).padStart(3, '0')}`
        : String.fromCharCode(octet));
    return `"${octets.join('')}"`;
}

;// CONCATENATED MODULE: ./src/suggestions/proof.ts


/** Characters of a suggestion, old lines and new ones together. */
const longest = 10_000;
/**
 * Those of some suggestions after which, all taken together, a run no longer has their findings and has no other that
 * it did not have before. What cannot be shown safely is not suggested.
 */
function provedAmong(candidates, tree, report, rerun) {
    let left = showable(candidates);
    const before = new Set([...report.findings, ...report.ignored.map(({ finding }) => finding)].map(nameOf));
    // What is left after one failure is proved once more, and then given up.
    for (let attempts = 2; attempts > 0 && left.length > 0; attempts--) {
        const after = rerun(overlaid(tree, left.map(({ edit }) => edit)));
        const standing = new Set(after.findings.map(nameOf));
        const fresh = after.findings.filter(finding => !before.has(nameOf(finding)));
        const harmed = new Set(fresh.map(({ owner }) => owner));
        const good = left.filter(({ finding }) => !standing.has(nameOf(finding)) && !harmed.has(finding.owner));
        if (good.length === left.length)
            return fresh.length === 0 ? good : [];
        left = good;
    }
    return [];
}
function nameOf({ fingerprint }) {
    return fingerprint;
}
/** Those that can be printed and made side by side, the earlier of two that overlap. */
function showable(candidates) {
    const taken = new Set();
    const apart = candidates.filter(({ path, line, old, edit }) => {
        if (edit.text.length + edit.end - edit.start > longest)
            return false;
        const places = old.map((_, index) => `${path}\0${line + index}`);
        if (places.some(place => taken.has(place)))
            return false;
        for (const place of places)
            taken.add(place);
        return true;
    });
    const unprintable = new Set(unprintableAmong(apart.map(({ edit }) => edit)));
    return apart.filter(({ edit }) => !unprintable.has(edit));
}

;// CONCATENATED MODULE: ./src/github/diff.ts

/** Reads hunks as GitHub's API gives them, without the headers of the file. */
function readHunks(patch) {
    const hunks = [];
    let [left, right] = [0, 0];
    for (const line of patch.split('\n')) {
        const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
        const mark = line.charAt(0);
        if (header !== null) {
            [left, right] = [Number(header[1]), Number(header[2])];
            hunks.push({ lines: [] });
        }
        else if (mark === ' ' || mark === '+' || mark === '-') {
            hunks.at(-1)?.lines.push({ mark, text: line.slice(1), left, right });
            if (mark !== '+')
                left++;
            if (mark !== '-')
                right++;
        }
    }
    return hunks;
}
/**
 * The number, on the side of the base, of the first deleted line of a block that the base had. It is found by its text,
 * since the base may have gone on after the pull request left it; undefined where not just one place fits.
 */
function deletedLine(hunks, block) {
    const found = hunks.flatMap(hunk => {
        const lines = hunk.lines.filter(({ mark }) => mark !== '+');
        return lines.flatMap((_, start) => {
            const there = lines.slice(start, start + block.length);
            // A hunk may end within the block.
            if (!there.every(({ text }, index) => withoutReturn(text) === withoutReturn(block[index])))
                return [];
            return there.find(({ mark }) => mark === '-')?.left ?? [];
        });
    });
    return found.length === 1 ? found[0] : undefined;
}
/**
 * Finds lines of a file on the side of the head. The file may be the merge of the head into its base, in which lines
 * have other numbers: a hunk is believed only where all it shows of the head stands in the file, there or at just one
 * other place.
 */
function shownIn(hunks, file) {
    let byText;
    const placeOf = (texts, expected) => {
        if (isAt(texts, expected, file))
            return expected;
        byText ??= (0,group/* groupBy */.$)(file.keys(), index => file[index]);
        const places = byText.get(texts[0]) ?? [];
        // Comparing at every place would take time without end in a file made of one line.
        const found = places.length > mostPlaces ? [] : places.filter(index => isAt(texts, index + 1, file));
        return found.length === 1 ? found[0] + 1 : undefined;
    };
    const shown = hunks.flatMap(({ lines }) => {
        const right = lines.filter(({ mark }) => mark !== '-');
        const first = right[0]?.right;
        const texts = right.map(({ text }) => text);
        const at = first === undefined ? undefined : placeOf(texts, first);
        return at === undefined ? [] : [{ at, first: first, end: at + right.length }];
    });
    return (line, count) => {
        const hunk = shown.find(({ at, end }) => at <= line && line + count <= end);
        return hunk && line - hunk.at + hunk.first;
    };
}
const mostPlaces = 20;
function isAt(texts, line, file) {
    return texts.every((text, index) => file[line - 1 + index] === text);
}
function withoutReturn(line) {
    return line.replace(/\r$/, '');
}

;// CONCATENATED MODULE: ./src/github/pull-files.ts



/** A hundred files a page; GitHub lists 3,000. */
const pull_files_mostPages = 30;
const listed = dist/* array */.YOg(dist/* object */.Ikc({
    filename: dist/* string */.YjP(),
    previous_filename: dist/* optional */.lqM(dist/* string */.YjP()),
    patch: dist/* optional */.lqM(dist/* string */.YjP()),
}));
/** Asks for some of the files that a pull request changes, by the names that they have in the head or had in the base. */
async function pullFiles({ client, owner, repo, number }, wanted) {
    const files = new Map();
    for (let page = 1; page <= pull_files_mostPages; page++) {
        const { data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
            ...{ owner, repo, pull_number: number, per_page: 100, page },
        });
        const found = (0,answer/* understood */.S)(listed, data);
        for (const { filename, previous_filename, patch = '' } of found) {
            const names = [filename, ...(previous_filename === undefined ? [] : [previous_filename])];
            const some = names.filter(name => wanted.has(name));
            if (some.length === 0)
                continue;
            const file = { path: filename, hunks: readHunks(patch) };
            for (const name of some)
                files.set(name, file);
        }
        if (found.length < 100 || files.size === wanted.size)
            break;
    }
    return files;
}

;// CONCATENATED MODULE: ./src/github/review.ts










/** More at once count as abuse (reviewdog draws the same line). */
const mostComments = 30;
/** Findings that are looked into for one review, the worst first. */
const mostFindings = 200;
/**
 * Comments on lines of the pull request's diff: where a needed record was deleted, and where an edit that was proved to
 * mend a finding can be suggested. What was said before is not said again, and is folded away once it is mended.
 * Answers with a sentence where GitHub did not take some, throws what the client throws.
 */
async function showReview(report, pull, { key, tree, rerun, complete = async (read) => read() }) {
    const { headSha, isOpen, own } = await lookAt(pull, 'reviewThreads', reviewMarker(key));
    if (headSha !== pull.headSha || !isOpen)
        return undefined;
    const present = new Set(report.findings.map(({ fingerprint }) => fingerprint));
    const said = new Set();
    for (const comment of own) {
        const fingerprint = fingerprintIn(comment.body, key);
        if (fingerprint === undefined)
            continue;
        if (present.has(fingerprint) && !isPutAway(comment))
            said.add(fingerprint);
        if (!present.has(fingerprint) && comment.minimised === undefined)
            await minimise(pull, comment.id, 'RESOLVED');
    }
    const all = report.findings.filter(({ introduced, fingerprint }) => introduced === true && !said.has(fingerprint));
    const unsaid = all.slice(0, mostFindings);
    const linesOf = linesIn(tree);
    const deleted = unsaid.filter(({ baseSpan }) => baseSpan !== undefined);
    const candidates = unsaid.flatMap(finding => candidateFor(finding, linesOf) ?? []);
    const paths = [
        ...deleted.map(({ baseSpan }) => baseSpan.file.path),
        ...candidates.map(({ path }) => path),
    ];
    if (paths.length === 0)
        return undefined;
    const files = await pullFiles(pull, new Set(paths));
    const placed = placedAmong(candidates, files, linesOf);
    const suggestions = await complete(() => provedAmong(placed, tree, report, rerun));
    const comments = [
        ...deleted.flatMap(finding => deletionComment(finding, report, files, key) ?? []),
        ...suggestions.map(each => suggestionComment(each, report, key)),
    ];
    const total = all.length > unsaid.length ? all.length : comments.length;
    return comments.length === 0 ? undefined : await post(pull, comments, total);
}
function deletionComment(finding, report, files, key) {
    const span = finding.baseSpan;
    const file = files.get(span.file.path);
    const line = file && deletedLine(file.hunks, blockOf(finding));
    if (line === undefined)
        return undefined;
    const body = reviewComment(finding, report, { marker: reviewMarker(key, finding.fingerprint) });
    return { path: file.path, line, side: 'LEFT', body };
}
/** The lines of the record that the base had; as many as a hunk shows for sure behind a deleted line. */
function blockOf({ baseSpan }) {
    const { file, start, end } = baseSpan;
    const { line, endLine, endColumn } = (0,source/* positionOf */.df)(baseSpan);
    const count = Math.min(4, endLine - line + (endColumn === 1 && endLine > line ? 0 : 1));
    const from = file.text.lastIndexOf('\n', start - 1) + 1;
    const to = file.text.indexOf('\n', Math.max(start, end - 1));
    return file.text
        .slice(from, to === -1 ? file.text.length : to)
        .split('\n')
        .slice(0, count);
}
/** Those whose lines the diff adds or shows. */
function placedAmong(candidates, files, linesOf) {
    const shown = new Map();
    return candidates.flatMap(candidate => {
        const { path, line, old } = candidate;
        const file = files.get(path);
        if (file === undefined)
            return [];
        const find = shown.get(path) ?? shownIn(file.hunks, linesOf(path).texts);
        shown.set(path, find);
        const shownAt = find(line, old.length);
        return shownAt === undefined ? [] : [{ ...candidate, shownAt }];
    });
}
function suggestionComment({ finding, path, shownAt, old, lines }, report, key) {
    const last = shownAt + old.length - 1;
    const marker = reviewMarker(key, finding.fingerprint);
    return {
        path,
        ...(last > shownAt && { start_line: shownAt, start_side: 'RIGHT' }),
        ...{ line: last, side: 'RIGHT', body: reviewComment(finding, report, { marker, suggestion: lines }) },
    };
}
/** All in one review; where GitHub does not take it for one of them, each by itself. */
async function post({ client, owner, repo, number, headSha }, comments, total) {
    const shown = comments.slice(0, mostComments);
    const of = shown.length === total ? '' : ` of ${(0,words_count/* digits */.v)(total)}`;
    const place = { owner, repo, pull_number: number, commit_id: headSha };
    const body = `Delegated DCV: ${(0,words_count/* digits */.v)(shown.length)}${of} ${total === 1 ? 'finding' : 'findings'} at lines of this change.`;
    try {
        await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
            ...{ ...place, event: 'COMMENT', body, comments: shown },
        });
        return undefined;
    }
    catch (error) {
        if (!isInvalid(error))
            throw error;
    }
    let refused;
    let missing = 0;
    for (const comment of shown) {
        try {
            await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
                ...{ ...place, ...comment },
            });
        }
        catch (error) {
            if (!isInvalid(error))
                throw error;
            refused = error;
            missing++;
        }
    }
    return missing === 0
        ? undefined
        : `${(0,words_count/* counted */.h)(missing, 'comment')} of ${(0,words_count/* digits */.v)(shown.length)} at lines could not be written: ${reasonOf(refused)}.`;
}
function isInvalid(error) {
    return error.status === 422;
}

;// CONCATENATED MODULE: ./src/github/surfaces.ts






const twoMinutes = 120_000;
/**
 * Shows a report where it is asked for. Answers with a sentence for each surface on which it could not be shown whole;
 * never throws, and what it answers changes no verdict.
 */
async function showOn({ comment, checkRun, suggestions }, report, showing) {
    const { client, event, inputs, serverUrl, timeLimit = twoMinutes } = showing;
    const key = keyOf(inputs.settings, inputs.under);
    const { repository, pull: pullRequest } = event;
    const isFork = pullRequest?.isFork === true;
    const failures = [];
    const attempt = async (what, permission, show) => {
        try {
            const shortfall = await show();
            if (typeof shortfall === 'string')
                failures.push(shortfall);
        }
        catch (error) {
            const reason = isFork && (0,refusal/* isForbidden */.U)(error)
                ? 'the token of a pull request from a fork may only read. The job summary shows the report'
                : reasonOf(error, permission);
            failures.push(`${what} not written: ${reason}.`);
        }
    };
    const place = repository && { client, ...repository };
    const pull = place && pullRequest && { ...place, ...pullRequest };
    const sha = pullRequest?.headSha ?? event.sha;
    const end = Date.now() + timeLimit;
    client.hook.before('request', ({ request }) => {
        if (Date.now() > end && request.evenLate !== true)
            throw new NotShown('GitHub took too long; a later run may succeed');
    });
    // The check run first: it is what a repository may require.
    if (checkRun) {
        await attempt('The check run was', 'checks: write', async () => {
            if (place === undefined || sha === undefined)
                throw new NotShown('the environment does not tell the repository and the commit');
            return await showCheckRun(report, place, sha);
        });
    }
    if (pull === undefined)
        return failures;
    const checksUrl = serverUrl && `${serverUrl}/${pull.owner}/${pull.repo}/pull/${pull.number}/checks`;
    if (comment) {
        await attempt('The comment was', 'pull-requests: write', () => showComment(report, pull, { key, ...(checksUrl && { checksUrl }) }));
    }
    if (suggestions) {
        await attempt('The comments at lines were', 'pull-requests: write', () => showReview(report, pull, { ...showing, key }));
    }
    return failures;
}


/***/ })

};
;