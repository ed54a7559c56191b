import type { DomainName } from '../../dns/name.js';
import { type Manifest, readManifests } from '../../syntax/kubernetes/manifests.js';
import type { Reading } from '../format.js';
import type { ZoneDrafts } from './zone-drafts.js';

/** Whether Kubernetes' tools take a file of this name for manifests. */
export function isManifestPath(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}

/** A manifest, and the zone that settings give its file. */
export interface PlacedManifest {
  readonly manifest: Manifest;
  readonly apex: DomainName | undefined;
}

/** The manifests of a format's files; what cannot be read of them is told to the drafts. */
export function manifestsOf(
  reading: Reading,
  concerns: (document: string) => boolean,
  drafts: ZoneDrafts,
): PlacedManifest[] {
  return reading.paths.flatMap(path => {
    const file = reading.tree.read(path);
    if (file === undefined) return [];
    const { manifests, problems, broken } = readManifests(file, concerns);
    drafts.tell(problems);
    if (broken !== undefined) drafts.tellBroken(broken.reason, broken.span);
    return manifests.map(manifest => ({ manifest, apex: reading.zoneOf(path) }));
  });
}
