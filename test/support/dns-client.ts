import { createSocket, type Socket } from 'node:dgram';
import { decode, encode, type Packet, type Question } from 'dns-packet';

interface Patience {
  /** Where the server is; 127.0.0.1. */
  readonly address?: string;
  /** Milliseconds until a question counts as lost. */
  readonly patience: number;
  readonly tries: number;
}

/** So few at once that the socket's buffers on loopback hold all of them. */
const atOnce = 64;

/** Asks a server on loopback over UDP, and gives the responses in the order of the questions; undefined where none came. */
export async function askAll(
  port: number,
  questions: readonly Question[],
  { address = '127.0.0.1', patience, tries }: Patience = { patience: 2000, tries: 3 },
): Promise<(Packet | undefined)[]> {
  const client = new Client(address, port);
  const responses: (Packet | undefined)[] = [];
  let next = 0;
  const askInTurn = async (): Promise<void> => {
    while (next < questions.length) {
      const at = next++;
      for (let left = tries; left > 0 && responses[at] === undefined; left--) {
        responses[at] = await client.ask(questions[at]!, patience);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askInTurn));
  client.close();
  return responses;
}

/** One socket, and who waits for which message on it. */
class Client {
  readonly #socket: Socket = createSocket('udp4');
  readonly #waiting = new Map<number, (response: Packet) => void>();
  readonly #address: string;
  readonly #port: number;
  #lastId = 0;

  constructor(address: string, port: number) {
    this.#address = address;
    this.#port = port;
    this.#socket.on('message', message => {
      const response = decode(message);
      this.#waiting.get(response.id ?? 0)?.(response);
    });
    // Nobody listens on the port yet: the question counts as lost.
    this.#socket.on('error', () => {});
  }

  ask(question: Question, patience: number): Promise<Packet | undefined> {
    this.#lastId = (this.#lastId + 1) % 0x10000;
    const id = this.#lastId;
    const message = encode({
      type: 'query',
      id,
      questions: [question],
      additionals: [
        {
          type: 'OPT',
          name: '.',
          udpPayloadSize: 4096,
          flags: 0,
          options: [],
          extendedRcode: 0,
          ednsVersion: 0,
          flag_do: false,
        },
      ],
    });
    return new Promise(resolve => {
      const settle = (response?: Packet): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(response);
      };
      const timer = setTimeout(settle, patience);
      this.#waiting.set(id, settle);
      this.#socket.send(message, this.#port, this.#address);
    });
  }

  close(): void {
    this.#socket.close();
  }
}
