import { readContent } from './message-content';
import { forgetOldest } from './triggers';
import { type StoredMessage, type World, drop, mintId, post } from './world';

const LIFETIME_MS = 30 * 60_000;
const USES = 5;

/** Where a response_url came from, which decides what may be replaced and who sees the answer. */
export interface ResponseContext {
  readonly user: string;
  readonly channel: string;
  /** The message that was acted on; a slash command has none. */
  readonly messageTs?: string;
}

/** Hands out response_urls and performs what is sent to them. */
export interface ResponseUrls {
  readonly issue: (context: ResponseContext) => string;
  readonly use: (id: string, body: Readonly<Record<string, unknown>>) => { status: number; body: string };
}

/** Keeps the five uses and thirty minutes that Slack grants. */
export function createResponseUrls(world: World, base: () => string): ResponseUrls {
  const issued = new Map<string, { context: ResponseContext; at: number; uses: number }>();
  return {
    issue: (context) => {
      const id = mintId('R');
      forgetOldest(issued);
      issued.set(id, { context, at: world.now(), uses: 0 });
      return `${base()}/response/${id}`;
    },
    use: (id, body) => {
      const entry = issued.get(id);
      const error = (status: number, code: string) => ({ status, body: JSON.stringify({ ok: false, error: code }) });
      if (!entry) return error(404, 'invalid_url');
      if (world.now() - entry.at > LIFETIME_MS) return error(404, 'expired_url');
      if (entry.uses >= USES) return error(404, 'used_url');
      entry.uses += 1;
      const refused = respond(world, entry.context, body);
      return refused === undefined ? { status: 200, body: 'ok' } : error(400, refused);
    },
  };
}

/** Performs one answer; also used for what a bot answers to a slash command right away. Returns an error code or nothing. */
export function respond(
  world: World,
  context: ResponseContext,
  body: Readonly<Record<string, unknown>>,
): string | undefined {
  const channel = world.channels.get(context.channel);
  if (!channel) return 'channel_not_found';
  const original = context.messageTs === undefined ? undefined : channel.messages.get(context.messageTs);
  if (body.delete_original === true) {
    if (!original) return 'message_not_found';
    drop(world, channel, original);
    return undefined;
  }
  const content = readContent(body);
  if ('error' in content) return content.error;
  if (body.replace_original === true && context.messageTs !== undefined) {
    if (!original) return 'message_not_found';
    replace(original, content, world.now());
    world.changed();
    return undefined;
  }
  if (channel.archived) return 'is_archived';
  const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : undefined;
  const ephemeralFor = body.response_type === 'in_channel' ? undefined : context.user;
  post(world, channel, { user: world.seed.bot.userId, ...content, threadTs, ephemeralFor });
  return undefined;
}

/** Gives a message new words and blocks; it keeps its ts and is marked as edited. */
export function replace(message: StoredMessage, content: Pick<StoredMessage, 'text' | 'blocks'>, at: number): void {
  message.text = content.text;
  message.blocks = content.blocks;
  message.editedTs = (at / 1000).toFixed(6);
}
