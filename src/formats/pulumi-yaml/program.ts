import type { DomainName } from '../../dns/name.js';
import type { SourceFile, Span } from '../../source.js';
import { fieldAt, fieldsOf, itemsOf, textAt } from '../../syntax/fields.js';
import { indexKeys, type YamlEntry, type YamlNode } from '../../syntax/yaml.js';
import type { Hole, Parts } from '../../value.js';
import { apexOf, type KnownZone, partsOfZone, type Zones } from '../terraform/configuration/zones.js';
import { oneOf } from '../terraform/evaluate/alternatives.js';
import type { Budget } from '../terraform/evaluate/budget.js';
import { type Datum, unknownDatum } from '../terraform/evaluate/datum.js';
import { first, textOf } from '../terraform/resources/fields.js';
import { privacyOf } from '../terraform/resources/privacy.js';
import { validationIdHole } from '../terraform/resources/validation-id.js';
import type { ZoneResource } from '../terraform/resources/zone-table.js';
import { zoneTypeOf } from '../terraform/resources/zone-type.js';
import type { Configuration } from './configuration.js';
import { withDelegationRecords } from './delegation-records.js';
import { evaluate, type Names, stepInto } from './evaluate.js';
import { type Access, interpolated } from './interpolation.js';
import { type Meaning, meaningOf, meaningOfFunction } from './types.js';
import { camel, inWords } from './words.js';

/** A resource that is about DNS, or orders a certificate. */
export interface Resource {
  /** As the program calls it. */
  readonly name: string;
  readonly meaning: Meaning;
  /** Its properties in the words of Terraform. */
  readonly attributes: Datum;
  /** What `ignoreChanges` names, as it is written. */
  readonly ignored: readonly YamlNode[];
  readonly span: Span;
}

/** One Pulumi program: what its names mean, and its resources. */
export class Program implements Names {
  private readonly resourceEntries: ReadonlyMap<string, YamlEntry>;
  private readonly variables: ReadonlyMap<string, YamlNode>;
  /** Undefined while it is worked out, so that a circle is noticed. */
  private readonly values = new Map<string, Datum | undefined>();
  /** The ids of zones of which the validation id was read. */
  readonly delegations: Parts[] = [];
  /** The names of resources of which the records were read that delegate their validation. */
  readonly delegated = new Set<string>();

  constructor(
    readonly file: SourceFile,
    root: YamlNode,
    private readonly configuration: Configuration,
    private readonly zones: Zones,
    readonly budget: Budget,
    private readonly zoneOf: (path: string) => ReturnType<typeof apexOf>,
  ) {
    const resources = fieldAt(root, 'resources');
    this.resourceEntries = resources?.kind === 'mapping' ? indexKeys(resources.entries).entries : new Map();
    this.variables = fieldsOf(fieldAt(root, 'variables'));
  }

  /** The resources that hold records, are zones or order certificates; a zone that is only looked up is none. */
  *resources(): Generator<Resource> {
    for (const [name, entry] of this.resourceEntries) {
      const meaning = meaningOf(textAt(entry.value, 'type') ?? '');
      if (meaning === undefined) continue;
      const value = this.resource(name, entry);
      if (fieldAt(entry.value, 'get') !== undefined) continue;
      const ignored = itemsOf(fieldAt(entry.value, 'options', 'ignoreChanges'));
      yield { name, meaning, attributes: inWords(value, meaning), ignored, span: spanOf(entry) };
    }
  }

  resolve({ name, path, expression }: Access, span: Span): Datum {
    if (name === 'pulumi') return unknownDatum(expression, 'which only Pulumi knows', span);
    const resource = this.resourceEntries.get(name);
    if (resource !== undefined) {
      if (path[0] === 'dcvDelegationRecords') this.delegated.add(name);
      const value = this.resource(name, resource);
      return stepInto(value, path.length === 0 ? ['id'] : path, span, expression);
    }
    const variable = this.variables.get(name);
    const alias = variable && aliasIn(variable);
    // What stands for a whole resource is that resource, with all that can be asked of it.
    if (alias !== undefined && this.budget.enter()) {
      try {
        return this.resolve({ ...alias, path: [...alias.path, ...path] }, span);
      } finally {
        this.budget.leave();
      }
    }
    if (variable !== undefined) {
      const value = this.once(`variable ${name}`, span, () => evaluate(variable, this));
      return stepInto(value, path, span, expression);
    }
    const values = this.configuration.values.get(name);
    if (values === undefined) return unknownDatum(expression, 'which is not in the program', span);
    return stepInto(
      this.once(`config ${name}`, span, () => this.configured(name, values, span)),
      path,
      span,
      expression,
    );
  }

  invoke(token: string, argument: YamlNode | undefined, node: YamlNode): Datum {
    const { span } = node;
    const own: Datum = argument ? evaluate(argument, this) : { kind: 'map', entries: new Map(), span };
    if (/^cloudflare:(?:index\/)?(?:getDcvDelegation:)?getDcvDelegation$/.test(token)) {
      const id = first(own, 'zoneId');
      if (id !== undefined) this.delegations.push(textOf(id));
      const hole = validationIdHole(`${token}.uuid`, this.apexOf(own));
      return { kind: 'map', entries: new Map([['uuid', { kind: 'unknown', hole, span }]]), span };
    }
    const meaning = meaningOfFunction(token);
    const found = meaning && this.zoneDatum(token, meaning, own, span, false);
    return found ?? { kind: 'unknown', hole: { expression: token, reason: onlyProvider }, span };
  }

  /** Works every variable out, so that all that is invoked is known. */
  readVariables(): void {
    for (const [name, { span }] of this.variables) this.resolve({ name, path: [], expression: name }, span);
  }

  /** The name of the zone of a resource of Cloudflare, as far as the program tells. */
  private apexOf(own: Datum): DomainName | undefined {
    const id = first(own, 'zoneId');
    const name = id && this.zones.ofId(textOf(id))?.name;
    return name && 'apex' in name ? name.apex : undefined;
  }

  private resource(name: string, entry: YamlEntry): Datum {
    const { span } = entry.key;
    return this.once(`resource ${name}`, span, () => {
      const type = textAt(entry.value, 'type') ?? '';
      const meaning = meaningOf(type);
      const state = fieldAt(entry.value, 'get');
      const properties = state === undefined ? fieldAt(entry.value, 'properties') : fieldAt(state, 'state');
      const own = properties && evaluate(properties, this);
      const hole = { expression: name, reason: onlyProvider };
      const known: Datum =
        own?.kind === 'map'
          ? { ...own, open: { hole } }
          : own?.kind === 'unknown'
            ? own
            : { kind: 'map', entries: new Map(), open: { hole }, span };
      if (meaning?.isCertificate) return withDelegationRecords(name, known, this.apexOf(known));
      return (meaning && this.zoneDatum(name, meaning, known, spanOf(entry), state === undefined)) ?? known;
    });
  }

  /** A zone's ids are holes by which it is found again, wherever expressions carry them; undefined for what is no zone. */
  private zoneDatum(
    expression: string,
    meaning: Meaning,
    own: Datum,
    span: Span,
    isDeclared: boolean,
  ): Datum | undefined {
    const { zone: row, provider } = meaning;
    if (row === undefined || own.kind !== 'map') return undefined;
    const zone = this.knownZone(row, provider, inWords(own, meaning), span, isDeclared);
    const entries = new Map(own.entries);
    const holes: Hole[] = [];
    for (const id of ['id', ...row.ids, ...(row.label && !entries.has(row.label) ? [row.label] : [])]) {
      const hole = { expression: `${expression}.${camel(id)}`, reason: onlyProvider };
      holes.push(hole);
      entries.set(camel(id), { kind: 'unknown', hole, span });
    }
    const parts = partsOfZone(zone);
    const names = [...row.apex.filter(path => !path.includes('.')), ...(row.names ?? [])];
    for (const name of names.filter(name => name !== row.label)) {
      const place = own.entries.get(camel(name))?.span ?? span;
      entries.set(camel(name), { kind: 'text', parts, span: place });
    }
    this.zones.add(() => zone, holes);
    return { ...own, entries, open: { hole: { expression, reason: onlyProvider } } };
  }

  private knownZone(
    row: ZoneResource,
    provider: string,
    attributes: Datum,
    span: Span,
    isDeclared: boolean,
  ): KnownZone {
    const written = row.apex.map(path => first(attributes, path)).find(datum => datum !== undefined);
    const parts: Parts = written
      ? textOf(written)
      : [{ expression: '…', reason: 'a name that only the provider knows' }];
    const apex = apexOf(parts) ?? this.zoneOf(span.file.path);
    const label = row.label === undefined ? undefined : first(attributes, row.label);
    const privacy = privacyOf(row, attributes);
    const maybePrivate = typeof privacy === 'object' ? privacy : undefined;
    const type = zoneTypeOf(row, attributes, isDeclared);
    return {
      provider,
      name: apex === undefined ? { parts } : { apex },
      isDeclared: isDeclared && !maybePrivate,
      isPrivate: privacy === true,
      ...(maybePrivate && { maybePrivate }),
      ...(type && { type }),
      span,
      ...(label && label.kind !== 'unknown' && { label: textOf(label) }),
    };
  }

  /** What all stacks set a value to, or as much as they share. */
  private configured(name: string, values: readonly (YamlNode | undefined)[], span: Span): Datum {
    const set = values.map((node): Datum => {
      if (node === undefined) return unknownDatum(name, 'a configuration value that no file sets', span);
      if (fieldAt(node, 'secure') !== undefined) return unknownDatum(name, 'a secret', span);
      return evaluate(node, this);
    });
    return oneOf(set, { expression: name, reason: 'a configuration value that differs from stack to stack' });
  }

  private once(key: string, span: Span, work: () => Datum): Datum {
    const value = this.values.get(key);
    if (value !== undefined) return value;
    if (this.values.has(key)) return unknownDatum(key.split(' ')[1]!, 'which depends on itself', span);
    this.values.set(key, undefined);
    const made = work();
    this.values.set(key, made);
    return made;
  }
}

const onlyProvider = 'which only the provider knows';

/** What a text refers to that is nothing but one expression. */
function aliasIn(node: YamlNode): Access | undefined {
  const [only, ...more] = node.kind === 'scalar' ? interpolated(node.text) : [];
  return typeof only === 'object' && more.length === 0 ? only : undefined;
}

function spanOf({ key, value }: YamlEntry): Span {
  return value.span.file === key.span.file
    ? { ...key.span, end: Math.max(key.span.end, value.span.end) }
    : key.span;
}
