/** One argument: its name, and its value as written, or an object of further arguments. */
export type Line = readonly [name: string, value: string | Members];

/** A nested block, or where `isList` a list of one object. */
export interface Members {
  readonly members: readonly Line[];
  readonly isList: boolean;
}

/** A block or, without a head, an object, in the layout of `terraform fmt`. */
export function printHcl(head: string, lines: readonly Line[]): string {
  const plain = lines.filter(([, value]) => typeof value === 'string' || value.isList);
  const nested = lines.filter(([, value]) => typeof value !== 'string' && !value.isList);
  const width = Math.max(...plain.map(([name]) => name.length));
  const body = plain.map(
    ([name, value]) => `  ${name.padEnd(width)} = ${typeof value === 'string' ? value : listOf(value)}`,
  );
  const blocks = nested.flatMap(([name, value]) => {
    const text = printHcl(name, typeof value === 'string' ? [] : value.members);
    return ['', ...text.split('\n').map(line => `  ${line}`)];
  });
  return [head === '' ? '{' : `${head} {`, ...body, ...blocks, '}'].join('\n');
}

function listOf({ members }: Members): string {
  return `[{ ${members.map(([name, value]) => `${name} = ${String(value)}`).join(', ')} }]`;
}

/** An entry of the object of a type of resource. */
export function printJson(label: string, lines: readonly Line[]): string {
  const body = lines.map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${typeof value === 'string' ? value : jsonOf(value)}`,
  );
  return `${JSON.stringify(label)}: {\n${body.join(',\n')}\n}`;
}

function jsonOf({ members }: Members): string {
  return `[{ ${members.map(([name, value]) => `${JSON.stringify(name)}: ${String(value)}`).join(', ')} }]`;
}
