import { randomBytes } from 'node:crypto';
import type { Json, Person, ViewState } from '../protocol';
import type { Seed } from './seed';

/** A message as the workspace keeps it. */
export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly user: string;
  text: string;
  blocks: readonly Json[];
  editedTs?: string;
  /** The only person who sees it. */
  readonly ephemeralFor?: string;
  pinned: boolean;
  readonly reactions: Set<string>;
  /** How many replies everybody sees. */
  replyCount: number;
  /** What people chose in this message's own menus and inputs; clients keep it by block_id, even over an update. */
  readonly chosen: Map<string, ViewState>;
}

/** A channel or a direct message. */
export interface StoredChannel {
  readonly id: string;
  name: string;
  readonly kind: 'channel' | 'private' | 'dm';
  /** Unix seconds. */
  readonly created: number;
  readonly members: Set<string>;
  readonly messages: Map<string, StoredMessage>;
  readonly bookmarks: Json[];
  archived: boolean;
  lastMicros: number;
}

/** One view: an open modal of somebody's stack, or somebody's Home tab. */
export interface StoredView {
  readonly id: string;
  readonly user: string;
  hash: string;
  /** As it was sent, with ids filled in. */
  body: Json;
  /** What the person typed or chose so far. */
  chosen: ViewState;
  errors: Readonly<Record<string, string>>;
}

export interface StoredPerson extends Omit<Person, 'deactivated'> {
  deactivated: boolean;
  readonly guest?: boolean;
  readonly locale?: string;
  readonly email?: string;
}

/** Everything the playground remembers; functions take it as their first argument. */
export interface World {
  readonly seed: Seed;
  readonly people: Map<string, StoredPerson>;
  readonly channels: Map<string, StoredChannel>;
  /** Open modals by person, the topmost last. */
  readonly stacks: Map<string, StoredView[]>;
  readonly homes: Map<string, StoredView>;
  /** Clicks have instants of their own, no two alike. */
  readonly clicks: { lastMicros: number };
  readonly now: () => number;
  /** Called after every change that somebody might see. */
  readonly changed: () => void;
  readonly version: () => number;
  readonly onChange: (listener: () => void) => () => void;
}

/** Builds the workspace from its seed. */
export function createWorld(seed: Seed, now: () => number): World {
  let version = 1;
  const listeners = new Set<() => void>();
  const { bot, team } = seed;
  const people: StoredPerson[] = seed.people.map((person) => ({
    external: false,
    isAdmin: false,
    ...person,
    organisation: teamOf({ seed }, person.teamId).name,
    deactivated: false,
    isBot: false,
  }));
  people.push({
    id: bot.userId,
    name: bot.name.toLowerCase().replaceAll(' ', '-'),
    realName: bot.name,
    teamId: team.id,
    organisation: team.name,
    external: false,
    deactivated: false,
    isBot: true,
    isAdmin: false,
    tz: 'Etc/UTC',
  });
  const created = Math.floor(now() / 1000);
  const channels = seed.channels.map((channel) => newChannel({ ...channel, created }));
  return {
    seed,
    people: new Map(people.map((person) => [person.id, person])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    stacks: new Map(),
    homes: new Map(),
    clicks: { lastMicros: 0 },
    now,
    changed: () => {
      version += 1;
      for (const listener of listeners) listener();
    },
    version: () => version,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function newChannel(channel: {
  id: string;
  name: string;
  kind: StoredChannel['kind'];
  created: number;
  members: readonly string[];
}): StoredChannel {
  return {
    ...channel,
    members: new Set(channel.members),
    messages: new Map(),
    bookmarks: [],
    archived: false,
    lastMicros: 0,
  };
}

/** An id nobody can guess and nobody has to read. */
export function mintId(prefix: string): string {
  return prefix + randomBytes(6).toString('hex').toUpperCase();
}

/** A message's ts: its time and its name in the channel at once, so two are never equal and always grow. */
export function mintTs(world: World, channel: { lastMicros: number }): string {
  const micros = Math.max(Math.floor(world.now()) * 1000, channel.lastMicros + 100);
  channel.lastMicros = micros;
  return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
}

/** The direct message between the bot and a person, opened when it is first needed. */
export function directMessage(world: World, user: string): { channel: StoredChannel; opened: boolean } {
  const id = `D0${user}`;
  const known = world.channels.get(id);
  if (known) return { channel: known, opened: false };
  const created = Math.floor(world.now() / 1000);
  const members = [user, world.seed.bot.userId];
  const channel = newChannel({ id, name: 'directmessage', kind: 'dm', created, members });
  world.channels.set(id, channel);
  world.changed();
  return { channel, opened: true };
}

/** Whether a person may come into a channel by themselves: colleagues into public ones. */
export function mayJoin(world: World, user: string, channel: StoredChannel): boolean {
  return channel.kind === 'channel' && !channel.members.has(user) && world.people.get(user)?.external === false;
}

/** Whether a person sees this very message. */
export function seesMessage(user: string, channel: StoredChannel, message: StoredMessage): boolean {
  return channel.members.has(user) && (message.ephemeralFor === undefined || message.ephemeralFor === user);
}

/** Whether there is such a channel for the bot: private ones do not exist for those outside. */
export function isKnownToBot(world: World, channel: StoredChannel): boolean {
  return channel.kind === 'channel' || channel.members.has(world.seed.bot.userId);
}

/** Who is in a channel, as everybody is told; whoever was deactivated is in none. */
export function membersOf(world: World, channel: StoredChannel): string[] {
  return [...channel.members].filter((id) => world.people.get(id)?.deactivated === false);
}

/** Whether people of more than one organisation are in a channel (Slack Connect). */
export function isShared(world: World, channel: StoredChannel): boolean {
  return [...channel.members].some((id) => world.people.get(id)?.external === true);
}

/** Name and web name of a team, which payloads carry beside its id. */
export function teamOf({ seed }: Pick<World, 'seed'>, id: string): { id: string; name: string; domain: string } {
  const { team, otherTeams } = seed;
  return [team, ...otherTeams].find((one) => one.id === id) ?? { id, name: id, domain: id.toLowerCase() };
}

/** Adds a message; every way of posting ends here. */
export function post(
  world: World,
  channel: StoredChannel,
  message: Pick<StoredMessage, 'user' | 'text' | 'blocks'> & {
    threadTs?: string | undefined;
    ephemeralFor?: string | undefined;
  },
): StoredMessage {
  const { threadTs, ephemeralFor, ...rest } = message;
  const stored: StoredMessage = {
    ...rest,
    channel: channel.id,
    ts: mintTs(world, channel),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(ephemeralFor === undefined ? {} : { ephemeralFor }),
    pinned: false,
    reactions: new Set(),
    replyCount: 0,
    chosen: new Map(),
  };
  channel.messages.set(stored.ts, stored);
  countReply(channel, stored, 1);
  world.changed();
  return stored;
}

function countReply(channel: StoredChannel, reply: StoredMessage, by: number): void {
  const parent = reply.threadTs === undefined ? undefined : channel.messages.get(reply.threadTs);
  if (parent && reply.ephemeralFor === undefined) parent.replyCount += by;
}

/** Takes a message away; every way of deleting ends here. Replies stay, as in Slack. */
export function drop(world: World, channel: StoredChannel, message: StoredMessage): void {
  if (!channel.messages.delete(message.ts)) return;
  countReply(channel, message, -1);
  world.changed();
}

/** Whether the bot may write to a person: colleagues always, others while they share a channel with it. */
export function reachable(world: World, user: string): boolean {
  const person = world.people.get(user);
  if (!person || person.isBot || person.deactivated) return false;
  if (!person.external) return true;
  const { userId } = world.seed.bot;
  return [...world.channels.values()].some(
    ({ kind, members }) => kind !== 'dm' && members.has(user) && members.has(userId),
  );
}
