// biome-ignore-all lint/suspicious/noTemplateCurlyInString: holes are listed so.
import { describe, expect, test } from 'vitest';
import { octodns } from '../../../src/formats/octodns/index.js';
import { positionOf, type Span } from '../../../src/source.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

/** A zone file on its own, and what it includes. */
function read(text: string, more: Record<string, string> = {}): string[] {
  return listingOf(readFiles(text, more));
}

function readFiles(text: string, more: Record<string, string> = {}): ReturnType<typeof octodns.read> {
  const tree = treeOf({ 'example.com.yaml': text, ...more });
  return octodns.read({ tree, paths: ['example.com.yaml'], zoneOf: () => undefined });
}

describe('records', () => {
  test('mappings and lists, `value` and `values`, the apex and a wildcard', () => {
    expect(
      read(
        "'':\n  - type: A\n    value: 192.0.2.1\n  - type: NS\n    values:\n      - ns1.example.net.\n      - ns2.example.net.\n'*':\n  type: TXT\n  value: hi\n_acme-challenge.WWW:\n  type: CNAME\n  value: www.example.com.0123456789abcdef.dcv.cloudflare.com\n",
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  example.com A 192.0.2.1 example.com.yaml:2:5',
      '  example.com NS ns1.example.net. example.com.yaml:4:5',
      '  example.com NS ns2.example.net. example.com.yaml:4:5',
      '  *.example.com TXT "hi" example.com.yaml:8:1',
      '  _acme-challenge.www.example.com CNAME www.example.com.0123456789abcdef.dcv.cloudflare.com. example.com.yaml:11:1',
    ]);
  });

  test('the spans of owner, RDATA and record are the tokens as they are written', () => {
    const { zones } = readFiles(
      "'w':\n  - type: MX\n    value: {preference: 1, exchange: m.}\n  # note\n  - {type: TXT, values: ['a', b]}\nx:\n  type: CNAME\n  value: y.\n\n",
    );
    const places = zones.items[0]!.records.items.map(({ owner, rdata, span }) =>
      [owner.span, rdata.span, span].map(written),
    );
    expect(places).toEqual([
      [
        "1:1 'w'",
        '3:12 {preference: 1, exchange: m.}',
        '2:5 type: MX\n    value: {preference: 1, exchange: m.}',
      ],
      ["1:1 'w'", "5:26 'a'", "5:5 {type: TXT, values: ['a', b]}"],
      ["1:1 'w'", '5:31 b', "5:5 {type: TXT, values: ['a', b]}"],
      ['6:1 x', '8:10 y.', '6:1 x:\n  type: CNAME\n  value: y.'],
    ]);
  });

  test('a target that is no domain name stays as it is written', () => {
    expect(
      read(
        'a: {type: CNAME, value: .Example.com.0123456789abcdef.dcv.cloudflare.com}\nb: {type: CNAME, value: b.example.com.<COPIED_VALIDATION_URL>}\n',
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  a.example.com CNAME .Example.com.0123456789abcdef.dcv.cloudflare.com example.com.yaml:1:1',
      '  b.example.com CNAME b.example.com.<copied_validation_url>. example.com.yaml:2:1',
    ]);
  });

  test('a dynamic CNAME with other targets in its pools is not known', () => {
    expect(
      read(
        'a:\n  type: CNAME\n  value: a.example.net.\n  dynamic: {pools: {p: {values: [{value: b.example.net.}]}}, rules: [{pool: p}]}\nb:\n  type: CNAME\n  value: B.example.net.\n  dynamic: {pools: {p: {values: [{value: b.example.net.}]}}, rules: [{pool: p}]}\nc:\n  type: CNAME\n  value: c.example.net.\n  dynamic: {}\n',
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  a.example.com CNAME ${dynamic} example.com.yaml:1:1',
      '  b.example.com CNAME b.example.net. example.com.yaml:5:1',
      '  c.example.com CNAME ${dynamic} example.com.yaml:9:1',
    ]);
  });

  test('types of a provider keep their data as text', () => {
    expect(
      read(
        "'':\n  type: Route53Provider/ALIAS\n  values:\n    - type: A\n      name: x.\nr: {type: CloudflareProvider/REDIRECT}\n",
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  example.com ROUTE53PROVIDER/ALIAS type: A name: x. example.com.yaml:1:1',
      '  r.example.com CLOUDFLAREPROVIDER/REDIRECT  example.com.yaml:6:1',
    ]);
  });

  test('records that octoDNS leaves alone are withheld', () => {
    expect(
      read(
        'a: {type: A, value: 192.0.2.1, octodns: {ignored: yes}}\nb: {type: A, value: 192.0.2.2, octodns: {excluded: [x]}}\n',
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  b.example.com A 192.0.2.2 example.com.yaml:2:1',
      '  withheld a.example.com A 192.0.2.1 example.com.yaml:1:1: its `octodns.ignored` makes octoDNS leave it alone',
    ]);
  });

  test('keys are what PyYAML makes of them', () => {
    expect(
      read(
        'on: {type: A, value: 192.0.2.1}\n010: {type: A, value: 192.0.2.2}\n1.10: {type: A, value: 192.0.2.3}\n~: {type: A, value: 192.0.2.4}\n',
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  true.example.com A 192.0.2.1 example.com.yaml:1:1',
      '  8.example.com A 192.0.2.2 example.com.yaml:2:1',
      '  1.1.example.com A 192.0.2.3 example.com.yaml:3:1',
      '  none.example.com A 192.0.2.4 example.com.yaml:4:1',
    ]);
  });
});

describe('what cannot be read is a problem, and a gap at exactly its owner', () => {
  test.each([
    [
      'no type',
      'a: {value: x.}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: it has no type example.com.yaml:1:1',
        'error example.com.yaml:1:1: The record has no `type`. Write one, such as `type: CNAME`.',
      ],
    ],
    [
      'no type in a list',
      'a:\n  - type: A\n    value: 192.0.2.1\n  - value: x.\n',
      [
        '  a.example.com A 192.0.2.1 example.com.yaml:2:5',
        '  gap a.example.com: the record of a.example.com could not be read: it has no type example.com.yaml:4:5',
        'error example.com.yaml:4:5: The record has no `type`. Write one, such as `type: CNAME`.',
      ],
    ],
    [
      'a type in small letters',
      'a: {type: cname, value: x.}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: its type is unknown example.com.yaml:1:11',
        'error example.com.yaml:1:11: octoDNS knows no record type `cname`. Write `CNAME`.',
      ],
    ],
    [
      'an unknown type',
      'a: {type: FOO, value: x}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: its type is unknown example.com.yaml:1:11',
        'error example.com.yaml:1:11: octoDNS knows no record type `FOO`. Correct it.',
      ],
    ],
    [
      'a type that is a boolean',
      'a: {type: on, value: x}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: its type is unknown example.com.yaml:1:11',
        'error example.com.yaml:1:11: `type` takes a record type, and there is the boolean `True`.',
      ],
    ],
    [
      'a record that is a text',
      'a: x.example.net.\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: it is no mapping example.com.yaml:1:4',
        'error example.com.yaml:1:4: A record is a mapping with `type` and `value`, and `a` has the text `x.example.net.`. Write it out, or remove it.',
      ],
    ],
    [
      'a record that is nothing',
      'a:\nb: {type: A, value: 192.0.2.1}\n',
      [
        '  b.example.com A 192.0.2.1 example.com.yaml:2:1',
        '  gap a.example.com: the record of a.example.com could not be read: it is no mapping example.com.yaml:1:1',
        'error example.com.yaml:1:1: A record is a mapping with `type` and `value`, and `a` has nothing. Write it out, or remove it.',
      ],
    ],
    [
      '`values` for a CNAME',
      'a: {type: CNAME, values: [x.]}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: it has no value example.com.yaml:1:4',
        'error example.com.yaml:1:4: A CNAME record takes `value`, not `values`. Rename it.',
      ],
    ],
    [
      'no value',
      'a:\n  type: CNAME\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: it has no value example.com.yaml:2:3',
        'error example.com.yaml:2:3: The CNAME record has no `value`. Write it, or remove the record.',
      ],
    ],
    [
      'an empty value',
      "a: {type: CNAME, value: ''}\n",
      [
        '  gap a.example.com: the record of a.example.com could not be read: its value is not one that octoDNS takes example.com.yaml:1:25',
        'error example.com.yaml:1:25: CNAME: The value is missing. Write it, or remove the record.',
      ],
    ],
    [
      'an empty list',
      'a: {type: A, values: []}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: it has no value example.com.yaml:1:22',
        'error example.com.yaml:1:22: The A record has no `value` or `values`. Write it, or remove the record.',
      ],
    ],
    [
      'an empty list in a lenient record',
      'a: {type: A, values: [], octodns: {lenient: true}}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: it has no value example.com.yaml:1:22',
        'warning example.com.yaml:1:22: The A record has no `value` or `values`. Write it, or remove the record.',
      ],
    ],
    [
      'a number for a target',
      'a: {type: CNAME, value: 010}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: its value is not one that octoDNS takes example.com.yaml:1:25',
        'error example.com.yaml:1:25: CNAME: To YAML 1.1 this is the number `8`, and octoDNS takes text. Put it in quotes.',
      ],
    ],
    [
      'a list for a target',
      'a: {type: CNAME, value: [x.]}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: its value is not one that octoDNS takes example.com.yaml:1:25',
        'error example.com.yaml:1:25: CNAME: Text belongs here, and there is a list.',
      ],
    ],
    [
      'one bad address of two',
      'a: {type: A, values: [192.0.2.1, 192.0.2.300]}\n',
      [
        '  a.example.com A 192.0.2.1 example.com.yaml:1:1',
        '  gap a.example.com: the record of a.example.com could not be read: its value is not one that octoDNS takes example.com.yaml:1:34',
        'error example.com.yaml:1:34: A: `192.0.2.300` is no IPv4 address. Correct it.',
      ],
    ],
    [
      'a text for an MX',
      'a: {type: MX, value: 10 x.}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: its value is not one that octoDNS takes example.com.yaml:1:22',
        'error example.com.yaml:1:22: MX: A mapping belongs here, and there is the text `10 x.`.',
      ],
    ],
    [
      'an MX without its exchange',
      'a: {type: MX, value: {preference: 10}}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: its value is not one that octoDNS takes example.com.yaml:1:22',
        'error example.com.yaml:1:22: MX: `exchange` is missing. Write it, or remove the record.',
      ],
    ],
    [
      'an at sign',
      "'@': {type: A, value: 192.0.2.1}\n",
      [
        '  gap example.com: the record of example.com could not be read: its name is not one that octoDNS takes example.com.yaml:1:1',
        "error example.com.yaml:1:1: The name `@` is not octoDNS's word for the apex. Write `''`.",
      ],
    ],
    [
      'a final dot',
      'www.example.com.: {type: A, value: 192.0.2.1}\n',
      [
        '  gap www.example.com.example.com: the record of www.example.com.example.com could not be read: its name is not one that octoDNS takes example.com.yaml:1:1',
        '  gap www.example.com: the record of www.example.com could not be read: its name is not one that octoDNS takes example.com.yaml:1:1',
        'error example.com.yaml:1:1: The name `www.example.com.` has a dot too many: names are relative to the zone. Remove it.',
      ],
    ],
    [
      'a final dot in a lenient record',
      '_acme-challenge.: {type: TXT, value: x, octodns: {lenient: true}}\n',
      [
        '  gap _acme-challenge.example.com: the record of _acme-challenge.example.com could not be read: its name is not one that octoDNS takes example.com.yaml:1:1',
        'warning example.com.yaml:1:1: The name `_acme-challenge.` has a dot too many: names are relative to the zone. Remove it.',
      ],
    ],
    [
      'a space',
      "'a ': {type: A, value: 192.0.2.1}\n",
      [
        '  gap a.example.com: the record of a.example.com could not be read: its name is not one that octoDNS takes example.com.yaml:1:1',
        'error example.com.yaml:1:1: The name `a ` holds a space. Remove it.',
      ],
    ],
    [
      'two records of one type',
      'a: [{type: A, value: 192.0.2.1}, {type: A, value: 192.0.2.2}]\n',
      [
        '  a.example.com A 192.0.2.1 example.com.yaml:1:5',
        'error example.com.yaml:1:34: octoDNS stops at a second A record of a.example.com. Put the values of both into one record.',
      ],
    ],
    [
      'a tag',
      'a: {type: CNAME, value: !x y.}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: a value has the tag !x, which octoDNS does not know example.com.yaml:1:28',
        'error example.com.yaml:1:28: `y.` has the tag !x, which octoDNS does not know. Remove the tag.',
      ],
    ],
    [
      'a date that is none',
      'a: {type: TXT, value: 2001-02-30}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: a value is a date that no calendar has example.com.yaml:1:23',
        'error example.com.yaml:1:23: `2001-02-30` is a date that no calendar has. Put it in quotes.',
      ],
    ],
    [
      'a list as a key',
      'a: {type: A, value: 192.0.2.1, [b]: c}\n',
      [
        '  gap a.example.com: the record of a.example.com could not be read: one of its keys could not be read example.com.yaml:1:1',
        'error example.com.yaml:1:32: A list or mapping cannot be a key. Put the key in quotes.',
      ],
    ],
    [
      'an alias without an anchor',
      'a: *x\nb: {type: A, value: 192.0.2.1}\n',
      [
        '  b.example.com A 192.0.2.1 example.com.yaml:2:1',
        '  gap a.example.com: the record of a.example.com could not be read: an alias without an anchor example.com.yaml:1:1',
        'error example.com.yaml:1:4: `*x` stands for nothing: no `&x` comes before it. Add the anchor.',
      ],
    ],
  ])('%s', (_what, text, expected) => {
    expect(read(text).slice(1)).toEqual(expected);
  });
});

describe('keys that stand twice, and merges', () => {
  test('the last of equal keys wins, and both lines are told', () => {
    expect(
      read(
        'a: {type: A, value: 192.0.2.1}\nb: {type: A, value: 192.0.2.2}\na: {type: A, value: 192.0.2.3}\n',
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  a.example.com A 192.0.2.3 example.com.yaml:3:1',
      '  b.example.com A 192.0.2.2 example.com.yaml:2:1',
      'warning example.com.yaml:1:1: The key `a` stands twice, in lines 1 and 3, and octoDNS silently keeps the last. Put its records into one list.',
    ]);
  });

  test('what is merged counts where it stands, and replaces what is before it', () => {
    expect(
      read(
        'a: &a {type: A, value: 192.0.2.1}\nb: {<<: *a, value: 192.0.2.2}\nc: {value: 192.0.2.3, <<: *a}\nd: {<<: [*a, {value: 192.0.2.4}]}\n',
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 example.com.yaml:1:1',
      '  b.example.com A 192.0.2.2 example.com.yaml:2:1',
      '  c.example.com A 192.0.2.1 example.com.yaml:3:1',
      '  d.example.com A 192.0.2.1 example.com.yaml:4:1',
      'warning example.com.yaml:3:5: octoDNS merges in order, so `<<` replaces `value` that stands before it. Put `<<` first.',
    ]);
  });

  test('a merge of what is no mapping leaves a gap', () => {
    expect(read('a: {<<: text, type: A, value: 192.0.2.1}\n<<: [1]\n')).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  gap ${…}example.com: records may be missing: `<<` merges what is no mapping example.com.yaml:1:1',
      '  gap a.example.com: the record of a.example.com could not be read: `<<` merges what is no mapping example.com.yaml:1:1',
      'error example.com.yaml:2:6: `<<` merges a mapping, a list of mappings or an `!include`. Anything else stops octoDNS.',
      'error example.com.yaml:1:9: `<<` merges a mapping, a list of mappings or an `!include`. Anything else stops octoDNS.',
    ]);
  });
});

describe('includes', () => {
  test('a file stands for a value, for a value within it, and for what is merged', () => {
    expect(
      read(
        'a: !include shared/a.yaml\nb: {<<: !include shared/a.yaml, value: 192.0.2.9}\nc: {type: A, values: [!include shared/address.yaml]}\n',
        {
          'shared/a.yaml': 'type: A\nvalue: !include address.yaml\n',
          'shared/address.yaml': '192.0.2.7\n',
          'address.yaml': '192.0.2.8\n',
        },
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  a.example.com A 192.0.2.7 shared/a.yaml:1:1',
      '  b.example.com A 192.0.2.9 example.com.yaml:2:1',
      '  c.example.com A 192.0.2.7 example.com.yaml:3:1',
    ]);
  });

  test('no include leaves the repository, and none goes in a circle', () => {
    expect(
      read(
        'a: !include ../x.yaml\nb: !include /etc/passwd\nc: !include ~/x.yaml\nd: !include loop/1.yaml\ne: !include none.yaml\nf: {type: A, value: !include broken.yaml}\n<<: !include list.yaml\n',
        {
          'loop/1.yaml': '{x: !include 2.yaml}\n',
          'loop/2.yaml': '{type: A, value: !include 1.yaml}\n',
          'broken.yaml': '"open\n',
          'list.yaml': '[1]\n',
        },
      ),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  gap ${…}example.com: records may be missing: `<<` merges a file that could not be read example.com.yaml:1:1',
      '  gap a.example.com: the record of a.example.com could not be read: it includes ../x.yaml example.com.yaml:1:1',
      '  gap b.example.com: the record of b.example.com could not be read: it includes /etc/passwd example.com.yaml:2:1',
      '  gap c.example.com: the record of c.example.com could not be read: it includes ~/x.yaml example.com.yaml:3:1',
      '  gap d.example.com: the record of d.example.com could not be read: it has no type loop/1.yaml:1:1',
      '  gap e.example.com: the record of e.example.com could not be read: it includes none.yaml example.com.yaml:5:1',
      '  gap f.example.com: the record of f.example.com could not be read: it includes broken.yaml, and that file’s YAML is broken example.com.yaml:6:30',
      'error example.com.yaml:7:14: list.yaml holds no mapping that could be merged. Include it as a value.',
      'error example.com.yaml:1:13: `../x.yaml` leads out of the repository. Include files of the repository only.',
      'error example.com.yaml:2:13: `/etc/passwd` leads out of the repository. Include files of the repository only.',
      'error example.com.yaml:3:13: `~/x.yaml` leads out of the repository. Include files of the repository only.',
      'error loop/2.yaml:1:27: The files include each other: example.com.yaml → loop/1.yaml → loop/2.yaml → loop/1.yaml. Break the circle.',
      'error example.com.yaml:5:13: none.yaml cannot be included: there is no such file.',
      'error broken.yaml:2:1: The YAML is broken: Missing closing "quote. Close what was opened, and write `key: value`.',
      'error loop/1.yaml:1:1: The record has no `type`. Write one, such as `type: CNAME`.',
    ]);
  });

  test('an include that a tree refuses is told with the reason', () => {
    const tree = treeOf({ 'example.com.yaml': 'a: !include x.yaml\n' });
    const refused = new Map([['x.yaml', 'it is a symbolic link that leads out of the repository']]);
    expect(
      listingOf(octodns.read({ tree: { ...tree, refused }, paths: tree.paths, zoneOf: () => undefined })),
    ).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  gap a.example.com: the record of a.example.com could not be read: it includes x.yaml example.com.yaml:1:1',
      'error example.com.yaml:1:13: x.yaml cannot be included: it is a symbolic link that leads out of the repository.',
    ]);
  });

  test('a chain of files is followed twenty deep', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`${index}.yaml`, `!include ${index + 1}.yaml\n`]),
    );
    expect(read('a: !include 0.yaml\n', chain)).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  gap a.example.com: the record of a.example.com could not be read: it includes 19.yaml 18.yaml:1:10',
      'error 18.yaml:1:10: Includes nest deeper than 20 files: example.com.yaml → 0.yaml → 1.yaml → 2.yaml → 3.yaml → 4.yaml → 5.yaml → 6.yaml → 7.yaml → 8.yaml → 9.yaml → 10.yaml → 11.yaml → 12.yaml → 13.yaml → 14.yaml → 15.yaml → 16.yaml → 17.yaml → 18.yaml → 19.yaml. Flatten them.',
    ]);
  });
});

describe('broken files', () => {
  test('what stands around a mistake is read, and anything else may be missing', () => {
    expect(read('a: {type: A, value: 192.0.2.1}\nb: "open\nc: {type: A, value: 192.0.2.2}\n')).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 example.com.yaml:1:1',
      '  gap ${…}example.com: example.com.yaml could not be wholly read: its YAML is broken example.com.yaml:1:1',
      '  gap b.example.com: the record of b.example.com could not be read: it is no mapping example.com.yaml:2:4',
      'error example.com.yaml:4:1: The YAML is broken: Missing closing "quote. Close what was opened, and write `key: value`.',
    ]);
  });

  test('a second document stops octoDNS', () => {
    expect(read('a: {type: A, value: 192.0.2.1}\n---\nb: {type: A, value: 192.0.2.2}\n')).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 example.com.yaml:1:1',
      '  b.example.com A 192.0.2.2 example.com.yaml:3:1',
      '  gap ${…}example.com: example.com.yaml could not be wholly read: it holds several YAML documents example.com.yaml:1:1',
      'error example.com.yaml:3:1: octoDNS stops at the second document of a file. Keep one, without `---` between records.',
    ]);
  });

  test('a file must be a mapping, and may be empty', () => {
    expect(read('- a\n')).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  gap ${…}example.com: example.com.yaml could not be read: it is no mapping example.com.yaml:1:1',
      'error example.com.yaml:1:1: A zone file is a mapping from names to records, and this is a list. Write `name:` with its record below.',
    ]);
    expect(read('---\n')).toEqual(['zone example.com example.com.yaml:1:1']);
    expect(read('')).toEqual(['zone example.com example.com.yaml:1:1']);
  });

  test('a line break that only Python sees hides nothing', () => {
    expect(read('# \u2028www: {type: NS, value: x.}\na: {type: A, value: 192.0.2.1}\n')).toEqual([
      'zone example.com example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 example.com.yaml:2:1',
      '  gap ${…}example.com: example.com.yaml could not be wholly read: it holds a line break that editors do not show example.com.yaml:1:1',
      'error example.com.yaml:1:3: octoDNS ends the line at this character, and editors do not. Replace it by a line break or an escape.',
    ]);
  });

  test('a billion laughs end in one problem', () => {
    const lines = ['x0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (let level = 1; level < 12; level++)
      lines.push(
        `x${level}: &x${level} [${Array(10)
          .fill(`*x${level - 1}`)
          .join(', ')}]`,
      );
    const { problems } = readFiles(lines.join('\n'));
    expect(problems.filter(({ message }) => message.includes('aliases')).length).toBe(1);
  });
});

function written({ file, start, end }: Span): string {
  const { line, column } = positionOf({ file, start, end });
  return `${line}:${column} ${file.text.slice(start, end)}`;
}
