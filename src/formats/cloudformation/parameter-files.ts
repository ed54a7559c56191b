import { posix } from 'node:path';
import { resolvePath, type SourceFile, type Span, type Tree } from '../../source.js';
import { spanOfText } from '../../syntax/fields.js';
import { readJson } from '../../syntax/json.js';
import { readYaml, type YamlNode } from '../../syntax/yaml.js';
import { childOf, entriesOf, isNull, itemsOf, spanOfEntry } from './intrinsic.js';

/** What a file of the repository sets a parameter to; without a text something that is not known. */
export interface Setting {
  readonly text?: string;
  readonly span: Span;
}

/** A file that says how some template is deployed. */
interface Deployment {
  readonly file: SourceFile;
  readonly settings: ReadonlyMap<string, Setting>;
  /** Whether it is about this template. */
  isOf(path: string, parameters: ReadonlySet<string>): boolean;
}

/** Finds what the repository sets a template's parameters to: files of parameters, and commands that deploy. */
export class ParameterFiles {
  private found: readonly Deployment[] | undefined;

  constructor(private readonly tree: Tree) {}

  /** For each deployment of a template what it sets, by parameter. */
  of(path: string, parameters: ReadonlySet<string>): ReadonlyMap<string, Setting>[] {
    if (parameters.size === 0) return [];
    this.found ??= this.tree.paths.flatMap(candidate => deploymentIn(this.tree, candidate));
    return this.found.filter(one => one.isOf(path, parameters)).map(({ settings }) => settings);
  }
}

function deploymentIn(tree: Tree, path: string): Deployment[] {
  if (/(?:^|\/)package(?:-lock)?\.json$/.test(path)) return [];
  if (/\.(?:json|ya?ml)$/i.test(path)) {
    const file = tree.peek(path);
    if (file === undefined || !/"ParameterKey"|^[ {\t]*["']?[Pp]arameters["']?\s*:/m.test(file.text))
      return commandsIn(file);
    return /Resources["']?\s*:/.test(file.text) ? [] : [...dataIn(file), ...commandsIn(file)];
  }
  const isScript = /(?:^|\/)(?:[Mm]akefile|[Jj]ustfile|[^/]*\.(?:mk|sh|bash|ps1|cmd|bat|toml))$/.test(path);
  return isScript ? commandsIn(tree.peek(path)) : [];
}

/** Parameters as `aws cloudformation`, CodePipeline and Git sync take them. */
function dataIn(file: SourceFile): Deployment[] {
  const root = file.path.endsWith('json') ? readJson(file).root : readYaml(file).documents[0]?.root;
  if (root === undefined) return [];
  const settings = new Map<string, Setting>();
  for (const item of itemsOf(root) ?? []) {
    const [key, value] = [childOf(item, 'ParameterKey'), childOf(item, 'ParameterValue')];
    if (key?.kind === 'scalar') settings.set(key.text, settingOf(value, item.span));
  }
  const named = childOf(root, 'Parameters') ?? childOf(root, 'parameters');
  for (const [name, entry] of entriesOf(named))
    settings.set(name, settingOf(entry.value, spanOfEntry(entry)));
  if (settings.size === 0) return [];
  const template = childOf(root, 'template-file-path');
  const own = template?.kind === 'scalar' ? resolvePath(posix.dirname(file.path), template.text) : undefined;
  // CloudFormation refuses a parameter that a template does not have.
  const fits = (parameters: ReadonlySet<string>): boolean =>
    [...settings.keys()].every(name => parameters.has(name));
  return [
    {
      file,
      settings,
      isOf: (path, parameters) =>
        own === undefined ? fits(parameters) : own === path || resolvePath('.', textOf(template)) === path,
    },
  ];
}

function textOf(node: YamlNode | undefined): string {
  return node?.kind === 'scalar' ? node.text : '';
}

function settingOf(value: YamlNode | undefined, span: Span): Setting {
  return value?.kind !== 'scalar' || isNull(value) ? { span } : { text: value.text, span: spanOfText(value) };
}

const pair =
  /(?<![A-Za-z0-9])(?:ParameterKey=)?([A-Za-z0-9]{1,255})(?:=|,ParameterValue=)(\\?"(?:[^"\\]*)\\?"|'[^']*'|[^\s"'\\,]*)/g;

/** `--parameter-overrides Name=text` in a script, a workflow or `samconfig.toml` that names the template too. */
function commandsIn(file: SourceFile | undefined): Deployment[] {
  const start = file?.text.search(/parameter[-_]overrides|ParameterKey=/i) ?? -1;
  if (file === undefined || start === -1) return [];
  const settings = new Map<string, Setting>();
  for (const match of file.text.slice(start).matchAll(pair)) {
    const [whole, name = '', quoted = ''] = match;
    const text = quoted.replace(/^\\?["']|\\?["']$/g, '');
    const at = start + match.index;
    const span = { file, start: at, end: at + whole.length };
    const isKnown = text !== '' && !/[$`<%{]/.test(text) && (settings.get(name)?.text ?? text) === text;
    settings.set(
      name,
      isKnown && !settings.has(name) ? { text, span } : isKnown ? settings.get(name)! : { span },
    );
  }
  const isOf = (path: string): boolean =>
    file.text.includes(posix.basename(path)) ||
    (/(?:^|\/)samconfig\.(?:toml|ya?ml)$/.test(file.path) && isBeside(path, file.path));
  return [{ file, settings, isOf }];
}

/** The template that `sam deploy` takes by itself. */
function isBeside(path: string, configuration: string): boolean {
  return (
    posix.dirname(path) === posix.dirname(configuration) &&
    /^template\.(?:ya?ml|json)$/.test(posix.basename(path))
  );
}
