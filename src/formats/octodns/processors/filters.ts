import { BlockList, isIP } from 'node:net';
import { textsOf } from '../configuration/config.js';
import type { Draft, Processor } from '../draft.js';
import { type Pattern, pythonRegex } from '../loading/python-pattern.js';
import { get, isTruthy, type PyDict } from '../loading/python-value.js';
import type { OctodnsRecord } from '../records/record.js';
import { filteredText } from '../records/record-value.js';

/** What of a record most filters look at. */
type Key = Pick<OctodnsRecord, 'name' | 'type'>;

/** Whether a filter's list matches a record; undefined where that cannot be told. */
type Match<R = OctodnsRecord> = (record: R) => boolean | undefined;

/** Makes a filter of a processor's section (octodns/processor/filter.py); `label` names it in reasons. */
export type FilterMaker = (section: PyDict, label: string) => Processor;

/** `kept` says which records stay: an allowlist's are those that match. */
function filter(kept: boolean, matchOf: (section: PyDict) => Match): FilterMaker {
  return (section, label) => {
    const match = matchOf(section);
    return {
      onSources: draft =>
        sieve(draft, label, record => {
          const matched = match(record);
          return matched === undefined ? undefined : matched === kept;
        }),
    };
  };
}

/** A filter by name or type, which octoDNS puts to the live zone as well: what is filtered out there is left alone. */
function filterBoth(kept: boolean, matchOf: (section: PyDict) => Match<Key>): FilterMaker {
  return (section, label) => {
    const match = matchOf(section);
    return {
      ...filter(kept, () => match)(section, label),
      hides: (name, type) => match({ name, type }) === !kept,
    };
  };
}

/** Withholds the records that a filter takes out; where that cannot be told, the owner becomes a gap. */
function sieve(draft: Draft, label: string, keeps: Match): void {
  const staying: OctodnsRecord[] = [];
  for (const record of draft.records) {
    const stays = keeps(record);
    if (stays !== false) staying.push(record);
    if (stays === false) draft.withheld.push({ record, reason: `${label} makes octoDNS leave it alone` });
    if (stays === undefined && record.owner.known) {
      const reason = `whether ${label} takes the ${record.type} record of ${record.owner.value} out is not known`;
      draft.gaps.push({ reason, parts: [record.owner.value], span: record.span });
    }
  }
  draft.records = staying;
}

function matchTypes(list: string): (section: PyDict) => Match<Key> {
  return section => {
    const types = new Set(textsOf(get(section, list)));
    return record => types.has(record.type);
  };
}

function matchNames(list: string): (section: PyDict) => Match<Key> {
  return section => {
    const matches = patternOf(textsOf(get(section, list)));
    return record => matches(record.name);
  };
}

function matchValues(list: string): (section: PyDict) => Match {
  return section => {
    const matches = patternOf(textsOf(get(section, list)));
    return record =>
      some(record.values.map(filteredText), text => (text === undefined ? undefined : matches(text)));
  };
}

function matchNetworks(list: string): (section: PyDict) => Match {
  return section => {
    const networks = new BlockList();
    for (const cidr of textsOf(get(section, list))) {
      const [address = '', length] = cidr.split('/');
      const family = isIP(address);
      if (family === 0) continue;
      const bits = Number(length ?? (family === 4 ? 32 : 128));
      if (bits >= 0 && bits <= (family === 4 ? 32 : 128))
        networks.addSubnet(address, bits, `ipv${family as 4 | 6}`);
    }
    return record =>
      record.values.some(value =>
        networks.check(
          value.write([], name => name),
          record.type === 'A' ? 'ipv4' : 'ipv6',
        ),
      );
  };
}

/** A list of exact texts and `/patterns/`, of which one must match. */
function patternOf(list: readonly string[]): Pattern {
  const exact = new Set(list.filter(item => !item.startsWith('/')));
  const patterns = list
    .filter(item => item.startsWith('/'))
    .map(item => pythonRegex(item.slice(1, -1)) ?? ((): undefined => undefined));
  return text => exact.has(text) || some(patterns, pattern => pattern(text));
}

/** `some` over answers that may be unknown. */
function some<T>(items: readonly T[], test: (item: T) => boolean | undefined): boolean | undefined {
  let answer: boolean | undefined = false;
  for (const item of items) {
    const one = test(item);
    if (one === true) return true;
    if (one === undefined) answer = undefined;
  }
  return answer;
}

/** Network filters leave everything but addresses in the zone. */
function addressesOnly(maker: FilterMaker): FilterMaker {
  return (section, label) => {
    const { onSources } = maker(section, label);
    return {
      onSources: draft => {
        const isAddress = (record: OctodnsRecord): boolean => record.type === 'A' || record.type === 'AAAA';
        const others = draft.records.filter(record => !isAddress(record));
        draft.records = draft.records.filter(isAddress);
        onSources?.(draft);
        draft.records.push(...others);
      },
    };
  };
}

const ignoreRootNs: FilterMaker = (_section, label) => ({
  onSources: draft => sieve(draft, label, record => record.type !== 'NS' || record.name !== ''),
});

const zoneNameFilter: FilterMaker = (section, label) => ({
  onSources: draft => {
    const stops = get(section, 'error') === undefined || isTruthy(get(section, 'error'));
    sieve(draft, label, record => {
      const repeats = record.name.endsWith(draft.apex);
      if (repeats && stops) {
        const message = `${label} stops octoDNS here, because the name repeats its zone. Write it relative to ${draft.apex}.`;
        draft.problems.push({ message, span: record.owner.span });
      }
      return !repeats || stops;
    });
  },
});

/** `octodns_route53`: leaves what Amazon's certificates are validated by to Amazon. */
const awsAcm: FilterMaker = (_section, label) => ({
  onSources: draft =>
    sieve(draft, label, record => {
      if (record.type !== 'CNAME' || !record.name.startsWith('_')) return true;
      return !record.values.some(value => filteredText(value)?.endsWith('.acm-validations.aws.'));
    }),
});

/** octoDNS's filters by the name of their class. */
export const filters: Readonly<Record<string, FilterMaker>> = {
  'octodns.processor.filter.TypeAllowlistFilter': filterBoth(true, matchTypes('allowlist')),
  'octodns.processor.filter.TypeRejectlistFilter': filterBoth(false, matchTypes('rejectlist')),
  'octodns.processor.filter.NameAllowlistFilter': filterBoth(true, matchNames('allowlist')),
  'octodns.processor.filter.NameRejectlistFilter': filterBoth(false, matchNames('rejectlist')),
  'octodns.processor.filter.ValueAllowlistFilter': filter(true, matchValues('allowlist')),
  'octodns.processor.filter.ValueRejectlistFilter': filter(false, matchValues('rejectlist')),
  'octodns.processor.filter.NetworkValueAllowlistFilter': addressesOnly(
    filter(true, matchNetworks('allowlist')),
  ),
  'octodns.processor.filter.NetworkValueRejectlistFilter': addressesOnly(
    filter(false, matchNetworks('rejectlist')),
  ),
  'octodns.processor.filter.IgnoreRootNsFilter': ignoreRootNs,
  'octodns.processor.filter.ZoneNameFilter': zoneNameFilter,
  'octodns_route53.processor.AwsAcmMangingProcessor': awsAcm,
};
