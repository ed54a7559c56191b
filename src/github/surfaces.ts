import type { Report } from '../report.js';
import { showCheckRun } from './check-run.js';
import type { Client } from './client.js';
import { showComment } from './comment.js';
import type { Event } from './event.js';
import { keyOf } from './marker.js';
import { NotShown, reasonOf } from './pull-request.js';
import { isForbidden } from './refusal.js';
import { type Proving, showReview } from './review.js';

/** What of GitHub's shows a report on a pull request or commit, as a workflow asks for it. */
export interface Surfaces {
  readonly comment: boolean;
  readonly checkRun: boolean;
  readonly suggestions: boolean;
}

/** What surfaces are given beside the report. */
export interface Showing extends Omit<Proving, 'key'> {
  readonly client: Client;
  readonly event: Event;
  /** What tells this run from others of the same workflow. */
  readonly inputs: { readonly settings?: string | undefined; readonly under: string };
  /** As in `https://github.com`. */
  readonly serverUrl?: string;
  /** In milliseconds, for all of them together: no request begins later but one that ends what was begun. */
  readonly timeLimit?: number;
}

const twoMinutes = 120_000;

/**
 * Shows a report where it is asked for. Answers with a sentence for each surface on which it could not be shown whole;
 * never throws, and what it answers changes no verdict.
 */
export async function showOn(
  { comment, checkRun, suggestions }: Surfaces,
  report: Report,
  showing: Showing,
): Promise<readonly string[]> {
  const { client, event, inputs, serverUrl, timeLimit = twoMinutes } = showing;
  const key = keyOf(inputs.settings, inputs.under);
  const { repository, pull: pullRequest } = event;
  const isFork = pullRequest?.isFork === true;
  const failures: string[] = [];
  const attempt = async (what: string, permission: string, show: () => Promise<unknown>): Promise<void> => {
    try {
      const shortfall = await show();
      if (typeof shortfall === 'string') failures.push(shortfall);
    } catch (error) {
      const reason =
        isFork && isForbidden(error)
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
  if (pull === undefined) return failures;
  const checksUrl = serverUrl && `${serverUrl}/${pull.owner}/${pull.repo}/pull/${pull.number}/checks`;
  if (comment) {
    await attempt('The comment was', 'pull-requests: write', () =>
      showComment(report, pull, { key, ...(checksUrl && { checksUrl }) }),
    );
  }
  if (suggestions) {
    await attempt('The comments at lines were', 'pull-requests: write', () =>
      showReview(report, pull, { ...showing, key }),
    );
  }
  return failures;
}
