import type { WebClient } from '@slack/web-api';
import type { Clock, Member, People } from '../app/ports';
import { LANGUAGES, type Language } from '../domain/template';
import { slackError } from './call-failure';

const REMEMBER_MEMBER_MS = 10 * 60_000;
const REMEMBER_CHANNEL_MS = 60_000;
const REMEMBER_LANGUAGE_MS = 6 * 3_600_000;
/** Nobody waits longer for the right language; the next click has it. */
const LANGUAGE_WITHIN_MS = 600;
/** So many members of a channel are offered in a picker at the most; Slack shows 100 options. */
const MOST_OFFERED = 90;
/** So many members of a channel are looked up at the most; in larger ones people are found by what is typed of those. */
const MOST_LOOKED_UP = 300;
const AT_ONCE = 10;
const UNKNOWN_USER = new Set(['user_not_found', 'user_not_visible']);

/** Who is who, from `users.info` and `conversations.members`, remembered for some minutes. */
export function createPeople(client: WebClient, clock: Clock, teamId: string): People {
  const members = new Map<string, { readonly until: number; readonly member: Promise<Member | undefined> }>();
  const languages = new Map<string, { readonly until: number; readonly language: Language | undefined }>();
  const guests = new Set<string>();
  const channels = new Map<string, { readonly until: number; readonly ids: Promise<readonly string[]> }>();

  function member(userId: string): Promise<Member | undefined> {
    const now = clock.now().getTime();
    const known = members.get(userId);
    if (known !== undefined && known.until > now) return known.member;
    const asked = lookUp(client, userId, teamId);
    members.set(userId, { until: now + REMEMBER_MEMBER_MS, member: asked });
    // A failure is not remembered: the next one asks again.
    asked.then(
      (found) => {
        if (found === undefined) members.delete(userId);
        else if (found.guest) guests.add(userId);
        else guests.delete(userId);
      },
      () => members.delete(userId),
    );
    return asked;
  }

  function idsIn(channelId: string): Promise<readonly string[]> {
    const now = clock.now().getTime();
    const known = channels.get(channelId);
    if (known !== undefined && known.until > now) return known.ids;
    const asked = listMembers(client, channelId);
    channels.set(channelId, { until: now + REMEMBER_CHANNEL_MS, ids: asked });
    asked.catch(() => channels.delete(channelId));
    return asked;
  }

  async function language(userId: string): Promise<Language | undefined> {
    const known = languages.get(userId);
    if (known !== undefined && known.until > clock.now().getTime()) return known.language;
    const asked = member(userId).then((found) => {
      const until = clock.now().getTime() + REMEMBER_LANGUAGE_MS;
      if (found !== undefined) languages.set(userId, { until, language: found.language });
      return found?.language;
    });
    return (await within(clock, LANGUAGE_WITHIN_MS, asked).catch(() => undefined)) ?? known?.language;
  }

  return {
    member,
    language,
    isKnownGuest: (userId) => guests.has(userId),
    forget: (userId) => void members.delete(userId),
    idsIn: (channelId) => everybodyIn(client, channelId),
    async inChannel(channelId, query) {
      // Where Slack does not say who is there, somebody can still be typed.
      const ids = await idsIn(channelId).catch(() => []);
      const found: Member[] = [];
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const batch = await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => member(id).catch(() => undefined)));
        found.push(...batch.filter((one) => one !== undefined));
      }
      const wanted = query.trim().toLocaleLowerCase();
      return found
        .filter((one) => !one.bot && !one.deactivated && one.name.toLocaleLowerCase().includes(wanted))
        .sort((one, other) => one.name.localeCompare(other.name))
        .slice(0, MOST_OFFERED);
    },
  };
}

async function lookUp(client: WebClient, userId: string, teamId: string): Promise<Member | undefined> {
  const asked = client.users.info({ user: userId, include_locale: true });
  const { user } = await asked.catch((error: unknown) => {
    if (!UNKNOWN_USER.has(slackError(error) ?? '')) throw error;
    return { user: undefined };
  });
  if (user === undefined) return undefined;
  const guest = user.is_restricted === true || user.is_ultra_restricted === true;
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || userId;
  return {
    userId,
    name,
    external: user.is_stranger === true || (user.team_id !== undefined && user.team_id !== teamId) || guest,
    guest,
    admin: user.is_admin === true || user.is_owner === true,
    bot: user.is_bot === true || userId === 'USLACKBOT',
    deactivated: user.deleted === true,
    ...languageOf(user.locale),
  };
}

/** The language of a locale such as `de-DE`; people whose language we do not speak read English. */
function languageOf(locale: string | undefined): { language?: Language } {
  if (locale === undefined || locale === '') return {};
  return { language: LANGUAGES.find((language) => locale.toLowerCase().startsWith(language)) ?? 'en' };
}

/** What comes in time; undefined for what does not. */
function within<T>(clock: Pick<Clock, 'after'>, milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => resolve(undefined));
    work.then(resolve, reject).finally(cancel);
  });
}

/** Everybody in a channel, page by page; undefined where the channel cannot be looked into. */
async function everybodyIn(client: WebClient, channelId: string): Promise<readonly string[] | undefined> {
  try {
    return await listMembers(client, channelId, Infinity);
  } catch (error) {
    if (slackError(error) === undefined) throw error;
    return undefined;
  }
}

async function listMembers(client: WebClient, channelId: string, most = MOST_LOOKED_UP): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.conversations.members({
      channel: channelId,
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    });
    ids.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined && ids.length < most);
  return ids.slice(0, most);
}
