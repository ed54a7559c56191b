import { randomInt } from 'node:crypto';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv4 } from 'node:net';
import { Failure } from './failure.js';

/** A question on its way. */
export interface Sending {
  readonly address: string;
  readonly port: number;
  /** The message; its first two octets are given an id. */
  readonly message: Buffer;
  /** Milliseconds until the question counts as lost. */
  readonly patience: number;
  /** Whether a message from the server is what was waited for; others are dropped. */
  accepts(sent: Buffer, received: Buffer): boolean;
}

/** Sockets that are open at once for one family of addresses; each has a port of its own. */
const mostSockets = 64;

/** Questions that one socket asks before another port takes its place. */
const mostUses = 250;

/**
 * Asks over UDP. Ports and ids are random (RFC 5452): who does not see the questions has to guess both, and the socket
 * that waits for an answer takes it only from the address and port that were asked.
 */
export class Udp {
  readonly #pools = { udp4: [] as Port[], udp6: [] as Port[] };
  readonly #all = new Set<Port>();
  #isClosed = false;

  /** The first message that is accepted, or undefined where none came in time. */
  async exchange(sending: Sending): Promise<Buffer | Failure | undefined> {
    if (this.#isClosed) return new Failure('was not asked any more');
    const port = this.#claim(isIPv4(sending.address) ? 'udp4' : 'udp6');
    await port.ready;
    return port.exchange(sending);
  }

  /** Ends everything; who still waits is told so. */
  close(): void {
    this.#isClosed = true;
    for (const port of this.#all) port.fail(new Failure('was not waited for any longer'));
  }

  /** Sockets that are open. */
  get size(): number {
    return this.#all.size;
  }

  /** A random one of the sockets that are open, or a new one as long as there are few. */
  #claim(family: 'udp4' | 'udp6'): Port {
    const pool = this.#pools[family];
    const port = pool.length < mostSockets ? this.#open(family) : pool[randomInt(pool.length)]!;
    port.claims++;
    port.uses++;
    if (port.uses >= mostUses) this.#withdraw(port, family);
    return port;
  }

  #open(family: 'udp4' | 'udp6'): Port {
    const port: Port = new Port(
      family,
      () => this.#withdraw(port, family),
      () => this.#all.delete(port),
    );
    this.#pools[family].push(port);
    this.#all.add(port);
    return port;
  }

  /** It is chosen no more, and closes with its last question. */
  #withdraw(port: Port, family: 'udp4' | 'udp6'): void {
    const at = this.#pools[family].indexOf(port);
    if (at !== -1) this.#pools[family].splice(at, 1);
    port.retire();
  }
}

interface Waiter extends Sending {
  settle(outcome: Buffer | Failure | undefined): void;
}

/** One socket, and who waits on it for a message with which id. */
class Port {
  /** Questions that it was chosen for, and those of them that are still to be sent. */
  uses = 0;
  claims = 0;
  /** Set where the socket could not be opened, or broke. */
  failure?: Failure;
  readonly ready: Promise<void>;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiter>();
  readonly #broken: () => void;
  readonly #closed: () => void;
  #isRetired = false;
  #isGone = false;

  constructor(family: 'udp4' | 'udp6', broken: () => void, closed: () => void) {
    this.#broken = broken;
    this.#closed = closed;
    this.#socket = createSocket({
      type: family,
      ipv6Only: family === 'udp6',
      recvBufferSize: 1 << 20,
      // Addresses are never names here, so that nothing is to be looked up.
      lookup: (address, _, found) => found(null, address, family === 'udp4' ? 4 : 6),
    });
    this.#socket.on('message', (bytes, from) => this.#receive(bytes, from));
    this.#socket.on('error', error => this.fail(unreachable(error)));
    this.ready = this.#open(family);
  }

  async #open(family: 'udp4' | 'udp6'): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      const bound = await new Promise<boolean>(resolve => {
        const refused = (): void => resolve(false);
        this.#socket.removeAllListeners('error').once('error', refused);
        this.#socket.bind(
          { port: randomInt(1024, 65536), address: family === 'udp4' ? '0.0.0.0' : '::' },
          () => {
            this.#socket.removeListener('error', refused);
            resolve(true);
          },
        );
      });
      if (!bound) continue;
      this.#socket.on('error', error => this.fail(unreachable(error)));
      return;
    }
    this.fail(new Failure('could not be asked, because no socket could be opened', true));
  }

  exchange(sending: Sending): Promise<Buffer | Failure | undefined> {
    this.claims--;
    const { failure } = this;
    if (failure !== undefined) {
      this.#closeIfIdle();
      return Promise.resolve(failure);
    }
    return new Promise(resolve => {
      let id = randomInt(0x10000);
      while (this.#waiting.has(id)) id = (id + 1) & 0xffff;
      const timer = setTimeout(() => this.#settle(id, undefined), sending.patience);
      sending.message.writeUInt16BE(id, 0);
      const settle = (outcome: Buffer | Failure | undefined): void => {
        clearTimeout(timer);
        resolve(outcome);
      };
      this.#waiting.set(id, { ...sending, accepts: sending.accepts.bind(sending), settle });
      this.#socket.send(sending.message, sending.port, sending.address, error => {
        if (error === null) return;
        // A full queue loses a question as the network may.
        const isLost = ['ENOBUFS', 'EAGAIN', 'ENOMEM'].includes((error as NodeJS.ErrnoException).code ?? '');
        this.#settle(id, isLost ? undefined : unreachable(error));
      });
    });
  }

  /** Closes the socket as soon as nobody waits on it. */
  retire(): void {
    this.#isRetired = true;
    this.#closeIfIdle();
  }

  fail(failure: Failure): void {
    if (this.failure !== undefined) return;
    this.failure = failure;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, failure);
    this.#broken();
  }

  #receive(bytes: Buffer, from: RemoteInfo): void {
    if (bytes.length < 2) return;
    const id = bytes.readUInt16BE(0);
    const waiter = this.#waiting.get(id);
    if (waiter === undefined || from.port !== waiter.port || from.address !== waiter.address) return;
    if (waiter.accepts(waiter.message, bytes)) this.#settle(id, bytes);
  }

  #settle(id: number, outcome: Buffer | Failure | undefined): void {
    this.#waiting.get(id)?.settle(outcome);
    this.#waiting.delete(id);
    this.#closeIfIdle();
  }

  #closeIfIdle(): void {
    if (!this.#isRetired || this.#isGone || this.#waiting.size + this.claims > 0) return;
    this.#isGone = true;
    this.#closed();
    this.#socket.close();
  }
}

function unreachable(error: Error): Failure {
  const { code = error.message } = error as NodeJS.ErrnoException;
  return new Failure(`cannot be reached from here (${code})`, true);
}
