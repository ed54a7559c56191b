import type { Problem, SourceFile } from '../../source.js';
import type { Gap } from '../../value.js';
import { recordTable } from '../terraform/resources/record-table.js';
import { zoneTable } from '../terraform/resources/zone-table.js';
import type { Plan, PlannedResource } from './plan.js';

/** Types that name validation names to say who may write them, or by which they order certificates. */
const noRecords =
  /^(?:aws_iam_|acme_|cloudflare_certificate_pack$|google_certificate_manager_)|_private_dns_/;

/** What resources of types that are not known say of validation names: they may be records. */
export function unreadIn({ file, resources }: Plan): { gaps: Gap[]; problems: Problem[] } {
  const gaps: Gap[] = [];
  const problems = new Map<PlannedResource, Problem>();
  const unknown = resources.filter(isUnknown).sort((a, b) => a.span.start - b.span.start);
  let index = 0;
  for (const { name, start } of challengesIn(file)) {
    while (index < unknown.length && unknown[index]!.span.end <= start) index++;
    const resource = unknown[index];
    if (resource === undefined) break;
    if (start < resource.span.start) continue;
    const what = `a resource of the type ${resource.type}`;
    const [reason, span] = [`${what} is not understood`, { file, start, end: start + name.length }];
    gaps.push({ reason, parts: [name.toLowerCase(), { expression: '…', reason }], span });
    if (problems.has(resource)) continue;
    const message = `This is of ${what}, which is not understood, and speaks of \`_acme-challenge\`. What it publishes is not judged.`;
    problems.set(resource, { message, span, severity: 'warning' });
  }
  return { gaps, problems: [...problems.values()] };
}

function isUnknown({ mode, type }: PlannedResource): boolean {
  return (
    mode === 'managed' &&
    recordTable[type] === undefined &&
    zoneTable[type] === undefined &&
    !noRecords.test(type)
  );
}

function challengesIn({ text }: SourceFile): { name: string; start: number }[] {
  return [...text.matchAll(/_acme-challenge[\w.-]*/gi)].map(({ 0: name, index }) => ({ name, start: index }));
}
