import { App, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { WebSocket, WebSocketServer } from 'ws';
import { type Playground, createPlayground } from '../../playground/server/create-playground';
import { until } from '../support/until';
import { TOKEN, errorOf, silent } from './scripted-bot';

const APP_TOKEN = 'xapp-playground';
const LEAD = { as: 'U0LEAD', channel: 'C0PROJ' };

let playground: Playground;
const closing: (() => Promise<unknown>)[] = [];
const openPlayground = (ackTimeoutMs?: number) =>
  createPlayground({
    port: 0,
    mode: 'socket',
    signingSecret: 'unused',
    botToken: TOKEN,
    appToken: APP_TOKEN,
    webSockets: new WebSocketServer({ noServer: true }),
    commands: [{ name: '/demo', description: '', usageHint: '' }],
    eventRetryMs: [0, 0],
    ...(ackTimeoutMs === undefined ? {} : { ackTimeoutMs }),
  });
beforeEach(async () => {
  playground = await openPlayground();
});
/** From now on the bot is given little time. */
async function hurry(): Promise<void> {
  await playground.stop();
  playground = await openPlayground(200);
}
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await playground.stop();
});

const run = (text = '') => playground.command({ ...LEAD, command: '/demo', text });
const seen = (as = 'U0LEAD') => playground.snapshot(as).channels[0]?.messages ?? [];

function receiver(): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: APP_TOKEN,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 50,
    installerOptions: { clientOptions: { slackApiUrl: playground.apiUrl } },
  });
}

/** A real Bolt app on its own connection, or on those of a receiver that is given. */
async function openApp(on: Receiver = receiver()): Promise<App> {
  const app = new App({
    token: TOKEN,
    receiver: on,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: playground.apiUrl },
    convoStore: false,
  });
  closing.push(() => app.stop());
  await app.start();
  return app;
}

/** A connection without a library, which says what a test makes it say. */
async function openSocket() {
  const { url = '' } = await new WebClient(APP_TOKEN, { slackApiUrl: playground.apiUrl }).apps.connections.open();
  const socket = new WebSocket(url);
  const heard: Record<string, unknown>[] = [];
  let closed = false;
  let pings = 0;
  socket.on('ping', () => (pings += 1));
  socket.on('close', () => (closed = true));
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>));
  await until('it is greeted', () => heard.length > 0);
  const next = (type: string, from = 0) =>
    until(type, () => heard.slice(from).find((message) => message.type === type));
  const say = (envelope: Record<string, unknown>, payload?: unknown) =>
    socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, ...(payload === undefined ? {} : { payload }) }));
  return { url, socket, heard, next, say, isClosed: () => closed, pings: () => pings };
}

test('a connection takes the token of the app, and there are ten at most', async () => {
  const open = (token: string) =>
    errorOf(
      new WebClient(token, {
        slackApiUrl: playground.apiUrl,
        retryConfig: { retries: 0 },
        logger: silent,
      }).apps.connections.open(),
    );
  expect(await open('xapp-other')).toBe('invalid_auth');
  expect(await open(TOKEN)).toBe('not_allowed_token_type');
  const asApp = new WebClient(APP_TOKEN, { slackApiUrl: playground.apiUrl, logger: silent });
  expect(await errorOf(asApp.auth.test())).toBe('not_allowed_token_type');
  await Promise.all(Array.from({ length: 10 }, openSocket));
  expect(playground.openSockets()).toBe(10);
  expect(await open(APP_TOKEN)).toBe('too_many_websockets');
});

test('an address is good for one connection, which is greeted and pinged', async () => {
  const { url, heard, pings } = await openSocket();
  expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=\w+&app_id=A0DEMO$/);
  expect(heard[0]).toMatchObject({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0DEMO' } });
  await until('a ping', () => pings() > 0);
  for (const again of [url, url.replace('/link/', '/other/')]) {
    const refused = await new Promise<Error>((resolve) => new WebSocket(again).on('error', resolve));
    expect(refused.message).toContain('403');
  }
});

test('what people do arrives in envelopes, and an acknowledgement carries the answer', async () => {
  const { next, say, heard } = await openSocket();
  const performed = run('start');
  const command = await next('slash_commands');
  expect(command).toMatchObject({
    accepts_response_payload: true,
    payload: { command: '/demo', text: 'start', user_id: 'U0LEAD', is_enterprise_install: 'false' },
  });
  say(command, { text: 'as you wish' });
  expect(await performed).toEqual({ ok: true });
  expect(seen()).toMatchObject([{ text: 'as you wish', ephemeral: true }]);
  const { trigger_id } = command.payload as { trigger_id: string };
  const plain = (text: string) => ({ type: 'plain_text', text });
  const field = {
    type: 'input',
    block_id: 'q',
    label: plain('Q'),
    element: { type: 'plain_text_input', action_id: 'a' },
  };
  const view = { type: 'modal', title: plain('Ask'), submit: plain('Go'), blocks: [{ ...field, optional: true }] };
  await new WebClient(TOKEN, { slackApiUrl: playground.apiUrl }).views.open({ trigger_id, view: view as never });
  const viewId = playground.snapshot('U0LEAD').views[0]?.id ?? '';
  const submitted = playground.submit({ as: 'U0LEAD', viewId, state: {} });
  const submission = await next('interactive');
  expect(submission).toMatchObject({ accepts_response_payload: true, payload: { type: 'view_submission' } });
  say(submission, { response_action: 'errors', errors: { q: 'No.' } });
  expect((await submitted).ok).toBe(false);
  expect(playground.snapshot('U0LEAD').views[0]?.errors).toEqual({ q: 'No.' });
  expect(playground.deliveries().map(({ kind, status }) => [kind, status])).toEqual([
    ['slash_command', 200],
    ['view_submission', 200],
  ]);
  const before = heard.length;
  const again = playground.redeliver(0);
  const repeated = await next('slash_commands', before);
  expect(repeated.payload).toEqual(command.payload);
  expect(repeated.envelope_id).not.toBe(command.envelope_id);
  say(repeated);
  expect((await again).status).toBe(200);
});

test('without an acknowledgement the bot did not answer', async () => {
  await hurry();
  expect((await run()).error).toContain('operation_timeout');
  const { next, socket, isClosed } = await openSocket();
  expect((await run()).error).toContain('operation_timeout');
  const lost = run();
  await next('slash_commands', 2);
  socket.terminate();
  expect((await lost).ok).toBe(false);
  await until('it is forgotten', () => isClosed() && playground.openSockets() === 0);
});

test('an event is repeated until it is acknowledged, and says which repetition it is', async () => {
  await hurry();
  const { heard, say } = await openSocket();
  playground.archive('C0PROJ');
  const events = () => heard.filter(({ type }) => type === 'events_api');
  const first = await until('the event', () => events()[0]);
  expect(first).toMatchObject({ retry_attempt: 0, accepts_response_payload: false });
  const second = await until('the event again', () => events()[1]);
  expect(second).toMatchObject({ retry_attempt: 1, retry_reason: 'http_timeout', payload: first.payload as object });
  say(second);
  await playground.eventsSettled();
  expect(events()).toHaveLength(2);
});

describe('two connections', () => {
  /** Makes an app note what it is asked. */
  const answering = (app: App, name: string, asked: string[]) =>
    app.command('/demo', async ({ ack, command }) => {
      asked.push(`${name} ${command.text}`);
      await ack(`${name} heard ${command.text}`);
    });

  test('of two apps share what arrives, each acknowledging its own', async () => {
    const asked: string[] = [];
    for (const name of ['one', 'two']) answering(await openApp(), name, asked);
    expect(playground.openSockets()).toBe(2);
    for (const text of ['a', 'b', 'c', 'd']) expect(await run(text)).toEqual({ ok: true });
    expect(asked).toEqual(['one a', 'two b', 'one c', 'two d']);
    expect(seen().map(({ text }) => text)).toEqual(['one heard a', 'two heard b', 'one heard c', 'two heard d']);
  });

  test('of one app need a receiver that holds two, and outlive one that goes', async () => {
    const both = [receiver(), receiver()];
    const asked: string[] = [];
    const app = await openApp({
      init: (one) => both.forEach((each) => each.init(one)),
      start: () => Promise.all(both.map((each) => each.start())),
      stop: () => Promise.all(both.map((each) => each.stop())),
    });
    answering(app, 'it', asked);
    await run('a');
    playground.disconnectSocket();
    expect(playground.openSockets()).toBe(1);
    expect(await run('b')).toEqual({ ok: true });
    await until('it is back', () => playground.openSockets() === 2);
    await run('c');
    expect(asked).toEqual(['it a', 'it b', 'it c']);
  });
});

test('a connection that is told to go comes back by itself', async () => {
  const app = await openApp();
  app.event('channel_archive', () => Promise.resolve());
  playground.disconnectSocket();
  expect(playground.openSockets()).toBe(0);
  await until('it is back', () => playground.openSockets() === 1);
  playground.archive('C0PROJ');
  await playground.eventsSettled();
  expect(playground.deliveries()).toMatchObject([{ kind: 'event_callback', status: 200 }]);
});

test('mode "socket" says what it needs', async () => {
  await expect(
    createPlayground({ port: 0, mode: 'socket', signingSecret: 'x', botToken: TOKEN, commands: [] }),
  ).rejects.toThrow('webSockets');
});
