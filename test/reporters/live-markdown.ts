import { expect } from 'vitest';

/** What is left of Markdown of ours without code, escapes and our own marks: where anything could still happen. */
export function liveIn(markdown: string): string {
  return outsideCode(markdown)
    .replace(/<code>(?:[\p{L}\p{N}]|&#\d+;)*<\/code>/gu, '')
    .replace(/(?:@|www\.)?&#8203;/gi, '')
    .replace(/^<details(?: open)?><summary>[^<>]*<\/summary>$|^<\/details>$/gm, '')
    .replace(/\[…\]\(https:\/\/example\.test\/docs\/rules\/[a-z-]+\.md\)/g, '');
}

/** Nothing in it is HTML, a link, a mention, an issue, a command or a character that hides or turns others. */
export function isInert(live: string): void {
  expect(live).not.toMatch(/[<\]~$`]|:\/\/|@|www\.|[^#\n]#|#\d|&#/i);
  expect(live).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
}

/** What of Markdown is neither code nor escaped, as CommonMark reads it. */
function outsideCode(markdown: string): string {
  let live = '';
  const lines = markdown.split('\n');
  let fence = '';
  for (const line of lines) {
    if (fence !== '') {
      if (line === fence) fence = '';
    } else if (/^ {0,3}```/.test(line)) fence = /^ *(`+)/.exec(line)![1]!;
    else live += `${outsideSpans(line)}\n`;
  }
  expect(fence).toBe('');
  return live;
}

function outsideSpans(line: string): string {
  let live = '';
  for (let at = 0; at < line.length; ) {
    const rest = line.slice(at);
    const [run] = /^`+/.exec(rest) ?? [];
    if (run !== undefined) {
      const end = new RegExp(`(?<!\`)${run}(?!\`)`).exec(rest.slice(run.length));
      expect(end, line).not.toBeNull();
      at += run.length + end!.index + run.length;
      live += '…';
    } else if (/^\\[!-/:-@[-`{-~]/.test(rest)) at += 2;
    else {
      live += line[at];
      at++;
    }
  }
  return live;
}
