import SqliteDatabase from 'better-sqlite3';
import type { Json, Message } from '../../playground/protocol';
import type { Playground } from '../../playground/server/create-playground';
import { findQuestion } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { type Person, createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import {
  ADMIN,
  AT_ONCE,
  CHANNEL,
  DEVELOPER,
  LEAD,
  type Workspace,
  type WorkspaceOptions,
  openWorkspace,
} from '../support/workspace';

const SYSTEMS = { 'Which systems do you want to connect?': ['HubSpot', 'Jira'] };
const PRESENT = titleOf('platform.present');
const TIME = titleOf('sync.transform.time');
const LAST = titleOf('lifecycle');
const TOO_LATE = 'Slack did not open the window in time. Please click again.';

let workspace: Workspace;
let playground: Playground;
let lead: Person;
let developer: Person;
let admin: Person;
afterEach(() => workspace.stop());

function titleOf(id: string): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title.en;
}

async function open(given: WorkspaceOptions = {}): Promise<void> {
  workspace = await openWorkspace({ locale: 'en-GB', ...given });
  ({ playground } = workspace);
  [lead, developer, admin] = [LEAD, DEVELOPER, ADMIN].map((id) => createPerson(playground, id)) as [
    Person,
    Person,
    Person,
  ];
}

async function startKickoff(): Promise<void> {
  await lead.command(CHANNEL, '');
  await lead.modal('Start a kickoff');
  expect(await lead.submit(SYSTEMS)).toEqual({ ok: true });
}

async function isShown(): Promise<void> {
  await lead.board(CHANNEL);
  await lead.question(CHANNEL, LAST, LEAD);
  await until('nothing is left to do', () => jobs().length === 0);
}

/** What the bot has still to do: which message, and not before when. */
function jobs(): { key: string; due: string }[] {
  const db = new SqliteDatabase(workspace.databasePath, { readonly: true });
  const rows = db.prepare<[], { key: string; due: string }>('SELECT key, due_at AS due FROM jobs').all();
  db.close();
  return rows;
}

const calls = (method: string) => playground.calls().filter((call) => call.method === method);
const posted = () => lead.messages(CHANNEL).filter(({ ephemeral }) => !ephemeral);
const boards = () => posted().filter(({ blocks }) => blocks.at(-1)?.['block_id'] === 'board');
const privately = (person: Person) => person.messages(CHANNEL).filter(({ ephemeral }) => ephemeral);
const isMoved = (message: Message | undefined) => message?.blocks[0]?.['block_id'] === 'moved';

/** A click by a client that still shows a message as it was, even where it is gone. */
function clickOn(by: Person, then: Message, actionId: string) {
  const block = then.blocks.find(({ elements }) =>
    ((elements as Json[] | undefined) ?? []).some((one) => one['action_id'] === actionId),
  );
  return playground.action({
    as: by.userId,
    channel: then.channel,
    ts: then.ts,
    blockId: String(block?.['block_id']),
    actionId,
    stale: { blocks: then.blocks },
  });
}

describe('messages', () => {
  test('429 with Retry-After: nothing of that kind is sent before, and everything after', async () => {
    await open();
    await startKickoff();
    await isShown();
    const before = calls('chat.update').length;
    playground.failNext('chat.update', { status: 429, retryAfterSeconds: 1 });
    // These stand in three messages, and the board in a fourth.
    const titles = [PRESENT, titleOf('test.system'), titleOf('sync.webhooks')];
    for (const title of titles) {
      const { message } = await lead.question(CHANNEL, title);
      expect(await lead.click(message, 'Jira: No', title)).toEqual({ ok: true });
    }
    for (const title of titles) await lead.question(CHANNEL, title, '• Jira: ', 'No', `by <@${LEAD}>`);
    const [refused, ...later] = calls('chat.update').slice(before);
    expect(refused?.response).toMatchObject({ ok: false });
    expect(later.length).toBeGreaterThanOrEqual(titles.length);
    expect(Math.min(...later.map(({ at }) => at)) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('429 while the start is posted: it waits, and posts each message once', async () => {
    await open();
    playground.failNext('chat.postMessage', {});
    playground.failNext('chat.postMessage', {});
    playground.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 1 });
    await startKickoff();
    await isShown();
    const refused = calls('chat.postMessage').find(({ response }) => response['ok'] === false);
    const later = calls('chat.postMessage').filter(({ at }) => at > (refused?.at ?? 0));
    expect(later.length).toBeGreaterThan(0);
    expect(Math.min(...later.map(({ at }) => at)) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(new Set(posted().map(visibleText)).size).toBe(posted().length);
  });

  test('500s and lost connections: it tries again, and a person notices nothing', async () => {
    await open();
    playground.failNext('chat.postMessage', { status: 500, times: 2 });
    playground.failNext('pins.add', { error: 'permission_denied' });
    await startKickoff();
    await isShown();
    expect(boards()).toHaveLength(1);
    playground.failNext('chat.update', { status: 500 });
    playground.failNext('chat.update', { dropReply: true });
    playground.failNext('chat.update', { error: 'internal_error' });
    const { message } = await lead.question(CHANNEL, PRESENT);
    expect(await lead.click(message, 'Jira: No', PRESENT)).toEqual({ ok: true });
    await lead.question(CHANNEL, PRESENT, '• Jira: ', 'No', `by <@${LEAD}>`);
    await until('nothing is left to do', () => jobs().length === 0);
    expect(privately(lead)).toEqual([]);
  });

  test.each([
    ['the board', 0],
    ['a section', 1],
  ])(
    'the answer to the post of %s is lost: it is posted again without telling anybody twice, and the copy heals',
    async (_, at) => {
      await open();
      for (let before = 0; before < at; before += 1) playground.failNext('chat.postMessage', {});
      playground.failNext('chat.postMessage', { dropReply: true });
      await startKickoff();
      await isShown();
      const lost = calls('chat.postMessage').find(({ dropped }) => dropped === true);
      const copy = posted().find(({ ts }) => ts === lost?.response['ts']);
      expect(copy).toBeDefined();
      expect(boards()).toHaveLength(at === 0 ? 2 : 1);
      const mentions = calls('chat.postMessage').filter(({ args }) => JSON.stringify(args).includes('<@U'));
      expect(mentions).toHaveLength(1);
      const button = copy!.blocks
        .flatMap(({ elements }) => (elements as Json[] | undefined) ?? [])
        .find(({ type }) => type === 'button');
      expect(await clickOn(lead, copy!, String(button?.['action_id']))).toEqual({ ok: true });
      await until('the copy is a link', () => isMoved(posted().find(({ ts }) => ts === copy!.ts)));
      expect(posted().filter(isMoved)).toHaveLength(1);
      expect(boards()).toHaveLength(1);
    },
  );

  test('a section deleted by hand is posted again in its place, when something changes', async () => {
    await open();
    await startKickoff();
    await isShown();
    const { message } = await lead.question(CHANNEL, PRESENT);
    playground.deleteMessage(CHANNEL, message.ts);
    expect(await clickOn(lead, message, 'item.answer/platform.present@B/no')).toEqual({ ok: true });
    const again = await lead.question(CHANNEL, PRESENT, '• Jira: ', 'No', `by <@${LEAD}>`);
    expect(again.message.ts).not.toBe(message.ts);
    expect(again.message.threadTs).toBe(boards()[0]?.ts);
    await until('nothing is left to do', () => jobs().length === 0);
  });

  test('the board deleted by hand, with a section: both come back, and nothing is tried in vain for ever', async () => {
    // The board itself is not looked at for a long while.
    await open({ pace: { ...AT_ONCE, boardQuiet: 60_000, boardLatest: 60_000 } });
    await startKickoff();
    await lead.question(CHANNEL, LAST, LEAD);
    const { message } = await lead.question(CHANNEL, PRESENT, LEAD);
    playground.deleteMessage(CHANNEL, message.ts);
    playground.deleteMessage(CHANNEL, boards()[0]!.ts);
    expect(await clickOn(lead, message, 'item.answer/platform.present@B/no')).toEqual({ ok: true });
    const again = await lead.question(CHANNEL, PRESENT, '• Jira: ', 'No', `by <@${LEAD}>`);
    expect(boards()).toHaveLength(1);
    expect(again.message.threadTs).toBe(boards()[0]?.ts);
    expect(calls('chat.postMessage').filter(({ response }) => response['error'] === 'thread_not_found')).toHaveLength(
      1,
    );
  });
});

describe('the channel', () => {
  test('loses the bot, and nobody says so: answers are taken, Slack is asked once, and all is caught up when it is back', async () => {
    await open({ events: [] });
    await startKickoff();
    await isShown();
    playground.kickBot(CHANNEL);
    const before = playground.calls().length;
    for (const title of [PRESENT, titleOf('test.system')]) {
      const { message } = await lead.question(CHANNEL, title);
      expect(await lead.click(message, 'Jira: No', title)).toEqual({ ok: true });
    }
    const waiting = () => jobs().filter(({ due }) => Date.parse(due) > Date.now() + 9 * 60_000);
    // Two sections, the board, and the next look whether the bot is back.
    await until('everything waits', () => jobs().length === 4 && waiting().length === 4);
    const made = playground.calls().slice(before);
    const refused = made.filter(({ response }) => response['error'] !== undefined);
    expect(new Set(refused.map(({ method, response }) => `${method} ${String(response['error'])}`))).toEqual(
      new Set(['chat.update not_in_channel']),
    );
    // One that was on its way, and at most one more.
    expect(refused.length).toBeLessThanOrEqual(2);
    expect(
      workspace.log.filter((line) => line.includes('the channel cannot be written to (not_in_channel)')),
    ).toHaveLength(refused.length);

    playground.inviteBot(CHANNEL);
    await workspace.restart();
    await lead.question(CHANNEL, PRESENT, '• Jira: ', 'No', `by <@${LEAD}>`);
    await lead.question(CHANNEL, titleOf('test.system'), '• Jira: ', 'No');
    await until('nothing is left to do', () => jobs().length === 0);
    expect(boards()).toHaveLength(1);
  });
});

describe('windows', () => {
  const faults: [what: string, fault: Parameters<Playground['failNext']>[1]][] = [
    ['too late', { error: 'expired_trigger_id' }],
    ['rate limited', { status: 429, retryAfterSeconds: 30 }],
    ['an error of Slack', { status: 500 }],
    ['a lost connection', { dropReply: true }],
  ];
  test.each(faults)('views.open: %s: the person is told in a sentence, and can click again', async (_, fault) => {
    await open();
    await startKickoff();
    await isShown();
    playground.failNext('views.open', fault);
    const { message } = await lead.question(CHANNEL, TIME);
    expect(await lead.click(message, 'Answer…', TIME)).toEqual({ ok: true });
    expect(visibleText(await lead.isTold(CHANNEL, TOO_LATE))).toBe(TOO_LATE);
    expect(workspace.log.filter((line) => line.includes('"msg":"a request failed"'))).toHaveLength(1);
    await lead.openQuestion(CHANNEL, TIME);
    await lead.modal('Answer');
    expect(privately(lead)).toHaveLength(1);
  });

  test('a command while Slack does not answer: the reference that the person reads is in the log', async () => {
    await open();
    playground.failNext('conversations.info', { error: 'fatal_error' });
    expect(await lead.command(CHANNEL, '')).toEqual({ ok: true });
    const told = visibleText(await lead.isTold(CHANNEL, 'Something went wrong on our side'));
    const [, reference = 'none'] = /this reference: (\w+)$/u.exec(told) ?? [];
    expect(workspace.log.filter((line) => line.includes(`"reference":"${reference}"`))).toHaveLength(1);
  });
});

describe('while Slack is slow', () => {
  const slowest = (from: number) =>
    Math.max(
      ...playground
        .deliveries()
        .slice(from)
        .map(({ ms }) => ms),
    );

  test('a click is acknowledged at once', async () => {
    await open();
    await startKickoff();
    await isShown();
    const from = playground.deliveries().length;
    playground.failNext('chat.update', { delayMs: 1_500, times: 2 });
    for (const [title, label] of [
      [PRESENT, 'Jira: No'],
      [PRESENT, 'HubSpot: No'],
      [titleOf('test.system'), 'Jira: No'],
    ] as const) {
      const { message } = await lead.question(CHANNEL, title);
      expect(await lead.click(message, label, title)).toEqual({ ok: true });
    }
    expect(slowest(from)).toBeLessThan(500);
    await lead.question(CHANNEL, titleOf('test.system'), '• Jira: ', 'No');
  });

  test('settings are saved in time, although Slack must be asked who somebody is and does not say', async () => {
    await open();
    await startKickoff();
    await isShown();
    await admin.click(await admin.board(CHANNEL), 'People and settings');
    await admin.modal('People and settings');
    // A bot that has just started knows nobody but those who have something to do.
    await workspace.restart();
    await until('nothing is left to do', () => jobs().length === 0);
    const from = playground.deliveries().length;
    playground.failNext('users.info', { delayMs: 2_700, times: 1 });
    await admin.submit({ 'Target date': '2027-01-29' });
    const [delivery] = playground.deliveries().slice(from);
    expect(delivery?.status).toBe(200);
    expect(slowest(from)).toBeLessThan(3_000);
    // Who cannot be shown to be an administrator is not taken for one; what was filled in stays.
    expect(admin.errorAt('Lead')).toMatch(/^Only the lead/u);
    expect(await admin.submit({ 'Target date': '2027-01-29' })).toEqual({ ok: true });
    await until('the board says when', () => visibleText(boards()[0]!).includes('29 January 2027'));
  });

  test('many clicks wait for nobody', async () => {
    await open();
    await startKickoff();
    await isShown();
    const from = playground.deliveries().length;
    playground.failNext('views.open', { delayMs: 1_000, times: 3 });
    await Promise.all(
      [lead, developer, admin].map(async (person) => {
        const { message } = await person.question(CHANNEL, TIME);
        expect(await person.click(message, 'Answer…', TIME)).toEqual({ ok: true });
      }),
    );
    expect(slowest(from)).toBeLessThan(500);
    for (const person of [lead, developer, admin]) await person.modal('Answer');
  });
});
