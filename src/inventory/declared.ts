import type { Span } from '../source.js';
import type { Parts, Value } from '../value.js';

/** A `cloudflare_certificate_pack` as code declares it, before anybody knows what Cloudflare made of it. */
export interface DeclaredCertificate {
  /** `cloudflare_certificate_pack.main["x"]`. */
  readonly address: string;
  /** The zone's id as far as it is written. */
  readonly zoneId: Parts;
  /** The zone's name, as far as the code tells: through a zone resource, a data source. */
  readonly zone?: Value<string>;
  /** The zone's type (`full`, `partial`), where the code tells. */
  readonly zoneType?: string;
  /** Whether the code itself reads the zone's validation id, and so has its validation delegated. */
  readonly isDelegated: boolean;
  /** Each with `*.`, as written and where it is written; one that stands twice is here twice. */
  readonly hosts: readonly Value<string>[];
  /** Why hosts may be missing from the list, as a clause: "the hosts of … depend on …"; absent where it is whole. */
  readonly hostsDoubt?: string;
  /** Why the certificate as a whole may not exist (`count`, a condition), as a clause: "whether it exists depends on …". */
  readonly doubt?: string;
  readonly type?: Value<string>;
  readonly authority?: Value<string>;
  readonly method?: Value<string>;
  readonly validityDays?: number;
  readonly span: Span;
}
