import { randomInt } from 'node:crypto';
import { type DomainName, isAtOrBelow, parentOf, root, upTo } from '../dns/name.js';
import { type Answer, readAuthoritative, readResolved, targetOf } from './answer.js';
import type { Client } from './client.js';
import { Failure } from './failure.js';
import type { WireRecord } from './message.js';
import type { QuestionType } from './question.js';
import { addressOf, isPublic, type Server, spellServer } from './server.js';

/** A zone and the servers to which its delegation leads. */
export interface LiveZone {
  readonly apex: DomainName;
  /** Every address of every server. */
  readonly servers: readonly Server[];
  /** Servers that could not be found or may not be asked. */
  readonly lost: readonly { readonly name: DomainName; readonly failure: Failure }[];
}

/** A name of which the one server that shall serve every zone does not tell in which it is. */
export interface LostWay {
  readonly at: DomainName;
  /** A whole sentence without its final dot. */
  readonly reason: string;
}

/** Where the way to a zone begins and what it may use. */
export interface LocateOptions {
  /** Where the way down begins: servers of the root zone. */
  readonly roots: readonly Server[];
  /** What finds the addresses of servers that no delegation comes with. */
  readonly resolvers: readonly Server[];
  /** The port of servers that delegations name. */
  readonly port: number;
  /** Whether servers may have addresses that are not of the internet. */
  readonly allowsPrivate: boolean;
}

/** Servers of one zone that are asked; a zone with more is rarer than an attack with them. */
const mostServers = 16;
const mostAddresses = 40;

/** Servers that are asked for one step down before it is given up: where these are silent, so is the network. */
const mostSilent = 3;

/**
 * Finds zones and their servers by way of the delegations, from the root down, one label at a time (RFC 9156), each
 * step once. Where the two sides of a cut name different servers, all of them are the zone's.
 */
export class Locator {
  readonly #client: Client;
  readonly #options: LocateOptions;
  readonly #zones = new Map<DomainName, Promise<LiveZone>>();
  readonly #addresses = new Map<DomainName, Promise<readonly string[] | Failure>>();

  constructor(client: Client, options: LocateOptions) {
    this.#client = client;
    this.#options = options;
  }

  /** The zone that holds a name. */
  zoneOf(name: DomainName): Promise<LiveZone> {
    let zone = this.#zones.get(name);
    if (zone === undefined) {
      zone = this.#find(name);
      this.#zones.set(name, zone);
    }
    return zone;
  }

  async #find(name: DomainName): Promise<LiveZone> {
    const parent = parentOf(name);
    if (parent === undefined) return { apex: root, servers: this.#options.roots, lost: [] };
    const above = await this.zoneOf(parent);
    const answer = await this.#askAny(above, name, 'NS');
    // Where nobody tells of a cut, the name is the zone's that is known: what ails its servers is seen on asking them.
    if (answer instanceof Failure) return above;
    if (answer.kind === 'referral') return this.#zone(above, answer.cut, answer.records, answer.glue);
    if (answer.kind !== 'records') return above;
    // The same servers have a zone of its own there, and are asked if its others cannot be found.
    const zone = await this.#zone(above, name, answer.records, answer.glue);
    return zone.servers.length > 0 ? zone : { ...zone, servers: above.servers };
  }

  async #zone(
    above: LiveZone,
    apex: DomainName,
    delegation: readonly WireRecord[],
    glue: readonly WireRecord[],
  ): Promise<LiveZone> {
    // What a server says of names that are not in its zone is hearsay.
    const ownGlue = glue.filter(({ owner }) => isAtOrBelow(owner, above.apex));
    const delegated = await this.#serversNamed(delegation, ownGlue);
    const said = await this.#askAny({ ...delegated, apex }, apex, 'NS');
    const named = new Set(delegation.map(targetOf));
    const own = !(said instanceof Failure) && said.kind === 'records' ? said.records : [];
    const more = await this.#serversNamed(
      own.filter(record => !named.has(targetOf(record))),
      ownGlue,
    );
    return {
      apex,
      servers: distinct([...delegated.servers, ...more.servers]).slice(0, mostAddresses),
      lost: [...delegated.lost, ...more.lost],
    };
  }

  async #serversNamed(
    records: readonly WireRecord[],
    glue: readonly WireRecord[],
  ): Promise<Omit<LiveZone, 'apex'>> {
    const names = [...new Set(records.map(targetOf))].filter(name => name !== undefined).sort();
    const { port, allowsPrivate } = this.#options;
    const servers: Server[] = [];
    const lost: { name: DomainName; failure: Failure }[] = [];
    const found = await Promise.all(
      names.slice(0, mostServers).map(async name => {
        const glued = glue.filter(({ owner }) => owner === name).map(({ rdata }) => rdata);
        return [name, glued.length > 0 ? glued : await this.#addressesOf(name)] as const;
      }),
    );
    for (const [name, addresses] of found) {
      if (addresses instanceof Failure) {
        lost.push({ name, failure: addresses });
        continue;
      }
      for (const text of addresses) {
        const address = addressOf(text);
        if (address !== undefined && (allowsPrivate || isPublic(address)))
          servers.push({ address, port, name });
        else
          lost.push({
            name,
            failure: new Failure(`has the address ${text}, which is not one of the internet`),
          });
      }
    }
    for (const name of names.slice(mostServers))
      lost.push({
        name,
        failure: new Failure(`was not asked, because its zone has ${names.length} servers`),
      });
    return { servers, lost };
  }

  #addressesOf(name: DomainName): Promise<readonly string[] | Failure> {
    let addresses = this.#addresses.get(name);
    if (addresses === undefined) {
      addresses = this.#resolve(name);
      this.#addresses.set(name, addresses);
    }
    return addresses;
  }

  async #resolve(name: DomainName): Promise<readonly string[] | Failure> {
    let failure = new Failure('has no address that a resolver could find');
    for (const resolver of this.#options.resolvers) {
      const answers = await Promise.all(
        (['A', 'AAAA'] as const).map(async type => {
          const message = await this.#client.ask(resolver, { name, type }, { recursive: true });
          return message instanceof Failure ? message : readResolved({ name, type }, message);
        }),
      );
      const found = answers.flatMap(answer =>
        !(answer instanceof Failure) && answer.kind === 'records' ? answer.records : [],
      );
      if (found.length > 0) return found.map(({ rdata }) => rdata);
      const lost = answers.find(answer => answer instanceof Failure);
      if (lost !== undefined)
        failure = new Failure(`has no address that a resolver could find: it ${lost.reason}`);
    }
    return failure;
  }

  /** The answer of the first server, in random order, that has one. */
  async #askAny(
    { apex, servers }: Pick<LiveZone, 'apex' | 'servers'>,
    name: DomainName,
    type: QuestionType,
  ): Promise<Answer> {
    let failure = new Failure('has no server that could be asked');
    let silent = 0;
    for (const server of shuffled(servers)) {
      if (silent === mostSilent) break;
      const message = await this.#client.ask(server, { name, type });
      const answer = message instanceof Failure ? message : readAuthoritative({ name, type }, message, apex);
      if (!(answer instanceof Failure)) return answer;
      if (answer.isUnroutable) continue;
      failure = answer;
      if (message instanceof Failure) silent++;
    }
    return failure;
  }
}

/** The same for one server that is taken to serve every zone: it says itself which zone a name is in. */
export class SingleServer {
  readonly #client: Client;
  readonly #server: Server;
  readonly #zones = new Map<DomainName, Promise<DomainName | Failure | undefined>>();

  constructor(client: Client, server: Server) {
    this.#client = client;
    this.#server = server;
  }

  /** The zone that holds a name. */
  async zoneOf(name: DomainName): Promise<LiveZone | LostWay> {
    let failure = new Failure('does not serve a zone that holds it');
    for (const at of upTo(name, root)) {
      let apex = this.#zones.get(at);
      if (apex === undefined) {
        apex = this.#apexAt(at);
        this.#zones.set(at, apex);
      }
      const found = await apex;
      if (typeof found === 'string') return { apex: found, servers: [this.#server], lost: [] };
      if (found !== undefined) failure = found;
    }
    const reason = `which zone ${name} is in is not known: ${spellServer(this.#server)} ${failure.reason}`;
    return { at: name, reason };
  }

  /** Undefined where the answer does not tell, and a name above has to. */
  async #apexAt(name: DomainName): Promise<DomainName | Failure | undefined> {
    const message = await this.#client.ask(this.#server, { name, type: 'SOA' });
    if (message instanceof Failure) return message;
    const answer = readAuthoritative({ name, type: 'SOA' }, message, root);
    if (answer instanceof Failure) return answer;
    if (answer.kind === 'records') return name;
    return answer.kind === 'nodata' || answer.kind === 'nxdomain' ? answer.apex : undefined;
  }
}

function distinct(servers: readonly Server[]): Server[] {
  const byAddress = new Map(servers.map(server => ['url' in server ? server.url : server.address, server]));
  return [...byAddress.values()];
}

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.map(() => left.splice(randomInt(left.length), 1)[0]!);
}
