import type { Location, PhysicalLocation, Result } from 'sarif';
import type { Finding, Severity } from '../finding.js';
import { ruleIds } from '../rules/catalog.js';
import { settingsPath } from '../settings/settings.js';
import { positionOf, type Span } from '../source.js';
import { clip } from './layout/printable.js';
import { lineOf } from './words/place.js';

/** SARIF's words for our severities. */
export const levels = { error: 'error', warning: 'warning', notice: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** Characters of a message; GitHub shows about a thousand. */
const messageLimit = 2000;
const relatedShown = 20;

const ruleIndexes = new Map(ruleIds.map((id, index) => [id, index]));

/** A finding as a SARIF result. */
export function sarifResult(finding: Finding): Result {
  const related = (finding.related ?? []).slice(0, relatedShown);
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndexes.get(finding.rule)!,
    level: levels[finding.severity],
    message: { text: messageOf(finding) },
    locations: [{ physicalLocation: primaryLocation(finding) }],
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

/**
 * GitHub refuses a result without a location: the nearest place in the head; where there is none, the first line of
 * the file in which the base had it; where no file has a part in it, of the settings.
 */
function primaryLocation({ span, certificates = [], baseSpan }: Finding): PhysicalLocation {
  const certificateSpan = certificates.find(certificate => certificate.span !== undefined)?.span;
  const nearest = span ?? certificateSpan;
  return nearest !== undefined ? physicalLocation(nearest) : firstLineOf(baseSpan?.file.path ?? settingsPath);
}

function relatedLocation({ span, message }: { span: Span; message: string }, index: number): Location {
  return {
    id: index + 1,
    message: { text: withoutLinks(clip(message, messageLimit)) },
    physicalLocation: physicalLocation(span),
  };
}

function physicalLocation(span: Span): PhysicalLocation {
  const { path, line, column, endLine, endColumn } = positionOf(span);
  return {
    artifactLocation: artifactOf(path),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

function firstLineOf(path: string): PhysicalLocation {
  return {
    artifactLocation: artifactOf(path),
    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
  };
}

function artifactOf(path: string): { uri: string; uriBaseId: string } {
  const wellFormed = path.replace(/\p{Cs}/gu, '\ufffd');
  return { uri: wellFormed.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
