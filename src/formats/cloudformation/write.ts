import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';

/** A record set as a resource of its own, in the syntax of the file, in the zone as its neighbour names it. */
export function writeCname(zone: Zone, owner: DomainName, target: DomainName): string {
  const { file, start, end } = zone.span;
  const there = file.text.slice(start, end);
  const isJson = /\.json$/i.test(file.path) || /^\s*\{/.test(file.text);
  const id = logicalId(owner);
  return isJson ? inJson(id, there, zone, owner, target) : inYaml(id, there, zone, owner, target);
}

function inYaml(id: string, there: string, zone: Zone, owner: DomainName, target: DomainName): string {
  const declared = declaredIn(there);
  const beside = /^\s*(HostedZone(?:Id|Name)):[ \t]+(\S[^\n]*?)[ \t\r]*$/m.exec(there);
  const place = declared
    ? `HostedZoneId: !Ref ${declared}`
    : beside
      ? `${beside[1]}: ${beside[2]}`
      : `HostedZoneName: ${zone.apex}.`;
  return [
    `${id}:`,
    '  Type: AWS::Route53::RecordSet',
    '  Properties:',
    `    ${place}`,
    `    Name: ${quotedIfNeeded(`${owner}.`)}`,
    '    Type: CNAME',
    "    TTL: '300'",
    '    ResourceRecords:',
    `      - ${quotedIfNeeded(`${target}.`)}`,
  ].join('\n');
}

function inJson(id: string, there: string, zone: Zone, owner: DomainName, target: DomainName): string {
  const declared = declaredIn(there);
  const beside = /"(HostedZone(?:Id|Name))"\s*:\s*("[^"\n]*"|\{[^{}]*\})/.exec(there);
  const place = declared
    ? { HostedZoneId: { Ref: declared } }
    : beside
      ? { [beside[1]!]: JSON.parse(beside[2]!) }
      : { HostedZoneName: `${zone.apex}.` };
  const properties = {
    ...place,
    Name: `${owner}.`,
    Type: 'CNAME',
    TTL: '300',
    ResourceRecords: [`${target}.`],
  };
  const resource = { Type: 'AWS::Route53::RecordSet', Properties: properties };
  return `"${id}": ${JSON.stringify(resource, null, 2)}`;
}

/** The logical id of the hosted zone that a resource is. */
function declaredIn(resource: string): string | undefined {
  if (!/Type["']?\s*:\s*["']?AWS::Route53::HostedZone\b/.test(resource)) return undefined;
  return /^["']?([A-Za-z0-9]+)["']?\s*:/.exec(resource)?.[1];
}

/** `AcmeChallengeWwwExampleCom`: logical ids hold letters and digits only. */
function logicalId(owner: DomainName): string {
  const words = owner.replace(/^\*/, 'wildcard').split(/[^a-z0-9]+/);
  return words.map(word => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

function quotedIfNeeded(text: string): string {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
