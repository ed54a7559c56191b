import { challengeLabel, validationNameOf } from '../delegated-dcv.js';
import { type DomainName, isAtOrBelow, NameError, parseName } from '../dns/name.js';
import { groupBy } from '../group.js';
import type { KnownValidationUrl } from '../inventory/inventory.js';
import { canBe, type Parts, partsOfValue } from '../value.js';
import type { Holders } from './holders.js';
import { idOf, urlOf } from './ids.js';
import type { Leftover, Move } from './plan.js';
import type { Use } from './uses.js';

/** A record whose id is to be replaced. */
export interface Mover {
  readonly use: Use;
  readonly id: string;
  /**
   * Whether the id may be replaced wherever it stands: it is the zone's own. One that others use too, or may, is
   * replaced only in the record's own RDATA.
   */
  readonly everywhere: boolean;
}

/** What is to become of each use. */
export interface SortedUses {
  readonly movers: readonly Mover[];
  /** Uses of the zone's id at hosts of others: whatever becomes of them, they are wrong as before. */
  readonly strays: readonly Use[];
  readonly left: readonly Leftover[];
  readonly followsByItself: number;
  readonly already: number;
}

/** Tells the records of the zone from all others, and those that are safe to change from those that are not. */
export function sortUses(uses: readonly Use[], move: Move, holders: Holders): SortedUses {
  const { zone } = move;
  const newId = idOf(move.to);
  const isOwn = (use: Use): boolean => {
    const id = use.made.by === 'id' ? use.made.id : undefined;
    if (use.host !== undefined) return holders.isOwnHost(use.host, id);
    return (id !== undefined && holders.own.has(id)) || isBelowOnly(use, zone, holders);
  };
  const inferred = inferredIds(
    uses.filter(use => use.made.by === 'id'),
    isOwn,
    newId,
    holders,
  );
  const movers: Mover[] = [];
  const strays: Use[] = [];
  const left: Leftover[] = [];
  let followsByItself = 0;
  let already = 0;
  const leave = ({ record }: Use, reason: string): void => {
    left.push({ reason, owner: record.owner, span: record.rdata.span });
  };

  for (const use of uses) {
    const { made } = use;
    const own = isOwn(use);
    if (made.by === 'hole') {
      if (!own && !mayBeOwn(use, zone, holders)) continue;
      leave(
        use,
        `Its target comes from ${made.hole.expression} (${made.hole.reason}); change it where that is set.`,
      );
    } else if (made.by === 'reference') {
      if (made.zone === zone || (made.zone === '' && own)) followsByItself++;
    } else if (made.by === 'placeholder') {
      if (own) leave(use, `Its target still holds a placeholder; write ${move.to} in its place.`);
    } else if (made.id === newId) {
      if (own) already++;
    } else if (holders.own.has(made.id) && !own) {
      strays.push(use);
      leave(use, strayReason(use, zone, holders));
    } else if (own) {
      const foreign = holders.foreignHolderOf(made.id);
      const everywhere = holders.own.has(made.id) || (foreign === undefined && inferred.has(made.id));
      const isDemanded = use.host !== undefined && holders.demands(use.host);
      if (everywhere || isDemanded) movers.push({ use, id: made.id, everywhere });
      else
        leave(
          use,
          foreign === undefined ? unknownReason(made.id, zone) : foreignReason(made.id, foreign, zone),
        );
    }
  }
  return { movers, strays, left, followsByItself, already };
}

/**
 * Ids that the inventory does not know and that are the zone's all the same: every record that uses one is the zone's,
 * and one of them is demanded or, where nothing is known of the zone's ids, no other id stands at its hosts.
 */
function inferredIds(
  uses: readonly Use[],
  isOwn: (use: Use) => boolean,
  newId: string,
  holders: Holders,
): ReadonlySet<string> {
  const idIn = ({ made }: Use): string => (made.by === 'id' ? made.id : '');
  const unknown = uses.filter(use => {
    const id = idIn(use);
    return id !== newId && !holders.own.has(id) && holders.foreignHolderOf(id) === undefined;
  });
  const byId = groupBy(unknown, idIn);
  const ownUses = groupBy(unknown.filter(isOwn), idIn);
  const inferred = [...ownUses].filter(([id, own]) => {
    if (own.length < byId.get(id)!.length) return false;
    const isDemanded = own.some(({ host }) => host !== undefined && holders.demands(host));
    return isDemanded || (holders.own.size === 0 && ownUses.size === 1);
  });
  return new Set(inferred.map(([id]) => id));
}

/** Whether a host that is known only by its end is the zone's, with no other zone below that end. */
function isBelowOnly({ record: { owner } }: Use, zone: DomainName, holders: Holders): boolean {
  if (owner.known || !isChallenge(owner.parts)) return false;
  const last = owner.parts.at(-1)!;
  const name = typeof last === 'string' ? parseName(last.slice(last.indexOf('.') + 1)) : undefined;
  return (
    name !== undefined && !(name instanceof NameError) && isAtOrBelow(name, zone) && holders.hasAllBelow(name)
  );
}

function isChallenge([first]: Parts): boolean {
  return typeof first === 'string' && first.startsWith(`${challengeLabel}.`);
}

/** Whether the owner, as far as it is known, can be a validation name that the zone needs. */
function mayBeOwn({ host, record }: Use, zone: DomainName, holders: Holders): boolean {
  if (host !== undefined) return false;
  const parts = partsOfValue(record.owner);
  return [...holders.demanded, validationNameOf(zone)].some(name => canBe(parts, name));
}

function strayReason({ host }: Use, zone: DomainName, holders: Holders): string {
  const enclosing = host === undefined ? undefined : holders.zoneOf(host);
  const whose = enclosing === undefined ? `is none of ${zone}` : `belongs to the zone ${enclosing}`;
  return `It uses a validation URL of ${zone}, but its host ${whose}; give it the validation URL of its own zone.`;
}

function unknownReason(id: string, zone: DomainName): string {
  return `Nothing tells whether its validation URL, ${urlOf(id)}, is ${zone}’s or a vendor’s. Name it in the settings, or change it by hand if it is ${zone}’s.`;
}

function foreignReason(id: string, { holder, state }: KnownValidationUrl, zone: DomainName): string {
  const whose = state === 'vendor' ? holder : `the zone ${holder}`;
  return `It delegates to ${whose} through ${urlOf(id)}, which does not move with ${zone}. Change it only if ${zone} is to validate it.`;
}
