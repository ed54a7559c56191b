/** Text with Route 53's escapes, three octal digits, as a master file has them: three decimal ones (RFC 1035 §5.1). */
export function fromOctal(text: string): string {
  return text.replace(/\\([0-3][0-7]{2})/g, (_, octal: string) => `\\${decimal(Number.parseInt(octal, 8))}`);
}

/** A name as Route 53 lists it: every character but letters, digits, `-` and `_` as three octal digits. */
export function toOctal(name: string): string {
  return name
    .replace(/\\([0-9]{3})/g, (_, digits: string) => `\\${octal(Number(digits))}`)
    .replace(
      /\\([^0-9])|[^a-z0-9._\\-]/gi,
      (found, escaped?: string) => `\\${octal((escaped ?? found).charCodeAt(0))}`,
    );
}

function decimal(octet: number): string {
  return String(octet).padStart(3, '0');
}

function octal(octet: number): string {
  return octet.toString(8).padStart(3, '0');
}
