import SqliteDatabase from 'better-sqlite3';
import type { Json, Message } from '../../playground/protocol';
import { type Delivery, createCourier } from '../../playground/server/delivery';
import { findQuestion } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { visibleText } from '../support/person';
import { scene } from '../support/scene';
import { until } from '../support/until';
import { ADMIN, CHANNEL, CUSTOMER, DEVELOPER, LEAD, SIGNING_SECRET } from '../support/workspace';

const PRIVATE_CHANNEL = 'G0PRIV';
const PRESENT = titleOf('platform.present');
const TEST_SYSTEM = titleOf('test.system');
const FIRST_DATA = titleOf('test.data.first');
const TIME = titleOf('sync.transform.time');
const OWN_ONLY = `This question belongs to <@${LEAD}>. You can answer and hand over the questions that are yours.`;
const UNKNOWN = 'I do not know this kickoff any more';
const WHICH = 'For which?';

const { workspace, lead, developer, admin, customer } = scene(['HubSpot', 'Jira']);

function titleOf(id: string): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title.en;
}

/** Types of the events of an item, oldest first. */
function history(item?: string): string[] {
  const db = new SqliteDatabase(workspace.databasePath, { readonly: true });
  const lines = db
    .prepare<[], { item: string | null; type: string }>('SELECT item_id AS item, type FROM history ORDER BY seq')
    .all();
  db.close();
  return lines.filter((line) => item === undefined || line.item === item).map(({ type }) => type);
}

const lastDelivery = (): Delivery => {
  const last = workspace.playground.deliveries().at(-1);
  if (last === undefined) throw new Error('Nothing was sent');
  return last;
};

/** The last submission once more, with something else in one of its inputs: whoever submitted it never got the answer. */
async function submitsAgain(input: string, typed: string): Promise<Json> {
  const { body } = lastDelivery();
  const changed = structuredClone(body) as {
    view: { state: { values: Record<string, Record<string, { value?: string }>> } };
  };
  const { values } = changed.view.state;
  const block = Object.keys(values).find((id) => id.split('/')[0] === input) ?? '';
  for (const element of Object.values(values[block] ?? {})) element.value = typed;
  const courier = createCourier({
    signingSecret: SIGNING_SECRET,
    requestUrl: workspace.requestUrl,
    now: Date.now,
    ackTimeoutMs: 3000,
  });
  const { status, responseBody } = await courier.send('view_submission', changed);
  courier.stop();
  expect(status).toBe(200);
  return responseBody === '' ? {} : (JSON.parse(responseBody) as Json);
}

const choosesAll = { [WHICH]: ['HubSpot', 'Jira'] };

describe('what was typed is never taken for what was saved before', () => {
  test('an answer with one more sentence is shown with what was saved, and the same one is still a duplicate', async () => {
    await lead.openQuestion(CHANNEL, TIME);
    expect(await lead.submit({ 'Your answer': 'UTC.' })).toEqual({ ok: true });
    expect((await workspace.playground.redeliver()).responseBody).toBe('');
    const answer = await submitsAgain('value', 'UTC. Dates have no zone.');
    expect(answer['response_action']).toBe('update');
    const words = visibleText(answer['view'] as { blocks: Json[] });
    expect(words).toContain('You have saved this answer already. What you typed since is still here; save again');
    expect(words).toContain('UTC.');
    expect(history('sync.transform.time')).toEqual(['ItemAnswered']);
  });

  test('a reason with other words is saved again', async () => {
    const { message } = await lead.question(CHANNEL, TIME);
    await lead.choose(message, '…', 'Not applicable…', TIME);
    await lead.modal();
    expect(await lead.submit({ 'Why does it not apply?': 'No times.' })).toEqual({ ok: true });
    expect(await submitsAgain('reason', 'Nothing has a time.')).toEqual({});
    await lead.question(CHANNEL, TIME, 'Nothing has a time.');
  });
});

describe('a control that does not belong where it stands', () => {
  /** The message as it would stand in another channel, or in a direct message. */
  const moved = (message: Message, channel: string): Message => ({ ...message, channel, ts: '1700000000.000100' });

  async function clickThere(message: Message, actionId: string, option?: number) {
    const block = message.blocks.find(({ elements }) =>
      ((elements as Json[] | undefined) ?? []).some((one) => one['action_id'] === actionId),
    );
    const element = (block?.['elements'] as Json[]).find((one) => one['action_id'] === actionId);
    const chosen = option === undefined ? undefined : (element?.['options'] as Json[])[option];
    return workspace.playground.action({
      as: LEAD,
      channel: message.channel,
      ts: message.ts,
      blockId: String(block?.['block_id']),
      actionId,
      ...(chosen === undefined ? {} : { chosen: { selected_option: chosen } }),
      stale: { blocks: message.blocks },
    });
  }

  const refusals = () =>
    lead.messages(PRIVATE_CHANNEL).filter((one) => one.ephemeral && visibleText(one).startsWith(UNKNOWN)).length;

  test('in another channel nothing is done', async () => {
    const { message } = await lead.question(CHANNEL, PRESENT);
    const board = await lead.board(CHANNEL);
    const controls: [Message, string, number?][] = [
      [message, 'item.answer/platform.present@A/yes'],
      [message, 'item.menu/platform.present', 0],
      ...((board.blocks.at(-1)?.['elements'] as Json[]).map((one) => [
        board,
        String(one['action_id']),
        ...(one['type'] === 'overflow' ? [1] : []),
      ]) as [Message, string, number?][]),
    ];
    for (const [at, [on, actionId, option]] of controls.entries()) {
      expect(await clickThere(moved(on, PRIVATE_CHANNEL), actionId, option)).toEqual({ ok: true });
      await until(`the click on ${actionId} is refused`, () => refusals() === at + 1);
    }
    expect(lead.openModal()).toBeUndefined();
    expect(history()).toEqual(['KickoffStarted']);
  });

  test('in a direct message it is done, because people find there what is theirs', async () => {
    const { message } = await lead.question(CHANNEL, PRESENT);
    const there = moved(message, workspace.playground.openDirectMessage(LEAD));
    expect(await clickThere(there, 'item.answer/platform.present@A/yes')).toEqual({ ok: true });
    await lead.question(CHANNEL, PRESENT, '• HubSpot: Yes');
  });

  test('a kickoff of another workspace is not known, neither to clicks nor to modals', async () => {
    const { message } = await lead.question(CHANNEL, PRESENT);
    await lead.openQuestion(CHANNEL, TIME);
    const db = new SqliteDatabase(workspace.databasePath);
    db.prepare("UPDATE kickoffs SET team_id = 'T0ELSE'").run();
    db.close();
    await workspace.restart();
    expect(await lead.submit({ 'Your answer': 'UTC.' })).not.toEqual({ ok: true });
    expect(lead.errorAt('Your answer')).toContain(UNKNOWN);
    await lead.closeModal();
    expect(await clickThere(message, 'item.answer/platform.present@A/yes')).toEqual({ ok: true });
    await lead.isTold(CHANNEL, UNKNOWN);
    expect(history()).toEqual(['KickoffStarted']);
  });
});

describe('what is acknowledged is in the database', () => {
  const asked = () => workspace.playground.calls().filter(({ method }) => method === 'users.info').length;

  test('the lead pauses and resumes while Slack does not say who they are', async () => {
    await workspace.restart();
    workspace.playground.failNext('users.info', { error: 'internal_error', times: 50 });
    await lead.command(CHANNEL, 'pause');
    expect(history().at(-1)).toBe('KickoffPaused');
    await lead.isTold(CHANNEL, 'Paused. Nothing can be answered until');
    await lead.command(CHANNEL, 'resume');
    expect(history().at(-1)).toBe('KickoffResumed');
  });

  test('an administrator is known only to Slack, which is asked', async () => {
    const before = asked();
    await workspace.restart();
    await admin.command(CHANNEL, 'pause');
    await admin.isTold(CHANNEL, 'Pausiert.');
    expect(asked()).toBeGreaterThan(before);
    expect(history().at(-1)).toBe('KickoffPaused');
  });

  test('while Slack does not say who somebody is, only those who are known may do it', async () => {
    await workspace.restart();
    workspace.playground.failNext('users.info', { error: 'internal_error', times: 50 });
    await admin.command(CHANNEL, 'pause');
    await admin.isTold(CHANNEL, `Only the lead (<@${LEAD}>)`);
    await lead.click(await lead.board(CHANNEL), 'People and settings');
    await lead.modal('People and settings');
    expect(await lead.submit({ 'Target date': '2027-05-03' })).toEqual({ ok: true });
    expect(history().at(-1)).toBe('TargetChanged');
  });
});

describe('nobody types what is refused', () => {
  test('a customer is told whose question it is, whichever way they open it', async () => {
    const owned = await customer.question(CHANNEL, TIME);
    const chosen = await customer.question(CHANNEL, PRESENT);
    const ways: (() => Promise<unknown>)[] = [
      () => customer.click(owned.message, 'Answer…', TIME),
      () => customer.choose(owned.message, '…', 'Not applicable…', TIME),
      () => customer.choose(owned.message, '…', 'Waiting for…', TIME),
      () => customer.choose(owned.message, '…', 'Hand over…', TIME),
      () => customer.choose(chosen.message, '…', 'Hand over…', PRESENT),
    ];
    for (const [at, way] of ways.entries()) {
      expect(await way()).toEqual({ ok: true });
      await until('they are told', () => {
        const told = customer.messages(CHANNEL).filter((one) => visibleText(one).includes(OWN_ONLY));
        return told.length === at + 1;
      });
    }
    expect(customer.openModal()).toBeUndefined();
  });

  test('a member may not hand over what is the lead’s, but an administrator may', async () => {
    const { message } = await developer.question(CHANNEL, TIME);
    await developer.choose(message, '…', 'Hand over…', TIME);
    await developer.isTold(CHANNEL, `Only the lead (<@${LEAD}>), the starter and workspace admins can do this.`);
    expect(developer.openModal()).toBeUndefined();
    await admin.choose(message, '…', 'Hand over…', TIME);
    await admin.modal('Übergeben');
  });

  test('of several systems only one’s own are offered', async () => {
    await lead.click(await lead.board(CHANNEL), 'People and settings');
    await lead.modal('People and settings');
    await lead.submit({ 'System owner: Jira': 'chris' });
    await customer.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${CUSTOMER}>`);
    const { message } = await customer.question(CHANNEL, TEST_SYSTEM);
    await customer.choose(message, '…', 'Waiting for…', TEST_SYSTEM);
    const modal = await customer.modal('Waiting for…');
    expect(visibleText(modal)).toContain('Jira');
    expect(modal.blocks.map(({ block_id }) => block_id)).not.toContain('which');
    expect(await customer.submit({ 'Whom or what are we waiting for?': 'our IT' })).toEqual({ ok: true });
    await customer.question(CHANNEL, TEST_SYSTEM, '• Jira: waiting for our IT');
  });
});

test('a day that belonged to the earlier choice does not stick to the next one', async () => {
  await lead.answer(CHANNEL, FIRST_DATA, { answer: 'Planned', detail: '2027-02-01' }, 'HubSpot');
  await lead.question(CHANNEL, FIRST_DATA, '• HubSpot: Planned (1 February 2027)');
  await lead.openQuestion(CHANNEL, FIRST_DATA, 'HubSpot');
  expect(await lead.submit({ 'Your answer': 'Ready' })).toEqual({ ok: true });
  await lead.question(CHANNEL, FIRST_DATA, `• HubSpot: Ready — by <@${LEAD}>`);
});

describe('a question that changes while somebody types', () => {
  test.each([
    [
      'Waiting for…',
      { 'Whom or what are we waiting for?': 'our IT', 'Until when?': '2027-12-24' },
      `<@${LEAD}> has just noted that this question waits for our IT until 24 December 2027.`,
    ],
    [
      'Hand over…',
      { 'Who should answer instead?': 'ada', 'A word to them': 'You know this.' },
      `<@${LEAD}> has just handed this question over to <@${ADMIN}>: You know this.`,
    ],
  ])('%s: it says what happened', async (entry, inputs, notice) => {
    await developer.openQuestion(CHANNEL, TIME);
    const { message } = await lead.question(CHANNEL, TIME);
    await lead.choose(message, '…', entry, TIME);
    await lead.modal();
    expect(await lead.submit(inputs)).toEqual({ ok: true });
    expect(await developer.submit({ 'Your answer': 'UTC.' })).toEqual({ ok: true });
    expect(visibleText(await developer.modal('Answer'))).toContain(notice);
    expect(await developer.submit({})).toEqual({ ok: true });
    await lead.question(CHANNEL, TIME, 'UTC.', `by <@${DEVELOPER}>`);
  });

  test('reopened: it says by whom', async () => {
    await lead.answer(CHANNEL, TIME, { answer: 'Local time.' });
    await developer.question(CHANNEL, TIME, 'Local time.');
    await developer.openQuestion(CHANNEL, TIME);
    await lead.openQuestion(CHANNEL, TIME);
    await lead.clickInModal('Clear and reopen');
    await until('it is reopened', () => history('sync.transform.time').length === 2);
    expect(await developer.submit({ 'Your answer': 'UTC.' })).toEqual({ ok: true });
    expect(visibleText(await developer.modal('Answer'))).toContain(`<@${LEAD}> has reopened this question`);
  });
});

describe('the command where no kickoff can be', () => {
  test('a conversation that the bot may not ask about cannot have one', async () => {
    workspace.playground.failNext('conversations.info', { error: 'missing_scope' });
    await lead.command(PRIVATE_CHANNEL, 'start HubSpot Jira');
    await lead.isTold(PRIVATE_CHANNEL, 'I cannot see this conversation. Please use a channel');
  });

  test('in a direct message "start" says where one is started', async () => {
    const direct = workspace.playground.openDirectMessage(LEAD);
    await lead.command(direct, 'start HubSpot Jira');
    await lead.isTold(direct, 'A kickoff is started in the channel of the project');
    expect(lead.openModal()).toBeUndefined();
  });
});

describe('one form for several systems', () => {
  async function opens(): Promise<void> {
    const { message } = await lead.question(CHANNEL, TEST_SYSTEM);
    await lead.choose(message, '…', 'Not applicable…', TEST_SYSTEM);
    await lead.modal('Not applicable');
  }

  test('saves what it can, says what is saved, and saving again is not in its own way', async () => {
    await opens();
    await developer.answer(CHANNEL, TEST_SYSTEM, { answer: 'No' }, 'HubSpot');
    await lead.question(CHANNEL, TEST_SYSTEM, '• HubSpot: No');
    await lead.submit({ ...choosesAll, 'Why does it not apply?': 'There is none.' });
    expect(lead.errorAt('Why does it not apply?')).toMatch(
      /^HubSpot: Somebody has just changed this question: it is answered now\. .* Already saved: Jira\.$/u,
    );
    await lead.question(CHANNEL, TEST_SYSTEM, '• Jira: not applicable: There is none.');
    // Reworded, and only for the one that is theirs: what this person wrote a moment ago is no conflict.
    expect(await lead.submit({ [WHICH]: ['Jira'], 'Why does it not apply?': 'They have none.' })).toEqual({ ok: true });
    await lead.question(CHANNEL, TEST_SYSTEM, '• Jira: not applicable: They have none.');
    expect((await lead.question(CHANNEL, TEST_SYSTEM)).line('HubSpot')).toContain('No');
  });

  test('what is wrong with the words is said once, and nothing is saved', async () => {
    await opens();
    await lead.submit({ ...choosesAll, 'Why does it not apply?': 'password: Sommer2026!x' });
    expect(lead.errorAt('Why does it not apply?')).toMatch(/^This looks like .*so it was not saved/u);
    expect(history()).toEqual(['KickoffStarted']);
  });
});

test('a word to the present owner is kept', async () => {
  const { message } = await lead.question(CHANNEL, TIME);
  await lead.choose(message, '…', 'Hand over…', TIME);
  await lead.modal('Hand over');
  expect(await lead.submit({ 'Who should answer instead?': 'lena', 'A word to them': 'Ask Sam.' })).toEqual({
    ok: true,
  });
  await lead.openQuestion(CHANNEL, TIME);
  expect(visibleText(await lead.modal('Answer'))).toContain('Ask Sam.');
});
