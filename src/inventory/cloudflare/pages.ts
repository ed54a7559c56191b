import type { Answer } from './answer.js';
import { Failure } from './failure.js';
import { perPage } from './requests.js';

/** One item of a list. */
export interface Row<T> {
  /** Absent where it has none that could be understood. */
  readonly id?: string;
  /** Absent where it does not matter, or could not be understood. */
  readonly item?: T;
  /** What of it is not known, as clauses. */
  readonly unread?: readonly string[];
}

/** A list as far as it could be read. */
export interface Pages<T> {
  readonly items: readonly T[];
  /** Why there may be more than the items, as clauses; none where the list is whole. */
  readonly unread: readonly string[];
  /** What ended it early. */
  readonly failure?: Failure;
}

/** What a page may have been cut to where it does not tell: the API's own default. */
const defaultPerPage = 20;

/** No list of Cloudflare’s is longer; one that is does not end. */
const mostPages = 2000;

/**
 * Reads a list page by page, and keeps nothing of an item but what `read` takes from it. Lists change while they are
 * read, and servers have ignored the page and counted wrongly: a list is whole where as many different items came as
 * it ever said to hold.
 */
export async function readPages<T>(
  ask: (page: number) => Promise<Answer>,
  read: (row: unknown) => Row<T>,
): Promise<Pages<T>> {
  const list = new PagedList(read);
  try {
    for (let page = 1; page <= mostPages; page++) {
      if (list.addPage(await ask(page))) return list;
    }
    throw new Failure(`the list did not end within ${mostPages} pages`);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { items: list.items, unread: [...list.unread, failure.message], failure };
  }
}

class PagedList<T> implements Pages<T> {
  readonly items: T[] = [];
  readonly unread: string[] = [];
  readonly #ids = new Set<string>();
  #nameless = 0;
  #total: number | undefined;
  #repeats = 0;

  constructor(private readonly read: (row: unknown) => Row<T>) {}

  /** Whether this was the last page. */
  addPage({ result, total, perPage: size }: Answer): boolean {
    if (!Array.isArray(result)) throw new Failure('Cloudflare answered 200 with a result that is no list');
    const before = this.#ids.size;
    for (const row of result) this.#add(this.read(row));
    if (total !== undefined) this.#total = Math.max(total, this.#total ?? 0);
    const seen = this.#ids.size + this.#nameless;
    const hasMore =
      this.#total === undefined || seen > this.#total ? isFull(result.length, size) : seen < this.#total;
    if (hasMore && this.#ids.size > before) return false;
    if (seen < (this.#total ?? 0)) {
      this.unread.push(`only ${seen} of ${this.#total} came; the list may have changed meanwhile`);
    } else if (seen !== this.#total && this.#repeats > 0) {
      this.unread.push('the same items came on several pages, so that others may be missing');
    }
    return true;
  }

  #add({ id, item, unread }: Row<T>): void {
    if (id !== undefined && this.#ids.has(id)) {
      this.#repeats++;
      return;
    }
    if (id === undefined) this.#nameless++;
    else this.#ids.add(id);
    if (item !== undefined) this.items.push(item);
    if (unread !== undefined) this.unread.push(...unread);
  }
}

/** Whether a page has as many items as it can have; one with more than were asked for shows that all came at once. */
function isFull(items: number, size: number | undefined): boolean {
  return items === perPage || items === size || (size === undefined && items === defaultPerPage);
}
