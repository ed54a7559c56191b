/** SGR parameters (ECMA-48 §8.3.117) of what text can be in the output. */
const styles = {
  error: '1;31',
  warning: '1;33',
  notice: '1;36',
  note: '1;32',
  pass: '1;32',
  fail: '1;31',
  strong: '1',
  gutter: '34',
} as const;

/** What a text is, which decides its colour. */
export type Style = keyof typeof styles;

/** Colours a text, or leaves it byte for byte as it is. */
export type Paint = (style: Style, text: string) => string;

/** The painter for an output that takes colours, or takes none. */
export function painter(color: boolean): Paint {
  return (style, text) => (color && text !== '' ? `\x1b[${styles[style]}m${text}\x1b[0m` : text);
}
