import { dcvSuffix } from '../delegated-dcv.js';
import { type DomainName, isAtOrBelow, root, upTo } from '../dns/name.js';
import { targetOf } from './answer.js';
import type { NameAnswers } from './ask-name.js';
import { Failure } from './failure.js';
import { canAsk, type QuestionType } from './question.js';

/** What of a requirement decides which questions are asked. */
export interface Wanted {
  /** The validation name. */
  readonly owner: DomainName;
  readonly host: DomainName;
  /** The Cloudflare zone that the host is in. */
  readonly zone: DomainName;
}

/** What is asked about one name, and why. */
export interface Asked {
  readonly name: DomainName;
  /** Types that are asked whatever the CNAME question says. */
  readonly always: readonly QuestionType[];
  /** Whether a record must stand at the name itself, so that it matters if a wildcard answers. */
  readonly isOwner: boolean;
}

/**
 * The names about which authoritative servers are asked: each validation name, each host, and for CAA (RFC 8659 §3)
 * and zone cuts what is above it up to the Cloudflare zone. Resolvers are asked about the names above that too, and
 * whether each host itself has an address, since a host without one is not renewed.
 */
export function planOf(wanted: readonly Wanted[], of: 'servers' | 'resolvers'): Asked[] {
  const owners = new Set(wanted.map(({ owner }) => owner));
  const hosts = new Set(wanted.map(({ host }) => host));
  const names = new Set<DomainName>(owners);
  for (const { host, zone } of wanted) {
    const top = of === 'servers' && isAtOrBelow(host, zone) ? zone : root;
    for (const name of upTo(host, of === 'servers' && top === root ? host : top)) {
      if (name !== root) names.add(name);
    }
  }
  return [...names].map(name => {
    const isOwner = owners.has(name);
    const isHost = of === 'resolvers' && hosts.has(name);
    return { name, isOwner, always: [...(isOwner ? (['TXT'] as const) : []), ...(isHost ? addresses : [])] };
  });
}

/**
 * Where the answers at a name lead and is asked next: the target of its CNAME or DNAME. The names at Cloudflare, where
 * chains end, hold something only while a certificate is issued.
 */
export function nextOf(answers: NameAnswers): DomainName | undefined {
  const first = answers.get('CNAME');
  if (first === undefined || first instanceof Failure) return undefined;
  let target: DomainName | undefined;
  if (first.kind === 'records' && first.records.length === 1) target = targetOf(first.records[0]!);
  if (first.kind === 'redirect') target = first.target;
  const isAsked =
    target !== undefined && target !== root && canAsk(target) && !isAtOrBelow(target, dcvSuffix);
  return isAsked ? target : undefined;
}

/** Whether a host has an address, by all resolvers together. */
export type Resolution =
  | { readonly answer: 'present' | 'absent' }
  | { readonly answer: 'unresolved'; readonly reason: string };

const addresses = ['A', 'AAAA'] as const;

/** Judges one host by the answers of each resolver: one address anywhere suffices, and all must say that there is none. */
export function resolutionOf(
  answers: readonly { readonly server: string; readonly at: NameAnswers | undefined }[],
): Resolution {
  let reason: string | undefined = answers.length === 0 ? 'no resolver was asked' : undefined;
  for (const { server, at } of answers) {
    for (const type of addresses) {
      const answer = at?.get(type) ?? lostAt(at);
      if (answer instanceof Failure) {
        reason ??= `${server} ${answer.reason}`;
      } else if (answer.kind === 'records') return { answer: 'present' };
      else if (answer.kind === 'alias' || answer.kind === 'redirect') {
        if (answer.reaches) return { answer: 'present' };
        if (answer.reaches === undefined) reason ??= `${server} gave a chain of CNAMEs without its end`;
      } else if (answer.kind === 'referral') reason ??= `${server} gave no answer of its own`;
    }
  }
  return reason === undefined ? { answer: 'absent' } : { answer: 'unresolved', reason };
}

/** Why a type was not asked: the question before it had no answer. */
function lostAt(at: NameAnswers | undefined): Failure {
  const first = at?.get('CNAME');
  return first instanceof Failure ? first : new Failure('was not asked');
}
