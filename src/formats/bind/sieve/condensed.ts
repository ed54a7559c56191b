import type { Omission, SourceFile } from '../../../source.js';

/** Puts together the text that a sieve keeps, and counts the lines it leaves out. */
export class Condensed {
  readonly #texts: string[] = [];
  readonly #omissions: Omission[] = [];
  #length = 0;
  #run: { bytes: Uint8Array; start: number; end: number } | undefined;

  /** Keeps whole lines that stand behind `omitted` lines left out since the last ones kept. */
  keep(bytes: Uint8Array, start: number, end: number, omitted: number): void {
    if (omitted > 0) {
      this.flush();
      this.#omissions.push({ offset: this.#length, lines: omitted });
    }
    if (this.#run?.bytes === bytes && this.#run.end === start) this.#run.end = end;
    else {
      this.flush();
      this.#run = { bytes, start, end };
    }
  }

  /** Takes what is kept out of the bytes, which their reader may then write over. */
  flush(): void {
    if (this.#run === undefined) return;
    const text = textOf(this.#run.bytes, this.#run.start, this.#run.end);
    this.#texts.push(text);
    this.#length += text.length;
    this.#run = undefined;
  }

  /** All that was kept; `omitted` lines were left out behind it. */
  finish(omitted: number): Pick<SourceFile, 'text' | 'omissions'> {
    this.flush();
    if (omitted > 0) this.#omissions.push({ offset: this.#length, lines: omitted });
    return { text: this.#texts.join(''), omissions: this.#omissions };
  }
}

/** Decodes bytes as the whole file would be. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}
