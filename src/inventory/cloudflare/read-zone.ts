import { dcvSuffix, parseValidationUrl } from '../../delegated-dcv.js';
import type { DomainName } from '../../dns/name.js';
import type { CertificatePack, CloudflareZone, Unread } from '../snapshot.js';
import { Failure } from './failure.js';
import type { ListedZone } from './list-zones.js';
import { type Pages, readPages } from './pages.js';
import { plain } from './plain.js';
import type { Requests } from './requests.js';
import { readCustomHostname, readPack } from './rows.js';
import { because } from './unread.js';

/** The packs of a list that was not asked for. */
const none: Pages<CertificatePack> = { items: [], unread: [] };

/** A zone's validation URL and what of its certificates may need records; never throws a `Failure`. */
export async function readListedZone(
  requests: Requests,
  { isPartial, hasCustomHostnames, ...row }: ListedZone,
): Promise<{ zone: CloudflareZone; unread: Unread[] }> {
  const { id, name } = row;
  const url = await validationUrlOf(requests, id);
  const packs = isPartial
    ? await readPages(
        page => requests.certificatePacks(id, page),
        pack => readPack(pack, name),
      )
    : none;
  const customHostnames = hasCustomHostnames
    ? await readPages(page => requests.customHostnames(id, page), readCustomHostname)
    : none;
  return {
    zone: {
      ...row,
      ...(!(url instanceof Failure) && { validationUrl: url }),
      formerValidationUrls: [],
      packs: [...packs.items, ...customHostnames.items].sort((a, b) => (a.id < b.id ? -1 : 1)),
    },
    unread: [
      ...(url instanceof Failure
        ? because('its validation URL could not be read', [url.message + hint(url)], name)
        : []),
      ...missing('its certificates', packs, name),
      ...missing('its custom hostnames', customHostnames, name),
    ],
  };
}

async function validationUrlOf(requests: Requests, zoneId: string): Promise<DomainName | Failure> {
  try {
    const { result } = await requests.validationId(zoneId);
    const id = typeof result === 'object' && result !== null && 'uuid' in result ? result.uuid : undefined;
    const url = typeof id === 'string' ? parseValidationUrl(`${id}.${dcvSuffix}`) : undefined;
    const seen = id === undefined ? 'nothing' : plain(JSON.stringify(id), 100);
    return url ?? new Failure(`Cloudflare answered 200 with ${seen} where the id has to stand`);
  } catch (failure) {
    if (failure instanceof Failure) return failure;
    throw failure;
  }
}

function missing(what: string, { items, unread, failure }: Pages<unknown>, zone: DomainName): Unread[] {
  const extent =
    failure !== undefined && items.length === 0 ? 'could not be listed' : 'could not all be listed';
  return because(
    `${what} ${extent}`,
    unread.map(reason => (reason === failure?.message ? reason + hint(failure) : reason)),
    zone,
  );
}

function hint({ isRefused }: Failure): string {
  return isRefused ? '; the token needs SSL and Certificates Read on this zone' : '';
}
