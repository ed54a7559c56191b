import type { DomainName } from '../dns/name.js';
import type { LeftAlone, Zone } from '../dns/zone.js';
import { groupBy } from '../group.js';
import type { Facts, Rule } from './rule.js';
import type { Standing } from './standing.js';
import { list } from './words.js';

/** What would do harm at a validation name if it lived on unseen: the TXT at once, a changed CNAME at the next renewal. */
const harmful = ['TXT', 'CNAME'] as const;

export const hiddenByTool: Rule = {
  id: 'hidden-by-tool',
  *check(facts) {
    for (const [zone, standings] of byZone(facts)) {
      for (const leftAlone of zone.leftAlone ?? []) {
        const hidden = hiddenBy(leftAlone, standings);
        if (hidden === undefined) continue;
        const { type, owners } = hidden;
        yield {
          owner: zone.apex,
          message:
            `${leftAlone.setting} leaves live ${type} records at ${list(owners)} as they are, whatever the repository says: ` +
            `${harmOf[type]}. See what is live: dig ${type} ${owners[0]}`,
          span: leftAlone.span,
        };
      }
    }
  },
};

const harmOf = {
  TXT: 'an old challenge lives on there unseen, and keeps the CNAME out or is answered in its place',
  CNAME: 'one that was changed by hand lives on there unseen, and fails the next renewal',
} as const;

function hiddenBy(
  { covers }: LeftAlone,
  standings: readonly Standing[],
): { type: (typeof harmful)[number]; owners: DomainName[] } | undefined {
  const names = [...new Set(standings.map(({ requirement }) => requirement.owner))];
  for (const type of harmful) {
    const owners = names.filter(owner => covers(owner, type));
    if (owners.length > 0) return { type, owners };
  }
  return undefined;
}

function byZone({ standings }: Facts): Map<Zone, Standing[]> {
  const judged = standings.flatMap(standing => {
    const { zone } = standing.lookup;
    return zone?.leftAlone === undefined ? [] : [{ zone, standing }];
  });
  const grouped = groupBy(judged, ({ zone }) => zone);
  return new Map([...grouped].map(([zone, entries]) => [zone, entries.map(({ standing }) => standing)]));
}
