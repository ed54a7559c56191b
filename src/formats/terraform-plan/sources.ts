import { posix } from 'node:path';
import type { Span, Tree } from '../../source.js';
import type { HclBlock, HclBody } from '../../syntax/hcl/tree.js';
import { Directories, directoryCalled, directoryOf } from '../terraform/configuration/directories.js';
import { namesOf } from './address.js';
import type { Place } from './datum.js';
import type { Plan, PlannedResource } from './plan.js';
import type { References } from './reference.js';

/** The configuration that plans were made of, as far as it is in the repository: the places of what they say. */
export class Sources {
  private readonly directories: Directories;
  private readonly indexed = new Map<string, Indexed>();
  private readonly written = new Map<HclBlock, Map<string, Written>>();

  constructor(private readonly tree: Tree) {
    this.directories = new Directories(tree);
  }

  /** The directory of a plan's root module: the plan's own or the nearest above that declares any of it. */
  rootOf({ file, resources }: Plan): string | undefined {
    const sought = resources.map(({ modules: [module], mode, type, name }) =>
      module === undefined ? keyOf(mode, type, name) : `module ${module.name}`,
    );
    const first = directoryOf(file.path);
    for (let at: string | undefined = first; at !== undefined; at = directoryAbove(at)) {
      const { blocks } = this.index(at);
      if (sought.some(key => blocks.has(key))) return at;
    }
    return undefined;
  }

  /** The block of a resource and the places of its values in it, or in its module where they are written elsewhere. */
  find(
    { modules, mode, type, name }: PlannedResource,
    root: string,
    references: References,
  ): { readonly block: HclBlock; readonly place: Place } | undefined {
    const directory = this.directoryOf(namesOf(modules), root, references);
    const module = directory === undefined ? undefined : this.index(directory);
    const block = module?.blocks.get(keyOf(mode, type, name));
    if (module === undefined || block === undefined) return undefined;
    return {
      block,
      place: (_, path, text) => {
        const { regions, literals } = this.writtenIn(block, path);
        const key = text === undefined ? undefined : spelt(text);
        const found =
          key === undefined ? undefined : (literals.has(key) ? literals : module.literals).get(key);
        return found ?? (regions.length === 1 ? regions[0]! : block.span);
      },
    };
  }

  /** What stands for an attribute in a block; of many instances, or many nested blocks, once. */
  private writtenIn(block: HclBlock, path: readonly string[]): Written {
    const paths = this.written.get(block) ?? new Map<string, Written>();
    this.written.set(block, paths);
    const key = path.join('.');
    let written = paths.get(key);
    if (written === undefined) {
      const regions = regionsIn(block.body, path);
      written = { regions, literals: placesOf(regions) };
      paths.set(key, written);
    }
    return written;
  }

  private directoryOf(modules: readonly string[], root: string, references: References): string | undefined {
    let directory: string | undefined = root;
    for (let count = 1; count <= modules.length && directory !== undefined; count++) {
      const source = references.sourceOf(modules.slice(0, count));
      directory = source?.startsWith('.') ? directoryCalled(directory, source) : undefined;
    }
    return directory;
  }

  private index(directory: string): Indexed {
    let indexed = this.indexed.get(directory);
    if (indexed === undefined) {
      const blocks = this.directories.of(directory)?.blocks ?? [];
      const paths = this.directories.files.get(directory) ?? [];
      const files = paths.flatMap(path => this.tree.read(path) ?? []);
      indexed = {
        blocks: new Map(blocks.map(block => [keyOfBlock(block), block])),
        literals: placesOf(files.map(file => ({ file, start: 0, end: file.text.length }))),
      };
      this.indexed.set(directory, indexed);
    }
    return indexed;
  }
}

/** Where each quoted text stands; undefined where it stands in several places. */
type Places = ReadonlyMap<string, Span | undefined>;

/** What a directory declares, and its quoted texts. */
interface Indexed {
  readonly blocks: ReadonlyMap<string, HclBlock>;
  readonly literals: Places;
}

/** The expressions or blocks that stand for an attribute, and the quoted texts in them. */
interface Written {
  readonly regions: readonly Span[];
  readonly literals: Places;
}

function placesOf(regions: readonly Span[]): Places {
  const places = new Map<string, Span | undefined>();
  for (const { text, span } of regions.flatMap(literalsIn)) {
    const key = spelt(text);
    places.set(key, places.has(key) ? undefined : span);
  }
  return places;
}

function keyOf(mode: string, type: string, name: string): string {
  return `${mode === 'data' ? 'data' : 'resource'} ${type} ${name}`;
}

function keyOfBlock({ type, labels }: HclBlock): string {
  return [type, ...labels].join(' ');
}

function directoryAbove(directory: string): string | undefined {
  if (directory === '') return undefined;
  const above = posix.dirname(directory);
  return above === '.' ? '' : above;
}

/** Where an attribute, or blocks that stand for it, are written; the innermost that can be told. */
function regionsIn(body: HclBody, [name, ...path]: readonly string[]): Span[] {
  if (name === undefined) return [];
  const attribute = body.attributes.find(one => one.name === name);
  if (attribute !== undefined) return [attribute.expression.span];
  return body.blocks.flatMap(block => {
    const isDynamic = block.type === 'dynamic' && block.labels[0] === name;
    const own = isDynamic ? block.body.blocks.find(({ type }) => type === 'content') : block;
    if (own === undefined || !(isDynamic || block.type === name)) return [];
    const inner = regionsIn(own.body, path);
    return inner.length > 0 ? inner : [block.span];
  });
}

/** The quoted texts in a stretch of a file, each without its quotes; labels of blocks and templates are none. */
function literalsIn({ file, start, end }: Span): { text: string; span: Span }[] {
  const found = file.text
    .slice(start, end)
    .matchAll(/^[ \t]*\w+(?:[ \t]+"[^"\n]*")+[ \t]*\{|"((?:[^"\\\n$%]|\\.|[$%](?!\{))*)"/gm);
  return [...found].flatMap(({ 1: text, index }) => {
    if (text === undefined) return [];
    const from = start + index + 1;
    return { text: text.replaceAll('\\"', '"'), span: { file, start: from, end: from + text.length } };
  });
}

/** Providers change the case of names, and add or take their final dots. */
function spelt(text: string): string {
  return text.toLowerCase().replace(/\.$/, '');
}
