import type {
  CloseRequest,
  CommandRequest,
  Json,
  MessageRequest,
  OptionsAnswer,
  OptionsRequest,
  Performed,
  Snapshot,
  SubmitRequest,
} from '../protocol';
import { type ActionAct, performAction, searchOptions } from './act-action';
import { runCommand, writeMessage } from './act-command';
import { closeView, submitView } from './act-view';
import type { KnownCommand, Stage } from './acts';
import { type ApiCall, type Fault, createApiCalls } from './api-calls';
import { type Delivery, createCourier } from './delivery';
import { listen } from './http-server';
import { eventBody } from './payloads';
import { createResponseUrls } from './response-urls';
import { type Seed, defaultSeed } from './seed';
import { takeSnapshot } from './snapshot';
import { createTriggers } from './triggers';
import { type StoredChannel, createWorld, directMessage, drop, mintId } from './world';

/** How a playground is set up. */
export interface PlaygroundOptions {
  /** Never anything but this machine. */
  readonly host?: '127.0.0.1';
  /** 0 takes any free port. */
  readonly port: number;
  readonly signingSecret: string;
  readonly botToken: string;
  /** Where the bot listens, once it does. */
  readonly requestUrl: () => string | undefined;
  readonly commands: readonly KnownCommand[];
  readonly workspace?: Seed;
  /** The workspace's clock in milliseconds. */
  readonly now?: () => number;
  /** Static files served at `/`. */
  readonly pageFolder?: string;
  /** How long the bot may take to answer; Slack gives three seconds. */
  readonly ackTimeoutMs?: number;
}

/** A running playground: what people do, what was said to and by the bot, and what can be made to go wrong. */
export interface Playground {
  readonly url: string;
  /** Ends in `/api/`; for the client library's `slackApiUrl`. */
  readonly apiUrl: string;
  readonly command: (request: CommandRequest) => Promise<Performed>;
  readonly message: (request: MessageRequest) => Promise<Performed>;
  readonly action: (request: ActionAct) => Promise<Performed>;
  readonly options: (request: OptionsRequest) => Promise<OptionsAnswer>;
  readonly submit: (request: SubmitRequest) => Promise<Performed>;
  readonly close: (request: CloseRequest) => Promise<Performed>;
  /** Throws for an unknown person. */
  readonly snapshot: (as: string) => Snapshot;
  readonly calls: () => readonly ApiCall[];
  readonly deliveries: () => readonly Delivery[];
  /** Sends a delivery again, byte for byte, with a fresh signature; the last one unless told. Its answer changes nothing. */
  readonly redeliver: (index?: number) => Promise<Delivery>;
  /** Sends an event of the Events API; `retry` adds Slack's retry headers. */
  readonly event: (type: string, payload: Json, retry?: { num: number; reason: string }) => Promise<Delivery>;
  readonly failNext: (method: string, fault: Fault) => void;
  readonly deleteMessage: (channel: string, ts: string) => void;
  readonly kickBot: (channel: string) => void;
  readonly inviteBot: (channel: string) => void;
  readonly archive: (channel: string) => void;
  /** Opens somebody's direct message with the bot, as clicking on the app does, and returns its id. */
  readonly openDirectMessage: (as: string) => string;
  readonly stop: () => Promise<void>;
}

/** Starts a Slack-like workspace on this machine. */
export async function createPlayground(options: PlaygroundOptions): Promise<Playground> {
  const now = options.now ?? Date.now;
  const world = createWorld(options.workspace ?? defaultSeed, now);
  const triggers = createTriggers(now);
  let url = '';
  const base = () => url;
  const responseUrls = createResponseUrls(world, base);
  const apiCalls = createApiCalls({ world, triggers, base }, options.botToken);
  const courier = createCourier({
    signingSecret: options.signingSecret,
    requestUrl: options.requestUrl,
    now,
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
  });
  const stage: Stage = { world, triggers, responseUrls, courier, commands: options.commands };
  const acts = {
    command: (request: CommandRequest) => runCommand(stage, request),
    message: (request: MessageRequest) => writeMessage(stage, request),
    action: (request: ActionAct) => performAction(stage, request),
    options: (request: OptionsRequest) => searchOptions(stage, request),
    submit: (request: SubmitRequest) => submitView(stage, request),
    close: (request: CloseRequest) => closeView(stage, request),
  };
  const snapshot = (as: string) => takeSnapshot(world, as, options.commands);
  const server = await listen(
    {
      apiCalls,
      responseUrls,
      courier,
      acts,
      snapshot,
      firstPerson: world.seed.people[0]?.id ?? '',
      version: world.version,
      onChange: world.onChange,
      pageFolder: options.pageFolder,
    },
    options.port,
  );
  url = `http://127.0.0.1:${server.port}`;

  /** A change made from outside, as by a person in Slack's own menus. */
  const alter = (id: string, change: (channel: StoredChannel) => void): void => {
    const channel = world.channels.get(id);
    if (!channel) throw new RangeError(`there is no channel ${id}`);
    change(channel);
    world.changed();
  };
  const { userId } = world.seed.bot;

  return {
    url,
    apiUrl: `${url}/api/`,
    ...acts,
    snapshot: (as) => {
      const taken = snapshot(as);
      if (!taken) throw new RangeError(`there is no person ${as}`);
      return taken;
    },
    calls: apiCalls.calls,
    deliveries: courier.deliveries,
    redeliver: courier.redeliver,
    event: (type, payload, retry) =>
      courier.send(
        'event_callback',
        eventBody(world, type, payload, mintId('Ev')),
        retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {},
      ),
    failNext: apiCalls.failNext,
    deleteMessage: (channel, ts) =>
      alter(channel, (one) => {
        const message = one.messages.get(ts);
        if (!message) throw new RangeError(`there is no message ${ts}`);
        drop(world, one, message);
      }),
    kickBot: (channel) => alter(channel, ({ members }) => members.delete(userId)),
    inviteBot: (channel) => alter(channel, ({ members }) => members.add(userId)),
    archive: (channel) =>
      alter(channel, (one) => {
        one.archived = true;
      }),
    openDirectMessage: (as) => {
      if (!world.people.has(as)) throw new RangeError(`there is no person ${as}`);
      return directMessage(world, as).channel.id;
    },
    stop: async () => {
      courier.stop();
      await server.stop();
    },
  };
}
