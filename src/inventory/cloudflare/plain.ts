/** What would move a cursor, turn the reading direction or hide. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text of a server as part of a sentence: on one line, at most `limit` characters and an ellipsis, nothing in it unseen. */
export function plain(text: string, limit = 200): string {
  const seen = text
    .slice(0, limit)
    .replace(unprintable, character => `\\u{${character.codePointAt(0)!.toString(16)}}`);
  return text.length > limit ? `${seen}…` : seen;
}

/** A stretch of time in words: "30 minutes", "1.5 seconds". */
export function spellTime(milliseconds: number): string {
  const isWhole = milliseconds >= 60_000 && milliseconds % 60_000 === 0;
  const count = milliseconds / (isWhole ? 60_000 : 1000);
  return `${count} ${isWhole ? 'minute' : 'second'}${count === 1 ? '' : 's'}`;
}
