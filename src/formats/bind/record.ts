import { NameError } from '../../dns/name.js';
import type { ResourceRecord } from '../../dns/zone.js';
import type { Span } from '../../source.js';
import { partsOfValue, type Value } from '../../value.js';
import { Complaint } from './complaint.js';
import type { Contents } from './contents.js';
import { countBlocks } from './control.js';
import { type Head, readHead } from './head.js';
import { anyNameIn, type Name, type Origins, readName, valueAt } from './names.js';
import { type Rdata, spellRdata } from './rdata/rdata.js';
import { type Scope, spanOf } from './scope.js';
import { Tags } from './template.js';
import type { Entry, Token } from './tokens.js';

/** Reads an entry that is no directive. What cannot be read is a problem, and a gap for the names it may hide. */
export function readRecord(entry: Entry, scope: Scope, contents: Contents): void {
  const { tokens, fault } = entry;
  const line = { start: entry.lineStart, end: entry.end };
  const whole = spanOf(scope, tokens[0] ?? line, tokens.at(-1) ?? line);
  const owner = readOwner(entry, scope, contents, whole);
  if (fault !== undefined) contents.addProblem(fault.message, spanOf(scope, fault));
  if (fault?.skipsLines) contents.addZoneGap('lines after a broken record were passed over', whole);
  if (owner === undefined || fault?.skipsLines) return;
  if (isLoneTag(tokens)) {
    contents.addZoneGap('a template may put any records here', whole);
    return;
  }
  const words = entry.blank ? tokens : tokens.slice(1);
  const read =
    fault === undefined
      ? readWords(words, scope, contents, whole)
      : new Hidden('the record here is broken off');
  if (read instanceof Hidden) contents.addGap(read.reason, partsOfValue(owner), whole);
  else if (read !== undefined) {
    const place = entry.blank ? { start: entry.lineStart, end: entry.lineStart } : tokens[0]!;
    const { type, rdata } = read;
    contents.records.push({ owner: valueAt(owner, spanOf(scope, place)), type, rdata, span: whole });
  }
}

/** Why a record whose owner is known cannot be told; a whole sentence without its final dot. */
class Hidden {
  constructor(readonly reason: string) {}
}

/** Reads what stands behind the owner; undefined for a record of another class than IN. */
function readWords(
  words: readonly Token[],
  scope: Scope,
  contents: Contents,
  whole: Span,
): Pick<ResourceRecord, 'type' | 'rdata'> | Hidden | undefined {
  const conditional = scope.blocks > 0;
  if (scope.templated) scope.blocks = countBlocks(whole, scope.blocks);
  const head = readHead(words);
  if (head instanceof Complaint) return complain(head);
  if (!head.inClass) return undefined;
  if (head.type === undefined) return new Hidden('the type of the record here is left to a template');
  const data = words.slice(head.length);
  const rdata = rdataOf(head, data, scope.origins);
  if (rdata instanceof Complaint) return complain(rdata);
  if (rdata.complaint !== undefined) complain(rdata.complaint);
  if (conditional || scope.blocks > 0)
    return new Hidden('whether the record here is there is left to a template');
  const typeWord = words[head.length - 1]!;
  const span = spanOf(scope, data[0] ?? typeWord, data.at(-1) ?? typeWord);
  return { type: typeOf(head.type), rdata: rdataAt(rdata, span) };

  function complain({ message, token }: Complaint): Hidden {
    contents.addProblem(message, token === undefined ? whole : spanOf(scope, token));
    return new Hidden('the record here cannot be read');
  }
}

/** The RDATA with the place where it is written. */
export function rdataAt({ parts }: Rdata, span: Span): Value<string> {
  const [only, ...others] = parts;
  return typeof only === 'string' && others.length === 0
    ? { known: true, value: only, span }
    : { known: false, parts, span };
}

/** The RDATA behind a head. What gdnsd's plugins answer is decided anew for each query. */
export function rdataOf({ type }: Head, words: readonly Token[], origins: Origins): Rdata | Complaint {
  if (!type!.startsWith('DYN')) return spellRdata(type!, words, origins);
  const expression = words.map(word => word.text).join(' ');
  if (expression === '') return new Complaint(`${type} needs the name of a gdnsd plugin. Add it.`, undefined);
  return { parts: [{ expression, reason: 'a gdnsd plugin that decides for each query' }] };
}

/** The type as others write it: gdnsd's DYNA answers with addresses; DYNC may answer with a CNAME as well. */
export function typeOf(type: string): string {
  return type === 'DYNA' ? 'A' : type === 'DYNC' ? 'CNAME' : type;
}

function readOwner(entry: Entry, scope: Scope, contents: Contents, whole: Span): Name | undefined {
  const [first] = entry.tokens;
  if (entry.blank || first === undefined) {
    if (scope.owner !== undefined) return scope.owner;
    contents.addProblem(
      `This line begins with white space, but no owner stands before it. Write the owner.`,
      whole,
    );
    contents.addZoneGap('a record here has no owner', whole);
    return undefined;
  }
  const name = readName(first, scope.origins);
  if (!(name instanceof NameError)) {
    if (first.text.includes('\uFFFD')) contents.addProblem(notUtf8, spanOf(scope, first));
    scope.owner = name;
    return name;
  }
  contents.addProblem(
    `The owner ${first.text.slice(0, 300)} ${name.message}. Correct it.`,
    spanOf(scope, first),
  );
  contents.addZoneGap('the owner of a record here is no domain name', whole);
  scope.owner = anyNameIn(contents.apex, 'the owner of the record before is no domain name');
  return undefined;
}

const notUtf8 = 'This owner holds octets that are not UTF-8. Write them as \\DDD, or save the file as UTF-8.';

function isLoneTag([first, second]: readonly Token[]): boolean {
  if (first === undefined || second !== undefined) return false;
  return new Tags(first.text).at(0)?.end === first.text.length;
}
