import type { ServerResponse } from 'node:http';
import { HTTPReceiver, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';

/** Where the bot listens for what people do. */
export interface ReceiverOptions {
  readonly connection:
    | { readonly mode: 'socket'; readonly appToken: string }
    | { readonly mode: 'http'; readonly signingSecret: string };
  readonly port: number;
  readonly slackApiUrl?: string;
  readonly logger: Logger;
  /** Is everything well? Asked by `GET /healthz`. */
  readonly healthy: () => boolean;
}

/** Slack sends requests to this path. */
export const SLACK_PATH = '/slack/events';
/** Slow networks miss pongs within the default 5 s, and Slack closes a connection that a client gave up (bolt-js#2496). */
const PING_TIMEOUT_MS = 15_000;

/** Bolt's own receiver for HTTP or Socket Mode, with `GET /healthz` on the port in both. */
export function createReceiver({ connection, port, slackApiUrl, logger, healthy }: ReceiverOptions): Receiver {
  const customRoutes = [
    {
      path: '/healthz',
      method: ['GET'],
      handler: (_: unknown, response: ServerResponse) => {
        const well = healthy();
        response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ status: well ? 'ok' : 'stopping' }));
      },
    },
  ];
  if (connection.mode === 'http') {
    const { signingSecret } = connection;
    return new HTTPReceiver({ signingSecret, endpoints: SLACK_PATH, port, customRoutes, logger });
  }
  return new SocketModeReceiver({
    appToken: connection.appToken,
    customRoutes,
    logger,
    clientPingTimeout: PING_TIMEOUT_MS,
    installerOptions: { port, ...(slackApiUrl === undefined ? {} : { clientOptions: { slackApiUrl } }) },
  });
}
