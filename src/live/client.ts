import { randomBytes, randomInt } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Failure } from './failure.js';
import { Gate } from './gate.js';
import { exchangeOverHttps } from './https.js';
import { isTruncated, type Message, readMessage } from './message.js';
import { Pace } from './pace.js';
import { answersTo, canAsk, type Question, refusesFormat, writeQuestion } from './question.js';
import { type Server, spellServer } from './server.js';
import { exchangeOverTcp } from './tcp.js';
import { Udp } from './udp.js';

/** How servers are asked; every limit has a default. */
export interface ClientOptions {
  /** Questions a second that one server gets at most, repeated ones included: 100. */
  readonly rate?: number;
  /** Milliseconds until a question counts as lost for the first time, twice as many each time after: 2000. */
  readonly patience?: number;
  /** How often a question is put before it is given up: 3. */
  readonly tries?: number;
  /** Questions that are on their way at once, to all servers together: 256. */
  readonly atOnce?: number;
  /** Whether names are asked in random case (0x20), which makes answers harder to forge; some servers fail it. */
  readonly mixedCase?: boolean;
  /** Ends all that is asked; what was not answered is a failure. */
  readonly signal?: AbortSignal;
}

/** How one question is asked. */
export interface AskOptions {
  /** Whether the server is a resolver that shall find the answer elsewhere. */
  readonly recursive?: boolean;
  /** Whether UDP is passed over: what comes over TCP cannot be forged by who does not see it. */
  readonly overTcp?: boolean;
}

/** Asks DNS servers. Nothing that comes from the network makes it throw. */
export interface Client {
  /** The server's response, whatever its RCODE, or why there is none. */
  ask(server: Server, question: Question, options?: AskOptions): Promise<Message | Failure>;
  /** Gives back sockets; who still waits gets a failure. */
  close(): void;
  /** UDP sockets that are open, and messages that were sent. */
  readonly used: { readonly sockets: number; readonly sent: number };
}

/** A server that lost so many questions in a row, each of them asked several times, is not asked any more. */
const mostLostInARow = 8;

/** TCP and HTTPS connections that are open at once. */
const mostConnections = 64;

/** Opens a client; nothing is sent before the first question. */
export function openClient(options: ClientOptions = {}): Client {
  return new DnsClient(options);
}

/** What is kept of one server. */
interface Acquaintance {
  readonly pace: Pace;
  lostInARow: number;
  /** Whether it could not read EDNS (RFC 6891 §7). */
  isWithoutEdns: boolean;
}

type Reply = Message | Failure | 'lost';

class DnsClient implements Client {
  readonly #options: Required<Omit<ClientOptions, 'signal'>>;
  readonly #ended = new AbortController();
  readonly #udp = new Udp();
  readonly #underway: Gate;
  readonly #connections = new Gate(mostConnections);
  readonly #servers = new Map<string, Acquaintance>();
  #sent = 0;

  constructor({ signal, ...options }: ClientOptions) {
    this.#options = { rate: 100, patience: 2000, tries: 3, atOnce: 256, mixedCase: false, ...options };
    this.#underway = new Gate(this.#options.atOnce);
    // Everyone who waits listens for the end.
    setMaxListeners(0, this.#ended.signal);
    if (signal?.aborted) this.close();
    else signal?.addEventListener('abort', () => this.close(), { signal: this.#ended.signal });
  }

  get used(): { sockets: number; sent: number } {
    return { sockets: this.#udp.size, sent: this.#sent };
  }

  close(): void {
    this.#ended.abort();
    this.#udp.close();
  }

  async ask(server: Server, question: Question, options: AskOptions = {}): Promise<Message | Failure> {
    if (!canAsk(question.name)) return new Failure('cannot be asked for a name with such characters');
    const known = this.#acquaintance(server);
    let reply: Reply = 'lost';
    for (let attempt = 0; attempt < this.#options.tries; attempt++) {
      if (known.lostInARow >= mostLostInARow)
        return new Failure(`left ${mostLostInARow} questions unanswered and was not asked any more`);
      await this.#turn(known);
      if (this.#ended.signal.aborted) return new Failure('was not asked any more');
      const patience = this.#options.patience * 2 ** attempt;
      reply = await this.#underway.run(() => this.#once(server, question, options, known, patience));
      if (this.#ended.signal.aborted && reply === 'lost') return new Failure('was not waited for any longer');
      // A resolver that could not find an answer in time may have it a moment later.
      const isWorthAnother = reply === 'lost' || (!(reply instanceof Failure) && reply.rcode === servfail);
      if (!isWorthAnother) break;
      if (reply !== 'lost' && attempt + 1 < this.#options.tries) await this.#pause(patience / 4);
    }
    known.lostInARow = reply === 'lost' ? known.lostInARow + 1 : 0;
    return reply === 'lost' ? new Failure(`did not answer (asked ${times(this.#options.tries)})`) : reply;
  }

  async #once(
    server: Server,
    question: Question,
    { recursive = false, overTcp = false }: AskOptions,
    known: Acquaintance,
    patience: number,
  ): Promise<Reply> {
    const message = this.#write(question, recursive, !known.isWithoutEdns);
    this.#sent++;
    const { signal } = this.#ended;
    if ('url' in server) {
      const bytes = await this.#connections.run(() =>
        exchangeOverHttps(server.url, message, patience, signal),
      );
      if (bytes === undefined) return 'lost';
      if (bytes instanceof Failure) return bytes;
      return answersTo(message, bytes) ? believed(bytes) : new Failure('answered another question');
    }
    if (overTcp) return this.#overTcp(server, message, patience);
    const bytes = await this.#udp.exchange({ ...server, message, patience, accepts: isWanted });
    if (bytes === undefined) return 'lost';
    if (bytes instanceof Failure) return bytes;
    if (!known.isWithoutEdns && refusesFormat(message, bytes)) {
      known.isWithoutEdns = true;
      await this.#turn(known);
      return this.#once(server, question, { recursive }, known, patience);
    }
    if (!isTruncated(bytes)) return believed(bytes);
    await this.#turn(known);
    return this.#overTcp(server, message, patience);
  }

  async #overTcp(
    { address, port }: Extract<Server, { address: string }>,
    message: Buffer,
    patience: number,
  ): Promise<Reply> {
    message.writeUInt16BE(randomInt(0x10000), 0);
    const { signal } = this.#ended;
    const bytes = await this.#connections.run(() =>
      exchangeOverTcp({ address, port, message, patience, signal, accepts: answersTo }),
    );
    return bytes instanceof Failure ? bytes : believed(bytes);
  }

  #write(question: Question, recursive: boolean, edns: boolean): Buffer {
    if (!this.#options.mixedCase) return writeQuestion(question, { recursive, edns });
    const bits = randomBytes(32);
    const capitals = (at: number): boolean => ((bits[at >> 3]! >> (at & 7)) & 1) === 1;
    return writeQuestion(question, { recursive, edns, capitals });
  }

  #acquaintance(server: Server): Acquaintance {
    const key = spellServer(server);
    let known = this.#servers.get(key);
    if (known === undefined) {
      known = { pace: new Pace(this.#options.rate), lostInARow: 0, isWithoutEdns: false };
      this.#servers.set(key, known);
    }
    return known;
  }

  #turn(known: Acquaintance): Promise<void> | undefined {
    return this.#pause(known.pace.take(performance.now()));
  }

  #pause(milliseconds: number): Promise<void> | undefined {
    if (milliseconds <= 0) return undefined;
    const { signal } = this.#ended;
    return new Promise(resolve => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }
}

const servfail = 2;

/** Anything else that reaches the socket is dropped, and the answer still waited for. */
function isWanted(sent: Buffer, received: Buffer): boolean {
  if (refusesFormat(sent, received)) return true;
  return answersTo(sent, received) && (isTruncated(received) || typeof readMessage(received) !== 'string');
}

function believed(bytes: Buffer): Message | Failure {
  const message = readMessage(bytes);
  if (typeof message === 'string') return new Failure(`answered with a message that ${message}`);
  return message.isTruncated ? new Failure('answered with a truncated message over TCP') : message;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
