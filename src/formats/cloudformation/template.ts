import { posix } from 'node:path';
import { type Problem, resolvePath, type SourceFile, type Tree } from '../../source.js';
import { readJson } from '../../syntax/json.js';
import { readYaml, type YamlEntry, type YamlNode } from '../../syntax/yaml.js';
import { childOf, entriesOf, intrinsicIn, itemsOf } from './intrinsic.js';
import { ServerlessVariables } from './serverless.js';

/** A template, before anything in it is evaluated. */
export interface Template {
  readonly file: SourceFile;
  /** `Resources`, `Parameters` and the like; none where the template has no such section. */
  section(name: string): ReadonlyMap<string, YamlEntry>;
  /** What of `Transform` is no transform of CloudFormation's own, and may add or change anything. */
  readonly macros: readonly string[];
  /** Set where the Serverless Framework fills in its own variables first. */
  readonly variables?: ServerlessVariables;
}

interface Parsed {
  readonly file: SourceFile;
  readonly roots: readonly YamlNode[];
  readonly broken: boolean;
}

/** Reads each file once. */
export class Templates {
  readonly problems: Problem[] = [];
  /** Files whose syntax is broken, so that what follows a mistake may have been misread or missed. */
  readonly broken = new Set<SourceFile>();
  private readonly parsed = new Map<string, Parsed | undefined>();
  private readonly templates = new Map<string, Template | undefined>();

  constructor(private readonly tree: Tree) {}

  /** Undefined where there is no such file, or it is no template. */
  load(path: string): Template | undefined {
    if (!this.templates.has(path)) this.templates.set(path, this.templateAt(path));
    return this.templates.get(path);
  }

  /** The template that a nested stack names by a path beside its own. */
  loadBeside(template: Template, path: string): Template | undefined {
    const own = resolvePath(posix.dirname(template.file.path), path);
    return own === undefined || /^[a-z0-9]+:\/\//i.test(path) ? undefined : this.load(own);
  }

  private templateAt(path: string): Template | undefined {
    const parsed = this.parse(path);
    const root = parsed?.roots.find(one => one.kind === 'mapping');
    if (parsed === undefined || root === undefined) return parsed && templateOf(parsed, []);
    const main = parsed.roots.find(one => childOf(one, 'Resources') !== undefined);
    if (main !== undefined) return templateOf(parsed, [main]);
    const resources = childOf(root, 'resources');
    if (resources === undefined)
      return isAllResources(root) ? templateOf(parsed, [], root) : templateOf(parsed, []);
    const variables = new ServerlessVariables(root, parsed.file.path, file => this.parse(file)?.roots[0]);
    const parts = itemsOf(resources) ?? [resources];
    const roots = parts.flatMap(part => variables.nodeFor(part) ?? []);
    return { ...templateOf(parsed, roots), variables };
  }

  private parse(path: string): Parsed | undefined {
    if (this.parsed.has(path)) return this.parsed.get(path);
    const file = this.tree.read(path);
    const parsed = file && parse(file, this.problems);
    if (parsed?.broken) this.broken.add(parsed.file);
    this.parsed.set(path, parsed);
    return parsed;
  }
}

function parse(file: SourceFile, problems: Problem[]): Parsed {
  if (/\.json$/i.test(file.path) || /^\s*\{\s*["}]/.test(file.text)) {
    const { root, broken, problems: found } = readJson(file);
    problems.push(...found);
    return { file, roots: root === undefined ? [] : [root], broken };
  }
  const { documents, problems: found } = readYaml(file);
  problems.push(...found);
  const roots = documents.flatMap(({ root }) => root ?? []);
  return { file, roots, broken: documents.some(({ broken }) => broken) };
}

function templateOf({ file }: Parsed, roots: readonly YamlNode[], resources?: YamlNode): Template {
  const sections = new Map<string, ReadonlyMap<string, YamlEntry>>();
  if (resources !== undefined) sections.set('Resources', entriesOf(resources));
  const section = (name: string): ReadonlyMap<string, YamlEntry> => {
    let entries = sections.get(name);
    if (entries === undefined) {
      entries = new Map(roots.flatMap(root => [...entriesOf(childOf(root, name))]));
      sections.set(name, entries);
    }
    return entries;
  };
  return { file, section, macros: roots.flatMap(root => macrosIn(childOf(root, 'Transform'))) };
}

const harmless = /^AWS::(?:Serverless|LanguageExtensions|CodeDeployBlueGreen|SecretsManager)/;

function macrosIn(transform: YamlNode | undefined): string[] {
  if (transform === undefined) return [];
  return (itemsOf(transform) ?? [transform]).flatMap(item => {
    const name = item.kind === 'mapping' ? childOf(item, 'Name') : item;
    const text = name?.kind === 'scalar' ? name.text : 'Transform';
    return harmless.test(text) ? [] : [text];
  });
}

/** Whether a mapping is what stands below `Resources:`, in a file of its own that another includes. */
function isAllResources(root: YamlNode): boolean {
  const entries = [...entriesOf(root).values()];
  return (
    entries.length > 0 &&
    entries.every(({ value }) => {
      const type = intrinsicIn(value) === undefined ? childOf(value, 'Type') : undefined;
      return type?.kind === 'scalar' && /^(?:AWS|Custom|Alexa)::/.test(type.text);
    })
  );
}
