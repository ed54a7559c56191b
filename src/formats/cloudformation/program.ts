import type { Reading } from '../format.js';
import { Budget } from './budget.js';
import type { Evaluated } from './evaluated.js';
import { childOf, entriesOf } from './intrinsic.js';
import { ParameterFiles, type Setting } from './parameter-files.js';
import { isStack, type Resource, Stack } from './stack.js';
import { type Template, Templates } from './template.js';

/** All templates of a repository together: who nests whom, who imports what of whom. */
export class Program {
  readonly templates: Templates;
  readonly budget: Budget;
  /** Those that no other nests. */
  readonly stacks: readonly Stack[];
  private readonly parameterFiles: ParameterFiles;
  private exports: Map<string, (() => Evaluated)[]> | undefined;

  constructor(reading: Reading) {
    this.templates = new Templates(reading.tree);
    this.parameterFiles = new ParameterFiles(reading.tree);
    const read = reading.paths.flatMap(path => this.templates.load(path) ?? []);
    const size = read.reduce((sum, { file }) => sum + file.text.length, 0);
    this.budget = new Budget(Math.max(100_000, size));
    this.stacks = this.rootsOf(read).map(template => new Stack(template, this));
  }

  /** Those that are no part of another; of templates that nest each other in a circle, the first. */
  private rootsOf(read: readonly Template[]): Template[] {
    const parts = new Map(read.map(template => [template.file.path, this.partsOf(template)]));
    const nested = new Set([...parts.values()].flat());
    const reached = new Set<string>();
    const roots: Template[] = [];
    const outer = read.filter(({ file }) => !nested.has(file.path));
    for (const template of [...outer, ...read]) {
      if (reached.has(template.file.path)) continue;
      roots.push(template);
      const open = [template.file.path];
      for (let path = open.pop(); path !== undefined; path = open.pop()) {
        if (reached.has(path)) continue;
        reached.add(path);
        open.push(...(parts.get(path) ?? []));
      }
    }
    return roots;
  }

  /** The files that are read as parts of another: nested templates, and files that Serverless includes. */
  private partsOf(template: Template): string[] {
    const resources = [...template.section('Resources').values()];
    const nested = resources.flatMap(({ value }) => {
      const resource = template.variables?.nodeFor(value) ?? value;
      return this.templateNestedIn(template, locationOf(resource)) ?? [];
    });
    return [...nested.map(({ file }) => file.path), ...(template.variables?.included ?? [])];
  }

  private templateNestedIn(template: Template, location: string | undefined): Template | undefined {
    const nested = location === undefined ? undefined : this.templates.loadBeside(template, location);
    return nested?.file.path === template.file.path ? undefined : nested;
  }

  /** The stack that a resource of the type `AWS::CloudFormation::Stack` is; undefined where its template is not here. */
  nestedStack(parent: Stack, resource: Resource): Stack | undefined {
    const template = this.templateNestedIn(parent.template, locationOf(resource.node));
    for (let stack: Stack | undefined = parent; stack !== undefined; stack = stack.nestedAs?.stack)
      if (stack.template === template) return undefined;
    return template && new Stack(template, this, resource);
  }

  /** What deployments in this repository set a parameter to; undefined for one that leaves it to its default. */
  settingsOf(template: Template, name: string): (Setting | undefined)[] {
    const parameters = new Set(template.section('Parameters').keys());
    return this.parameterFiles.of(template.file.path, parameters).map(settings => settings.get(name));
  }

  /** What one stack exports under a name; undefined where none does, or several do. */
  exported(name: string): Evaluated | undefined {
    if (this.exports === undefined) {
      this.exports = new Map();
      for (const stack of this.stacks)
        for (const [exported, value] of stack.exports())
          this.exports.set(exported, [...(this.exports.get(exported) ?? []), value]);
    }
    const [only, ...others] = this.exports.get(name) ?? [];
    return others.length === 0 ? only?.() : undefined;
  }
}

/** The path in the repository from which `aws cloudformation package` or `sam` takes a nested template. */
function locationOf(resource: Parameters<typeof childOf>[0]): string | undefined {
  const type = childOf(resource, 'Type');
  if (type?.kind !== 'scalar' || !isStack(type.text)) return undefined;
  const properties = entriesOf(childOf(resource, 'Properties'));
  const location = (properties.get('TemplateURL') ?? properties.get('Location'))?.value;
  return location?.kind === 'scalar' && location.tag === undefined ? location.text : undefined;
}
