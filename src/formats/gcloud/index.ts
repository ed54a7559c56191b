import type { Format, Read, Reading } from '../format.js';
import { isJson, zonesOfSets } from '../record-sets.js';
import { readSets } from './sets.js';
import { writeCname } from './write.js';

/** Google Cloud DNS as `gcloud dns record-sets` exports, lists, imports and changes it. */
export const gcloud: Format = {
  name: 'gcloud',
  claims: path => /\.(?:ya?ml|json)$/i.test(path),
  recognises: ({ path, text }) =>
    (text.includes('dns#') || text.includes('rrdatas')) && (isJson(path) ? inJson : inYaml).test(text),
  read,
  writeCname,
};

/** Sets at the top of a document, or one level down in a transaction; deeper they are somebody's example. */
const inYaml =
  /^(?:- )?(?:kind: ['"]?dns#(?:resourceRecordSet|change)\b|rrdatas:)|^(?:additions|deletions):\s+- kind: ['"]?dns#/m;

const inJson = /^\s*[[{][\s\S]*"kind"\s*:\s*"dns#(?:resourceRecordSet|change)/;

function read(reading: Reading): Read {
  const files = reading.paths.flatMap(path => reading.tree.read(path) ?? []).map(readSets);
  return {
    zones: zonesOfSets('gcloud', 'google', files, reading),
    problems: files.flatMap(({ problems }) => problems),
  };
}
