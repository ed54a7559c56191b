import type { Invocation, Log, Notification, ReportingDescriptor, Result, Run } from 'sarif';
import type { Report } from '../report.js';
import { catalog, type RuleId, ruleIds } from '../rules/catalog.js';
import { jsonText } from './layout/json-text.js';
import { clip } from './layout/printable.js';
import type { ReporterOptions } from './reporter.js';
import { levels, sarifResult } from './sarif-result.js';
import { counted } from './words/count.js';
import { rulePage } from './words/rule-page.js';
import { countByRule } from './words/tally.js';

/** GitHub keeps 5,000 results of a run. */
const resultsKept = 5000;

/** GitHub takes no file over 10 MB, compressed, which text that comes from a file need not let be done to it. */
const detailBytes = 8_000_000;

/**
 * A report as SARIF 2.1.0, for GitHub code scanning. What is mended or ignored is not in it: GitHub reads neither
 * `baselineState` nor `suppressions` and would open an alert for each; an alert closes by being absent.
 */
export function sarif(report: Report, options: ReporterOptions): string {
  const run: Run = {
    tool: {
      driver: {
        name: 'delegated-dcv-check',
        version: options.version,
        rules: ruleIds.map(id => ruleDescriptor(id, report)),
      },
    },
    automationDetails: { id: 'delegated-dcv-check/' },
    columnKind: 'utf16CodeUnits',
    invocations: [invocationOf(report)],
    results: resultsOf(report),
  };
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return jsonText(log);
}

/** The worst with all that is known of them, the others in brief once there is no room for more. */
function resultsOf({ findings }: Report): Result[] {
  let bytes = 0;
  return findings.slice(0, resultsKept).map(finding => {
    const whole = sarifResult(finding);
    bytes += Buffer.byteLength(JSON.stringify(whole));
    return bytes <= detailBytes ? whole : sarifResult(finding, true);
  });
}

function ruleDescriptor(id: RuleId, report: Report): ReportingDescriptor {
  const { title, description, severity } = catalog[id];
  const page = rulePage(report, id);
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: description.slice(0, 1024) },
    help: { text: page === undefined ? description : `${description}\n\n${page}` },
    ...(page !== undefined && { helpUri: page }),
    defaultConfiguration: { level: levels[severity] },
  };
}

function invocationOf(report: Report): Invocation {
  const left = report.findings.slice(resultsKept);
  const notifications: Notification[] = report.notes.map(note => ({
    level: 'note',
    message: { text: clip(note, 2000) },
  }));
  if (left.length > 0) {
    const text = `${counted(left.length, 'more finding')} left out, because GitHub keeps ${counted(resultsKept, 'result')}: ${countByRule(left)}.`;
    notifications.push({ level: 'warning', message: { text } });
  }
  return { executionSuccessful: true, toolExecutionNotifications: notifications };
}
