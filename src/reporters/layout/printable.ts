/** Control characters, invisible and direction-changing ones, line separators, and halves of surrogate pairs. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const shorthands: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text from a file, made safe to print on one line of a terminal or a workflow log: what would move the cursor, turn
 * the reading direction or hide is spelled out (`\x1b`, `\u{202e}`), and nothing is left that a runner takes for a
 * command. GitHub's runner obeys `::` at the start of a line, and the older `##[` anywhere in it
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
export function printable(text: string): string {
  return text
    .replace(unprintable, spellCharacter)
    .replaceAll('##[', '##\\x5b')
    .replace(/^(\s*):(?=:)/, '$1\\x3a');
}

/** The lines of a text, each made printable. */
export function printableLines(text: string): string[] {
  return text.split(/\r?\n/).map(printable);
}

/** The text, or its beginning and how much of it is left out. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
  return `${text.slice(0, end)}… (${text.length - end} more characters)`;
}

function spellCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  const digits = code.toString(16);
  return shorthands[character] ?? (code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`);
}
