import SqliteDatabase from 'better-sqlite3';
import type { Message } from '../../playground/protocol';
import type { Playground } from '../../playground/server/create-playground';
import { findQuestion } from '../../src/domain/template';
import { buildBot, openProcessWorkspace } from '../support/bot-process';
import { nothingLeft, waitingJobs } from '../support/jobs';
import { TEMPLATE } from '../support/kickoffs';
import { movableClock } from '../support/movable-clock';
import { type Person, createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import {
  ADMIN,
  CHANNEL,
  CUSTOMER,
  DEVELOPER,
  LEAD,
  type Workspace,
  type WorkspaceOptions,
  openWorkspace,
} from '../support/workspace';

const PRACTICES = titleOf('platform.best_practices');
const ROLE = 'System owner: Jira';
const directOf = (userId: string) => `D0${userId}`;

let workspace: Workspace;
let playground: Playground;
let lead: Person;
let developer: Person;
let customer: Person;
jest.setTimeout(30_000);

function titleOf(id: string): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title.en;
}

async function open(given: WorkspaceOptions = {}): Promise<void> {
  workspace = await openWorkspace(given);
  ({ playground } = workspace);
  [lead, developer, customer] = [LEAD, DEVELOPER, CUSTOMER].map((id) => createPerson(playground, id)) as [
    Person,
    Person,
    Person,
  ];
  await lead.starts(CHANNEL, 'HubSpot', 'Jira');
  await settled();
}

const settled = async () => {
  await playground.eventsSettled();
  await nothingLeft(workspace.databasePath);
};
const direct = (person: Person) => person.messages(directOf(person.userId)).filter(({ ephemeral }) => !ephemeral);
const callsOf = (method: string) => playground.calls().filter((call) => call.method === method);

async function handOver(title: string, to: string, word?: string, what?: string): Promise<void> {
  const { message } = await lead.question(CHANNEL, title);
  expect(await lead.choose(message, '…', 'Hand over…', title)).toEqual({ ok: true });
  await lead.modal('Hand over');
  const given = {
    'Who should answer instead?': to,
    ...(word === undefined ? {} : { 'A word to them': word }),
    ...(what === undefined ? {} : { 'What?': what }),
  };
  expect(await lead.submit(given)).toEqual({ ok: true });
}

async function settings(by: Person, given: Readonly<Record<string, string>>): Promise<void> {
  expect(await by.click(await by.board(CHANNEL), 'People and settings')).toEqual({ ok: true });
  await by.modal('People and settings');
  expect(await by.submit(given)).toEqual({ ok: true });
}

describe('a direct message', () => {
  afterEach(() => workspace.stop());

  test('tells who gave what with which word, and leads to the questions and to the board', async () => {
    await open();
    await handOver(PRACTICES, 'dan', 'You know <!channel> this *best*');
    const message = await developer.sees(directOf(DEVELOPER), 'has given 1 question to you');
    const text = visibleText(message);
    expect(text).toContain(`<@${LEAD}>`);
    expect(text).toContain(`• ${PRACTICES}`);
    expect(text).toContain('> You know &lt;!channel&gt; this *best*');
    expect(text).toContain(`HubSpot ↔ Jira in <#${CHANNEL}>`);
    expect(text).toMatch(/<http[^|]+\|Open the board>/u);
    expect(message.text).toContain('has given 1 question to you');
    expect(message.threadTs).toBeUndefined();
    expect(await developer.click(message, 'Answer them one by one')).toEqual({ ok: true });
    expect(visibleText(await developer.modal())).toContain(PRACTICES);
    await settled();
    // The message stays as it is: it is no copy of anything.
    expect(visibleText(direct(developer)[0] ?? { blocks: [] })).toContain(`• ${PRACTICES}`);
    expect(direct(developer)).toHaveLength(1);
    expect(direct(lead)).toEqual([]);
  });

  test('names ten questions at the most', async () => {
    await open();
    await handOver(titleOf('sync.frequency'), 'dan', undefined, await everythingIn('sync.frequency'));
    const text = visibleText(await developer.sees(directOf(DEVELOPER), 'questions to you'));
    expect(text.split('\n').filter((line) => line.startsWith('• '))).toHaveLength(10);
    expect(text).toMatch(/… and \d+ more\./u);
  });

  /** The option that gives a whole section away. */
  async function everythingIn(item: string): Promise<string> {
    const title = titleOf(item);
    const { message } = await lead.question(CHANNEL, title);
    await lead.choose(message, '…', 'Hand over…', title);
    const view = await lead.modal('Hand over');
    await lead.closeModal();
    const option = /Everything open in [^"]+? \(\d+\)/u.exec(JSON.stringify(view.blocks))?.[0];
    if (option === undefined) throw new Error('There is nothing to give away as a whole');
    return option;
  }

  test('tells of several things at once, in the language of whoever reads it', async () => {
    const clock = movableClock();
    await open({
      clock,
      pace: {
        boardQuiet: 0,
        boardLatest: 0,
        differencesQuiet: 0,
        noticeQuiet: 20_000,
        noticeLatest: 60_000,
        lookQuiet: 0,
      },
    });
    const ada = createPerson(playground, ADMIN);
    await settings(lead, { [ROLE]: 'ada', 'Security and access': 'ada' });
    await handOver(PRACTICES, 'ada');
    await handOver(titleOf('sync.frequency'), 'ada');
    await settings(lead, { Lead: 'ada' });
    await until('the messages are up to date', () =>
      waitingJobs(workspace.databasePath).every(({ kind }) => kind === 'tell'),
    );
    expect(direct(ada)).toEqual([]);
    clock.move(61_000);
    const text = visibleText(await ada.sees(directOf(ADMIN), 'Projektleitung'));
    await settled();
    expect(direct(ada)).toHaveLength(1);
    expect(text).toContain('2 Fragen übergeben von');
    expect(text).toContain('Systemverantwortung: Jira');
    expect(text).toContain('Sicherheit und Zugang');
  });

  test('is not sent where it is no longer so', async () => {
    const clock = movableClock();
    await open({
      clock,
      pace: {
        boardQuiet: 0,
        boardLatest: 0,
        differencesQuiet: 0,
        noticeQuiet: 20_000,
        noticeLatest: 60_000,
        lookQuiet: 0,
      },
    });
    await handOver(PRACTICES, 'dan');
    await settings(lead, { Lead: 'ada' });
    await settings(lead, { Lead: 'lena' });
    await developer.answer(CHANNEL, PRACTICES, { answer: 'Read' });
    clock.move(61_000);
    await settled();
    expect(direct(developer)).toEqual([]);
    expect(direct(createPerson(playground, ADMIN))).toEqual([]);
  });

  test('is not sent to people without Slack, nor about what they did themselves', async () => {
    await open();
    const before = callsOf('chat.postMessage').length;
    await settings(lead, { 'Security and access': 'lena' });
    await settled();
    expect(callsOf('chat.postMessage')).toHaveLength(before);
  });
});

describe('when Slack says no', () => {
  afterEach(() => workspace.stop());

  test('rate limited: it is sent a moment later, once', async () => {
    await open();
    playground.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 1 });
    await handOver(PRACTICES, 'dan');
    await developer.sees(directOf(DEVELOPER), 'to you');
    await settled();
    expect(direct(developer)).toHaveLength(1);
  });

  test.each([
    ['the answer is lost, after the message was sent', { dropReply: true }, 1],
    ['an error of Slack, after which nobody knows', { status: 500 }, 0],
  ])('%s: it is not sent again', async (_, fault, arrived) => {
    await open();
    playground.failNext('chat.postMessage', fault);
    await handOver(PRACTICES, 'dan');
    await until('it is logged', () => workspace.log.some((line) => line.includes('it is not known whether')));
    await settled();
    await workspace.restart();
    await settled();
    expect(direct(developer)).toHaveLength(arrived);
    // What comes later is told.
    await settings(lead, { 'Data protection': 'dan' });
    await developer.sees(directOf(DEVELOPER), 'Data protection');
  });

  test('somebody gets no direct messages: they are named once in the thread of the board, and nobody else is', async () => {
    await open();
    playground.failNext('chat.postMessage', { error: 'user_not_found' });
    await handOver(PRACTICES, 'chris', 'Ask <@U0DEV>');
    const reply = await customer.sees(CHANNEL, `<@${CUSTOMER}>: 1 question is yours now.`);
    const board = await lead.board(CHANNEL);
    expect(reply.threadTs).toBe(board.ts);
    expect(mentionsIn(reply)).toEqual([`<@${CUSTOMER}>`]);
    await settled();
    await workspace.restart();
    await settled();
    expect(customer.messages(CHANNEL).filter((one) => visibleText(one).includes('is yours now'))).toHaveLength(1);
    expect(direct(customer)).toEqual([]);
  });

  test('and the channel is closed too: it is logged, and nothing more', async () => {
    const clock = movableClock();
    await open({
      clock,
      pace: {
        boardQuiet: 0,
        boardLatest: 0,
        differencesQuiet: 0,
        noticeQuiet: 20_000,
        noticeLatest: 60_000,
        lookQuiet: 0,
      },
    });
    await handOver(PRACTICES, 'chris');
    playground.kickBot(CHANNEL);
    // The customer and the lead have something to be told.
    const tells = () => waitingJobs(workspace.databasePath).filter(({ kind }) => kind === 'tell');
    await until('it is noticed', () => tells().length === 2);
    clock.move(61_000);
    await until('it is logged', () => workspace.log.some((line) => line.includes('somebody could not be told')));
    await until('it is done', () => tells().length === 0);
    expect(direct(customer)).toEqual([]);
  });
});

function mentionsIn(message: Message): string[] {
  return [...JSON.stringify([message.blocks, message.text]).matchAll(/<@[A-Z0-9]+>/gu)]
    .map(([mention]) => mention)
    .filter((mention, at, all) => all.indexOf(mention) === at);
}

test('kill -9 while it is sent: whoever was told is not told again', async () => {
  buildBot();
  const process = await openProcessWorkspace();
  ({ playground } = process);
  lead = createPerson(playground, LEAD);
  developer = createPerson(playground, DEVELOPER);
  const first = await process.start();
  try {
    await lead.starts(CHANNEL, 'HubSpot', 'Jira');
    await settings(lead, { [ROLE]: 'dan' });
    await until('the messages are up to date', () =>
      waitingJobs(process.databasePath).every(({ kind, key }) => kind === 'tell' || key === 'board'),
    );
    first.kill('SIGKILL');
    await first.ended;
    // The time for it has come.
    const db = new SqliteDatabase(process.databasePath);
    expect(db.prepare("UPDATE jobs SET due_at = '2026-01-01T00:00:00.000Z' WHERE kind = 'tell'").run().changes).toBe(1);
    db.close();
    playground.failNext('chat.postMessage', { dropReply: true });
    const second = await process.start();
    await until('it was sent without anybody knowing', () => direct(developer).length === 1);
    second.kill('SIGKILL');
    await second.ended;
    const third = await process.start();
    await until('nothing is left to do', () => waitingJobs(process.databasePath).length === 0, 20_000);
    expect(direct(developer)).toHaveLength(1);
    third.kill('SIGTERM');
    await third.ended;
  } finally {
    await process.stop();
  }
}, 120_000);
