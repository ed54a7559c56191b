import type { DomainName } from '../dns/name.js';
import { type Answer, readAuthoritative, readResolved } from './answer.js';
import { type Ask, askName, askWildcards, isAbsent, isPositive, type NameAnswers } from './ask-name.js';
import type { AskOptions, Client } from './client.js';
import { Failure } from './failure.js';
import type { Asked } from './plan.js';
import type { Server } from './server.js';

/** Servers that should all say the same. */
export interface Group {
  /** The zone that they serve; of resolvers the root, since they speak for all names. */
  readonly apex: DomainName;
  readonly servers: readonly Server[];
  /** Whether they are resolvers. */
  readonly recursive: boolean;
}

/** What each server of a group answered, in the group's order: by name, wildcards that had to be asked included. */
export type Answers = readonly (readonly (readonly [DomainName, NameAnswers])[])[];

/**
 * Asks every server of a group about one name. That nothing stands at a validation name is believed of two servers
 * that say so; a single one is asked again, over TCP where it has it, since one stray answer must not raise an alarm.
 */
export async function askServers(client: Client, group: Group, asked: Asked): Promise<Answers> {
  const first = await Promise.all(
    group.servers.map(server => askName(asking(client, group, server), asked.name, asked.always)),
  );
  const isAlone = first.filter(isAbsent).length === 1 && asked.isOwner;
  return Promise.all(
    group.servers.map(async (server, at) => {
      const answers = first[at]!;
      const again = isAlone && isAbsent(answers) ? await askAgain(client, group, server, asked) : answers;
      return withWildcards(client, group, server, asked, again);
    }),
  );
}

/** The second answers; over UDP where TCP is not to be had. */
async function askAgain(client: Client, group: Group, server: Server, asked: Asked): Promise<NameAnswers> {
  const { name, always } = asked;
  const overTcp = await askName(asking(client, group, server, { overTcp: true }), name, always);
  if (![...overTcp.values()].some(answer => answer instanceof Failure)) return overTcp;
  return askName(asking(client, group, server), name, always);
}

async function withWildcards(
  client: Client,
  group: Group,
  server: Server,
  { name, isOwner }: Asked,
  answers: NameAnswers,
): Promise<[DomainName, NameAnswers][]> {
  if (!isOwner || group.recursive || ![...answers.values()].some(isPositive)) return [[name, answers]];
  return [[name, answers], ...(await askWildcards(asking(client, group, server), name, group.apex))];
}

/** A server's answers, read as what the server is. */
function asking(client: Client, { apex, recursive }: Group, server: Server, options: AskOptions = {}): Ask {
  return async (name, type): Promise<Answer> => {
    const message = await client.ask(server, { name, type }, { ...options, recursive });
    if (message instanceof Failure) return message;
    return recursive
      ? readResolved({ name, type }, message)
      : readAuthoritative({ name, type }, message, apex);
  };
}
