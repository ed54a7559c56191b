import { groupBy } from '../group.js';
import { gapFor, type Zone } from './zone.js';

/**
 * Makes whole zones of fragments. A fragment that creates its zone is a view of it; those that only add to a zone join
 * the view of their own provider or, where none is declared, every view whose provider is not known. To a view of
 * another provider they are doubts: which of the two serves the zone is not known. With no view at all they are one
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
  const providers = new Set(declared.map(providerOf));
  return views.map(view => {
    const groups = groupBy(adding, zone => standingOf(providerOf(zone), providerOf(view), providers));
    return withDoubts(join(view, groups.get('own') ?? []), providerOf(view), groups.get('foreign') ?? []);
  });
}

/** How what one provider has stands to the view of another; what has a view of its own is nothing to others. */
function standingOf(
  provider: string | undefined,
  ofView: string | undefined,
  declared: ReadonlySet<string | undefined>,
): 'own' | 'foreign' | 'elsewhere' {
  if (provider === ofView || provider === undefined) return 'own';
  if (declared.has(provider)) return 'elsewhere';
  return ofView === undefined ? 'own' : 'foreign';
}

function providerOf({ fragment }: Zone): string | undefined {
  return fragment?.provider;
}

/** What another provider's records may add, if it is that one which serves the zone. */
function withDoubts(zone: Zone, provider: string | undefined, foreign: readonly Zone[]): Zone {
  if (foreign.length === 0) return zone;
  const gaps = foreign.flatMap(other => [
    ...other.records.items.map(record => {
      const what = `the ${record.type} record here is at ${providerOf(other)}, while the zone is created at ${provider}`;
      return gapFor(record, `${what}, and which of them serves ${zone.apex} is not known`);
    }),
    ...other.records.gaps,
  ]);
  return { ...zone, records: { ...zone.records, gaps: [...zone.records.gaps, ...gaps] } };
}

/** Where nothing but changes to a zone is known, what else it holds is not. */
function withRest(zone: Zone, fragments: readonly Zone[]): Zone {
  const rests = fragments.map(({ fragment }) => fragment?.rest);
  if (rests.includes(undefined)) return zone;
  const gaps = [...zone.records.gaps, ...rests.filter(rest => rest !== undefined)];
  return { ...zone, records: { ...zone.records, gaps } };
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
