/** What of a list of texts has room, in its order, and how many have not. */
export interface Share {
  readonly kept: readonly string[];
  readonly left: number;
}

/** Renders from the front until the next text would take more than `bytes` of UTF-8 in all. */
export function takeShare<T>(items: readonly T[], bytes: number, render: (item: T) => string): Share {
  const kept: string[] = [];
  let room = bytes;
  for (const item of items) {
    const text = render(item);
    room -= Buffer.byteLength(text) + 1;
    if (room < 0) break;
    kept.push(text);
  }
  return { kept, left: items.length - kept.length };
}
