import type { WebClient } from '@slack/web-api';
import type { Message } from '../../blocks/scene';
import type { Clock, Messenger, Sent } from '../app/ports';
import type { ChannelClosedWhy } from '../domain/kickoff';
import { failureName, rateLimit, slackError, wasNeverSent } from './call-failure';
import type { Allowance, RateBudget } from './rate-budget';

/** How much the bot sends on its own account. */
export interface SendingPace {
  /** `chat.postMessage`, per channel: Slack allows one a second, short bursts included. */
  readonly posts: Allowance;
  /** `chat.update`, per workspace: Slack's tier 3 is about 50 a minute. */
  readonly updates: Allowance;
  /** `chat.getPermalink` and `conversations.info`, per workspace, with which the bot looks whether all is still there. */
  readonly looks?: Allowance;
}

const LOOKS: Allowance = { burst: 30, perMinute: 120 };

export const SENDING_PACE: SendingPace = {
  posts: { burst: 12, perMinute: 60 },
  updates: { burst: 25, perMinute: 50 },
};

/** A private channel does not exist for a bot that is not in it. */
const CHANNEL_CLOSED: Readonly<Record<string, ChannelClosedWhy>> = {
  channel_not_found: 'removed',
  not_in_channel: 'removed',
  is_archived: 'archived',
};
/** These are the operator's: the channel is as it was. */
const NOT_ALLOWED = new Set([
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'no_permission',
  'ekm_access_denied',
]);
/** Of a direct message: it is that person who cannot be written to. */
const UNREACHABLE = new Set([
  'user_not_found',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'account_inactive',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'restricted_action',
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
  const { looks = LOOKS } = pace;

  /** One call within its limits. Where Slack said to wait with a method, nothing of that method is sent before. */
  async function limited(method: string, call: () => Promise<{ channel?: string; ts?: string }>): Promise<Sent> {
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
    async direct(userId, payload) {
      const { text, blocks } = asMessage(payload);
      await budget(`post ${userId}`, pace.posts);
      const answer = await limited(`post ${userId}`, () =>
        client.chat.postMessage({ channel: userId, text, blocks, unfurl_links: false, unfurl_media: false }),
      );
      if (answer.ok || !('error' in answer) || !UNREACHABLE.has(answer.error)) return answer;
      return { ok: false, reason: 'unreachable', error: answer.error };
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
    async look(channel, ts) {
      await budget('look', looks);
      return limited('look', async () => {
        await client.chat.getPermalink({ channel, message_ts: ts });
        return { channel, ts };
      });
    },
    async channel(channel) {
      await budget('look', looks);
      try {
        const { channel: found } = await client.conversations.info({ channel });
        if (found?.is_archived === true) return 'archived';
        return found?.is_member === true ? 'open' : 'removed';
      } catch (error) {
        return CHANNEL_CLOSED[slackError(error) ?? ''];
      }
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

async function sent(call: () => Promise<{ channel?: string; ts?: string }>): Promise<Sent> {
  try {
    const { channel = '', ts = '' } = await call();
    return { ok: true, channelId: channel, ts };
  } catch (error) {
    const retryAfterMs = rateLimit(error);
    if (retryAfterMs !== undefined) return { ok: false, reason: 'rate_limited', retryAfterMs };
    const code = slackError(error);
    if (code === undefined || PASSING.has(code)) {
      const never = wasNeverSent(error) ? ({ neverSent: true } as const) : {};
      return { ok: false, reason: 'unavailable', error: failureName(error), ...never };
    }
    if (GONE.has(code)) return { ok: false, reason: 'gone' };
    const why = CHANNEL_CLOSED[code];
    if (why !== undefined) return { ok: false, reason: 'channel_closed', error: code, why };
    return { ok: false, reason: NOT_ALLOWED.has(code) ? 'not_allowed' : 'rejected', error: code };
  }
}
