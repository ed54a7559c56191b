import { createSocket } from 'node:dgram';
import { createServer, type Server as TcpServer } from 'node:net';
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type DecodedPacket,
  decode,
  encode,
  type Packet,
} from 'dns-packet';
import type { Failure } from '../../src/live/failure.js';
import type { Message } from '../../src/live/message.js';
import { freePort } from './authoritative-server.js';

/** A question as it came to the server of the tests. */
export interface Received {
  readonly over: 'udp' | 'tcp';
  readonly bytes: Buffer;
  readonly packet: DecodedPacket;
  /** Sends one more message to who asked, from the server's own port or, as a stranger would, from another. */
  send(message: Buffer): void;
  sendFromElsewhere(message: Buffer): void;
}

/** What the server does with a question: the message, or nothing. */
export type Behaviour = (received: Received, nth: number) => Buffer | undefined;

/** A name server in this process, on loopback, that behaves as badly as it is told to. */
export interface NameServer {
  readonly address: string;
  readonly port: number;
  /** What was asked so far: `name TYPE` as spelled, `over tcp` behind it where it was so. */
  readonly asked: string[];
  /** When each question came, in milliseconds. */
  readonly times: number[];
  /** The ports from which UDP was asked. */
  readonly ports: Set<number>;
  stop(): Promise<void>;
}

/** Starts one; with `tcp: false` nobody listens for connections. */
export async function startServer(
  behaviour: Behaviour,
  { tcp = true, address = '127.0.0.1', port: at }: { tcp?: boolean; address?: string; port?: number } = {},
): Promise<NameServer> {
  const family = address.includes(':') ? 'udp6' : 'udp4';
  const socket = createSocket({ type: family, recvBufferSize: 1 << 20 });
  const port = at ?? (await freePort());
  await new Promise<void>((resolve, reject) => socket.once('error', reject).bind(port, address, resolve));
  const stranger = createSocket(family);
  const asked: string[] = [];
  const times: number[] = [];
  const ports = new Set<number>();
  const receive = (
    over: 'udp' | 'tcp',
    bytes: Buffer,
    send: Received['send'],
    sendFromElsewhere: Received['send'],
  ) => {
    const packet = decode(bytes);
    const [question] = packet.questions ?? [];
    asked.push(`${question?.name} ${question?.type}${over === 'tcp' ? ' over tcp' : ''}`);
    times.push(performance.now());
    const message = behaviour({ over, bytes, packet, send, sendFromElsewhere }, asked.length - 1);
    if (message !== undefined) send(message);
  };
  socket.on('message', (bytes, from) => {
    ports.add(from.port);
    receive(
      'udp',
      bytes,
      message => socket.send(message, from.port, from.address),
      message => stranger.send(message, from.port, from.address),
    );
  });
  const server: TcpServer = createServer(connection => {
    connection.on('error', () => {});
    connection.on('data', chunk => {
      const send = (message: Buffer): void => {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(message.length);
        // In pieces, as a network may deliver it.
        for (const octet of length) connection.write(Buffer.from([octet]));
        connection.end(message);
      };
      receive('tcp', chunk.subarray(2), send, () => {});
    });
  });
  if (tcp)
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
  const stop = async (): Promise<void> => {
    socket.close();
    stranger.close();
    if (tcp) await new Promise(resolve => server.close(resolve));
  };
  return { address, port, asked, times, ports, stop };
}

/** A response to what was received, with authority. */
export function reply({ packet }: Pick<Received, 'packet'>, more: Partial<Packet> = {}): Buffer {
  return encode({
    type: 'response',
    id: packet.id,
    flags: AUTHORITATIVE_ANSWER,
    questions: packet.questions,
    ...more,
  });
}

/** Records of class IN with a TTL of 300 s, one for each `owner TYPE data`; TXT, CNAME, A, AAAA and NS. */
export function answers(...lines: string[]): Answer[] {
  return lines.map(line => {
    const [name = '', type = '', data = ''] = line.split(' ');
    return { name, type, class: 'IN', ttl: 300, data } as Answer;
  });
}

/** A SOA for the authority section. */
export function soa(name: string): Answer {
  const data = {
    mname: 'ns.example.net',
    rname: 'host.example.net',
    serial: 1,
    refresh: 2,
    retry: 3,
    expire: 4,
    minimum: 5,
  };
  return { name, type: 'SOA', class: 'IN', ttl: 300, data };
}

/** What a client gave, in a line: the RDATA of the answers, or the RCODE, or the failure's reason. */
export function told(outcome: Message | Failure): string {
  if ('reason' in outcome) return outcome.reason;
  return outcome.answers.map(({ type, rdata }) => `${type} ${rdata}`).join(', ') || `RCODE ${outcome.rcode}`;
}

/**
 * What a server of one zone does that has these records and no wildcards, cuts or DNAME: data, a CNAME in its place,
 * or a proof that nothing stands there.
 */
export function zoneOf(apex: string, ...lines: string[]): Behaviour {
  const records = answers(...lines);
  return received => {
    const [asked] = received.packet.questions ?? [];
    const there = records.filter(({ name }) => name === asked?.name);
    const wanted = there.filter(({ type }) => type === asked?.type || type === 'CNAME');
    if (wanted.length > 0) return reply(received, { answers: wanted });
    const exists = records.some(({ name }) => name === asked?.name || name.endsWith(`.${asked?.name}`));
    const flags = AUTHORITATIVE_ANSWER | (exists ? 0 : 3);
    return reply(received, { flags, authorities: [soa(apex)] });
  };
}
