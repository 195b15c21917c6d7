import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { parse } from 'yaml';
import { PACE, type Pace } from '../../src/app/touched-surfaces';
import type { Language } from '../../src/domain/template';
import { type Running, type StartOptions, start } from '../../src/main';
import { type Playground, createPlayground } from '../../playground/server/create-playground';
import { type Seed, defaultSeed } from '../../playground/server/seed';

export const SIGNING_SECRET = 'a-signing-secret-for-tests';
export const BOT_TOKEN = 'xoxb-token-for-tests';
export const APP_TOKEN = 'xapp-token-for-tests';
export const LEAD = 'U0LEAD';
export const DEVELOPER = 'U0DEV';
export const ADMIN = 'U0ADMIN';
export const CUSTOMER = 'U0CUST';
/** Another person of the customer's organisation. */
export const CUSTOMER_COLLEAGUE = 'U0CUST2';
/** Somebody of a third organisation, who shares no channel with the bot. */
export const STRANGER = 'U0STRANGE';
export const CHANNEL = 'C0PROJ';
export const CHANNEL_WITHOUT_BOT = 'C0OTHER';
export const PRIVATE_CHANNEL = 'G0PRIV';
export const COMMAND = '/integration-check';

/** Nothing waits for more. */
export const AT_ONCE = Object.fromEntries(Object.keys(PACE).map((name) => [name, 0])) as unknown as Pace;

/** What a workspace may differ in: everything that the bot is started with, and how Slack reaches it. */
export interface WorkspaceOptions extends Partial<StartOptions> {
  /** Signed requests unless said otherwise, or Socket Mode. */
  readonly mode?: 'http' | 'socket';
  /** The events to which the app subscribes; those of the manifest unless said otherwise. */
  readonly events?: readonly string[];
  /** An organisation that knows nothing, for templates that have no packs. */
  readonly plain?: boolean;
  /** The language of new kickoffs; as in the demo unless said otherwise. */
  readonly language?: Language;
  /** Members of our own workspace who are guests there. */
  readonly guests?: readonly string[];
  /** What everybody's Slack is set to, such as `de-DE`; as in the demo unless said otherwise. */
  readonly locale?: string;
  /** After how many milliseconds an event that was not acknowledged is sent again; as Slack does unless said otherwise. */
  readonly eventRetryMs?: readonly number[];
}

/** The bot and the workspace it runs in, as in `npm run demo`, with messages sent without waiting for more. */
export interface Workspace {
  readonly playground: Playground;
  readonly databasePath: string;
  /** Where the bot listens for what Slack sends. */
  readonly requestUrl: () => string;
  /** What the bot has logged. */
  readonly log: string[];
  /** Stops the bot and starts it again on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The events of the manifest; all events while it names none at all. */
function declaredEvents(): readonly string[] | undefined {
  const manifest = parse(readFileSync(join(__dirname, '../../manifest.yml'), 'utf8')) as {
    settings: { event_subscriptions?: { bot_events: string[] } };
  };
  return manifest.settings.event_subscriptions?.bot_events;
}

/** The organisation's own file, with another language for new kickoffs. */
function speaking(language: Language): string {
  const ours = readFileSync(join(__dirname, '../../data/organisation.yaml'), 'utf8');
  return ours.replace(/^language: .*$/mu, `language: ${language}`);
}

function withGuests(seed: Seed, guests: readonly string[]): Seed {
  return { ...seed, people: seed.people.map((person) => ({ ...person, guest: guests.includes(person.id) })) };
}

/** The demo's workspace, with everybody's Slack in one language; that of people of other organisations is not known. */
export function setTo(locale: string): Seed {
  const people = defaultSeed.people.map((person) => (person.external === true ? person : { ...person, locale }));
  return { ...defaultSeed, people };
}

/** Opens a workspace with the real bot in it. */
export async function openWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const {
    mode = 'http',
    events = declaredEvents(),
    eventRetryMs,
    locale,
    language,
    guests = [],
    plain = false,
    ...given
  } = options;
  const folder = mkdtempSync(join(tmpdir(), 'integration-check-test-'));
  const databasePath = join(folder, 'test.db');
  const organisationPath = join(folder, 'organisation.yaml');
  const isOwn = plain || language !== undefined;
  if (isOwn) writeFileSync(organisationPath, plain ? 'platform: { name: Plain }\n' : speaking(language ?? 'en'));
  const log: string[] = [];
  let bot: Running | undefined;
  const urlOf = ({ port }: Running) => `http://127.0.0.1:${port}/slack/events`;
  const playground = await createPlayground({
    port: 0,
    mode,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    requestUrl: () => (bot === undefined ? undefined : urlOf(bot)),
    ...(mode === 'socket' ? { appToken: APP_TOKEN, webSockets: new WebSocketServer({ noServer: true }) } : {}),
    workspace: withGuests(locale === undefined ? defaultSeed : setTo(locale), guests),
    pageFolder: join(__dirname, '../../playground/page'),
    commands: [{ name: COMMAND, description: 'Start a kickoff', usageHint: 'help' }],
    ...(events === undefined ? {} : { events }),
    ...(eventRetryMs === undefined ? {} : { eventRetryMs }),
  });
  const begin = () =>
    start({
      environment: {
        SLACK_BOT_TOKEN: BOT_TOKEN,
        ...(mode === 'socket' ? { SLACK_APP_TOKEN: APP_TOKEN } : { SLACK_SIGNING_SECRET: SIGNING_SECRET }),
        SLACK_API_URL: playground.apiUrl,
        DATABASE_URL: `sqlite:${databasePath}`,
        PORT: '0',
        LOG_LEVEL: 'trace',
      },
      host: '127.0.0.1',
      pace: AT_ONCE,
      sendingPace: { posts: { burst: 100_000, perMinute: 60_000 }, updates: { burst: 100_000, perMinute: 60_000 } },
      logTo: { write: (line) => void log.push(line) },
      ...(isOwn ? { organisationPath } : {}),
      ...given,
    });
  bot = await begin();
  return {
    playground,
    databasePath,
    requestUrl: () => (bot === undefined ? '' : urlOf(bot)),
    log,
    async restart() {
      await bot?.stop();
      bot = await begin();
    },
    async stop() {
      await bot?.stop();
      await playground.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
