import type { DomainName } from '../../dns/name.js';
import { gapIn } from '../../dns/zone.js';
import type { Span } from '../../source.js';
import { fieldAt, textParts } from '../../syntax/kubernetes/walk.js';
import type { Format, Read, Reading } from '../format.js';
import { isManifestPath, manifestsOf, type PlacedManifest } from '../kubernetes/files.js';
import { ZoneDrafts } from '../kubernetes/zone-drafts.js';
import type { ZoneDraft } from '../zone-draft.js';
import { composedBy } from './composition.js';
import { type Provider, providerOf } from './providers.js';
import { nameIn, ownerIn, readRecord } from './record.js';
import { writeCname } from './write.js';
import { apexOf, type CrossplaneZone, CrossplaneZones, isOnlyObserved } from './zones.js';

/** Crossplane: zones and records of cloud providers as custom resources of Kubernetes. */
export const crossplane: Format = {
  name: 'crossplane',
  claims: isManifestPath,
  recognises: ({ text }) => holdsManifest(text),
  read,
  sharesFiles: true,
  writeCname,
};

const version =
  /\bapiVersion['"]?\s*:\s*['"]?(?:route53\.aws|dns\.gcp|network\.azure)\.(?:m\.)?(?:upbound|crossplane)\.io\//;
const kind =
  /\bkind['"]?\s*:\s*['"]?(?:Record|ResourceRecordSet|RecordSet|Zone|HostedZone|ManagedZone|DNS[A-Z]+Record|DNSZone)\b/;

/** Whether a text holds an object of one of the providers, or makes some. */
function holdsManifest(text: string): boolean {
  const isCrossplanes = text.includes('upbound.io/') || text.includes('crossplane.io/');
  return isCrossplanes && version.test(text) && kind.test(text);
}

function read(reading: Reading): Read {
  const drafts = new ZoneDrafts('crossplane', reading.apexes);
  const placed = manifestsOf(reading, holdsManifest, drafts);
  const zones = new CrossplaneZones(placed.map(({ manifest }) => manifest));
  for (const zone of zones.all) if (!zone.isPrivate) declared(zone, drafts);
  for (const one of placed) {
    addRecord(one, zones, drafts);
    if (one.manifest.kind === 'Composition') addComposed(one, zones, drafts);
  }
  return drafts.read();
}

function declared({ manifest, provider, apex }: CrossplaneZone, drafts: ZoneDrafts): ZoneDraft | undefined {
  if (apex === undefined) return undefined;
  const isDeclared = !isOnlyObserved(manifest);
  const key = isDeclared
    ? `${apex} ${manifest.namespace ?? ''}/${manifest.name ?? ''}`
    : `${apex} ${provider.name}`;
  return drafts.zone(key, apex, { provider: provider.name, isDeclared }, manifest.fields.span);
}

/** `unknown` says why the record may be there any number of times. */
function addRecord(
  { manifest, apex: wanted }: PlacedManifest,
  zones: CrossplaneZones,
  drafts: ZoneDrafts,
  unknown?: string,
): void {
  const provider = providerOf(manifest);
  if (!provider?.recordKind.test(manifest.kind)) return;
  const { span } = manifest.fields;
  const whole = nameIn(manifest, provider);
  if (typeof whole === 'string') {
    drafts.tell([{ message: whole, span }]);
    return;
  }
  const forProvider = fieldAt(manifest.fields, 'spec', 'forProvider');
  const zone = zones.of(provider, forProvider, whole);
  if (zone?.isPrivate) return;
  const named = provider.zoneName === undefined ? apexOf(fieldAt(forProvider, provider.zone)) : undefined;
  const above = provider.dots === 'relative' ? undefined : drafts.apexAbove(whole);
  const apex = zone?.apex ?? wanted ?? named ?? above;
  const owner = ownerIn(manifest, provider, apex);
  if (typeof owner === 'string') return;
  const { read: found, problems } = readRecord(manifest, provider, owner);
  drafts.tell(problems);
  const draft =
    (zone && declared(zone, drafts)) ?? (apex && addedTo(apex, provider, manifest.fields.span, drafts));
  if (found === undefined) return;
  drafts.add(unknown === undefined ? found : { ...found, records: [], unknown }, draft);
}

function addedTo(apex: DomainName, { name }: Provider, span: Span, drafts: ZoneDrafts): ZoneDraft {
  return drafts.zone(`${apex} ${name}`, apex, { provider: name, isDeclared: false }, span);
}

function addComposed(placed: PlacedManifest, zones: CrossplaneZones, drafts: ZoneDrafts): void {
  const { manifests, programs } = composedBy(placed.manifest);
  const unknown = 'a Composition makes the record here as often as it is used';
  for (const manifest of manifests) addRecord({ ...placed, manifest }, zones, drafts, unknown);
  for (const program of programs) {
    const literals = (textParts(program) ?? []).filter(part => typeof part === 'string');
    const reason = 'a Composition makes DNS records with a program of its own';
    if (holdsManifest(literals.join(''))) drafts.gaps.push(gapIn(undefined, reason, program.span));
  }
}
