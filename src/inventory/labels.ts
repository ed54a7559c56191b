import { groupBy } from '../group.js';

/** A certificate that is to be named. */
export interface Unlabelled {
  /** The zone, or the custom hostname. */
  readonly name: string;
  /** The id of the pack. */
  readonly id: string;
  /** Whether it demands records. */
  readonly isCounting: boolean;
}

/** As many characters of an id as people compare at a glance, and the most that a label takes. */
const shortest = 8;
const longest = 40;

/**
 * What each certificate is called in reports, in their order; no two are called the same. The only one of a name that
 * demands records has that name; others add the beginning of their id, so that a label stays what it is while hosts
 * and other certificates come and go.
 */
export function labelsOf(certificates: readonly Unlabelled[]): string[] {
  const labels = new Map<Unlabelled, string>();
  for (const [name, namesakes] of groupBy(certificates, each => each.name)) {
    const isOnly = namesakes.filter(({ isCounting }) => isCounting).length === 1;
    const length = telling(namesakes.map(({ id }) => id));
    for (const each of namesakes) {
      const own = isOnly && each.isCounting ? name : `${name} (${each.id.slice(0, length)})`;
      labels.set(each, own);
    }
  }
  return numbered(certificates.map(each => labels.get(each)!));
}

/** How many first characters tell the ids apart. */
function telling(ids: readonly string[]): number {
  const sorted = [...new Set(ids)].sort();
  let length = shortest;
  for (const [at, id] of sorted.slice(1).entries()) {
    const before = sorted[at]!;
    while (length < longest && id.slice(0, length) === before.slice(0, length)) length++;
  }
  return length;
}

/** Ids that are told apart by nothing: only a list that was made by hand has them. */
function numbered(labels: readonly string[]): string[] {
  const used = new Set(labels);
  const given = new Set<string>();
  const numbers = new Map<string, number>();
  return labels.map(label => {
    let own = label;
    while (given.has(own) || (own !== label && used.has(own))) {
      const number = (numbers.get(label) ?? 1) + 1;
      numbers.set(label, number);
      own = `${label} #${number}`;
    }
    given.add(own);
    return own;
  });
}
