/** A small repository, and what it is there to show. octoDNS and we must make the same of it. */
export interface Case {
  readonly shows: string;
  readonly files: Readonly<Record<string, string>>;
  /** Whether octoDNS stops at it, so that we must report an error. */
  readonly stops?: true;
}

/** A configuration with one source, `zones/`, and one zone; `more` goes to its end. */
function config(more = '', provider = '', zone = ''): string {
  return `providers:
  config:
    class: octodns.provider.yaml.YamlProvider
    directory: ./zones
${provider}  target:
    class: octodns_route53.Route53Provider
zones:
  example.com.:
    sources: [config]
    targets: [target]
${zone}${more}`;
}

/** One zone file under the plain configuration. */
function zone(shows: string, text: string, stops?: true): Case {
  return {
    shows,
    files: { 'config.yaml': config(), 'zones/example.com.yaml': text },
    ...(stops && { stops }),
  };
}

/** One zone file, and processors that the zone runs. */
function processed(shows: string, processors: string, text: string, stops?: true): Case {
  const ids = [...processors.matchAll(/^ {2}(\w+):/gm)].map(match => match[1]).join(', ');
  const files = {
    'config.yaml': config(`processors:\n${processors}`, '', `    processors: [${ids}]\n`),
    'zones/example.com.yaml': text,
  };
  return { shows, files, ...(stops && { stops }) };
}

const several = `'':
  - {type: A, value: 192.0.2.1}
  - {type: NS, values: [ns1.example.net., ns2.example.net.]}
  - {type: TXT, value: hello}
'*': {type: A, value: 192.0.2.9}
_acme-challenge.www:
  type: CNAME
  value: www.example.com.0123456789abcdef.dcv.cloudflare.com.
_acme-challenge.old: {type: TXT, value: token}
api: {type: AAAA, value: '2001:DB8:0:0::1'}
mail: {type: A, values: [192.0.2.7, 10.0.0.1]}
www: {type: CNAME, value: example.net.}
`;

/** Every construct of docs/formats/octodns.md that octoDNS itself has an answer to. */
export const cases: readonly Case[] = [
  zone('mappings, lists, value and values', several),
  zone('an empty file', ''),
  zone('an empty document', '---\n'),
  zone('an empty list of records', 'www: []\n'),
  zone(
    'every type',
    `'':
  - {type: ALIAS, value: Target.Example.NET.}
  - {type: CAA, values: [{flags: 0, tag: issue, value: letsencrypt.org}, {tag: iodef, value: 'mailto:a@example.com'}]}
  - {type: MX, values: [{preference: 10, exchange: Mail.example.net.}, {priority: '20', value: mx2.example.net}]}
  - {type: NS, values: [ns1.example.net, ns2.example.net.]}
  - {type: LOC, value: {lat_degrees: 31, lat_minutes: 58, lat_seconds: 52.1, lat_direction: S, long_degrees: 115, long_minutes: 49, long_seconds: 11, long_direction: E, altitude: 20, size: 10, precision_horz: 10, precision_vert: 2}}
  - {type: SPF, value: v=spf1 -all}
_443._tcp: {type: TLSA, value: {certificate_usage: 3, selector: 1, matching_type: 1, certificate_association_data: ABCD}}
_sip._tcp: {type: SRV, value: {priority: 1, weight: 2, port: 5060, target: sip.example.net.}}
dname: {type: DNAME, value: example.org.}
ds: {type: DS, value: {key_tag: 60485, algorithm: 5, digest_type: 1, digest: 2BB183AF5F22588179A53B0A98631FAD1A292118}}
fwd: {type: URLFWD, value: {path: /, target: 'https://example.org/', code: 302, masking: 2, query: 0}}
https: {type: HTTPS, value: {svcpriority: 1, targetname: ., svcparams: {port: 8443, alpn: [h2, h3], no-default-alpn: null, ipv4hint: [192.0.2.1]}}}
key: {type: OPENPGPKEY, value: mQENBFVHm5sBCAD}
naptr: {type: NAPTR, value: {order: 10, preference: 100, flags: s, service: SIP+D2U, regexp: '', replacement: _sip._udp.example.com.}}
ptr: {type: PTR, values: [a.example.net, b.example.net.]}
sshfp: {type: SSHFP, value: {algorithm: 1, fingerprint_type: 1, fingerprint: BF6B6825D2977C511A475BBEFB88AAD54A92AC73}}
svcb: {type: SVCB, value: {svcpriority: 0, targetname: svc.example.net}}
_uri._tcp: {type: URI, value: {priority: 1, weight: 2, target: 'HTTPS://Example.net/Path'}}
`,
  ),
  zone('a CNAME without a final dot is absolute', 'www: {type: CNAME, value: Target.Example.net}\n'),
  zone('targets with letters beyond ASCII', 'www: {type: CNAME, value: bücher.example.}\n'),
  zone(
    'owners in capitals and beyond ASCII',
    'WWW: {type: A, value: 192.0.2.1}\nbücher: {type: A, value: 192.0.2.1}\n',
  ),
  zone(
    'text: quotes, chunks, semicolons, escapes',
    `a: {type: TXT, value: '"one" "two"'}
b: {type: TXT, value: 'v=DKIM1\\; k=rsa\\; p=${'A'.repeat(400)}'}
c: {type: TXT, value: 'tab\there \\\\ and "inner" quote'}
d: {type: TXT, value: ''}
e: {type: TXT, values: [one, two]}
`,
  ),
  {
    shows: 'text where semicolons need no escape',
    files: {
      'config.yaml': config('', '    escaped_semicolons: false\n'),
      'zones/example.com.yaml':
        "a: {type: TXT, value: 'v=DKIM1; k=rsa'}\nb: {type: TXT, values: ['a;b', 'c']}\n",
    },
  },
  zone(
    'text beyond ASCII, in a lenient record',
    'a: {type: TXT, value: "grüße \\" x", octodns: {lenient: true}}\n',
  ),
  zone(
    'keys that PyYAML does not read as text',
    `on: {type: A, value: 192.0.2.1}
No: {type: A, value: 192.0.2.2}
010: {type: A, value: 192.0.2.3}
0x1F: {type: A, value: 192.0.2.4}
1.10: {type: A, value: 192.0.2.5}
1_000: {type: A, value: 192.0.2.6}
190:20:30: {type: A, value: 192.0.2.7}
2001-12-14: {type: A, value: 192.0.2.8}
~: {type: A, value: 192.0.2.9}
1e3: {type: A, value: 192.0.2.10}
y: {type: A, value: 192.0.2.11}
08: {type: A, value: 192.0.2.12}
1.0e+20: {type: A, value: 192.0.2.15}
0.00001: {type: A, value: 192.0.2.16}
-3: {type: A, value: 192.0.2.14}
0b11: {type: A, value: 192.0.2.19}
! 0b100: {type: A, value: 192.0.2.20}
!!str 0b101: {type: A, value: 192.0.2.21}
!!int "7": {type: A, value: 192.0.2.22}
12345678901234567890123: {type: A, value: 192.0.2.23}
1:30.5: {type: A, value: 192.0.2.24}
.5: {type: TXT, value: half}
.inf: {type: TXT, value: infinite}
=: {type: A, value: 192.0.2.25}
`,
  ),
  zone(
    'keys that are equal to Python',
    'true: {type: A, value: 192.0.2.1}\n1: {type: A, value: 192.0.2.2}\n1.0: {type: A, value: 192.0.2.3}\n',
  ),
  zone('a key that stands twice', 'www: {type: A, value: 192.0.2.1}\nwww: {type: TXT, value: last}\n'),
  zone(
    'a quoted and a plain key of one name',
    "1: {type: A, value: 192.0.2.1}\n'1': {type: TXT, value: other}\n",
  ),
  zone('two records of one type', "1: {type: A, value: 192.0.2.1}\n'1': {type: A, value: 192.0.2.2}\n", true),
  zone(
    'two records of one type in a list',
    'www: [{type: A, value: 192.0.2.1}, {type: A, value: 192.0.2.2}]\n',
    true,
  ),
  zone(
    'anchors and aliases',
    'a: &a {type: A, value: &v 192.0.2.1}\nb: *a\nc: {type: A, values: [*v, 192.0.2.2]}\n',
  ),
  zone(
    'merge keys',
    `a: &a {type: A, ttl: 60, value: 192.0.2.1}
b: {<<: *a, value: 192.0.2.2}
c: {value: 192.0.2.3, <<: *a}
d: {<<: [{value: 192.0.2.4}, *a], ttl: 5}
e: {<<: *a, <<: {type: TXT, value: twice}}
`,
  ),
  zone('a merge of what is no mapping', 'a: {<<: text, type: A, value: 192.0.2.1}\n', true),
  zone(
    'block scalars and folded text',
    'a:\n  type: TXT\n  value: >-\n    one\n    two\nb:\n  type: TXT\n  value: "one\n    two"\n',
  ),
  zone('two documents', 'a: {type: A, value: 192.0.2.1}\n---\nb: {type: A, value: 192.0.2.2}\n', true),
  zone('a list at the top', '- a\n', true),
  zone('broken YAML', 'a: {type: A, value: 192.0.2.1}\nb: "open\n', true),
  zone('a tag of its own', 'a: !mine {type: A, value: 192.0.2.1}\n', true),
  zone('a date that is none', 'a: {type: A, value: 192.0.2.1, octodns: {note: 2001-02-30}}\n', true),
  zone('the at sign for the apex', '"@": {type: A, value: 192.0.2.1}\n', true),
  zone('an owner with a final dot', 'www.: {type: A, value: 192.0.2.1}\n', true),
  zone('an owner with a space', 'w w: {type: A, value: 192.0.2.1}\n', true),
  zone('a record without a type', 'www: {value: 192.0.2.1}\n', true),
  zone('a type in small letters', 'www: {type: cname, value: example.net.}\n', true),
  zone('a record that is a text', 'www: 192.0.2.1\n', true),
  zone('a CNAME with `values`', 'www: {type: CNAME, values: [example.net.]}\n', true),
  zone('a CNAME whose value is a number', 'www: {type: CNAME, value: 010}\n', true),
  zone('a TXT whose value is a boolean', 'www: {type: TXT, value: yes}\n', true),
  zone('no value', 'www: {type: A}\n', true),
  zone('an address that is none', 'www: {type: A, value: 192.0.2.256}\n', true),
  zone('`values` before `value`', 'www: {type: A, value: 192.0.2.1, values: [192.0.2.2]}\n'),
  zone('a scalar for `values`', 'www: {type: A, values: 192.0.2.1}\n'),
  zone(
    'dynamic and geo records',
    `same:
  type: CNAME
  value: a.example.net.
  dynamic: {pools: {one: {values: [{value: a.example.net.}]}}, rules: [{pool: one}]}
geo: {type: A, value: 192.0.2.1, geo: {EU: [192.0.2.2]}}
`,
  ),
  zone(
    'types of a provider',
    "'': {type: Route53Provider/ALIAS, values: [{type: A, name: example.net.}]}\nr: {type: CloudflareProvider/REDIRECT, value: x}\n",
  ),
  zone(
    'records that are not published',
    `a: {type: A, value: 192.0.2.1, octodns: {ignored: true}}
b: {type: A, value: 192.0.2.2, octodns: {excluded: [target]}}
c: {type: A, value: 192.0.2.3, octodns: {excluded: [other]}}
d: {type: A, value: 192.0.2.4, octodns: {included: [target]}}
e: {type: A, value: 192.0.2.5, octodns: {included: [other]}}
f: {type: A, value: 192.0.2.6, octodns: {ignored: false, included: []}}
g: {type: A, value: 192.0.2.7, octodns: {excluded: my-target-two}}
`,
  ),
  {
    shows: 'targets that publish different records',
    files: {
      'config.yaml': config('', '  second:\n    class: octodns_ns1.Ns1Provider\n').replace(
        '[target]',
        '[target, second]',
      ),
      'zones/example.com.yaml':
        'a: {type: A, value: 192.0.2.1, octodns: {excluded: [second]}}\nb: {type: A, value: 192.0.2.2, octodns: {included: [second]}}\nc: {type: A, value: 192.0.2.3}\n',
    },
  },
  {
    shows: 'includes as values, below each other, and merged',
    files: {
      'config.yaml': config(),
      'zones/example.com.yaml':
        'a: !include shared/a.yaml\nb: {type: A, values: !include shared/addresses.yaml}\nc: {<<: !include shared/a.yaml, value: 192.0.2.9}\n<<: !include shared/more.yaml\n',
      'zones/shared/a.yaml': '{type: A, value: 192.0.2.1}\n',
      'zones/shared/addresses.yaml': '[192.0.2.2, !include third.yaml]\n',
      'zones/shared/third.yaml': '192.0.2.3\n',
      'zones/shared/more.yaml': 'd: {type: TXT, value: merged}\ne: !include shared/a.yaml\n',
    },
  },
  {
    shows: 'an include that is not there',
    files: { 'config.yaml': config(), 'zones/example.com.yaml': 'a: !include no.yaml\n' },
    stops: true,
  },
  {
    shows: 'a merged include that merges',
    files: {
      'config.yaml': config(),
      'zones/example.com.yaml': '<<: !include one.yaml\n',
      'zones/one.yaml': '<<: {a: {type: A, value: 192.0.2.1}}\n',
    },
    stops: true,
  },
  {
    shows: 'split zones, with and without a zone file',
    files: {
      'config.yaml': config('', "    split_extension: '.'\n"),
      'zones/example.com.yaml': 'a: {type: A, value: 192.0.2.1}\n',
      'zones/example.com./b.yaml': 'b: {type: A, value: 192.0.2.2}\n',
      'zones/example.com./$example.com.yaml': "'': {type: A, value: 192.0.2.3}\n",
      'zones/example.com./notes.txt': 'x',
      'zones/example.com./deeper/c.yaml': 'c: {type: A, value: 192.0.2.4}\n',
    },
  },
  {
    shows: 'the deprecated SplitYamlProvider',
    files: {
      'config.yaml': config('', '    extension: .tst\n').replace('YamlProvider', 'SplitYamlProvider'),
      'zones/example.com.yaml': 'a: {type: A, value: 192.0.2.1}\n',
      'zones/example.com.tst/b.yaml': 'b: {type: A, value: 192.0.2.2}\n',
    },
  },
  {
    shows: 'a shared file, and no zone files',
    files: {
      'config.yaml': config('', '    shared_filename: common.yaml\n    disable_zonefile: true\n'),
      'zones/example.com.yaml': 'a: {type: A, value: 192.0.2.1}\n',
      'zones/common.yaml': 'b: {type: A, value: 192.0.2.2}\n',
    },
  },
  {
    shows: 'a source that replaces what another brought',
    files: {
      'config.yaml': config(
        '',
        '  internal:\n    class: octodns.provider.yaml.YamlProvider\n    directory: internal\n    populate_should_replace: true\n',
      ).replace('[config]', '[config, internal]'),
      'zones/example.com.yaml': 'a: {type: A, value: 192.0.2.1}\nb: {type: A, value: 192.0.2.2}\n',
      'internal/example.com.yaml': 'a: {type: A, value: 10.0.0.1}\nb: {type: TXT, value: beside}\n',
    },
  },
  {
    shows: 'a second source that must not replace',
    files: {
      'config.yaml': config(
        '',
        '  internal:\n    class: octodns.provider.yaml.YamlProvider\n    directory: internal\n',
      ).replace('[config]', '[config, internal]'),
      'zones/example.com.yaml': 'a: {type: A, value: 192.0.2.1}\n',
      'internal/example.com.yaml': 'a: {type: A, value: 10.0.0.1}\n',
    },
    stops: true,
  },
  {
    shows: 'a zone without files',
    files: { 'config.yaml': config(), 'zones/example.org.yaml': '' },
    stops: true,
  },
  {
    shows: 'a zone without files that may be missing',
    files: {
      'config.yaml': config('', '    ignore_missing_zones: true\n'),
      'zones/example.org.yaml': 'a: {type: A, value: 192.0.2.1}\n',
    },
  },
  {
    shows: 'dynamic zones: glob, regex, the rest, and the first claim',
    files: {
      'config.yaml': `providers:
  config: {class: octodns.provider.yaml.YamlProvider, directory: zones}
  one: {class: x.Y}
  two: {class: x.Y}
  three: {class: x.Y}
  four: {class: x.Y}
zones:
  '*glob':
    glob: '*.[ab]*.com.'
    sources: [config]
    targets: [one]
  '*regex':
    regex: '^(?P<n>x|y)\\.\\w+\\.(com|net)\\.$'
    sources: [config]
    targets: [two]
  '*':
    sources: [config]
    targets: [three]
  fixed.example.com.:
    sources: [config]
    targets: [four]
`,
      'zones/fixed.example.com.yaml': '',
      'zones/x.apple.com.yaml': 'a: {type: A, value: 192.0.2.1}\n',
      'zones/x.cherry.com.yaml': 'a: {type: A, value: 192.0.2.2}\n',
      'zones/y.cherry.net.yaml': 'a: {type: A, value: 192.0.2.3}\n',
      'zones/z.cherry.net.yaml': 'a: {type: A, value: 192.0.2.4}\n',
      'zones/values.yaml': 'no: zone\n',
    },
  },
  {
    shows: 'dynamic split zones',
    files: {
      'config.yaml': `providers:
  config: {class: octodns.provider.yaml.SplitYamlProvider, directory: zones}
  target: {class: x.Y}
zones:
  '*': {sources: [config], targets: [target]}
`,
      'zones/example.com./a.yaml': 'a: {type: A, value: 192.0.2.1}\n',
      'zones/example.org./a.yaml': 'a: {type: A, value: 192.0.2.2}\n',
      'zones/example.net.yaml': 'a: {type: A, value: 192.0.2.3}\n',
    },
  },
  {
    shows: 'alias zones, with a template of the zone’s name',
    files: {
      'config.yaml':
        `${config('processors:\n  t: {class: octodns.processor.templating.Templating}\n', '', '    processors: [t]\n')}`.replace(
          'processors:\n  t',
          '  example.org.:\n    alias: example.com.\nprocessors:\n  t',
        ),
      'zones/example.com.yaml':
        'a: {type: A, value: 192.0.2.1}\nb: {type: CNAME, value: "www.{zone_name}"}\nc: {type: CNAME, value: www.example.com.}\n',
    },
  },
  {
    shows: 'an alias of an alias',
    files: {
      'config.yaml': config('  b.example.: {alias: c.example.}\n  c.example.: {alias: example.com.}\n'),
      'zones/example.com.yaml': '',
    },
    stops: true,
  },
  {
    shows: 'a zone in U-labels, its file in A-labels',
    files: {
      'config.yaml': config().replace('example.com.', 'bücher.example.'),
      'zones/xn--bcher-kva.example.yaml': 'a: {type: A, value: 192.0.2.1}\n',
    },
  },
  {
    shows: 'both spellings of a zone’s file',
    files: {
      'config.yaml': config().replace('example.com.', 'xn--bcher-kva.example.'),
      'zones/xn--bcher-kva.example.yaml': '',
      'zones/bücher.example.yaml': '',
    },
    stops: true,
  },
  {
    shows: 'a sub-zone whose records the parent drops',
    files: {
      'config.yaml': config(
        '  sub.example.com.: {sources: [config], targets: [target]}\n',
        '',
        '    ignore_subzone_adds: true\n',
      ),
      'zones/example.com.yaml':
        'sub: [{type: NS, values: [ns1.example.net.]}, {type: A, value: 192.0.2.1}]\na.sub: {type: A, value: 192.0.2.2}\nb.sub: {type: A, value: 192.0.2.3, octodns: {lenient: true}}\n',
      'zones/sub.example.com.yaml': 'a: {type: A, value: 192.0.2.4}\n',
    },
  },
  processed(
    'TypeAllowlistFilter',
    '  p: {class: octodns.processor.filter.TypeAllowlistFilter, allowlist: [A, CNAME]}\n',
    several,
  ),
  processed(
    'TypeRejectlistFilter',
    '  p: {class: octodns.processor.filter.TypeRejectlistFilter, rejectlist: [CNAME]}\n',
    several,
  ),
  processed(
    'NameAllowlistFilter',
    "  p: {class: octodns.processor.filter.NameAllowlistFilter, allowlist: [www, /^_acme/, '/^$/']}\n",
    several,
  ),
  processed(
    'NameRejectlistFilter',
    '  p: {class: octodns.processor.filter.NameRejectlistFilter, rejectlist: [www, /acme.+old/]}\n',
    several,
  ),
  processed(
    'ValueAllowlistFilter',
    '  p: {class: octodns.processor.filter.ValueAllowlistFilter, allowlist: [hello, /dcv/]}\n',
    several,
  ),
  processed(
    'ValueRejectlistFilter',
    '  p: {class: octodns.processor.filter.ValueRejectlistFilter, rejectlist: [hello, "/\\\\.com\\\\.$/"]}\n',
    several,
  ),
  processed(
    'NetworkValueAllowlistFilter',
    "  p: {class: octodns.processor.filter.NetworkValueAllowlistFilter, allowlist: [10.0.0.0/8, '2001:db8::/32']}\n",
    several,
  ),
  processed(
    'NetworkValueRejectlistFilter',
    '  p: {class: octodns.processor.filter.NetworkValueRejectlistFilter, rejectlist: [10.0.0.0/8]}\n',
    several,
  ),
  processed('IgnoreRootNsFilter', '  p: {class: octodns.processor.filter.IgnoreRootNsFilter}\n', several),
  processed('ExcludeRootNsChanges', '  p: {class: octodns.processor.filter.ExcludeRootNsChanges}\n', several),
  processed(
    'ZoneNameFilter that omits',
    '  p: {class: octodns.processor.filter.ZoneNameFilter, error: false}\n',
    `${several}www.example.com: {type: A, value: 192.0.2.1}\n`,
  ),
  processed(
    'ZoneNameFilter that stops',
    '  p: {class: octodns.processor.filter.ZoneNameFilter}\n',
    'www.example.com: {type: A, value: 192.0.2.1}\n',
    true,
  ),
  processed(
    'EnsureTrailingDots',
    '  p: {class: octodns.processor.trailing_dots.EnsureTrailingDots}\n',
    'a: {type: CNAME, value: example.net}\nb: {type: MX, value: {preference: 1, exchange: m.example.net}}\n',
  ),
  processed('AcmeManagingProcessor', '  p: {class: octodns.processor.acme.AcmeManagingProcessor}\n', several),
  processed(
    'OwnershipProcessor',
    '  p: {class: octodns.processor.ownership.OwnershipProcessor, txt_value: mine}\n',
    several,
  ),
  processed(
    'MetaProcessor',
    '  p: {class: octodns.processor.meta.MetaProcessor, record_name: info}\n',
    several,
  ),
  processed(
    'TtlClampProcessor and TtlRestrictionFilter',
    '  p: {class: octodns.processor.clamp.TtlClampProcessor}\n  q: {class: octodns.processor.restrict.TtlRestrictionFilter}\n',
    several,
  ),
  processed(
    'Templating',
    '  p: {class: octodns.processor.templating.Templating, trailing_dots: false, context: {id: 0123456789abcdef, n: 42, s: 0.5}}\n',
    `_acme-challenge.a: {type: CNAME, value: "a.{zone_name}.{id}.dcv.cloudflare.com."}
b: {type: TXT, value: "{record_name} {record_fqdn} {record_type} {record_ttl} {record_source_id} {n} {s} {{x}}"}
c: {type: MX, value: {preference: 1, exchange: "mx.{zone_encoded_name}."}}
d: {type: TXT, value: "{zone_num_records} of {zone_name!r}"}
e: {type: A, value: 192.0.2.1}
`,
  ),
  processed(
    'Templating without the parameter',
    '  p: {class: octodns.processor.templating.Templating}\n',
    'a: {type: CNAME, value: "a.{nothing}."}\n',
    true,
  ),
  zone('braces without Templating', 'a: {type: TXT, value: "a {zone_name} b"}\n'),
  {
    shows: 'global processors, before and behind a zone’s own',
    files: {
      'config.yaml': `manager:
  processors: [first]
  post_processors: [last]
  include_meta: true
${config(
  `processors:
  first: {class: octodns.processor.filter.NameRejectlistFilter, rejectlist: [a]}
  own: {class: octodns.processor.filter.NameRejectlistFilter, rejectlist: [b]}
  last: {class: octodns.processor.ownership.OwnershipProcessor}
`,
  '',
  '    processors: [own]\n',
)}`,
      'zones/example.com.yaml':
        'a: {type: A, value: 192.0.2.1}\nb: {type: A, value: 192.0.2.2}\nc: {type: A, value: 192.0.2.3}\n',
    },
  },
  {
    shows: 'an unknown processor id',
    files: { 'config.yaml': config('', '', '    processors: [nobody]\n'), 'zones/example.com.yaml': '' },
    stops: true,
  },
  {
    shows: 'an unknown source',
    files: { 'config.yaml': config().replace('[config]', '[nobody]'), 'zones/example.com.yaml': '' },
    stops: true,
  },
  {
    shows: 'a zone without a final dot',
    files: { 'config.yaml': config().replace('example.com.:', 'example.com:'), 'zones/example.com.yaml': '' },
    stops: true,
  },
  {
    shows: 'a zone without sources, which octoDNS skips',
    files: {
      'config.yaml': config('  example.org.: {sources: [], targets: [target]}\n'),
      'zones/example.com.yaml': '',
    },
  },
  {
    shows: 'a lenient zone',
    files: {
      'config.yaml': config('', '', '    lenient: true\n'),
      'zones/example.com.yaml':
        "a: {type: TXT, value: 'v=DKIM1; k=rsa'}\nwww: [{type: CNAME, value: not..valid}, {type: A, value: 192.0.2.1}]\n_acme-challenge.b: {type: CNAME, value: .example.com.0123456789abcdef.dcv.cloudflare.com.}\n",
    },
  },
];
