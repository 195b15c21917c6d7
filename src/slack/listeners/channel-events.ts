import { z } from 'zod';
import type { ChannelClosedWhy } from '../../domain/kickoff';
import type { EventArgs, EventHandler, SlackDeps } from '../handlers';

const channelSchema = z.object({ channel: z.string() });
const movedSchema = z.object({ old_channel_id: z.string(), new_channel_id: z.string() });

/** Handles one type of event about a channel; what cannot be read is not for us. */
function on(id: string, happened: (deps: SlackDeps, channelId: string) => Promise<void>): EventHandler {
  return {
    id,
    handle: (deps) => async (args: EventArgs) => {
      const read = channelSchema.safeParse(args.event);
      if (read.success) await happened(deps, read.data.channel);
    },
  };
}

function closing(id: string, why: ChannelClosedWhy): EventHandler {
  return on(id, ({ useCases }, channelId) => useCases.channelMayBeClosed(channelId, why));
}

function opening(id: string): EventHandler {
  // Of a channel that is no longer archived the bot may not be a member any more.
  return on(id, ({ useCases }, channelId) => useCases.channelMayBeOpen(channelId));
}

const moved: EventHandler = {
  id: 'channel_id_changed',
  handle:
    ({ useCases }) =>
    async ({ event }) => {
      const read = movedSchema.safeParse(event);
      if (read.success) await useCases.channelMoved(read.data.old_channel_id, read.data.new_channel_id);
    },
};

/** What happens to the channels that the bot is in. That one is renamed changes nothing: no name is kept. */
export const CHANNEL_EVENTS: readonly EventHandler[] = [
  closing('channel_left', 'removed'),
  closing('group_left', 'removed'),
  closing('channel_archive', 'archived'),
  closing('group_archive', 'archived'),
  closing('channel_deleted', 'deleted'),
  closing('group_deleted', 'deleted'),
  opening('channel_unarchive'),
  opening('group_unarchive'),
  moved,
];
