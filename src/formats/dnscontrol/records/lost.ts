import { NameError, parseName } from '../../../dns/name.js';
import { gapIn, type ResourceRecord } from '../../../dns/zone.js';
import type { Loss, Site } from '../../../sandbox/program.js';
import type { Span } from '../../../source.js';
import type { Gap, Hole, Parts } from '../../../value.js';
import { writtenName, writtenRdata } from '../../written.js';
import { clauseOf } from '../program/losses.js';
import type { Declared } from '../program/result.js';
import { constructors } from '../program/words.js';
import { isOwnerError, ownerOf } from './owner.js';
import { typeOf } from './rdata.js';
import { completionOf, holeOf, type Made, originOf, type Surroundings } from './record.js';

/** Types whose whole data is one argument, so that its literal parts say something. */
const oneArgument = new Set(['A', 'AAAA', 'ALIAS', 'CNAME', 'DNAME', 'NS', 'PTR']);

/** What adds no name to a zone, whatever it is given. */
const nameless = new Set<string | undefined>(['DnsProvider', 'DefaultTTL', 'NAMESERVER', 'NAMESERVER_TTL']);

/** What a domain was to have and has not: a record with holes where the call of one was lost, else a gap over the zone. */
export function makeLost(declared: Declared, around: Surroundings): Made {
  const { outcome } = around;
  const loss = typeof declared.fields.loss === 'number' ? outcome.losses[declared.fields.loss] : undefined;
  const site = loss?.site === undefined ? undefined : outcome.sites[loss.site];
  if (loss === undefined || site === undefined || !constructors.has(site.callee)) {
    const gaps = nameless.has(site?.callee) ? [] : [gapOf(declared, loss, around)];
    return { records: [], gaps, problems: [] };
  }
  const record = new LostCall(site, loss, declared.fields.subdomain, around).record();
  return { records: record === undefined ? [] : [record], gaps: [], problems: [] };
}

function gapOf({ fields, sites }: Declared, loss: Loss | undefined, { apex, places }: Surroundings): Gap {
  const span = loss?.place === undefined ? places.call(sites) : places.spanOf(loss.place);
  const from = typeof fields.from === 'string' ? parseName(`${fields.from}.${apex}.`) : apex;
  const why = loss === undefined ? '' : `: ${clauseOf(loss)}`;
  const reason =
    typeof fields.reason === 'string' ? fields.reason : `what is declared here is not known${why}`;
  return gapIn(from instanceof NameError ? apex : from, reason, span);
}

/** A call of a record's constructor that was not carried out, of which the literal parts are known. */
class LostCall {
  readonly #site: Site;
  readonly #loss: Loss;
  readonly #subdomain: unknown;
  readonly #around: Surroundings;

  constructor(site: Site, loss: Loss, subdomain: unknown, around: Surroundings) {
    this.#site = site;
    this.#loss = loss;
    this.#subdomain = subdomain;
    this.#around = around;
  }

  record(): ResourceRecord | undefined {
    const type = typeOf(this.#site.callee);
    const owner = this.#owner();
    if (type === undefined || owner === undefined) return undefined;
    const span = this.#span(1);
    const rdata = oneArgument.has(type) ? this.#parts(1) : [this.#hole(span)];
    const completion = completionOf(type, this.#subdomain, this.#around.apex);
    return {
      owner,
      type,
      rdata: writtenRdata(type, rdata, span, completion),
      span: this.#around.places.spanOf(this.#site),
    };
  }

  #owner(): ResourceRecord['owner'] | undefined {
    const { apex } = this.#around;
    const span = this.#span(0);
    const parts = this.#parts(0);
    const origin = originOf(this.#subdomain, apex);
    const [only = ''] = parts;
    if (parts.length > 1 || typeof only !== 'string') {
      const owner = writtenName(parts, span, 'relative', origin);
      return owner instanceof NameError ? undefined : owner;
    }
    const isShort = origin !== apex && !only.endsWith('.');
    const label = isShort ? `${only === '@' ? '' : `${only}.`}${this.#subdomain}` : only;
    const owner = ownerOf(label, apex, false);
    return isOwnerError(owner) ? undefined : { known: true, value: owner, span };
  }

  #parts(index: number): Parts {
    const argument = this.#site.arguments[index];
    if (argument === undefined) return [this.#hole(this.#span(index))];
    const { file } = this.#span(index);
    return argument.parts.map(part => (typeof part === 'string' ? part : this.#hole({ file, ...part })));
  }

  #hole(span: Span): Hole {
    return holeOf(span, this.#loss);
  }

  #span(index: number): Span {
    const argument = this.#site.arguments[index];
    const place = argument && { path: this.#site.path, start: argument.start, end: argument.end };
    return this.#around.places.spanOf(place ?? this.#site);
  }
}
