import type { ResourceRecord } from '../../dns/zone.js';
import type { Problem } from '../../source.js';
import type { Node } from '../../syntax/kubernetes/node.js';
import { fieldAt, isSettled, itemsAt, plainText, textParts } from '../../syntax/kubernetes/walk.js';
import { absoluteOwner, absoluteRdata, leftToTemplate } from '../kubernetes/record-fields.js';
import type { OwnerRead } from '../kubernetes/zone-drafts.js';

/** What an endpoint says, as far as it can be understood. */
export interface EndpointRead {
  readonly read?: OwnerRead;
  readonly problems: readonly Problem[];
}

/** Reads one `Endpoint` as external-dns's source for custom resources does (`source/crd.go`). */
export function readEndpoint(endpoint: Node): EndpointRead {
  const { span } = endpoint;
  const owner = absoluteOwner(endpoint, 'dnsName');
  if (typeof owner === 'string') return { problems: [{ message: owner, span }] };
  const unknown = whyUnknown(endpoint);
  if (unknown !== undefined) return { read: { owner, records: [], unknown, span }, problems: [] };
  const type = plainText(fieldAt(endpoint, 'recordType'))?.toUpperCase();
  const targets = itemsAt(endpoint, 'targets');
  if (!type || targets.length === 0) {
    const missing = type ? 'list of `targets`' : '`recordType`';
    const message = `external-dns leaves this endpoint out, because it has no ${missing}. Write one.`;
    return { problems: [{ message, span }] };
  }
  const served = type === 'CNAME' ? servedAs(endpoint) : { type };
  const records = targets.map((target): ResourceRecord => {
    const rdata = absoluteRdata(served.type, textParts(target) ?? [], target.span);
    return { owner, rdata, span, ...served };
  });
  const problem = targets.map(target => dotted(type, target)).find(found => found !== undefined);
  const withheld = problem &&
    type !== 'CNAME' && { withheld: 'external-dns skips it for the dot at its end' };
  return { read: { owner, records, ...withheld, span }, problems: problem ? [problem] : [] };
}

function whyUnknown(endpoint: Node): string | undefined {
  const [name, type, values, properties] = ['dnsName', 'recordType', 'targets', 'providerSpecific'].map(
    field => fieldAt(endpoint, field),
  );
  const isCname = plainText(type)?.toUpperCase() === 'CNAME';
  const unknown = leftToTemplate(endpoint, { name, type, values });
  if (unknown !== undefined || !isCname || isSettled(properties)) return unknown;
  return 'how the provider serves the record here is left to a template';
}

/** What the provider makes of a CNAME. */
function servedAs(endpoint: Node): Pick<ResourceRecord, 'type' | 'flattened'> {
  const set = itemsAt(endpoint, 'providerSpecific')
    .filter(property => plainText(fieldAt(property, 'value')) === 'true')
    .map(property => plainText(fieldAt(property, 'name')));
  if (set.includes('alias')) return { type: 'ALIAS' };
  const isProxied = set.some(name => name?.endsWith('/cloudflare-proxied'));
  return { type: 'CNAME', ...(isProxied && { flattened: 'it is proxied by Cloudflare' }) };
}

/** Types whose targets may end in a dot: NAPTR's must, and of the others it is no matter for this source. */
const mayBeDotted = new Set(['TXT', 'MX', 'SRV', 'NAPTR']);

/** What is wrong with the dot at a target's end. */
function dotted(type: string, target: Node): Problem | undefined {
  const text = plainText(target);
  if (!text?.endsWith('.') || mayBeDotted.has(type)) return undefined;
  const skips = type === 'CNAME' ? 'external-dns up to v0.20 skips' : 'external-dns skips';
  const message = `${skips} this endpoint, because a target of it ends in a dot. Write \`${text.slice(0, -1)}\`.`;
  return { message, span: target.span, severity: 'warning' };
}
