import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, createPlayground } from '../../playground/server/create-playground';
import { until } from './until';
import { BOT_TOKEN, COMMAND, SIGNING_SECRET, setTo } from './workspace';

export const ROOT = join(__dirname, '..', '..');

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The bot as a process of its own, as an operator runs it. */
export interface BotProcess {
  /** The port it listens on; waits until it has started. */
  port(): Promise<number>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
  /** What it has written so far. */
  readonly said: { out: string; err: string };
}

/** What is started, and with which settings; nothing else of this process's environment is passed on. */
export interface BotCommand {
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** `node dist/src/main.js` unless said otherwise. */
  readonly command?: readonly [string, ...string[]];
  /** Run by somebody without rights, where we are the owner of the machine, for whom every file is writable. */
  readonly asNobody?: boolean;
}

/** Compiles the program, unless that was done with exactly these sources. */
export function buildBot(): void {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: ROOT, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
}

/** On a busy machine, and where `npm start` compiles first. */
const STARTS_WITHIN_MS = 60_000;
const running = new Set<ChildProcess>();

/** Ends whatever a failed test has left behind; for `afterEach`. */
export async function stopBots(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      return closed;
    }),
  );
}

/** Starts the bot and does not wait for anything. */
export function startBot({
  environment,
  cwd = ROOT,
  command = ['node', 'dist/src/main.js'],
  asNobody,
}: BotCommand): BotProcess {
  const [program, ...given] = command;
  const { PATH = '', HOME = '', TZ = 'UTC' } = process.env;
  // The owner of the machine may write everywhere, but not without the capabilities that go with it.
  const powerless =
    asNobody === true && process.getuid?.() === 0 ? ['setpriv', '--inh-caps=-all', '--bounding-set=-all'] : [];
  const [first = '', ...rest] = [...powerless, program === 'node' ? process.execPath : program, ...given];
  const child = spawn(first, rest, {
    cwd,
    env: { PATH, HOME, TZ, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  let over: Ended | undefined;
  const ended = new Promise<Ended>((resolve) => {
    child.on('error', (error) => {
      running.delete(child);
      said.err += `${error.message}\n`;
      over = { code: null, signal: null };
      resolve(over);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      over = { code, signal };
      resolve(over);
    });
  });
  return {
    said,
    ended,
    kill: (signal) => void child.kill(signal),
    port: () => {
      const look = () => {
        if (over !== undefined)
          throw new Error(`The bot ended with ${over.code ?? over.signal}:\n${said.out}${said.err}`);
        return startedPort(said.out);
      };
      return until('the bot has started', look, STARTS_WITHIN_MS);
    },
  };
}

function startedPort(out: string): number | undefined {
  const [, port] = /"port":(\d+),"msg":"started"/u.exec(out) ?? [];
  return port === undefined ? undefined : Number(port);
}

/** A workspace whose bot is a process of its own, so that it can be killed, and started again on the same database. */
export interface ProcessWorkspace {
  readonly playground: Playground;
  readonly databasePath: string;
  /** The settings of the bot in this workspace. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts the bot and waits until it listens. */
  start(command?: BotCommand['command']): Promise<BotProcess>;
  stop(): Promise<void>;
}

/** Opens one without a bot. */
export async function openProcessWorkspace(): Promise<ProcessWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), 'integration-check-process-'));
  const databasePath = join(folder, 'test.db');
  let port: number | undefined;
  const playground = await createPlayground({
    port: 0,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    requestUrl: () => (port === undefined ? undefined : `http://127.0.0.1:${port}/slack/events`),
    commands: [{ name: COMMAND, description: 'Start a kickoff', usageHint: 'help' }],
    workspace: setTo('en-GB'),
  });
  const environment = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_APP_TOKEN: '',
    SLACK_API_URL: playground.apiUrl,
    DATABASE_URL: `sqlite:${databasePath}`,
    PORT: '0',
    LOG_LEVEL: 'info',
  };
  return {
    playground,
    databasePath,
    environment,
    async start(command) {
      const bot = startBot({ environment, ...(command === undefined ? {} : { command }) });
      port = await bot.port();
      return bot;
    },
    async stop() {
      await stopBots();
      await playground.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A copy of what an operator installs, in a folder of its own, so that its files can be broken. */
export function installCopy(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'integration-check-installed-'));
  for (const name of ['package.json', 'dist/src', 'dist/blocks', 'data/organisation.yaml', 'data/templates']) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    cpSync(join(ROOT, name), join(path, name), { recursive: true });
  }
  chmodSync(path, 0o755);
  symlinkSync(join(ROOT, 'node_modules'), join(path, 'node_modules'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
