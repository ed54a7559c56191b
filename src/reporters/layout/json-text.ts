/** What is harmless in JSON and harmful in the terminal or log that shows it. */
const unprintable = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as JSON, indented, with a final line break. */
export function jsonText(value: unknown): string {
  return `${inertJson(JSON.stringify(value, null, 2))}\n`;
}

/** The same JSON, written so that it is inert where it is printed; see `printable`. */
export function inertJson(json: string): string {
  return json.replace(unprintable, escapeUnits).replaceAll('##[', '##\\u005b');
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
