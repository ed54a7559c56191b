import { type DomainName, NameError } from '../../dns/name.js';
import type { Problem, Span } from '../../source.js';
import type { Node } from '../../syntax/kubernetes/node.js';
import { fieldAt, isFilledIn, itemsAt, plainText, textParts } from '../../syntax/kubernetes/walk.js';
import { type Parts, spell, type Value } from '../../value.js';
import { type DotRule, writtenName, writtenRdata } from '../written.js';

/** The whole name that a field of an object holds, or what is wrong with it, as sentences. */
export function absoluteOwner(object: Node, field: string): Value<DomainName> | string {
  const node = fieldAt(object, field);
  if (node === undefined && isFilledIn(object)) {
    const hole = { expression: '…', reason: 'a name that a template fills in' };
    return { known: false, parts: [hole], span: object.span };
  }
  if (node === undefined || plainText(node) === '' || textParts(node) === undefined)
    return `\`${field}\` is missing, and with it the record’s place in the DNS. Write the whole name at which it stands.`;
  return ownerOf(node, 'absolute', undefined);
}

/** The name that a text is, or what is wrong with it, as sentences. */
export function ownerOf(text: Node, rule: DotRule, apex: DomainName | undefined): Value<DomainName> | string {
  const parts = textParts(text) ?? [];
  const owner = writtenName(parts, text.span, rule, apex);
  return owner instanceof NameError ? `The name ${spell(parts)} ${owner.message}. Correct it.` : owner;
}

/**
 * Why a template leaves open what stands at a record's name, as a whole sentence without its final dot. What is
 * missing among the fields may come from the template where it may put more into `object`.
 */
export function leftToTemplate(
  object: Node,
  fields: {
    readonly name: Node | undefined;
    readonly type: Node | undefined;
    readonly values: Node | undefined;
  },
): string | undefined {
  const { name, type = object, values = object } = fields;
  if ([object, name, type, values, ...itemsAt(values)].some(node => node?.isOptional))
    return 'whether the record here is there is left to a template';
  if (isFilledIn(type)) return 'the type of the record here is left to a template';
  return isFilledIn(values) ? 'the data of the record here are left to a template' : undefined;
}

/** RDATA whose names are absolute with or without their final dot. Text may stand without its quotes. */
export function absoluteRdata(type: string, parts: Parts, span: Span): Value<string> {
  return writtenRdata(type, type === 'TXT' || type === 'SPF' ? quoted(parts) : parts, span);
}

function quoted(parts: Parts): Parts {
  const [first] = parts;
  if (typeof first === 'string' && /^\s*"/.test(first)) return parts;
  const escaped = parts.map(part => (typeof part === 'string' ? part.replace(/["\\]/g, '\\$&') : part));
  return ['"', ...escaped, '"'];
}

/** What Google Cloud DNS refuses in a record: it takes no name that might be a relative one. */
export function undotted(type: string, name: Node | undefined, values: Node): Problem[] {
  return [name, ...(type === 'CNAME' ? itemsAt(values) : [])].flatMap(node => {
    const text = plainText(node);
    if (node === undefined || text === undefined || text.endsWith('.')) return [];
    const message = `Google Cloud DNS refuses a name without its final dot. Write \`${text}.\` here.`;
    return [{ message, span: node.span }];
  });
}
