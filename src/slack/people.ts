import type { WebClient } from '@slack/web-api';
import type { Clock, Member, People } from '../app/ports';

const REMEMBER_MEMBER_MS = 10 * 60_000;
const REMEMBER_CHANNEL_MS = 60_000;
/** So many members of a channel are offered in a picker at the most; Slack shows 100 options. */
const MOST_OFFERED = 90;
/** So many members of a channel are looked up at the most; in larger ones people are found by what is typed of those. */
const MOST_LOOKED_UP = 300;
const AT_ONCE = 10;

/** Who is who, from `users.info` and `conversations.members`, remembered for some minutes. */
export function createPeople(client: WebClient, clock: Clock, teamId: string): People {
  const members = new Map<string, { readonly until: number; readonly member: Promise<Member | undefined> }>();
  const channels = new Map<string, { readonly until: number; readonly ids: Promise<readonly string[]> }>();

  function member(userId: string): Promise<Member | undefined> {
    const now = clock.now().getTime();
    const known = members.get(userId);
    if (known !== undefined && known.until > now) return known.member;
    const asked = lookUp(client, userId, teamId);
    members.set(userId, { until: now + REMEMBER_MEMBER_MS, member: asked });
    // A failure is not remembered: the next one asks again.
    asked.then(
      (found) => found ?? members.delete(userId),
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

  return {
    member,
    async inChannel(channelId, query) {
      const ids = await idsIn(channelId);
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
  const { user } = await client.users.info({ user: userId });
  if (user === undefined) return undefined;
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || userId;
  return {
    userId,
    name,
    external: user.is_stranger === true || (user.team_id !== undefined && user.team_id !== teamId),
    admin: user.is_admin === true || user.is_owner === true,
    bot: user.is_bot === true || userId === 'USLACKBOT',
    deactivated: user.deleted === true,
  };
}

async function listMembers(client: WebClient, channelId: string): Promise<readonly string[]> {
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
  } while (cursor !== undefined && ids.length < MOST_LOOKED_UP);
  return ids.slice(0, MOST_LOOKED_UP);
}
