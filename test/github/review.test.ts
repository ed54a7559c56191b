import { expect, test } from 'vitest';
import { reviewMarker } from '../../src/github/marker.js';
import type { Report } from '../../src/report.js';
import { reviewComment } from '../../src/reporters/review.js';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import type { Tree } from '../../src/source.js';
import { misdeeds } from '../support/fake-github.js';
import { dcv, foreignUrl, now, settingsFor, head as soa } from '../support/judged.js';
import { key, type Scene, scene } from '../support/surfaces.js';
import { treeOf } from '../support/tree.js';

const settings = settingsFor(['example.com', 'shop.example.com', 'www.example.com']);
const cname = (host: string, url?: string) =>
  `_acme-challenge${host === 'example.com' ? '' : `.${host.replace('.example.com', '')}`} IN CNAME ${dcv(host, url)}\n`;
const others = Array.from({ length: 12 }, (_, at) => `host${at} IN A 192.0.2.${at}\n`).join('');
const [apex, shop, www] = [cname('example.com'), cname('shop.example.com'), cname('www.example.com')];

const filesOf = (records: string): Record<string, string> => ({
  '.github/delegated-dcv.yml': settings,
  'example.com.zone': soa + records,
});

function judged(tree: Tree, base: Tree): Report {
  const options = { failOn: 'error', failOnStanding: 'never', now } as const;
  return run(
    { tree, settings: loadSettings(tree) },
    { ...options, base: { tree: base, settings: loadSettings(base), name: 'main' } },
  );
}

/** A pull request between two zones, and how it is shown; what is checked out may differ from its head. */
async function reviewed(before: string, after: string, checkedOut = after) {
  const of = await scene(filesOf(before), filesOf(after));
  const show = async (records = checkedOut, from = before) => {
    const [tree, base] = [treeOf(filesOf(records)), treeOf(filesOf(from))];
    const report = judged(tree, base);
    const failures = await of.show({ suggestions: true }, report, {
      tree,
      rerun: other => judged(other, base),
    });
    return { report, failures };
  };
  return { of, show };
}

/** Requests without the search for earlier comments, which is the same everywhere. */
function written(of: Scene): unknown[] {
  return of.requests().flatMap(([line, body]) => {
    const { query = '', variables } = (body ?? {}) as { query?: string; variables?: object };
    if (query.includes('reviewThreads(')) return [];
    return [query === '' ? [line, body] : [/minimizeComment/.exec(query)![0], variables]];
  });
}

const listing = ['GET /repos/example/dns/pulls/7/files?per_page=100&page=1', undefined];
const reviews = 'POST /repos/example/dns/pulls/7/reviews';
const single = 'POST /repos/example/dns/pulls/7/comments';

test('a deleted record is commented on where it was deleted, and a wrong one with what mends it', async () => {
  const { of, show } = await reviewed(
    apex + others + shop + www,
    apex + others + cname('www.example.com', foreignUrl),
  );
  const { report, failures } = await show();
  expect(failures).toEqual([]);
  const byRule = (rule: string) => report.findings.find(finding => finding.rule === rule)!;
  const [missing, outdated] = [byRule('missing-cname'), byRule('outdated-validation-url')];
  const markerOf = ({ fingerprint }: typeof missing) => reviewMarker(key, fingerprint);
  expect(written(of)).toEqual([
    listing,
    [
      reviews,
      {
        commit_id: of.event.pull!.headSha,
        event: 'COMMENT',
        body: 'Delegated DCV: 2 findings at lines of this change.',
        comments: [
          {
            path: 'example.com.zone',
            line: 16,
            side: 'LEFT',
            body: `${markerOf(missing)}

**Error:** Nothing stands at \`_acme-challenge.shop.example.com\`: the certificate \`example.com\` cannot be renewed while \`shop.example.com\` cannot be validated.

Write:

\`\`\`text
_acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.
\`\`\`

\`missing-cname\`
`,
          },
          {
            path: 'example.com.zone',
            line: 16,
            side: 'RIGHT',
            body: reviewComment(outdated, report, {
              marker: markerOf(outdated),
              suggestion: [www.trimEnd()],
            }),
          },
        ],
      },
    ],
  ]);
  expect(of.github.violations).toEqual([]);

  // Said once.
  expect((await show()).failures).toEqual([]);
  expect(written(of)).toEqual([]);

  // Mended, and back again.
  expect((await show(apex + others + shop + cname('www.example.com', foreignUrl))).failures).toEqual([]);
  const ids = of.github.state.reviewComments.map(({ id }) => `PRRC_kwDO${id}`);
  expect(written(of)).toEqual([['minimizeComment', { id: ids[0], classifier: 'RESOLVED' }]]);
  expect((await show(apex + others + shop + www)).failures).toEqual([]);
  expect(written(of)).toEqual([['minimizeComment', { id: ids[1], classifier: 'RESOLVED' }]]);
  expect((await show()).failures).toEqual([]);
  expect(written(of)).toMatchObject([
    listing,
    [reviews, { comments: [{ side: 'LEFT' }, { side: 'RIGHT' }] }],
  ]);
  expect(of.github.violations).toEqual([]);
});

test('what is checked out may be the merge, in which lines have other numbers', async () => {
  const after = `${apex}${others}${shop}${www}_acme-challenge.www IN TXT "one"\n_acme-challenge.www IN TXT "two"\n`;
  const { of, show } = await reviewed(apex + others + shop + www, after, `new IN A 192.0.2.99\n${after}`);
  expect((await show()).failures).toEqual([]);
  expect(written(of)).toMatchObject([
    listing,
    [
      reviews,
      {
        body: 'Delegated DCV: 1 finding at lines of this change.',
        comments: [
          {
            ...{ start_line: 18, start_side: 'RIGHT', line: 19, side: 'RIGHT' },
            body: expect.stringMatching(/\n\n```suggestion\n```\n\n/),
          },
        ],
      },
    ],
  ]);
  expect(of.github.violations).toEqual([]);
});

test('a deletion is found by its text where the base has gone on', async () => {
  const { of, show } = await reviewed(apex + others + shop + www, apex + others + www);
  expect(
    (await show(apex + others + www, `new IN A 192.0.2.99\n${apex}${others}${shop}${www}`)).failures,
  ).toEqual([]);
  expect(written(of)).toMatchObject([listing, [reviews, { comments: [{ line: 16, side: 'LEFT' }] }]]);
});

test('what the diff does not show is not commented on', async () => {
  const wrong = cname('www.example.com', foreignUrl);
  // The record stood wrong before: nothing was introduced at it.
  const standing = await reviewed(
    wrong + others + apex + shop,
    `${wrong + others + apex + shop}a IN A 192.0.2.1\n`,
  );
  expect((await standing.show()).failures).toEqual([]);
  expect(written(standing.of)).toEqual([]);
  // It is wrong by what the settings demand now, and far from what was changed.
  const { of, show } = await reviewed(
    wrong + others + apex + shop,
    `${wrong}${others}${apex}${shop}a IN A 192.0.2.1\n`,
  );
  expect((await show(undefined, www + others + apex + shop)).failures).toEqual([]);
  expect(written(of)).toEqual([listing]);
});

test('nothing is written on a closed pull request, or on one that has gone on', async () => {
  const { of, show } = await reviewed(apex + shop + www, apex + shop);
  const { state } = of.github;
  state.pulls[0]!.state = 'closed';
  expect((await show()).failures).toEqual([]);
  const { pull } = of.event;
  state.openPull({ number: 7, base: pull!.baseSha, head: pull!.baseSha });
  state.pulls.shift();
  expect((await show()).failures).toEqual([]);
  expect(written(of)).toEqual([]);
  expect(of.github.violations).toEqual([]);
});

test('a comment with our marker by somebody else is neither ours nor touched', async () => {
  const { of, show } = await reviewed(apex + shop + www, apex + shop);
  const { report } = await show();
  const { state } = of.github;
  const [own] = state.reviewComments;
  const theirs = { ...own!, author: { login: 'mallory', type: 'User' as const } };
  state.reviewComments.splice(0, 1, theirs);
  written(of);
  await show();
  expect(written(of)).toMatchObject([listing, [reviews, {}]]);
  await show(apex + shop + www);
  expect(state.reviewComments.map(({ minimised }) => minimised)).toEqual([undefined, 'RESOLVED']);
  expect(report.findings).toHaveLength(1);
});

test('where GitHub refuses one comment the others are written by themselves', async () => {
  const { of, show } = await reviewed(apex + shop + www, apex);
  of.github.setFaults([
    { on: 'pulls/create-review', does: { status: 422, message: 'Unprocessable Entity' } },
    { on: 'pulls/create-review-comment', times: 1, does: { status: 422, message: 'Validation Failed' } },
  ]);
  expect((await show()).failures).toEqual([
    '1 comment of 2 at lines could not be written: GitHub takes the request for invalid (422): Validation Failed.',
  ]);
  expect(written(of)).toMatchObject([
    listing,
    [reviews, {}],
    [single, { commit_id: of.event.pull!.headSha, path: 'example.com.zone', line: 4, side: 'LEFT' }],
    [single, { commit_id: of.event.pull!.headSha, path: 'example.com.zone', line: 5, side: 'LEFT' }],
  ]);
  expect(of.github.state.reviewComments).toHaveLength(1);
  expect(of.github.violations).toEqual([]);
});

test('a token that may only read, and abuse detection, are told of', async () => {
  const { of, show } = await reviewed(apex + shop + www, apex);
  of.github.setFaults([{ on: 'pulls/create-review', does: misdeeds.readOnlyToken }]);
  expect((await show()).failures).toEqual([
    'The comments at lines were not written: the token may not do this (403); it needs the permission pull-requests: write.',
  ]);
  of.github.setFaults([{ on: 'pulls/create-review', does: misdeeds.abuse }]);
  expect((await show()).failures).toEqual([
    'The comments at lines were not written: GitHub asks to send fewer requests (403).',
  ]);
});

test('of many comments thirty are written', async () => {
  const hosts = Array.from({ length: 40 }, (_, at) => `h${at}.example.com`);
  const all = hosts.map(host => cname(host)).join('');
  const base = { ...filesOf(all), '.github/delegated-dcv.yml': settingsFor(hosts) };
  const after = { ...base, 'example.com.zone': soa };
  const of = await scene(base, after);
  const report = judged(treeOf(after), treeOf(base));
  expect(await of.show({ suggestions: true }, report, { tree: treeOf(after) })).toEqual([]);
  expect(written(of)).toMatchObject([
    listing,
    [reviews, { body: 'Delegated DCV: 30 of 40 findings at lines of this change.' }],
  ]);
  expect(of.github.state.reviewComments).toHaveLength(30);
  expect(of.github.violations).toEqual([]);
});

test('what a line holds closes no fence, and what a name holds no marker', () => {
  const { report } = { report: judged(treeOf(filesOf(apex)), treeOf(filesOf(apex))) };
  const [finding] = report.findings;
  const message = '::error::x %0A --> <b> @octocat ```\n# \u202e';
  expect(
    reviewComment({ ...finding!, message }, report, {
      marker: '<!-- m -->',
      suggestion: ['a ````suggestion', '```'],
    }),
  ).toBe(`<!-- m -->

**Error:** \\\\x3a:error::x %0A --&gt; &lt;b&gt; @&#8203;octocat \\\`\\\`\\\`\\\\n\\# \\\\u{202e}

\`\`\`\`\`suggestion
a \`\`\`\`suggestion
\`\`\`
\`\`\`\`\`

\`missing-cname\`
`);
});
