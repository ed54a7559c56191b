import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/inventory/cloudflare/failure.js';
import { readPages } from '../../../src/inventory/cloudflare/pages.js';

interface Server {
  /** What the list holds when each page is asked for; the last for all further ones. */
  readonly ids: (readonly string[])[];
  /** How many it puts on a page. */
  readonly perPage: number;
  readonly ignoresPage?: boolean;
  /** What it says of the list, of how many there are in truth; absent: nothing. */
  readonly says?: (total: number) => number;
  readonly tellsPerPage?: boolean;
}

/** Reads a list of such a server: the ids, why there may be more, and the pages that were asked for. */
async function read({ ids, perPage, ignoresPage, says, tellsPerPage }: Server) {
  const asked: number[] = [];
  const list = await readPages(
    async page => {
      asked.push(page);
      const all = ids[Math.min(page, ids.length) - 1]!;
      const from = ignoresPage ? 0 : (page - 1) * perPage;
      return {
        result: all.slice(from, from + perPage),
        total: says?.(all.length),
        perPage: tellsPerPage ? perPage : undefined,
      };
    },
    row => ({ id: row as string, item: row as string }),
  );
  return { items: list.items, unread: list.unread, asked };
}

const named = (count: number, prefix = 'i') => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const truth = (total: number) => total;
const repeats = 'the same items came on several pages, so that others may be missing';

test.each<[string, Server, number, string[], number[]]>([
  ['an empty list', { ids: [[]], perPage: 50, says: truth }, 0, [], [1]],
  ['an empty list that says nothing', { ids: [[]], perPage: 50 }, 0, [], [1]],
  ['one page', { ids: [named(7)], perPage: 50 }, 7, [], [1]],
  ['one full page', { ids: [named(50)], perPage: 50, says: truth }, 50, [], [1]],
  ['one full page that says nothing', { ids: [named(50)], perPage: 50 }, 50, [], [1, 2]],
  ['three pages', { ids: [named(120)], perPage: 50, says: truth }, 120, [], [1, 2, 3]],
  ['three pages that say nothing', { ids: [named(125)], perPage: 50 }, 125, [], [1, 2, 3]],
  ['smaller pages than were asked for', { ids: [named(45)], perPage: 20, says: truth }, 45, [], [1, 2, 3]],
  ['smaller pages of the default size', { ids: [named(45)], perPage: 20 }, 45, [], [1, 2, 3]],
  ['smaller pages that say so', { ids: [named(25)], perPage: 10, tellsPerPage: true }, 25, [], [1, 2, 3]],
  ['20 on a page for 50', { ids: [named(20)], perPage: 50, tellsPerPage: true }, 20, [], [1]],
  ['all on one page', { ids: [named(70)], perPage: 1000 }, 70, [], [1]],
  ['a total that is too low', { ids: [named(125)], perPage: 50, says: () => 3 }, 125, [], [1, 2, 3]],
  [
    'a total that is too high',
    { ids: [named(7)], perPage: 50, says: () => 9 },
    7,
    ['only 7 of 9 came; the list may have changed meanwhile'],
    [1, 2],
  ],
  [
    'the first page again and again',
    { ids: [named(120)], perPage: 50, says: truth, ignoresPage: true },
    50,
    ['only 50 of 120 came; the list may have changed meanwhile'],
    [1, 2],
  ],
  [
    'the first page again and again, without a total',
    { ids: [named(120)], perPage: 50, ignoresPage: true },
    50,
    [repeats],
    [1, 2],
  ],
  [
    'the first page again and again, with a total that is too low',
    { ids: [named(120)], perPage: 50, ignoresPage: true, says: () => 3 },
    50,
    [repeats],
    [1, 2],
  ],
  [
    'an item that comes twice',
    { ids: [['a', 'b', 'b']], perPage: 50, says: truth },
    2,
    ['only 2 of 3 came; the list may have changed meanwhile'],
    [1, 2],
  ],
  [
    'an item that comes twice and is counted once',
    { ids: [['a', 'b', 'b']], perPage: 50, says: () => 2 },
    2,
    [],
    [1],
  ],
  [
    'an item that is added in front between two pages',
    { ids: [named(60), ['new', ...named(60)]], perPage: 50, says: truth },
    60,
    ['only 60 of 61 came; the list may have changed meanwhile'],
    [1, 2, 3],
  ],
  [
    'an item that is added at the end between two pages',
    { ids: [named(60), [...named(60), 'new']], perPage: 50, says: truth },
    61,
    [],
    [1, 2],
  ],
  [
    'an item that goes between two pages, so that another is passed over',
    { ids: [named(60), named(60).slice(1)], perPage: 50, says: truth },
    59,
    ['only 59 of 60 came; the list may have changed meanwhile'],
    [1, 2, 3],
  ],
])('%s', async (_, server, count, unread, asked) => {
  const list = await read(server);
  expect({
    count: list.items.length,
    distinct: new Set(list.items).size,
    unread: list.unread,
    asked: list.asked,
  }).toEqual({
    ...{ count, distinct: count, unread, asked },
  });
});

test('a list that stands still is whole, or said not to be, whatever the server tells of it', async () => {
  const server = fc.record({
    ids: fc.uniqueArray(fc.integer({ min: 0, max: 999 }).map(String), { maxLength: 130 }).map(ids => [ids]),
    perPage: fc.constantFrom(20, 50, 1000),
    ignoresPage: fc.boolean(),
    says: fc.option(
      fc.constantFrom(
        (total: number) => total,
        (total: number) => total + 3,
      ),
      { nil: undefined },
    ),
    tellsPerPage: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(server, async server => {
      const list = await read(server as Server);
      const all = server.ids[0]!;
      expect(new Set(list.items).size).toBe(list.items.length);
      expect(list.items.filter(item => !all.includes(item))).toEqual([]);
      if (list.unread.length === 0) expect([...list.items].sort()).toEqual([...all].sort());
      // Without a reason to doubt there is none.
      if (!server.ignoresPage && server.says?.(0) !== 3) expect(list.unread).toEqual([]);
    }),
  );
});

test('a list without an end is left after a while, and said to be', async () => {
  const list = await readPages(
    async page => ({ result: [`i${page}`], total: page + 1, perPage: 1 }),
    row => ({ id: row as string }),
  );
  expect(list).toEqual({
    items: [],
    unread: ['the list did not end within 2000 pages'],
    failure: expect.any(Failure),
  });
});
