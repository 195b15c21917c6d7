import type { RequestListener, ServerResponse } from 'node:http';
import { HTTPReceiver, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';

/** Where the bot listens for what people do. */
export interface ReceiverOptions {
  readonly connection:
    | { readonly mode: 'socket'; readonly appToken: string }
    | { readonly mode: 'http'; readonly signingSecret: string };
  readonly port: number;
  readonly slackApiUrl?: string;
  readonly logger: Logger;
  /** Asked by `GET /healthz`. */
  readonly healthy: () => boolean;
}

/** Slack sends requests to this path. */
export const SLACK_PATH = '/slack/events';
/** Slow networks miss pongs within the default 5 s, and Slack closes a connection that a client gave up (bolt-js#2496). */
const PING_TIMEOUT_MS = 15_000;
/**
 * Slack closes each connection now and then, and the client waits as long as its ping timeout before it opens the next one;
 * meanwhile the other one goes on. An app may have ten.
 */
const CONNECTIONS = 2;

/** Is everything well? A monitor asks with `GET` on this path. */
const HEALTH_PATH = '/healthz';

/** Bolt's own receiver for HTTP, with `GET /healthz` on its port, or for Socket Mode, without a port. */
export function createReceiver({ connection, port, slackApiUrl, logger, healthy }: ReceiverOptions): Receiver {
  if (connection.mode === 'http') {
    const { signingSecret } = connection;
    const handler = (_: unknown, response: ServerResponse) => answerHealth(response, healthy());
    const customRoutes = [{ path: HEALTH_PATH, method: ['GET'], handler }];
    return new HTTPReceiver({ signingSecret, endpoints: SLACK_PATH, port, customRoutes, logger });
  }
  const { appToken } = connection;
  return together(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new SocketModeReceiver({
          appToken,
          logger,
          clientPingTimeout: PING_TIMEOUT_MS,
          ...(slackApiUrl === undefined ? {} : { installerOptions: { clientOptions: { slackApiUrl } } }),
        }),
    ),
  );
}

/** Several connections as one: Slack gives each payload to any of them. */
function together(receivers: readonly Receiver[]): Receiver {
  return {
    init: (app) => receivers.forEach((one) => one.init(app)),
    start: (...args: unknown[]) => Promise.all(receivers.map((one) => one.start(...args))),
    stop: (...args: unknown[]) => Promise.all(receivers.map((one) => one.stop(...args))),
  };
}

/** What is answered on the port with Socket Mode: `GET /healthz`, and nothing else. */
export function healthListener(healthy: () => boolean): RequestListener {
  return (request, response) => {
    const [path] = (request.url ?? '').split('?', 1);
    if (request.method === 'GET' && path === HEALTH_PATH) answerHealth(response, healthy());
    else response.writeHead(404).end();
  };
}

function answerHealth(response: ServerResponse, well: boolean): void {
  response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: well ? 'ok' : 'stopping' }));
}
