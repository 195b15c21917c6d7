import type { Json, Person, ViewState } from '../protocol';
import { stateValues } from './element-state';
import { type StoredChannel, type StoredMessage, type StoredView, type World, isShared, teamOf } from './world';

/** Slack's old verification token; bots must not rely on it, so it is a constant here. */
const TOKEN = 'playground-verification-token';

/** A message as the Web API and payloads show it. */
export function messageJson(world: World, channel: StoredChannel, message: StoredMessage): Json {
  const { bot, team } = world.seed;
  const byBot = message.user === bot.userId;
  const threadTs = message.threadTs ?? (message.replyCount > 0 ? message.ts : undefined);
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    ...(byBot ? { bot_id: bot.botId, app_id: bot.appId } : {}),
    text: message.text,
    team: team.id,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    ...(message.replyCount > 0 ? { reply_count: message.replyCount } : {}),
    ...(message.editedTs === undefined ? {} : { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.pinned ? { pinned_to: [channel.id] } : {}),
  };
}

/** A view as the Web API and payloads show it. */
export function viewJson(world: World, view: StoredView, state: ViewState = view.chosen): Json {
  const { bot, team } = world.seed;
  const { body } = view;
  const stack = world.stacks.get(view.user) ?? [];
  const place = stack.indexOf(view);
  const blocks = Array.isArray(body.blocks) ? body.blocks : [];
  return {
    id: view.id,
    team_id: world.people.get(view.user)?.teamId ?? team.id,
    type: body.type,
    blocks,
    private_metadata: body.private_metadata ?? '',
    callback_id: body.callback_id ?? '',
    external_id: body.external_id ?? '',
    state: { values: stateValues(blocks, view.chosen, state) },
    hash: view.hash,
    title: body.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: body.clear_on_close ?? false,
    notify_on_close: body.notify_on_close ?? false,
    close: body.close ?? null,
    submit: body.submit ?? null,
    previous_view_id: stack[place - 1]?.id ?? null,
    root_view_id: place > 0 ? (stack[0]?.id ?? view.id) : view.id,
    app_id: bot.appId,
    app_installed_team_id: team.id,
    bot_id: bot.botId,
  };
}

/** The name under which payloads mention a channel; private ones stay unnamed, as in Slack. */
export function channelRef(channel: StoredChannel): { id: string; name: string } {
  const names = { channel: channel.name, private: 'privategroup', dm: 'directmessage' };
  return { id: channel.id, name: names[channel.kind] };
}

/** Who did it. A person of another organisation carries that organisation's team id. */
export function userRef(person: Person): Json {
  return { id: person.id, username: person.name, name: person.name, team_id: person.teamId };
}

/** What every interaction payload has, whatever was done. */
export function envelope(world: World, type: string, person: Person, team: string = world.seed.team.id): Json {
  const { id, domain } = teamOf(world, team);
  return {
    type,
    team: { id, domain },
    user: userRef(person),
    api_app_id: world.seed.bot.appId,
    token: TOKEN,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The form of a slash command. */
export function commandForm(
  world: World,
  person: Person,
  channel: StoredChannel,
  typed: { command: string; text: string; triggerId: string; responseUrl: string },
): Json {
  const { team, bot } = world.seed;
  const { id, name } = channelRef(channel);
  return {
    token: TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: id,
    channel_name: name,
    user_id: person.id,
    user_name: person.name,
    command: typed.command,
    text: typed.text,
    api_app_id: bot.appId,
    is_enterprise_install: false,
    response_url: typed.responseUrl,
    trigger_id: typed.triggerId,
  };
}

/** The envelope of an event, which says whether its channel is shared with another organisation. */
export function eventBody(world: World, type: string, payload: Json, id: string, channel?: StoredChannel): Json {
  const { team, bot } = world.seed;
  const seconds = Math.floor(world.now() / 1000);
  return {
    token: TOKEN,
    team_id: team.id,
    api_app_id: bot.appId,
    event: { type, event_ts: (world.now() / 1000).toFixed(6), ...payload },
    type: 'event_callback',
    event_id: id,
    event_time: seconds,
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: channel !== undefined && isShared(world, channel),
  };
}
