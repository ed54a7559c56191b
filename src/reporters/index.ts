import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import type { Reporter } from './reporter.js';
import { sarif } from './sarif.js';
import { summary } from './summary.js';
import { text } from './text.js';

/** The names that `--reporter` takes. */
export const reporterNames = [
  'text',
  'github',
  'summary',
  'json',
  'sarif',
  'gitlab',
  'junit',
  'html',
] as const;

/** A name of `reporterNames`. */
export type ReporterName = (typeof reporterNames)[number];

/** Every reporter, by its name. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  text,
  github,
  summary,
  json,
  sarif,
  gitlab,
  junit,
  html,
};
