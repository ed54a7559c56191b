import { classNamed, isTtl, typeNamed } from './types.js';

const directive = /\$(?:ORIGIN|TTL|INCLUDE|GENERATE)(?![^\s;])/iy;
const fields =
  /[^\s;()"]{1,1024}(?:[ \t]+([^\s;()"]{1,32}))(?:[ \t]+([^\s;()"]{1,32}))?(?:[ \t]+([^\s;()"]{1,32}))?/y;

/** Whether the line at `at` surely begins a record or directive of its own, whatever stands before it. */
export function beginsRecord(text: string, at: number): boolean {
  directive.lastIndex = at;
  if (directive.test(text)) return true;
  fields.lastIndex = at;
  for (const word of fields.exec(text)?.slice(1) ?? []) {
    if (word === undefined) return false;
    if (typeNamed(word) !== undefined) return true;
    if (!isTtl(word) && classNamed(word) === undefined) return false;
  }
  return false;
}
