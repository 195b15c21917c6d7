import type { WebClient } from '@slack/web-api';
import { slackError } from './call-failure';
import type { Windows } from './handlers';

/** The modal could not be opened or changed in time; the person is asked to click again. */
export class WindowNotOpened extends Error {
  readonly code = 'window_not_opened';
  constructor(options: ErrorOptions) {
    super('Slack did not open or change the modal', options);
    this.name = 'WindowNotOpened';
  }
}

const TOO_LATE = new Set(['expired_trigger_id', 'not_found', 'view_closed']);

/** Modals through the interactive client: one try, because a `trigger_id` is good for one use within 3 s. */
export function createWindows(client: WebClient): Windows {
  return {
    open: (triggerId, view) => orTooLate(once(client.views.open({ trigger_id: triggerId, view }))),
    push: (triggerId, view) => orTooLate(once(client.views.push({ trigger_id: triggerId, view }))),
    async update(viewId, hash, view) {
      // Without a hash Slack would accept a stale change; with one, whoever changed the modal in between wins.
      const call = client.views.update({ view_id: viewId, view, ...(hash === undefined ? {} : { hash }) });
      await orTooLate(
        call.catch((error: unknown) => {
          if (slackError(error) !== 'hash_conflict') throw error;
        }),
      );
    },
    async channel(channelId) {
      try {
        const { channel } = await client.conversations.info({ channel: channelId });
        return channel?.is_member === true ? 'member' : 'not_member';
      } catch (error) {
        // Slack does not admit that a private channel exists while the bot is not in it.
        // A group of direct messages needs a scope that the bot does not have.
        const code = slackError(error);
        if (code === 'channel_not_found' || code === 'missing_scope') return 'no_access';
        throw error;
      }
    },
    async permalink(channelId, ts) {
      const answer = await client.chat.getPermalink({ channel: channelId, message_ts: ts }).catch(() => undefined);
      return answer?.permalink;
    },
    async tell(channel, user, { text, blocks }) {
      await client.chat.postEphemeral({ channel, user, text, blocks });
    },
  };
}

/** The same click, delivered twice, has opened the window already. */
async function once(call: Promise<unknown>): Promise<void> {
  await call.catch((error: unknown) => {
    if (slackError(error) !== 'exchanged_trigger_id') throw error;
  });
}

async function orTooLate(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const code = slackError(error);
    if (code === undefined || TOO_LATE.has(code)) throw new WindowNotOpened({ cause: error });
    throw error;
  }
}
