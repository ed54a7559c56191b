// biome-ignore-all lint/suspicious/noTemplateCurlyInString: holes are listed so.
import { describe, expect, test } from 'vitest';
import { octodns } from '../../../src/formats/octodns/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

/** A repository, read from those of its files that are recognised. */
function read(files: Record<string, string>): string[] {
  const tree = treeOf(files);
  const paths = tree.paths.filter(path => octodns.claims(path) && octodns.recognises(tree.peek(path)!, tree));
  return listingOf(octodns.read({ tree, paths, zoneOf: () => undefined }));
}

const yaml = 'class: octodns.provider.yaml.YamlProvider';

/** A configuration with the sources `config` and `other`, which is the given section. */
function config(
  zones: string,
  other = '{class: octodns_bind.ZoneFileSource, directory: ./master}',
  more = '',
): string {
  return `providers:
  config: {${yaml}, directory: ./zones}
  other: ${other}
  r53: {class: octodns_route53.Route53Provider, key: env/KEY}
zones:
${zones.replace(/^/gm, '  ')}
${more}`;
}

const a = 'a: {type: A, value: 192.0.2.1}\n';
const plain = 'example.com.: {sources: [config], targets: [r53]}';

describe('where zone files are', () => {
  test.each([
    ['the repository', { 'c.yaml': config(plain), 'zones/example.com.yaml': a }],
    [
      'the configuration’s directory',
      { 'dns/prod/c.yaml': config(plain), 'dns/prod/zones/example.com.yaml': a },
    ],
    ['a directory above it', { 'dns/prod/c.yaml': config(plain), 'dns/zones/example.com.yaml': a }],
    [
      'one that holds zones, before one that does not',
      { 'dns/c.yaml': config(plain), 'zones/rails.yaml': 'x: y', 'dns/zones/example.com.yaml': a },
    ],
  ])('%s', (_what, files) => {
    const path = Object.keys(files).find(name => name.endsWith('example.com.yaml'));
    expect(read(files)).toEqual([`zone example.com ${path}:1:1`, `  a.example.com A 192.0.2.1 ${path}:1:1`]);
  });

  test('a directory outside of the repository, or known only when octoDNS runs, leaves a gap', () => {
    expect(
      read({
        'c.yaml': config(
          'a.example.: {sources: [config, other], targets: [r53]}',
          `{${yaml}, directory: /etc/dns}`,
        ),
        'zones/a.example.yaml': a,
      }),
    ).toEqual([
      'zone a.example zones/a.example.yaml:1:1',
      '  a.a.example A 192.0.2.1 zones/a.example.yaml:1:1',
      '  gap ${…}a.example: the source `other` reads the directory /etc/dns, which is not in this repository c.yaml:6:3',
    ]);
    expect(
      read({
        'c.yaml': config(
          'a.example.: {sources: [config, other], targets: [r53]}',
          `{${yaml}, directory: env/ZONES}`,
        ),
        'zones/a.example.yaml': a,
      }),
    ).toEqual([
      'zone a.example zones/a.example.yaml:1:1',
      '  a.a.example A 192.0.2.1 zones/a.example.yaml:1:1',
      '  gap ${…}a.example: the source `other` has a `directory` that is known only when octoDNS runs: env/ZONES c.yaml:6:3',
    ]);
  });

  test('a configuration of which nothing is here is passed over beside one that is', () => {
    const left = config("'*': {sources: [config], targets: [r53]}").replace('./zones', './gone');
    expect(read({ 'c.yaml': config(plain), 'old/c.yaml': left, 'zones/example.com.yaml': a })).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
    ]);
    expect(read({ 'old/c.yaml': left })).toEqual([
      'gap ${…}: which zones `*` stands for is not known: the source `config` reads the directory ./gone, which is not in this repository old/c.yaml:6:3',
    ]);
  });

  test('two configurations are two views', () => {
    const internal = config(
      'example.com.: {sources: [config, other], targets: [r53]}',
      `{${yaml}, directory: internal, populate_should_replace: true}`,
    );
    expect(
      read({
        'external.yaml': config(plain),
        'internal.yaml': internal,
        'zones/example.com.yaml': a,
        'internal/example.com.yaml': 'a: {type: A, value: 10.0.0.1}\n',
      }),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 10.0.0.1 internal/example.com.yaml:1:1',
    ]);
  });

  test('a file that must not be read leaves a gap over its zone', () => {
    const tree = treeOf({ 'c.yaml': config(plain) });
    const refused = new Map([['zones/example.com.yaml', 'it is larger than 256 MiB']]);
    expect(
      listingOf(octodns.read({ tree: { ...tree, refused }, paths: tree.paths, zoneOf: () => undefined })),
    ).toEqual([
      'zone example.com c.yaml:6:3',
      '  gap ${…}example.com: zones/example.com.yaml could not be read: it is larger than 256 MiB zones/example.com.yaml:1:1',
      'error zones/example.com.yaml:1:1: The file is a source of example.com and cannot be read: it is larger than 256 MiB.',
    ]);
  });

  test('a zone without its file stops octoDNS', () => {
    expect(read({ 'c.yaml': config(plain), 'zones/example.org.yaml': a })).toEqual([
      'zone example.com c.yaml:6:3',
      '  gap ${…}example.com: the source `config` has not the files that octoDNS expects c.yaml:6:3',
      'error c.yaml:6:3: octoDNS finds no YAML file for example.com in zones. Add zones/example.com.yaml.',
    ]);
  });

  test('both spellings of a name are one zone', () => {
    expect(
      read({
        'c.yaml': config(
          'bücher.example.: {sources: [config], targets: [r53]}\nxn--bcher-kva.example.: {sources: [config], targets: [r53]}',
        ),
        'zones/bücher.example.yaml': a,
        'zones/xn--bcher-kva.example.yaml': a,
      }),
    ).toEqual([
      'zone xn--bcher-kva.example zones/bücher.example.yaml:1:1',
      '  a.xn--bcher-kva.example A 192.0.2.1 zones/bücher.example.yaml:1:1',
      '  gap ${…}xn--bcher-kva.example: the source `config` has not the files that octoDNS expects c.yaml:7:3',
      'error c.yaml:7:3: `bücher.example.` and `xn--bcher-kva.example.` are one zone. Keep one.',
      'error c.yaml:7:3: octoDNS stops where a zone has both spellings, zones/bücher.example.yaml and zones/xn--bcher-kva.example.yaml. Keep one.',
    ]);
  });
});

describe('sources and zones that are not files', () => {
  test('a source of another class leaves a gap over its zone, and so does one that is not configured', () => {
    expect(
      read({
        'c.yaml': config('example.com.: {sources: [config, other, nobody], targets: [r53]}'),
        'zones/example.com.yaml': a,
      }),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
      '  gap ${…}example.com: the source `other` is of the class octodns_bind.ZoneFileSource, which brings records from elsewhere c.yaml:6:3',
      '  gap ${…}example.com: the source `nobody` is not configured c.yaml:6:3',
      'error c.yaml:6:3: octoDNS stops: no provider `nobody` is configured. Add it, or correct the zone’s `sources`.',
    ]);
  });

  test('the zones of a dynamic entry are known only from files', () => {
    expect(
      read({
        'c.yaml': config("'*': {sources: [config, other], targets: [r53]}"),
        'zones/example.com.yaml': a,
      }),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
      '  gap ${…}example.com: the source `other` is of the class octodns_bind.ZoneFileSource, which brings records from elsewhere c.yaml:6:3',
      'gap ${…}: which zones `*` stands for is not known: the source `other` is of the class octodns_bind.ZoneFileSource, which brings records from elsewhere c.yaml:6:3',
    ]);
  });

  test('the first dynamic entry that matches has the zone, and none has one that is configured', () => {
    expect(
      read({
        'c.yaml': config(
          "'*1': {glob: '*.com.', sources: [config], targets: [r53], processors: [p]}\n'*2': {regex: '[.]', sources: [config], targets: [r53]}\nb.com.: {sources: [config], targets: [r53]}",
          '{class: x.Y}',
          'processors: {p: {class: octodns.processor.filter.TypeRejectlistFilter, rejectlist: [A]}}',
        ),
        'zones/a.com.yaml': a,
        'zones/b.com.yaml': a,
        'zones/c.net.yaml': a,
      }),
    ).toEqual([
      'zone b.com zones/b.com.yaml:1:1',
      '  a.b.com A 192.0.2.1 zones/b.com.yaml:1:1',
      'zone a.com zones/a.com.yaml:1:1',
      '  withheld a.a.com A 192.0.2.1 zones/a.com.yaml:1:1: the processor `p` (TypeRejectlistFilter) makes octoDNS leave it alone',
      'zone c.net zones/c.net.yaml:1:1',
      '  a.c.net A 192.0.2.1 zones/c.net.yaml:1:1',
    ]);
  });

  test('a regular expression that could take forever is not tried', () => {
    expect(
      read({
        'c.yaml': config("'*': {regex: '^(([a-z])+.)+[A-Z]([a-z])+$', sources: [config], targets: [r53]}"),
        'zones/example.com.yaml': a,
      }),
    ).toEqual([
      'gap example.com: whether `*` stands for example.com cannot be told from its regular expression c.yaml:6:3',
    ]);
  });

  test('an alias zone has the records of the other below its own name', () => {
    expect(
      read({
        'c.yaml': config(
          `${plain}\nexample.org.: {alias: example.com.}\nexample.net.: {alias: example.edu.}`,
        ),
        'zones/example.com.yaml': 'a: {type: CNAME, value: b.example.com.}\nc: {type: A, value: no}\n',
      }),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com CNAME b.example.com. zones/example.com.yaml:1:1',
      '  gap c.example.com: the record of c.example.com could not be read: its value is not one that octoDNS takes zones/example.com.yaml:2:21',
      'zone example.org zones/example.com.yaml:1:1',
      '  a.example.org CNAME b.example.com. zones/example.com.yaml:1:1',
      '  gap c.example.org: the record of c.example.org could not be read: its value is not one that octoDNS takes zones/example.com.yaml:2:21',
      'zone example.net c.yaml:8:3',
      '  gap ${…}example.net: the configuration of example.net could not be read c.yaml:8:3',
      'error c.yaml:8:3: octoDNS stops, because the zone example.net is an alias of example.edu., which is no zone with sources. Correct it, or remove the zone.',
      'error zones/example.com.yaml:2:21: A: To YAML 1.1 this is the boolean `False`, and octoDNS takes text. Put it in quotes.',
    ]);
  });

  test('what cannot be a zone is told', () => {
    expect(
      read({
        'c.yaml': config(
          'example.com: {sources: [config], targets: [r53]}\na..b.: {sources: [config]}\n1: {}\nno.sources.: {}\nnothing.at.all.:\nskipped.example.: {sources: []}',
        ),
        'zones/example.com.yaml': a,
      }),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
      'zone no.sources c.yaml:9:3',
      '  gap ${…}no.sources: the configuration of no.sources could not be read c.yaml:9:3',
      'zone nothing.at.all c.yaml:10:3',
      '  gap ${…}nothing.at.all: the configuration of nothing.at.all could not be read c.yaml:10:3',
      'error c.yaml:8:3: The name of a zone is text that ends in a dot, and PyYAML reads `1`. Put it in quotes.',
      'error c.yaml:6:3: octoDNS stops at the zone `example.com`: its name must end in a dot. Write `example.com.`.',
      'error c.yaml:7:3: The zone `a..b.` has an empty label. Correct its name.',
      'error c.yaml:9:3: octoDNS stops, because the zone no.sources has no `sources`. Correct it, or remove the zone.',
      'error c.yaml:10:3: octoDNS stops, because the zone nothing.at.all has no `sources`. Correct it, or remove the zone.',
    ]);
  });
});

describe('what is published where', () => {
  test('targets that publish different records are views of the zone', () => {
    expect(
      read({
        'c.yaml': config('example.com.: {sources: [config], targets: [r53, other]}'),
        'zones/example.com.yaml': `${a}b: {type: A, value: 192.0.2.2, octodns: {excluded: [r53]}}\nc: {type: A, value: 192.0.2.3, octodns: {included: [r53]}}\n`,
      }),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
      '  c.example.com A 192.0.2.3 zones/example.com.yaml:3:1',
      '  withheld b.example.com A 192.0.2.2 zones/example.com.yaml:2:1: its `octodns.excluded` names r53',
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
      '  b.example.com A 192.0.2.2 zones/example.com.yaml:2:1',
      '  withheld c.example.com A 192.0.2.3 zones/example.com.yaml:3:1: its `octodns.included` does not name other',
    ]);
  });

  test('a target that writes YAML files serves nobody', () => {
    expect(
      read({
        'c.yaml': config('example.com.: {sources: [config], targets: [config, r53]}'),
        'zones/example.com.yaml': 'b: {type: A, value: 192.0.2.2, octodns: {excluded: [r53]}}\n',
      }),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  withheld b.example.com A 192.0.2.2 zones/example.com.yaml:1:1: its `octodns.excluded` names r53',
    ]);
  });

  test('what the parent holds of a zone below is dropped where octoDNS is told so', () => {
    expect(
      read({
        'c.yaml': config(
          'example.com.: {sources: [config], targets: [r53], ignore_subzone_adds: true}\nsub.example.com.: {sources: [config], targets: [r53]}',
        ),
        'zones/example.com.yaml':
          'sub: [{type: NS, value: ns.example.net.}, {type: TXT, value: x}]\nx.sub: {type: A, value: 192.0.2.1}\n',
        'zones/sub.example.com.yaml': '',
      }),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  sub.example.com NS ns.example.net. zones/example.com.yaml:1:7',
      '  withheld sub.example.com TXT "x" zones/example.com.yaml:1:43: octoDNS drops it, because sub.example.com is a zone of its own (`ignore_subzone_adds`)',
      '  withheld x.sub.example.com A 192.0.2.1 zones/example.com.yaml:2:1: octoDNS drops it, because sub.example.com is a zone of its own (`ignore_subzone_adds`)',
      'zone sub.example.com zones/sub.example.com.yaml:1:1',
    ]);
  });
});

describe('processors', () => {
  const processed = (section: string, text: string): string[] =>
    read({
      'c.yaml': config(
        'example.com.: {sources: [config], targets: [r53], processors: [p]}',
        '{class: x.Y}',
        `processors: {p: ${section}}`,
      ),
      'zones/example.com.yaml': text,
    });

  test('a filter withholds what it keeps octoDNS from managing', () => {
    expect(
      processed(
        '{class: octodns.processor.filter.NameRejectlistFilter, rejectlist: [/^_acme/]}',
        `_acme-challenge: {type: TXT, value: x}\n${a}`,
      ),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:2:1',
      '  withheld _acme-challenge.example.com TXT "x" zones/example.com.yaml:1:1: the processor `p` (NameRejectlistFilter) makes octoDNS leave it alone',
    ]);
  });

  test('a filter whose pattern could take forever leaves a gap at each record', () => {
    expect(
      processed("{class: octodns.processor.filter.NameRejectlistFilter, rejectlist: ['/(a+)+$/']}", a),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
      '  gap a.example.com: whether the processor `p` (NameRejectlistFilter) takes the A record of a.example.com out is not known zones/example.com.yaml:1:1',
    ]);
  });

  test('a processor of an unknown class may do anything', () => {
    expect(processed('{class: mine.Processor}', a)).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
      '  gap ${…}example.com: the processor `p` of the class mine.Processor may add or change records c.yaml:6:3',
    ]);
    expect(processed('{}', a)).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 zones/example.com.yaml:1:1',
      '  gap ${…}example.com: the processor `p` of the class (none) may add or change records c.yaml:6:3',
    ]);
  });

  test('a template is filled as far as it can be', () => {
    expect(
      processed(
        '{class: octodns.processor.templating.Templating, context: {id: 0123456789abcdef, later: env/X, list: [1]}}',
        'a: {type: CNAME, value: "a.{zone_name}{id}.dcv.cloudflare.com."}\nb: {type: CNAME, value: "b.example.com.{later}.dcv.cloudflare.com"}\nc: {type: CNAME, value: "x.{record_name!r}"}\nd: {type: TXT, value: "{{{zone_num_records}}} {list}"}\ne: {type: CNAME, value: "{nothing}.example.com."}\n',
      ),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  a.example.com CNAME a.example.com.0123456789abcdef.dcv.cloudflare.com. zones/example.com.yaml:1:1',
      '  b.example.com CNAME b.example.com.${later}.dcv.cloudflare.com. zones/example.com.yaml:2:1',
      '  c.example.com CNAME x.${record_name!r} zones/example.com.yaml:3:1',
      '  d.example.com TXT "{${zone_num_records}} ${list}" zones/example.com.yaml:4:1',
      '  e.example.com CNAME ${nothing}.example.com. zones/example.com.yaml:5:1',
      'error zones/example.com.yaml:5:25: Templating knows no `nothing`, and octoDNS stops. Add it to the processor’s `context`, or write `{{` and `}}` for braces.',
    ]);
  });

  test('the amazon processor of octodns_route53 leaves validations of amazon alone', () => {
    expect(
      processed(
        '{class: octodns_route53.processor.AwsAcmMangingProcessor}',
        '_x: {type: CNAME, value: _y.acm-validations.aws.}\ny: {type: CNAME, value: _y.acm-validations.aws.}\n',
      ),
    ).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  y.example.com CNAME _y.acm-validations.aws. zones/example.com.yaml:2:1',
      '  withheld _x.example.com CNAME _y.acm-validations.aws. zones/example.com.yaml:1:1: the processor `p` (AwsAcmMangingProcessor) makes octoDNS leave it alone',
    ]);
  });

  test('MetaProcessor adds text that nobody knows before', () => {
    expect(processed('{class: octodns.processor.meta.MetaProcessor}', '')).toEqual([
      'zone example.com zones/example.com.yaml:1:1',
      '  meta.example.com TXT "${meta}" c.yaml:7:17',
    ]);
  });
});

describe('without a configuration', () => {
  test('each directory of zone files is a view, with its split directories', () => {
    expect(
      read({
        'one/example.com.yaml': a,
        'one/example.com./b.yaml': 'b:\n  type: A\n  value: 192.0.2.2\n',
        'two/example.com.yaml': a,
        'two/values.prod.yaml': 'service:\n  type: ClusterIP\n',
        'docker-compose.prod.yaml': 'services:\n  web: {image: a}\n',
      }),
    ).toEqual([
      'zone example.com one/example.com.yaml:1:1',
      '  b.example.com A 192.0.2.2 one/example.com./b.yaml:1:1',
      '  a.example.com A 192.0.2.1 one/example.com.yaml:1:1',
      'zone example.com two/example.com.yaml:1:1',
      '  a.example.com A 192.0.2.1 two/example.com.yaml:1:1',
    ]);
  });

  test('settings may give a file its zone', () => {
    const tree = treeOf({ 'zone.yaml': a, 'nameless.yaml': a });
    const zoneOf = (path: string): never => (path === 'zone.yaml' ? 'example.org' : undefined) as never;
    expect(listingOf(octodns.read({ tree, paths: tree.paths, zoneOf }))).toEqual([
      'zone example.org zone.yaml:1:1',
      '  a.example.org A 192.0.2.1 zone.yaml:1:1',
      'gap ${…}: the zone of nameless.yaml is not known nameless.yaml:1:1',
      'error nameless.yaml:1:1: octoDNS names a zone file after its zone, such as example.com.yaml. Rename it, or give its `zone` in the settings.',
    ]);
  });
});
