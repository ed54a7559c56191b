import type { SourceFile } from '../../source.js';
import { certificatePack } from './resources/certificate-pack.js';
import { recordTable } from './resources/record-table.js';
import { zoneTable } from './resources/zone-table.js';

const types = [...Object.keys(recordTable), ...Object.keys(zoneTable), certificatePack].join('|');

/** A block of one of the types, `"aws_route53_record"`; in JSON it is a key. */
const typeName = new RegExp(`(?:resource|data)\\s+"?(?:${types})\\b|"(?:${types})"`);

/** Modules that hold records and are understood without being here. */
const moduleSource = /\bterraform-aws-modules\/(?:terraform-aws-)?route53\b/;

/** Whether a configuration file has to do with DNS, or orders a certificate; its module's other files are read with it. */
export function looksLikeDns({ text }: SourceFile): boolean {
  return text.includes('_acme-challenge') || moduleSource.test(text) || typeName.test(text);
}
