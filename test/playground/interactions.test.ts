import { type Scene, errorOf, openScene } from './scripted-bot';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.stop());

/** The parts of what the bot hears that these tests look into. */
interface Heard {
  readonly trigger_id: string;
  readonly response_url: string;
  readonly channel_name: string;
  readonly event_id: string;
  readonly actions: readonly object[];
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, { readonly selected_option?: object }>>>>;
  };
  readonly view: { readonly state: { readonly values: object } };
}

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(`The ${value}`), value });
const view = (more: object = {}) =>
  ({ type: 'modal', callback_id: 'demo', title: plain('Demo'), submit: plain('Go'), blocks: [], ...more }) as never;
const input = (block_id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain('Label'),
  element: { action_id: `${block_id}.value`, ...element },
  ...more,
});
const lead = { as: 'U0LEAD', channel: 'C0PROJ' };
const run = (text = '', more: object = {}) => scene.playground.command({ ...lead, command: '/demo', text, ...more });
const last = () => scene.heard.at(-1) as unknown as Heard;
const views = (as = 'U0LEAD') => scene.playground.snapshot(as).views;
const messages = (as = 'U0LEAD', id = 'C0PROJ') =>
  scene.playground.snapshot(as).channels.find((channel) => channel.id === id)?.messages ?? [];

/** Runs the command and opens a modal with its trigger. */
async function openModal(body: object = {}, as = 'U0LEAD'): Promise<string> {
  await run('', { as });
  const opened = await scene.client.views.open({ trigger_id: last().trigger_id, view: view(body) });
  return opened.view?.id as string;
}

describe('a slash command', () => {
  test('arrives as a signed form', async () => {
    expect(await run('start "R&D" <b>')).toEqual({ ok: true });
    expect(last()).toMatchObject({
      command: '/demo',
      text: 'start "R&D" <b>',
      user_id: 'U0LEAD',
      user_name: 'lena',
      channel_id: 'C0PROJ',
      channel_name: 'demo-project',
      team_id: 'T0DEMO',
      team_domain: 'demo-workspace',
      api_app_id: 'A0DEMO',
      is_enterprise_install: 'false',
    });
    await run('', { channel: 'G0PRIV' });
    expect(last().channel_name).toBe('privategroup');
    await run('', { channel: scene.playground.openDirectMessage('U0LEAD') });
    expect(last().channel_name).toBe('directmessage');
  });
  test('is not for people of other organisations, nor for those outside the channel', async () => {
    expect(await run('', { as: 'U0CUST' })).toEqual({
      ok: false,
      error: '/demo is not available to people of other organisations',
    });
    expect((await run('', { as: 'U0ADMIN', channel: 'G0PRIV' })).ok).toBe(false);
    expect((await run('', { command: '/other' })).error).toMatch(/not a valid command/);
    expect(scene.heard).toEqual([]);
  });
  test('is answered with nothing, words or a message', async () => {
    scene.answers.push(
      {},
      { body: 'some words' },
      { body: { text: 'json' } },
      { body: { text: 'all', response_type: 'in_channel' } },
    );
    for (let round = 0; round < 4; round += 1) expect(await run()).toEqual({ ok: true });
    expect(messages()).toMatchObject([
      { text: 'some words', ephemeral: true },
      { text: 'json', ephemeral: true },
      { text: 'all', ephemeral: false },
    ]);
    expect(messages('U0DEV').map(({ text }) => text)).toEqual(['all']);
    scene.answers.push({ body: { text: 'x', blocks: [{ type: 'sparkle' }] } });
    expect((await run()).error).toContain('invalid_command_response');
  });
  test('fails when the bot does not answer, refuses or is not there', async () => {
    scene.answers.push(undefined, { status: 500 });
    expect((await run()).error).toBe('/demo failed with the error "operation_timeout"');
    expect((await run()).error).toBe('/demo failed with the error "http_status_500"');
    const alone = await openScene({ requestUrl: () => undefined });
    expect((await alone.playground.command({ ...lead, command: '/demo', text: '' })).ok).toBe(false);
    await alone.stop();
  });
});

describe('a trigger_id', () => {
  const open = (trigger_id: string) => errorOf(scene.client.views.open({ trigger_id, view: view() }));
  test('is good once', async () => {
    await run();
    expect(await open(last().trigger_id)).toBe('no error');
    expect(await open(last().trigger_id)).toBe('exchanged_trigger_id');
    expect(await open('1.2.3')).toBe('invalid_trigger_id');
  });
  test('is good for three seconds', async () => {
    await run();
    scene.pass(3000);
    expect(await open(last().trigger_id)).toBe('no error');
    await run();
    scene.pass(3001);
    expect(await open(last().trigger_id)).toBe('expired_trigger_id');
  });
  test('survives a view that Slack refuses', async () => {
    await run();
    const { trigger_id } = last();
    expect(await errorOf(scene.client.views.open({ trigger_id, view: view({ title: plain('x'.repeat(25)) }) }))).toBe(
      'invalid_arguments',
    );
    expect(await open(trigger_id)).toBe('no error');
  });
});

describe('a stack of modals', () => {
  test('is three high, each view knowing the one under it', async () => {
    const button = {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'button', action_id: 'push', text: plain('Push') }],
    };
    const root = await openModal({ blocks: [button] });
    const push = async () => {
      await scene.playground.action({
        as: 'U0LEAD',
        viewId: views().at(-1)?.id as string,
        blockId: 'b',
        actionId: 'push',
      });
      return scene.client.views.push({ trigger_id: last().trigger_id, view: view({ blocks: [button] }) });
    };
    const second = (await push()).view;
    const third = (await push()).view;
    expect(second).toMatchObject({ root_view_id: root, previous_view_id: root });
    expect(third).toMatchObject({ root_view_id: root, previous_view_id: second?.id });
    expect(await errorOf(push())).toBe('push_limit_reached');
    expect((await scene.playground.action({ as: 'U0LEAD', viewId: root, blockId: 'b', actionId: 'push' })).ok).toBe(
      false,
    );
    await scene.playground.submit({ as: 'U0LEAD', viewId: third?.id as string, state: {} });
    expect(views().map(({ id }) => id)).toEqual([root, second?.id]);
    scene.answers.push({ body: { response_action: 'clear' } });
    await scene.playground.submit({ as: 'U0LEAD', viewId: second?.id as string, state: {} });
    expect(views()).toEqual([]);
  });
  test('a push needs a trigger from a modal', async () => {
    await run();
    expect(await errorOf(scene.client.views.push({ trigger_id: last().trigger_id, view: view() }))).toBe(
      'invalid_trigger_id',
    );
  });
  test('an update with an old hash is refused, and what was typed stays where the ids stay', async () => {
    const id = await openModal({
      blocks: [
        input('keep', { type: 'plain_text_input' }),
        input('reset1', { type: 'plain_text_input' }),
        input('go', { type: 'plain_text_input' }, { dispatch_action: true }),
      ],
    });
    const { hash } = views()[0] as { hash: string };
    const typed = { keep: { 'keep.value': { value: 'kept' } }, reset1: { 'reset1.value': { value: 'lost' } } };
    await scene.playground.action({
      as: 'U0LEAD',
      viewId: id,
      blockId: 'go',
      actionId: 'go.value',
      chosen: { value: 'x' },
      state: typed,
    });
    expect(last().view.state.values).toMatchObject({
      keep: { 'keep.value': { value: 'kept' } },
      go: { 'go.value': { value: 'x' } },
    });
    const next = view({
      blocks: [
        input('keep', { type: 'plain_text_input' }),
        input('reset2', { type: 'plain_text_input' }, { optional: true }),
      ],
    });
    await scene.client.views.update({ view_id: id, hash, view: next });
    expect(await errorOf(scene.client.views.update({ view_id: id, hash, view: next }))).toBe('hash_conflict');
    await scene.playground.submit({ as: 'U0LEAD', viewId: id, state: {} });
    expect(last().view.state.values).toEqual({
      keep: { 'keep.value': { type: 'plain_text_input', value: 'kept' } },
      reset2: { 'reset2.value': { type: 'plain_text_input', value: null } },
    });
    expect(await errorOf(scene.client.views.update({ view_id: id, view: next }))).toBe('not_found');
  });
});

describe('a submission', () => {
  const fields = [
    input('words', { type: 'plain_text_input', min_length: 2, max_length: 4 }),
    input('mail', { type: 'email_text_input' }, { optional: true }),
    input('link', { type: 'url_text_input' }, { optional: true }),
    input('count', { type: 'number_input', is_decimal_allowed: false, max_value: '9' }, { optional: true }),
    input('choice', { type: 'static_select', options: [option('one'), option('two')], initial_option: option('two') }),
    input('many', { type: 'multi_external_select', max_selected_items: 1 }, { optional: true }),
    input('day', { type: 'datepicker' }, { optional: true }),
  ];
  const submit = (viewId: string, state: object, as = 'U0LEAD') =>
    scene.playground.submit({ as, viewId, state: state as never });

  test('is checked like Slack checks it before the bot hears of it', async () => {
    const id = await openModal({ blocks: fields });
    const before = scene.heard.length;
    expect((await submit(id, {})).ok).toBe(false);
    expect(views()[0]?.errors).toEqual({ words: 'Please complete this required field.' });
    await submit(id, {
      words: { 'words.value': { value: 'x' } },
      mail: { 'mail.value': { value: 'nobody' } },
      link: { 'link.value': { value: 'here' } },
      count: { 'count.value': { value: '1.5' } },
      many: { 'many.value': { selected_options: [option('a'), option('b')] } },
    });
    expect(Object.keys(views()[0]?.errors ?? {})).toEqual(['words', 'mail', 'link', 'count', 'many']);
    expect(scene.heard).toHaveLength(before);
  });
  test('carries every input in Slack’s shape', async () => {
    const id = await openModal({ blocks: fields, private_metadata: 'secret' });
    expect(
      await submit(id, { words: { 'words.value': { value: 'word' } }, mail: { 'mail.value': { value: '' } } }),
    ).toEqual({
      ok: true,
    });
    expect(last()).toMatchObject({
      type: 'view_submission',
      user: { id: 'U0LEAD', team_id: 'T0DEMO' },
      team: { id: 'T0DEMO', domain: 'demo-workspace' },
      api_app_id: 'A0DEMO',
      response_urls: [],
      view: {
        id,
        callback_id: 'demo',
        private_metadata: 'secret',
        type: 'modal',
        root_view_id: id,
        previous_view_id: null,
        app_installed_team_id: 'T0DEMO',
      },
    });
    expect(last().view.state.values).toEqual({
      words: { 'words.value': { type: 'plain_text_input', value: 'word' } },
      mail: { 'mail.value': { type: 'email_text_input', value: null } },
      link: { 'link.value': { type: 'url_text_input', value: null } },
      count: { 'count.value': { type: 'number_input', value: null } },
      choice: { 'choice.value': { type: 'static_select', selected_option: option('two') } },
      many: { 'many.value': { type: 'multi_external_select', selected_options: [] } },
      day: { 'day.value': { type: 'datepicker', selected_date: null } },
    });
    expect(views()).toEqual([]);
  });
  test('of somebody from another organisation comes from their own workspace', async () => {
    const { ts } = await scene.client.chat.postMessage({
      channel: 'C0PROJ',
      text: 'x',
      blocks: [
        { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'open', text: plain('Open') }] },
      ] as never,
    });
    await scene.playground.action({
      as: 'U0CUST',
      channel: 'C0PROJ',
      ts: ts as string,
      blockId: 'b',
      actionId: 'open',
    });
    expect(last()).toMatchObject({ team: { id: 'T0DEMO' }, user: { id: 'U0CUST', team_id: 'T0CUST' } });
    const opened = await scene.client.views.open({ trigger_id: last().trigger_id, view: view() });
    await submit(opened.view?.id as string, {}, 'U0CUST');
    expect(last()).toMatchObject({
      team: { id: 'T0CUST' },
      user: { team_id: 'T0CUST' },
      view: { app_installed_team_id: 'T0DEMO' },
    });
  });
  test('may be answered with errors, an update or a push', async () => {
    const id = await openModal({ blocks: [input('words', { type: 'plain_text_input' }, { optional: true })] });
    scene.answers.push(
      { body: { response_action: 'errors', errors: { words: 'No.' } } },
      { body: { response_action: 'errors', errors: { other: 'No.' } } },
    );
    expect((await submit(id, {})).ok).toBe(false);
    expect(views()[0]?.errors).toEqual({ words: 'No.' });
    expect((await submit(id, {})).error).toMatch(/^We had some trouble connecting\. Try again\? .*other/);
    scene.answers.push(
      { body: { response_action: 'update', view: view({ title: plain('Second') }) } },
      { body: { response_action: 'push', view: view({ title: plain('Third') }) } },
    );
    expect(await submit(id, {})).toEqual({ ok: true });
    expect(await submit(id, {})).toEqual({ ok: true });
    expect(views().map(({ title }) => title)).toEqual(['Second', 'Third']);
    scene.answers.push({ body: { response_action: 'update', view: view({ title: plain('x'.repeat(25)) }) } });
    expect((await submit(views().at(-1)?.id as string, {})).error).toContain('[json-pointer:/view/title/text]');
  });
  test('that is not answered leaves the modal open', async () => {
    const id = await openModal();
    scene.answers.push(undefined, { status: 404 }, { body: 'thanks' });
    const sentence = 'We had some trouble connecting. Try again?';
    expect(await submit(id, {})).toEqual({ ok: false, error: sentence });
    expect(await submit(id, {})).toEqual({ ok: false, error: sentence });
    expect((await submit(id, {})).error).toContain(sentence);
    expect(views()).toHaveLength(1);
  });
  test('closing tells the bot only when it asked to be told', async () => {
    const quiet = await openModal();
    const before = scene.heard.length;
    await scene.playground.close({ as: 'U0LEAD', viewId: quiet });
    expect(scene.heard).toHaveLength(before);
    const told = await openModal({ notify_on_close: true, clear_on_close: true });
    expect((await scene.playground.close({ as: 'U0DEV', viewId: told })).ok).toBe(false);
    await scene.playground.close({ as: 'U0LEAD', viewId: told });
    expect(last()).toMatchObject({ type: 'view_closed', is_cleared: true, view: { id: told } });
    expect(views()).toEqual([]);
  });
});

describe('a click', () => {
  const controls = {
    type: 'actions',
    block_id: 'item',
    elements: [
      { type: 'button', action_id: 'yes', text: plain('Yes'), value: 'v1' },
      { type: 'static_select', action_id: 'pick', options: [option('one'), option('two')], placeholder: plain('Pick') },
      { type: 'overflow', action_id: 'more', options: [option('history')] },
      { type: 'external_select', action_id: 'who', min_query_length: 1 },
    ],
  };
  const post = async (more: object = {}) =>
    (await scene.client.chat.postMessage({ channel: 'C0PROJ', text: 'x', blocks: [controls] as never, ...more }))
      .ts as string;
  const click = (ts: string, actionId: string, more: object = {}) =>
    scene.playground.action({ ...lead, ts, blockId: 'item', actionId, ...more });

  test('arrives with everything Slack sends', async () => {
    const parent = await post();
    const ts = await post({ thread_ts: parent });
    expect(await click(ts, 'yes')).toEqual({ ok: true });
    expect(last()).toMatchObject({
      type: 'block_actions',
      team: { id: 'T0DEMO', domain: 'demo-workspace' },
      user: { id: 'U0LEAD', username: 'lena', name: 'lena', team_id: 'T0DEMO' },
      container: { type: 'message', message_ts: ts, channel_id: 'C0PROJ', is_ephemeral: false, thread_ts: parent },
      channel: { id: 'C0PROJ', name: 'demo-project' },
      message: { type: 'message', ts, thread_ts: parent, user: 'U0BOT', bot_id: 'B0BOT', blocks: [controls] },
      state: { values: { item: { pick: { type: 'static_select', selected_option: null } } } },
      actions: [{ type: 'button', action_id: 'yes', block_id: 'item', value: 'v1' }],
    });
    await click(ts, 'yes');
    const stamps = scene.heard.slice(-2).map((body) => (body.actions as { action_ts: string }[])[0]?.action_ts);
    expect(stamps[0]).not.toBe(stamps[1]);
  });
  test('on a menu carries the whole option, which the client remembers by block_id', async () => {
    const ts = await post();
    await click(ts, 'pick', { chosen: { selected_option: { value: 'two' } } });
    expect(last().actions[0]).toMatchObject({
      type: 'static_select',
      selected_option: option('two'),
      placeholder: plain('Pick'),
    });
    expect(last().actions[0]).not.toHaveProperty('options');
    await scene.client.chat.update({ channel: 'C0PROJ', ts, text: 'y', blocks: [controls] as never });
    await click(ts, 'yes');
    expect(last().state.values.item?.pick?.selected_option).toEqual(option('two'));
    await click(ts, 'more', { chosen: { selected_option: { value: 'history' } } });
    expect(last().actions[0]).toMatchObject({ type: 'overflow', selected_option: option('history') });
  });
  test('is only possible on what is there, for those who see it', async () => {
    const ts = await post();
    expect((await click(ts, 'no')).ok).toBe(false);
    expect((await click('1.000001', 'yes')).ok).toBe(false);
    expect((await click(ts, 'pick', { chosen: { selected_option: { value: 'three' } } })).ok).toBe(false);
    expect((await click(ts, 'pick')).ok).toBe(false);
    const secret = await post({ channel: 'G0PRIV' });
    expect((await click(secret, 'yes', { as: 'U0ADMIN', channel: 'G0PRIV' })).ok).toBe(false);
    const whisper = (
      await scene.client.chat.postEphemeral({
        channel: 'C0PROJ',
        user: 'U0DEV',
        text: 'x',
        blocks: [controls] as never,
      })
    ).message_ts as string;
    expect((await click(whisper, 'yes')).ok).toBe(false);
    expect(scene.heard).toEqual([]);
    expect((await click(whisper, 'yes', { as: 'U0DEV' })).ok).toBe(true);
    expect(last()).toMatchObject({ container: { is_ephemeral: true } });
    expect(last()).not.toHaveProperty('message');
  });
  test('of a slow client may come from an older rendering', async () => {
    const ts = await post();
    await scene.client.chat.update({ channel: 'C0PROJ', ts, text: 'done' });
    expect((await click(ts, 'yes')).ok).toBe(false);
    expect((await click(ts, 'yes', { stale: { blocks: [controls] } })).ok).toBe(true);
    scene.playground.deleteMessage('C0PROJ', ts);
    expect((await click(ts, 'yes', { stale: { blocks: [controls] } })).ok).toBe(true);
    expect(last()).toMatchObject({ container: { message_ts: ts }, actions: [{ value: 'v1' }] });
  });
  test('can be delivered twice, byte for byte', async () => {
    await click(await post(), 'yes');
    const again = await scene.playground.redeliver();
    expect(again.status).toBe(200);
    expect(scene.heard.at(-1)).toEqual(scene.heard.at(-2));
    expect(scene.playground.deliveries()).toHaveLength(2);
  });
  test('that the bot does not answer is told to the person', async () => {
    scene.answers.push(undefined);
    expect((await click(await post(), 'yes')).ok).toBe(false);
  });
  test('an external select asks the bot for options', async () => {
    const ts = await post();
    const ask = (query: string) => scene.playground.options({ ...lead, ts, blockId: 'item', actionId: 'who', query });
    expect(await ask('')).toEqual({ ok: true, options: [] });
    expect(scene.heard).toEqual([]);
    scene.answers.push(
      { body: { options: [option('sap')] } },
      { body: { option_groups: [{ label: plain('G'), options: [option('hub')] }] } },
      { body: { options: Array.from({ length: 101 }, () => option('x')) } },
      {},
    );
    expect(await ask('s')).toEqual({ ok: true, options: [option('sap')] });
    expect(last()).toMatchObject({
      type: 'block_suggestion',
      action_id: 'who',
      block_id: 'item',
      value: 's',
      container: { message_ts: ts },
      channel: { id: 'C0PROJ' },
    });
    expect(await ask('h')).toEqual({ ok: true, options: [option('hub')] });
    expect((await ask('x')).error).toContain('no more than 100 items allowed');
    expect((await ask('y')).ok).toBe(false);
    await click(ts, 'who', { chosen: { selected_option: option('sap') } });
    expect(last().actions[0]).toMatchObject({ type: 'external_select', selected_option: option('sap') });
  });
  test('on a Home tab, which only its person sees', async () => {
    const home = { type: 'home', blocks: [controls] } as never;
    const published = await scene.client.views.publish({ user_id: 'U0DEV', view: home });
    expect(scene.playground.snapshot('U0DEV').home?.id).toBe(published.view?.id);
    expect(scene.playground.snapshot('U0LEAD').home).toBeUndefined();
    expect(await errorOf(scene.client.views.publish({ user_id: 'U0DEV', view: home, hash: '1.old' }))).toBe(
      'hash_conflict',
    );
    const at = { viewId: published.view?.id as string, blockId: 'item', actionId: 'yes' };
    expect((await scene.playground.action({ as: 'U0LEAD', ...at })).ok).toBe(false);
    expect((await scene.playground.action({ as: 'U0DEV', ...at })).ok).toBe(true);
    expect(last()).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } });
  });
});

describe('a response_url', () => {
  const send = async (url: string, body: object) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, text: await answer.text() };
  };
  test('answers the person or the channel, five times', async () => {
    await run();
    const url = last().response_url;
    expect(await send(url, { text: 'one' })).toEqual({ status: 200, text: 'ok' });
    expect((await send(url, { text: 'two', response_type: 'in_channel' })).status).toBe(200);
    expect((await send(url, { blocks: [] })).text).toContain('no_text');
    await send(url, { text: 'four' });
    await send(url, { text: 'five' });
    expect(await send(url, { text: 'six' })).toEqual({ status: 404, text: '{"ok":false,"error":"used_url"}' });
    expect(messages('U0DEV').map(({ text }) => text)).toEqual(['two']);
  });
  test('lasts thirty minutes', async () => {
    await run();
    const url = last().response_url;
    scene.pass(30 * 60_000 + 1);
    expect((await send(url, { text: 'late' })).text).toContain('expired_url');
  });
  test('replaces and deletes the message that was clicked, ephemeral ones too', async () => {
    const blocks = [
      { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'a', text: plain('A') }] },
    ] as never;
    const sent = await scene.client.chat.postEphemeral({ channel: 'C0PROJ', user: 'U0DEV', text: 'psst', blocks });
    await scene.playground.action({
      as: 'U0DEV',
      channel: 'C0PROJ',
      ts: sent.message_ts as string,
      blockId: 'b',
      actionId: 'a',
    });
    const url = last().response_url;
    await send(url, { text: 'replaced', replace_original: true });
    expect(messages('U0DEV')).toMatchObject([{ ts: sent.message_ts, text: 'replaced', blocks: [], ephemeral: true }]);
    await send(url, { delete_original: true });
    expect(messages('U0DEV')).toEqual([]);
  });
});

test('an event carries Slack’s envelope and, when repeated, its retry headers', async () => {
  const sent = await scene.playground.event(
    'app_home_opened',
    { user: 'U0DEV', tab: 'home' },
    { num: 1, reason: 'http_timeout' },
  );
  expect(sent.status).toBe(200);
  expect(last()).toMatchObject({
    type: 'event_callback',
    team_id: 'T0DEMO',
    event: { type: 'app_home_opened', user: 'U0DEV' },
  });
  expect(last().event_id).toMatch(/^Ev/);
});
