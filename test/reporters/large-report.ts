import { targetFor, validationNameOf } from '../../src/delegated-dcv.js';
import { nameOf } from '../../src/dns/name.js';
import type { Certificate, Host } from '../../src/inventory/certificate.js';
import { renewalOf } from '../../src/inventory/renewal.js';
import type { JudgedRequirement, Report } from '../../src/report.js';
import type { Status } from '../../src/requirements.js';
import { fileOf, findingOf, reportOf, spanOf } from '../support/report.js';

/** How large a report is to be, and every how manieth of its hosts is violated. */
export interface Size {
  readonly hosts: number;
  readonly hostsPerCertificate: number;
  readonly violatedEach?: number;
}

const zone = nameOf('example.com');
const url = nameOf('0123456789abcdef.dcv.cloudflare.com');
const file = fileOf('dns/example.com.yaml', "'':\n  type: A\n  value: 192.0.2.1\n");

/**
 * A zone with so many hosts, spread over certificates that all have the apex too and expire 11 days apart; with a
 * finding for each host that is violated.
 */
export function largeReport({ hosts, hostsPerCertificate, violatedEach = Infinity }: Size): Report {
  const apex: Host = { name: zone, wildcard: false };
  const certificates: Certificate[] = [];
  const requirements: JudgedRequirement[] = [];
  for (let at = 0; at < hosts; at += hostsPerCertificate) {
    const number = certificates.length;
    const own = Array.from({ length: Math.min(hostsPerCertificate, hosts - at) }, (_, index) => ({
      name: nameOf(`host-${at + index}.example.com`),
      wildcard: false,
    }));
    const expires = new Date(Date.UTC(2026, 10, 18 + 11 * number)).toISOString().slice(0, 10);
    const certificate: Certificate = {
      label: `example.com (${number})`,
      source: 'lock',
      zone,
      hosts: { items: [apex, ...own], gaps: [] },
      validationUrl: url,
      authority: 'google',
      renewal: renewalOf(expires, 90),
    };
    certificates.push(certificate);
    for (const [index, host] of own.entries()) {
      const isViolated = (at + index + 1) % violatedEach === 0;
      requirements.push(judged(host, [certificate], isViolated ? 'violated' : 'met'));
    }
  }
  requirements.unshift(judged(apex, certificates, 'met'));
  const violated = requirements.filter(({ status }) => status === 'violated');
  const findings = violated.map(({ requirement: { owner, target, certificates } }, at) =>
    findingOf({
      ...{ owner, certificates, span: spanOf(file, "'':"), isAbsent: true },
      expected: `${owner}. IN CNAME ${target}.`,
      fingerprint: at.toString(16).padStart(32, '0'),
    }),
  );
  return reportOf({ requirements, findings });
}

function judged(host: Host, certificates: readonly Certificate[], status: Status): JudgedRequirement {
  const { name } = host;
  const target = targetFor(name, url);
  return {
    requirement: { owner: validationNameOf(name), host: name, target, zone, certificates, hosts: [host] },
    status,
    ...(status === 'met' && { span: spanOf(file, "'':") }),
  };
}
