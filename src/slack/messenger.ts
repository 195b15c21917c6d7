import type { WebClient } from '@slack/web-api';
import type { Message } from '../../blocks/scene';
import type { Clock, Messenger, Sent } from '../app/ports';
import { failureName, rateLimit, slackError } from './call-failure';
import type { Allowance, RateBudget } from './rate-budget';

/** How much the bot sends on its own account. */
export interface SendingPace {
  /** `chat.postMessage`, per channel: Slack allows one a second, short bursts included. */
  readonly posts: Allowance;
  /** `chat.update`, per workspace: Slack's tier 3 is about 50 a minute. */
  readonly updates: Allowance;
}

export const SENDING_PACE: SendingPace = {
  posts: { burst: 12, perMinute: 60 },
  updates: { burst: 25, perMinute: 50 },
};

const CHANNEL_CLOSED = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'account_inactive',
  'invalid_auth',
  'token_revoked',
  'missing_scope',
]);
const GONE = new Set(['message_not_found', 'thread_not_found']);
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** The one door out to Slack for messages that nobody waits for. It insists on a `text` and never unfurls links. */
export function createMessenger(
  client: WebClient,
  budget: RateBudget,
  pace: SendingPace,
  clock: Pick<Clock, 'now'>,
): Messenger {
  const heldUntil = new Map<string, number>();

  /** One call within its limits. Where Slack said to wait with a method, nothing of that method is sent before. */
  async function limited(method: string, call: () => Promise<{ ts?: string }>): Promise<Sent> {
    const wait = (heldUntil.get(method) ?? 0) - clock.now().getTime();
    if (wait > 0) return { ok: false, reason: 'rate_limited', retryAfterMs: wait };
    const answer = await sent(call);
    if (!answer.ok && answer.reason === 'rate_limited') {
      heldUntil.set(method, clock.now().getTime() + answer.retryAfterMs);
    }
    return answer;
  }

  return {
    async post(channel, payload, { threadTs, mentionsIn }) {
      const { text, blocks } = withoutMentions(asMessage(payload), mentionsIn);
      await budget(`post ${channel}`, pace.posts);
      return limited(`post ${channel}`, () =>
        client.chat.postMessage({
          channel,
          text,
          blocks,
          unfurl_links: false,
          unfurl_media: false,
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        }),
      );
    },
    async update(channel, ts, payload) {
      const { text, blocks } = asMessage(payload);
      await budget('update', pace.updates);
      return limited('update', () => client.chat.update({ channel, ts, text, blocks }));
    },
    async remove(channel, ts) {
      await budget('update', pace.updates);
      return limited('delete', () => client.chat.delete({ channel, ts }));
    },
    async pin(channel, timestamp) {
      // A pin is a courtesy: a refusal (no permission, too many pins, pinned already) changes nothing for anybody.
      return client.pins.add({ channel, timestamp }).then(
        () => true,
        () => false,
      );
    },
    async unpin(channel, timestamp) {
      await client.pins.remove({ channel, timestamp }).catch(() => undefined);
    },
    async permalink(channel, ts) {
      const answer = await client.chat.getPermalink({ channel, message_ts: ts }).catch(() => undefined);
      return answer?.permalink;
    },
  };
}

/** What a message says while it must not notify anybody outside of that block: mentions are dashes until the next update. */
function withoutMentions({ text, blocks }: Message, except: string | undefined): Message {
  const quiet = blocks.map((block) => (block.block_id === except && except !== undefined ? block : quieted(block)));
  return { text, blocks: quiet };
}

function quieted<T>(block: T): T {
  return JSON.parse(JSON.stringify(block), (name: string, value: unknown) =>
    name === 'text' && typeof value === 'string' ? value.replace(/<@[UW][A-Z0-9]+>/gu, '–') : value,
  ) as T;
}

function asMessage(payload: unknown): Message {
  const message = payload as Message;
  if (typeof message.text !== 'string' || message.text.trim() === '') throw new Error('A message needs a text');
  return message;
}

async function sent(call: () => Promise<{ ts?: string }>): Promise<Sent> {
  try {
    const { ts } = await call();
    return { ok: true, ts: ts ?? '' };
  } catch (error) {
    const retryAfterMs = rateLimit(error);
    if (retryAfterMs !== undefined) return { ok: false, reason: 'rate_limited', retryAfterMs };
    const code = slackError(error);
    if (code === undefined || PASSING.has(code)) return { ok: false, reason: 'unavailable', error: failureName(error) };
    if (GONE.has(code)) return { ok: false, reason: 'gone' };
    return { ok: false, reason: CHANNEL_CLOSED.has(code) ? 'channel_closed' : 'rejected', error: code };
  }
}
