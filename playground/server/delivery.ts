import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

/** What is sent to the bot: an interaction, a slash command or an event. */
export type DeliveryKind =
  | 'slash_command'
  | 'block_actions'
  | 'view_submission'
  | 'view_closed'
  | 'block_suggestion'
  | 'event_callback';

/** One request to the bot and what came back. */
export interface Delivery {
  readonly at: number;
  readonly kind: DeliveryKind;
  /** The decoded payload. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Undefined when the bot could not be reached or did not answer in time. */
  readonly status?: number;
  readonly responseBody: string;
  readonly ms: number;
}

/** Sends signed requests to the bot and remembers them. */
export interface Courier {
  readonly send: (
    kind: DeliveryKind,
    body: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Delivery>;
  readonly redeliver: (index?: number) => Promise<Delivery>;
  readonly deliveries: () => readonly Delivery[];
  readonly stop: () => void;
}

/** Signs a body the way Slack does, so that the bot's own verification is what is tested. */
export function sign(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

const LOG_LIMIT = 5000;

/** The one door from the playground to the bot. */
export function createCourier(options: {
  signingSecret: string;
  requestUrl: () => string | undefined;
  now: () => number;
  /** Slack gives an app three seconds. */
  ackTimeoutMs: number;
}): Courier {
  const agent = new Agent({ keepAlive: true });
  const log: { delivery: Delivery; raw: Raw }[] = [];

  const attempt = async (kind: DeliveryKind, body: Delivery['body'], raw: Raw): Promise<Delivery> => {
    const started = performance.now();
    const at = options.now();
    const answer = await exchange(options, agent, raw);
    const delivery: Delivery = { at, kind, body, ...answer, ms: Math.round(performance.now() - started) };
    log.push({ delivery, raw });
    if (log.length > LOG_LIMIT) log.shift();
    return delivery;
  };

  return {
    send: (kind, body, headers = {}) => attempt(kind, body, encode(kind, body, headers)),
    redeliver: (index = log.length - 1) => {
      const entry = log[index];
      if (!entry) throw new RangeError(`no delivery number ${index}`);
      return attempt(entry.delivery.kind, entry.delivery.body, entry.raw);
    },
    deliveries: () => log.map(({ delivery }) => delivery),
    stop: () => agent.destroy(),
  };
}

/** The very bytes of a request, kept so that it can be sent again unchanged. */
interface Raw {
  readonly type: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

function encode(kind: DeliveryKind, body: Delivery['body'], headers: Raw['headers']): Raw {
  const form = 'application/x-www-form-urlencoded';
  if (kind === 'event_callback') return { type: 'application/json', text: JSON.stringify(body), headers };
  const fields: [string, string][] =
    kind === 'slash_command'
      ? Object.entries(body).map(([name, value]) => [name, String(value)])
      : [['payload', JSON.stringify(body)]];
  return { type: form, text: new URLSearchParams(fields).toString(), headers };
}

function exchange(
  options: { signingSecret: string; requestUrl: () => string | undefined; ackTimeoutMs: number },
  agent: Agent,
  raw: Raw,
): Promise<{ status?: number; responseBody: string }> {
  const url = options.requestUrl();
  if (url === undefined) return Promise.resolve({ responseBody: 'the bot is not running' });
  // The signature's clock is the real one even when the workspace's clock is not: the bot compares it with its own.
  const timestamp = Math.floor(Date.now() / 1000);
  return new Promise((resolve) => {
    const settle = (answer: { status?: number; responseBody: string }) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: {
        'content-type': raw.type,
        'content-length': Buffer.byteLength(raw.text),
        'user-agent': 'Slackbot 1.0 (+playground)',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': sign(options.signingSecret, timestamp, raw.text),
        ...raw.headers,
      },
    });
    const timer = setTimeout(() => {
      settle({ responseBody: 'no answer in time' });
      sent.destroy();
    }, options.ackTimeoutMs);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        settle({ status: response.statusCode ?? 0, responseBody: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', (error) => settle({ responseBody: error.message }));
    });
    sent.on('error', (error) => settle({ responseBody: error.message }));
    sent.end(raw.text);
  });
}
