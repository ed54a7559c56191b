/** A scenario in one text file: what comes before the first file, and the files, in txtar form (`-- name --` lines). */
export interface Archive {
  readonly comment: string;
  readonly files: ReadonlyMap<string, string>;
}

const marker = /^-- (.+) --\n/gm;

export function readArchive(text: string): Archive {
  const marks = [...text.matchAll(marker)];
  const files = new Map(
    marks.map((mark, at) => [mark[1]!, text.slice(mark.index + mark[0].length, marks[at + 1]?.index)]),
  );
  return { comment: text.slice(0, marks[0]?.index), files };
}

export function writeArchive({ comment, files }: Archive): string {
  return comment + [...files].map(([name, text]) => `-- ${name} --\n${text}`).join('');
}
