import type { DomainName } from '../dns/name.js';
import type { Severity } from '../finding.js';
import type { FormatName } from '../formats/names.js';
import type { Ignore } from '../ignores/ignore.js';
import { type Inventory, noInventory } from '../inventory/inventory.js';
import type { RuleId } from '../rules/catalog.js';
import type { Span } from '../source.js';

/** Where settings are looked for when no other file is named. */
export const settingsPath = '.github/delegated-dcv.yml';

/** What the settings file says. */
export interface Settings {
  /** What is listed by hand. */
  readonly inventory: Inventory;
  /** How Cloudflare's own word is had. */
  readonly cloudflare: CloudflareSettings;
  readonly files: readonly FilesEntry[];
  readonly rules: ReadonlyMap<RuleId, RuleSetting>;
  readonly ignores: readonly Ignore[];
  /** The file as a whole; absent where there is none. */
  readonly span?: Span;
}

/** Where what Cloudflare's API says is kept, and what of it is read. */
export interface CloudflareSettings {
  readonly lock: string;
  /** Where the settings ask for it; without them the lock file is read where there is one. */
  readonly span?: Span;
  /** How old the lock file may be, in hours. */
  readonly maxAge: number;
  /** Zones whose custom hostnames are read too. */
  readonly customHostnamesOf: readonly DomainName[];
}

/** Files that are read as a given format, whatever they look like. */
export interface FilesEntry {
  readonly paths: readonly string[];
  readonly format: FormatName;
  readonly zone?: DomainName;
  readonly span: Span;
}

/** How bad a finding of a rule is. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly span: Span;
}

/** A repository without a settings file. */
export const noSettings: Settings = {
  inventory: noInventory,
  cloudflare: { lock: '.github/delegated-dcv.lock.json', maxAge: 14 * 24, customHostnamesOf: [] },
  files: [],
  rules: new Map(),
  ignores: [],
};
