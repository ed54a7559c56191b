import type { Format, Read, Reading } from '../format.js';
import { zonesOfSets } from '../record-sets.js';
import { readSets } from './sets.js';
import { writeCname } from './write.js';

/** Amazon Route 53 as `aws route53` lists record sets and takes changes of them. */
export const route53: Format = {
  name: 'route53',
  claims: path => /\.(?:ya?ml|json)$/i.test(path),
  recognises: ({ path, text }) =>
    text.includes('ResourceRecordSet') && (/\.json$/i.test(path) ? inJson : inYaml).test(text),
  read,
  writeCname,
};

/** Among the first keys of the file, before any object or list: deeper it is a template's, a policy's or a pipeline's. */
const inJson = /^\s*\{[^{}[\]]*"(?:ResourceRecordSets"\s*:\s*\[|ChangeBatch"\s*:\s*\{|Changes"\s*:\s*\[)/;

const inYaml = /^(?:ResourceRecordSets|ChangeBatch|Changes):/m;

function read(reading: Reading): Read {
  const files = reading.paths.flatMap(path => reading.tree.read(path) ?? []).map(readSets);
  return {
    zones: zonesOfSets('route53', 'aws', files, reading),
    problems: files.flatMap(({ problems }) => problems),
  };
}
