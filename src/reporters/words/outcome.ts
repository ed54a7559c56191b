import { severities } from '../../finding.js';
import type { ReadCounts } from '../../report.js';
import { counted, digits } from './count.js';
import type { Tally } from './tally.js';

/** `2 errors, 1 warning, 1 of them introduced`; empty where there are no findings. */
export function findingsPhrase(tally: Tally): string {
  const counts = severities
    .filter(severity => tally.severities[severity] > 0)
    .map(severity => counted(tally.severities[severity], severity));
  const total = severities.reduce((sum, severity) => sum + tally.severities[severity], 0);
  if (total > 0 && tally.introduced !== null) counts.push(noveltyPhrase(tally.introduced, total));
  return counts.join(', ');
}

function noveltyPhrase(introduced: number, total: number): string {
  if (total === 1) return introduced === 1 ? 'introduced' : 'standing';
  if (introduced === 0) return 'none introduced';
  return introduced === total ? 'all introduced' : `${digits(introduced)} of them introduced`;
}

/** `5 of 7 validation names stand, 1 unresolved, 2 elsewhere`; empty where nothing is required. */
export function namesPhrase({ statuses }: Tally): string {
  const judged = statuses.met + statuses.violated + statuses.unresolved;
  const phrases: string[] = [];
  if (judged > 0) phrases.push(standing(statuses.met, judged));
  if (statuses.unresolved > 0) phrases.push(`${digits(statuses.unresolved)} unresolved`);
  if (statuses.elsewhere > 0) {
    phrases.push(
      judged > 0
        ? `${digits(statuses.elsewhere)} elsewhere`
        : `${counted(statuses.elsewhere, 'validation name')} elsewhere`,
    );
  }
  return phrases.join(', ');
}

/** `12 zones read`. */
export function readPhrase(read: ReadCounts): string {
  return `${counted(read.zones, 'zone')} read`;
}

function standing(met: number, judged: number): string {
  if (judged === 1) return met === 1 ? 'the one validation name stands' : '0 of 1 validation names stand';
  if (judged === 2 && met === 2) return 'both validation names stand';
  return met === judged
    ? `all ${digits(judged)} validation names stand`
    : `${digits(met)} of ${digits(judged)} validation names stand`;
}
