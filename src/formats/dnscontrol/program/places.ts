import { posix } from 'node:path';
import type { Argument, Place, Site, Traces } from '../../../sandbox/program.js';
import { type SourceFile, type Span, wholeFile } from '../../../source.js';
import type { Declared, Sites } from './result.js';

/** Where a record stands. */
export interface RecordPlace {
  readonly record: Span;
  readonly owner: Span;
  readonly rdata: Span;
}

/** Finds the places of what a run declared: the text that says it, or else the call that made it. */
export class Places {
  readonly #traces: Traces;
  readonly #entry: SourceFile;
  #literals: Literals | undefined;

  constructor(traces: Traces, entry: SourceFile) {
    this.#traces = traces;
    this.#entry = entry;
  }

  spanOf(place: Place | undefined): Span {
    const file = place && this.#traces.files.get(place.path);
    return place && file ? { file, start: place.start, end: place.end } : wholeFile(this.#entry);
  }

  siteOf(sites: Sites): Site | undefined {
    return this.#traces.sites[sites[0] ?? -1];
  }

  /** The innermost call, or one of its arguments. */
  call(sites: Sites, argument?: number): Span {
    const site = this.siteOf(sites);
    return this.spanOf(site && argument !== undefined ? within(site, argument) : site);
  }

  /** The arguments of the innermost call that are just this word. */
  word(sites: Sites, word: string): Span {
    const site = this.siteOf(sites);
    const file = site && this.#traces.files.get(site.path);
    const found = site?.arguments.find(({ start, end }) => file?.text.slice(start, end) === word);
    return this.spanOf(site && found ? { path: site.path, start: found.start, end: found.end } : site);
  }

  /**
   * An owner or target stands where its text is written: in the call itself, in one around it with a literal that is a
   * part of it, or in a file that holds just this text. Records of data files stand there as a whole.
   */
  record(type: string, { sites, fields }: Declared): RecordPlace {
    const [inner, ...outer] = sites.flatMap(id => this.#traces.sites[id] ?? []);
    const direct = inner?.callee === type ? inner : undefined;
    const end = typeof fields.fields === 'number' ? fields.fields : 2;
    const ownerHere = this.#literally(direct, 0, 1);
    const rdataHere = this.#literally(direct, 1, end);
    if (inner !== undefined && ownerHere !== undefined && rdataHere !== undefined)
      return { record: this.spanOf(inner), owner: this.spanOf(ownerHere), rdata: this.spanOf(rdataHere) };
    const name = ownName(fields);
    const target = String(fields.target ?? '');
    const use = outer.find(site => partOf(site, name) !== undefined);
    const owner = ownerHere ?? partOf(use, name) ?? this.#find(name, name);
    const rdata = rdataHere ?? partOf(use, target) ?? this.#find(target, name);
    const data = rdataHere === undefined && rdata && !/\.js$/.test(rdata.path) ? rdata : undefined;
    const record = data ?? (ownerHere === undefined && use ? use : inner);
    return {
      record: this.spanOf(record),
      owner: this.spanOf(owner ?? data ?? (direct && within(direct, 0)) ?? record),
      rdata: this.spanOf(rdata ?? (direct && within(direct, 1, end)) ?? record),
    };
  }

  /** The arguments, where all of them are texts or numbers. */
  #literally(site: Site | undefined, first: number, end: number): Place | undefined {
    const text = site && this.#traces.files.get(site.path)?.text;
    const between = site?.arguments.slice(first, end) ?? [];
    const isLiteral = ({ parts, ...at }: Argument) =>
      parts.every(part => typeof part === 'string') ||
      /^-?\d[\d.]*$/.test(text?.slice(at.start, at.end) ?? '');
    return site && between.length > 0 && between.every(isLiteral) ? within(site, first, end) : undefined;
  }

  #find(text: string, name: string): Place | undefined {
    this.#literals ??= new Literals(this.#traces.files.values());
    return this.#literals.find(text, name);
  }
}

/** The name as it was given to the call, before a subdomain was added. */
function ownName({ name = '', subdomain }: Declared['fields']): string {
  const whole = String(name);
  return subdomain !== undefined && whole.endsWith(`.${subdomain}`)
    ? whole.slice(0, -String(subdomain).length - 1)
    : whole;
}

function within(site: Site, first: number, end = first + 1): Place {
  const from = site.arguments[first];
  const to = site.arguments[Math.min(end, site.arguments.length) - 1];
  return from && to ? { path: site.path, start: from.start, end: to.end } : site;
}

/** The first argument that is a text of which the name's labels consist in part. */
function partOf(site: Site | undefined, name: string): Place | undefined {
  const index = site?.arguments.findIndex(({ parts: [literal, ...more] }) => {
    return more.length === 0 && typeof literal === 'string' && `.${name}.`.includes(`.${literal}.`);
  });
  return site && index !== undefined && index >= 0 ? within(site, index) : undefined;
}

/** Quoted texts of scripts and data; those with escapes are passed over. */
class Literals {
  readonly #places = new Map<string, Place | 'several'>();

  constructor(files: Iterable<SourceFile>) {
    for (const { path, text } of files) {
      const stem = posix.basename(path).replace(/\.[^.]*$/, '');
      for (const { 0: quoted, index } of text.matchAll(/"[^"\\\n]+"|'[^'\\\n]+'/g)) {
        const place = { path, start: index + 1, end: index + quoted.length - 1 };
        const literal = quoted.slice(1, -1);
        this.#add(literal, place);
        this.#add(`${stem}\0${literal}`, place);
      }
    }
  }

  /** The one place that holds a text, or the one in a file that is called like the record; scripts may add a final dot. */
  find(text: string, name: string): Place | undefined {
    for (const spelling of text.endsWith('.') ? [text, text.slice(0, -1)] : [text]) {
      for (const key of [`${name}\0${spelling}`, spelling]) {
        const place = this.#places.get(key);
        if (place !== undefined && place !== 'several') return place;
      }
    }
    return undefined;
  }

  #add(key: string, place: Place): void {
    this.#places.set(key, this.#places.has(key) ? 'several' : place);
  }
}
