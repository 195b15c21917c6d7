import { type Logger, WebClient, type WebClientOptions } from '@slack/web-api';

/** Slack's Web API, twice: a 429 pauses a whole client, and nobody's click may wait behind a burst of messages. */
export interface Clients {
  /** For what a person waits for: one try, 2.5 s, because a `trigger_id` lives 3 s. */
  readonly interactive: WebClient;
  /** For everything else: one try as well, because the worker itself decides when to try again. */
  readonly background: WebClient;
}

const INTERACTIVE_TIMEOUT_MS = 2_500;
const BACKGROUND_TIMEOUT_MS = 10_000;

/** Makes the two clients. `slackApiUrl` ends in `/api/`; without it Slack itself is asked. */
export function createClients(options: {
  readonly token: string;
  readonly slackApiUrl?: string;
  readonly logger: Logger;
}): Clients {
  const common: WebClientOptions = {
    logger: options.logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(options.slackApiUrl === undefined ? {} : { slackApiUrl: options.slackApiUrl }),
  };
  return {
    interactive: new WebClient(options.token, { ...common, timeout: INTERACTIVE_TIMEOUT_MS }),
    background: new WebClient(options.token, { ...common, timeout: BACKGROUND_TIMEOUT_MS }),
  };
}
