import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import { textAt } from '../../syntax/fields.js';
import { readJson } from '../../syntax/json.js';
import { writeCname as writeInConfiguration } from '../terraform/write.js';

/** A CNAME as a resource of the configuration: a plan is made, not written. */
export function writeCname(zone: Zone, owner: DomainName, target: DomainName): string {
  const { file, start, end } = zone.span;
  if (!isPlan(file.path)) return writeInConfiguration(zone, owner, target);
  // Only the plan is here: what stands for the zone there is given as the block that it was made of.
  const { root } = readJson({ path: file.path, text: file.text.slice(start, end) });
  const block = `resource "${textAt(root, 'type')}" "${textAt(root, 'name')}" {\n}\n`;
  const span = { file: { path: 'main.tf', text: block }, start: 0, end: block.length };
  return writeInConfiguration({ ...zone, records: { items: [], gaps: [] }, span }, owner, target);
}

/** Whether a path could be a plan's: configuration in JSON is called otherwise. */
export function isPlan(path: string): boolean {
  return /(?<!\.(?:tf|tofu))\.json$/i.test(path);
}
