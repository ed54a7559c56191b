import { type DomainName, NameError, parseName } from '../../dns/name.js';
import type { ResourceRecord, Zone } from '../../dns/zone.js';
import type { Outcome } from '../../sandbox/program.js';
import type { Problem } from '../../source.js';
import { writtenRdata } from '../written.js';
import { leftToOthers } from './ignored/ignored.js';
import type { Places } from './program/places.js';
import type { Declared, Domain } from './program/result.js';
import { makeLost } from './records/lost.js';
import { type Made, makeRecord, type Surroundings } from './records/record.js';
import { refusalOfName } from './records/target.js';

/** A zone of a configuration, if it is one that DNSControl publishes. */
export interface ZoneMade {
  readonly zone?: Zone;
  readonly problems: readonly Problem[];
}

/** What DNSControl makes of one `D()`; each tag of a name is a view of its own. */
export function makeZone(domain: Domain, outcome: Outcome, places: Places): ZoneMade {
  const span = places.call(domain.sites);
  const apex = parseName(domain.name.split('!')[0]!);
  if (apex instanceof NameError)
    return { problems: [{ message: `The zone ${domain.name} ${apex.message}. Correct its name.`, span }] };
  const around: Surroundings = { domain, apex, places, outcome };
  const made = [
    ...domain.nameservers.map(one => makeNameserver(one, around)),
    ...domain.records.map(one => makeRecord(one, around)),
    ...domain.lost.map(one => makeLost(one, around)),
  ];
  const records = made.flatMap(one => one.records);
  const gaps = made.flatMap(one => one.gaps);
  const problems = made.flatMap(one => one.problems);
  // Without a provider nothing is published: another is in charge of the zone, or nobody.
  if (domain.providers.length === 0 && domain.lost.length === 0)
    return { ...withholding(domain, apex, records, span), problems };
  const absent = domain.absent.flatMap(one => makeRecord(one, around).records);
  const others = leftToOthers(domain, apex, records, absent, places);
  const zone: Zone = {
    apex,
    format: 'dnscontrol',
    records: { items: records, gaps: [...gaps, ...others.gaps] },
    ...(others.leftAlone.length > 0 && { leftAlone: others.leftAlone }),
    span,
  };
  return { zone, problems: [...problems, ...others.problems] };
}

function withholding(
  domain: Domain,
  apex: DomainName,
  records: readonly ResourceRecord[],
  span: Zone['span'],
): { zone?: Zone } {
  if (domain.records.length === 0) return {};
  const reason = `${domain.name} has no DnsProvider(), so DNSControl publishes nothing of it`;
  const withheld = records.map(record => ({ record, reason }));
  return { zone: { apex, format: 'dnscontrol', records: { items: [], gaps: [] }, withheld, span } };
}

/** A server of the zone, which DNSControl writes into the zone as well. */
function makeNameserver({ fields, sites }: Declared, { apex, places }: Surroundings): Made {
  const span = places.call(sites);
  const target = String(fields.name);
  const place = places.call(sites, 0);
  const refusal = refusalOfName(target);
  const owner = { known: true, value: apex, span } as const;
  return {
    records: [{ owner, type: 'NS', rdata: writtenRdata('NS', [target], place, apex), span }],
    gaps: [],
    problems: refusal === undefined ? [] : [{ message: refusal, span: place }],
  };
}
