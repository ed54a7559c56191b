import { posix } from 'node:path';
import type { Span } from '../../../source.js';
import type { HclBlock, HclExpression } from '../../../syntax/hcl/tree.js';
import type { Hole } from '../../../value.js';
import { type Datum, knownText, type MapDatum, unknownDatum } from '../evaluate/datum.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Resolution, Scope } from '../evaluate/scope.js';
import { makersOf } from './body.js';
import { type Declarations, directoryCalled } from './directories.js';
import { attributeOf, type Instance, instancesOf } from './instances.js';
import { LazyMap, lazyObject, type StandIn } from './lazy-map.js';
import { namesIn } from './module-names.js';
import { indexOf, type Resource, type Resources, resourcesOf, together } from './resource.js';
import type { Run } from './run.js';
import { constrained } from './type-constraint.js';
import { understood } from './understood-modules.js';

/** How a module came to be. */
export interface Origin {
  /** The directory of the root module. */
  readonly root: string;
  /** The directories from the root to this module's own. */
  readonly trail: readonly string[];
  /** How the root calls this module, `module.a["k"].module.b`; absent for the root itself. */
  readonly address?: string;
  /** The value that a variable was given; undefined where its default counts. */
  input(name: string, fallback: HclExpression | undefined, scope: Scope): Datum | undefined;
  /** Why it is not known whether there is such a module. */
  readonly doubt?: Hole;
}

/** A call of a module that is not in this repository. */
export interface ForeignCall {
  readonly source: string;
  /** Why it is not read, as the end of a sentence. */
  readonly reason: string;
  readonly arguments: MapDatum;
  readonly block: HclBlock;
}

/** What a walk through modules comes upon. */
export interface Visitor {
  /** `module` is the address of the module that it is in; absent for the root. */
  resource(resource: Resource, module: string | undefined): void;
  foreign(call: ForeignCall): void;
}

/** A module takes about as much time and memory as so many resources. */
const costOfModule = 10;

interface Calls {
  readonly children: readonly Module[];
  readonly resources: readonly Resource[];
  readonly foreign: readonly ForeignCall[];
  readonly datum: Datum;
}

/** A module with its inputs. It is evaluated as far as somebody asks. */
export class Module implements Scope {
  readonly directory: string;
  readonly files;
  readonly budget;
  private readonly names: ReadonlyMap<string, Datum>;
  private readonly resources = new Map<HclBlock, Resources>();
  private readonly calls = new Map<HclBlock, Calls>();

  constructor(
    private readonly declarations: Declarations,
    private readonly run: Run,
    private readonly origin: Origin,
  ) {
    this.directory = origin.root;
    this.files = run.tree;
    this.budget = run.budget;
    const { root, trail } = origin;
    this.names = namesIn(declarations.blocks, posix.relative(root, trail.at(-1) ?? root) || '.', run.depth, {
      variable: block => this.variable(block.labels[0] ?? '', block),
      local: expression => evaluate(expression, this),
      module: block => this.callsOf(block).datum,
      resource: block => this.resourcesOf(block).datum(),
    });
  }

  resolve(root: string): Resolution | undefined {
    const datum = this.names.get(root);
    return datum && { datum, taken: 0 };
  }

  /** Goes through every instance of every resource, here and in the modules that are called. */
  walk(visitor: Visitor): void {
    const { address } = this.origin;
    for (const block of this.declarations.blocks) {
      if (block.type === 'resource' || block.type === 'data') {
        for (const resource of this.resourcesOf(block).resources) visitor.resource(resource, address);
      } else if (block.type === 'module') {
        const { children, resources, foreign } = this.callsOf(block);
        for (const resource of resources) visitor.resource(resource, address);
        for (const call of foreign) visitor.foreign(call);
        for (const child of children) child.walk(visitor);
      }
    }
  }

  /** Its outputs, as the module that calls it sees them. */
  outputs(span: Span): MapDatum {
    const makers = new Map<string, () => Datum>();
    for (const { type, labels, body } of this.declarations.blocks) {
      const value = type === 'output' ? attributeOf(body, 'value') : undefined;
      if (value !== undefined) makers.set(labels[0] ?? '', () => evaluate(value, this));
    }
    return lazyObject('output.', makers, span, this.run.depth);
  }

  private variable(name: string, block: HclBlock): Datum {
    const fallback = attributeOf(block.body, 'default');
    const given = this.origin.input(name, fallback, this);
    const nullable = attributeOf(block.body, 'nullable');
    const isRefused = given?.kind === 'null' && nullable?.kind === 'literal' && nullable.value === false;
    const type = attributeOf(block.body, 'type');
    const datum = given === undefined || isRefused ? fallback && evaluate(fallback, this) : given;
    if (datum === undefined)
      return unknownDatum(`var.${name}`, 'a variable without a default', block.headSpan);
    return constrained(datum, type, this);
  }

  private resourcesOf(block: HclBlock): Resources {
    return settled(this.resources, block, () => resourcesOf(block, this, this.run, this.origin.doubt));
  }

  private callsOf(block: HclBlock): Calls {
    return settled(this.calls, block, () => this.call(block));
  }

  private call(block: HclBlock): Calls {
    const [repetition, all] = instancesOf(block.body, this, this.run);
    const instances = this.run.allow(all.length * costOfModule, block.headSpan) ? all : [];
    const called = instances.map(instance => this.callOnce(block, instance));
    const referable = instances.map((instance, at) => ({ ...instance, datum: called[at]!.datum }));
    return {
      children: called.flatMap(({ children }) => children),
      resources: called.flatMap(({ resources }) => resources),
      foreign: called.flatMap(({ foreign }) => foreign),
      datum: together(repetition, referable, block.span),
    };
  }

  private callOnce(block: HclBlock, { key, scope, doubt: own }: Instance): Calls {
    const doubt = own ?? this.origin.doubt;
    const makers = makersOf(block.body, scope, this.run);
    for (const own of ['source', 'version']) makers.delete(own);
    const entries = lazyObject('', makers, block.span, this.run.depth);
    const name = `module.${block.labels[0]}`;
    const written = attributeOf(block.body, 'source');
    const source = (written && knownText(evaluate(written, scope))) ?? '';
    const child = /^\.\.?\//.test(source)
      ? this.child(source, written!, entries, key === undefined ? name : `${name}${indexOf(key)}`, doubt)
      : 'it is not in this repository';
    if (child instanceof Module)
      return { children: [child], resources: [], foreign: [], datum: child.outputs(block.span) };
    const known = understood(
      source,
      { name, arguments: entries, block, scope, ...(doubt && { doubt }) },
      this.run,
    );
    if (known !== undefined) return { children: [], foreign: [], ...known };
    const foreign = { source, reason: child, arguments: entries, block };
    const standIn: StandIn = (key, reason) => unknownDatum(`${name}.${key}`, reason, block.headSpan);
    const outputs = new LazyMap(
      new Map(),
      standIn,
      this.run.depth,
      'an output of a module that is not in this repository',
    );
    return {
      children: [],
      resources: [],
      foreign: [foreign],
      datum: { kind: 'map', entries: outputs, span: block.span },
    };
  }

  /** The module of a local path, or why there is none. */
  private child(
    source: string,
    written: HclExpression,
    given: MapDatum,
    name: string,
    doubt: Hole | undefined,
  ): Module | string {
    const { root, trail, address } = this.origin;
    const directory = directoryCalled(trail.at(-1) ?? root, source);
    const declarations = directory === undefined ? undefined : this.run.directories.of(directory);
    if (directory !== undefined && declarations !== undefined && !trail.includes(directory)) {
      this.run.note(declarations);
      const input = (name: string) => given.entries.get(name);
      return new Module(declarations, this.run, {
        root,
        trail: [...trail, directory],
        address: address === undefined ? name : `${address}.${name}`,
        input,
        ...(doubt && { doubt }),
      });
    }
    const [message, reason] =
      directory === undefined
        ? [
            'The source leads out of the repository. Keep modules inside it.',
            'it is outside of the repository',
          ]
        : declarations === undefined
          ? [
              `There is no module in ${directory || 'this directory'}. Correct the source.`,
              'there is no such directory',
            ]
          : ['The module calls itself. Break the circle.', 'it calls itself'];
    this.run.problems.push({ message, span: written.span });
    return reason;
  }
}

function settled<K, V>(cache: Map<K, V>, key: K, make: () => V): V {
  let value = cache.get(key);
  if (value === undefined) {
    value = make();
    cache.set(key, value);
  }
  return value;
}
