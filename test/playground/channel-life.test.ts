import { type Scene, errorOf, openScene } from './scripted-bot';

let scene: Scene;
afterEach(() => scene.stop());

const PROJECT = { channel: 'C0PROJ' };
const PRIVATE = { channel: 'G0PRIV' };

interface Heard {
  readonly event: Readonly<Record<string, unknown>>;
  readonly event_id: string;
  readonly is_ext_shared_channel: boolean;
}
/** The events that the bot was told of, once all are delivered. */
async function told(): Promise<Readonly<Record<string, unknown>>[]> {
  await scene.playground.eventsSettled();
  const once = new Map((scene.heard as unknown as Heard[]).map(({ event, event_id }) => [event_id, event]));
  return [...once.values()];
}
const channelIds = (as: string) => scene.playground.snapshot(as).channels.map(({ id }) => id);
const post = (args: object = {}) => errorOf(scene.client.chat.postMessage({ ...PROJECT, text: 'x', ...args }));

describe('the bot is told', () => {
  beforeEach(async () => {
    scene = await openScene();
  });

  test('when it leaves a channel and comes back', async () => {
    const { playground } = scene;
    playground.kickBot('C0PROJ', 'U0DEV');
    playground.kickBot('C0PROJ');
    playground.kickBot('G0PRIV');
    playground.inviteBot('C0PROJ');
    playground.inviteBot('C0PROJ');
    playground.inviteBot('G0PRIV', 'U0DEV');
    expect(await told()).toMatchObject([
      { type: 'channel_left', channel: 'C0PROJ', actor_id: 'U0DEV' },
      { type: 'group_left', channel: 'G0PRIV', actor_id: 'U0LEAD' },
      {
        type: 'member_joined_channel',
        user: 'U0BOT',
        ...PROJECT,
        channel_type: 'C',
        team: 'T0DEMO',
        inviter: 'U0LEAD',
      },
      { type: 'member_joined_channel', user: 'U0BOT', ...PRIVATE, channel_type: 'G', inviter: 'U0DEV' },
    ]);
    expect(scene.heard.map(({ is_ext_shared_channel }) => is_ext_shared_channel)).toEqual([true, false, true, false]);
  });

  test('when a channel is archived, opened again, renamed or deleted', async () => {
    const { playground } = scene;
    for (const id of ['C0PROJ', 'G0PRIV']) {
      playground.archive(id, 'U0DEV');
      playground.archive(id);
      playground.unarchive(id);
      playground.rename(id, 'new-name');
      playground.deleteChannel(id);
    }
    expect(await told()).toMatchObject([
      { type: 'channel_archive', channel: 'C0PROJ', user: 'U0DEV' },
      { type: 'channel_unarchive', channel: 'C0PROJ', user: 'U0LEAD' },
      { type: 'channel_rename', channel: { id: 'C0PROJ', name: 'new-name', created: 1_750_000_000 } },
      { type: 'channel_deleted', channel: 'C0PROJ' },
      { type: 'group_archive', channel: 'G0PRIV', user: 'U0DEV' },
      { type: 'group_unarchive', channel: 'G0PRIV' },
      { type: 'group_rename', channel: { id: 'G0PRIV', name: 'new-name' } },
      { type: 'group_deleted', channel: 'G0PRIV' },
    ]);
  });

  test('when people come, go and are deactivated', async () => {
    const { playground } = scene;
    playground.leave('U0DEV', 'C0PROJ');
    playground.leave('U0DEV', 'C0PROJ');
    playground.join('U0DEV', 'C0PROJ');
    playground.join('U0STRANGE', 'C0PROJ', 'U0LEAD');
    playground.deactivate('U0DEV');
    playground.reactivate('U0DEV');
    expect(await told()).toMatchObject([
      { type: 'member_left_channel', user: 'U0DEV', ...PROJECT, channel_type: 'C', team: 'T0DEMO' },
      { type: 'member_joined_channel', user: 'U0DEV', ...PROJECT },
      { type: 'member_joined_channel', user: 'U0STRANGE', ...PROJECT, team: 'T0OTHER', inviter: 'U0LEAD' },
      { type: 'user_change', user: { id: 'U0DEV', deleted: true } },
      { type: 'user_change', user: { id: 'U0DEV', deleted: false } },
    ]);
  });

  test('nothing of channels that are none of its business', async () => {
    const { playground } = scene;
    playground.join('U0CUST', 'C0OTHER');
    playground.leave('U0DEV', 'C0OTHER');
    playground.kickBot('C0OTHER');
    playground.kickBot('G0PRIV');
    playground.rename('G0PRIV', 'secret');
    playground.archive('G0PRIV');
    playground.archive('C0OTHER');
    expect((await told()).map(({ type }) => type)).toEqual(['group_left', 'channel_archive']);
  });

  test('of a channel that lives on under another id', async () => {
    const { playground, client } = scene;
    const { ts = '' } = await client.chat.postMessage({ ...PROJECT, text: 'x' });
    playground.changeChannelId('C0PROJ', 'C0NEW');
    expect(await told()).toMatchObject([
      {
        type: 'channel_id_changed',
        old_channel_id: 'C0PROJ',
        new_channel_id: 'C0NEW',
        event_ts: expect.any(String) as string,
      },
    ]);
    expect(await post()).toBe('channel_not_found');
    expect(await errorOf(client.chat.update({ channel: 'C0NEW', ts, text: 'y' }))).toBe('no error');
    expect(playground.snapshot('U0CUST').channels).toMatchObject([
      { id: 'C0NEW', messages: [{ channel: 'C0NEW', ts, text: 'y' }] },
    ]);
    expect(() => playground.changeChannelId('C0NEW', 'G0PRIV')).toThrow('already');
  });
});

test('an event is sent only to an app that subscribes to it', async () => {
  scene = await openScene({ events: ['channel_archive'] });
  scene.playground.rename('C0PROJ', 'other');
  scene.playground.archive('C0PROJ');
  expect((await told()).map(({ type }) => type)).toEqual(['channel_archive']);
});

test('an event is repeated as scheduled until it is acknowledged, and three times at most', async () => {
  scene = await openScene({ eventRetryMs: [0, 20, 0] });
  scene.answers.push({ status: 500 }, undefined, { status: 204 });
  scene.playground.archive('C0PROJ');
  await scene.playground.eventsSettled();
  expect(scene.playground.deliveries().map(({ status, retry }) => [status, retry])).toEqual([
    [500, undefined],
    [undefined, { num: 1, reason: 'http_error' }],
    [204, { num: 2, reason: 'http_timeout' }],
  ]);
  expect(new Set(scene.heard.map(({ event_id }) => event_id)).size).toBe(1);
  scene.answers.push(...Array.from({ length: 9 }, () => ({ status: 500 })));
  scene.playground.unarchive('C0PROJ');
  await scene.playground.eventsSettled();
  expect(scene.playground.deliveries()).toHaveLength(7);
});

test('stopping does not wait for the next repetition', async () => {
  scene = await openScene();
  scene.answers.push({ status: 500 }, { status: 500 });
  scene.playground.archive('C0PROJ');
  const settled = scene.playground.eventsSettled();
  while (scene.playground.deliveries().length < 2) await new Promise((resolve) => setTimeout(resolve, 2));
  await scene.playground.stop();
  await settled;
  expect(scene.playground.deliveries()).toHaveLength(2);
});

describe('the Web API', () => {
  beforeEach(async () => {
    scene = await openScene();
  });

  test('knows where the bot is and what is closed', async () => {
    const { client, playground } = scene;
    const about = async (channel: string) => (await client.conversations.info({ channel })).channel;
    const { ts = '' } = await client.chat.postMessage({ ...PROJECT, text: 'x' });
    const update = (channel: string) => errorOf(client.chat.update({ channel, ts, text: 'y' }));
    playground.archive('C0PROJ');
    expect([await post(), await update('C0PROJ')]).toEqual(['is_archived', 'is_archived']);
    expect(await about('C0PROJ')).toMatchObject({ is_archived: true, is_member: true });
    playground.unarchive('C0PROJ');
    expect([await post(), await update('C0PROJ')]).toEqual(['no error', 'no error']);
    playground.kickBot('C0PROJ');
    expect([await post(), await update('C0PROJ')]).toEqual(['not_in_channel', 'not_in_channel']);
    expect(await about('C0PROJ')).toMatchObject({ is_archived: false, is_member: false });
    playground.kickBot('G0PRIV');
    expect([await post(PRIVATE), await update('G0PRIV')]).toEqual(['channel_not_found', 'channel_not_found']);
    expect(await errorOf(client.conversations.members(PRIVATE))).toBe('channel_not_found');
    expect(await errorOf(client.conversations.info(PRIVATE))).toBe('channel_not_found');
    playground.deleteChannel('C0PROJ');
    expect([await post(), await update('C0PROJ')]).toEqual(['channel_not_found', 'channel_not_found']);
  });

  test('knows who was deactivated', async () => {
    const { client, playground } = scene;
    playground.deactivate('U0DEV');
    expect((await client.users.info({ user: 'U0DEV' })).user).toMatchObject({ deleted: true });
    expect((await client.conversations.members(PROJECT)).members).not.toContain('U0DEV');
    expect(await post({ channel: 'U0DEV' })).toBe('user_not_found');
    expect(await errorOf(client.conversations.open({ users: 'U0DEV' }))).toBe('user_disabled');
    expect(await errorOf(client.chat.postEphemeral({ ...PROJECT, user: 'U0DEV', text: 'x' }))).toBe(
      'user_not_in_channel',
    );
    expect(() => playground.snapshot('U0DEV')).toThrow('U0DEV');
    expect((await playground.message({ as: 'U0DEV', ...PROJECT, text: 'x' })).ok).toBe(false);
    const shown = () => playground.snapshot('U0LEAD').people.find(({ id }) => id === 'U0DEV');
    expect(shown()).toMatchObject({ deactivated: true, realName: 'Dan (demo developer)' });
    playground.reactivate('U0DEV');
    expect(shown()).toMatchObject({ deactivated: false });
    expect(await post({ channel: 'U0DEV' })).toBe('no error');
    expect(channelIds('U0DEV')).toContain('C0PROJ');
  });
});

describe('people', () => {
  beforeEach(async () => {
    scene = await openScene();
  });
  const change = (as: string, what: string, more: object = {}) =>
    scene.playground.channel({ as, ...PROJECT, change: what as 'leave', ...more });

  test('no longer see a channel that they left, and can join it again where it is public', async () => {
    expect(await change('U0DEV', 'leave')).toEqual({ ok: true });
    expect(await change('U0CUST', 'leave')).toEqual({ ok: true });
    expect(channelIds('U0DEV')).toEqual(['C0OTHER', 'G0PRIV']);
    expect(scene.playground.snapshot('U0DEV').joinable).toEqual([{ id: 'C0PROJ', name: 'demo-project' }]);
    expect(channelIds('U0CUST')).toEqual([]);
    expect(scene.playground.snapshot('U0CUST').joinable).toEqual([]);
    expect((await change('U0CUST', 'join')).ok).toBe(false);
    expect((await change('U0DEV', 'archive')).ok).toBe(false);
    expect((await scene.playground.channel({ as: 'U0ADMIN', ...PRIVATE, change: 'join' })).ok).toBe(false);
    expect(await change('U0DEV', 'join')).toEqual({ ok: true });
    expect(channelIds('U0DEV')).toContain('C0PROJ');
  });

  test('change a channel in its menu, where it is theirs to change', async () => {
    for (const what of ['archive', 'remove_bot', 'rename'])
      expect(await change('U0CUST', what, { name: 'x' })).toMatchObject({ ok: false });
    expect(await change('U0LEAD', 'rename', { name: 'Big Words' })).toMatchObject({ ok: false });
    expect(await change('U0LEAD', 'rename', { name: 'demo-private' })).toMatchObject({ ok: false });
    for (const [what, more] of [
      ['rename', { name: 'größer-2' }],
      ['archive', {}],
      ['unarchive', {}],
      ['remove_bot', {}],
      ['invite_bot', {}],
    ] as const)
      expect(await change('U0LEAD', what, more)).toEqual({ ok: true });
    expect(await change('U0LEAD', 'invite_bot')).toMatchObject({ ok: false });
    expect((await told()).map(({ type }) => type)).toEqual([
      'channel_rename',
      'channel_archive',
      'channel_unarchive',
      'channel_left',
      'member_joined_channel',
    ]);
    expect(scene.playground.snapshot('U0DEV').channels[0]?.name).toBe('größer-2');
  });

  test('delete their own messages, and whoever administers the workspace those of others', async () => {
    const { playground, client } = scene;
    const { ts = '' } = await client.chat.postMessage({ ...PROJECT, text: 'of the bot' });
    await playground.message({ as: 'U0DEV', ...PROJECT, text: 'mine' });
    const own = playground.snapshot('U0DEV').channels[0]?.messages[1]?.ts ?? '';
    const remove = (as: string, what: string) => playground.delete({ as, ...PROJECT, ts: what });
    expect((await remove('U0LEAD', own)).ok).toBe(false);
    expect((await remove('U0DEV', ts)).ok).toBe(false);
    expect((await remove('U0STRANGE', own)).ok).toBe(false);
    expect(await remove('U0DEV', own)).toEqual({ ok: true });
    expect(await remove('U0ADMIN', ts)).toEqual({ ok: true });
    expect(playground.snapshot('U0LEAD').channels[0]?.messages).toEqual([]);
  });

  test('of other organisations carry its name', () => {
    expect(scene.playground.snapshot('U0LEAD').people).toMatchObject([
      { id: 'U0LEAD', organisation: 'Demo Workspace', external: false },
      { id: 'U0DEV' },
      { id: 'U0ADMIN' },
      { id: 'U0CUST', organisation: 'Demo Customer', external: true },
      { id: 'U0CUST2', organisation: 'Demo Customer', external: true },
      { id: 'U0STRANGE', organisation: 'Demo Stranger', external: true },
      { id: 'U0BOT' },
    ]);
    expect(scene.playground.snapshot('U0STRANGE').people.map(({ id }) => id)).toEqual(['U0STRANGE']);
  });
});
