import { posix } from 'node:path';
import type { Problem, SourceFile } from '../../../source.js';
import type { HclExpression } from '../../../syntax/hcl/tree.js';
import { type Datum, unknownDatum } from '../evaluate/datum.js';
import { areEqual } from '../evaluate/equality.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import { type Directories, directoryOf } from './directories.js';
import type { Run } from './run.js';

/** The values that files give to the variables of a root module. */
export interface VariableFiles {
  /** The value of a variable; undefined where its default counts. */
  input(name: string, fallback: HclExpression | undefined, scope: Scope): Datum | undefined;
  readonly problems: readonly Problem[];
}

/**
 * `terraform.tfvars` and `*.auto.tfvars` count as Terraform has it, the last one most. Which of the others is used is
 * said on the command line: a variable has the value that it has under every one of them, and is unknown where they
 * differ.
 */
export function variableFilesOf(
  root: string,
  { tree, directories, budget, setByTerragrunt }: Run,
): VariableFiles {
  const problems: Problem[] = [];
  // What stands in these files refers to nothing.
  const scope: Scope = { resolve: () => undefined, directory: root, files: tree, budget };
  const valuesIn = (path: string): ReadonlyMap<string, Datum> => {
    const file = tree.read(path);
    if (file === undefined) return new Map();
    if (path.endsWith('.json')) return valuesInJson(file, scope);
    const { body, problems: found } = directories.parse(file);
    problems.push(...found);
    return new Map(body.attributes.map(({ name, expression }) => [name, evaluate(expression, scope)]));
  };
  const paths = tree.paths.filter(path => isVariableFile(path) && belongsTo(path, root, directories));
  const automatic = paths.filter(path => directoryOf(path) === root && isAutomatic(path));
  const always = new Map(inOrder(automatic).flatMap(path => [...valuesIn(path)]));
  const chosen = paths
    .filter(path => !automatic.includes(path))
    .map(path => ({ name: posix.basename(path), values: valuesIn(path) }));
  const byDefault = (name: string, fallback: HclExpression, module: Scope): Datum =>
    setByTerragrunt.has(name)
      ? unknownDatum(`var.${name}`, 'a variable that Terragrunt may set', fallback.span)
      : evaluate(fallback, module);
  const input: VariableFiles['input'] = (name, fallback, module) => {
    const without = always.get(name) ?? (fallback && byDefault(name, fallback, module));
    const [one, ...others] = chosen.map(({ values }) => values.get(name) ?? without);
    if (chosen.length === 0) return without;
    if (others.every(other => other === one || (one && other && areEqual(one, other) === true))) return one;
    const among = chosen.map(file => file.name).join(' or ');
    const { span } = [one, ...others].find(value => value !== undefined)!;
    return unknownDatum(`var.${name}`, `a variable that depends on which of ${among} is used`, span);
  };
  return { input, problems };
}

function valuesInJson(file: SourceFile, scope: Scope): ReadonlyMap<string, Datum> {
  const span = { file, start: 0, end: file.text.length };
  const text = { kind: 'template', parts: [{ kind: 'text', text: file.text, span }], span } as const;
  const call = { kind: 'call', name: 'jsondecode', nameSpan: span, isExpanded: false, span } as const;
  const datum = evaluate({ ...call, arguments: [text] }, scope);
  return datum.kind === 'map' ? datum.entries : new Map();
}

function isVariableFile(path: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(path) && !/(?:^|\/)\.terraform\//.test(path);
}

function isAutomatic(path: string): boolean {
  return /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(path);
}

/** `terraform.tfvars` first, then its JSON form, then the others by name. */
function inOrder(paths: readonly string[]): string[] {
  const rank = (path: string) => ['terraform.tfvars', 'terraform.tfvars.json'].indexOf(posix.basename(path));
  const first = paths.filter(path => rank(path) !== -1).sort((a, b) => rank(a) - rank(b));
  return [...first, ...paths.filter(path => rank(path) === -1).sort()];
}

/** Whether the nearest module at or above a file is the root. */
function belongsTo(path: string, root: string, directories: Directories): boolean {
  for (let at = directoryOf(path); ; at = directoryOf(at)) {
    if (at === root) return true;
    if (at === '' || directories.files.has(at)) return false;
  }
}
