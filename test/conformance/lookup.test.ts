import { type Answer, AUTHORITATIVE_ANSWER, type Packet, TRUNCATED_RESPONSE } from 'dns-packet';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexZones, type Lookup, lookUp } from '../../src/dns/lookup.js';
import { type DomainName, isAtOrBelow, nameOf } from '../../src/dns/name.js';
import { type ResourceRecord, targetOf } from '../../src/dns/zone.js';
import { knot, nsd, type Software, serve } from '../support/authoritative-server.js';
import { askAll } from '../support/dns-client.js';
import { disentangled, family, type GeneratedZone, namesToAsk, zonesOf } from '../support/generated-zones.js';

/**
 * Real name servers as an oracle for `lookUp`: the same zones, every name in and around them, every type that the
 * zones hold. What a server answers is put in one line, and so is what `lookUp` says; the lines must be equal.
 */
const seed = Number(process.env.DCV_CHECK_SEED ?? 20260301);
const types = ['CNAME', 'TXT', 'A', 'NS', 'MX', 'DNAME'] as const;

const everything = fc
  .sample(family, { seed, numRuns: 400 })
  .map((members, at) => ({ apex: `z${at}.test`, zones: zonesOf(members, `z${at}.test`) }));

test.each([knot, nsd])('lookUp answers as $name does', async software => {
  const began = performance.now();
  const families = software.keepsZonesApart
    ? everything
    : everything.map(({ apex, zones }) => ({ apex, zones: disentangled(zones) }));
  const { zones, index, names } = questionsAbout(families);
  const responses = await responsesOf(software, zones, names);
  const disagreements = names.flatMap((name, at) =>
    disagreementsAt(name, responses[at]!, lookUp(index, name)),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${software.name}: seed ${seed}, ${zones.length} zones, ${names.length} names, ` +
      `${names.length * types.length} questions, ${disagreements.length} disagreements, ${seconds} s`,
  );
  expect(disagreements.slice(0, 20).map(withZones)).toEqual([]);
  expect(zones.length).toBeGreaterThan(400);
});

test('the generated zones meet every kind of answer', () => {
  const { index, names } = questionsAbout(everything);
  const kinds = new Set(
    names.flatMap(name => types.map(type => answerOf(lookUp(index, name), type).split(':')[0])),
  );
  expect([...kinds].sort()).toEqual([
    'CNAME',
    'NODATA',
    'NXDOMAIN',
    'YXDOMAIN',
    'data',
    'empty non-terminal',
    'redirect',
    'referral',
  ]);
  const wildcards = names.filter(name => lookUp(index, name).some(lookup => 'wildcard' in lookup));
  expect(wildcards.length).toBeGreaterThan(1000);
});

function questionsAbout(families: readonly (typeof everything)[number][]) {
  const zones = families.flatMap(each => each.zones);
  const index = indexZones({ items: zones.map(({ zone }) => zone), gaps: [] });
  const names = families.flatMap(each => namesToAsk(each.zones, each.apex));
  return { zones, index, names };
}

/** For each name the responses to all types. */
async function responsesOf(
  software: Software,
  zones: readonly GeneratedZone[],
  names: readonly DomainName[],
): Promise<(Packet | undefined)[][]> {
  const files = zones.map(({ file }) => file);
  const server = await serve(software, files);
  try {
    const questions = names.flatMap(name => types.map(type => ({ name, type })));
    const responses = await askAll(server.port, questions);
    return names.map((_, at) => responses.slice(at * types.length, (at + 1) * types.length));
  } finally {
    await server.stop();
  }
}

function disagreementsAt(
  name: DomainName,
  responses: readonly (Packet | undefined)[],
  lookups: readonly Lookup[],
): string[] {
  const served = types.map((type, nth) => answerIn(responses[nth], name, type));
  const existsEmpty = served.every(answer => answer === 'NODATA');
  return types.flatMap((type, nth) => {
    const expected = existsEmpty ? 'empty non-terminal' : served[nth]!;
    const actual = answerOf(lookups, type);
    return actual === expected ? [] : [`${name} ${type}: ${expected}, and lookUp says ${actual}`];
  });
}

/** What a server's response says of the name itself, whatever it adds about a CNAME's target. */
function answerIn(response: Packet | undefined, name: DomainName, type: (typeof types)[number]): string {
  if (response === undefined) return 'no response';
  const { answers = [], authorities = [], flags = 0 } = response;
  if (flags & TRUNCATED_RESPONSE) return 'truncated';
  const rcode = flags & 0xf;
  const [first] = answers;
  if (first?.type === 'DNAME' && first.name !== name && isAtOrBelow(name, nameOf(first.name))) {
    const cname = answers.find(answer => answer.type === 'CNAME' && answer.name === name);
    return rcode === 6 && cname === undefined ? 'YXDOMAIN' : `redirect: ${dataOf(cname)}`;
  }
  const atName = answers.filter(answer => answer.name === name);
  const wanted = atName.filter(answer => answer.type === type);
  if (wanted.length > 0) return line('data', wanted.map(dataOf));
  if (atName.length > 0) return line('CNAME', atName.map(dataOf));
  if (answers.length > 0) return `answers elsewhere: ${JSON.stringify(answers)}`;
  if (rcode === 3) return 'NXDOMAIN';
  if (rcode !== 0) return `rcode ${rcode}`;
  const isReferral = (flags & AUTHORITATIVE_ANSWER) === 0 && authorities.some(({ type }) => type === 'NS');
  if (!isReferral) return 'NODATA';
  const servers = authorities.filter(answer => answer.type === 'NS');
  return line(`referral: ${servers[0]!.name}`, servers.map(dataOf));
}

/** What `lookUp` says, in the same words. */
function answerOf(lookups: readonly Lookup[], type: string): string {
  const [lookup, ...others] = lookups;
  if (lookup === undefined || others.length > 0) return `${lookups.length} answers`;
  if (lookup.answer === 'unresolved') {
    const { cut = [] } = lookup;
    const [owner] = cut.map(record => (record.owner.known ? record.owner.value : '…'));
    return cut.length === 0 ? 'unresolved' : line(`referral: ${owner}`, cut.map(rdataOf));
  }
  if (lookup.answer === 'absent') {
    if (lookup.redirect !== undefined) return `redirect: ${lookup.redirect}`;
    if (lookup.dname !== undefined) return 'YXDOMAIN';
    return lookup.emptyNonTerminal ? 'empty non-terminal' : 'NXDOMAIN';
  }
  const wanted = lookup.records.filter(record => record.type === type);
  if (wanted.length > 0) return line('data', wanted.map(rdataOf));
  const cnames = lookup.records.filter(record => record.type === 'CNAME');
  return cnames.length > 0 ? line('CNAME', cnames.map(rdataOf)) : 'NODATA';
}

function line(kind: string, data: readonly string[]): string {
  return `${kind}: ${[...new Set(data)].sort().join(' ')}`; // A server that follows a CNAME to itself repeats it.
}

function rdataOf(record: ResourceRecord): string {
  if (!record.rdata.known) return '…';
  return ['CNAME', 'DNAME', 'NS'].includes(record.type)
    ? targetOf(record)!
    : record.rdata.value.replace(/\.$/, '');
}

function dataOf(answer: Answer | undefined): string {
  switch (answer?.type) {
    case 'TXT':
      return `"${[answer.data].flat().join('')}"`;
    case 'MX':
      return `${answer.data.preference} ${answer.data.exchange}`;
    case 'A':
    case 'CNAME':
    case 'DNAME':
    case 'NS':
      return answer.data;
    default:
      return `${answer?.type}`;
  }
}

/** A disagreement with the zones that it is about, to be read on failure. */
function withZones(disagreement: string): string {
  const [, apex = ''] = /(z[0-9]+\.test) /.exec(disagreement) ?? [];
  const files = everything.find(each => each.apex === apex)?.zones.map(({ file }) => file.text) ?? [];
  return [disagreement, ...files].join('\n');
}
