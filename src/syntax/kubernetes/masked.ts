import type { Hole, Parts } from '../../value.js';
import { type Action, actionsIn } from './actions.js';

/** A half-open stretch of text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A text in which templates stand no longer in YAML's way. Every offset is the original's: lines that hold actions alone
 * are empty, and other actions are characters for private use that `unmask` makes holes of.
 */
export interface Masked {
  readonly text: string;
  readonly holes: readonly Hole[];
  /** Where blocks stand that may be left out or repeated; none within another. */
  readonly blocks: readonly Stretch[];
  /** Where a template may put lines of its own, in order. */
  readonly insertions: readonly Insertion[];
}

/** Lines that a template may put where only its action stands. */
export interface Insertion {
  readonly at: number;
  /** How far they are indented, where the action says so. */
  readonly indent?: number;
}

/** A hole's first character, its number in two digits, and as many more as its text was long. */
const mark = '\ue000';
const zero = 0xe100;
const digits = 0x1000;
const filler = '\uf8ff';
const maskedHole = /\ue000([\ue100-\uf0ff])([\ue100-\uf0ff])\uf8ff*/g;

/** Takes templates out of YAML's way. */
export function mask(original: string): Masked {
  const text = original.replace(/[\ue000-\uf8ff]/g, '\ufffd');
  const actions = actionsIn(text);
  const pieces: string[] = [];
  const holes: Hole[] = [];
  const insertions: Insertion[] = [];
  let at = 0;
  for (const { from, to, alone } of runsOf(text, actions)) {
    for (const action of actions.slice(from, to)) {
      pieces.push(text.slice(at, action.start));
      at = action.end;
      const written = text.slice(action.start, action.end);
      // Blanks would indent an empty line, which YAML does not take at the beginning of a block of text.
      if (alone) pieces.push('\n'.repeat(written.length));
      else if (holes.length < digits * digits) pieces.push(hidden(holes.push(holeOf(action)) - 1, written));
      else pieces.push('?'.repeat(written.length));
    }
    const inserting = alone ? actions.slice(from, to).filter(({ kind }) => kind === 'text') : [];
    for (const { start, expression } of inserting) insertions.push({ at: start, ...indentOf(expression) });
  }
  pieces.push(text.slice(at));
  return { text: pieces.join(''), holes, blocks: blocksOf(actions, text.length), insertions };
}

/** The literal text and the holes of a scalar that was read from masked text. */
export function unmask(text: string, holes: readonly Hole[]): Parts {
  if (!text.includes(mark)) return [text];
  const parts: (string | Hole)[] = [];
  let at = 0;
  for (const { 0: whole, 1: high, 2: low, index } of text.matchAll(maskedHole)) {
    const hole = holes[(high!.charCodeAt(0) - zero) * digits + low!.charCodeAt(0) - zero];
    if (hole === undefined) continue;
    if (index > at) parts.push(text.slice(at, index));
    parts.push(hole);
    at = index + whole.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

function indentOf(expression: string): Pick<Insertion, 'indent'> {
  const indent = /\bnindent\s+([0-9]{1,3})$/.exec(expression)?.[1];
  return indent === undefined ? {} : { indent: Number(indent) };
}

function hidden(number: number, { length }: string): string {
  const high = String.fromCharCode(zero + Math.floor(number / digits));
  const low = String.fromCharCode(zero + (number % digits));
  return (mark + high + low).padEnd(length, filler);
}

function holeOf({ expression, reason }: Action): Hole {
  const shown = expression.replace(/\s+/g, ' ');
  return { expression: shown.length > 60 ? `${shown.slice(0, 59)}…` : shown, reason };
}

/** Actions with nothing but blanks between them, by their places, and whether their lines hold nothing else. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly alone: boolean;
}

function runsOf(text: string, actions: readonly Action[]): Run[] {
  const runs: Run[] = [];
  let beginsLine = true;
  for (let from = 0, to = 1; from < actions.length; from = to, to = from + 1) {
    if (from === 0) beginsLine = /(?:^|\n)[ \t]*$/.test(text.slice(0, actions[0]!.start).slice(-1000));
    let gap = text.slice(actions[to - 1]!.end, actions[to]?.start);
    while (to < actions.length && /^[ \t]*$/.test(gap)) {
      to++;
      gap = text.slice(actions[to - 1]!.end, actions[to]?.start);
    }
    // What `nindent` puts behind a key or a dash begins with a new line.
    const isOwnLine =
      beginsLine || actions.slice(from, to).every(action => 'indent' in indentOf(action.expression));
    runs.push({ from, to, alone: isOwnLine && /^[ \t]*(?:\r?\n|$)/.test(gap) });
    beginsLine = /\n[ \t]*$/.test(gap);
  }
  return runs;
}

function blocksOf(actions: readonly Action[], length: number): Stretch[] {
  const blocks: Stretch[] = [];
  let depth = 0;
  let start = 0;
  for (const action of actions) {
    if (action.kind === 'begin' && depth++ === 0) start = action.start;
    if (action.kind === 'end' && depth > 0 && --depth === 0) blocks.push({ start, end: action.end });
  }
  if (depth > 0) blocks.push({ start, end: length });
  return blocks;
}
