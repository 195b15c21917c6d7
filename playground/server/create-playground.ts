import type {
  ChannelRequest,
  CloseRequest,
  CommandRequest,
  DeleteRequest,
  DirectRequest,
  Json,
  MessageRequest,
  OptionsAnswer,
  Opened,
  OptionsRequest,
  Performed,
  Snapshot,
  SubmitRequest,
} from '../protocol';
import { type ActionAct, performAction, searchOptions } from './act-action';
import { changeChannel, deleteMessage, openDirect } from './act-channel';
import { runCommand, writeMessage } from './act-command';
import { closeView, submitView } from './act-view';
import type { KnownCommand, Stage } from './acts';
import { type ApiCall, type Fault, createApiCalls } from './api-calls';
import type { Carrier, Retry } from './carrier';
import { type ChannelLife, createChannelLife } from './channel-life';
import { type Delivery, createCourier } from './delivery';
import { createEvents } from './events';
import { createHttpCarrier } from './http-carrier';
import { listen } from './http-server';
import { eventBody } from './payloads';
import { createResponseUrls } from './response-urls';
import { type Seed, defaultSeed } from './seed';
import { takeSnapshot } from './snapshot';
import { type SocketHub, type WebSockets, createSocketHub } from './sockets';
import { createTriggers } from './triggers';
import { createWorld, directMessage, mintId } from './world';

/** How a playground is set up. */
export interface PlaygroundOptions {
  /** Never anything but this machine. */
  readonly host?: '127.0.0.1';
  /** 0 takes any free port. */
  readonly port: number;
  readonly signingSecret: string;
  readonly botToken: string;
  /** How the bot is reached: at its own address (the default), or through the connections that it opens. */
  readonly mode?: 'http' | 'socket';
  /** With `http`: where the bot listens, once it does. */
  readonly requestUrl?: () => string | undefined;
  /** With `socket`: the token with which connections are opened. */
  readonly appToken?: string;
  /** With `socket`: `new WebSocketServer({ noServer: true })` of the package `ws`. */
  readonly webSockets?: WebSockets;
  /** The events to which the app subscribes, as its manifest lists them; all unless told. */
  readonly events?: readonly string[] | undefined;
  /** After how many milliseconds an event that was not acknowledged is sent again; as Slack does unless told. */
  readonly eventRetryMs?: readonly number[];
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
export interface Playground extends ChannelLife {
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
  /** Sends an event of the Events API once, whether the app subscribes to it or not; `retry` says which repetition it is. */
  readonly event: (type: string, payload: Json, retry?: Retry) => Promise<Delivery>;
  /** Waits until the events of what happened are acknowledged or given up. */
  readonly eventsSettled: () => Promise<void>;
  /** How many connections the bot has open. */
  readonly openSockets: () => number;
  /** Asks a connection to be replaced and closes it, as Slack does every few hours; the oldest unless told. */
  readonly disconnectSocket: (index?: number) => void;
  readonly failNext: (method: string, fault: Fault) => void;
  /** What somebody does in the page's own menus. */
  readonly channel: (request: ChannelRequest) => Promise<Performed>;
  readonly delete: (request: DeleteRequest) => Promise<Performed>;
  readonly direct: (request: DirectRequest) => Promise<Opened>;
  /** Opens somebody's direct message with the bot, as clicking on the app does, and returns its id. */
  readonly openDirectMessage: (as: string) => string;
  readonly stop: () => Promise<void>;
}

/** How the bot is reached; Socket Mode needs what only it uses. */
function createWay(
  options: PlaygroundOptions,
  appId: string,
  base: () => string,
): { carrier: Carrier; sockets?: SocketHub } {
  const { mode = 'http', signingSecret, requestUrl = () => undefined, webSockets, ackTimeoutMs = 3000 } = options;
  const sockets = webSockets && createSocketHub({ appId, ackTimeoutMs, webSockets, base });
  if (mode === 'http')
    return { carrier: createHttpCarrier({ signingSecret, requestUrl, ackTimeoutMs }), ...(sockets ? { sockets } : {}) };
  if (!sockets) throw new TypeError('mode "socket" needs webSockets');
  return { carrier: sockets.carrier, sockets };
}

/** Starts a Slack-like workspace on this machine. */
export async function createPlayground(options: PlaygroundOptions): Promise<Playground> {
  const now = options.now ?? Date.now;
  const world = createWorld(options.workspace ?? defaultSeed, now);
  const triggers = createTriggers(now);
  let url = '';
  const base = () => url;
  const responseUrls = createResponseUrls(world, base);
  const { carrier, sockets } = createWay(options, world.seed.bot.appId, base);
  const connection = () => sockets?.invite() ?? { error: 'socket_mode_not_enabled' };
  const tokens = { bot: options.botToken, app: options.appToken };
  const apiCalls = createApiCalls({ world, triggers, base, connection }, tokens);
  const courier = createCourier({ carrier, now });
  const { events: subscribed, eventRetryMs: retryAfterMs } = options;
  const events = createEvents({ world, courier, subscribed, retryAfterMs });
  const life = createChannelLife(world, events);
  const stage: Stage = { world, triggers, responseUrls, courier, commands: options.commands };
  const acts = {
    command: (request: CommandRequest) => runCommand(stage, request),
    message: (request: MessageRequest) => writeMessage(stage, request),
    action: (request: ActionAct) => performAction(stage, request),
    options: (request: OptionsRequest) => searchOptions(stage, request),
    submit: (request: SubmitRequest) => submitView(stage, request),
    close: (request: CloseRequest) => closeView(stage, request),
    channel: (request: ChannelRequest) => changeChannel(stage, life, request),
    delete: (request: DeleteRequest) => deleteMessage(stage, life, request),
    direct: (request: DirectRequest) => openDirect(stage, request),
  };
  const snapshot = (as: string) => takeSnapshot(world, as, options.commands);
  const server = await listen(
    {
      apiCalls,
      responseUrls,
      courier,
      sockets,
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

  return {
    url,
    apiUrl: `${url}/api/`,
    ...acts,
    ...life,
    snapshot: (as) => {
      const taken = snapshot(as);
      if (!taken) throw new RangeError(`there is no person ${as}`);
      return taken;
    },
    calls: apiCalls.calls,
    deliveries: courier.deliveries,
    redeliver: courier.redeliver,
    event: (type, payload, retry) =>
      courier.send('event_callback', eventBody(world, type, payload, mintId('Ev')), retry),
    eventsSettled: events.settled,
    openSockets: () => sockets?.count() ?? 0,
    disconnectSocket: (index) => sockets?.disconnect(index),
    failNext: apiCalls.failNext,
    openDirectMessage: (as) => {
      if (!world.people.has(as)) throw new RangeError(`there is no person ${as}`);
      return directMessage(world, as).channel.id;
    },
    stop: async () => {
      events.stop();
      courier.stop();
      await sockets?.stop();
      await server.stop();
    },
  };
}
