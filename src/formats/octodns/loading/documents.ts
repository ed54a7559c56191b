import type { Problem, SourceFile } from '../../../source.js';
import { readYaml, type YamlNode } from '../../../syntax/yaml.js';

/** A file's YAML, as far as octoDNS would take it. */
export interface Documents {
  readonly roots: readonly YamlNode[];
  /** How many nodes the roots have when every alias is written out. */
  readonly size: number;
  /** Why something may have been misread or missed, as the end of a sentence. */
  readonly broken?: string;
  readonly problems: readonly Problem[];
}

/** YAML 1.1, and Python before it, end a line here; YAML 1.2 and every editor do not. */
const otherLineBreak = /\r(?!\n)|[\x85\u2028\u2029]/;

/** Parses a file; what makes octoDNS stop at it as a whole is told, and what can be read is given all the same. */
export function readDocuments(file: SourceFile): Documents {
  const { documents, problems } = readYaml(file);
  const stop = whyStopped(file, documents[1]?.root);
  const broken = documents.some(document => document.broken) ? 'its YAML is broken' : stop?.broken;
  return {
    roots: documents.flatMap(({ root }) => root ?? []),
    size: documents.reduce((sum, { size }) => sum + size, 0),
    ...(broken !== undefined && { broken }),
    problems: stop === undefined ? problems : [...problems, stop.problem],
  };
}

function whyStopped(
  file: SourceFile,
  second: YamlNode | undefined,
): { broken: string; problem: Problem } | undefined {
  const odd = otherLineBreak.exec(file.text);
  if (odd !== null) {
    const message =
      'octoDNS ends the line at this character, and editors do not. Replace it by a line break or an escape.';
    const span = { file, start: odd.index, end: odd.index + 1 };
    return { broken: 'it holds a line break that editors do not show', problem: { message, span } };
  }
  if (second === undefined) return undefined;
  const message = 'octoDNS stops at the second document of a file. Keep one, without `---` between records.';
  return { broken: 'it holds several YAML documents', problem: { message, span: second.span } };
}
