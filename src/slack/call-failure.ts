import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** Slack's error code of a call that Slack itself refused, such as `not_in_channel`; undefined for any other failure. */
export function slackError(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const code = error.data.error;
  // The client takes whatever is not JSON for an error code: the page of a proxy that stands in between, say.
  return /^\w{1,100}$/u.test(code) ? code : undefined;
}

/** How long Slack asks to wait, in milliseconds; undefined where it did not refuse because of its rate limits. */
export function rateLimit(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return Math.max(1, error.retryAfter) * 1000;
  return slackError(error) === 'ratelimited' ? 1_000 : undefined;
}

/** A short name of a failure for logs, without anything that people wrote. */
export function failureName(error: unknown): string {
  return slackError(error) ?? (error instanceof Error ? error.name : 'unknown');
}

/** True where no connection was made, so that Slack surely does not know of the call. */
export function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof WebAPIRequestError)) return false;
  const { cause } = error.original;
  const { code } = (cause ?? error.original) as { code?: unknown };
  return typeof code === 'string' && NOT_CONNECTED.has(code);
}

const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);
