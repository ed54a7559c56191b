import { groupBy } from '../../group.js';
import type { Certificate } from '../../inventory/certificate.js';
import type { JudgedRequirement } from '../../report.js';

/** Validation names that are shown in one table. */
export interface Block {
  readonly rows: readonly JudgedRequirement[];
  /** Those that need the names. */
  readonly certificates: readonly Certificate[];
  /** Whether the certificates are few enough to be the columns of a matrix. */
  readonly isMatrix: boolean;
}

/** As many certificates as a table has columns for, so that it fits a phone. */
const columns = 5;

/**
 * The names of a zone in tables that can be read: few certificates stand side by side in one. Many have a table each,
 * behind one of the names that several of them need, so that no name is shown twice.
 */
export function blocksOf(rows: readonly JudgedRequirement[]): Block[] {
  const certificates = distinct(rows);
  if (certificates.length <= columns) return [{ rows, certificates, isMatrix: true }];
  const needing = ({ requirement }: JudgedRequirement) => new Set(requirement.certificates).size;
  const shared = rows.filter(row => needing(row) !== 1);
  const own = groupBy(
    rows.filter(row => needing(row) === 1),
    ({ requirement }) => requirement.certificates[0]!,
  );
  return [
    ...(shared.length > 0 ? [{ rows: shared, certificates: distinct(shared), isMatrix: false }] : []),
    ...[...own].map(([certificate, names]) => ({ rows: names, certificates: [certificate], isMatrix: true })),
  ];
}

function distinct(rows: readonly JudgedRequirement[]): Certificate[] {
  const certificates = new Set(rows.flatMap(({ requirement }) => requirement.certificates));
  return [...certificates].sort((a, b) => (a.label < b.label ? -1 : 1));
}
