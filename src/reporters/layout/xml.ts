/** An element of XML that holds either elements or text. */
export interface XmlElement {
  readonly name: string;
  /** Those that are undefined are left out. */
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  readonly content?: readonly XmlElement[] | string;
}

/** What no XML 1.0 document can hold, not even as a reference (§2.2); a carriage return would not be read back as one. */
const unwritable = /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
};

/** A document of XML 1.0, an element to a line, with a final line break; text stands as it is, line breaks included. */
export function xmlDocument(root: XmlElement): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, '', lines);
  return `${lines.join('\n')}\n`;
}

function write({ name, attributes = {}, content = [] }: XmlElement, indent: string, lines: string[]): void {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const opening = [name, ...pairs.map(([key, value]) => `${key}="${attributeText(String(value))}"`)].join(
    ' ',
  );
  if (typeof content === 'string') lines.push(`${indent}<${opening}>${plainText(content)}</${name}>`);
  else if (content.length === 0) lines.push(`${indent}<${opening}/>`);
  else {
    lines.push(`${indent}<${opening}>`);
    for (const child of content) write(child, `${indent}  `, lines);
    lines.push(`${indent}</${name}>`);
  }
}

/** A reader turns tabs and line breaks in an attribute into spaces where they are not written as references (§3.3.3). */
function attributeText(text: string): string {
  return text.replace(unwritable, spellCharacter).replace(/[&<>"\t\n]/g, character => references[character]!);
}

function plainText(text: string): string {
  return text.replace(unwritable, spellCharacter).replace(/[&<>]/g, character => references[character]!);
}

function spellCharacter(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
