import type { Json } from '../protocol';
import type { Events } from './events';
import { userJson } from './api-workspace';
import { type StoredChannel, type StoredPerson, type World, drop, isKnownToBot } from './world';

/** What happens to channels and people in Slack's own menus, with the events that the app gets. Unknown ids throw. */
export interface ChannelLife {
  readonly deleteMessage: (channel: string, ts: string) => void;
  readonly kickBot: (channel: string, by?: string) => void;
  readonly inviteBot: (channel: string, by?: string) => void;
  readonly archive: (channel: string, by?: string) => void;
  readonly unarchive: (channel: string, by?: string) => void;
  readonly rename: (channel: string, name: string) => void;
  /** The channel lives on under another id, with its messages, as when sharing starts or ends. */
  readonly changeChannelId: (channel: string, to: string) => void;
  readonly deleteChannel: (channel: string, by?: string) => void;
  readonly leave: (user: string, channel: string) => void;
  readonly join: (user: string, channel: string, inviter?: string) => void;
  readonly deactivate: (user: string) => void;
  readonly reactivate: (user: string) => void;
}

/** The name of an event, which is another one in a private channel. */
function named(channel: StoredChannel, what: string): string {
  return `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`;
}

/** Lets things happen and tells the bot of those that Slack would tell it. */
export function createChannelLife(world: World, events: Events): ChannelLife {
  const { userId: bot } = world.seed.bot;
  const somebody = world.seed.people[0]?.id ?? '';

  const channelOf = (id: string): StoredChannel => {
    const channel = world.channels.get(id);
    if (!channel) throw new RangeError(`there is no channel ${id}`);
    return channel;
  };
  const personOf = (id: string): StoredPerson => {
    const person = world.people.get(id);
    if (!person || person.isBot) throw new RangeError(`there is no person ${id}`);
    return person;
  };
  /** Public channels concern every app of the workspace, private ones those inside. */
  const announce = (channel: StoredChannel, type: string, payload: Json) => {
    world.changed();
    if (isKnownToBot(world, channel)) events.announce(type, payload, channel);
  };
  const moved = (channel: StoredChannel, user: string, type: string, more: Json = {}) => {
    world.changed();
    if (!channel.members.has(bot)) return;
    const channel_type = channel.kind === 'private' ? 'G' : 'C';
    const team = world.people.get(user)?.teamId;
    events.announce(type, { user, channel: channel.id, channel_type, team, ...more }, channel);
  };
  const setArchived = (id: string, archived: boolean, user: string) => {
    const channel = channelOf(id);
    if (channel.archived === archived) return;
    channel.archived = archived;
    announce(channel, named(channel, archived ? 'archive' : 'unarchive'), { channel: id, user, actor_id: user });
  };
  const setDeactivated = (id: string, deactivated: boolean) => {
    const person = personOf(id);
    if (person.deactivated === deactivated) return;
    person.deactivated = deactivated;
    world.stacks.delete(id);
    world.changed();
    const cache_ts = Math.floor(world.now() / 1000);
    events.announce('user_change', { user: userJson(world, person, true), cache_ts });
  };

  return {
    deleteMessage: (id, ts) => {
      const channel = channelOf(id);
      const message = channel.messages.get(ts);
      if (!message) throw new RangeError(`there is no message ${ts}`);
      drop(world, channel, message);
    },
    kickBot: (id, by = somebody) => {
      const channel = channelOf(id);
      if (!channel.members.delete(bot)) return;
      world.changed();
      events.announce(named(channel, 'left'), { channel: id, actor_id: by }, channel);
    },
    inviteBot: (id, by = somebody) => {
      const channel = channelOf(id);
      if (channel.members.has(bot)) return;
      channel.members.add(bot);
      moved(channel, bot, 'member_joined_channel', { inviter: by });
    },
    archive: (id, by = somebody) => setArchived(id, true, by),
    unarchive: (id, by = somebody) => setArchived(id, false, by),
    rename: (id, name) => {
      const channel = channelOf(id);
      if (channel.name === name) return;
      channel.name = name;
      const { created } = channel;
      const about = {
        id,
        name,
        name_normalized: name,
        created,
        is_channel: channel.kind === 'channel',
        is_mpim: false,
      };
      announce(channel, named(channel, 'rename'), { channel: about });
    },
    changeChannelId: (id, to) => {
      const channel = channelOf(id);
      if (world.channels.has(to)) throw new RangeError(`there is a channel ${to} already`);
      const messages = new Map([...channel.messages].map(([ts, message]) => [ts, { ...message, channel: to }]));
      const renamed = { ...channel, id: to, messages };
      const all = [...world.channels.values()];
      world.channels.clear();
      for (const one of all) world.channels.set(one.id === id ? to : one.id, one.id === id ? renamed : one);
      announce(renamed, 'channel_id_changed', { old_channel_id: id, new_channel_id: to });
    },
    deleteChannel: (id, by = somebody) => {
      const channel = channelOf(id);
      world.channels.delete(id);
      const more = channel.kind === 'private' ? { actor_id: by, date_deleted: Math.floor(world.now() / 1000) } : {};
      announce(channel, named(channel, 'deleted'), { channel: id, ...more });
    },
    leave: (user, id) => {
      const channel = channelOf(id);
      if (channel.members.delete(personOf(user).id)) moved(channel, user, 'member_left_channel');
    },
    join: (user, id, inviter) => {
      const channel = channelOf(id);
      if (channel.members.has(personOf(user).id)) return;
      channel.members.add(user);
      moved(channel, user, 'member_joined_channel', inviter === undefined ? {} : { inviter });
    },
    deactivate: (user) => setDeactivated(user, true),
    reactivate: (user) => setDeactivated(user, false),
  };
}
