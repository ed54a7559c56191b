import type { Rival } from '../../rivals/rival.js';
import { distinctProblems, type Problem } from '../../source.js';
import { firstHole, type Gap } from '../../value.js';
import type { Read, Reading } from '../format.js';
import { certificatesOf, type Placed } from './certificates.js';
import { directoryOf } from './configuration/directories.js';
import { type ForeignCall, Module } from './configuration/module.js';
import { rootsOf } from './configuration/roots.js';
import { Run } from './configuration/run.js';
import { variableFilesOf } from './configuration/variable-files.js';
import type { KnownZone } from './configuration/zones.js';
import { Publisher } from './publish.js';
import { recordTable } from './resources/record-table.js';
import { rivalsOf } from './rivals.js';
import { unreadModule, unreadResource } from './unread.js';
import { ZoneDrafts } from './zone-drafts.js';

/** Evaluates the root modules through which the files are published, and puts what they declare into zones. */
export function read(reading: Reading): Read {
  const run = new Run(reading.tree, reading.zoneOf);
  const placed: Placed[] = [];
  const foreign: ForeignCall[] = [];
  for (const root of rootsOf(new Set(reading.paths.map(directoryOf)), run.directories, reading.tree)) {
    const declarations = run.directories.of(root);
    if (declarations === undefined) continue;
    run.note(declarations);
    const { input, problems } = variableFilesOf(root, run);
    new Module(declarations, run, { root, trail: [root], input }).walk({
      resource: (resource, module) => placed.push({ resource, module }),
      foreign: call => foreign.push(call),
    });
    run.problems.push(...problems);
  }
  const drafts = new ZoneDrafts(run.zones.all(), reading.apexes);
  const publisher = new Publisher(run, drafts);
  const rivals: Rival[] = [];
  const gaps: Gap[] = run.zones.all().flatMap(unnamedZone);
  const problems: Problem[] = [];
  for (const { resource } of placed.filter(({ resource: { mode } }) => mode === 'managed')) {
    const row = resource.row ?? recordTable[resource.type];
    if (row !== undefined) publisher.publish(resource, row);
    else {
      rivals.push(...rivalsOf(resource));
      const unread = unreadResource(resource);
      gaps.push(...unread.gaps);
      problems.push(...unread.problems);
    }
  }
  for (const call of foreign) {
    const unread = unreadModule(call, run.zones);
    gaps.push(...unread.gaps);
    problems.push(...unread.problems);
  }
  const certificates = certificatesOf(placed, run);
  run.close();
  return {
    zones: { items: drafts.zones('terraform'), gaps: [...run.gaps, ...gaps, ...publisher.gaps] },
    problems: distinctProblems([...run.problems, ...publisher.problems, ...problems]),
    rivals,
    certificates,
  };
}

/** A zone that is created under a name that is not known may hold anything that could be in it. */
function unnamedZone({ isDeclared, isPrivate, name, span }: KnownZone): Gap[] {
  if (!isDeclared || isPrivate || 'apex' in name) return [];
  const hole = firstHole(name.parts);
  const why = hole === undefined ? 'is no domain name' : `depends on ${hole.expression}, ${hole.reason}`;
  return [{ reason: `the name of a zone ${why}`, parts: name.parts, span }];
}
