import { NameError, parseName } from '../dns/name.js';
import { groupBy } from '../group.js';
import { type Manifest, mayShareNamespace } from '../syntax/kubernetes/manifests.js';
import type { Node } from '../syntax/kubernetes/node.js';
import { fieldAt, textParts } from '../syntax/kubernetes/walk.js';
import type { CertificateRequest } from './requests.js';
import type { Rival } from './rival.js';
import { type Host, writtenFor } from './solvers.js';

/** Issuers of one name that are told apart, for as many environments; with more of them nothing is proved. */
const mostOfOneName = 100;

/** The issuers of a repository. */
export class Issuers {
  readonly #byName: ReadonlyMap<string, readonly Manifest[]>;

  constructor(manifests: readonly Manifest[]) {
    const issuers = manifests.filter(
      ({ group, kind }) => group === 'cert-manager.io' && /^(?:Cluster)?Issuer$/.test(kind),
    );
    this.#byName = groupBy(issuers, ({ kind, name }) => `${kind} ${name}`);
  }

  /** The hosts of a request that are validated through the DNS, whichever of several issuers of one name is meant. */
  rivalsOf(request: CertificateRequest): Rival[] {
    const { kind, name } = request.issuer;
    const called = this.#byName.get(`${kind} ${name}`) ?? [];
    if (called.length > mostOfOneName) return [];
    const issuers = called.filter(
      issuer => kind === 'ClusterIssuer' || mayShareNamespace(issuer.namespace, request.namespace),
    );
    const rivals = new Map<string, Rival>();
    for (const node of request.hosts) {
      const host = node.isOptional ? undefined : hostIn(node);
      const writes = host && writtenBy(issuers, host, request.labels);
      if (host === undefined || writes === undefined) continue;
      const key = host.name.known ? host.name.value : String(node.span.start);
      if (!rivals.has(key)) rivals.set(key, { host: host.name, by: request.by, writes, span: node.span });
    }
    return [...rivals.values()];
  }
}

function writtenBy(
  issuers: readonly Manifest[],
  host: Host,
  labels: Node | undefined,
): Rival['writes'] | undefined {
  const written = issuers.map(({ fields }) => writtenFor(fieldAt(fields, 'spec', 'acme'), host, labels));
  if (written.length === 0 || written.includes(undefined)) return undefined;
  return written.includes('TXT') ? 'TXT' : 'CNAME';
}

function hostIn(node: Node): Host | undefined {
  const [first = '', ...rest] = textParts(node) ?? [];
  const isWildcard = typeof first === 'string' && first.startsWith('*.');
  const own = isWildcard ? first.slice(2) : first;
  const parts = [own, ...rest].filter(part => part !== '');
  const { span } = node;
  if (parts.some(part => typeof part !== 'string')) {
    const lower = parts.map(part => (typeof part === 'string' ? part.toLowerCase() : part));
    return { name: { known: false, parts: lower, span }, isWildcard };
  }
  const name = parseName(parts.join(''));
  return name instanceof NameError ? undefined : { name: { known: true, value: name, span }, isWildcard };
}
