/** Templates to compare; several files are deployed one after another, as stacks of their own. */
export interface Case {
  readonly shows: string;
  readonly files: Readonly<Record<string, string>>;
}

const zone = `  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: example.com
`;

/** A record set of the zone; its properties as YAML, indented by none. */
function set(id: string, properties: string, place = 'HostedZoneId: !Ref Zone'): string {
  const lines = `${place}\nTTL: '300'\n${properties}`.split('\n').map(line => `      ${line}`);
  return `  ${id}:\n    Type: AWS::Route53::RecordSet\n    Properties:\n${lines.join('\n')}\n`;
}

function cname(id: string, name: string, target: string, place?: string): string {
  return set(id, `Name: ${name}\nType: CNAME\nResourceRecords:\n  - ${target}`, place);
}

function one(shows: string, resources: string, before = ''): Case {
  return { shows, files: { 'template.yaml': `${before}Resources:\n${zone}${resources}` } };
}

const target = 'example.com.0123456789abcdef.dcv.cloudflare.com';

const mappings = `Mappings:
  Names:
    dev: {Label: d, Whole: dev.example.com, Addresses: [192.0.2.1]}
    prod: {Label: p, Whole: example.com, Addresses: [192.0.2.1, 192.0.2.2]}
`;

const conditions = `Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Equals [dev, !Ref Stage]
  IsBoth: !And [!Condition IsProd, !Not [!Condition IsDev]]
  IsEither: !Or [!Condition IsDev, !Equals [a, b]]
  IsNeither: !Not [!Or [!Condition IsDev, !Condition IsProd]]
  IsNamed: !And [!Equals [!Join ['-', [x, !Ref Stage]], x-prod], !Condition IsBoth]
  IsAll: !And [!Equals [a, a], !Condition IsDev, !Not [!Condition IsProd]]
  IsAny: !Or [!Equals [a, b], !Condition IsProd, !Condition IsDev]
  IsNone: !Not [!And [!Condition IsDev, !Equals [a, a]]]
`;

const other = `  Other:
    Type: AWS::Route53::HostedZone
    Properties: {Name: example.org.}
`;

export const cases: readonly Case[] = [
  one('a zone by Ref', cname('A', '_acme-challenge.example.com', target)),
  one(
    'a zone by GetAtt',
    cname('A', '_acme-challenge.example.com.', `${target}.`, 'HostedZoneId: !GetAtt Zone.Id'),
  ),
  one(
    'a zone by the list form of GetAtt',
    cname('A', 'a.example.com', target, 'HostedZoneId: !GetAtt [Zone, Id]'),
  ),
  one('a zone by name', cname('A', 'a.example.com', target, 'HostedZoneName: example.com') + dependsOnZone()),
  one('the long forms', longForms()),
  one(
    'Sub of a parameter',
    cname('A', '!Sub "_acme-challenge.${Domain}"', '!Sub "${Domain}.x.test"'),
    parameter('Domain', 'example.com'),
  ),
  one(
    'Sub with a map',
    cname('A', '!Sub ["${Label}.${Domain}", {Label: !Join ["-", [a, b]]}]', target),
    parameter('Domain', 'example.com'),
  ),
  one(
    'Sub with a literal',
    set('A', 'Name: a.example.com\nType: TXT\nResourceRecords: [!Sub "\\"${!Domain} ${Domain}\\""]'),
    parameter('Domain', 'example.com'),
  ),
  one(
    'Sub of a folded block',
    set('A', `Name: !Sub >-\n  a.\${Domain}\nType: CNAME\nResourceRecords: [${target}]`),
    parameter('Domain', 'example.com'),
  ),
  one(
    'Sub of a pseudo parameter',
    cname('A', '!Sub "${AWS::Region}.example.com"', '!Sub "lb.${AWS::Region}.elb.amazonaws.com"'),
  ),
  one('Join', cname('A', '!Join ["", [_acme-challenge., example.com]]', '!Join [".", [example, com, x]]')),
  one(
    'Join of nothing',
    cname('A', '!Join [".", [a, example.com]]', '!Join ["", [a.example.net, !Join [".", []]]]'),
  ),
  one('Select of a literal list', cname('A', '!Select [1, [a.example.com, b.example.com]]', target)),
  one('Select as text', cname('A', '!Select ["0", [a.example.com, b.example.com]]', target)),
  one(
    'Select of Split',
    cname('A', '!Join [".", [!Select [2, !Split ["/", "x/y/z"]], example.com]]', target),
  ),
  one(
    'Split as all records',
    set('A', 'Name: a.example.com\nType: A\nResourceRecords: !Split [",", !Ref Addresses]'),
    parameter('Addresses', '192.0.2.1,192.0.2.2'),
  ),
  one(
    'a list parameter as all records',
    set('A', 'Name: a.example.com\nType: A\nResourceRecords: !Ref Addresses'),
    parameter('Addresses', '192.0.2.1, 192.0.2.2', 'CommaDelimitedList'),
  ),
  one(
    'Select and Join of a list parameter',
    cname('A', '!Join [".", [!Select [1, !Ref Labels], example.com]]', '!Join [".", !Ref Labels]'),
    parameter('Labels', 'a,b,c', 'CommaDelimitedList'),
  ),
  one(
    'a number',
    set(
      'A',
      'Name: !Sub "n${Number}.example.com"\nType: A\nResourceRecords: [!Join ["", ["192.0.2.", !Ref Number]]]',
    ),
    parameter('Number', '7', 'Number'),
  ),
  one(
    'FindInMap',
    cname('A', '!Join [".", [!FindInMap [Names, dev, Label], example.com]]', target),
    mappings,
  ),
  one(
    'FindInMap under a parameter',
    cname('A', '!FindInMap [Names, !Ref Stage, Whole]', target),
    parameter('Stage', 'prod') + mappings,
  ),
  one(
    'FindInMap of a list',
    set('A', 'Name: a.example.com\nType: A\nResourceRecords: !FindInMap [Names, prod, Addresses]'),
    mappings,
  ),
  one(
    'If that holds',
    cname('A', '!If [IsProd, example.com, dev.example.com]', target),
    parameter('Stage', 'prod') + conditions,
  ),
  one(
    'If that does not hold',
    cname('A', '!If [IsDev, dev.example.com, www.example.com]', target),
    parameter('Stage', 'prod') + conditions,
  ),
  one(
    'If and NoValue for properties',
    set(
      'A',
      'Name: a.example.com\nType: A\nAliasTarget: !If [IsDev, {DNSName: lb.example.net, HostedZoneId: Z1}, !Ref "AWS::NoValue"]\nResourceRecords: [192.0.2.1]',
    ),
    parameter('Stage', 'prod') + conditions,
  ),
  one(
    'conditions that combine others',
    ['IsBoth', 'IsEither', 'IsNeither', 'IsNamed'].map(conditional).join(''),
    parameter('Stage', 'prod') + conditions,
  ),
  one(
    'And, Or and Not of more than two',
    ['IsAll', 'IsAny', 'IsNone'].map(conditional).join(''),
    parameter('Stage', 'dev') + conditions,
  ),
  one('a group', group('HostedZoneId: !Ref Zone')),
  one('a group by name', group('HostedZoneName: example.com') + dependsOnZone('Group')),
  one(
    'an alias',
    set(
      'A',
      'Name: a.example.com\nType: A\nAliasTarget:\n  DNSName: lb.example.net\n  HostedZoneId: Z1',
    ).replace("      TTL: '300'\n", ''),
  ),
  one(
    'the name of another record by Ref',
    cname('A', 'a.example.com', target) + cname('B', 'b.example.com', '!Ref A'),
  ),
  one(
    'other types',
    set('T', 'Name: a.example.com\nType: TXT\nResourceRecords: [\'"one" "two"\']') +
      set(
        'M',
        'Name: b.example.com\nType: MX\nResourceRecords: ["10 mx1.example.net", "20 mx2.example.net."]',
      ) +
      set('C', 'Name: c.example.com\nType: CAA\nResourceRecords: [\'0 issue "letsencrypt.org"\']') +
      set('N', 'Name: d.example.com\nType: NS\nResourceRecords: [ns1.example.net, ns2.example.net]') +
      set('W', 'Name: "*.e.example.com"\nType: AAAA\nResourceRecords: ["2001:db8::1"]'),
  ),
  one('a wildcard in octal', cname('A', "'\\052.example.com'", target)),
  one(
    'two zones',
    cname('A', 'a.example.com', target) +
      cname('B', 'b.example.org', target, 'HostedZoneId: !Ref Other') +
      other,
  ),
  {
    shows: 'an import from another stack',
    files: {
      'a-zone.yaml': `Resources:\n${zone}Outputs:\n  Id:\n    Value: !Ref Zone\n    Export: {Name: shared-zone}\n  Domain:\n    Value: example.com\n    Export: {Name: !Sub "shared-\${Kind}"}\nParameters:\n  Kind: {Type: String, Default: domain}\n`,
      'b-records.yaml': `Resources:\n${cname('A', '!Join [".", [a, !ImportValue shared-domain]]', target, 'HostedZoneId: !ImportValue shared-zone')}`,
    },
  },
  {
    shows: 'an import whose name is made by Sub',
    files: {
      'a-zone.yaml': `Resources:\n${zone}Outputs:\n  Id:\n    Value: !GetAtt Zone.Id\n    Export: {Name: net-zone}\n`,
      'b-records.yaml': `Parameters:\n  Net: {Type: String, Default: net}\nResources:\n${cname('A', 'a.example.com', target, 'HostedZoneId:\n  Fn::ImportValue: !Sub "${Net}-zone"')}`,
    },
  },
  { shows: 'JSON, as CDK writes it', files: { 'Stack.template.json': cdk() } },
  loop('a loop', cname('A${Label}', "!Sub '${Label}.example.com'", '!Sub "${Label}.x.test"'), '[a, b, c]'),
  loop(
    'a loop over a parameter',
    cname('A${Label}', "!Sub '${Label}.example.com'", target),
    '!Ref Labels',
    parameter('Labels', 'a,b', 'CommaDelimitedList'),
  ),
  loop(
    'a loop over what is no logical id',
    cname('A&{Label}', "!Sub '${Label}.example.com'", target),
    '[a-1, b_2]',
  ),
  loop(
    'a loop that names its identifier by Ref',
    cname('A${Label}', '!Join [".", [!Ref Label, example.com]]', target),
    '[a, b]',
  ),
  loop(
    'a loop in a loop',
    `  Fn::ForEach::Inner:\n    - Number\n    - ["1", "2"]\n    - ${indented(cname('A${Label}${Number}', "!Sub '${Label}${Number}.example.com'", target))}`,
    '[a, b]',
  ),
];

function indented(resource: string): string {
  return resource.trimStart().replace(/\n(?=.)/g, '\n    ');
}

function loop(shows: string, body: string, collection: string, before = ''): Case {
  const lines = `  Fn::ForEach::Loop:\n    - Label\n    - ${collection}\n    - ${indented(body)}`;
  return one(shows, lines, `Transform: AWS::LanguageExtensions\n${before}`);
}

function dependsOnZone(id = 'A'): string {
  return `  After${id}:\n    Type: AWS::SNS::Topic\n    DependsOn: Zone\n`;
}

function parameter(name: string, text: string, type = 'String'): string {
  return `Parameters:\n  ${name}: {Type: ${type}, Default: '${text}'${type === 'String' ? `, AllowedValues: ['${text}']` : ''}}\n`;
}

function conditional(condition: string): string {
  const record = cname(condition, `${condition.toLowerCase()}.example.com`, target);
  return record.replace('    Properties:', `    Condition: ${condition}\n    Properties:`);
}

function group(place: string): string {
  return `  Group:
    Type: AWS::Route53::RecordSetGroup
    DependsOn: Zone
    Properties:
      ${place}
      RecordSets:
        - Name: a.example.com
          Type: CNAME
          TTL: '60'
          ResourceRecords: [${target}]
        - Name: !Join ['.', [b, example.com]]
          Type: A
          AliasTarget: {DNSName: lb.example.net, HostedZoneId: Z1}
`;
}

function longForms(): string {
  return `  A:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: {Ref: Zone}
      Name:
        Fn::Join: ['.', [{'Fn::Select': [0, {'Fn::Split': ['-', 'a-b']}]}, {'Fn::Sub': example.com}]]
      Type: CNAME
      TTL: '300'
      ResourceRecords: [${target}]
`;
}

function cdk(): string {
  const join = (...parts: unknown[]): unknown => ({ 'Fn::Join': ['', parts] });
  return JSON.stringify(
    {
      Parameters: { Domain: { Type: 'String', Default: 'example.com' } },
      Resources: {
        ZoneA5DE4B68: {
          Type: 'AWS::Route53::HostedZone',
          Properties: { Name: join({ Ref: 'Domain' }, '.') },
        },
        Record7A1B3C: {
          Type: 'AWS::Route53::RecordSet',
          Properties: {
            Name: join('_acme-challenge.', { Ref: 'Domain' }, '.'),
            Type: 'CNAME',
            HostedZoneId: { Ref: 'ZoneA5DE4B68' },
            ResourceRecords: [target],
            TTL: '1800',
          },
          Metadata: { 'aws:cdk:path': 'Stack/Record/Resource' },
        },
      },
    },
    null,
    1,
  );
}
