import { connect } from 'node:net';
import { Failure } from './failure.js';

/** A question that is put on a connection of its own (RFC 7766). */
export interface TcpSending {
  readonly address: string;
  readonly port: number;
  /** The message, id and all. */
  readonly message: Buffer;
  /** Milliseconds for all of it. */
  readonly patience: number;
  readonly signal: AbortSignal;
  accepts(sent: Buffer, received: Buffer): boolean;
}

/** The one message that the server sends back; never more than 65,535 octets are kept. */
export function exchangeOverTcp(sending: TcpSending): Promise<Buffer | Failure> {
  const { address, port, message, patience, signal } = sending;
  return new Promise(resolve => {
    const socket = connect({ host: address, port, noDelay: true });
    const timer = setTimeout(() => settle(new Failure('did not answer in time over TCP')), patience);
    const abort = (): void => settle(new Failure('was not waited for any longer'));
    const settle = (outcome: Buffer | Failure): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve(outcome);
    };
    signal.addEventListener('abort', abort);
    if (signal.aborted) return abort();
    const chunks: Buffer[] = [];
    let octets = 0;
    socket.on('connect', () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(message.length);
      socket.write(Buffer.concat([length, message]));
    });
    socket.on('data', chunk => {
      chunks.push(chunk);
      octets += chunk.length;
      if (octets < 2) return;
      if (chunks[0]!.length < 2) chunks.splice(0, chunks.length, Buffer.concat(chunks));
      const length = chunks[0]!.readUInt16BE(0);
      if (octets < 2 + length) return;
      const answer = Buffer.concat(chunks).subarray(2, 2 + length);
      const isIt = answer.length >= 2 && sending.accepts(message, answer);
      settle(isIt ? answer : new Failure('answered another question over TCP'));
    });
    socket.on('close', () => settle(new Failure('closed the TCP connection without an answer')));
    socket.on('error', error => {
      const { code = error.message } = error as NodeJS.ErrnoException;
      settle(
        new Failure(
          `cannot be reached over TCP (${code})`,
          /^E(?:NETUNREACH|HOSTUNREACH|ADDRNOTAVAIL)$/.test(code),
        ),
      );
    });
  });
}
