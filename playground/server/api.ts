import type { Json } from '../protocol';
import { type Problem, problemMessage } from './block-kit';
import type { Triggers } from './triggers';
import { type StoredChannel, type World, isKnownToBot, reachable } from './world';

/** The arguments of a Web API call, `blocks` and `view` already parsed. */
export type Args = Readonly<Record<string, unknown>>;

/** What a method works with. */
export interface ApiDeps {
  readonly world: World;
  readonly triggers: Triggers;
  /** The address of the workspace, for permalinks. */
  readonly base: () => string;
  /** A connection for Socket Mode, or Slack's error code. */
  readonly connection: () => { readonly url: string } | { readonly error: string };
}

/** One Web API method. */
export type Method = (args: Args, deps: ApiDeps) => Json;

/** Slack's answer when a call went well. */
export function ok(fields: Json = {}): Json {
  return { ok: true, ...fields };
}

/** Slack's answer when it refuses, with pointers when the payload itself is wrong. */
export function refused(error: string, problems: readonly Problem[] = []): Json {
  if (problems.length === 0) return { ok: false, error };
  return {
    ok: false,
    error,
    errors: problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`),
    response_metadata: { messages: problems.map(problemMessage) },
  };
}

/** A refusal for a missing argument. */
export function missing(name: string): Json {
  return refused('invalid_arguments', [
    { pointer: '', message: `missing required field: ${name}`, code: 'invalid_arguments' },
  ]);
}

/** A channel the bot may know of, or Slack's error code: private ones do not exist for those outside. */
export function visibleChannel(world: World, id: unknown): StoredChannel | string {
  const channel = typeof id === 'string' ? world.channels.get(id) : undefined;
  return channel && isKnownToBot(world, channel) ? channel : 'channel_not_found';
}

/** A channel the bot may write into, or Slack's error code. */
export function openChannel(world: World, id: unknown): StoredChannel | string {
  const channel = visibleChannel(world, id);
  if (typeof channel === 'string') return channel;
  if (channel.archived) return 'is_archived';
  if (!channel.members.has(world.seed.bot.userId)) return 'not_in_channel';
  return isCutOff(world, channel) ? 'channel_not_found' : channel;
}

/** A direct message with somebody of another organisation ends with the last channel that they share with the bot. */
function isCutOff(world: World, channel: StoredChannel): boolean {
  return (
    channel.kind === 'dm' &&
    [...channel.members].some((id) => world.people.get(id)?.external === true && !reachable(world, id))
  );
}

/** One page of a list, with Slack's cursor. */
export function page<T>(all: readonly T[], args: Args): { items: readonly T[]; next_cursor: string } {
  const limit = Math.min(Math.max(Number(args.limit ?? 100) || 100, 1), 1000);
  const from = typeof args.cursor === 'string' ? Number(Buffer.from(args.cursor, 'base64').toString('utf8')) || 0 : 0;
  const end = from + limit;
  return {
    items: all.slice(from, end),
    next_cursor: end < all.length ? Buffer.from(String(end)).toString('base64') : '',
  };
}
