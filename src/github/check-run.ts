import * as v from 'valibot';
import type { Report } from '../report.js';
import { type CheckRunAnnotation, checkRun } from '../reporters/check-run.js';
import { counted, digits } from '../reporters/words/count.js';
import { understood } from './answer.js';
import type { Client } from './client.js';
import { type Place, reasonOf } from './pull-request.js';

/** Not the job's own name, for which it would be taken in the list of required checks. */
const name = 'Delegated DCV findings';

/** GitHub takes no more annotations in one request. */
const ofRequest = 50;

const made = v.object({ id: v.pipe(v.number(), v.safeInteger()) });

/**
 * Makes a check run with the verdict and its findings at their lines. One that was begun is completed also where
 * GitHub does not take all annotations: it would be pending for ever. Answers with a sentence where some are missing, throws what the
 * client throws where there is no check run.
 */
export async function showCheckRun(
  report: Report,
  { client, owner, repo }: Place & { readonly client: Client },
  headSha: string,
): Promise<string | undefined> {
  const { conclusion, title, summary, annotations } = checkRun(report);
  const done = { status: 'completed', conclusion } as const;
  const place = { owner, repo };
  let id: number | undefined;
  let sent = 0;
  try {
    for (const batch of batchesOf(annotations)) {
      const isLast = sent + batch.length === annotations.length;
      const output = { title, summary, ...(batch.length > 0 && { annotations: batch }) };
      id = await put(id, { ...(isLast ? done : undefined), output });
      sent += batch.length;
    }
    return undefined;
  } catch (error) {
    if (id === undefined && (error as { status?: unknown }).status !== 422) throw error;
    const missing = `Only ${digits(sent)} of ${counted(annotations.length, 'annotation')} arrived`;
    await put(id, {
      ...{ ...done, request: { evenLate: true } },
      output: { title, summary: `${summary}\n${missing} here.\n` },
    });
    return `${missing} in the check run: ${reasonOf(error)}.`;
  }

  async function put(of: number | undefined, body: Body): Promise<number> {
    const { data } =
      of === undefined
        ? await client.request('POST /repos/{owner}/{repo}/check-runs', {
            ...{ ...place, name, head_sha: headSha, status: 'in_progress' },
            ...body,
          })
        : await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
            ...{ ...place, check_run_id: of },
            ...body,
          });
    return of ?? understood(made, data).id;
  }
}

interface Body {
  readonly status?: 'completed';
  readonly conclusion?: 'success' | 'failure';
  readonly output: { title: string; summary: string; annotations?: CheckRunAnnotation[] };
  /** Set on what has to be done also when time is up. */
  readonly request?: { evenLate: true };
}

/** One at least, since a check run without annotations is made all the same. */
function batchesOf(annotations: readonly CheckRunAnnotation[]): CheckRunAnnotation[][] {
  const count = Math.max(1, Math.ceil(annotations.length / ofRequest));
  return Array.from({ length: count }, (_, index) =>
    annotations.slice(index * ofRequest, (index + 1) * ofRequest),
  );
}
