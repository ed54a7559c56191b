import { gapIn, type Zone } from '../../dns/zone.js';
import { type Problem, type SourceFile, wholeFile } from '../../source.js';
import type { Format, Read, Reading } from '../format.js';
import { LooseRecords } from './loose-records.js';
import { Program } from './program.js';
import { ResourceReader } from './resources.js';
import { writeCname } from './write.js';

/** AWS CloudFormation: templates in YAML or JSON, by hand or made by CDK, SAM and the Serverless Framework. */
export const cloudformation: Format = {
  name: 'cloudformation',
  claims: path => /\.(?:ya?ml|json|template|cfn)$/i.test(path),
  recognises: file => looksLikeTemplate(file),
  read,
  writeCname,
};

function looksLikeTemplate({ text }: SourceFile): boolean {
  if (text.includes('AWS::Route53::'))
    return /["']?Type["']?\s*:\s*["']?AWS::Route53::(?:HostedZone|RecordSet)/.test(text);
  if (text.includes('AWS::Serverless::') && /Route53["']?\s*:/.test(text)) return true;
  // Two kinds of files that may hold no record themselves and decide what those in others mean.
  if (text.includes('AWS::CloudFormation::Stack') || text.includes('AWS::Serverless::Application'))
    return /["']?(?:TemplateURL|Location)["']?\s*:\s*["']?(?![a-z0-9]+:|[!{"'\s])[^"'\n]{1,300}\.(?:ya?ml|json|template)/.test(
      text,
    );
  return text.includes('${file(') && /^resources:/m.test(text) && /^(?:service|provider):/m.test(text);
}

function read(reading: Reading): Read {
  const program = new Program(reading);
  const records = new LooseRecords(reading);
  const reader = new ResourceReader(records);
  reader.read(program.stacks);
  // What a broken file seems to lack is no news.
  const { broken } = program.templates;
  const problems: Problem[] = [
    ...program.templates.problems,
    ...reader.problems.filter(({ span }) => !broken.has(span.file)),
  ];
  const { exhaustedAt } = program.budget;
  if (exhaustedAt !== undefined) {
    const message =
      'The template takes too much work from here on: loops within loops, or functions within functions. Write it more plainly.';
    problems.push({ message, span: exhaustedAt });
    records.addGap(gapIn(undefined, 'the templates take too much work to be read as a whole', exhaustedAt));
  }
  for (const file of broken)
    records.addGap(gapIn(undefined, `${file.path} could not be wholly read`, wholeFile(file)));
  const { items, gaps } = records.zones();
  const zones = items.map(zone => withUnforeseen(zone, reader));
  return { zones: { items: zones, gaps }, problems: distinct([...problems, ...records.problems]) };
}

/** What a loop, or a template that is nested twice, repeats is one problem. */
function distinct(problems: readonly Problem[]): Problem[] {
  const byPlace = new Map<string, Problem>();
  for (const problem of problems) {
    const { file, start } = problem.span;
    byPlace.set(`${file.path}\0${start}\0${problem.message}`, problem);
  }
  return [...byPlace.values()];
}

/** A macro can add records to what its template is about; that it makes other zones too is not assumed. */
function withUnforeseen(zone: Zone, { unforeseen }: ResourceReader): Zone {
  if (unforeseen.length === 0) return zone;
  const files = new Set([zone.span.file, ...zone.records.items.map(({ span }) => span.file)]);
  const gaps = unforeseen
    .filter(({ file }) => files.has(file))
    .map(({ what, span }) => gapIn(zone.apex, `${what} may add or change records`, span));
  return { ...zone, records: { ...zone.records, gaps: [...zone.records.gaps, ...gaps] } };
}
