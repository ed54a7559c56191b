import type { SourceFile, Span } from '../../../../source.js';
import { type Datum, textDatum } from '../datum.js';

/** A field of a CSV text, and where it stands. */
interface Field {
  readonly text: string;
  readonly span: Span;
}

/** The rows of a CSV text (RFC 4180) as objects by the names in its first row; undefined where Terraform refuses it. */
export function decodedCsv(file: SourceFile): Datum | undefined {
  const rows = rowsOf(file);
  const [names, ...records] = rows ?? [];
  if (names === undefined || new Set(names.map(({ text }) => text)).size < names.length) return undefined;
  if (records.some(record => record.length !== names.length)) return undefined;
  const items = records.map((record): Datum => {
    const span = { ...record[0]!.span, end: record.at(-1)!.span.end };
    const entries = record.map(
      (field, index) => [names[index]!.text, textDatum(field.text, field.span)] as const,
    );
    return { kind: 'map', entries: new Map(entries), span };
  });
  return { kind: 'list', items, span: { file, start: 0, end: file.text.length } };
}

/** One field, quoted or not, and what ends it. A quote within a plain field is a mistake. */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r?$)/gy;

function rowsOf(file: SourceFile): Field[][] | undefined {
  const { text } = file;
  const rows: Field[][] = [];
  let row: Field[] = [];
  for (let at = 0; at < text.length || row.length > 0; ) {
    field.lastIndex = at;
    const found = field.exec(text);
    if (found === null) return undefined;
    const [whole, quoted, plain = '', ending = ''] = found;
    const isBlankLine = row.length === 0 && quoted === undefined && plain === '' && ending !== ',';
    if (!isBlankLine) {
      const span = { file, start: at, end: at + whole.length - ending.length };
      row.push({ text: (quoted?.replaceAll('""', '"').replaceAll('\r\n', '\n') ?? plain).normalize(), span });
    }
    at += whole.length;
    if (ending === ',') continue;
    if (row.length > 0) rows.push(row);
    row = [];
  }
  return rows;
}
