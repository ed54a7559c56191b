import { parseValidationUrl } from '../delegated-dcv.js';
import { type DomainName, NameError, parseName } from '../dns/name.js';
import { openInventory } from '../inventory/take.js';
import { planMove } from '../move/move.js';
import { now } from '../now.js';
import { type Input, readAll } from '../read.js';
import { moveJson, moveText } from '../reporters/move.js';
import { type Arguments, listingReporter, UsageError } from './arguments.js';
import { write } from './output.js';
import { settingsFile } from './repository.js';

/** Prints the patch that points the CNAMEs of a zone that has moved to its new validation URL. Throws UsageError. */
export function move(input: Input, options: Arguments): number {
  const { zone, to } = readMove(options);
  const opened = openInventory(input, now());
  const settings = settingsFile(input.tree, options);
  const plan = planMove({
    tree: input.tree,
    read: tree => readAll({ ...input, tree }, opened.zones),
    zone,
    to,
    inventory: opened.with(readAll(input, opened.zones).certificates),
    cloudflareZones: opened.zones,
    lock: input.settings.cloudflare.lock,
    ...(settings && { settings }),
  });
  for (const { reporter, file } of options.outputs) {
    write(file, listingReporter(reporter) === 'json' ? moveJson(plan) : moveText(plan));
  }
  return 0;
}

function readMove({ zone, to }: Arguments): { zone: DomainName; to: DomainName } {
  if (zone === undefined || to === undefined) {
    throw new UsageError('move needs --zone, the zone that has moved, and --to, its new validation URL.');
  }
  const name = parseName(zone);
  if (name instanceof NameError) throw new UsageError(`--zone ${zone} ${name.message}.`);
  const url = parseValidationUrl(to);
  if (url === undefined) {
    throw new UsageError(
      `--to ${to} is no validation URL; the Cloudflare dashboard shows it as <id>.dcv.cloudflare.com under SSL/TLS, Edge Certificates, DCV Delegation.`,
    );
  }
  return { zone: name, to: url };
}
