import { StringDecoder } from 'node:string_decoder';
import type { Omission, Sieve } from '../../../source.js';
import { resolvePlain, ScalarError } from '../loading/pyyaml.js';
import { type Block, readBlock } from './block.js';
import { skipBlank } from './line.js';

/** What a run asks of a zone file. */
export interface Asked {
  /** Names relative to the zone, in lower case, with every name above them. */
  readonly names: ReadonlySet<string>;
  /** Whether an entry, given as its lines, brings a record into the zone. */
  readonly bringsRecord: (entry: string) => boolean;
}

/** YAML 1.1 and Python end a line at characters at which nobody else does. */
const otherLineBreak = /\r(?!\n)|[\x85\u2028\u2029]/;

/**
 * A sieve for zone files, which passes over entries that change no answer (see `Interest`). It never guesses: an
 * entry that it does not wholly understand is kept, and where lines alone do not tell how far an entry goes, the file
 * is kept as it is.
 */
export function sieveFor(asked: Asked): Sieve {
  return chunks => {
    const text = textOf(chunks);
    const blocks = otherLineBreak.test(text) ? undefined : readBlocks(text);
    return blocks === undefined ? { text } : withoutOmitted(text, omittable(text, blocks, asked));
  };
}

/** The chunks as one text; a character may be cut in two. */
function textOf(chunks: Iterable<Uint8Array>): string {
  const decoder = new StringDecoder('utf8');
  let text = '';
  for (const { buffer, byteOffset, byteLength } of chunks)
    text += decoder.write(Buffer.from(buffer, byteOffset, byteLength));
  return text + decoder.end();
}

/** The entries of a file; undefined where it has more to it than entries. */
function readBlocks(text: string): Block[] | undefined {
  const blocks: Block[] = [];
  let at = /^\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n)*---[ \t]*\r?(?:\n|$)/.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    const blank = skipBlank(text, at);
    if (blank !== undefined) {
      at = blank;
      continue;
    }
    const block = readBlock(text, at);
    if (block === undefined || !(block.quoted || resolvesToItself(block.key))) return undefined;
    blocks.push(block);
    at = block.end;
  }
  return blocks;
}

/** Whether PyYAML takes a plain key for the text or number that is written, so that keys can be compared as text. */
function resolvesToItself(key: string): boolean {
  if (/^[a-z_]/i.test(key) && !/^(?:y|n|t|f|o)/i.test(key)) return true;
  const scalar = resolvePlain(key);
  return !(scalar instanceof ScalarError) && scalar.text === key;
}

/** The entries that may be left out. */
function omittable(text: string, blocks: readonly Block[], asked: Asked): Set<Block> {
  // A comment that may ignore something stays, with the entry behind it: it may speak for that.
  const marked = new Set(offsetsOf(text, /dcv-check/g).map(offset => firstEndingBehind(blocks, offset)));
  const mentions = offsetsOf(text, /acme|dcv\./gi);
  const omitted = new Set<Block>();
  const kept = new Set<string>();
  let mention = 0;
  for (const [index, block] of blocks.entries()) {
    while ((mentions[mention] ?? Number.POSITIVE_INFINITY) < block.start) mention++;
    const mentioned = (mentions[mention] ?? Number.POSITIVE_INFINITY) < block.end;
    const name = block.key.toLowerCase();
    const held = marked.has(index) || marked.has(index - 1);
    if (block.boring && !mentioned && !held && isPlainName(name) && !asked.names.has(name))
      omitted.add(block);
    else kept.add(name);
  }
  const witnessed = new Set<string>();
  for (const block of omitted) {
    const name = block.key.toLowerCase();
    // Of equal keys the last wins, so that all are kept or none.
    if (kept.has(name) || isNeededWitness(block, name, text, asked, witnessed)) omitted.delete(block);
  }
  return omitted;
}

/** Whether the entry shows that an asked name exists which nothing else that is left out has shown yet. */
function isNeededWitness(
  block: Block,
  name: string,
  text: string,
  { names, bringsRecord }: Asked,
  witnessed: Set<string>,
): boolean {
  const shown: string[] = [];
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const above = name.slice(dot + 1);
    if (names.has(above) && !witnessed.has(above)) shown.push(above);
  }
  if (shown.length === 0) return false;
  if (bringsRecord(text.slice(block.start, block.end))) for (const above of shown) witnessed.add(above);
  return true;
}

/** A name without wildcards, escapes and letters beyond ASCII, and not near any limit of length. */
function isPlainName(name: string): boolean {
  return name.length <= 63 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(name);
}

/** The index of the first entry that an offset is in or before. */
function firstEndingBehind(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function offsetsOf(text: string, pattern: RegExp): number[] {
  const offsets: number[] = [];
  for (const match of text.matchAll(pattern)) offsets.push(match.index);
  return offsets;
}

function withoutOmitted(text: string, omitted: ReadonlySet<Block>): { text: string; omissions?: Omission[] } {
  if (omitted.size === 0) return { text };
  const omissions: { offset: number; lines: number }[] = [];
  const pieces: string[] = [];
  let length = 0;
  let at = 0;
  for (const { start, end, lines } of omitted) {
    if (start > at) {
      const piece = text.slice(at, start);
      pieces.push(piece);
      length += piece.length;
    }
    const last = omissions.at(-1);
    if (last?.offset === length) last.lines += lines;
    else omissions.push({ offset: length, lines });
    at = end;
  }
  return { text: pieces.join('') + text.slice(at), omissions };
}
