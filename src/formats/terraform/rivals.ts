import { NameError } from '../../dns/name.js';
import type { Rival } from '../../rivals/rival.js';
import { writtenName } from '../written.js';
import { isPerProject } from './configuration/foreseen.js';
import type { Resource } from './configuration/resource.js';
import { at, textOf } from './resources/fields.js';
import { validated } from './resources/validation-id.js';

/** What a resource that validates hosts through `_acme-challenge` itself wants there. */
export function rivalsOf(resource: Resource): Rival[] {
  const { type, address, arguments: own } = resource;
  if (type === 'acme_certificate' && at(own, 'dns_challenge').values.length > 0)
    return hostsOf(resource, ['common_name', 'subject_alternative_names']).map(host => ({
      ...host,
      by: `the ACME certificate ${address}`,
      writes: 'TXT',
    }));
  if (type === 'google_certificate_manager_dns_authorization' && !isPerProject(resource))
    return hostsOf(resource, ['domain']).map(host => ({
      ...host,
      by: `Google’s DNS authorization ${address}`,
      writes: 'CNAME',
    }));
  return [];
}

/** The hosts at some paths; a wildcard is validated as the name below it. */
function hostsOf({ arguments: own }: Resource, paths: readonly string[]): Pick<Rival, 'host' | 'span'>[] {
  return paths
    .flatMap(path => at(own, path).values)
    .flatMap(datum => {
      const host = writtenName(validated(textOf(datum)), datum.span, 'absolute', undefined);
      return host instanceof NameError ? [] : [{ host, span: datum.span }];
    });
}
