import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, type ViewSubmitAction } from '@slack/bolt';
import { type Playground, createPlayground } from '../../playground/server/create-playground';

const SECRET = 'a-signing-secret';
const TOKEN = 'xoxb-playground';

let playground: Playground;
let app: App;
let botUrl: string | undefined;

/** A bot as small as a bot can be: a command opens a modal, the modal posts a message with a button, the button marks it. */
beforeEach(async () => {
  playground = await createPlayground({
    port: 0,
    signingSecret: SECRET,
    botToken: TOKEN,
    requestUrl: () => botUrl,
    commands: [{ name: '/demo', description: '', usageHint: '' }],
  });
  const receiver = new HTTPReceiver({ signingSecret: SECRET, endpoints: ['/slack/events'], logLevel: LogLevel.ERROR });
  app = new App({
    token: TOKEN,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: playground.apiUrl },
    convoStore: false,
  });
  app.command('/demo', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'ask',
        private_metadata: body.channel_id,
        title: { type: 'plain_text', text: 'Ask' },
        submit: { type: 'plain_text', text: 'Send' },
        blocks: [
          {
            type: 'input',
            block_id: 'question',
            label: { type: 'plain_text', text: 'Question' },
            element: { type: 'plain_text_input', action_id: 'text' },
          },
        ],
      },
    });
  });
  app.view<ViewSubmitAction>('ask', async ({ ack, view, client }) => {
    const text = view.state.values.question?.text?.value ?? '';
    if (text === 'bad') {
      await ack({ response_action: 'errors', errors: { question: 'Ask nicely.' } });
      return;
    }
    await ack();
    await client.chat.postMessage({
      channel: view.private_metadata,
      text,
      blocks: [
        { type: 'section', text: { type: 'plain_text', text } },
        {
          type: 'actions',
          block_id: 'mark',
          elements: [{ type: 'button', action_id: 'mark', text: { type: 'plain_text', text: 'Mark' } }],
        },
      ],
    });
  });
  app.action('mark', async ({ ack, body, respond, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.channel || !body.message) return;
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: `marked by ${body.user.id}` });
    await respond({ text: 'Thank you.', response_type: 'ephemeral' });
  });
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  botUrl = `http://127.0.0.1:${((server as { address: () => unknown }).address() as AddressInfo).port}/slack/events`;
});
afterEach(async () => {
  await app.stop();
  await playground.stop();
});

/** Waits for the bot's own call, which Bolt makes after the acknowledgement. */
async function until<T>(look: () => T | undefined): Promise<T> {
  const deadline = Date.now() + 2000;
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('a real Bolt app lives in the playground', async () => {
  const as = 'U0LEAD';
  expect(await playground.command({ as, channel: 'C0PROJ', command: '/demo', text: '' })).toEqual({ ok: true });
  const modal = await until(() => playground.snapshot(as).views[0]);
  const state = (value: string) => ({ question: { text: { type: 'plain_text_input', value } } });
  expect((await playground.submit({ as, viewId: modal.id, state: state('bad') })).ok).toBe(false);
  expect(playground.snapshot(as).views[0]?.errors).toEqual({ question: 'Ask nicely.' });
  expect(await playground.submit({ as, viewId: modal.id, state: state('Is there a test system?') })).toEqual({
    ok: true,
  });
  const messages = (person: string) => playground.snapshot(person).channels[0]?.messages ?? [];
  const { ts } = await until(() => messages('U0CUST')[0]);
  expect(await playground.action({ as: 'U0CUST', channel: 'C0PROJ', ts, blockId: 'mark', actionId: 'mark' })).toEqual({
    ok: true,
  });
  const thanks = await until(() => messages('U0CUST')[1]);
  expect(thanks).toMatchObject({ text: 'Thank you.', ephemeral: true });
  expect(messages('U0LEAD')).toMatchObject([{ ts, text: 'marked by U0CUST', edited: true, blocks: [] }]);
  expect(playground.calls().map(({ method }) => method)).toEqual([
    'auth.test',
    'views.open',
    'chat.postMessage',
    'chat.update',
  ]);
});

test('an app with another signing secret refuses what the playground sends', async () => {
  const stranger = await createPlayground({
    port: 0,
    signingSecret: 'other',
    botToken: TOKEN,
    requestUrl: () => botUrl,
    commands: [{ name: '/demo', description: '', usageHint: '' }],
  });
  expect((await stranger.command({ as: 'U0LEAD', channel: 'C0PROJ', command: '/demo', text: '' })).error).toContain(
    'http_status_401',
  );
  await stranger.stop();
});
