import { targetFor, validationNameOf } from '../../src/delegated-dcv.js';
import { nameOf } from '../../src/dns/name.js';
import type { Finding } from '../../src/finding.js';
import type { Certificate } from '../../src/inventory/certificate.js';
import type { JudgedRequirement, Report } from '../../src/report.js';
import type { Requirement, Status } from '../../src/requirements.js';
import type { SourceFile, Span } from '../../src/source.js';

const validationUrl = nameOf('0123456789abcdef.dcv.cloudflare.com');

/** A file in memory. */
export function fileOf(path: string, text: string): SourceFile {
  return { path, text };
}

/** Where a text first stands in a file; the test that names a text the file does not hold is wrong. */
export function spanOf(file: SourceFile, text: string): Span {
  const start = file.text.indexOf(text);
  if (start === -1) throw new Error(`${file.path} does not hold ${text}`);
  return { file, start, end: start + text.length };
}

/** A certificate of `example.com`, with its apex and wildcard unless hosts are given. */
export function certificateOf(
  label: string,
  hosts: readonly string[] = ['example.com', '*.example.com'],
): Certificate {
  const items = hosts.map(host => ({
    name: nameOf(host.replace(/^\*\./, '')),
    wildcard: host.startsWith('*.'),
  }));
  return {
    label,
    source: 'settings',
    zone: nameOf('example.com'),
    hosts: { items, gaps: [] },
    validationUrl,
  };
}

/** What a host of a certificate needs. */
export function requirementOf(certificate: Certificate, host: string): Requirement {
  const name = nameOf(host);
  return {
    owner: validationNameOf(name),
    host: name,
    target: targetFor(name, validationUrl),
    zone: certificate.zone,
    certificates: [certificate],
    hosts: certificate.hosts.items.filter(item => item.name === name),
  };
}

/** The same, judged. */
export function judged(
  certificate: Certificate,
  host: string,
  status: Status,
  span?: Span,
): JudgedRequirement {
  return { requirement: requirementOf(certificate, host), status, ...(span && { span }) };
}

/** A missing CNAME that was compared with nothing, or what is said of it otherwise. */
export function findingOf(finding: Partial<Finding> = {}): Finding {
  const owner = finding.owner ?? nameOf('_acme-challenge.shop.example.com');
  return {
    rule: 'missing-cname',
    severity: 'error',
    owner,
    message: `Nothing stands at ${owner}.`,
    introduced: null,
    fingerprint: '00000000000000000000000000000000',
    ...finding,
  };
}

/** A report without findings, or with what is said of it; the verdict follows from the errors in it. */
export function reportOf(report: Partial<Report> = {}): Report {
  const failed = report.findings?.some(finding => finding.severity === 'error') ?? false;
  return {
    verdict: failed ? 'fail' : 'pass',
    failOn: 'error',
    failOnStanding: 'never',
    requirements: [],
    findings: [],
    mended: [],
    ignored: [],
    gaps: [],
    notes: [],
    read: { files: 14, zones: 12, certificates: 3 },
    ...report,
  };
}
