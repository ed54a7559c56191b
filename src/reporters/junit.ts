import type { Report } from '../report.js';
import { type Testcase, testsuites } from './junit-testcases.js';
import { type XmlElement, xmlDocument } from './layout/xml.js';

/**
 * A report as JUnit XML, as far as GitLab, Jenkins, Azure Pipelines and CircleCI all read it: one testcase for each
 * validation name, one for each finding about none of them, and one for the run as a whole. It has failures or
 * errors exactly where the report fails. There are no times in it, so that equal runs give equal bytes.
 */
export function junit(report: Report): string {
  const suites = testsuites(report);
  return xmlDocument({
    name: 'testsuites',
    attributes: { name: 'delegated-dcv-check', ...countsOf([...suites.values()].flat()) },
    content: [...suites].map(([name, cases]) => suiteElement(name, cases)),
  });
}

function suiteElement(name: string, cases: readonly Testcase[]): XmlElement {
  const skipped = cases.filter(({ outcome }) => outcome?.kind === 'skipped').length;
  return {
    name: 'testsuite',
    attributes: { name: inert(name), ...countsOf(cases), skipped },
    content: cases.map(each => caseElement(each, name)),
  };
}

function countsOf(cases: readonly Testcase[]): Record<'tests' | 'failures' | 'errors', number> {
  const count = (kind: string) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error') };
}

/** GitLab shows `classname` as the suite, and names a testcase by both; GitLab and CircleCI read `file`. */
function caseElement({ name, path, outcome, output }: Testcase, suite: string): XmlElement {
  const content: XmlElement[] = [];
  if (outcome !== undefined) {
    // CircleCI shows the message alone, GitLab the content alone.
    const { kind, message, type, text } = outcome;
    content.push({ name: kind, attributes: { message: inert(message), type }, content: inert(text) });
  }
  if (output !== undefined) content.push({ name: 'system-out', content: inert(output) });
  return {
    name: 'testcase',
    attributes: { classname: inert(suite), name: inert(name), file: path && inert(path) },
    content,
  };
}

/** GitLab and Jenkins offer the file that is named in `[[ATTACHMENT|file]]`, and what comes from files must name none. */
function inert(text: string): string {
  return text.replaceAll('[[ATTACHMENT|', '[\\x5bATTACHMENT|');
}
