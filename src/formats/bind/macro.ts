import type { Entry } from './tokens.js';

const macros =
  /^(?:m4_)?(?:define|undefine|pushdef|popdef|include|sinclude|ifdef|ifelse|forloop|foreach|divert|undivert|changequote|esyscmd|syscmd)$/;

/** What m4 makes of an entry that begins with one of its macros: any lines, or nothing for its comment `dnl`. */
export function effectOfMacro(
  { blank, tokens: [first] }: Entry,
  text: string,
): 'emits' | 'silent' | undefined {
  if (blank || first === undefined || first.quoted) return undefined;
  if (first.text === 'dnl') return 'silent';
  return text[first.end] === '(' && macros.test(first.text) ? 'emits' : undefined;
}
