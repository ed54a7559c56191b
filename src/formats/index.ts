import { bind } from './bind/index.js';
import { cloudformation } from './cloudformation/index.js';
import { configConnector } from './config-connector/index.js';
import { crossplane } from './crossplane/index.js';
import { dnscontrol } from './dnscontrol/index.js';
import { externalDns } from './external-dns/index.js';
import type { Format } from './format.js';
import { gcloud } from './gcloud/index.js';
import type { FormatName } from './names.js';
import { octodns } from './octodns/index.js';
import { pulumiYaml } from './pulumi-yaml/index.js';
import { route53 } from './route53/index.js';
import { terraform } from './terraform/index.js';
import { terraformPlan } from './terraform-plan/index.js';

const byName = {
  octodns,
  bind,
  dnscontrol,
  terraform,
  'terraform-plan': terraformPlan,
  'external-dns': externalDns,
  cloudformation,
  gcloud,
  route53,
  'config-connector': configConnector,
  crossplane,
  'pulumi-yaml': pulumiYaml,
} satisfies Record<FormatName, Format>;

/** Every format that is read. */
export const formats: readonly Format[] = Object.values(byName);

/** The format of a name. */
export function formatOf(name: FormatName): Format {
  return byName[name];
}
