import type { Manifest } from '../syntax/kubernetes/manifests.js';
import type { Node } from '../syntax/kubernetes/node.js';
import { fieldAt, isSettled, itemsAt, plainText } from '../syntax/kubernetes/walk.js';

/** A certificate that cert-manager is asked for. */
export interface CertificateRequest {
  /** What asks, for a sentence. */
  readonly by: string;
  readonly issuer: { readonly kind: string; readonly name: string };
  readonly namespace: string | undefined;
  /** Of what asks; an issuer may choose by them how to validate. */
  readonly labels: Node | undefined;
  readonly hosts: readonly Node[];
}

/** What a manifest asks cert-manager for; nothing where a template decides whether it does. */
export function requestsOf(manifest: Manifest): CertificateRequest[] {
  const { group, kind, name, namespace, fields } = manifest;
  const asked = group === ours && kind === 'Certificate' ? certificate(fields) : annotated(manifest);
  if (asked === undefined || fields.isOptional) return [];
  const path = [namespace, name].filter(part => part !== undefined).join('/');
  const what = group === ours ? `cert-manager ${kind}` : kind;
  const by = path === '' ? `a ${what} without a name` : `the ${what} ${path}`;
  return [{ by, ...asked, namespace, labels: fieldAt(fields, 'metadata', 'labels') }];
}

const ours = 'cert-manager.io';

type Asked = Pick<CertificateRequest, 'issuer' | 'hosts'>;

function certificate(fields: Node): Asked | undefined {
  const spec = fieldAt(fields, 'spec');
  const ref = fieldAt(spec, 'issuerRef');
  const [name, kind = 'Issuer', group = ours] = ['name', 'kind', 'group'].map(key =>
    plainText(fieldAt(ref, key)),
  );
  if (name === undefined || group !== ours || !isSettled(ref)) return undefined;
  const commonName = fieldAt(spec, 'commonName');
  return {
    issuer: { kind, name },
    hosts: [...(commonName ? [commonName] : []), ...itemsAt(spec, 'dnsNames')],
  };
}

/** An Ingress or Gateway whose annotations name an issuer. */
function annotated({ group, kind, fields }: Manifest): Asked | undefined {
  const annotations = fieldAt(fields, 'metadata', 'annotations');
  const annotation = (key: string) => {
    const value = fieldAt(annotations, `cert-manager.io/${key}`);
    return value?.isOptional ? undefined : plainText(value);
  };
  const isOurs = (annotation('issuer-group') ?? ours) === ours;
  const clusterIssuer = annotation('cluster-issuer');
  const name = clusterIssuer ?? annotation('issuer');
  if (name === undefined || !isOurs) return undefined;
  const issuerKind = clusterIssuer === undefined ? (annotation('issuer-kind') ?? 'Issuer') : 'ClusterIssuer';
  return { issuer: { kind: issuerKind, name }, hosts: hostsOf(`${group}/${kind}`, fieldAt(fields, 'spec')) };
}

function hostsOf(kind: string, spec: Node | undefined): readonly Node[] {
  if (/^(?:networking\.k8s\.io|extensions)\/Ingress$/.test(kind)) {
    const tls = itemsAt(spec, 'tls').filter(entry => fieldAt(entry, 'secretName') !== undefined);
    return tls.flatMap(entry => itemsAt(entry, 'hosts'));
  }
  if (kind !== 'gateway.networking.k8s.io/Gateway') return [];
  return itemsAt(spec, 'listeners').flatMap(listener => {
    const isServed = itemsAt(listener, 'tls', 'certificateRefs').length > 0;
    return isServed ? (fieldAt(listener, 'hostname') ?? []) : [];
  });
}
