import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

import { type Answer, type Carrier, type Parcel, TOO_LATE } from './carrier';

/** Signs a body the way Slack does, so that the bot's own verification is what is tested. */
export function sign(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function encode({ kind, json }: Parcel): { type: string; text: string } {
  if (kind === 'event_callback') return { type: 'application/json', text: json };
  const fields: [string, string][] =
    kind === 'slash_command'
      ? Object.entries(JSON.parse(json) as Record<string, unknown>).map(([name, value]) => [name, String(value)])
      : [['payload', json]];
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
}

/** Where the bot listens, and with what its requests are signed. */
export interface HttpWay {
  readonly signingSecret: string;
  readonly requestUrl: () => string | undefined;
  /** Slack gives an app three seconds. */
  readonly ackTimeoutMs: number;
}

/** Carries signed requests to the bot's own address. */
export function createHttpCarrier(options: HttpWay): Carrier {
  const agent = new Agent({ keepAlive: true });
  return {
    carry: (parcel) => exchange(options, agent, parcel),
    stop: () => agent.destroy(),
  };
}

function exchange(options: HttpWay, agent: Agent, parcel: Parcel): Promise<Answer> {
  const url = options.requestUrl();
  if (url === undefined) return Promise.resolve({ responseBody: 'the bot is not running' });
  const { type, text } = encode(parcel);
  const { retry } = parcel;
  // The signature's clock is the real one even when the workspace's clock is not: the bot compares it with its own.
  const timestamp = Math.floor(Date.now() / 1000);
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: {
        'content-type': type,
        'content-length': Buffer.byteLength(text),
        'user-agent': 'Slackbot 1.0 (+playground)',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': sign(options.signingSecret, timestamp, text),
        ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
      },
    });
    const timer = setTimeout(() => {
      settle({ responseBody: TOO_LATE });
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
    sent.end(text);
  });
}
