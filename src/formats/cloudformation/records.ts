import type { Problem, Span } from '../../source.js';
import { firstHole, type Hole } from '../../value.js';
import { writtenRdata } from '../written.js';
import { type Evaluated, holeOf, knownText, type MappingValue, partsOf, unknownValue } from './evaluated.js';
import { type LooseRecord, type LooseRecords, unknownType, type ZoneReference } from './loose-records.js';
import { octalEscapes } from './names.js';

/** What the resource around a record set says of it. */
export interface Surroundings {
  readonly zone: ZoneReference;
  readonly records: LooseRecords;
  readonly problems: Problem[];
  readonly span: Span;
  readonly withheld?: string;
  readonly doubt?: string;
}

/** Reads one record set: the properties of `AWS::Route53::RecordSet`, or an item of a group. */
export function readRecordSet(set: MappingValue, around: Surroundings): void {
  const lacking = lackingIn(set, around.problems);
  const name = set.get('Name') ?? left('Name', set);
  const typed = typeOf(set);
  const answers = answersOf(set, around.problems);
  const doubt = around.doubt ?? lacking ?? typed.doubt ?? answers.doubt;
  const about = {
    owner: octalEscapes(partsOf(name)),
    ownerSpan: name.span,
    type: typed.type,
    span: around.span,
    zone: around.zone,
    isVariant: set.get('SetIdentifier') !== undefined,
    ...(doubt !== undefined && { doubt }),
    ...(around.withheld !== undefined && { withheld: around.withheld }),
  } satisfies Partial<LooseRecord>;
  for (const answer of doubt === undefined ? answers.records : answers.records.slice(0, 1))
    around.records.add({ ...about, rdata: writtenRdata(typed.type, partsOf(answer), answer.span) });
}

/** For sentences: `Stage, a parameter with several allowed values`. */
export function described({ expression, reason }: Hole): string {
  return `${expression}, ${reason}`;
}

/** What a record set cannot do without and has not; undefined where nothing is lacking. */
function lackingIn(set: MappingValue, problems: Problem[]): string | undefined {
  if (set.open !== undefined) return undefined;
  const keys = ['Name', 'Type', ...(set.get('AliasTarget') ? [] : ['ResourceRecords'])];
  const isLacking = (key: string) =>
    set.get(key) === undefined || (key === 'Type' && knownText(set.get(key)) === '');
  const lacking = keys.filter(isLacking).map(key => `\`${key}\``);
  if (lacking.length === 0) return undefined;
  const what = `has no ${lacking.join(' and no ')}`;
  problems.push({ message: `The record set ${what}. Add what is missing.`, span: set.span });
  return `a record set ${what}`;
}

/** A property that is not there, or only the tool knows of. */
function left(key: string, { open, span }: MappingValue): Evaluated {
  return { kind: 'unknown', hole: open ?? { expression: key, reason: 'which is missing' }, span };
}

function typeOf(set: MappingValue): { type: string; doubt?: string } {
  const parts = partsOf(set.get('Type') ?? left('Type', set));
  const hole = firstHole(parts);
  if (hole !== undefined)
    return { type: unknownType, doubt: `the type of a record depends on ${described(hole)}` };
  return { type: set.get('AliasTarget') === undefined ? parts.join('').toUpperCase() : 'ALIAS' };
}

/** The data of each record, at least one; in doubt where it is not even known whether they are plain records. */
function answersOf(
  set: MappingValue,
  problems: Problem[],
): { records: readonly Evaluated[]; doubt?: string } {
  const alias = set.get('AliasTarget');
  const list = set.get('ResourceRecords');
  if (alias?.kind === 'mapping') return { records: [alias.get('DNSName') ?? left('DNSName', alias)] };
  if (alias !== undefined) {
    const hole = holeOf(alias);
    const isPerhaps = alias.kind === 'choice' || list !== undefined;
    const doubt = `whether a record is an alias depends on ${described(hole)}`;
    const records = [unknownValue(hole.expression, hole.reason, alias.span)];
    return isPerhaps ? { records, doubt } : { records };
  }
  if (list?.kind === 'list' && (list.items.length > 0 || list.open !== undefined))
    return {
      records: [
        ...list.items,
        ...(list.open ? [{ ...list, kind: 'unknown', hole: list.open } as const] : []),
      ],
    };
  if (list?.kind === 'list' || list?.kind === 'text') {
    const what = '`ResourceRecords` is a list with an item for each record';
    problems.push({ message: `${what}, and this is none. Write it as one.`, span: list.span });
    return {
      records: [left('ResourceRecords', set)],
      doubt: 'a record set has a `ResourceRecords` that is no list',
    };
  }
  return { records: [list === undefined ? left('ResourceRecords', set) : singleOf(list)] };
}

/** Of a choice between lists of one record each, that record. */
function singleOf(list: Evaluated): Evaluated {
  if (list.kind !== 'choice') return list;
  const texts = list.options.flatMap(option =>
    option.kind === 'list' && option.items.length === 1 && option.items[0]!.kind === 'text'
      ? [option.items[0]!]
      : [],
  );
  return texts.length === list.options.length ? { ...list, options: texts } : { ...list, kind: 'unknown' };
}
