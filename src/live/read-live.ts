import type { DomainName } from '../dns/name.js';
import { root } from '../dns/name.js';
import type { Gap } from '../value.js';
import type { NameAnswers } from './ask-name.js';
import { type Answers, askServers, type Group } from './ask-servers.js';
import { type ClientOptions, openClient } from './client.js';
import { Failure } from './failure.js';
import { Gate } from './gate.js';
import { type LiveZone, Locator, type LostWay, SingleServer } from './locate.js';
import { type Asked, nextOf, planOf, type Resolution, resolutionOf, type Wanted } from './plan.js';
import { publicResolvers, rootServers } from './roots.js';
import { type Server, spellServer } from './server.js';
import { type View, viewOf } from './view.js';

/** Whom to ask, and how. */
export interface LiveOptions extends ClientOptions {
  /** The public view; without it two resolvers that anybody may ask. None where it is empty. */
  readonly resolvers?: readonly Server[];
  /** A server that is taken to serve every zone, in place of those to which delegations lead. */
  readonly server?: Server;
  /** Where the way down the delegations begins; without it the servers of the root zone. */
  readonly roots?: readonly Server[];
  /** The port of servers that delegations name: 53. */
  readonly port?: number;
  /** Whether delegations may lead to private addresses; false, since nobody outside can follow them there. */
  readonly allowsPrivate?: boolean;
}

/** What live DNS shows of the names that requirements are about. */
export interface LiveZones {
  /** One view for each address of each authoritative server of each zone, sorted by zone and server. */
  readonly servers: readonly View[];
  /** One view of all names for each resolver, in the order in which they were given. */
  readonly resolvers: readonly View[];
  /** Names whose zone or servers could not be found. */
  readonly gaps: readonly Gap[];
  /** Whether each host has an address, as far as resolvers see. */
  readonly hosts: ReadonlyMap<DomainName, Resolution>;
}

/** Names about which servers are asked at once. */
const namesAtOnce = 128;

/** As many CNAMEs as rules follow. */
const longestChain = 8;

/** Asks DNS about what stands at the required names. Whatever servers do or fail to do becomes an answer or a gap. */
export async function readLive(wanted: readonly Wanted[], options: LiveOptions = {}): Promise<LiveZones> {
  const client = openClient(options);
  const {
    resolvers = publicResolvers,
    server,
    roots = rootServers,
    port = 53,
    allowsPrivate = false,
  } = options;
  const ways =
    server === undefined
      ? new Locator(client, { roots, resolvers, port, allowsPrivate })
      : new SingleServer(client, server);
  try {
    const group = { apex: root, servers: resolvers, recursive: true };
    const [authoritative, resolved] = await Promise.all([
      askAll(planOf(wanted, 'servers'), async name => groupOf(await ways.zoneOf(name))),
      askAll(resolvers.length === 0 ? [] : planOf(wanted, 'resolvers'), async () => group),
    ]);
    const hosts = [...new Set(wanted.map(({ host }) => host))];
    const answersOf = resolvers.map((each, at) => {
      const { answers = [] } = resolved.groups.get(root) ?? {};
      return { server: spellServer(each), answers: answers[at] };
    });
    return {
      servers: [...authoritative.groups.values()]
        .sort((a, b) => compare(a.group.apex, b.group.apex))
        .flatMap(viewsOf),
      resolvers: [...resolved.groups.values()].flatMap(viewsOf),
      gaps: authoritative.gaps,
      hosts: new Map(
        hosts.map(host => {
          const at = answersOf.map(each => ({ server: each.server, at: each.answers?.get(host) }));
          return [host, resolutionOf(at)];
        }),
      ),
    };
  } finally {
    client.close();
  }

  async function askAll(
    planned: readonly Asked[],
    groupFor: (name: DomainName) => Promise<LocatedGroup | Gap>,
  ): Promise<Gathered> {
    const gathered = new Gatherer();
    const gate = new Gate(namesAtOnce);
    const seen = new Set(planned.map(({ name }) => name));
    let round = planned;
    for (let hops = 0; hops <= longestChain && round.length > 0; hops++) {
      const targets = await Promise.all(
        round.map(asked =>
          gate.run(async () => {
            const found = await groupFor(asked.name);
            if ('reason' in found) {
              gathered.gaps.push(found);
              return [];
            }
            const answers = await askServers(client, found, asked);
            gathered.add(asked.name, found, answers);
            // Where a host's chain leads is for the resolvers to say: its servers are other people's.
            const isFollowed = found.recursive || asked.isOwner || hops > 0;
            return isFollowed ? answers.flatMap(([own]) => (own && nextOf(own[1])) ?? []) : [];
          }),
        ),
      );
      const next = [...new Set(targets.flat())].filter(name => !seen.has(name)).sort();
      for (const name of next) seen.add(name);
      round = next.map(name => ({ name, always: [], isOwner: false }));
    }
    return gathered;
  }
}

type LocatedGroup = Group & { readonly lost?: LiveZone['lost'] };

/** A group, the names about which it was asked, and each server's answers. */
interface Asking {
  readonly group: LocatedGroup;
  readonly names: Set<DomainName>;
  readonly answers: readonly Map<DomainName, NameAnswers>[];
}

/** What was gathered of all groups, by their apexes. */
interface Gathered {
  readonly groups: ReadonlyMap<DomainName, Asking>;
  readonly gaps: readonly Gap[];
}

class Gatherer implements Gathered {
  readonly groups = new Map<DomainName, Asking>();
  readonly gaps: Gap[] = [];

  add(name: DomainName, group: LocatedGroup, answers: Answers): void {
    let known = this.groups.get(group.apex);
    if (known === undefined) {
      known = { group, names: new Set(), answers: group.servers.map(() => new Map()) };
      this.groups.set(group.apex, known);
    }
    known.names.add(name);
    for (const [at, named] of answers.entries()) {
      for (const [each, found] of named) {
        const mine = known.answers[at]!;
        // A wildcard may have been asked for its own sake, with more types.
        if ((mine.get(each)?.size ?? 0) < found.size) mine.set(each, found);
      }
    }
  }
}

function groupOf(zone: LiveZone | LostWay): LocatedGroup | Gap {
  // Of the name alone: what is below it may be in zones that were found.
  if ('at' in zone) return { reason: zone.reason, parts: [zone.at], exact: true };
  return { apex: zone.apex, servers: zone.servers, recursive: false, lost: zone.lost };
}

/**
 * The views of one group. An address that cannot be reached from here, as of a machine without IPv6, says nothing of
 * its server where another one of it answers.
 */
function viewsOf({ group, names, answers }: Asking): View[] {
  const { apex, servers, recursive, lost = [] } = group;
  const isUnroutable = answers.map(named =>
    [...named.values()].every(at =>
      [...at.values()].every(answer => answer instanceof Failure && answer.isUnroutable),
    ),
  );
  const reached = new Set(servers.filter((_, at) => !isUnroutable[at]).map(nameOf));
  const views = servers.flatMap((server, at) => {
    const isNeedless = isUnroutable[at] && nameOf(server) !== undefined && reached.has(nameOf(server));
    return isNeedless ? [] : [viewOf(spelled(server), uriOf(server), apex, answers[at]!)];
  });
  for (const { name, failure } of lost) {
    const none = new Map([...names].map(each => [each, new Map([['CNAME', failure] as const])]));
    views.push(viewOf(name, `dns://${name}/`, apex, none));
  }
  return recursive ? views : views.sort((a, b) => compare(a.server, b.server));
}

function nameOf(server: Server): DomainName | undefined {
  return 'url' in server ? undefined : server.name;
}

function spelled(server: Server): string {
  const name = nameOf(server);
  return name === undefined ? spellServer(server) : `${name} (${spellServer(server)})`;
}

function uriOf(server: Server): string {
  return 'url' in server ? `${server.url}#` : `dns://${spellServer(server)}/`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
