import { z } from 'zod';
import type { EventHandler } from '../handlers';

const membershipSchema = z.object({ user: z.string(), channel: z.string() });
const userSchema = z.object({ user: z.object({ id: z.string(), deleted: z.boolean().default(false) }) });

/** Somebody came into a channel; where that is the bot itself, it can write there again. */
const joined: EventHandler = {
  id: 'member_joined_channel',
  handle:
    ({ useCases, bot }) =>
    async ({ event }) => {
      const read = membershipSchema.safeParse(event);
      if (!read.success) return;
      const { user, channel } = read.data;
      if (user === bot.userId) await useCases.channelMayBeOpen(channel);
      else await useCases.peopleChanged({ channelId: channel });
    },
};

const left: EventHandler = {
  id: 'member_left_channel',
  handle:
    ({ useCases, bot }) =>
    async ({ event }) => {
      const read = membershipSchema.safeParse(event);
      if (!read.success) return;
      const { user, channel } = read.data;
      if (user === bot.userId) await useCases.channelMayBeClosed(channel, 'removed');
      else await useCases.peopleChanged({ channelId: channel, left: user });
    },
};

/** Something about a person is another now; only whether the account is active matters here. */
const changed: EventHandler = {
  id: 'user_change',
  handle:
    ({ useCases }) =>
    async ({ event }) => {
      const read = userSchema.safeParse(event);
      if (!read.success) return;
      const { id, deleted } = read.data.user;
      await useCases.peopleChanged({ userId: id, deactivated: deleted });
    },
};

/** What happens to the people of the channels that the bot is in. */
export const PEOPLE_EVENTS: readonly EventHandler[] = [joined, left, changed];
