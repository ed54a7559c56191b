import { below, type DomainName, labelsOf, parentOf } from '../dns/name.js';
import { gapIn, type ResourceRecord, type Served, type Zone } from '../dns/zone.js';
import type { Span } from '../source.js';
import type { Gap } from '../value.js';
import type { Answer } from './answer.js';
import { isPositive, type NameAnswers } from './ask-name.js';
import { Failure } from './failure.js';
import type { WireRecord } from './message.js';
import type { QuestionType } from './question.js';

/** What one server showed of one zone, in the shape in which files give zones. */
export interface View {
  /** The server as people know it: its name, where an NS record gave it one, and its address or URL. */
  readonly server: string;
  /**
   * The answers as a zone: `served` has a name that was asked, and nothing else is known. Places lead into a master
   * file of what was answered, under the server's URI (RFC 4501).
   */
  readonly zone: Zone;
  /** Seconds that each record may still be kept by who has it from this server. */
  readonly ttls: ReadonlyMap<ResourceRecord, number>;
  /** What was asked and not answered, in order. */
  readonly failures: readonly {
    readonly name: DomainName;
    readonly type: QuestionType;
    readonly failure: Failure;
  }[];
}

/** Makes a view of answers; `uri` is the server's own, without a name. */
export function viewOf(
  server: string,
  uri: string,
  apex: DomainName,
  answers: ReadonlyMap<DomainName, NameAnswers>,
): View {
  const draft = new Draft(`${uri}${apex}`);
  const served = new Map<DomainName, Served>();
  const failures: View['failures'][number][] = [];
  for (const [name, answersAt] of answers) {
    served.set(name, servedAt(name, server, answersAt, answers, draft));
    for (const [type, answer] of answersAt) {
      if (answer instanceof Failure) failures.push({ name, type, failure: answer });
    }
  }
  const { records, ttls, span } = draft.finish();
  const gap = gapIn(apex, `${server} was asked for single names only`);
  const zone: Zone = { apex, format: 'bind', records: { items: records, gaps: [gap] }, served, span };
  return { server, zone, ttls, failures };
}

function servedAt(
  name: DomainName,
  server: string,
  answersAt: NameAnswers,
  all: ReadonlyMap<DomainName, NameAnswers>,
  draft: Draft,
): Served {
  const answers = [...answersAt];
  for (const [, answer] of answers) {
    if (!(answer instanceof Failure) && answer.kind === 'referral') {
      const cut = answer.records.map(record => draft.record(record));
      const reason = `${answer.cut} is delegated to other servers, and ${server} does not answer for it`;
      return { answer: 'unresolved', gaps: [gapIn(answer.cut, reason)], cut };
    }
  }
  const gaps = answers.flatMap(([type, answer]) => gapOf(name, type, answer, server));
  if (gaps.length > 0) return { answer: 'unresolved', gaps };
  for (const [, answer] of answers) {
    if (!(answer instanceof Failure) && answer.kind === 'redirect') {
      const { dname, target } = answer;
      const redirect = target === undefined ? {} : { redirect: target };
      return { answer: 'absent', emptyNonTerminal: false, dname: draft.record(dname), ...redirect };
    }
  }
  const found = recordsIn(answersAt);
  if (found.length === 0) {
    const isThere = answers.some(([, answer]) => !(answer instanceof Failure) && answer.kind === 'nodata');
    return { answer: 'absent', emptyNonTerminal: isThere };
  }
  const wildcard = wildcardFor(name, found, all);
  if (wildcard === undefined)
    return { answer: 'present', records: found.map(record => draft.record(record)) };
  const records = found.map(record => draft.record({ ...record, owner: wildcard }));
  return { answer: 'present', records, wildcard };
}

function gapOf(name: DomainName, type: QuestionType, answer: Answer, server: string): Gap[] {
  if (!(answer instanceof Failure)) return [];
  const reason = `${server} was asked for ${name} ${type} and ${answer.reason}`;
  return [{ ...gapIn(name, reason), parts: [name] }];
}

/** Every record at the name, whichever question brought it, once. */
function recordsIn(answers: NameAnswers): WireRecord[] {
  const byText = new Map<string, WireRecord>();
  for (const answer of answers.values()) {
    if (!isPositive(answer)) continue;
    const { records } = answer as Extract<Answer, { kind: 'records' | 'alias' }>;
    for (const record of records) byText.set(textOf(record), record);
  }
  return [...byText.values()];
}

/**
 * The wildcard that gives a name its answers: it has the same ones, and a record of the name's own with the same data
 * would do the same. Of several that do, each may itself be given by the next above.
 */
function wildcardFor(
  name: DomainName,
  found: readonly WireRecord[],
  all: ReadonlyMap<DomainName, NameAnswers>,
): DomainName | undefined {
  if (labelsOf(name)[0] === '*') return undefined;
  const own = signatureOf(found);
  let last: DomainName | undefined;
  for (let at = parentOf(name); at !== undefined; at = parentOf(at)) {
    const wildcard = below('*', at);
    const answers = all.get(wildcard);
    if (answers === undefined || signatureOf(recordsIn(answers)) !== own) break;
    last = wildcard;
  }
  return last;
}

function signatureOf(records: readonly WireRecord[]): string {
  return records.map(textOf).sort().join('\n');
}

function textOf({ type, rdata }: WireRecord): string {
  return `${type} ${rdata}`;
}

/** Writes answered records as lines of a master file, so that each has a place. */
class Draft {
  readonly #file: { path: string; text: string };
  readonly #lines: string[] = [];
  #length = 0;
  readonly #records = new Map<string, ResourceRecord>();
  readonly #ttls = new Map<ResourceRecord, number>();

  constructor(path: string) {
    this.#file = { path, text: '' };
  }

  /** The record at its line; one that was answered before is the same again. */
  record(wire: WireRecord): ResourceRecord {
    const { owner, type, rdata, ttl } = wire;
    const key = `${owner} ${textOf(wire)}`;
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const before = `${owner}. ${ttl} IN ${type} `;
    const line = `${before}${rdata}\n`;
    const place = (start: number, end: number): Span => ({
      file: this.#file,
      start: this.#length + start,
      end: this.#length + end,
    });
    const record: ResourceRecord = {
      owner: { known: true, value: owner, span: place(0, owner.length + 1) },
      type,
      rdata: { known: true, value: rdata, span: place(before.length, line.length - 1) },
      span: place(0, line.length - 1),
    };
    this.#lines.push(line);
    this.#length += line.length;
    this.#records.set(key, record);
    this.#ttls.set(record, ttl);
    return record;
  }

  finish(): { records: ResourceRecord[]; ttls: ReadonlyMap<ResourceRecord, number>; span: Span } {
    this.#file.text = this.#lines.join('');
    const span = { file: this.#file, start: 0, end: 0 };
    return { records: [...this.#records.values()], ttls: this.#ttls, span };
  }
}
