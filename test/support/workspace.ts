import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, type StartOptions, start } from '../../src/main';
import { type Playground, createPlayground } from '../../playground/server/create-playground';

export const SIGNING_SECRET = 'a-signing-secret-for-tests';
export const BOT_TOKEN = 'xoxb-token-for-tests';
export const LEAD = 'U0LEAD';
export const DEVELOPER = 'U0DEV';
export const ADMIN = 'U0ADMIN';
export const CUSTOMER = 'U0CUST';
export const CHANNEL = 'C0PROJ';
export const CHANNEL_WITHOUT_BOT = 'C0OTHER';
export const COMMAND = '/integration-check';

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

export async function openWorkspace(given: Partial<StartOptions> = {}): Promise<Workspace> {
  const folder = mkdtempSync(join(tmpdir(), 'integration-check-test-'));
  const databasePath = join(folder, 'test.db');
  const log: string[] = [];
  let bot: Running | undefined;
  const urlOf = ({ port }: Running) => `http://127.0.0.1:${port}/slack/events`;
  const playground = await createPlayground({
    port: 0,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    requestUrl: () => (bot === undefined ? undefined : urlOf(bot)),
    pageFolder: join(__dirname, '../../playground/page'),
    commands: [{ name: COMMAND, description: 'Start a kickoff', usageHint: 'help' }],
  });
  const begin = () =>
    start({
      environment: {
        SLACK_BOT_TOKEN: BOT_TOKEN,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: playground.apiUrl,
        DATABASE_URL: `sqlite:${databasePath}`,
        PORT: '0',
        LOG_LEVEL: 'trace',
      },
      host: '127.0.0.1',
      pace: { boardQuiet: 0, boardLatest: 0, differencesQuiet: 0 },
      sendingPace: { posts: { burst: 100_000, perMinute: 60_000 }, updates: { burst: 100_000, perMinute: 60_000 } },
      logTo: { write: (line) => void log.push(line) },
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
