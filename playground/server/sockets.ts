import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Json } from '../protocol';
import { isObject } from './block-kit-rules';
import { type Answer, type Carrier, type DeliveryKind, type Parcel, TOO_LATE } from './carrier';
import { mintId } from './world';

/** One WebSocket, as the package `ws` makes it. */
export interface Socket {
  send(text: string): void;
  ping(): void;
  close(code?: number): void;
  terminate(): void;
  on(event: 'message', listener: (data: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** `new WebSocketServer({ noServer: true })` of the package `ws`; handed in, so that nobody needs it who uses HTTP. */
export interface WebSockets {
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer<ArrayBuffer>,
    opened: (socket: Socket) => void,
  ): void;
}

/** The connections of Socket Mode, and the carrier that uses them. */
export interface SocketHub {
  readonly carrier: Carrier;
  /** What `apps.connections.open` hands out: an address that is good for one connection. */
  readonly invite: () => { readonly url: string } | { readonly error: string };
  /** Takes a connection that comes with such an address; false for any other. */
  readonly accept: (request: IncomingMessage, socket: Duplex, head: Buffer<ArrayBuffer>) => boolean;
  /** How many connections are open. */
  readonly count: () => number;
  /** Tells a connection to go, as Slack does when it wants a fresh one, and closes it; the oldest unless told. */
  readonly disconnect: (index?: number) => void;
  /** Closes every connection and waits until all are gone. */
  readonly stop: () => Promise<void>;
}

/** Slack keeps at most ten for an app. */
const CONNECTION_LIMIT = 10;
const PING_EVERY_MS = 5_000;
const CLOSES_WITHIN_MS = 500;
export const LINK_PATH = '/link/';

const ENVELOPE_TYPES: Readonly<Record<DeliveryKind, string>> = {
  slash_command: 'slash_commands',
  block_actions: 'interactive',
  view_submission: 'interactive',
  view_closed: 'interactive',
  block_suggestion: 'interactive',
  event_callback: 'events_api',
};
/** Only these are answered with a payload; what comes with another acknowledgement changes nothing. */
const ANSWERABLE: readonly DeliveryKind[] = ['slash_command', 'view_submission', 'block_suggestion'];

/** What is sent through a socket for a delivery. A command's fields are strings, as they are in its form. */
export function socketEnvelope({ kind, json, retry }: Parcel, id: string): Json {
  const payload = JSON.parse(json) as Record<string, unknown>;
  return {
    envelope_id: id,
    type: ENVELOPE_TYPES[kind],
    accepts_response_payload: ANSWERABLE.includes(kind),
    payload:
      kind === 'slash_command'
        ? Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]))
        : payload,
    ...(kind === 'event_callback' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
  };
}

/** What an acknowledgement says, in the place where an HTTP answer would have its body. */
function answerOf(kind: DeliveryKind, payload: unknown): Answer {
  const says = ANSWERABLE.includes(kind) && isObject(payload) && Object.keys(payload).length > 0;
  return { status: 200, responseBody: says ? JSON.stringify(payload) : '' };
}

interface Waiting {
  readonly kind: DeliveryKind;
  readonly settle: (answer: Answer) => void;
}
interface Connection {
  readonly socket: Socket;
  readonly waiting: Map<string, Waiting>;
  readonly beat: NodeJS.Timeout;
}

/** Keeps the connections of Socket Mode: tickets that are good once, deliveries in turn, acknowledgements, pings. */
export function createSocketHub(options: {
  readonly appId: string;
  readonly ackTimeoutMs: number;
  readonly webSockets: WebSockets;
  /** The workspace's address over HTTP. */
  readonly base: () => string;
}): SocketHub {
  const tickets = new Set<string>();
  const connections: Connection[] = [];
  /** Every socket whose other side has not gone yet, and when it has. */
  const alive = new Map<Socket, Promise<void>>();
  let turn = 0;

  const forget = (connection: Connection) => {
    const at = connections.indexOf(connection);
    if (at < 0) return;
    connections.splice(at, 1);
    clearInterval(connection.beat);
    for (const { settle } of connection.waiting.values()) settle({ responseBody: 'the connection was closed' });
  };

  const heard = ({ waiting }: Connection, text: string) => {
    const answer = parse(text);
    const id = isObject(answer) ? answer.envelope_id : undefined;
    const delivery = typeof id === 'string' ? waiting.get(id) : undefined;
    if (delivery && isObject(answer)) delivery.settle(answerOf(delivery.kind, answer.payload));
  };

  const greet = (socket: Socket) => {
    const beat = setInterval(() => socket.ping(), PING_EVERY_MS).unref();
    const connection: Connection = { socket, waiting: new Map(), beat };
    connections.push(connection);
    socket.on('message', (data) => heard(connection, String(data)));
    const gone = new Promise<void>((resolve) => {
      socket.on('close', () => {
        forget(connection);
        alive.delete(socket);
        resolve();
      });
    });
    alive.set(socket, gone);
    socket.on('error', () => socket.terminate());
    const hello = {
      type: 'hello',
      num_connections: connections.length,
      debug_info: { host: 'playground', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: options.appId },
    };
    socket.send(JSON.stringify(hello));
    socket.ping();
  };

  const carry = (parcel: Parcel): Promise<Answer> => {
    const connection = connections[turn % connections.length];
    if (!connection) return Promise.resolve({ responseBody: 'the bot is not connected' });
    turn += 1;
    const { socket, waiting } = connection;
    const id = mintId('');
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => settle({ responseBody: TOO_LATE }), options.ackTimeoutMs);
      waiting.set(id, { kind: parcel.kind, settle });
      socket.send(JSON.stringify(socketEnvelope(parcel, id)));
    });
  };

  return {
    invite: () => {
      if (connections.length >= CONNECTION_LIMIT) return { error: 'too_many_websockets' };
      const ticket = mintId('');
      tickets.add(ticket);
      return { url: `${options.base().replace('http:', 'ws:')}${LINK_PATH}?ticket=${ticket}&app_id=${options.appId}` };
    },
    accept: (request, socket, head) => {
      const { searchParams } = new URL(request.url ?? '', 'ws://127.0.0.1');
      if (!tickets.delete(searchParams.get('ticket') ?? '')) return false;
      options.webSockets.handleUpgrade(request, socket, head, greet);
      return true;
    },
    carrier: { carry, stop: () => undefined },
    count: () => connections.length,
    disconnect: (index = 0) => {
      const connection = connections[index];
      if (!connection) throw new RangeError(`there is no connection number ${index}`);
      const { socket } = connection;
      socket.send(
        JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'playground' } }),
      );
      forget(connection);
      socket.close(1000);
    },
    stop: async () => {
      for (const connection of [...connections]) forget(connection);
      const closed = [...alive].map(([socket, gone]) => {
        socket.close(1001);
        const last = setTimeout(() => socket.terminate(), CLOSES_WITHIN_MS);
        return gone.then(() => clearTimeout(last));
      });
      await Promise.all(closed);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
