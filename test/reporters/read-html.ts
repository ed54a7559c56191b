/** An element with its attributes, and the text in it and in what it holds. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
}

const voids = new Set(['meta', 'link', 'input']);

/** What of a drawing may be closed at once. */
const shapes = new Set(['rect', 'path', 'circle', 'line']);

/**
 * The elements of a page in the order in which they open. Stricter than a browser: throws where a tag is not closed, an
 * attribute has no double quotes, or a character that could be markup is not escaped.
 */
export function elementsOf(page: string): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  let at = expectStart(page, '<!doctype html>');
  while (at < page.length) {
    const inner = open.at(-1);
    if (inner?.name === 'style' || inner?.name === 'script') {
      const end = page.indexOf(`</${inner.name}`, at);
      inner.text = page.slice(at, end);
      at = end;
    }
    const end = page.indexOf('<', at);
    const text = decode(page.slice(at, end === -1 ? page.length : end));
    for (const element of open)
      if (element.name !== 'style' && element.name !== 'script') element.text += text;
    if (end === -1) break;
    at = readTag(page, end, open, all);
  }
  if (open.length > 0) throw new Error(`${open.at(-1)!.name} is not closed`);
  return all;
}

/** The text of a page's body, as people see it. */
export function textOf(page: string): string {
  return elementsOf(page).find(({ name }) => name === 'body')!.text;
}

function readTag(page: string, start: number, open: Element[], all: Element[]): number {
  const closing = /<\/([a-z0-9]+)>/y;
  closing.lastIndex = start;
  const closed = closing.exec(page);
  if (closed !== null) {
    const last = open.pop();
    if (last?.name !== closed[1]) throw new Error(`${closed[0]} closes ${last?.name}`);
    return closing.lastIndex;
  }
  const opening = /<([a-z][a-z0-9]*)((?: [a-zA-Z0-9-]+(?:="[^"<>]*")?)*)(\/?)>/y;
  opening.lastIndex = start;
  const opened = opening.exec(page);
  if (opened === null) throw new Error(`no tag: ${page.slice(start, start + 80)}`);
  const [, name, written, slash] = opened;
  const attributes = [...written!.matchAll(/ ([a-zA-Z0-9-]+)(?:="([^"]*)")?/g)];
  const names = attributes.map(([, key]) => key!);
  if (new Set(names).size < names.length) throw new Error(`an attribute twice: ${opened[0]}`);
  const values = new Map(attributes.map(([, key, value = '']) => [key!, decode(value)]));
  const element = { name: name!, attributes: values, text: '' };
  all.push(element);
  if (slash === '/' && !shapes.has(name!)) throw new Error(`not to be closed at once: ${opened[0]}`);
  if (slash !== '/' && !voids.has(name!)) open.push(element);
  return opening.lastIndex;
}

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decode(text: string): string {
  if (/>|&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`not escaped: ${text.slice(0, 80)}`);
  return text.replace(/&(#?\w+);/g, (_, name: string) => characters[name]!);
}

function expectStart(page: string, start: string): number {
  if (!page.startsWith(start)) throw new Error(`does not start with ${start}`);
  return start.length;
}
