import { gapIn } from '../../dns/zone.js';
import { type Problem, wholeFile } from '../../source.js';
import { spanOfText } from '../../syntax/fields.js';
import type { Format, Read, Reading } from '../format.js';
import { recordTable } from '../terraform/resources/record-table.js';
import { zoneTable } from '../terraform/resources/zone-table.js';
import { certificatesIn, type Evaluate } from './certificates.js';
import { datumOf } from './datum.js';
import { type Plan, readPlan } from './plan.js';
import { Publisher } from './publish.js';
import { looksLikeDns, looksLikePlan } from './recognise.js';
import { References } from './reference.js';
import { Sources } from './sources.js';
import { unreadIn } from './unread.js';
import { isPlan, writeCname } from './write.js';
import { PlannedZones } from './zones.js';

/** What `terraform show -json` or `tofu show -json` prints of a plan or a state: exact values, whatever made them. */
export const terraformPlan: Format = {
  name: 'terraform-plan',
  claims: isPlan,
  recognises: looksLikePlan,
  read,
  writeCname,
};

function read(reading: Reading): Read {
  const sources = new Sources(reading.tree);
  const files = reading.paths.flatMap(path => reading.tree.read(path) ?? []).filter(looksLikeDns);
  const reads = files.map(file => publish(readPlan(file), sources, reading));
  return {
    zones: {
      items: reads.flatMap(({ zones }) => zones.items),
      gaps: reads.flatMap(({ zones }) => zones.gaps),
    },
    problems: reads.flatMap(({ problems }) => problems),
    certificates: reads.flatMap(({ certificates = [] }) => certificates),
  };
}

function publish(plan: Plan, sources: Sources, reading: Reading): Read {
  const { file, resources, prior } = plan;
  const root = sources.rootOf(plan);
  if (plan.isState && root !== undefined) return leftTo(plan);
  const references = new References(plan.configuration);
  const evaluate: Evaluate = resource => {
    const source = root === undefined ? undefined : sources.find(resource, root, references);
    const place = source?.place ?? (node => (node === undefined ? resource.span : spanOfText(node)));
    const values = datumOf(resource.values, resource.unknown, place, resource.address);
    return { values, span: source?.block.span ?? resource.span };
  };
  const zones = new PlannedZones();
  const present = new Set(resources.map(({ address }) => address));
  const read = prior.filter(({ mode, address }) => mode === 'data' && !present.has(address));
  const all = [...resources, ...read];
  for (const resource of all.filter(({ type }) => zoneTable[type] !== undefined)) {
    const { values, span } = evaluate(resource);
    zones.add(resource, values, span);
  }
  const publisher = new Publisher(zones, references, reading.zoneOf(file.path), reading.apexes ?? []);
  for (const resource of resources) {
    const row = recordTable[resource.type];
    if (row === undefined || resource.mode === 'data') continue;
    const { values, span } = evaluate(resource);
    publisher.publish(resource, row, values, span);
  }
  const unread = unreadIn(plan);
  const doubts = plan.doubts.map(doubt => gapIn(undefined, doubt, wholeFile(file)));
  return {
    zones: {
      items: publisher.drafts.zones('terraform-plan'),
      gaps: [...doubts, ...publisher.gaps, ...unread.gaps],
    },
    problems: [...plan.problems, ...publisher.problems, ...unread.problems],
    certificates: certificatesIn(all, zones, references, evaluate),
  };
}

/** A state says what was applied, and the configuration beside it what will be: together they would hide what it deletes. */
function leftTo({ file, problems }: Plan): Read {
  const message =
    'This is a state, and the configuration that it was made of is in the repository: that is read, and this is not. For exact values give a plan, `terraform show -json` of a plan file.';
  const problem: Problem = { message, span: wholeFile(file), severity: 'warning' };
  return { zones: { items: [], gaps: [] }, problems: [...problems, problem] };
}
