import type { Parts } from '../../../value.js';
import { merged } from '../../written.js';
import { type Datum, type UnknownDatum, unknownDatum } from '../evaluate/datum.js';
import { first, knownAt, textOf } from '../resources/fields.js';
import { validationIdHole, validationSuffix } from '../resources/validation-id.js';
import { cloudflareZoneOf, packAttributes } from './certificate-pack.js';
import { objectOf } from './instances.js';
import type { Resource } from './resource.js';
import type { Run } from './run.js';
import { whyUnknown } from './unknown-attribute.js';

type Makers = Map<string, () => Datum>;

/** Attributes of which the shape is known, though not the text. */
export function foreseen(resource: Resource, run: Run): Makers {
  return makersBy[`${resource.mode} ${resource.type}`]?.(resource, run) ?? new Map();
}

const makersBy: Readonly<Record<string, (resource: Resource, run: Run) => Makers>> = {
  'data cloudflare_dcv_delegation': delegation,
  'managed cloudflare_certificate_pack': packAttributes,
  'managed aws_acm_certificate': acmCertificate,
  'managed google_certificate_manager_dns_authorization': dnsAuthorization,
};

/** Provider 5 has `uuid`; provider 4 has the same as `id`, and `hostname` with the rest of the validation URL. */
function delegation(resource: Resource, run: Run): Makers {
  const idAs = (name: string): UnknownDatum => ({
    kind: 'unknown',
    hole: validationIdHole(`${resource.address}.${name}`, cloudflareZoneOf(resource, run)),
    span: resource.block.headSpan,
  });
  return new Map<string, () => Datum>([
    ['uuid', () => idAs('uuid')],
    ['id', () => idAs('id')],
    ['hostname', () => text([idAs('hostname').hole, validationSuffix], resource)],
  ]);
}

/** What ACM asks for, for a set of domains that is not gone through: its records are left out by their names. */
function acmCertificate({ address, block }: Resource): Makers {
  const unknown = (path: string) => unknownDatum(`${address}.${path}`, whyUnknown('managed'), block.headSpan);
  const { hole } = unknown('domain_validation_options');
  const names = ['domain_name', 'resource_record_name', 'resource_record_value'];
  const members = names.map(name => [name, unknown(`domain_validation_options[*].${name}`)] as const);
  const type: Datum = { kind: 'text', parts: ['CNAME'], span: block.headSpan };
  const one = objectOf({ ...Object.fromEntries(members), resource_record_type: type }, block.span);
  const options: Datum = { kind: 'list', items: [], open: { hole, candidates: [one] }, span: block.span };
  return new Map([['domain_validation_options', () => options]]);
}

/** Whether an owner is the name of an ACM record: `_<32 digits>.<host>`, which nobody else asks about. */
export function isAcmName([start]: Parts): boolean {
  if (typeof start !== 'object') return false;
  return /\.domain_validation_options\b/.test(start.expression) && !start.expression.endsWith('.domain_name');
}

/** Google's authorization by DNS names the record that it wants. */
function dnsAuthorization(resource: Resource): Makers {
  const { arguments: own, address, span, block } = resource;
  const hole = (name: string) =>
    unknownDatum(`${address}.dns_resource_record[0].${name}`, whyUnknown('managed'), block.headSpan).hole;
  const record = (): Datum => {
    const domain = first(own, 'domain');
    const label = isPerProject(resource) ? ['_acme-challenge_', hole('name')] : ['_acme-challenge'];
    return objectOf(
      {
        name: text([...label, '.', ...(domain ? textOf(domain) : [hole('name')]), '.'], resource),
        type: text(['CNAME'], resource),
        data: text([hole('data'), '.authorize.certificatemanager.goog.'], resource),
      },
      span,
    );
  };
  return new Map([['dns_resource_record', () => ({ kind: 'list', items: [record()], span })]]);
}

/** Whether Google's authorization uses a name of its own, beside that of everybody else. */
export function isPerProject({ arguments: own }: Resource): boolean {
  return knownAt(own, 'type') === 'PER_PROJECT_RECORD';
}

function text(parts: Parts, { block }: Resource): Datum {
  return { kind: 'text', parts: merged(parts), span: block.headSpan };
}
