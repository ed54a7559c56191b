import { NameError } from '../../dns/name.js';
import { type Parts, partsOfValue } from '../../value.js';
import { isBoringType } from './boring.js';
import { Complaint } from './complaint.js';
import { countOf, fillIn, type Generate, outlineOf, readGenerate } from './generate.js';
import { type Name, nameOfParts, readName, valueAt } from './names.js';
import type { Rdata } from './rdata/rdata.js';
import { rdataAt, rdataOf, typeOf } from './record.js';
import { type Scope, spanOf } from './scope.js';
import { Entries, type Token } from './tokens.js';
import type { ZoneReader } from './zone-reader.js';

/** As many as a /12 has addresses; a range beyond is a slip, or malice. */
const mostGenerated = 1_048_576;

/** Reads `$GENERATE` and makes its records; what it cannot make is a gap with the outline of their owners. */
export function readGenerated(words: readonly Token[], scope: Scope, reader: ZoneReader): void {
  const { contents } = reader;
  const whole = spanOf(scope, words[0]!, words.at(-1)!);
  const generate = readGenerate(words.slice(1));
  const isTemplated = generate === undefined || scope.blocks > 0;
  const complaint =
    generate instanceof Complaint ? generate : isTemplated ? undefined : make(generate, scope, reader);
  if (complaint === undefined && !isTemplated) return;
  if (complaint !== undefined)
    contents.addProblem(
      complaint.message,
      complaint.token === undefined ? whole : spanOf(scope, complaint.token),
    );
  const reason = isTemplated
    ? 'what $GENERATE makes here is left to a template'
    : 'the $GENERATE here cannot be read';
  contents.addGap(reason, outlineOfOwners(words[2], scope), whole);
}

/** Makes the records; a complaint where one of them cannot be made. */
function make(generate: Generate, scope: Scope, reader: ZoneReader): Complaint | undefined {
  const { head, owner, rdata, start, stop, step } = generate;
  const { contents, interest } = reader;
  if (!head.inClass) return undefined;
  if (reader.generated + countOf(generate) > mostGenerated)
    return new Complaint(
      `More than ${mostGenerated} records are generated. Narrow the range.`,
      generate.range,
    );
  reader.generated += countOf(generate);
  const { origin } = scope.origins;
  const mayBeTarget = !origin.known || /dcv|[\\@]/i.test(`${rdata.text} ${origin.value}`);
  const skippable = interest !== undefined && isBoringType(head.type) && !mayBeTarget;
  const span = { file: scope.file, start: owner.start, end: rdata.end };
  for (let number = start; number <= stop; number += step) {
    const name = nameAt(owner, number, scope);
    if (name instanceof Complaint) return name;
    if (skippable && name.known && !reader.wants(name.value)) continue;
    const data = dataAt(generate, number, scope);
    if (data instanceof Complaint) return data;
    contents.records.push({
      owner: valueAt(name, spanOf(scope, owner)),
      type: typeOf(head.type),
      rdata: rdataAt(data, spanOf(scope, rdata)),
      span,
    });
  }
  return undefined;
}

function nameAt(owner: Token, number: number, scope: Scope): Name | Complaint {
  const text = fillIn(owner.text, number);
  if (text instanceof Complaint) return new Complaint(text.message, owner);
  const name = readName({ ...owner, text }, scope.origins);
  return name instanceof NameError
    ? new Complaint(`The owner ${text} ${name.message}. Correct it.`, owner)
    : name;
}

function dataAt({ head, rdata }: Generate, number: number, scope: Scope): Rdata | Complaint {
  // Inside quotes \" is the quote of a quote, as named reads it.
  const text = fillIn(rdata.quoted ? rdata.text.replace(/\\"/g, '"') : rdata.text, number);
  if (text instanceof Complaint) return new Complaint(text.message, rdata);
  const entry = new Entries(text).next();
  if (entry?.fault !== undefined) return new Complaint(entry.fault.message, rdata);
  const data = rdataOf(head, entry?.tokens ?? [], scope.origins);
  const complaint = data instanceof Complaint ? data : data.complaint;
  return complaint === undefined ? data : new Complaint(complaint.message, rdata);
}

function outlineOfOwners(owner: Token | undefined, { origins }: Scope): Parts {
  if (owner !== undefined) return partsOfValue(nameOfParts(outlineOf(owner.text), origins));
  return partsOfValue(nameOfParts([{ expression: '…', reason: 'a $GENERATE without an owner' }], origins));
}
