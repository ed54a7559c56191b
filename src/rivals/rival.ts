import type { DomainName } from '../dns/name.js';
import type { Span } from '../source.js';
import type { Value } from '../value.js';

/** Something in the repository that has a host validated through the same name as delegated DCV would. */
export interface Rival {
  /** The host whose validation name it wants; a wildcard's own name is the host's. */
  readonly host: Value<DomainName>;
  /** What it is, for a sentence: "the cert-manager Certificate shop/web". */
  readonly by: string;
  /** What it writes at the validation name. */
  readonly writes: 'TXT' | 'CNAME';
  /** Where the host is named. */
  readonly span: Span;
}
