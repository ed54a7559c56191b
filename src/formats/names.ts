/** The names of the formats that are read, as settings and reports write them. */
export const formatNames = [
  'octodns',
  'bind',
  'dnscontrol',
  'terraform',
  'terraform-plan',
  'external-dns',
  'cloudformation',
  'gcloud',
  'route53',
  'config-connector',
  'crossplane',
  'pulumi-yaml',
] as const;

export type FormatName = (typeof formatNames)[number];
