import type { SourceFile } from '../../source.js';
import { certificatePack } from '../terraform/resources/certificate-pack.js';
import { recordTable } from '../terraform/resources/record-table.js';
import { zoneTable } from '../terraform/resources/zone-table.js';

/** Whether a text is what `terraform show -json` prints; its keys come in this order, or sorted. */
export function looksLikePlan({ text }: SourceFile): boolean {
  return (
    /^\s*\{/.test(text.slice(0, 1000)) &&
    text.includes('"terraform_version"') &&
    text.includes('"format_version"') &&
    text.includes('"root_module"')
  );
}

/** Whether a plan has to do with DNS, or orders a certificate: most have not, and are large. */
export function looksLikeDns({ text }: SourceFile): boolean {
  return text.includes('_acme-challenge') || typeName.test(text);
}

const typeName = new RegExp(
  `"type":\\s*"(?:${[...Object.keys(recordTable), ...Object.keys(zoneTable), certificatePack].join('|')})"`,
);
