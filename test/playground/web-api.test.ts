import { WebClient } from '@slack/web-api';
import { type Scene, TOKEN, errorOf, openScene } from './scripted-bot';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.stop());

const PROJECT = { channel: 'C0PROJ' };
const messagesSeenBy = (as: string, id = 'C0PROJ') =>
  scene.playground.snapshot(as).channels.find((channel) => channel.id === id)?.messages ?? [];

test('who the bot is, and who it is not', async () => {
  const { client, playground } = scene;
  expect(await client.auth.test()).toMatchObject({ ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0DEMO' });
  const ask = async (headers: Record<string, string>, method = 'auth.test') =>
    (await (await fetch(playground.apiUrl + method, { method: 'POST', headers })).json()) as { error?: string };
  expect((await ask({})).error).toBe('not_authed');
  expect((await ask({ authorization: 'Bearer xoxb-other' })).error).toBe('invalid_auth');
  expect((await ask({ authorization: `Bearer ${TOKEN}` }, 'chat.shout')).error).toBe('unknown_method');
  expect((await ask({ authorization: `Bearer ${TOKEN}` }, 'constructor')).error).toBe('unknown_method');
});

test('JSON bodies and forms are both understood', async () => {
  const body = { channel: 'C0PROJ', text: 'hello', blocks: [{ type: 'divider' }] };
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json; charset=utf-8' };
  const answer = await fetch(`${scene.playground.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  expect(await answer.json()).toMatchObject({ ok: true, channel: 'C0PROJ' });
  await scene.client.chat.postMessage(body);
  expect(messagesSeenBy('U0LEAD').map((message) => message.blocks)).toEqual([
    [{ type: 'divider', block_id: expect.any(String) as string }],
    [{ type: 'divider', block_id: expect.any(String) as string }],
  ]);
});

test('messages are refused as Slack refuses them', async () => {
  const { client, playground } = scene;
  const post = (args: object) => errorOf(client.chat.postMessage({ ...PROJECT, text: 'x', ...args }));
  expect(await post({ channel: 'C404' })).toBe('channel_not_found');
  expect(await post({ channel: 'C0OTHER' })).toBe('not_in_channel');
  expect(await post({ text: '' })).toBe('no_text');
  expect(await post({ text: 'x'.repeat(40_001) })).toBe('msg_too_long');
  expect(await post({ text: 'x'.repeat(40_000) })).toBe('no error');
  expect(await post({ blocks: 'nonsense' })).toBe('invalid_blocks_format');
  expect(await post({ thread_ts: '1.000001' })).toBe('thread_not_found');
  const { ts } = await client.chat.postMessage({ ...PROJECT, text: 'parent' });
  const reply = await client.chat.postMessage({ ...PROJECT, text: 'reply', thread_ts: ts as string });
  expect(await post({ thread_ts: reply.ts })).toBe('cannot_reply_to_message');
  playground.deleteMessage('C0PROJ', ts as string);
  expect(await post({ thread_ts: ts })).toBe('thread_not_found');
  playground.kickBot('G0PRIV');
  expect(await post({ channel: 'G0PRIV' })).toBe('channel_not_found');
  playground.inviteBot('G0PRIV');
  expect(await post({ channel: 'G0PRIV' })).toBe('no error');
  playground.archive('C0PROJ');
  expect(await post({})).toBe('is_archived');
});

test('a refusal names the place in the blocks', async () => {
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
  const failed = await scene.client.chat
    .postMessage({ ...PROJECT, text: 'x', blocks })
    .catch((error: unknown) => error);
  expect((failed as { data: object }).data).toMatchObject({
    error: 'invalid_blocks',
    errors: ['must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
    response_metadata: { messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'] },
  });
});

test('every ts is unique and grows, even in the same millisecond', async () => {
  const posted = await Promise.all(
    Array.from({ length: 5 }, () => scene.client.chat.postMessage({ ...PROJECT, text: 'x' })),
  );
  const all = posted.map((answer) => answer.ts as string);
  expect(new Set(all).size).toBe(5);
  expect([...all].sort()[0]).toMatch(/^1750000000\.\d{6}$/);
  expect(messagesSeenBy('U0DEV').map((message) => message.ts)).toEqual([...all].sort());
});

test('an update keeps the ts, marks the message and drops blocks that are not sent again', async () => {
  const { client, playground } = scene;
  const { ts } = await client.chat.postMessage({ ...PROJECT, text: 'one', blocks: [{ type: 'divider' }] });
  await client.chat.update({ ...PROJECT, ts: ts as string, text: 'two' });
  expect(messagesSeenBy('U0LEAD')).toMatchObject([{ ts, text: 'two', blocks: [], edited: true }]);
  const update = (args: object) => errorOf(client.chat.update({ ...PROJECT, ts, text: 'x', ...args } as never));
  expect(await update({ ts: '1.000001' })).toBe('message_not_found');
  expect(await update({ text: undefined, blocks: [{ type: 'divider' }] })).toBe('no_text');
  await playground.message({ as: 'U0LEAD', channel: 'C0PROJ', text: 'mine & <yours>' });
  const [, own] = messagesSeenBy('U0LEAD');
  expect(own?.text).toBe('mine &amp; &lt;yours&gt;');
  expect(await update({ ts: own?.ts })).toBe('cant_update_message');
  expect(await errorOf(client.chat.delete({ ...PROJECT, ts: own?.ts as string }))).toBe('cant_delete_message');
  playground.kickBot('C0PROJ');
  expect(await update({})).toBe('not_in_channel');
});

test('an ephemeral message is for one person only', async () => {
  const { client } = scene;
  const sent = await client.chat.postEphemeral({ ...PROJECT, user: 'U0DEV', text: 'psst' });
  expect(messagesSeenBy('U0DEV')).toMatchObject([{ ts: sent.message_ts, ephemeral: true }]);
  expect(messagesSeenBy('U0LEAD')).toEqual([]);
  expect(await errorOf(client.chat.update({ ...PROJECT, ts: sent.message_ts as string, text: 'x' }))).toBe(
    'message_not_found',
  );
  expect(await errorOf(client.chat.postEphemeral({ channel: 'G0PRIV', user: 'U0ADMIN', text: 'x' }))).toBe(
    'user_not_in_channel',
  );
});

test('a direct message is opened on demand and seen by its person only', async () => {
  const { client, playground } = scene;
  const opened = await client.conversations.open({ users: 'U0DEV' });
  const channel = opened.channel?.id as string;
  expect(channel).toMatch(/^D/);
  expect((await client.conversations.open({ users: 'U0DEV' })).channel?.id).toBe(channel);
  await client.chat.postMessage({ channel: 'U0DEV', text: 'hello' });
  expect(messagesSeenBy('U0DEV', channel)).toHaveLength(1);
  expect(playground.snapshot('U0LEAD').channels.map(({ id }) => id)).not.toContain(channel);
  expect(await errorOf(client.conversations.open({ users: 'U404' }))).toBe('user_not_found');
  expect((await client.conversations.open({ users: 'U0CUST' })).ok).toBe(true);
  playground.kickBot('C0PROJ');
  expect(await errorOf(client.conversations.open({ users: 'U0CUST' }))).toBe('user_not_found');
});

test('people see what is theirs', () => {
  const ids = (as: string) => scene.playground.snapshot(as).channels.map(({ id }) => id);
  expect(ids('U0LEAD')).toEqual(['C0PROJ', 'C0OTHER', 'G0PRIV']);
  expect(ids('U0ADMIN')).toEqual(['C0PROJ', 'C0OTHER']);
  expect(ids('U0CUST')).toEqual(['C0PROJ']);
  expect(scene.playground.snapshot('U0CUST').commands).toEqual([]);
});

test('people and channels, the other organisation included', async () => {
  const { client } = scene;
  const listed = await client.users.list({});
  expect(listed.members?.map(({ id }) => id)).toEqual(['U0LEAD', 'U0DEV', 'U0ADMIN', 'U0BOT']);
  const first = await client.conversations.members({ ...PROJECT, limit: 3 });
  const rest = await client.conversations.members({
    ...PROJECT,
    cursor: first.response_metadata?.next_cursor as string,
  });
  expect([...(first.members ?? []), ...(rest.members ?? [])]).toEqual([
    'U0LEAD',
    'U0DEV',
    'U0ADMIN',
    'U0CUST',
    'U0CUST2',
    'U0BOT',
  ]);
  const lead = await client.users.info({ user: 'U0LEAD', include_locale: true });
  expect(lead.user).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 7200, locale: 'en-GB', team_id: 'T0DEMO' });
  const customer = await client.users.info({ user: 'U0CUST', include_locale: true });
  expect(customer.user).toMatchObject({ team_id: 'T0CUST' });
  expect(customer.user).not.toHaveProperty('locale');
  expect(await errorOf(client.users.info({ user: 'U404' }))).toBe('user_not_found');
  expect((await client.conversations.info(PROJECT)).channel).toMatchObject({
    is_ext_shared: true,
    connected_team_ids: ['T0DEMO', 'T0CUST'],
  });
  expect((await client.conversations.info({ channel: 'C0OTHER' })).channel).toMatchObject({ is_member: false });
});

test('pins, permalinks, reactions, bookmarks', async () => {
  const { client } = scene;
  const { ts } = await client.chat.postMessage({ ...PROJECT, text: 'x' });
  const at = { ...PROJECT, timestamp: ts as string };
  await client.pins.add(at);
  expect(messagesSeenBy('U0CUST')).toMatchObject([{ pinned: true }]);
  expect(await errorOf(client.pins.add(at))).toBe('already_pinned');
  await client.pins.remove(at);
  expect(await errorOf(client.pins.remove(at))).toBe('no_pin');
  const link = await client.chat.getPermalink({ ...PROJECT, message_ts: ts as string });
  expect(link.permalink).toBe(`${scene.playground.url}/archives/C0PROJ/p${ts?.replace('.', '')}`);
  await client.reactions.add({ ...at, name: 'eyes' });
  expect(await errorOf(client.reactions.add({ ...at, name: 'eyes' }))).toBe('already_reacted');
  expect(
    (await client.bookmarks.add({ channel_id: 'C0PROJ', title: 'Board', type: 'link', link: link.permalink as string }))
      .ok,
  ).toBe(true);
  await client.chat.delete({ ...PROJECT, ts: ts as string });
  expect(await errorOf(client.chat.getPermalink({ ...PROJECT, message_ts: ts as string }))).toBe('message_not_found');
});

describe('faults', () => {
  test('an error code, so many times', async () => {
    scene.playground.failNext('pins.add', { error: 'permission_denied', times: 2 });
    const { ts } = await scene.client.chat.postMessage({ ...PROJECT, text: 'x' });
    const pin = () => errorOf(scene.client.pins.add({ ...PROJECT, timestamp: ts as string }));
    expect([await pin(), await pin(), await pin()]).toEqual(['permission_denied', 'permission_denied', 'no error']);
  });
  test('a rate limit says how long to wait', async () => {
    scene.playground.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 7 });
    const impatient = new WebClient(TOKEN, { slackApiUrl: scene.playground.apiUrl, rejectRateLimitedCalls: true });
    await expect(impatient.chat.postMessage({ ...PROJECT, text: 'x' })).rejects.toMatchObject({ retryAfter: 7 });
    expect(messagesSeenBy('U0LEAD')).toEqual([]);
  });
  test('a lost answer: the message is there all the same', async () => {
    scene.playground.failNext('chat.postMessage', { dropReply: true });
    expect(await errorOf(scene.client.chat.postMessage({ ...PROJECT, text: 'x' }))).toBe('slack_webapi_request_error');
    expect(messagesSeenBy('U0LEAD')).toHaveLength(1);
    expect(scene.playground.calls().at(-1)).toMatchObject({
      method: 'chat.postMessage',
      dropped: true,
      response: { ok: true },
    });
  });
  test('a broken server and a slow one', async () => {
    scene.playground.failNext('chat.postMessage', { status: 500 });
    expect(await errorOf(scene.client.chat.postMessage({ ...PROJECT, text: 'x' }))).toBe('slack_webapi_http_error');
    scene.playground.failNext('chat.postMessage', { delayMs: 60 });
    const started = performance.now();
    await scene.client.chat.postMessage({ ...PROJECT, text: 'x' });
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  });
});
