import type { Severity } from '../finding.js';

/** What a rule is called and how bad its finding is; the id is also its file, its page, and its word in settings. */
interface Entry {
  readonly title: string;
  /** One sentence for those who meet the rule for the first time: what it proves, and why that matters. */
  readonly description: string;
  readonly severity: Severity;
}

/** Every rule, in the order in which they are judged and documented. */
export const catalog = {
  'missing-cname': {
    title: 'Missing validation CNAME',
    description:
      'Nothing stands at a name through which a certificate is validated, so its next renewal fails for every host.',
    severity: 'error',
  },
  'outdated-validation-url': {
    title: 'Outdated validation URL',
    description:
      'The CNAME names the right host below a validation URL that is not the zone’s present one, so Cloudflare places its tokens where nobody looks.',
    severity: 'error',
  },
  'wrong-target': {
    title: 'Wrong CNAME target',
    description:
      'The CNAME at a validation name points to something else than its host’s delegated-DCV target.',
    severity: 'error',
  },
  'leftover-txt': {
    title: 'Leftover challenge TXT',
    description:
      'A TXT record stands where only the CNAME may stand, so certificate authorities find an old token instead of Cloudflare’s.',
    severity: 'error',
  },
  'conflicting-records': {
    title: 'Conflicting records',
    description:
      'Records of other types, or several CNAMEs, stand where exactly one CNAME may stand (RFC 1034 §3.6.2).',
    severity: 'error',
  },
  'misplaced-cname': {
    title: 'Misplaced validation CNAME',
    description: 'A delegated-DCV CNAME stands at a name through which nothing is validated.',
    severity: 'error',
  },
  'not-a-cname': {
    title: 'Not answered as a CNAME',
    description:
      'A record at a validation name is answered with addresses (ALIAS, ANAME, proxied or flattened), where certificate authorities must find the CNAME.',
    severity: 'error',
  },
  'occluded-cname': {
    title: 'Occluded validation CNAME',
    description: 'The record stands at or below a zone cut or a DNAME, so no server ever answers with it.',
    severity: 'error',
  },
  'wildcard-answer': {
    title: 'Only a wildcard answers',
    description:
      'Nothing stands at the validation name itself, and a wildcard answers there with other data.',
    severity: 'error',
  },
  'conflicting-certificates': {
    title: 'Certificates want different targets',
    description: 'Two certificates need different CNAME targets at one name, which can hold only one.',
    severity: 'error',
  },
  'caa-forbids-issuance': {
    title: 'CAA forbids issuance',
    description:
      'The CAA records that govern a host do not let the certificate’s own authority issue it (RFC 8659).',
    severity: 'error',
  },
  'shadowed-wildcard': {
    title: 'Wildcard no longer answers for a host',
    description:
      'The validation CNAME makes its host an empty non-terminal, and a wildcard stops answering for that host (RFC 4592).',
    severity: 'warning',
  },
  'orphan-cname': {
    title: 'Orphaned validation CNAME',
    description:
      'No certificate needs this delegated-DCV CNAME, and who holds its validation URL can still have certificates issued.',
    severity: 'warning',
  },
  'hidden-by-tool': {
    title: 'Live records the repository does not show',
    description:
      'A setting makes the DNS tool leave live records at a validation name alone, so that an old one survives unseen.',
    severity: 'warning',
  },
  'rival-claim': {
    title: 'Rival for a validation name',
    description:
      'Something else in the repository has a host validated through the name that delegated DCV needs.',
    severity: 'warning',
  },
  'ineligible-certificate': {
    title: 'Certificate that delegated DCV does not serve',
    description:
      'Delegated DCV cannot renew this certificate: it has expired, its authority, method, hosts or zone are none that it serves.',
    severity: 'warning',
  },
  unreadable: {
    title: 'Unreadable DNS file',
    description: 'A file that should hold DNS could not be wholly understood; what could be read was judged.',
    severity: 'error',
  },
  unresolved: {
    title: 'Unresolved requirement',
    description: 'Whether a required record stands cannot be known from the files that were read.',
    severity: 'error',
  },
  'policy-change': {
    title: 'Change of what is demanded or tolerated',
    description:
      'A change edits what it is judged by: it takes hosts off certificates, replaces a validation URL, or edits severities, ignores or the workflow of this check.',
    severity: 'warning',
  },
  'stale-inventory': {
    title: 'Outdated lock file',
    description:
      'The lock file is older than it may be, so certificates and moves that are newer are not judged.',
    severity: 'warning',
  },
  'unused-ignore': {
    title: 'Unused ignore',
    description: 'An ignore in the settings or in a comment matched nothing, or has expired.',
    severity: 'warning',
  },
} as const satisfies Record<string, Entry>;

export type RuleId = keyof typeof catalog;

export const ruleIds = Object.keys(catalog) as RuleId[];
