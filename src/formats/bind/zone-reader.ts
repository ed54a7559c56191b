import type { Interest } from '../../dns/interest.js';
import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import { type SourceFile, type Tree, wholeFile } from '../../source.js';
import { Sifter } from './boring.js';
import { Contents } from './contents.js';
import { blocksAfter, controlAt, effectOf, isTemplated } from './control.js';
import { isDirective, readDirective } from './directives.js';
import { effectOfMacro } from './macro.js';
import { known, type Name } from './names.js';
import { readRecord } from './record.js';
import type { Scope } from './scope.js';
import { sieveFor } from './sieve/sieve.js';
import { type Tag, Tags } from './template.js';
import { Entries } from './tokens.js';

/** Reads one zone: its file, and what that includes. */
export class ZoneReader {
  readonly contents: Contents;
  /** Every file that was included, as often as it was. */
  readonly included: string[] = [];
  /** How many records `$GENERATE` has made. */
  generated = 0;
  readonly #sifter: Sifter | undefined;

  constructor(
    readonly tree: Tree,
    readonly apex: DomainName,
    /** The server's working directory, which named.conf may set. */
    readonly directory: string | undefined,
    readonly interest: Interest | undefined,
  ) {
    this.contents = new Contents(apex);
    this.#sifter = interest && new Sifter(interest);
  }

  /** Reads the zone from its file; undefined where the tree does not have it. */
  readZone(path: string): Zone | undefined {
    const origin = known(this.apex);
    const file = this.readText(path, origin);
    if (file === undefined) return undefined;
    const origins = { origin, zone: this.apex, file: origin };
    this.readFile({
      file,
      chain: [path],
      origins,
      owner: undefined,
      blocks: 0,
      templated: isTemplated(file),
    });
    const { records, gaps } = this.contents;
    const soa = records.find(record => record.type === 'SOA' && record.span.file === file);
    return {
      apex: this.apex,
      format: 'bind',
      records: { items: records, gaps },
      span: soa?.owner.span ?? wholeFile(file),
    };
  }

  /** The text of a file whose relative names `origin` completes; with an interest, what can matter to it. */
  readText(path: string, origin: Name, mayOmit = true): SourceFile | undefined {
    const { interest } = this;
    const sieve = mayOmit && interest && origin.known ? sieveFor(interest, origin.value) : undefined;
    return this.tree.read(path, sieve);
  }

  /** Whether an interest needs a record of a boring type at this owner. */
  wants(owner: DomainName): boolean {
    return this.#sifter?.wants(owner) ?? true;
  }

  /** Reads a file from the scope in which it begins. */
  readFile(scope: Scope): void {
    const { text } = scope.file;
    const tags = new Tags(text);
    const entries = new Entries(text);
    if (text.startsWith('\uFEFF')) entries.at = this.#passOverMark(scope.file);
    for (;;) {
      const control = controlAt(tags, entries.at);
      if (control !== undefined) {
        for (const tag of control.tags) this.#follow(tag, scope);
        entries.at = control.end;
        continue;
      }
      const entry = entries.next();
      if (entry === undefined) return;
      if (entry.tokens.length === 0 && entry.fault === undefined) continue;
      const macro = effectOfMacro(entry, text);
      if (macro === 'emits') this.#addTemplateGap(scope.file, entry.lineStart, entry.end);
      else if (macro === 'silent') continue;
      else if (isDirective(entry)) readDirective(entry, scope, this);
      else readRecord(entry, scope, this.contents);
    }
  }

  #passOverMark(file: SourceFile): number {
    const message =
      'The file begins with a byte order mark, which named takes for part of the first name. Save it without.';
    this.contents.addProblem(message, { file, start: 0, end: 1 });
    return 1;
  }

  #follow(tag: Tag, scope: Scope): void {
    scope.blocks = blocksAfter(tag, scope.blocks);
    if (effectOf(tag) === 'emits') this.#addTemplateGap(scope.file, tag.start, tag.end);
  }

  #addTemplateGap(file: SourceFile, start: number, end: number): void {
    this.contents.addZoneGap('a template may put any records here', { file, start, end });
  }
}
