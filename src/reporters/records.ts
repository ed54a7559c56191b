import { type Requirement, spellTarget } from '../requirements.js';
import { columnOf } from './layout/column.js';
import { jsonText } from './layout/json-text.js';
import { clip, printable } from './layout/printable.js';

/** Raised on any breaking change of the shape. */
const version = 1;

/** The records that certificates need, as lines of a master file (RFC 1035 §5.1), each with who needs it. */
export function requirementsText(requirements: readonly Requirement[]): string {
  const owners = columnOf(requirements, ({ owner }) => `${owner}.`, 60);
  const targets = columnOf(requirements, needed => `${spellTarget(needed)}.`, 90);
  return requirements
    .map(needed => `${owners(needed)} CNAME ${targets(needed)} ; ${labelsOf(needed)}\n`)
    .join('');
}

/** The same for programs, with names as in the JSON report. */
export function requirementsJson(requirements: readonly Requirement[]): string {
  return jsonText({
    version,
    requirements: requirements.map(({ owner, zone, certificates, ...requirement }) => ({
      owner,
      target: spellTarget({ owner, zone, certificates, ...requirement }),
      zone,
      certificates: certificates.map(({ label }) => label),
    })),
  });
}

function labelsOf({ certificates }: Requirement): string {
  return printable(clip(certificates.map(({ label }) => label).join(', '), 200));
}
