import type { PhysicalLocation, Result, Location as SarifLocation } from 'sarif';
import type { Finding, Severity } from '../finding.js';
import { ruleIds } from '../rules/catalog.js';
import { positionOf, type Span } from '../source.js';
import { type Location, nearestLocation } from './layout/location.js';
import { clip } from './layout/printable.js';
import { lineOf } from './words/place.js';

/** SARIF's words for our severities. */
export const levels = { error: 'error', warning: 'warning', notice: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** Characters of a message; GitHub shows about a thousand. */
const messageLimit = 2000;
const briefLimit = 200;
const relatedShown = 20;

const ruleIndexes = new Map(ruleIds.map((id, index) => [id, index]));

/** A finding as a SARIF result; a brief one says in few words what is wrong where. */
export function sarifResult(finding: Finding, isBrief = false): Result {
  const related = isBrief ? [] : (finding.related ?? []).slice(0, relatedShown);
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndexes.get(finding.rule)!,
    level: levels[finding.severity],
    message: { text: isBrief ? withoutLinks(clip(finding.message, briefLimit)) : messageOf(finding) },
    locations: [{ physicalLocation: physicalLocation(nearestLocation(finding)) }],
    ...(related.length > 0 && { relatedLocations: related.map(relatedLocation) }),
    partialFingerprints: {
      primaryLocationLineHash: finding.fingerprint,
      'delegatedDcv/v1': finding.fingerprint,
    },
    ...(finding.introduced !== null && { baselineState: finding.introduced ? 'new' : 'unchanged' }),
  };
}

function messageOf(finding: Finding): string {
  const parts = [clip(finding.message, messageLimit)];
  if (finding.baseSpan !== undefined) parts.push(`It stood at ${lineOf(finding.baseSpan)} in the base.`);
  if (finding.expected !== undefined) parts.push(`Write:\n${clip(finding.expected, messageLimit)}`);
  return withoutLinks(parts.join('\n'));
}

/** SARIF messages may hold links, `[text](address)` (§3.11.6), and what comes from files must make none. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

function relatedLocation({ span, message }: { span: Span; message: string }, index: number): SarifLocation {
  return {
    id: index + 1,
    message: { text: withoutLinks(clip(message, messageLimit)) },
    physicalLocation: physicalLocation(positionOf(span)),
  };
}

function physicalLocation({ path, line, column, endLine, endColumn }: Location): PhysicalLocation {
  return {
    artifactLocation: artifactOf(path),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

function artifactOf(path: string): { uri: string; uriBaseId: string } {
  const wellFormed = path.replace(/\p{Cs}/gu, '\ufffd');
  return { uri: wellFormed.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
