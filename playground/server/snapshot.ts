import type { Channel, Message, Person, Snapshot, View } from '../protocol';
import { type StoredChannel, type StoredView, type World, maySee, seesMessage } from './world';

/** Everything one person may see and nothing else: the page and the tests look at the workspace through this alone. */
export function takeSnapshot(world: World, as: string, commands: Snapshot['commands']): Snapshot | undefined {
  const me = world.people.get(as);
  if (!me) return undefined;
  const channels = [...world.channels.values()].filter((channel) => maySee(world, as, channel));
  const known = new Set(channels.flatMap((channel) => [...channel.members]));
  const people = [...world.people.values()].filter(
    (person) => person.id === as || !me.external || known.has(person.id),
  );
  const home = world.homes.get(as);
  return {
    version: world.version(),
    workspace: world.seed.team.name,
    me: person(me),
    people: people.map(person),
    channels: channels.map((channel) => channelSeenBy(world, as, channel)),
    views: (world.stacks.get(as) ?? []).map(viewSeen),
    ...(home ? { home: viewSeen(home) } : {}),
    commands: me.external ? [] : commands,
  };
}

function person({ id, name, realName, teamId, external, isBot, isAdmin, tz }: Person): Person {
  return { id, name, realName, teamId, external, isBot, isAdmin, tz };
}

function channelSeenBy(world: World, as: string, channel: StoredChannel): Channel {
  const messages = [...channel.messages.values()].filter((message) => seesMessage(world, as, channel, message));
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    isMember: channel.members.has(as),
    botIsMember: channel.members.has(world.seed.bot.userId),
    archived: channel.archived,
    members: [...channel.members],
    messages: messages.map(
      (message): Message => ({
        channel: message.channel,
        ts: message.ts,
        ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
        user: message.user,
        text: message.text,
        blocks: message.blocks,
        edited: message.editedTs !== undefined,
        ephemeral: message.ephemeralFor !== undefined,
        pinned: message.pinned,
        replyCount: message.replyCount,
      }),
    ),
  };
}

function viewSeen(view: StoredView): View {
  const words = (field: unknown): string | undefined => {
    const text = typeof field === 'object' && field !== null && 'text' in field ? field.text : undefined;
    return typeof text === 'string' ? text : undefined;
  };
  const { body } = view;
  const submit = words(body.submit);
  const close = words(body.close);
  return {
    id: view.id,
    hash: view.hash,
    callbackId: typeof body.callback_id === 'string' ? body.callback_id : '',
    title: words(body.title) ?? '',
    ...(submit === undefined ? {} : { submit }),
    ...(close === undefined ? {} : { close }),
    blocks: Array.isArray(body.blocks) ? body.blocks : [],
    errors: view.errors,
  };
}
