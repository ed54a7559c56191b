import * as v from 'valibot';
import { parseValidationUrl } from '../../delegated-dcv.js';
import { parseName } from '../../dns/name.js';

/** Where the JSON Schema of lock files is published. */
export const schemaUrl =
  'https://raw.githubusercontent.com/OWNER/delegated-dcv-check/v1/docs/schema/lock.schema.json';

/** The version of lock files that is written and read. */
export const lockVersion = 1;

/** A text that passes a test; the complaint ends a sentence that begins with the text. */
function text(description: string, passes: (text: string) => boolean, complaint: string) {
  return v.pipe(v.string(), v.check(passes, complaint), v.description(description));
}

function isName(written: string): boolean {
  return parseName(written) === written;
}

function isValidationUrl(written: string): boolean {
  return parseValidationUrl(written) === written;
}

function isDay(written: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(written) && isInstant(`${written}T00:00:00Z`);
}

function isInstant(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(written)) return false;
  const time = Date.parse(written);
  // Date takes 2026-02-30 for a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === written.slice(0, 19);
}

const name = (description: string) =>
  text(description, isName, 'is no domain name in lower case and A-labels, without a final dot');
const validationUrl = (description: string) =>
  text(description, isValidationUrl, 'is no validation URL, as in 0123456789abcdef.dcv.cloudflare.com');
const day = (description: string) => text(description, isDay, 'is no day, as in 2026-11-23');
const instant = (description: string) =>
  text(description, isInstant, 'is no instant in UTC, as in 2026-11-23T04:05:06Z');
const free = (description: string) => v.pipe(v.string(), v.description(description));

const certificate = v.strictObject({
  id: free('The id of the certificate pack, or of the custom hostname.'),
  type: free('advanced, universal and so on; custom_hostname for Cloudflare for SaaS.'),
  status: free('As Cloudflare’s API has it, such as active or pending_validation.'),
  hosts: v.pipe(v.array(v.string()), v.description('The hosts, *. included.')),
  certificate_authority: v.optional(free('google, lets_encrypt or ssl_com.')),
  validation_method: v.optional(free('txt, http or email.')),
  validity_days: v.optional(v.pipe(v.number(), v.integer('is no whole number'))),
  expires_on: v.optional(day('The day on which the first of its signed certificates expires.')),
  delegation_records: v.optional(
    v.pipe(
      v.array(v.strictObject({ cname: v.string(), cname_target: v.string() })),
      v.description('The CNAME records that Cloudflare itself asks for.'),
    ),
  ),
});

const zone = v.strictObject({
  name: name('The zone’s apex.'),
  id: free('The id of the zone.'),
  account: v.optional(free('The id of the account that holds it.')),
  type: free('partial where DNS is elsewhere.'),
  status: free('As Cloudflare’s API has it; gone where it is no longer listed.'),
  activated_on: v.optional(instant('When it became active.')),
  validation_url: v.optional(validationUrl('The zone’s validation URL.')),
  former_validation_urls: v.pipe(
    v.array(
      v.strictObject({
        url: validationUrl('A validation URL that the zone no longer has.'),
        until: v.optional(day('The last day on which it was seen to be the zone’s.')),
      }),
    ),
    v.description('What the validation URL was before, the youngest first.'),
  ),
  certificates: v.array(certificate),
});

/** A lock file. Its JSON Schema is made from this, and what a check tests is what that cannot say. */
export const lockSchema = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(lockVersion),
  read_at: instant('When Cloudflare’s API was read.'),
  read_from: free('The base URL of the API.'),
  unread: v.pipe(
    v.array(
      v.strictObject({
        zone: v.optional(name('The zone it is about; without it, the list of zones itself.')),
        reason: free('What was asked for and why there is no answer.'),
      }),
    ),
    v.description('What could not be read, so that more zones or certificates may exist.'),
  ),
  zones: v.array(zone),
});

/** What a lock file says, in the form in which it is written. */
export type LockText = v.InferOutput<typeof lockSchema>;
