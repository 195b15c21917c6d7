import type { Json } from '../protocol';
import { type Method, missing, ok, openChannel, page, refused, visibleChannel } from './api';
import { offsetSeconds } from './formats';
import {
  type StoredChannel,
  type StoredPerson,
  type World,
  directMessage,
  isShared,
  membersOf,
  mintId,
  reachable,
  teamOf,
} from './world';

/** A person as the Web API and events show them. */
export function userJson(world: World, person: StoredPerson, withLocale: boolean): Json {
  const bot = person.isBot ? { bot_id: world.seed.bot.botId, api_app_id: world.seed.bot.appId } : {};
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.deactivated,
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetSeconds(person.tz, world.now()),
    profile: {
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      team: person.teamId,
      ...(person.email === undefined ? {} : { email: person.email }),
      ...bot,
    },
    is_admin: person.isAdmin,
    is_restricted: person.guest === true,
    is_owner: false,
    is_primary_owner: false,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    ...(person.external ? { is_stranger: !reachable(world, person.id) } : {}),
    // People of other organisations come without their language.
    ...(withLocale && !person.external ? { locale: person.locale ?? 'en-US' } : {}),
  };
}

function channelJson(world: World, channel: StoredChannel): Json {
  const { bot, team } = world.seed;
  const shared = isShared(world, channel);
  const teams = new Set([...channel.members].map((id) => world.people.get(id)?.teamId ?? team.id));
  const isDm = channel.kind === 'dm';
  const [user] = [...channel.members].filter((id) => id !== bot.userId);
  return {
    id: channel.id,
    ...(isDm ? { user } : { name: channel.name, name_normalized: channel.name }),
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'private',
    is_im: isDm,
    created: channel.created,
    is_mpim: false,
    is_private: channel.kind !== 'channel',
    is_archived: channel.archived,
    is_member: channel.members.has(bot.userId),
    is_shared: shared,
    is_ext_shared: shared && !isDm,
    is_org_shared: false,
    is_pending_ext_shared: false,
    context_team_id: team.id,
    ...(shared && !isDm ? { connected_team_ids: [...teams], shared_team_ids: [...teams] } : {}),
    num_members: membersOf(world, channel).length,
  };
}

const openConversation: Method = (args, { world }) => {
  const { users } = args;
  if (typeof users !== 'string' || users === '') return refused('users_list_not_supplied');
  if (users.includes(',')) return refused('method_not_supported_for_channel_type');
  if (world.people.get(users)?.deactivated) return refused('user_disabled');
  if (!reachable(world, users)) return refused('user_not_found');
  const { channel, opened } = directMessage(world, users);
  return ok({ ...(opened ? {} : { no_op: true, already_open: true }), channel: channelJson(world, channel) });
};

const bookmarkAdd: Method = (args, { world }) => {
  const channel = openChannel(world, args.channel_id);
  if (typeof channel === 'string') return refused(channel);
  const { title, type, link } = args;
  for (const [name, value] of Object.entries({ title, type }))
    if (typeof value !== 'string' || value === '') return missing(name);
  if (type !== 'link') return refused('invalid_bookmark_type');
  if (typeof link !== 'string' || !/^https?:\/\//.test(link)) return refused('invalid_link');
  const bookmark = { id: mintId('Bk'), channel_id: channel.id, title, link, type };
  channel.bookmarks.push(bookmark);
  world.changed();
  return ok({ bookmark });
};

/** Methods about people, channels and the workspace. */
export const WORKSPACE_METHODS: Readonly<Record<string, Method>> = {
  'api.test': (args) => (typeof args.error === 'string' ? refused(args.error) : ok({ args })),
  'auth.test': (_args, { world, base }) => {
    const { bot, team } = world.seed;
    return ok({
      url: `${base()}/`,
      team: team.name,
      user: world.people.get(bot.userId)?.name,
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    });
  },
  'team.info': (args, { world }) => {
    const { id, name, domain } = teamOf(world, typeof args.team === 'string' ? args.team : world.seed.team.id);
    return ok({ team: { id, name, domain, email_domain: '', icon: {} } });
  },
  'users.info': (args, { world }) => {
    const person = world.people.get(String(args.user));
    if (!person) return refused('user_not_found');
    return ok({ user: userJson(world, person, args.include_locale === true || args.include_locale === 'true') });
  },
  'users.list': (args, { world }) => {
    const own = [...world.people.values()].filter((person) => !person.external);
    const { items, next_cursor } = page(own, args);
    const withLocale = args.include_locale === true || args.include_locale === 'true';
    return ok({
      members: items.map((person) => userJson(world, person, withLocale)),
      response_metadata: { next_cursor },
    });
  },
  'conversations.info': (args, { world }) => {
    const channel = visibleChannel(world, args.channel);
    return typeof channel === 'string' ? refused(channel) : ok({ channel: channelJson(world, channel) });
  },
  'conversations.members': (args, { world }) => {
    const channel = visibleChannel(world, args.channel);
    if (typeof channel === 'string') return refused(channel);
    const { items, next_cursor } = page(membersOf(world, channel), args);
    return ok({ members: items, response_metadata: { next_cursor } });
  },
  'conversations.list': (args, { world }) => {
    const types = (typeof args.types === 'string' ? args.types : 'public_channel').split(',');
    const names = { channel: 'public_channel', private: 'private_channel', dm: 'im' };
    const excluded = args.exclude_archived === true || args.exclude_archived === 'true';
    const all = [...world.channels.values()].filter(
      (channel) =>
        types.includes(names[channel.kind]) &&
        typeof visibleChannel(world, channel.id) !== 'string' &&
        !(excluded && channel.archived),
    );
    const { items, next_cursor } = page(all, args);
    return ok({ channels: items.map((channel) => channelJson(world, channel)), response_metadata: { next_cursor } });
  },
  'conversations.open': openConversation,
  'bookmarks.add': bookmarkAdd,
};
