import { describe, expect, test } from 'vitest';
import { listing } from './listing.js';

/** What is read of a record set with this name, behind the line of its zone. */
function named(name: string, before = ''): string[] {
  const text = `${before}
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: example.com}
  A:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: ${name}
      Type: CNAME
      ResourceRecords: [x.test]
`;
  return listing({ 'dns.yaml': text })
    .slice(1)
    .map(line => line.replace(/ dns\.yaml:\S+$/, ''));
}

const parameters = `Parameters:
  Free: {Type: String}
  Stage: {Type: String, AllowedValues: [dev-eu, dev-us]}
  Labels: {Type: CommaDelimitedList}
  Fixed: {Type: String, AllowedValues: [only]}
`;

const mappings = `Mappings:
  Names:
    dev-eu: {Name: a.dev.example.com, Other: a.example.com}
    dev-us: {Name: b.dev.example.com, Other: b.example.com}
    prod: {Name: example.com, Other: www.example.com}
`;

describe('what is not known leaves a hole among what is', () => {
  test.each([
    ['!Sub "_acme-challenge.${Free}.example.com"', '  _acme-challenge.${Free}.example.com CNAME x.test.'],
    [
      '!Join [".", [_acme-challenge, !Ref Free, example.com]]',
      '  _acme-challenge.${Free}.example.com CNAME x.test.',
    ],
    [
      '!Join [".", [_acme-challenge, !Select [0, !Ref Labels], example.com]]',
      '  _acme-challenge.${Labels}.example.com CNAME x.test.',
    ],
    ['!Join [".", !Ref Labels]', '  ${Labels} CNAME x.test.'],
    ['!Join [!Ref Free, [a, example.com]]', '  ${Free} CNAME x.test.'],
    ['!Sub "a.${Missing}.example.com"', '  a.${Missing}.example.com CNAME x.test.'],
    ['!Sub "a.${Missing.Arn}.example.com"', '  a.${Missing.Arn}.example.com CNAME x.test.'],
    ['!Sub "a.${Zone.NameServers}.example.com"', '  a.${Zone.NameServers}.example.com CNAME x.test.'],
    ['!Sub "{{resolve:ssm:/label}}.example.com"', '  ${{{resolve:ssm:/label}}}.example.com CNAME x.test.'],
    ['!Sub "${AWS::Region}.example.com"', '  ${AWS::Region}.example.com CNAME x.test.'],
    ['!ImportValue other-name', '  ${Fn::ImportValue} CNAME x.test.'],
    ['!Base64 abc', '  ${Fn::Base64} CNAME x.test.'],
    ['!Select [3, [a.example.com]]', '  ${Fn::Select} CNAME x.test.'],
    ['!Select [x, [a.example.com]]', '  ${Fn::Select} CNAME x.test.'],
    ['!Select [0, !Split [".", !Sub "a.${Free}.b"]]', '  a CNAME x.test.'],
    ['!Select [1, !Split [".", !Sub "a.${Free}.b"]]', '  ${Free} CNAME x.test.'],
    ['!Split [".", a.b]', '  ${…} CNAME x.test.'],
    ['{a: b}', '  ${…} CNAME x.test.'],
    ['!Sub ["${A}.example.com", {A: !Ref Free}]', '  ${Free}.example.com CNAME x.test.'],
    ['!FindInMap [Nowhere, a, b]', '  ${Fn::FindInMap} CNAME x.test.'],
    ['!FindInMap [Names, nowhere, Name]', '  ${Fn::FindInMap} CNAME x.test.'],
  ])('%s', (name, line) => {
    expect(named(name, parameters + mappings)).toEqual([line]);
  });
});

describe('of several values what they share is kept', () => {
  test.each([
    ['!Sub "${Stage}.example.com"', '  dev-${Stage}.example.com CNAME x.test.'],
    ['!FindInMap [Names, !Ref Stage, Name]', '  ${Stage}.dev.example.com CNAME x.test.'],
    ['!FindInMap [Names, !Ref Free, Name]', '  ${Free}example.com CNAME x.test.'],
    ['!FindInMap [Names, !Ref Free, !Ref Free]', '  ${Free}example.com CNAME x.test.'],
    ['!FindInMap [Names, !Sub "dev-${Free}", Other]', '  ${Free}.example.com CNAME x.test.'],
    [
      '!FindInMap [Names, !Ref Free, Name, {DefaultValue: c.example.com}]',
      '  ${Free}example.com CNAME x.test.',
    ],
    ['!FindInMap [Names, none, Name, {DefaultValue: c.example.com}]', '  c.example.com CNAME x.test.'],
    ['!If [IsFree, www.a.example.com, www.b.example.com]', '  www.${Free}.example.com CNAME x.test.'],
    ['!If [IsFree, example.com, www.example.com]', '  ${Free}example.com CNAME x.test.'],
    ['!If [IsFree, same.example.com, same.example.com]', '  same.example.com CNAME x.test.'],
    ['!If [IsProd, prod.example.com, dev.example.com]', '  dev.example.com CNAME x.test.'],
    [
      '!Join [".", [!Select [0, !If [IsFree, [a, b], [a, c]]], example.com]]',
      '  a.example.com CNAME x.test.',
    ],
    ['!Sub "${Fixed}.example.com"', '  only.example.com CNAME x.test.'],
  ])('%s', (name, line) => {
    const conditions = `Conditions:
  IsFree: !Equals [!Ref Free, a]
  IsProd: !Equals [!Ref Stage, prod]
`;
    expect(named(name, parameters + mappings + conditions)).toEqual([line]);
  });
});

describe('a condition is true, false, or not known', () => {
  const conditions = `Conditions:
  Unknown: !Equals [!Ref Free, a]
  True: !Equals [a, a]
  False: !Equals [a, b]
  NotOfThese: !Equals [!Ref Stage, prod]
  CannotBe: !Equals [!Sub 'x-\${Free}', y]
  Self: !Not [!Condition Self]
  One: !Condition Other
  Other: !Condition One
`;
  test.each([
    ['True', true],
    ['False', false],
    ['Unknown', undefined],
    ['NotOfThese', false],
    ['CannotBe', false],
    ['Self', undefined],
    ['One', undefined],
    ['Nowhere', undefined],
    ['!And [!Condition Unknown, !Condition False]', false],
    ['!And [!Condition Unknown, !Condition True]', undefined],
    ['!Or [!Condition Unknown, !Condition True]', true],
    ['!Or [!Condition Unknown, !Condition False]', undefined],
    ['!Not [!Condition Unknown]', undefined],
    ['!Not [!Condition False]', true],
    ['!Equals [!Ref Free, !Ref Free, !Ref Free]', undefined],
    ['!Contains [a, b]', undefined],
    ['true', undefined],
  ])('%s', (condition, truth) => {
    const asked =
      /^\w+$/.test(condition) && condition !== 'true'
        ? `!Or [!Condition ${condition}, !Condition False]`
        : condition;
    const [line] = named(
      '!If [Asked, yes.example.com, no.example.com]',
      `${parameters}${conditions}  Asked: ${asked}\n`,
    );
    const answer = line?.includes(' yes.') ? true : line?.includes(' no.') ? false : undefined;
    expect(answer).toBe(truth);
  });
});
