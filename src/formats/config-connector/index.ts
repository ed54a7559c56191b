import type { Format, Read, Reading } from '../format.js';
import { isManifestPath, manifestsOf, type PlacedManifest } from '../kubernetes/files.js';
import { ZoneDrafts } from '../kubernetes/zone-drafts.js';
import type { ZoneDraft } from '../zone-draft.js';
import { type ManagedZone, ManagedZones } from './managed-zones.js';
import { readRecordSet } from './record-set.js';
import { writeCname } from './write.js';

/** Config Connector: zones and record sets of Google Cloud DNS as custom resources of Kubernetes. */
export const configConnector: Format = {
  name: 'config-connector',
  claims: isManifestPath,
  recognises: ({ text }) => holdsManifest(text),
  read,
  sharesFiles: true,
  writeCname,
};

const group = 'dns.cnrm.cloud.google.com';
const provider = 'google';

/** Whether a text holds an object of Config Connector, rather than the definition of its kinds. */
function holdsManifest(text: string): boolean {
  return text.includes(group) && /\bapiVersion['"]?\s*:\s*['"]?dns\.cnrm\.cloud\.google\.com\//.test(text);
}

function read(reading: Reading): Read {
  const drafts = new ZoneDrafts('config-connector', reading.apexes);
  const placed = manifestsOf(reading, holdsManifest, drafts).filter(one => one.manifest.group === group);
  const zones = new ManagedZones(placed.map(({ manifest }) => manifest));
  drafts.tell(zones.problems);
  for (const zone of zones.all) if (!zone.isPrivate) declared(zone, drafts);
  for (const one of placed) if (one.manifest.kind === 'DNSRecordSet') addRecordSet(one, zones, drafts);
  return drafts.read();
}

function declared({ manifest, apex }: ManagedZone, drafts: ZoneDrafts): ZoneDraft | undefined {
  if (apex === undefined) return undefined;
  const key = `${apex} ${manifest.namespace ?? ''}/${manifest.name ?? ''}`;
  return drafts.zone(key, apex, { provider, isDeclared: true }, manifest.fields.span);
}

function addRecordSet({ manifest, apex }: PlacedManifest, zones: ManagedZones, drafts: ZoneDrafts): void {
  const { read: found, problems } = readRecordSet(manifest);
  drafts.tell(problems);
  if (found === undefined) return;
  const zone = zones.of(manifest, found.owner);
  if (zone?.isPrivate) return;
  const wanted = apex ?? drafts.apexAbove(found.owner);
  const added = () =>
    wanted && drafts.zone(wanted, wanted, { provider, isDeclared: false }, manifest.fields.span);
  drafts.add(found, (zone && declared(zone, drafts)) ?? added());
}
