import type { Part, Register, Statement } from './instrument/instrument.js';
import type { Loss, Noted, Site } from './program.js';

/** No honest program has so many; what would be lost beyond them is not known any more. */
export const mostLosses = 10_000;

/** What is noted of a program while it runs. */
export class Notes implements Register, Noted {
  readonly sites: Site[] = [];
  readonly losses: Loss[] = [];
  /** Whether there were more losses than are noted. */
  isFull = false;
  readonly #parts: Part[] = [];
  readonly #statements: Statement[] = [];
  readonly #causes = new Map<string, NonNullable<Loss['cause']>>();
  readonly #known = new Map<string, number>();

  addSite(site: Site): number {
    return this.sites.push(site) - 1;
  }

  addPart(part: Part): number {
    return this.#parts.push(part) - 1;
  }

  addStatement(statement: Statement): number {
    return this.#statements.push(statement) - 1;
  }

  /** An error to throw, whose cause is found again by its words once it comes back out of the sandbox. */
  behind(reason: string, cause: NonNullable<Loss['cause']>): Error {
    this.#causes.set(reason, cause);
    return new Error(reason);
  }

  causeOf(reason: string): Loss['cause'] {
    return this.#causes.get(reason);
  }

  /** Notes that a call was lost; a negative site is no call of a script's. */
  loseCall(site: number, reason: Reason): number {
    const call = this.sites[site];
    const parts = call === undefined ? {} : { site, place: placeOf(call.path, call) };
    return this.#add(`call ${site}`, reason, parts);
  }

  /** Notes that an argument of a call was lost, or an item of one. */
  losePart(number: number, reason: Reason): number {
    const { site, argument, ...place } = this.#parts[number]!;
    const { path } = this.sites[site]!;
    return this.#add(`part ${number}`, reason, { site, argument, place: placeOf(path, place) });
  }

  /** Notes a lost statement, and gives the names that it would have set. */
  loseStatement(statement: number, reason: Reason): { loss: number; names: readonly string[] } {
    const { path, loss, sets, ...place } = this.#statements[statement]!;
    const parts = { place: placeOf(path, place), statement: loss };
    return { loss: this.#add(`statement ${statement}`, reason, parts), names: sets };
  }

  #add(what: string, { text, undefinedName, behind }: Reason, parts: Partial<Loss>): number {
    const origin = this.losses[behind];
    const reason = origin?.reason ?? clipped(text);
    const key = `${what} ${reason}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.losses.length >= mostLosses) {
      this.isFull = true;
      return mostLosses - 1;
    }
    const name = origin === undefined ? undefinedName : origin.undefinedName;
    const cause = origin === undefined ? this.#causes.get(text) : origin.cause;
    const number = this.losses.push({
      reason,
      ...(name && { undefinedName: name }),
      ...(cause !== undefined && { cause }),
      ...parts,
    });
    this.#known.set(key, number - 1);
    return number - 1;
  }
}

/** Why something was lost: its words or, from 0, the number of the loss that it follows from. */
export interface Reason {
  readonly text: string;
  readonly undefinedName: string;
  readonly behind: number;
}

/** An error's words, which may be as long as a program likes. */
export function clipped(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function placeOf(path: string, { start, end }: { start: number; end: number }): NonNullable<Loss['place']> {
  return { path, start, end };
}
