/** A fenced block of a Markdown page: its language, what stands behind that, and its text. */
export interface Block {
  readonly language: string;
  readonly title: string;
  readonly text: string;
  /** Where its text begins in the page. */
  readonly start: number;
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  const fences = page.matchAll(/^(`{3,})(\S+)(?: ([^\n]+))?\n(.*?)^\1$/gms);
  return [...fences].map(fence => ({
    language: fence[2]!,
    title: fence[3] ?? '',
    text: fence[4]!,
    start: fence.index + fence[0].indexOf('\n') + 1,
  }));
}
