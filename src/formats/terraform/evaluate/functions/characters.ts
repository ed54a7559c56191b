/** The characters that people see, each of which may be several code points. */
export function characters(text: string): string[] {
  if (!/[^\0-\x7f]/.test(text)) return text.split('');
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}

/** Go's `unicode.IsSpace`. */
const blanks =
  '\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

/** The text without any of these characters at its beginning. */
export function trimStart(text: string, cut = blanks): string {
  let start = 0;
  while (start < text.length && cut.includes(text[start]!)) start++;
  return text.slice(start);
}

/** The text without any of these characters at its end. */
export function trimEnd(text: string, cut = blanks): string {
  let end = text.length;
  while (end > 0 && cut.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}
