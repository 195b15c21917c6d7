import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifySlackRequest } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type Playground, type PlaygroundOptions, createPlayground } from '../../playground/server/create-playground';

export const SECRET = 'a-signing-secret';
export const TOKEN = 'xoxb-playground';

/** What the bot of a test answers; undefined never answers. */
export type Answer = { readonly status?: number; readonly body?: unknown } | undefined;

export interface Scene {
  readonly playground: Playground;
  readonly client: WebClient;
  /** The bot's next answers, in order; afterwards it answers 200 with nothing. */
  readonly answers: Answer[];
  /** What the bot was told, decoded; each was verified with Bolt's own verification. */
  readonly heard: Record<string, unknown>[];
  /** Moves the workspace's clock. */
  readonly pass: (ms: number) => void;
  readonly stop: () => Promise<void>;
}

/** A playground with a real HTTP server as its bot, which answers what a test tells it to. */
export async function openScene(options: Partial<PlaygroundOptions> = {}): Promise<Scene> {
  const answers: Answer[] = [];
  const heard: Record<string, unknown>[] = [];
  let clock = 1_750_000_000_000;
  const bot: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      verifySlackRequest({
        signingSecret: SECRET,
        body,
        headers: {
          'x-slack-signature': String(request.headers['x-slack-signature']),
          'x-slack-request-timestamp': Number(request.headers['x-slack-request-timestamp']),
        },
      });
      heard.push(decode(request.headers['content-type'] ?? '', body));
      const answer = answers.length > 0 ? answers.shift() : {};
      if (!answer) return;
      const text =
        answer.body === undefined ? '' : typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      response.writeHead(answer.status ?? 200).end(text);
    });
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  const botUrl = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/slack/events`;
  const playground = await createPlayground({
    port: 0,
    signingSecret: SECRET,
    botToken: TOKEN,
    requestUrl: () => botUrl,
    commands: [{ name: '/demo', description: 'A demo', usageHint: '[start]' }],
    now: () => clock,
    ackTimeoutMs: 300,
    ...options,
  });
  const client = new WebClient(TOKEN, { slackApiUrl: playground.apiUrl, retryConfig: { retries: 0 }, logger: silent });
  return {
    playground,
    client,
    answers,
    heard,
    pass: (ms) => {
      clock += ms;
    },
    stop: async () => {
      await playground.stop();
      bot.closeAllConnections();
      await new Promise((resolve) => bot.close(resolve));
    },
  };
}

function decode(type: string, body: string): Record<string, unknown> {
  if (type.startsWith('application/json')) return JSON.parse(body) as Record<string, unknown>;
  const form = Object.fromEntries(new URLSearchParams(body));
  return form.payload === undefined ? form : (JSON.parse(form.payload) as Record<string, unknown>);
}

const nothing = () => {};
/** The refusals in these tests are wanted, so the client need not print them. */
export const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => 'error' as never,
};

/** Slack's error code of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const data = (error as { data?: { error?: string } }).data;
    return data?.error ?? String((error as { code?: string }).code ?? error);
  }
  return 'no error';
}
