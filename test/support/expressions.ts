import { Budget } from '../../src/formats/terraform/evaluate/budget.js';
import type { Datum } from '../../src/formats/terraform/evaluate/datum.js';
import { evaluate } from '../../src/formats/terraform/evaluate/evaluate.js';
import type { Scope } from '../../src/formats/terraform/evaluate/scope.js';
import type { SourceFile } from '../../src/source.js';
import { readHcl } from '../../src/syntax/hcl/hcl.js';
import type { HclExpression } from '../../src/syntax/hcl/tree.js';
import { spell } from '../../src/value.js';

/** A scope of known and unknown names over some files. `var.x` is not known, whatever `x` is. */
export function scopeOf(
  files: Readonly<Record<string, string>> = {},
  locals: Readonly<Record<string, Datum>> = {},
  budget = new Budget(),
): Scope {
  const read = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
  return {
    directory: '.',
    files: { paths: [...read.keys()].sort(), refused: new Map(), read: path => read.get(path) },
    budget,
    resolve: (root, [name], span) => {
      if (root === 'var' && name !== undefined) {
        const hole = { expression: `var.${name}`, reason: 'a variable without a default' };
        return { datum: { kind: 'unknown', hole, span }, taken: 1 };
      }
      const local = root === 'local' && name !== undefined ? locals[name] : undefined;
      return local && { datum: local, taken: 1 };
    },
  };
}

/** An expression of HCL as the value of an attribute in a file of its own. */
export function expressionOf(text: string): HclExpression {
  const file: SourceFile = { path: 'main.tf', text: `x = ${text}\n` };
  const { body, problems } = readHcl(file);
  if (problems.length > 0) throw new Error(`${text}: ${problems.map(({ message }) => message).join(' ')}`);
  return body.attributes[0]!.expression;
}

/** What an expression comes to. */
export function evaluated(text: string, scope: Scope = scopeOf()): Datum {
  return evaluate(expressionOf(text), scope);
}

/** A datum for comparison: values of JSON; text with holes as `${…}`; what is open ends in `…` and its candidates; a refusal is `!reason`. */
export function shown(datum: Datum): unknown {
  switch (datum.kind) {
    case 'text':
      return spell(datum.parts);
    case 'number':
    case 'bool':
      return datum.value;
    case 'null':
      return null;
    case 'list':
      return [
        ...datum.items.map(shown),
        ...(datum.open
          ? [
              `… ${datum.open.hole.expression}`,
              ...(datum.open.candidates?.map(item => ({ maybe: shown(item) })) ?? []),
            ]
          : []),
      ];
    case 'map':
      return {
        ...Object.fromEntries([...datum.entries].map(([key, value]) => [key, shown(value)])),
        ...(datum.open && {
          '…': datum.open.hole.expression,
          ...(datum.open.candidates && {
            maybe: datum.open.candidates.map(({ key, value }) => [shown(key), shown(value)]),
          }),
        }),
      };
    case 'reference':
      return `\${${[datum.address, ...datum.path].join('.')}}`;
    case 'unknown':
      return datum.fails ? `!${datum.hole.reason}` : `?${datum.hole.expression}`;
  }
}
