/** A person of the workspace, or somebody of another organisation who shares a channel with it. */
export interface SeedPerson {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly teamId: string;
  readonly external?: boolean;
  readonly isAdmin?: boolean;
  /** A guest of the workspace, who sees only some of its channels. */
  readonly guest?: boolean;
  readonly tz: string;
  readonly locale?: string;
  readonly email?: string;
}

/** A channel as it stands when the playground starts. */
export interface SeedChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private';
  /** Ids of people; the bot's id stands here too where it is a member. */
  readonly members: readonly string[];
}

/** Everything that is there before anybody does anything. */
export interface Seed {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  /** Names of the other organisations, by team id. */
  readonly otherTeams: readonly { readonly id: string; readonly name: string; readonly domain: string }[];
  readonly bot: { readonly userId: string; readonly botId: string; readonly appId: string; readonly name: string };
  readonly people: readonly SeedPerson[];
  readonly channels: readonly SeedChannel[];
}

const TEAM = 'T0DEMO';
const BOT = 'U0BOT';

/** A small, plainly invented workspace: enough people and channels to meet every rule once. */
export const defaultSeed: Seed = {
  team: { id: TEAM, name: 'Demo Workspace', domain: 'demo-workspace' },
  otherTeams: [
    { id: 'T0CUST', name: 'Demo Customer', domain: 'demo-customer' },
    { id: 'T0OTHER', name: 'Demo Stranger', domain: 'demo-stranger' },
  ],
  bot: { userId: BOT, botId: 'B0BOT', appId: 'A0DEMO', name: 'Integration Check' },
  people: [
    { id: 'U0LEAD', name: 'lena', realName: 'Lena (demo lead)', teamId: TEAM, tz: 'Europe/Berlin', locale: 'en-GB' },
    {
      id: 'U0DEV',
      name: 'dan',
      realName: 'Dan (demo developer)',
      teamId: TEAM,
      tz: 'America/New_York',
      locale: 'en-US',
    },
    {
      id: 'U0ADMIN',
      name: 'ada',
      realName: 'Ada (demo admin)',
      teamId: TEAM,
      isAdmin: true,
      tz: 'Europe/Berlin',
      locale: 'de-DE',
    },
    {
      id: 'U0CUST',
      name: 'chris',
      realName: 'Chris (demo customer)',
      teamId: 'T0CUST',
      external: true,
      tz: 'Europe/London',
    },
    {
      id: 'U0CUST2',
      name: 'cleo',
      realName: 'Cleo (demo customer)',
      teamId: 'T0CUST',
      external: true,
      tz: 'Europe/London',
    },
    {
      id: 'U0STRANGE',
      name: 'sam',
      realName: 'Sam (demo stranger)',
      teamId: 'T0OTHER',
      external: true,
      tz: 'Europe/Paris',
    },
  ],
  channels: [
    {
      id: 'C0PROJ',
      name: 'demo-project',
      kind: 'channel',
      members: ['U0LEAD', 'U0DEV', 'U0ADMIN', 'U0CUST', 'U0CUST2', BOT],
    },
    { id: 'C0OTHER', name: 'demo-without-bot', kind: 'channel', members: ['U0LEAD', 'U0DEV', 'U0ADMIN'] },
    { id: 'G0PRIV', name: 'demo-private', kind: 'private', members: ['U0LEAD', 'U0DEV', BOT] },
  ],
};
