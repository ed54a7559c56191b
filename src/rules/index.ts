import { caaForbidsIssuance } from './caa-forbids-issuance.js';
import { conflictingCertificates } from './conflicting-certificates.js';
import { conflictingRecords } from './conflicting-records.js';
import { hiddenByTool } from './hidden-by-tool.js';
import { ineligibleCertificate } from './ineligible-certificate.js';
import { leftoverTxt } from './leftover-txt.js';
import { misplacedCname } from './misplaced-cname.js';
import { missingCname } from './missing-cname.js';
import { notACname } from './not-a-cname.js';
import { occludedCname } from './occluded-cname.js';
import { orphanCname } from './orphan-cname.js';
import { outdatedValidationUrl } from './outdated-validation-url.js';
import { policyChange } from './policy-change.js';
import { rivalClaim } from './rival-claim.js';
import type { Rule } from './rule.js';
import { shadowedWildcard } from './shadowed-wildcard.js';
import { staleInventory } from './stale-inventory.js';
import { unreadable } from './unreadable.js';
import { unresolved } from './unresolved.js';
import { unusedIgnore } from './unused-ignore.js';
import { wildcardAnswer } from './wildcard-answer.js';
import { wrongTarget } from './wrong-target.js';

/**
 * Every rule. Those that tell of a record at its wrong place come before those that would call it missing, and
 * `unused-ignore`, which looks at what all others found, comes last.
 */
export const rules: readonly Rule[] = [
  misplacedCname,
  occludedCname,
  missingCname,
  wildcardAnswer,
  outdatedValidationUrl,
  wrongTarget,
  leftoverTxt,
  conflictingRecords,
  notACname,
  conflictingCertificates,
  caaForbidsIssuance,
  shadowedWildcard,
  orphanCname,
  hiddenByTool,
  rivalClaim,
  ineligibleCertificate,
  policyChange,
  unreadable,
  unresolved,
  staleInventory,
  unusedIgnore,
];
