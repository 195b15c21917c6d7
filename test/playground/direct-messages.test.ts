import { type Scene, errorOf, openScene } from './scripted-bot';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.stop());

const BUTTON = {
  type: 'actions',
  block_id: 'b',
  elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
};
const post = (channel: string) => scene.client.chat.postMessage({ channel, text: 'psst', blocks: [BUTTON] as never });
const direct = (as: string) => scene.playground.snapshot(as).channels.filter(({ kind }) => kind === 'dm');

test('a message to a person goes into the direct messages with them, which only they see', async () => {
  const { channel = '' } = await post('U0CUST');
  expect(channel).toMatch(/^D/);
  expect((await scene.client.conversations.open({ users: 'U0CUST' })).channel?.id).toBe(channel);
  expect(direct('U0CUST')).toMatchObject([{ id: channel, members: ['U0CUST', 'U0BOT'], messages: [{ text: 'psst' }] }]);
  for (const other of ['U0LEAD', 'U0ADMIN', 'U0CUST2']) expect(direct(other)).toEqual([]);
});

test('a button there acts like any other', async () => {
  const { channel = '', ts = '' } = await post('U0DEV');
  const click = (as: string) => scene.playground.action({ as, channel, ts, blockId: 'b', actionId: 'go' });
  expect((await click('U0LEAD')).ok).toBe(false);
  expect(await click('U0DEV')).toEqual({ ok: true });
  expect(scene.heard.at(-1)).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0DEV' },
    channel: { id: channel, name: 'directmessage' },
    container: { channel_id: channel, message_ts: ts },
  });
});

test('people of other organisations are reached while they share a channel with the bot', async () => {
  const { channel = '' } = await post('U0CUST2');
  expect(await errorOf(post('U0STRANGE'))).toBe('channel_not_found');
  expect(await errorOf(scene.client.conversations.open({ users: 'U0STRANGE' }))).toBe('user_not_found');
  scene.playground.leave('U0CUST2', 'C0PROJ');
  expect(await errorOf(post('U0CUST2'))).toBe('channel_not_found');
  expect(await errorOf(post(channel))).toBe('channel_not_found');
  expect(await errorOf(post('U0CUST'))).toBe('no error');
  scene.playground.join('U0STRANGE', 'G0PRIV');
  expect(await errorOf(post('U0STRANGE'))).toBe('no error');
});

test('a language is told only when it is asked for, and never of other organisations', async () => {
  const localeOf = async (user: string, include_locale: boolean) =>
    ((await scene.client.users.info({ user, include_locale })).user as { locale?: string }).locale;
  expect(await localeOf('U0ADMIN', true)).toBe('de-DE');
  expect(await localeOf('U0ADMIN', false)).toBeUndefined();
  expect(await localeOf('U0CUST', true)).toBeUndefined();
  const strangerTo = async (user: string) => (await scene.client.users.info({ user })).user;
  expect(await strangerTo('U0CUST2')).toMatchObject({ is_stranger: false });
  expect(await strangerTo('U0STRANGE')).toMatchObject({ is_stranger: true });
});

test('people open them over HTTP', async () => {
  const ask = async (as: string) => {
    const answer = await fetch(`${scene.playground.url}/playground/direct`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as }),
    });
    return answer.json();
  };
  expect(await ask('U0DEV')).toEqual({ ok: true, channel: direct('U0DEV')[0]?.id });
  expect(await ask('U404')).toMatchObject({ ok: false });
});
