import { type Answer, type Call, notFound, paged, type Route, refusal } from './route.js';
import { type FakeCheckRun, nodeId } from './state.js';

type Row = Record<string, unknown>;

const kilobytes64 = 64 * 1024;

const create: Route = call => {
  const { body, state } = call;
  const headSha = String(body.head_sha);
  if (state.repository.resolve(headSha, 'commit') === undefined) {
    return refusal(422, `No commit found for SHA: ${headSha}`);
  }
  const run: FakeCheckRun = {
    ...{ id: state.nextId(), headSha, name: '', status: 'queued', conclusion: null },
    ...{ output: { title: null, summary: null, text: null }, annotations: [] },
    ...{ detailsUrl: null, externalId: '' },
  };
  const wrong = apply(run, body);
  if (wrong !== undefined) return wrong;
  state.checkRuns.push(run);
  return { status: 201, body: row(call, run, call.example('201') as Row) };
};

const update: Route = call => {
  const run = runOf(call);
  if (run === undefined) return notFound;
  return apply(run, call.body) ?? { status: 200, body: row(call, run, call.example() as Row) };
};

const get: Route = call => {
  const run = runOf(call);
  return run === undefined ? notFound : { status: 200, body: row(call, run, call.example() as Row) };
};

const listAnnotations: Route = call => {
  const run = runOf(call);
  if (run === undefined) return notFound;
  const [example] = call.example() as Row[];
  const empty = { start_column: null, end_column: null, title: null, raw_details: null };
  return paged(call, run.annotations, annotation => ({ ...example, ...empty, ...annotation }));
};

const listForRef: Route = call => {
  const sha = call.state.repository.resolve(call.params.ref!, 'commit');
  if (sha === undefined) return notFound;
  const { check_runs } = call.example() as { check_runs: Row[] };
  const name = call.query.get('check_name');
  const runs = call.state.checkRuns.filter(
    run => run.headSha === sha && (name === null || run.name === name),
  );
  const page = paged(call, runs, run => row(call, run, check_runs[0]!));
  return { ...page, body: { total_count: runs.length, check_runs: page.body } };
};

/** Does what was asked, all or nothing; what GitHub refuses is the answer. */
function apply(run: FakeCheckRun, body: Readonly<Row>): Answer | undefined {
  const output = (body.output ?? {}) as Row & { annotations?: Row[] };
  const annotations = output.annotations ?? [];
  const invalid = (message: string) => refusal(422, `Invalid request.\n\n${message}`);
  for (const field of ['summary', 'text']) {
    if (Buffer.byteLength(String(output[field] ?? '')) > 65_535)
      return invalid(`Only 65535 characters are allowed in output.${field}.`);
  }
  if (annotations.length > 50) return invalid('No more than 50 annotations are allowed in a request.');
  for (const annotation of annotations) {
    for (const field of ['message', 'raw_details']) {
      if (Buffer.byteLength(String(annotation[field] ?? '')) > kilobytes64)
        return invalid(`${field} is too long.`);
    }
    if ([...String(annotation.title ?? '')].length > 255) return invalid('title is too long.');
    const hasColumns = 'start_column' in annotation || 'end_column' in annotation;
    if (hasColumns && annotation.start_line !== annotation.end_line)
      return invalid('Columns are for annotations of one line.');
    if (Number(annotation.start_line) < 1 || Number(annotation.end_line) < Number(annotation.start_line))
      return invalid('The lines of an annotation are not lines.');
    if (String(annotation.message) === '' || String(annotation.path) === '')
      return invalid('An annotation needs a path and a message.');
  }
  if (body.status === 'completed' && body.conclusion === undefined)
    return invalid('A completed check run needs a conclusion.');
  const text = (value: unknown, otherwise: string | null) =>
    value === undefined ? otherwise : String(value);
  run.name = String(body.name ?? run.name);
  run.conclusion = text(body.conclusion, run.conclusion);
  run.status = body.conclusion === undefined ? String(body.status ?? run.status) : 'completed';
  run.detailsUrl = text(body.details_url, run.detailsUrl);
  run.externalId = String(body.external_id ?? run.externalId);
  run.output = {
    title: text(output.title, run.output.title),
    summary: text(output.summary, run.output.summary),
    text: text(output.text, run.output.text),
  };
  run.annotations.push(...annotations);
  return undefined;
}

function runOf({ state, params }: Call): FakeCheckRun | undefined {
  return state.checkRuns.find(({ id }) => id === Number(params.check_run_id));
}

function row({ state: { owner, repo }, url }: Call, run: FakeCheckRun, example: Row): Row {
  const { id, name, status, conclusion, headSha, output, annotations, detailsUrl, externalId } = run;
  const own = `${url}/repos/${owner}/${repo}/check-runs/${id}`;
  return {
    ...example,
    ...{ id, name, status, conclusion, head_sha: headSha, node_id: nodeId('CR', id), url: own },
    ...{ details_url: detailsUrl, external_id: externalId },
    html_url: `https://github.com/${owner}/${repo}/runs/${id}`,
    output: { ...output, annotations_count: annotations.length, annotations_url: `${own}/annotations` },
  };
}

/** Check runs and their annotations. */
export const checkRoutes: Readonly<Record<string, Route>> = {
  'checks/create': create,
  'checks/update': update,
  'checks/get': get,
  'checks/list-annotations': listAnnotations,
  'checks/list-for-ref': listForRef,
};
