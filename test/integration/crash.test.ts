import { existsSync } from 'node:fs';
import type { Message } from '../../playground/protocol';
import type { Playground } from '../../playground/server/create-playground';
import { findQuestion } from '../../src/domain/template';
import { type BotProcess, type ProcessWorkspace, buildBot, openProcessWorkspace } from '../support/bot-process';
import { nothingLeft } from '../support/jobs';
import { TEMPLATE } from '../support/kickoffs';
import { type Person, createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import { ADMIN, CHANNEL, DEVELOPER, LEAD } from '../support/workspace';

const SYSTEMS = { 'Which systems do you want to connect?': ['HubSpot', 'Jira'] };
const PRESENT = titleOf('platform.present');
const LAST = titleOf('lifecycle');
const SECTIONS = [
  'Platform and API',
  'Test systems',
  'Access',
  'Network',
  'Data privacy',
  'Synchronisation',
  'Operation',
];
/** A lease lasts longer than this: whoever waited for it would come too late. */
const RESTARTS_WITHIN_MS = 8_000;

let workspace: ProcessWorkspace;
let playground: Playground;
let lead: Person;
// Processes take their time on a busy machine.
jest.setTimeout(90_000);
beforeAll(buildBot, 120_000);
beforeEach(async () => {
  workspace = await openProcessWorkspace();
  ({ playground } = workspace);
  lead = createPerson(playground, LEAD);
});
afterEach(() => workspace.stop());

function titleOf(id: string): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title.en;
}

async function startKickoff(): Promise<void> {
  await lead.command(CHANNEL, '');
  await lead.modal('Start a kickoff');
  expect(await lead.submit(SYSTEMS)).toEqual({ ok: true });
}

async function isComplete(): Promise<void> {
  await lead.board(CHANNEL);
  await lead.question(CHANNEL, LAST);
  // A message is posted without names; what is live has them a moment later.
  await until('everything was sent', () => {
    const live = sectionsOf(lead.messages(CHANNEL)).filter(({ text }) => text.includes(LEAD));
    return counted().size > SECTIONS.length && new Set(live.map(({ key }) => key)).size === counted().size;
  });
  await nothingLeft(workspace.databasePath);
}

async function kill(bot: BotProcess): Promise<void> {
  bot.kill('SIGKILL');
  expect(await bot.ended).toEqual({ code: null, signal: 'SIGKILL' });
}

const calls = (method: string) => playground.calls().filter((call) => call.method === method);
const boards = () => lead.messages(CHANNEL).filter(({ blocks }) => blocks.at(-1)?.['block_id'] === 'board');

/** The messages in the thread. Pages of one section differ in their first question, which is their key. */
function sectionsOf(messages: readonly Message[]): { key: string; text: string; message: Message }[] {
  return messages
    .filter(({ threadTs, ephemeral }) => threadTs !== undefined && !ephemeral)
    .map((message) => {
      const text = visibleText(message);
      return { key: text.split('\n').find((line) => line.startsWith('*')) ?? '', text, message };
    });
}

/** Each section that stands there, with how often; and more than one of the same where a post's answer was lost. */
function counted(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of sectionsOf(lead.messages(CHANNEL))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

describe('kill -9', () => {
  test('right after an answer was acknowledged: the answer is there, and every message catches up by itself', async () => {
    const first = await workspace.start();
    await startKickoff();
    await isComplete();
    const before = lead.messages(CHANNEL).length;
    const { message } = await lead.question(CHANNEL, PRESENT);
    // Slack does not take what follows the answer, so that the process dies with it undone.
    playground.failNext('chat.update', { status: 500, times: 2 });
    expect(await lead.click(message, 'HubSpot: Yes', PRESENT)).toEqual({ ok: true });
    await kill(first);
    expect((await lead.question(CHANNEL, PRESENT)).line('HubSpot')).toContain('open');

    const begun = Date.now();
    await workspace.start();
    expect(Date.now() - begun).toBeLessThan(RESTARTS_WITHIN_MS);
    await lead.question(CHANNEL, PRESENT, '• HubSpot: ', 'Yes', `by <@${LEAD}>`);
    await until('the board counts it', async () => visibleText(await lead.board(CHANNEL)).includes('46 open'));
    expect(lead.messages(CHANNEL)).toHaveLength(before);
  });

  test('again and again while people click: whatever was acknowledged is kept, and nothing twice', async () => {
    await workspace.start().then(async (first) => {
      await startKickoff();
      await isComplete();
      await kill(first);
    });
    const titles = ['test.system', 'access.roles', 'network.reach', 'sync.pagination'].map(titleOf);
    const people = [LEAD, DEVELOPER, ADMIN].map((id) => createPerson(playground, id));
    const acknowledged: { title: string; by: string }[] = [];
    for (const [round, person] of people.entries()) {
      const bot = await workspace.start();
      // Whoever clicks on what is not true any more is told so, which is another story.
      await nothingLeft(workspace.databasePath);
      const clicks = titles.slice(round, round + 2).map(async (title) => {
        const { message, controls } = await person.question(CHANNEL, title);
        const select = controls.find((label) => label.endsWith('choose…'));
        const performed =
          select === undefined
            ? await person.click(message, 'Jira: No', title)
            : await person.choose(message, select, optionOf(title), title);
        if (performed.ok) acknowledged.push({ title, by: person.userId });
        bot.kill('SIGKILL');
      });
      await Promise.all(clicks);
      expect(await bot.ended).toEqual({ code: null, signal: 'SIGKILL' });
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(people.length);
    await workspace.start();
    for (const { title, by } of acknowledged) {
      // Somebody else may have answered the same afterwards, and then it is theirs.
      const last = acknowledged.findLast((one) => one.title === title)?.by ?? by;
      await lead.question(CHANNEL, title, `by <@${last}>`);
    }
    expect([...counted().values()].filter((count) => count > 1)).toEqual([]);
  });

  test.each([1, 2, 4, 8])('after %i posts of the start: all is there once', async (posts) => {
    const first = await workspace.start();
    await startKickoff();
    await until(`${posts} messages were posted`, () => calls('chat.postMessage').length >= posts);
    await kill(first);
    const sentBefore = calls('chat.postMessage').length;
    await workspace.start();
    await isComplete();
    // The answer to the last post may have been lost with the process: one copy, and no more.
    const copies = boards().length - 1 + [...counted().values()].reduce((sum, count) => sum + count - 1, 0);
    expect(copies).toBeLessThanOrEqual(1);
    expect(calls('chat.postMessage').length).toBeGreaterThan(sentBefore);
    const all = sectionsOf(lead.messages(CHANNEL)).map(({ text }) => text);
    for (const title of SECTIONS) expect(all.some((text) => text.startsWith(title))).toBe(true);
  });

  test('while Slack posts the board: the board is posted again, and the copy becomes a link at its first click', async () => {
    const first = await workspace.start();
    playground.failNext('chat.postMessage', { dropReply: true });
    await startKickoff();
    const copy = await until('the post took place without anybody knowing', () => boards()[0]);
    await kill(first);
    await workspace.start();
    await isComplete();
    const live = await until('the board was posted again', () => boards().find(({ ts }) => ts !== copy.ts));
    expect(boards()).toHaveLength(2);
    // Everything else stands in the thread of the live one.
    expect(sectionsOf(lead.messages(CHANNEL)).map(({ message }) => message.threadTs)).not.toContain(copy.ts);

    expect(await lead.click(copy, 'My items')).toEqual({ ok: true });
    await lead.isTold(CHANNEL, 'questions for you');
    await until('the copy is a link', () => boards().length === 1);
    const healed = lead.messages(CHANNEL).find(({ ts }) => ts === copy.ts);
    expect(visibleText(healed ?? live)).toMatch(/^<http[^|]+p\d+\|This list has moved: open the live one>$/);
    expect(visibleText(healed ?? live)).toContain(`p${live.ts.replace('.', '')}`);
    expect(boards()[0]?.ts).toBe(live.ts);
  });

  test('while Slack posts a section: its copy becomes a link when somebody answers on it, and the answer counts', async () => {
    const first = await workspace.start();
    playground.failNext('chat.postMessage', {});
    playground.failNext('chat.postMessage', { dropReply: true });
    await startKickoff();
    const copy = await until('the post took place', () => sectionsOf(lead.messages(CHANNEL))[0]?.message);
    await kill(first);
    await workspace.start();
    await isComplete();
    expect(boards()).toHaveLength(1);
    const [title, count] = [...counted()].find(([, times]) => times > 1) ?? [];
    expect([title, count]).toEqual([`*${titleOf('platform.best_practices')}*`, 2]);
    expect(await lead.click(copy, 'Read')).toEqual({ ok: true });
    await until('the copy is a link', () => [...counted().values()].every((times) => times === 1));
    await lead.question(CHANNEL, titleOf('platform.best_practices'), 'Read', `by <@${LEAD}>`);
  });
});

describe('SIGTERM', () => {
  test('finishes what is in flight, gives the database back and ends with 0; a second one does no harm', async () => {
    const first = await workspace.start();
    await startKickoff();
    await isComplete();
    const admin = createPerson(playground, ADMIN);
    await admin.click(await admin.board(CHANNEL), 'People and settings');
    await admin.modal('People and settings');
    await kill(first);
    const bot = await workspace.start();
    // A start looks first who is there.
    await nothingLeft(workspace.databasePath);
    // Before it answers, the bot asks Slack who the lead is and who this is; Slack answers the second time slowly.
    const asked = calls('users.info').length;
    playground.failNext('users.info', {});
    playground.failNext('users.info', { delayMs: 700 });
    const submitted = admin.submit({ 'Target date': '2027-01-29' });
    await until('the submission is being looked at', () => calls('users.info').length > asked);
    bot.kill('SIGTERM');
    bot.kill('SIGTERM');
    expect(await submitted).toEqual({ ok: true });
    bot.kill('SIGTERM');
    expect(await bot.ended).toEqual({ code: 0, signal: null });
    expect(bot.said.out).toContain('"msg":"stopped"');
    expect(bot.said.err).toBe('');
    expect(existsSync(workspace.databasePath)).toBe(true);
    expect(existsSync(`${workspace.databasePath}-wal`)).toBe(false);
    // What was saved last is there, and the next process shows it.
    await workspace.start();
    await until('the board says when', () => visibleText(boards()[0]!).includes('29 January 2027'));
    expect(boards()).toHaveLength(1);
  });

  test('goes through `npm start`', async () => {
    const bot = await workspace.start(['npm', 'start']);
    await startKickoff();
    await isComplete();
    bot.kill('SIGTERM');
    expect(await bot.ended).toEqual({ code: 0, signal: null });
    expect(bot.said.out).toContain('"msg":"stopped"');
    expect(existsSync(`${workspace.databasePath}-wal`)).toBe(false);
  });
});

test('GET /healthz says that all is well', async () => {
  const bot = await workspace.start();
  const answer = await fetch(`http://127.0.0.1:${await bot.port()}/healthz`);
  expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
    200,
    'application/json',
    { status: 'ok' },
  ]);
});

function optionOf(title: string): string {
  if (title === titleOf('network.reach')) return 'Publicly available';
  return title === titleOf('access.roles') ? 'Agreed only' : 'Cursor';
}
