import { describe, expect, test } from 'vitest';
import { indexZones, type Lookup, lookUp, zonesFor } from '../../src/dns/lookup.js';
import { nameOf } from '../../src/dns/name.js';
import { gapIn, type ResourceRecord, targetOf, type Zone } from '../../src/dns/zone.js';
import { wholeFile } from '../../src/source.js';
import { type Gap, type Parts, spell } from '../../src/value.js';

const span = wholeFile({ path: 'example.com.zone', text: '' });

/** `?` stands for a hole. */
function partsOf(pattern: string): Parts {
  return pattern
    .split(/(\?)/)
    .filter(part => part !== '')
    .map(part => (part === '?' ? { expression: 'each.key', reason: 'a key of for_each' } : part));
}

function gapOf(pattern: string): Gap {
  return { reason: `there may be ${pattern}`, parts: partsOf(pattern) };
}

/** `owner TYPE rdata`, the owner and the RDATA with `?` for a hole. */
function recordOf(line: string): ResourceRecord {
  const [owner = '', type = '', ...rest] = line.split(' ');
  const rdata = rest.join(' ');
  return {
    owner: owner.includes('?')
      ? { known: false, parts: partsOf(owner), span }
      : { known: true, value: nameOf(owner), span },
    type,
    rdata: rdata.includes('?')
      ? { known: false, parts: partsOf(rdata), span }
      : { known: true, value: rdata, span },
    span,
  };
}

function zoneOf(apex: string, lines: readonly string[], gaps: readonly Gap[] = []): Zone {
  return { apex: nameOf(apex), format: 'bind', records: { items: lines.map(recordOf), gaps }, span };
}

function lineOf({ owner, type, rdata }: ResourceRecord): string {
  const name = owner.known ? owner.value : spell(owner.parts);
  return `${name} ${type} ${rdata.known ? rdata.value : spell(rdata.parts)}`;
}

/** All that a lookup says, records as lines and gaps as their reasons. */
function told(lookup: Lookup): Record<string, unknown> {
  switch (lookup.answer) {
    case 'present':
      return { ...lookup, zone: lookup.zone.apex, records: lookup.records.map(lineOf) };
    case 'absent': {
      const dname = lookup.dname && { dname: lineOf(lookup.dname) };
      return { ...lookup, zone: lookup.zone.apex, occluded: lookup.occluded.map(lineOf), ...dname };
    }
    case 'unresolved': {
      const { zone, cut } = lookup;
      return {
        ...lookup,
        gaps: lookup.gaps.map(gap => gap.reason),
        occluded: lookup.occluded.map(lineOf),
        ...(zone && { zone: zone.apex }),
        ...(cut && { cut: cut.map(lineOf) }),
      };
    }
  }
}

function ask(name: string, zones: readonly Zone[], gaps: readonly Gap[] = []): Record<string, unknown>[] {
  return lookUp(indexZones({ items: zones, gaps }), nameOf(name)).map(told);
}

/** The one answer of `example.com` with these records. */
function askIn(lines: readonly string[], name: string, gaps: readonly Gap[] = []): Record<string, unknown> {
  const answers = ask(name, [zoneOf('example.com', lines, gaps)]);
  expect(answers).toHaveLength(1);
  return answers[0]!;
}

const zone = 'example.com';
const challenge = '_acme-challenge.www.example.com';
const cname = `${challenge} CNAME www.example.com.0123456789abcdef.dcv.cloudflare.com.`;
const nxdomain = { answer: 'absent', zone, emptyNonTerminal: false, occluded: [] };
const emptyNonTerminal = { answer: 'absent', zone, emptyNonTerminal: true, occluded: [] };

const present = (records: readonly string[], wildcard?: string): Record<string, unknown> => ({
  answer: 'present',
  zone,
  records,
  ...(wildcard !== undefined && { wildcard }),
});

const delegated = (
  cut: readonly string[],
  servers: string,
  occluded: readonly string[] = [],
): Record<string, unknown> => ({
  answer: 'unresolved',
  zone,
  gaps: [`${cut[0]!.split(' ')[0]} is delegated to ${servers}, and that zone is not in this repository`],
  cut,
  occluded,
});

const unresolved = (...reasons: string[]): Record<string, unknown> => ({
  answer: 'unresolved',
  zone,
  gaps: reasons,
  occluded: [],
});

describe('what stands at the name', () => {
  test('is answered whole, every type at once, in the order of the file', () => {
    expect(askIn([`${challenge} TXT "old"`, 'example.com A 192.0.2.1', cname], challenge)).toEqual(
      present([`${challenge} TXT "old"`, cname]),
    );
  });

  test('is answered at the apex, where NS is no zone cut', () => {
    const lines = ['example.com NS ns1.example.net.', 'example.com A 192.0.2.1'];
    expect(askIn(lines, 'example.com')).toEqual(present(lines));
    expect(askIn(lines, challenge)).toEqual(nxdomain);
  });

  test('is what is known of it: RDATA with a hole is still there', () => {
    const line = `${challenge} CNAME www.example.com.?.dcv.cloudflare.com.`;
    expect(askIn([line], challenge)).toEqual(present([line.replace('?', `\${each.key}`)]));
  });

  test('counts only within the zone', () => {
    expect(ask(challenge, [zoneOf('example.com', [`${challenge}.example.com A 192.0.2.1`])])).toEqual([
      nxdomain,
    ]);
    const stray = zoneOf('example.org', [cname]);
    expect(ask(challenge, [stray, zoneOf('example.com', [])])).toEqual([nxdomain]);
  });
});

describe('nothing at the name', () => {
  test('an empty zone has its apex and nothing else', () => {
    expect(askIn([], 'example.com')).toEqual(emptyNonTerminal);
    expect(askIn([], challenge)).toEqual(nxdomain);
  });

  test('a record below makes it an empty non-terminal, however far below', () => {
    expect(askIn(['a.b.c.www.example.com A 192.0.2.1'], 'www.example.com')).toEqual(emptyNonTerminal);
    expect(askIn(['a.b.c.www.example.com A 192.0.2.1'], challenge)).toEqual(nxdomain);
  });

  test('an escaped dot separates no labels', () => {
    expect(askIn(['x\\.www.example.com A 192.0.2.1'], 'www.example.com')).toEqual(nxdomain);
  });
});

describe('a zone cut', () => {
  const cut = ['www.example.com NS ns1.example.net.', 'www.example.com NS ns2.example.net.'];

  test('above the name hands it to other servers', () => {
    expect(askIn(cut, challenge)).toEqual(delegated(cut, 'ns1.example.net, ns2.example.net'));
  });

  test('occludes what is written below it', () => {
    expect(askIn([cname, ...cut], challenge)).toEqual(
      delegated(cut, 'ns1.example.net, ns2.example.net', [cname]),
    );
  });

  test('at the name itself occludes all but what belongs to the parent: NS, DS, NSEC and their RRSIG', () => {
    const ns = `${challenge} NS acme.example.net.`;
    const lines = [
      cname,
      ns,
      `${challenge} DS 1 13 2 00`,
      `${challenge} NSEC z.example.com. NS DS RRSIG NSEC`,
      `${challenge} RRSIG DS 13 4 300 20260101000000 20250101000000 1 example.com. AA==`,
      `${challenge} TXT "old"`,
    ];
    expect(askIn(lines, challenge)).toEqual(
      delegated([ns], 'acme.example.net', [cname, `${challenge} TXT "old"`]),
    );
  });

  test('glue below it, and addresses at it, are occluded', () => {
    const ns = 'www.example.com NS ns.www.example.com.';
    const glue = 'ns.www.example.com A 192.0.2.53';
    const address = 'www.example.com A 192.0.2.1';
    expect(askIn([ns, glue, address], 'ns.www.example.com')).toEqual(
      delegated([ns], 'ns.www.example.com', [glue]),
    );
    expect(askIn([ns, glue, address], 'www.example.com')).toEqual(
      delegated([ns], 'ns.www.example.com', [address]),
    );
  });

  test('nearest to the apex counts, whatever is written below it', () => {
    const upper = 'b.example.com NS ns.example.net.';
    const lines = ['a.b.example.com NS ns.example.org.', 'c.a.b.example.com DNAME example.org.', upper];
    expect(askIn(lines, 'x.c.a.b.example.com')).toEqual(delegated([upper], 'ns.example.net'));
  });

  test('elsewhere does not matter', () => {
    expect(
      askIn(['ww.example.com NS ns.example.net.', 'a.www.example.com NS ns.example.net.', cname], challenge),
    ).toEqual(present([cname]));
  });

  test('is answered by the child zone where that is here, nearest first', () => {
    const parent = zoneOf('example.com', [...cut, cname]);
    const child = zoneOf('www.example.com', [`${challenge} TXT "child"`]);
    const answer = { answer: 'present', zone: 'www.example.com', records: [`${challenge} TXT "child"`] };
    expect(ask(challenge, [parent, child])).toEqual([answer]);
    expect(ask(challenge, [child, parent])).toEqual([answer]);
    expect(ask(challenge, [parent, zoneOf('www.example.com', [])])).toEqual([
      { ...nxdomain, zone: 'www.example.com' },
    ]);
  });

  test('names servers that are not known by an ellipsis', () => {
    const ns = 'www.example.com NS ?.example.net.';
    const written = ns.replace('?', `\${each.key}`);
    expect(askIn([ns], challenge)).toEqual(delegated([written], '…'));
  });
});

describe('a DNAME', () => {
  const redirected = (dname: string, redirect?: string, occluded: readonly string[] = []): unknown => ({
    ...nxdomain,
    dname,
    ...(redirect !== undefined && { redirect }),
    occluded,
  });

  test('above the name redirects it, and occludes what is written there', () => {
    const dname = 'www.example.com DNAME example.net.';
    expect(askIn([dname, cname], challenge)).toEqual(
      redirected(dname, '_acme-challenge.example.net', [cname]),
    );
  });

  test('at the apex redirects all below', () => {
    const dname = 'example.com DNAME example.net.';
    const lines = [dname, 'example.com NS ns.example.net.'];
    expect(askIn(lines, challenge)).toEqual(redirected(dname, '_acme-challenge.www.example.net'));
    expect(askIn(lines, 'example.com')).toEqual(present(lines));
  });

  test('at the name itself does not redirect it (RFC 6672 §2.3)', () => {
    const lines = [`${challenge} DNAME example.net.`, `${challenge} TXT "beside"`];
    expect(askIn(lines, challenge)).toEqual(present(lines));
  });

  test('to the root, or to a name that is not known', () => {
    expect(askIn(['www.example.com DNAME .'], challenge)).toEqual(
      redirected('www.example.com DNAME .', '_acme-challenge'),
    );
    expect(askIn(['www.example.com DNAME ?.'], challenge)).toEqual(
      redirected(`www.example.com DNAME \${each.key}.`),
    );
  });

  test('in the root zone', () => {
    const zone = zoneOf('.', ['. DNAME example.net.']);
    expect(ask('a\\.b.c', [zone])).toEqual([
      { ...nxdomain, zone: '', dname: ' DNAME example.net.', redirect: 'a\\.b.c.example.net' },
    ]);
  });

  test('that would make a name of over 253 octets redirects nowhere (RFC 6672 §2.2)', () => {
    const target = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(45)}.`;
    const dname = `www.example.com DNAME ${target}`;
    expect(askIn([dname], challenge)).toEqual(redirected(dname, `_acme-challenge.${target.slice(0, -1)}`));
    expect(askIn([dname], `x${challenge}`)).toEqual(redirected(dname));
  });

  test('nearest to the apex counts', () => {
    const upper = 'b.example.com DNAME example.net.';
    expect(askIn(['a.b.example.com DNAME example.org.', upper], 'x.a.b.example.com')).toEqual(
      redirected(upper, 'x.a.example.net'),
    );
  });
});

describe('a wildcard', () => {
  const wildcard = '*.example.com CNAME elsewhere.example.net.';
  const answered = present([wildcard], '*.example.com');

  test('answers where nothing exists, however deep', () => {
    expect(askIn([wildcard], 'www.example.com')).toEqual(answered);
    expect(askIn([wildcard], challenge)).toEqual(answered);
  });

  test('does not answer at or below what exists, empty non-terminals included', () => {
    expect(askIn([wildcard, 'www.example.com A 192.0.2.1'], 'www.example.com')).toEqual(
      present(['www.example.com A 192.0.2.1']),
    );
    expect(askIn([wildcard, 'www.example.com A 192.0.2.1'], challenge)).toEqual(nxdomain);
    expect(askIn([wildcard, 'a.b.www.example.com A 192.0.2.1'], 'www.example.com')).toEqual(emptyNonTerminal);
    expect(askIn([wildcard, 'a.b.www.example.com A 192.0.2.1'], challenge)).toEqual(nxdomain);
  });

  test('is a name like others when it is asked for itself', () => {
    expect(askIn([wildcard], '*.example.com')).toEqual(present([wildcard]));
    // The asterisk exists, so it is the closest encloser, and `*.*` would have to answer (RFC 4592 §2.2.1).
    expect(askIn([wildcard], 'www.*.example.com')).toEqual(nxdomain);
    const nested = '*.*.example.com TXT "nested"';
    expect(askIn([wildcard, nested], 'www.*.example.com')).toEqual(present([nested], '*.*.example.com'));
    expect(askIn([wildcard, nested], 'a.b.example.com')).toEqual(answered);
  });

  test('is that of the closest encloser, and no other', () => {
    const inner = '*.www.example.com TXT "inner"';
    expect(askIn([wildcard, inner], challenge)).toEqual(present([inner], '*.www.example.com'));
    expect(askIn([wildcard, inner], 'mail.example.com')).toEqual(answered);
    expect(askIn([wildcard, inner], 'www.example.com')).toEqual(emptyNonTerminal);
  });

  test('without records of its own answers with nothing (RFC 4592 §4.9)', () => {
    expect(askIn(['a.*.example.com A 192.0.2.1'], challenge)).toEqual(emptyNonTerminal);
  });

  test('below a zone cut or a DNAME never answers', () => {
    const cut = 'www.example.com NS ns.example.net.';
    expect(askIn([cut, '*.www.example.com A 192.0.2.1', wildcard], challenge)).toEqual(
      delegated([cut], 'ns.example.net'),
    );
  });

  test('of the parent zone does not reach into a child zone', () => {
    const zones = [zoneOf('example.com', [wildcard]), zoneOf('www.example.com', [])];
    expect(ask(challenge, zones)).toEqual([{ ...nxdomain, zone: 'www.example.com' }]);
  });
});

describe('zones', () => {
  test('two views of one apex answer each for itself, in the order of the listing', () => {
    const zones = [zoneOf('example.com', [cname]), zoneOf('example.com', []), zoneOf('example.org', [])];
    expect(ask(challenge, zones)).toEqual([present([cname]), nxdomain]);
    expect(zonesFor(indexZones({ items: zones, gaps: [] }), nameOf(challenge))).toEqual(zones.slice(0, 2));
  });

  test('none here that encloses the name gives no answer', () => {
    expect(ask(challenge, [])).toEqual([]);
    expect(ask(challenge, [zoneOf('example.org', [cname]), zoneOf('w.example.com', [])])).toEqual([]);
    expect(ask(challenge, [zoneOf('ample.com', [cname])])).toEqual([]);
  });

  test('the root zone encloses every name', () => {
    expect(ask(challenge, [zoneOf('.', [cname])])).toEqual([
      { answer: 'present', zone: '', records: [cname] },
    ]);
  });

  test('that could not be told leave open what no zone here answers', () => {
    expect(ask(challenge, [], [gapOf('?')])).toEqual([
      { answer: 'unresolved', gaps: ['there may be ?'], occluded: [] },
    ]);
    expect(ask(challenge, [], [gapOf('?.org'), gapOf('?.com')])).toEqual([
      { answer: 'unresolved', gaps: ['there may be ?.com'], occluded: [] },
    ]);
    expect(ask(challenge, [], [gapOf('?.org')])).toEqual([]);
  });

  test('that could not be told and may be nearer, or other views, leave absence open', () => {
    const zones = [zoneOf('example.com', [])];
    expect(ask(challenge, zones, [gapOf('?')])).toEqual([unresolved('there may be ?')]);
    expect(ask(challenge, zones, [gapOf('www.example.com')])).toEqual([
      unresolved('there may be www.example.com'),
    ]);
    expect(ask(challenge, zones, [gapOf('example.com')])).toEqual([unresolved('there may be example.com')]);
    expect(ask(challenge, zones, [gapOf('api-?.example.com')])).toEqual([nxdomain]);
  });

  test('a record of a zone that could not be told is no zone: what is below its name is absent', () => {
    const exact = (pattern: string): Gap => ({ ...gapOf(pattern), exact: true });
    const zones = [zoneOf('example.com', [])];
    expect(ask(challenge, zones, [exact('www.?')])).toEqual([nxdomain]);
    expect(ask(challenge, zones, [exact('_acme-challenge.www.?')])).toEqual([
      unresolved('there may be _acme-challenge.www.?'),
    ]);
    expect(ask(challenge, zones, [exact('*.?')])).toEqual([unresolved('there may be *.?')]);
    expect(ask(challenge, [], [exact('www.?')])).toEqual([]);
  });

  test('that could only be farther than the nearest one here leave nothing open', () => {
    expect(ask(challenge, [zoneOf('example.com', [])], [gapOf('com'), gapOf('co?')])).toEqual([nxdomain]);
  });

  test('that could not be told hide nothing that is present or delegated', () => {
    const cut = 'www.example.com NS ns.example.net.';
    expect(ask(challenge, [zoneOf('example.com', [cname])], [gapOf('?')])).toEqual([present([cname])]);
    expect(ask(challenge, [zoneOf('example.com', [cut])], [gapOf('?')])).toEqual([
      delegated([cut], 'ns.example.net'),
    ]);
  });
});

describe('a gap in a zone', () => {
  test('leaves absence open where it could hold the name, and names its reason', () => {
    const gaps = [
      gapIn(nameOf(zone), 'an $INCLUDE could not be read'),
      gapOf('_acme-challenge.?.example.com'),
    ];
    expect(askIn([], challenge, gaps)).toEqual(
      unresolved('an $INCLUDE could not be read', 'there may be _acme-challenge.?.example.com'),
    );
  });

  test('hides nothing that is present', () => {
    expect(askIn([cname], challenge, [gapOf('?')])).toEqual(present([cname]));
  });

  test('keeps its literal parts: a name it cannot be is absent all the same', () => {
    expect(askIn([], challenge, [gapOf('www-?.example.com'), gapOf('?.example.org')])).toEqual(nxdomain);
  });

  test('leaves open whether a wildcard answers, and the emptiness of an empty non-terminal', () => {
    const reasons = unresolved('there may be ?.www.example.com');
    expect(askIn(['*.example.com A 192.0.2.1'], challenge, [gapOf('?.www.example.com')])).toEqual(reasons);
    expect(askIn([`a.${challenge} A 192.0.2.1`], challenge, [gapOf('?.www.example.com')])).toEqual(reasons);
  });

  test('that may be the wildcard at or below the closest encloser leaves absence open', () => {
    const gaps = [gapOf('*.?example.com')];
    expect(askIn([], challenge, gaps)).toEqual(unresolved('there may be *.?example.com'));
    expect(askIn([], challenge, [gapOf('*.example.com')])).toEqual(unresolved('there may be *.example.com'));
    // `www` exists, so the wildcard beside it does not matter.
    expect(askIn(['www.example.com A 192.0.2.1'], challenge, [gapOf('*.example.com')])).toEqual(nxdomain);
    expect(askIn([`a.${challenge} A 192.0.2.1`], challenge, gaps)).toEqual(emptyNonTerminal);
  });

  test('that may be a zone cut or a DNAME above the name leaves absence open', () => {
    expect(askIn([], '_acme-challenge.www-1.example.com', [gapOf('www-?.example.com')])).toEqual(
      unresolved('there may be www-?.example.com'),
    );
    expect(askIn([], challenge, [gapOf('example.com')])).toEqual(nxdomain);
  });

  test('that is neither a zone cut nor a DNAME takes nothing below its name away', () => {
    const exact = (pattern: string): Gap => ({ ...gapOf(pattern), exact: true });
    expect(askIn([], challenge, [exact('www.example.com')])).toEqual(nxdomain);
    expect(askIn([], challenge, [exact('_acme-challenge.?.com')])).toEqual(
      unresolved('there may be _acme-challenge.?.com'),
    );
    expect(askIn([], challenge, [exact('*.example.com')])).toEqual(unresolved('there may be *.example.com'));
  });

  test('of one view does not blur the other', () => {
    const zones = [zoneOf('example.com', [], [gapOf('?')]), zoneOf('example.com', [])];
    expect(ask(challenge, zones)).toEqual([unresolved('there may be ?'), nxdomain]);
  });
});

describe('a record whose owner is not wholly known', () => {
  const reasonFor = (type: string): string =>
    `the owner of a ${type} record depends on each.key, a key of for_each`;

  test('is a gap that names type, expression and why', () => {
    expect(askIn(['_acme-challenge.?.example.com CNAME ?.'], challenge)).toEqual(
      unresolved(reasonFor('CNAME')),
    );
    expect(askIn(['? TXT "x"'], challenge)).toEqual(unresolved(reasonFor('TXT')));
  });

  test('keeps its literal parts', () => {
    expect(askIn(['www-?.example.com CNAME example.net.'], challenge)).toEqual(nxdomain);
    expect(askIn(['www-?.example.com CNAME example.net.'], '_acme-challenge.www-1.example.com')).toEqual(
      nxdomain,
    );
  });

  test('takes what is below it away only where it is a zone cut or a DNAME', () => {
    const asked = '_acme-challenge.www-1.example.com';
    expect(askIn(['www-?.example.com NS ns.example.net.'], asked)).toEqual(unresolved(reasonFor('NS')));
    expect(askIn(['www-?.example.com DNAME example.net.'], asked)).toEqual(unresolved(reasonFor('DNAME')));
    expect(askIn(['www-?.example.com NS ns.example.net.'], challenge)).toEqual(nxdomain);
  });

  test('hides nothing that is present', () => {
    expect(askIn([cname, '? CNAME example.net.'], challenge)).toEqual(present([cname]));
  });
});

test('targetOf reads a target that is a known domain name', () => {
  const target = (rdata: string) => targetOf(recordOf(`a.test CNAME ${rdata}`));
  expect(target('B.Test.')).toBe('b.test');
  expect(target('.')).toBe('');
  expect(target('.b.test.')).toBeUndefined();
  expect(target('?.test.')).toBeUndefined();
});

test('gapIn covers a zone, or without an apex everything', () => {
  const hole = { expression: '…', reason: 'unread' };
  expect(gapIn(nameOf('example.com'), 'unread')).toEqual({ reason: 'unread', parts: [hole, 'example.com'] });
  expect(gapIn(undefined, 'unread', span)).toEqual({ reason: 'unread', parts: [hole], span });
  expect(gapIn(nameOf('.'), 'unread')).toEqual({ reason: 'unread', parts: [hole] });
});
