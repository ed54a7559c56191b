import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { linesOf, readOf } from './reading.js';

describe('resources of types that are not known', () => {
  test('are told where they speak of a validation name, and leave a gap there', () => {
    const text = `resource "rcodezero_rrset" "it" {
  zone    = "example.com"
  name    = "_acme-challenge.\${local.host}.example.com."
  type    = "CNAME"
  records = ["x"]
}
resource "other_thing" "it" {
  for_each = { "_acme-challenge.b" = "x" }
  name     = each.key
}
locals { host = "app" }
`;
    expect(linesOf(text)).toEqual([
      'gap _acme-challenge.app.example.com.${…}: a resource of the type rcodezero_rrset is not understood main.tf:3:14',
      'gap _acme-challenge.b${…}: a resource of the type other_thing is not understood main.tf:8:17',
      'warning main.tf:3:14: This is of a resource of the type rcodezero_rrset, which is not understood, and speaks of `_acme-challenge`. What it publishes is not judged.',
      'warning main.tf:8:17: This is of a resource of the type other_thing, which is not understood, and speaks of `_acme-challenge`. What it publishes is not judged.',
    ]);
  });

  test('are no matter where they only say who may write such records', () => {
    const text = `resource "aws_iam_policy" "acme" {
  policy = "route53:ChangeResourceRecordSets on _acme-challenge.*"
}
`;
    expect(linesOf(text)).toEqual([]);
  });
});

describe('files that are broken', () => {
  const good = `resource "aws_route53_zone" "main" { name = "example.com" }
`;

  test('are told at their place, leave a gap, and the rest of them is read', () => {
    const lines = linesOf(
      `${good}resource "aws_route53_record" "it" {\n  zone_id = aws_route53_zone.main.id\n  name = "www"\n  type = = "A"\n}\nresource "aws_route53_zone" "two" { name = "example.org" }\n`,
    );
    expect(lines).toEqual([
      'zone example.com main.tf:1:1',
      '  gap www.example.com: the type of the record depends on …, broken syntax main.tf:2:1',
      'zone example.org main.tf:7:1',
      'gap ${…}: main.tf could not be wholly read main.tf:1:1',
      expect.stringMatching(/^error main\.tf:5:10: The HCL is broken: /),
    ]);
  });

  test('in JSON too', () => {
    const lines = linesOf({
      'main.tf.json': '{"resource": {"aws_route53_zone": {"main": {"name": "example.com"}}}',
    });
    expect(lines).toEqual([
      'zone example.com main.tf.json:1:36',
      'gap ${…}: main.tf.json could not be wholly read main.tf.json:1:1',
      expect.stringMatching(/^error main\.tf\.json:1:\d+: The JSON is broken: /),
    ]);
  });
});

describe('ignore_changes', () => {
  const record = (ignored: string) => `resource "aws_route53_zone" "main" { name = "example.com" }
resource "aws_route53_record" "it" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "_acme-challenge"
  type    = "TXT"
  records = ["x"]
  lifecycle {
    ignore_changes = ${ignored}
  }
}
`;

  test.each(['[records]', '[ttl, records]', 'all', '["records"]'])(
    '%s leaves what a record says alone',
    ignored => {
      const [zone] = readOf({ 'main.tf': record(ignored) }).zones.items;
      const [leftAlone, ...more] = zone?.leftAlone ?? [];
      expect(more).toEqual([]);
      const { file, start, end } = leftAlone!.span;
      expect([leftAlone!.setting, file.text.slice(start, end)]).toEqual(['ignore_changes', ignored]);
      expect(leftAlone!.covers(nameOf('_acme-challenge.example.com'), 'TXT')).toBe(true);
      expect(leftAlone!.covers(nameOf('_acme-challenge.example.com'), 'CNAME')).toBe(ignored === 'all');
      expect(leftAlone!.covers(nameOf('www.example.com'), 'TXT')).toBe(false);
    },
  );

  test('of other arguments is no matter', () => {
    const [zone] = readOf({ 'main.tf': record('[ttl]') }).zones.items;
    expect(zone?.leftAlone).toBeUndefined();
  });
});

test('configurations in JSON are read as those in HCL', () => {
  const json = {
    resource: {
      aws_route53_zone: { main: { name: 'example.com' } },
      aws_route53_record: {
        app: {
          for_each: { app: 'app.example.net' },
          zone_id: '${aws_route53_zone.main.zone_id}',
          name: '_acme-challenge.${each.key}',
          type: 'CNAME',
          records: ['${each.value}'],
          lifecycle: { ignore_changes: ['records'] },
        },
        cdn: {
          zone_id: '${aws_route53_zone.main.zone_id}',
          name: 'cdn',
          type: 'A',
          alias: { name: 'lb.example.net', zone_id: 'Z1' },
        },
      },
      azurerm_dns_txt_record: {
        txt: {
          zone_name: 'example.org',
          name: '@',
          dynamic: { record: { for_each: '${var.texts}', content: { value: '${record.value}' } } },
        },
      },
    },
    variable: { texts: { type: 'set(string)', default: ['b', 'a'] } },
  };
  const read = readOf({ 'main.tf.json': JSON.stringify(json, null, 1) });
  expect(linesOf({ 'main.tf.json': JSON.stringify(json, null, 1) })).toEqual([
    'zone example.com main.tf.json:4:4',
    '  _acme-challenge.app.example.com CNAME app.example.net. main.tf.json:9:4',
    '  cdn.example.com ALIAS lb.example.net. main.tf.json:25:4',
    'zone example.org main.tf.json:36:4',
    '  example.org TXT "a" main.tf.json:36:4',
    '  example.org TXT "b" main.tf.json:36:4',
  ]);
  expect(read.zones.items.map(zone => zone.leftAlone?.map(({ setting }) => setting))).toEqual([
    ['ignore_changes'],
    undefined,
  ]);
});
