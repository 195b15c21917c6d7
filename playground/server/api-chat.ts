import { type ApiDeps, type Args, type Method, ok, openChannel, refused, visibleChannel } from './api';
import { readContent } from './message-content';
import { messageJson } from './payloads';
import { replace } from './response-urls';
import { type StoredChannel, type StoredMessage, directMessage, drop, membersOf, post, reachable } from './world';

/** Finds the message a call is about, or Slack's error code. */
function messageIn(channel: StoredChannel, ts: unknown): StoredMessage | string {
  const message = typeof ts === 'string' ? channel.messages.get(ts) : undefined;
  return message && message.ephemeralFor === undefined ? message : 'message_not_found';
}

/** Where a reply belongs, or Slack's error code when there is no such thread. */
function threadOf(channel: StoredChannel, threadTs: unknown): { threadTs?: string } | string {
  if (threadTs === undefined || threadTs === '') return {};
  const parent = messageIn(channel, threadTs);
  if (typeof parent === 'string') return 'thread_not_found';
  return parent.threadTs === undefined ? { threadTs: parent.ts } : 'cannot_reply_to_message';
}

/** A direct message may be addressed by the person's id. */
function address(id: unknown, { world }: ApiDeps): unknown {
  return typeof id === 'string' && reachable(world, id) ? directMessage(world, id).channel.id : id;
}

const postMessage: Method = (args, deps) => {
  const { world } = deps;
  if (world.people.get(String(args.channel))?.deactivated) return refused('user_not_found');
  const channel = openChannel(world, address(args.channel, deps));
  if (typeof channel === 'string') return refused(channel);
  const content = readContent(args);
  if ('error' in content) return refused(content.error, content.problems);
  const thread = threadOf(channel, args.thread_ts);
  if (typeof thread === 'string') return refused(thread);
  const message = post(world, channel, { user: world.seed.bot.userId, ...content, ...thread });
  return ok({ channel: channel.id, ts: message.ts, message: messageJson(world, channel, message) });
};

const postEphemeral: Method = (args, { world }) => {
  const channel = openChannel(world, args.channel);
  if (typeof channel === 'string') return refused(channel);
  const user = typeof args.user === 'string' ? args.user : '';
  if (!world.people.has(user)) return refused('user_not_found');
  if (!membersOf(world, channel).includes(user)) return refused('user_not_in_channel');
  const content = readContent(args);
  if ('error' in content) return refused(content.error, content.problems);
  const thread = threadOf(channel, args.thread_ts);
  if (typeof thread === 'string') return refused(thread);
  const message = post(world, channel, { user: world.seed.bot.userId, ...content, ...thread, ephemeralFor: user });
  return ok({ message_ts: message.ts });
};

/** The bot's own message, or Slack's error code; others' messages are not the bot's to touch. */
function ownMessage(
  args: Args,
  { world }: ApiDeps,
  notOwn: string,
): { channel: StoredChannel; message: StoredMessage } | string {
  const channel = openChannel(world, args.channel);
  if (typeof channel === 'string') return channel;
  const message = messageIn(channel, args.ts);
  if (typeof message === 'string') return message;
  return message.user === world.seed.bot.userId ? { channel, message } : notOwn;
}

const update: Method = (args, deps) => {
  const own = ownMessage(args, deps, 'cant_update_message');
  if (typeof own === 'string') return refused(own);
  const content = readContent(args);
  if ('error' in content) return refused(content.error, content.problems);
  const { channel, message } = own;
  replace(message, content, deps.world.now());
  deps.world.changed();
  return ok({
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: messageJson(deps.world, channel, message),
  });
};

const remove: Method = (args, deps) => {
  const own = ownMessage(args, deps, 'cant_delete_message');
  if (typeof own === 'string') return refused(own);
  drop(deps.world, own.channel, own.message);
  return ok({ channel: own.channel.id, ts: own.message.ts });
};

const getPermalink: Method = (args, { world, base }) => {
  const channel = visibleChannel(world, args.channel);
  if (typeof channel === 'string') return refused(channel);
  const message = messageIn(channel, args.message_ts);
  if (typeof message === 'string') return refused(message);
  const link = `${base()}/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  return ok({ channel: channel.id, permalink: link + thread });
};

const pinAdd: Method = (args, { world }) => {
  const channel = openChannel(world, args.channel);
  if (typeof channel === 'string') return refused(channel);
  if (args.timestamp === undefined) return refused('no_item_specified');
  const message = messageIn(channel, args.timestamp);
  if (typeof message === 'string') return refused(message);
  if (message.pinned) return refused('already_pinned');
  message.pinned = true;
  world.changed();
  return ok();
};

const pinRemove: Method = (args, { world }) => {
  const channel = openChannel(world, args.channel);
  if (typeof channel === 'string') return refused(channel);
  const message = messageIn(channel, args.timestamp);
  if (typeof message === 'string') return refused(message);
  if (!message.pinned) return refused('no_pin');
  message.pinned = false;
  world.changed();
  return ok();
};

const reactionAdd: Method = (args, { world }) => {
  const channel = visibleChannel(world, args.channel);
  if (typeof channel === 'string') return refused(channel);
  if (channel.archived) return refused('is_archived');
  const message = messageIn(channel, args.timestamp);
  if (typeof message === 'string') return refused(message);
  if (typeof args.name !== 'string' || !/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(args.name))
    return refused('invalid_name');
  if (message.reactions.has(args.name)) return refused('already_reacted');
  message.reactions.add(args.name);
  world.changed();
  return ok();
};

/** Methods about messages. */
export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
  'pins.add': pinAdd,
  'pins.remove': pinRemove,
  'reactions.add': reactionAdd,
};
