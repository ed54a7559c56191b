import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { type DomainName, nameOf } from '../../src/dns/name.js';
import { gapIn, type ResourceRecord, type Zone } from '../../src/dns/zone.js';
import { zonesJson, zonesText } from '../../src/reporters/zones.js';
import type { SourceFile, Span } from '../../src/source.js';
import type { Listing } from '../../src/value.js';
import { fileOf, spanOf } from '../support/report.js';

const plain = { color: false, version: '1.2.3' };
const schema = JSON.parse(readFileSync('docs/schema/zones.schema.json', 'utf8'));
const validate = new Ajv2020({ strict: true }).compile(schema);

const file = fileOf(
  'zones/example.com',
  `@ A 192.0.2.1
_acme-challenge CNAME example.com.0123456789abcdef.dcv.cloudflare.com.
www A 192.0.2.2
$INCLUDE gone
`,
);

function recordOf(owner: string, type: string, rdata: string, span: Span): ResourceRecord {
  return {
    owner: { known: true, value: nameOf(owner), span },
    type,
    rdata: { known: true, value: rdata, span },
    span,
  };
}

function zoneOf(apex: string, from: SourceFile, zone: Partial<Zone> = {}): Zone {
  return {
    apex: nameOf(apex),
    format: 'bind',
    records: { items: [], gaps: [] },
    span: { file: from, start: 0, end: 0 },
    ...zone,
  };
}

const hole = { expression: 'each.key', reason: 'an expression' };
const www = spanOf(file, 'www A 192.0.2.2');

const listing: Listing<Zone> = {
  items: [
    zoneOf('example.com', file, {
      records: {
        items: [
          recordOf('example.com', 'A', '192.0.2.1', spanOf(file, '@ A 192.0.2.1')),
          recordOf(
            '_acme-challenge.example.com',
            'CNAME',
            'example.com.0123456789abcdef.dcv.cloudflare.com.',
            spanOf(file, '_acme-challenge CNAME example.com.0123456789abcdef.dcv.cloudflare.com.'),
          ),
          {
            owner: { known: false, parts: ['www-', hole, '.example.com'], span: www },
            type: 'A',
            rdata: { known: true, value: '192.0.2.2', span: www },
            span: www,
          },
        ],
        gaps: [gapIn(nameOf('example.com'), 'gone is not in the repository', spanOf(file, '$INCLUDE gone'))],
      },
      withheld: [
        { record: recordOf('old.example.com', 'TXT', '"x"', www), reason: 'its source is disabled' },
      ],
    }),
    zoneOf('.', file),
  ],
  gaps: [gapIn(undefined, 'the zone of one file cannot be told')],
};

test('for people, zones stand one after the other with their records in columns', () => {
  expect([...zonesText(listing, plain)].join('')).toBe(`example.com  bind · zones/example.com · 3 records
  example.com                  A      192.0.2.1                                         zones/example.com:1
  _acme-challenge.example.com  CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.  zones/example.com:2
  www-\${each.key}.example.com  A      192.0.2.2                                         zones/example.com:3
  gap: gone is not in the repository (zones/example.com:4)
  withheld: old.example.com TXT, its source is disabled (zones/example.com:3)

.  bind · zones/example.com · 0 records

gap: the zone of one file cannot be told

2 zones, 3 records, 2 gaps
`);
});

test('colours change nothing but escape sequences', () => {
  const colored = [...zonesText(listing, { ...plain, color: true })].join('');
  expect(colored.replace(/\x1b\[[0-9;]*m/g, '')).toBe([...zonesText(listing, plain)].join(''));
  expect(colored.startsWith('\x1b[1mexample.com\x1b[0m')).toBe(true);
});

test('for programs, every record is one line of a JSON document that the schema describes', () => {
  const output = [...zonesJson(listing)].join('');
  expect(validate(JSON.parse(output)), JSON.stringify(validate.errors)).toBe(true);
  expect(output).toBe(`{
  "version": 1,
  "zones": [
    {
      "apex": "example.com",
      "format": "bind",
      "records": [
        {"owner":"example.com","type":"A","rdata":"192.0.2.1","location":{"path":"zones/example.com","line":1,"column":1,"endLine":1,"endColumn":14}},
        {"owner":"_acme-challenge.example.com","type":"CNAME","rdata":"example.com.0123456789abcdef.dcv.cloudflare.com.","location":{"path":"zones/example.com","line":2,"column":1,"endLine":2,"endColumn":71}},
        {"owner":"www-\${each.key}.example.com","type":"A","rdata":"192.0.2.2","known":false,"location":{"path":"zones/example.com","line":3,"column":1,"endLine":3,"endColumn":16}}
      ],
      "withheld": [
        {"reason":"its source is disabled","record":{"owner":"old.example.com","type":"TXT","rdata":"\\"x\\"","location":{"path":"zones/example.com","line":3,"column":1,"endLine":3,"endColumn":16}}}
      ],
      "gaps": [
        {"reason":"gone is not in the repository","location":{"path":"zones/example.com","line":4,"column":1,"endLine":4,"endColumn":14}}
      ]
    },
    {
      "apex": "",
      "format": "bind",
      "records": [],
      "gaps": []
    }
  ],
  "gaps": [
    {"reason":"the zone of one file cannot be told","location":null}
  ]
}
`);
});

test('nothing read is still a document', () => {
  const output = [...zonesJson({ items: [], gaps: [] })].join('');
  expect(output).toBe('{\n  "version": 1,\n  "zones": [],\n  "gaps": []\n}\n');
  expect([...zonesText({ items: [], gaps: [] }, plain)].join('')).toBe('0 zones, 0 records\n');
});

test('what files hold is inert in both', () => {
  const evil = fileOf('\u202e##[error].zone', 'x');
  const span = { file: evil, start: 0, end: 1 };
  const items = [recordOf('::error::.example.com', 'TXT', '"\x1b[31m##[debug]"', span)];
  const hostile = { items: [zoneOf('example.com', evil, { records: { items, gaps: [] } })], gaps: [] };
  expect([...zonesText(hostile, plain)].join('')).toBe(
    String.raw`example.com  bind · \u{202e}##\x5berror].zone · 1 record
  \x3a:error::.example.com  TXT  "\x1b[31m##\x5bdebug]"  \u{202e}##\x5berror].zone:1

1 zone, 1 record
`,
  );
  const output = [...zonesJson(hostile)].join('');
  expect(output).toContain(String.raw`"rdata":"\"\u001b[31m##\u005bdebug]\""`);
  expect(output).not.toMatch(/##\[|\u202e|\x1b/);
  expect(JSON.parse(output).zones[0].records[0].rdata).toBe('"\x1b[31m##[debug]"');
});

test('a zone of 200,000 records comes in chunks, none of them large', () => {
  const span = { file, start: 0, end: 1 };
  const record = recordOf('www.example.com' as DomainName, 'A', '192.0.2.1', span);
  const items = Array.from({ length: 200_000 }, () => record);
  const large = { items: [zoneOf('example.com', file, { records: { items, gaps: [] } })], gaps: [] };
  for (const chunks of [zonesJson(large), zonesText(large, plain)]) {
    let lines = 0;
    for (const chunk of chunks) {
      expect(chunk.length).toBeLessThan(70_000);
      lines += chunk.split('\n').length - 1;
    }
    expect(lines).toBeGreaterThan(200_000);
  }
});
