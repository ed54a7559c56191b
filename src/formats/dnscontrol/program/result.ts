/** The calls that were being made, innermost first: numbers of `Outcome.sites`. */
export type Sites = readonly number[];

/** What the prelude's `finish` gives, with everything that is not of its shape left out: scripts can reach into it. */
export interface Result {
  readonly domains: readonly Domain[];
  readonly refusals: readonly Refusal[];
  readonly gaps: readonly UnknownZone[];
}

/** One `D()`, with what `D_EXTEND()` added. */
export interface Domain {
  /** With its tag, `example.com!inside`. */
  readonly name: string;
  readonly sites: Sites;
  readonly meta: Fields;
  readonly providers: readonly Fields[];
  readonly records: readonly Declared[];
  readonly absent: readonly Declared[];
  readonly nameservers: readonly Declared[];
  readonly ignored: readonly Declared[];
  readonly lost: readonly Declared[];
  /** NO_PURGE. */
  readonly keepsUnknown: boolean;
  readonly keepUnknownSites: Sites;
  /** DISABLE_IGNORE_SAFETY_CHECK. */
  readonly isIgnoringUnsafe: boolean;
}

/** Texts, numbers and truths by name: DNSControl's own names where it has one. */
export type Fields = Readonly<Record<string, string | number | boolean>>;

/** Anything declared by a call. */
export interface Declared {
  readonly sites: Sites;
  readonly fields: Fields;
  readonly meta: Fields;
}

/** What DNSControl refuses; `argument` counts those of the innermost call. */
export interface Refusal {
  readonly sites: Sites;
  readonly message: string;
  readonly argument: number | undefined;
}

/** Something said of a zone that could not be told. */
export interface UnknownZone {
  readonly sites: Sites;
  readonly reason: string;
  /** The name that it is said of, if that is known. */
  readonly below: string | undefined;
  readonly loss: number | undefined;
}

/** Takes the value of a run for what it should be. */
export function readResult(value: unknown): Result {
  const { domains, refusals, gaps } = membersOf(value);
  return {
    domains: listOf(domains).map(domainOf),
    refusals: listOf(refusals).map(one => {
      const { message, argument } = membersOf(one);
      return { sites: sitesOf(one), message: textOf(message) ?? '', argument: numberOf(argument) };
    }),
    gaps: listOf(gaps).map(one => {
      const { reason, below, loss } = membersOf(one);
      const said = { reason: textOf(reason) ?? '', below: textOf(below), loss: numberOf(loss) };
      return { sites: sitesOf(one), ...said };
    }),
  };
}

function domainOf(value: unknown): Domain {
  const domain = membersOf(value);
  return {
    name: textOf(domain.name) ?? '',
    sites: sitesOf(value),
    meta: fieldsOf(domain.meta),
    providers: listOf(domain.providers).map(fieldsOf),
    records: listIn(domain.records).map(declaredOf),
    absent: listIn(domain.absent).map(declaredOf),
    nameservers: listOf(domain.nameservers).map(declaredOf),
    ignored: listOf(domain.ignored).map(declaredOf),
    lost: listOf(domain.lost).map(declaredOf),
    keepsUnknown: domain.keepsUnknown === true,
    keepUnknownSites: numbersOf(domain.keepUnknownSites),
    isIgnoringUnsafe: domain.isIgnoringUnsafe === true,
  };
}

function declaredOf(value: unknown): Declared {
  return { sites: sitesOf(value), fields: fieldsOf(value), meta: fieldsOf(membersOf(value).meta) };
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function fieldsOf(value: unknown): Fields {
  const members = membersOf(value);
  const fields: Record<string, string | number | boolean> = {};
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (typeof member === 'string' || typeof member === 'number' || typeof member === 'boolean')
      fields[name] = member;
  }
  return fields;
}

function sitesOf(value: unknown): Sites {
  return numbersOf(membersOf(value).sites);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A list that is given as JSON; of anything else, which only a script can have put there, one item that is nothing. */
function listIn(json: unknown): unknown[] {
  try {
    const list: unknown = JSON.parse(String(json));
    return Array.isArray(list) ? list : [undefined];
  } catch {
    return [undefined];
  }
}

function numbersOf(value: unknown): number[] {
  return listOf(value).filter(one => typeof one === 'number');
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
