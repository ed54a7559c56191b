import type { Tree } from '../source.js';
import { readManifests } from '../syntax/kubernetes/manifests.js';
import { Issuers } from './issuers.js';
import { requestsOf } from './requests.js';
import type { Rival } from './rival.js';

/**
 * What in a repository wants validation names and is no DNS as code: what cert-manager is asked for by objects whose
 * issuer is in the repository too. Where it cannot be proved that DNS is what validates a host, nothing is said.
 */
export function rivalsIn(tree: Tree, under = ''): Rival[] {
  const manifests = tree.paths.flatMap(path => {
    if (!/\.ya?ml$/i.test(path) || !(under === '' || path.startsWith(`${under}/`))) return [];
    if (!concernsCertManager(tree.peek(path)?.text ?? '')) return [];
    const file = tree.read(path);
    return file === undefined ? [] : readManifests(file, concernsCertManager).manifests;
  });
  const issuers = new Issuers(manifests);
  return manifests.flatMap(requestsOf).flatMap(request => issuers.rivalsOf(request));
}

/** Whether a text holds an object of cert-manager or an annotation that asks it for a certificate; not its own CRDs. */
function concernsCertManager(text: string): boolean {
  return (
    text.includes('cert-manager.io/') &&
    /\bapiVersion['"]?\s*:\s*['"]?cert-manager\.io\/|\bcert-manager\.io\/(?:cluster-)?issuer['"]?\s*:/.test(
      text,
    )
  );
}
