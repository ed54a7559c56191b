import { writeFileSync, writeSync } from 'node:fs';

/** Whether what is written there may hold colours: a terminal, unless NO_COLOR is set (no-color.org). */
export function hasColor(file: string | undefined): boolean {
  return file === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR;
}

/** Writes chunks to a file, or to standard output. */
export function write(file: string | undefined, chunks: Iterable<string>): void {
  if (file === undefined) {
    for (const chunk of chunks) writeAll(1, chunk);
    return;
  }
  writeFileSync(file, '');
  for (const chunk of chunks) writeFileSync(file, chunk, { flag: 'a' });
}

/** Writes to standard error, where people read how it goes. */
export function tell(text: string): void {
  writeAll(2, text);
}

/** Standard output may be a pipe that takes a part at a time, or one whose reader has gone. */
function writeAll(descriptor: number, text: string): void {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(process.exitCode ?? 0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}
