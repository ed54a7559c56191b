import { expect, test, vi } from 'vitest';
import { checkRun } from '../../src/reporters/check-run.js';
import { misdeeds } from '../support/fake-github.js';
import { fileOf, findingOf, reportOf } from '../support/report.js';
import { hasty, patient, type Scene, scene } from '../support/surfaces.js';

const clean = reportOf();
const file = fileOf('zone.yaml', 'x\n'.repeat(6000));

/** As many findings, each at a line of its own. */
const found = (count: number) =>
  reportOf({
    findings: Array.from({ length: count }, (_, index) =>
      findingOf({
        message: `Number ${index}.`,
        span: { file, start: index * 2, end: index * 2 + 1 },
        introduced: true,
      }),
    ),
  });

const runs = 'POST /repos/example/dns/check-runs';
const name = 'Delegated DCV findings';

function outputOf({ title, summary, annotations }: ReturnType<typeof checkRun>, from = 0, to = from + 50) {
  const some = annotations.slice(from, to);
  return { title, summary, ...(some.length > 0 && { annotations: some }) };
}

function update(of: Scene): string {
  return `PATCH /repos/example/dns/check-runs/${of.github.state.checkRuns[0]!.id}`;
}

test('a run without findings succeeds in one request', async () => {
  const of = await scene();
  const head_sha = of.event.pull!.headSha;
  expect(await of.show({ checkRun: true }, clean)).toEqual([]);
  const output = {
    title: 'Nothing is required',
    summary:
      '## ✓ Delegated DCV passes\n\nNo certificate is listed, so no validation name is required.\n\nRead: 14 files, 12 zones and 3 certificates.\n',
  };
  expect(of.requests()).toEqual([
    [runs, { name, head_sha, status: 'completed', conclusion: 'success', output }],
  ]);
  expect(of.github.violations).toEqual([]);
});

test('without a pull request it is shown on the commit of the event, and the other surfaces have no place', async () => {
  const of = await scene();
  const { pull, ...event } = of.event;
  const group = { ...event, name: 'merge_group', sha: pull!.headSha };
  const all = { checkRun: true, comment: true, suggestions: true };
  expect(await of.show(all, found(1), { event: group })).toEqual([]);
  const { conclusion, ...rest } = checkRun(found(1));
  expect(conclusion).toBe('failure');
  expect(of.requests()).toEqual([
    [
      runs,
      {
        name,
        head_sha: pull!.headSha,
        status: 'completed',
        conclusion,
        output: outputOf({ conclusion, ...rest }),
      },
    ],
  ]);
  expect(await of.show({ checkRun: true }, clean, { event: { name: 'push' } })).toEqual([
    'The check run was not written: the environment does not tell the repository and the commit.',
  ]);
});

test('of 5,000 findings the first thousand are annotated, fifty in a request, in their order', async () => {
  const of = await scene();
  const report = found(5000);
  const run = checkRun(report);
  expect(await of.show({ checkRun: true }, report)).toEqual([]);
  expect(of.requests()).toEqual(
    Array.from({ length: 20 }, (_, index) => {
      const output = outputOf(run, index * 50);
      if (index === 0)
        return [runs, { name, head_sha: of.event.pull!.headSha, status: 'in_progress', output }];
      return [update(of), { ...(index === 19 && { status: 'completed', conclusion: 'failure' }), output }];
    }),
  );
  const [made] = of.github.state.checkRuns;
  expect(made).toMatchObject({
    status: 'completed',
    conclusion: 'failure',
    output: { summary: run.summary },
  });
  expect(made!.annotations.map(({ message }) => message)).toEqual(
    Array.from({ length: 1000 }, (_, index) => `Number ${index}.`),
  );
  expect(run.summary).toMatch(
    /\nAnnotated: 1,000 of 5,000 findings; 4,000 are more than a check run annotates\.\n$/,
  );
  expect(of.github.violations).toEqual([]);
});

test('what was begun is completed, with the number of annotations that arrived', async () => {
  const of = await scene();
  const report = found(120);
  const run = checkRun(report);
  of.github.setFaults([{ on: 'checks/update', times: 1, does: { status: 422, message: 'Invalid request' } }]);
  expect(await of.show({ checkRun: true }, report)).toEqual([
    'Only 50 of 120 annotations arrived in the check run: GitHub takes the request for invalid (422): Invalid request.',
  ]);
  const summary = `${run.summary}\nOnly 50 of 120 annotations arrived here.\n`;
  expect(of.requests()).toEqual([
    [runs, { name, head_sha: of.event.pull!.headSha, status: 'in_progress', output: outputOf(run) }],
    [update(of), { output: outputOf(run, 50) }],
    [update(of), { status: 'completed', conclusion: 'failure', output: { title: run.title, summary } }],
  ]);
  expect(of.github.state.checkRuns).toHaveLength(1);
  expect(of.github.state.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'failure' });
});

test('annotations that GitHub refuses from the first leave the check run', async () => {
  const of = await scene();
  const report = found(2);
  of.github.setFaults([{ on: 'checks/create', times: 1, does: { status: 422, message: 'Invalid request' } }]);
  expect(await of.show({ checkRun: true }, report)).toEqual([
    'Only 0 of 2 annotations arrived in the check run: GitHub takes the request for invalid (422): Invalid request.',
  ]);
  expect(of.github.state.checkRuns).toMatchObject([
    { status: 'completed', conclusion: 'failure', annotations: [], headSha: of.event.pull!.headSha },
  ]);
});

test('where it cannot even be completed, that is told', async () => {
  const of = await scene();
  of.github.setFaults([{ on: 'checks/update', does: misdeeds.serverError }]);
  expect(await of.show({ checkRun: true }, found(60), { client: patient(of.github) })).toEqual([
    'The check run was not written: GitHub failed itself (502); a later run may succeed.',
  ]);
});

test.each([
  [false, 'the token may not do this (403); it needs the permission checks: write'],
  [true, 'the token of a pull request from a fork may only read. The job summary shows the report'],
])('a token that may not write checks is told of with a sentence (of a fork: %s)', async (isFork, reason) => {
  const of = await scene(undefined, undefined, { permissions: { checks: 'read' }, isFork });
  expect(await of.show({ checkRun: true }, clean)).toEqual([`The check run was not written: ${reason}.`]);
});

test('when time is up nothing new is begun, and what was begun is completed', async () => {
  const of = await scene();
  const all = { checkRun: true, comment: true, suggestions: true };
  const late = 'GitHub took too long; a later run may succeed';
  expect(await of.show(all, found(1), { timeLimit: -1 })).toEqual([
    `The check run was not written: ${late}.`,
    `The comment was not written: ${late}.`,
    `The comments at lines were not written: ${late}.`,
  ]);
  expect(of.requests()).toEqual([]);

  vi.useFakeTimers({ toFake: ['Date'] });
  const client = hasty(of.github);
  client.hook.after('request', () => void vi.advanceTimersByTime(70_000));
  expect(await of.show({ checkRun: true }, found(120), { client })).toEqual([
    `Only 100 of 120 annotations arrived in the check run: ${late}.`,
  ]);
  vi.useRealTimers();
  expect(of.github.state.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
});
