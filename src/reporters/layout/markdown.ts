import { printable } from './printable.js';

/** Something that reads like a domain name, a file name or an address, which a message may hold among its words. */
const name = /(?:\w+:\/\/)?[\w*/\\-]+(?:\.[\w*/\\-]+)*\.[a-z][\w-]+(?:\/[\w/-]*)?/gi;

/** Text from a file as a code span: no link, mention, HTML or emphasis comes out of it. */
export function code(text: string): string {
  // Two backticks with nothing between them would open a span that something later closes.
  const shown = text === '' ? ' ' : printable(text);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const padding = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** The same inside a table, where a bar ends a cell even within code, and how a backslash before it reads is not settled. */
export function cellCode(text: string): string {
  if (!text.includes('|')) return code(text);
  const entities = printable(text).replace(/[^\p{L}\p{N}]/gu, character => `&#${character.codePointAt(0)};`);
  return `<code>${entities}</code>`;
}

/** A sentence with text from files in it: names become code, all else is what it says. */
export function prose(text: string): string {
  const shown = printable(text).trim();
  let markdown = '';
  let end = 0;
  for (const match of shown.matchAll(name)) {
    markdown += escapeText(shown.slice(end, match.index)) + code(match[0]);
    end = match.index + match[0].length;
  }
  return (markdown + escapeText(shown.slice(end))).replace(/^(\d*)([-+=.)])/, '$1\\$2');
}

/** Lines as a code block, whatever fences they hold; GitHub offers a block that is called a suggestion for committing. */
export function fenced(lines: readonly string[], language: 'text' | 'suggestion' = 'text'): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** Something that is folded away, unless `open`; the title is Markdown-free words of ours. */
export function folded(title: string, body: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/**
 * GitHub looks for mentions, issue numbers and addresses in rendered text, where a backslash no longer stands: only
 * an invisible space keeps them apart.
 */
function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~$#]/g, '\\$&')
    .replaceAll('://', '\\://')
    .replace(/www\.|@|#(?=\d)/gi, '$&&#8203;');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
