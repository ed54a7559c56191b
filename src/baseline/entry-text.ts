import type { Entry } from './entries.js';

/** An entry as one line of YAML. */
export function flowItem(entry: Entry): string {
  return `{ ${fieldsOf(entry).join(', ')} }`;
}

/** An entry as the lines of a mapping in YAML. */
export function blockItem(entry: Entry): string[] {
  return fieldsOf(entry);
}

function fieldsOf({ rule, owner, certificate, reason, until }: Entry): string[] {
  return [
    `rule: ${rule}`,
    `owner: ${scalar(owner === '' ? '.' : owner)}`,
    ...(certificate === undefined ? [] : [`certificate: ${scalar(certificate)}`]),
    `reason: ${quoted(reason)}`,
    ...(until === undefined ? [] : [`until: ${until}`]),
  ];
}

/** Without quotes where no reader of YAML could take it for anything but text: a name of several labels. */
function scalar(text: string): string {
  return /^[a-z_][\w-]*(?:\.[\w-]+)*\.[a-z][\w-]*$/i.test(text) ? text : quoted(text);
}

/** What a terminal or a workflow log would obey or hide, which a patch may not hold as it is. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffd]|#(?=#\[)/gu;

function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replace(unsafe, character => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}
