/** A page with the lines between its marks `<!-- name -->` and `<!-- /name -->` replaced. */
export function between(text: string, name: string, lines: readonly string[]): string {
  const [before, rest] = text.split(`<!-- ${name} -->`);
  const [, after] = rest!.split(`<!-- /${name} -->`);
  return `${before}<!-- ${name} -->\n${lines.join('\n')}\n<!-- /${name} -->${after}`;
}
