import type { ChannelClosedWhy } from '../domain/kickoff';
import type { Sent } from './ports';

/** Nothing more to do, or when to try again. */
export type Result =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly inMs: number;
      /** It waits for something else and has not failed, so that this is not an attempt. */
      readonly rests?: true;
      /** Slack says that nothing can be written into the kickoff's channel. */
      readonly closed?: ChannelClosedWhy;
    };

export const DONE: Result = { done: true };
/** Where a person has to do something first, it is tried again after this. */
export const LONG_PAUSE_MS = 10 * 60_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;

/** What an operator is told; never what people wrote. */
export type Report = (problem: string, about: { readonly kickoffId: string; readonly key: string }) => void;

/** When a call that did not succeed is tried again. */
export function afterFailure(
  report: Report,
  sent: Extract<Sent, { ok: false }>,
  attempts: number,
  about: { readonly kickoffId: string; readonly key: string },
): Result {
  switch (sent.reason) {
    case 'rate_limited':
      return { done: false, inMs: sent.retryAfterMs, rests: true };
    case 'unavailable':
    case 'gone':
      return { done: false, inMs: backoff(attempts) };
    case 'channel_closed':
      report(`the channel cannot be written to (${sent.error})`, about);
      return { done: false, inMs: LONG_PAUSE_MS, rests: true, closed: sent.why };
    case 'not_allowed':
    case 'unreachable':
      report(`Slack does not let the bot write (${sent.error})`, about);
      return { done: false, inMs: LONG_PAUSE_MS };
    case 'rejected':
      report(`Slack refused a message (${sent.error})`, about);
      return DONE;
  }
}

/** The pause before the next attempt: longer each time, up to a minute. */
export function backoff(attempts: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts, 10), LONGEST_RETRY_MS);
}
