import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CannotStart, type Running, start } from '../src/main';
import { createPlayground } from './server/create-playground';

/** The address people know; another one is taken where this one is in use. */
const PORT = 4747;
const SIGNING_SECRET = 'only-for-the-playground';
const BOT_TOKEN = 'xoxb-only-for-the-playground';
const ROOT = resolve(__dirname, '..', '..');

/** The commands and events as the manifest declares them, so that the playground offers and sends what Slack would. */
function declared() {
  const manifest = z
    .object({
      features: z.object({
        slash_commands: z.array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string() })),
      }),
      settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }).optional() }),
    })
    .parse(parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')));
  const commands = manifest.features.slash_commands.map(({ command, description, usage_hint: usageHint }) => ({
    name: command,
    description,
    usageHint,
  }));
  return { commands, events: manifest.settings.event_subscriptions?.bot_events ?? [] };
}

async function openPlayground(requestUrl: () => string | undefined) {
  const options = {
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    requestUrl,
    ...declared(),
    pageFolder: join(ROOT, 'playground', 'page'),
  };
  try {
    return await createPlayground({ ...options, port: PORT });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    return createPlayground({ ...options, port: 0 });
  }
}

/** `npm run demo`: the bot in a Slack-like workspace on this machine. Everything is gone when it ends. */
async function demo(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'integration-check-demo-'));
  let bot: Running | undefined;
  const playground = await openPlayground(() =>
    bot === undefined ? undefined : `http://127.0.0.1:${bot.port}/slack/events`,
  );
  const tidy = () => rmSync(folder, { recursive: true, force: true });
  try {
    bot = await start({
      environment: {
        SLACK_BOT_TOKEN: BOT_TOKEN,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: playground.apiUrl,
        DATABASE_URL: `sqlite:${join(folder, 'demo.db')}`,
        PORT: '0',
        LOG_LEVEL: 'warn',
      },
      host: '127.0.0.1',
    });
  } catch (error) {
    await playground.stop();
    tidy();
    if (!(error instanceof CannotStart)) throw error;
    for (const line of error.lines) process.stderr.write(`${line}\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(
    [
      '',
      'Integration Check is running in a workspace of its own on this machine.',
      '',
      `  Open ${playground.url}?as=U0LEAD`,
      '  and type /integration-check into the message field.',
      '',
      'Everybody in it is made up. Ctrl+C ends it, and nothing is kept.',
      '',
    ].join('\n'),
  );
  const end = () => {
    void (bot?.stop() ?? Promise.resolve())
      .then(() => playground.stop())
      .then(() => {
        tidy();
        process.exit(0);
      });
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

void demo();
