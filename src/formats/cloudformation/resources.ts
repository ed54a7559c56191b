import { gapIn } from '../../dns/zone.js';
import { type Problem, type SourceFile, type Span, wholeFile } from '../../source.js';
import { evaluate } from './evaluate.js';
import { type Evaluated, holeOf, knownText, type MappingValue, unknownValue } from './evaluated.js';
import { HostedZones } from './hosted-zones.js';
import { childOf } from './intrinsic.js';
import type { LooseRecords } from './loose-records.js';
import { described, readRecordSet, type Surroundings } from './records.js';
import type { Truth } from './scope.js';
import { isStack, propertiesOf, type Resource, type Stack, stands } from './stack.js';

/** Reads the zones and records of stacks and of the stacks nested in them. */
export class ResourceReader {
  readonly problems: Problem[] = [];
  /** What of a template may add or change anything in it. */
  readonly unforeseen: { readonly file: SourceFile; readonly what: string; readonly span: Span }[] = [];
  private readonly zones: HostedZones;

  constructor(private readonly records: LooseRecords) {
    this.zones = new HostedZones(records, this.problems);
  }

  /** Zones first: a record may stand in one of a stack that comes later. */
  read(stacks: readonly Stack[]): void {
    const all = stacks.flatMap(stack => [...withNested(stack)]);
    for (const { template } of all)
      for (const macro of template.macros) this.unforesee(template.file, `the macro \`${macro}\``);
    const resources = all.flatMap(stack => [...stack.resources.values()]);
    for (const resource of resources)
      if (resource.type === 'AWS::Route53::HostedZone') this.zones.read(resource);
    for (const resource of resources) this.readResource(resource);
  }

  private readResource(resource: Resource): void {
    const { id, type, span, stack } = resource;
    if (type === 'AWS::Route53::RecordSet') this.readSet(propertiesOf(resource), resource);
    else if (type === 'AWS::Route53::RecordSetGroup') this.readGroup(resource);
    else if (type?.startsWith('AWS::Serverless::') && type.endsWith('Api')) this.readApi(resource);
    else if (type === undefined) this.unforesee(stack.template.file, `\`${id}\``, span);
  }

  private unforesee(file: SourceFile, what: string, span = wholeFile(file)): void {
    this.unforeseen.push({ file, what, span });
  }

  private readGroup(resource: Resource): void {
    const group = propertiesOf(resource);
    const sets = group.kind === 'mapping' ? (group.get('RecordSets') ?? addedTo(group)) : group;
    for (const set of sets.kind === 'list' ? sets.items : [sets])
      this.readSet(set, { ...resource, span: set.span }, group.kind === 'mapping' ? group : undefined);
  }

  /** SAM writes an alias for the domain of an API, where `Route53` says in which zone. */
  private readApi(resource: Resource): void {
    const api = propertiesOf(resource);
    const domain = api.kind === 'mapping' ? api.get('Domain') : undefined;
    const route53 = domain?.kind === 'mapping' ? domain.get('Route53') : undefined;
    if (domain?.kind !== 'mapping' || route53?.kind !== 'mapping') return;
    const { span } = domain;
    const alias = {
      kind: 'mapping',
      get: () => unknownValue('Domain', 'whose servers SAM chooses', span),
      span,
    } as const;
    const made: Readonly<Record<string, Evaluated | undefined>> = {
      Name: domain.get('DomainName'),
      Type: { kind: 'text', parts: ['A'], span },
      AliasTarget: alias,
    };
    this.readSet({ kind: 'mapping', get: key => made[key] ?? route53.get(key), span }, { ...resource, span });
  }

  /** A choice between record sets is read as all of them, each in doubt. */
  private readSet(set: Evaluated, resource: Resource, group?: MappingValue, doubt?: string): void {
    if (set.kind === 'choice') {
      const why = `whether a record of ${resource.id} is there depends on ${described(set.hole)}`;
      for (const option of set.options) this.readSet(option, resource, group, doubt ?? why);
      return;
    }
    if (set.kind === 'absent') return;
    if (set.kind === 'list') {
      for (const item of set.items) this.readSet(item, resource, group, doubt);
      return;
    }
    const truth = stands(resource);
    if (set.kind !== 'mapping') {
      const reason = `records of ${resource.id} depend on ${described(holeOf(set))}`;
      if (truth !== false) this.records.addGap(gapIn(this.zones.apexOf(group), reason, resource.span));
      return;
    }
    const zone = this.zones.namedBy([set, ...(group ? [group] : [])], resource.stack);
    if (zone === undefined) return;
    readRecordSet(set, {
      zone,
      records: this.records,
      problems: this.problems,
      span: resource.span,
      ...withCondition(resource, truth, doubt ?? this.zones.doubtOf(zone)),
    });
  }
}

/** What a macro may add where a property is not written. */
function addedTo({ open, span }: MappingValue): Evaluated {
  return open === undefined ? { kind: 'absent', span } : { kind: 'unknown', hole: open, span };
}

function* withNested(stack: Stack): Generator<Stack> {
  yield stack;
  for (const resource of stack.resources.values()) {
    const child = isStack(resource.type) && stands(resource) !== false ? stack.childAt(resource) : undefined;
    if (child !== undefined) yield* withNested(child);
  }
}

function withCondition(
  resource: Resource,
  truth: Truth,
  doubt: string | undefined,
): Pick<Surroundings, 'withheld' | 'doubt'> {
  if (truth === false) {
    const condition = childOf(resource.node, 'Condition');
    const name = condition && knownText(evaluate(condition, resource.scope));
    const whose = name === undefined ? 'the condition of its stack' : `its condition \`${name}\``;
    return { withheld: `${whose} does not hold` };
  }
  if (truth !== true) return { doubt: `whether ${resource.id} is created depends on ${described(truth)}` };
  return doubt === undefined ? {} : { doubt };
}
