import type { DomainName } from '../../dns/name.js';
import { type Problem, type SourceFile, type Span, wholeFile } from '../../source.js';
import { fieldAt, spanOfText } from '../../syntax/fields.js';
import { readJson } from '../../syntax/json.js';
import type { YamlNode } from '../../syntax/yaml.js';
import type { CertificatePack, CloudflareZone, Snapshot } from '../snapshot.js';
import { type Parts, remedy, takeParts } from './parts.js';
import { type LockText, lockSchema, lockVersion } from './schema.js';

/** What a lock file was understood to say. */
export interface Lock {
  /**
   * Absent where not even when it was read can be told, or the version is another; then nothing at all is known. With
   * any problem it holds what was understood, and an unread list of zones: it may lack whatever was not.
   */
  readonly snapshot?: Snapshot;
  readonly readAtSpan?: Span;
  /** With one at least where anything that the file says is not in the snapshot. */
  readonly problems: readonly Problem[];
}

/** Bounds on a file that a pull request may bring; what is written of thousands of zones stays below both. */
const longestText = 16 << 20;
const mostValues = 1_000_000;

/** Of a merge that was not finished: no line of JSON begins so. */
const conflictMark = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$/m;

/** Reads a lock file, which may hold anything: in a pull request everybody may edit it. */
export function readLock(file: SourceFile): Lock {
  if (file.text.length > longestText) {
    const message = `The lock file is over 16 MiB, more than thousands of zones come to, and is not read. ${remedy}`;
    return { problems: [{ message, span: wholeFile(file) }] };
  }
  const { root, problems: broken } = readJson(file, undefined, mostValues);
  const version = fieldAt(root, 'version');
  if (version?.kind === 'scalar' && Number(version.text) > lockVersion) {
    const message = `The lock file was written by a newer dcv-check: its version is not ${lockVersion}, the one that is known here. Update dcv-check where this runs, so that the file is read as it is meant.`;
    return { problems: [{ message, span: version.span }] };
  }
  const parts = root && takeParts(root, lockSchema);
  const problems = problemsOf(file, broken, parts?.problems ?? []);
  if (parts?.value === undefined) return { problems };
  const [first] = problems;
  const unread = first && [{ reason: `the lock file ${file.path} is damaged`, span: first.span }];
  const snapshot = snapshotOf(parts.value, parts.placesIn);
  return {
    snapshot: unread ? { ...snapshot, unread: [...snapshot.unread, ...unread] } : snapshot,
    readAtSpan: spanOfText(fieldAt(root, 'read_at')!),
    problems,
  };
}

function problemsOf(
  file: SourceFile,
  broken: readonly Problem[],
  misshapen: readonly Problem[],
): readonly Problem[] {
  if (file.text.trim() === '')
    return [{ message: `The lock file is empty. ${remedy}`, span: wholeFile(file) }];
  const conflict = conflictMark.exec(file.text);
  if (conflict !== null) {
    const message = `The lock file holds the marks of a merge that was not finished. Take one side whole, and let \`dcv-check inventory --lock FILE\` bring it up to date.`;
    const start = conflict.index;
    return [{ message, span: { file, start, end: start + conflict[0].trimEnd().length } }];
  }
  // What is missing behind a mistake in the JSON is its consequence.
  return broken.length > 0 ? broken : misshapen;
}

type PlacesIn = Parts<LockText>['placesIn'];

function snapshotOf(lock: LockText, placesIn: PlacesIn): Snapshot {
  const places = placesIn(lock.unread);
  return {
    readAt: lock.read_at,
    readFrom: lock.read_from,
    zones: lock.zones.map((zone, at) => zoneOf(zone, placesIn(lock.zones)[at]!, placesIn)),
    unread: lock.unread.map(({ zone, reason }, at) => ({
      ...(zone !== undefined && { zone: zone as DomainName }),
      reason,
      span: spanOfKey(places[at]!, 'reason'),
    })),
  };
}

type ZoneText = LockText['zones'][number];

function zoneOf(zone: ZoneText, place: YamlNode, placesIn: PlacesIn): CloudflareZone {
  const { account, activated_on: activatedOn, validation_url: url, certificates } = zone;
  const places = placesIn(certificates);
  return {
    id: zone.id,
    name: zone.name as DomainName,
    ...(account !== undefined && { account }),
    type: zone.type,
    status: zone.status,
    ...(activatedOn !== undefined && { activatedOn }),
    ...(url !== undefined && { validationUrl: url as DomainName }),
    formerValidationUrls: zone.former_validation_urls.map(({ url: former, until }) => ({
      url: former as DomainName,
      ...(until !== undefined && { until }),
    })),
    packs: certificates.map((certificate, at) => packOf(certificate, places[at]!, placesIn)),
    span: spanOfKey(place, 'name'),
  };
}

function packOf(
  certificate: ZoneText['certificates'][number],
  place: YamlNode,
  placesIn: PlacesIn,
): CertificatePack {
  const { certificate_authority: authority, validation_method: method } = certificate;
  const { validity_days: validityDays, expires_on: expires, delegation_records: records } = certificate;
  const places = placesIn(certificate.hosts);
  return {
    id: certificate.id,
    type: certificate.type,
    status: certificate.status,
    hosts: certificate.hosts.map((text, at) => ({
      text: text.toLowerCase(),
      span: spanOfText(places[at]!),
    })),
    ...(authority !== undefined && { authority }),
    ...(method !== undefined && { method }),
    ...(validityDays !== undefined && { validityDays }),
    ...(expires !== undefined && { expires }),
    ...(records && {
      delegationRecords: records.map(record => ({ owner: record.cname, target: record.cname_target })),
    }),
    span: spanOfKey(place, 'id'),
  };
}

function spanOfKey(place: YamlNode, key: string): Span {
  return spanOfText(fieldAt(place, key)!);
}
