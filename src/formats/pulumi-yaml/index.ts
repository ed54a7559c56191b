import { gapIn } from '../../dns/zone.js';
import { type Problem, type SourceFile, wholeFile } from '../../source.js';
import { readJson } from '../../syntax/json.js';
import { readYaml, type YamlNode } from '../../syntax/yaml.js';
import type { Gap } from '../../value.js';
import type { Format, Read, Reading } from '../format.js';
import { Zones } from '../terraform/configuration/zones.js';
import { Budget } from '../terraform/evaluate/budget.js';
import { certificatesOf } from './certificates.js';
import { readConfiguration } from './configuration.js';
import { Program } from './program.js';
import { Publisher } from './publish.js';
import { meaningOf } from './types.js';
import { writeCname } from './write.js';

/** Pulumi programs written in YAML. */
export const pulumiYaml: Format = {
  name: 'pulumi-yaml',
  claims: path => /\.(?:ya?ml|json)$/i.test(path),
  recognises: looksLikeProgram,
  read,
  writeCname,
};

/** Whether a file has `resources`, and among them one of a type that is about DNS or certificates. */
function looksLikeProgram({ text }: SourceFile): boolean {
  if (!/(?:^|[{,])[ \t]*["']?resources["']?\s*:/m.test(text)) return false;
  for (const [, token = ''] of text.matchAll(/\btype["']?\s*:\s*["']?([a-z][a-z0-9-]*:[\w./-]+(?::\w+)?)/g))
    if (meaningOf(token) !== undefined) return true;
  return false;
}

/** More steps than any program takes that a person wrote. */
const steps = 1_000_000;

function read(reading: Reading): Read {
  const problems: Problem[] = [];
  const gaps: Gap[] = [];
  const zones = new Zones();
  const budget = new Budget(steps);
  const programs: Program[] = [];
  const brokenFiles = new Set<SourceFile>();
  for (const file of reading.paths.flatMap(path => reading.tree.read(path) ?? [])) {
    const { root, broken, problems: found } = parse(file);
    problems.push(...found);
    if (broken) {
      brokenFiles.add(file);
      gaps.push(gapIn(undefined, `${file.path} could not be wholly read`, wholeFile(file)));
    }
    if (root === undefined) continue;
    const configuration = readConfiguration(file, root, reading.tree);
    programs.push(new Program(file, root, configuration, zones, budget, reading.zoneOf));
  }
  const found = programs.map(program => [program, [...program.resources()]] as const);
  const publisher = new Publisher(zones, reading);
  for (const resource of found.flatMap(([, resources]) => resources))
    if (resource.meaning.record !== undefined) publisher.publish(resource, resource.meaning.record);
  const certificates = found.flatMap(([program, resources]) => certificatesOf(program, resources, zones));
  const { exhaustedAt } = budget;
  if (exhaustedAt !== undefined) {
    problems.push({
      message: 'The program takes too much work from here on. Write it more plainly.',
      span: exhaustedAt,
    });
    gaps.push(gapIn(undefined, 'the programs take too much work to be read as a whole', exhaustedAt));
  }
  return {
    zones: { items: publisher.drafts.zones('pulumi-yaml'), gaps: [...publisher.gaps, ...gaps] },
    // What a broken file seems to lack is no news.
    problems: [...problems, ...publisher.problems.filter(({ span }) => !brokenFiles.has(span.file))],
    certificates,
  };
}

function parse(file: SourceFile): {
  root: YamlNode | undefined;
  broken: boolean;
  problems: readonly Problem[];
} {
  if (/\.json$/i.test(file.path)) return readJson(file);
  const { documents, problems } = readYaml(file);
  return { root: documents[0]?.root, broken: documents.some(({ broken }) => broken), problems };
}
