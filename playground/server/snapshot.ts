import type { Channel, Message, Person, Snapshot, View } from '../protocol';
import { stateValues } from './element-state';
import { viewBlocks } from './view-stack';
import { type StoredChannel, type StoredView, type World, mayJoin, membersOf, seesMessage } from './world';

/** Everything one person may see and nothing else: the page and the tests look at the workspace through this alone. */
export function takeSnapshot(world: World, as: string, commands: Snapshot['commands']): Snapshot | undefined {
  const me = world.people.get(as);
  if (!me || me.deactivated) return undefined;
  const all = [...world.channels.values()];
  const channels = all.filter(({ members }) => members.has(as));
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
    joinable: all.filter((channel) => mayJoin(world, as, channel)).map(({ id, name }) => ({ id, name })),
    views: (world.stacks.get(as) ?? []).map(viewSeen),
    ...(home ? { home: viewSeen(home) } : {}),
    commands: me.external ? [] : commands,
  };
}

function person(known: Person): Person {
  const { id, name, realName, teamId, organisation, external, isBot, isAdmin, deactivated, tz } = known;
  return { id, name, realName, teamId, organisation, external, isBot, isAdmin, deactivated, tz };
}

function channelSeenBy(world: World, as: string, channel: StoredChannel): Channel {
  const messages = [...channel.messages.values()].filter((message) => seesMessage(as, channel, message));
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    isMember: channel.members.has(as),
    botIsMember: channel.members.has(world.seed.bot.userId),
    archived: channel.archived,
    members: membersOf(world, channel),
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
    state: stateValues(viewBlocks(view), view.chosen),
  };
}
