import * as v from 'valibot';
import { longestHost, parseValidationUrl } from '../delegated-dcv.js';
import { NameError, parseName } from '../dns/name.js';
import { severities } from '../finding.js';
import { formatNames } from '../formats/names.js';
import { isDay } from '../ignores/day.js';
import { certificateAuthorities } from '../inventory/certificate.js';
import { ruleIds } from '../rules/catalog.js';

/** A text that `problemOf` finds nothing wrong with; its answer is the end of a sentence that begins with the text. */
function text(description: string, problemOf: (text: string) => string | undefined) {
  return v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      const problem = dataset.typed ? problemOf(dataset.value) : undefined;
      if (problem !== undefined) addIssue({ message: problem });
    }),
    v.description(description),
  );
}

function nameProblem(written: string): string | undefined {
  const name = parseName(written);
  return name instanceof NameError ? name.message : undefined;
}

function hostProblem(written: string): string | undefined {
  const host = written.replace(/^\*\./, '');
  const name = parseName(host);
  if (name instanceof NameError) return name.message;
  if (name.split('.').includes('*')) return 'has an asterisk that is not its whole first label';
  if (name.length <= longestHost) return undefined;
  return `has ${name.length} octets; ${longestHost} is the limit, since its target must fit into a name of 253 octets`;
}

function validationUrlProblem(written: string): string | undefined {
  if (parseValidationUrl(written) !== undefined) return undefined;
  return 'is no validation URL; the Cloudflare dashboard shows it as <id>.dcv.cloudflare.com under SSL/TLS, Edge Certificates, DCV Delegation';
}

function dateProblem(written: string): string | undefined {
  return isDay(written) ? undefined : 'is no date; write it as YYYY-MM-DD';
}

function pathProblem(written: string): string | undefined {
  if (written === '') return 'is empty';
  return written.startsWith('/') || written.split('/').includes('..')
    ? 'leads out of the repository'
    : undefined;
}

const zone = text('The zone’s apex, such as example.com.', nameProblem);
const validationUrl = text(
  'The zone’s validation URL: `<id>.dcv.cloudflare.com`, the bare id, or a pasted URL.',
  validationUrlProblem,
);

const certificate = v.strictObject({
  zone,
  validation_url: validationUrl,
  former_validation_urls: v.optional(
    v.pipe(v.array(validationUrl), v.description('What the validation URL was before the zone moved here.')),
  ),
  hosts: v.pipe(
    v.array(text('A host of the certificate, such as example.com or *.example.com.', hostProblem)),
    v.minLength(1, 'lists no host'),
    v.description('Every host of the certificate, as Cloudflare lists them.'),
  ),
  certificate_authority: v.optional(v.picklist(certificateAuthorities)),
});

const files = v.strictObject({
  paths: v.pipe(
    v.array(text('A path or glob, relative to the repository.', pathProblem)),
    v.minLength(1, 'lists no path'),
  ),
  format: v.picklist(formatNames),
  zone: v.optional(zone),
});

const ignore = v.strictObject({
  rule: v.picklist(ruleIds),
  owner: text('The name that the finding is about.', nameProblem),
  certificate: v.optional(
    text('The label of the one certificate that this is for; without it all of them.', written =>
      written.trim() === '' ? 'is empty' : undefined,
    ),
  ),
  reason: text('Why this is right as it is; read by people.', written =>
    written.trim() === '' ? 'is empty' : undefined,
  ),
  until: v.optional(text('The last day on which this applies, YYYY-MM-DD.', dateProblem)),
});

/** The settings file, `.github/delegated-dcv.yml`. Its JSON Schema for editors is made from this. */
export const settingsSchema = v.strictObject({
  certificates: v.optional(
    v.pipe(v.array(certificate), v.description('Advanced certificates, listed by hand.')),
  ),
  files: v.optional(
    v.pipe(v.array(files), v.description('What to read, and as what. Without it, files are recognised.')),
  ),
  cloudflare: v.optional(
    v.strictObject({
      lock: v.optional(text('The lock file that holds what Cloudflare’s API said.', pathProblem)),
      max_age: v.optional(
        text('How old the lock file may be: 12h, 14d (what it is without this key), 2w.', written =>
          /^[1-9]\d{0,3}[hdw]$/.test(written)
            ? undefined
            : 'is no age; write a number and h, d or w, such as 14d',
        ),
      ),
      custom_hostnames: v.optional(
        v.pipe(
          v.array(zone),
          v.description('Zones whose custom hostnames (Cloudflare for SaaS) are read too.'),
        ),
      ),
      vendors: v.optional(
        v.pipe(
          v.record(v.string(), v.array(validationUrl)),
          v.description(
            'Validation URLs of those who serve hosts of yours through zones of their own, by name.',
          ),
        ),
      ),
    }),
  ),
  rules: v.optional(
    v.pipe(
      v.strictObject(v.entriesFromList(ruleIds, v.optional(v.picklist([...severities, 'off'])))),
      v.description('How bad a finding of a rule is, or off.'),
    ),
  ),
  ignore: v.optional(v.pipe(v.array(ignore), v.description('Findings that are right as they are.'))),
});

/** The settings as they are written, found to be of the right shape. */
export type SettingsText = v.InferOutput<typeof settingsSchema>;
