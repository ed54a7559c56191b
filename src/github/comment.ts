import type { Report } from '../report.js';
import { comment, hasSomethingToSay } from '../reporters/comment.js';
import { commentMarker } from './marker.js';
import { isPutAway, lookAt, minimise, type Pull, unminimise } from './pull-request.js';

/**
 * Keeps one comment on the pull request: made where there is something to say, brought up to date, and folded away
 * once there is nothing more to say. Throws what the client throws.
 */
export async function showComment(
  report: Report,
  pull: Pull,
  { key, checksUrl }: { readonly key: string; readonly checksUrl?: string },
): Promise<void> {
  const { client, owner, repo, number } = pull;
  const marker = commentMarker(key);
  const { headSha, own } = await lookAt(pull, 'comments', marker);
  const [first, ...others] = own;
  const speaks = hasSomethingToSay(report);
  if (headSha !== pull.headSha || (first === undefined && !speaks)) return;
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
  if (speaks && isPutAway(first)) await unminimise(pull, first.id);
  if (!speaks && first.minimised === undefined) await minimise(pull, first.id, 'RESOLVED');
  // Two runs at once may each have made one.
  for (const other of others) if (other.minimised === undefined) await minimise(pull, other.id, 'OUTDATED');
}

/** GitHub keeps line breaks as they were typed, and may trim the end. */
function isSame(there: string, body: string): boolean {
  return there.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd();
}
