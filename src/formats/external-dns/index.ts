import type { DomainName } from '../../dns/name.js';
import { gapIn } from '../../dns/zone.js';
import type { Span } from '../../source.js';
import type { Node } from '../../syntax/kubernetes/node.js';
import { fieldAt, isFilledIn, itemsAt } from '../../syntax/kubernetes/walk.js';
import type { Format, Read, Reading } from '../format.js';
import { isManifestPath, manifestsOf, type PlacedManifest } from '../kubernetes/files.js';
import { lastLabels, ZoneDrafts } from '../kubernetes/zone-drafts.js';
import { readEndpoint } from './endpoint.js';
import { writeCname } from './write.js';

/** external-dns: records as custom resources of Kubernetes. */
export const externalDns: Format = {
  name: 'external-dns',
  claims: isManifestPath,
  recognises: ({ text }) => holdsManifest(text),
  read,
  sharesFiles: true,
  writeCname,
};

const group = 'externaldns.k8s.io';

/** Whether a text holds an object of external-dns, rather than the definition of its kinds. */
function holdsManifest(text: string): boolean {
  return text.includes(group) && /\bapiVersion['"]?\s*:\s*['"]?externaldns\.k8s\.io\//.test(text);
}

function read(reading: Reading): Read {
  const drafts = new ZoneDrafts('external-dns', reading.apexes);
  for (const placed of manifestsOf(reading, holdsManifest, drafts))
    if (placed.manifest.group === group) readManifest(placed, drafts);
  return drafts.read();
}

function readManifest({ manifest, apex }: PlacedManifest, drafts: ZoneDrafts): void {
  const { kind, fields } = manifest;
  const spec = fieldAt(fields, 'spec') ?? fields;
  const place = fieldAt(spec, kind === 'DNSRecord' ? 'endpoint' : 'endpoints');
  if (kind === 'DNSRecord' && place !== undefined) addEndpoint(place, place.span, apex, drafts);
  if (kind !== 'DNSEndpoint') return;
  if (isFilledIn(place ?? spec))
    drafts.gaps.push(gapIn(apex, 'a template may put more endpoints here', (place ?? spec).span));
  else if (place !== undefined && place.kind !== 'items') {
    const message = '`endpoints` is a list. Begin each endpoint with `- dnsName:`.';
    drafts.tell([{ message, span: place.span }]);
  }
  for (const endpoint of itemsAt(place)) addEndpoint(endpoint, place!.span, apex, drafts);
}

/** Nothing here says which zones there are: settings, the inventory or the last two labels of a name have to tell. */
function addEndpoint(endpoint: Node, list: Span, wanted: DomainName | undefined, drafts: ZoneDrafts): void {
  const { read: found, problems } = readEndpoint(endpoint);
  drafts.tell(problems);
  if (found === undefined) return;
  const apex = wanted ?? drafts.apexAbove(found.owner) ?? lastLabels(found.owner);
  drafts.add(found, apex === undefined ? undefined : drafts.zone(apex, apex, { isDeclared: false }, list));
}
