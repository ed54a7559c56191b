import type { DomainName } from '../dns/name.js';
import type { Severity } from '../finding.js';
import type { FormatName } from '../formats/names.js';
import type { Certificate } from '../inventory/certificate.js';
import type { RuleId } from '../rules/catalog.js';
import type { Span } from '../source.js';
import type { Listing } from '../value.js';

/** Where settings are looked for when no other file is named. */
export const settingsPath = '.github/delegated-dcv.yml';

/** What the settings file says. */
export interface Settings {
  /** The certificates listed by hand. */
  readonly certificates: Listing<Certificate>;
  readonly files: readonly FilesEntry[];
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>;
  readonly ignores: readonly Ignore[];
}

/** Files that are read as a given format, whatever they look like. */
export interface FilesEntry {
  readonly paths: readonly string[];
  readonly format: FormatName;
  readonly zone?: DomainName;
  readonly span: Span;
}

/** A finding that somebody has looked at and found right. */
export interface Ignore {
  readonly rule: RuleId;
  readonly owner: DomainName;
  readonly reason: string;
  /** The last day on which it applies, YYYY-MM-DD. */
  readonly until?: string;
  readonly span: Span;
}

/** A repository without a settings file. */
export const noSettings: Settings = {
  certificates: { items: [], gaps: [] },
  files: [],
  rules: new Map(),
  ignores: [],
};
