import { groupBy } from '../group.js';
import type { Zone } from './zone.js';

/**
 * Makes whole zones of fragments. A fragment that creates its zone is a view of it; those that only add to a zone join
 * the view of their own provider or, where none is declared, every view there is. With no view at all they are one
 * together.
 */
export function joinFragments(zones: readonly Zone[]): Zone[] {
  if (!zones.some(zone => zone.fragment !== undefined)) return [...zones];
  return [...groupBy(zones, zone => zone.apex).values()].flatMap(joinOfOneApex);
}

function joinOfOneApex(zones: readonly Zone[]): Zone[] {
  const whole = zones.filter(zone => zone.fragment === undefined);
  const declared = zones.filter(zone => zone.fragment?.isDeclared);
  const adding = zones.filter(zone => zone.fragment?.isDeclared === false);
  const views = [...whole, ...declared];
  if (views.length === 0) return [withRest(join(adding[0]!, adding.slice(1)), adding)];
  const additions = groupBy(adding, ({ fragment }) =>
    declared.some(view => isOf(fragment?.provider, view)) ? fragment?.provider : undefined,
  );
  const toAll = additions.get(undefined) ?? [];
  return views.map(view => {
    const provider = view.fragment?.provider;
    const own = provider === undefined ? [] : (additions.get(provider) ?? []);
    return join(view, [...own, ...toAll]);
  });
}

/** Where nothing but changes to a zone is known, what else it holds is not. */
function withRest(zone: Zone, fragments: readonly Zone[]): Zone {
  const rests = fragments.map(({ fragment }) => fragment?.rest);
  if (rests.includes(undefined)) return zone;
  const gaps = [...zone.records.gaps, ...rests.filter(rest => rest !== undefined)];
  return { ...zone, records: { ...zone.records, gaps } };
}

function isOf(provider: string | undefined, view: Zone): boolean {
  return provider !== undefined && view.fragment?.provider === provider;
}

function join(view: Zone, more: readonly Zone[]): Zone {
  const { fragment, ...own } = view;
  if (more.length === 0) return own;
  const all = [own, ...more];
  const withheld = all.flatMap(zone => zone.withheld ?? []);
  const leftAlone = all.flatMap(zone => zone.leftAlone ?? []);
  return {
    ...own,
    records: {
      items: all.flatMap(zone => zone.records.items),
      gaps: all.flatMap(zone => zone.records.gaps),
    },
    ...(withheld.length > 0 && { withheld }),
    ...(leftAlone.length > 0 && { leftAlone }),
  };
}
