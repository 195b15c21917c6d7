import type { Json, Message } from '../../playground/protocol';
import type { Playground } from '../../playground/server/create-playground';
import { findQuestion } from '../../src/domain/template';
import { nothingLeft, waitingJobs } from '../support/jobs';
import { TEMPLATE } from '../support/kickoffs';
import { movableClock } from '../support/movable-clock';
import { type Person, createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import {
  CHANNEL,
  DEVELOPER,
  LEAD,
  PRIVATE_CHANNEL,
  type Workspace,
  type WorkspaceOptions,
  openWorkspace,
} from '../support/workspace';

const PRESENT = titleOf('platform.present');
const TEST_SYSTEM = titleOf('test.system');
const DM = `D0${LEAD}`;
const MINUTES = 60_000;

let workspace: Workspace;
let playground: Playground;
let lead: Person;
let developer: Person;
jest.setTimeout(30_000);
afterEach(() => workspace.stop());

function titleOf(id: string): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title.en;
}

async function open(given: WorkspaceOptions = {}): Promise<void> {
  workspace = await openWorkspace(given);
  ({ playground } = workspace);
  lead = createPerson(playground, LEAD);
  developer = createPerson(playground, DEVELOPER);
}

async function startKickoff(channel = CHANNEL, ...systems: string[]): Promise<Message> {
  const board = await lead.starts(channel, ...(systems.length === 0 ? ['HubSpot', 'Jira'] : systems));
  await settled();
  return board;
}

const settled = async () => {
  await playground.eventsSettled();
  await nothingLeft(workspace.databasePath);
};
const jobs = () => waitingJobs(workspace.databasePath);
const directly = () => lead.messages(DM);
const posted = (channel = CHANNEL) => lead.messages(channel).filter(({ ephemeral }) => !ephemeral);
const boards = (channel = CHANNEL) => posted(channel).filter(({ blocks }) => blocks.at(-1)?.['block_id'] === 'board');
const isMoved = (message: Message) => message.blocks[0]?.['block_id'] === 'moved';
const sections = (channel = CHANNEL) => posted(channel).filter((one) => one.threadTs !== undefined && !isMoved(one));
const callsSince = (before: number) =>
  playground
    .calls()
    .slice(before)
    .map(({ method }) => method);

/** A click by a client that still shows a message as it was, even where it is gone. */
function clickOn(by: Person, then: Message, actionId: string, channel = then.channel) {
  const block = then.blocks.find(({ elements }) =>
    ((elements as Json[] | undefined) ?? []).some((one) => one['action_id'] === actionId),
  );
  const blockId = String(block?.['block_id']);
  return playground.action({ as: by.userId, channel, ts: then.ts, blockId, actionId, stale: { blocks: then.blocks } });
}

/** Answers on a message as it was before nothing could be written any more. */
async function answerNo(by: Person, then: Message, item = 'platform.present@B'): Promise<void> {
  expect(await clickOn(by, then, `item.answer/${item}/no`)).toEqual({ ok: true });
}

describe('the bot is removed', () => {
  const ways: [what: string, given: WorkspaceOptions, closes: (playground: Playground) => void, says: string][] = [
    ['by an event', {}, (at) => at.kickBot(CHANNEL), 'I was removed from'],
    ['without an event', { events: [] }, (at) => at.kickBot(CHANNEL), 'I was removed from'],
    ['by archiving', {}, (at) => at.archive(CHANNEL), 'was archived'],
    ['by archiving, without an event', { events: [] }, (at) => at.archive(CHANNEL), 'was archived'],
  ];
  test.each(ways)(
    '%s: nothing is written, answers count, and the lead is told once what to do',
    async (_, given, closes, says) => {
      await open(given);
      await startKickoff();
      await developer.openQuestion(CHANNEL, titleOf('sync.transform.time'));
      const shown = posted();
      closes(playground);
      await playground.eventsSettled();
      expect(await developer.submit({ 'Your answer': 'UTC' })).toEqual({ ok: true });
      const told = visibleText(await lead.sees(DM, says));
      expect(told).toContain(`<#${CHANNEL}>`);
      expect(told).toContain('HubSpot ↔ Jira');
      if (says.startsWith('I was')) expect(told).toContain('`/invite @Integration Check`');
      await until('what is for the channel waits', () =>
        jobs().every(({ due }) => Date.parse(due) > Date.now() + 9 * MINUTES),
      );
      expect(jobs().filter(({ attempts }) => attempts > 0)).toEqual([]);
      expect(directly()).toHaveLength(1);
      expect(posted()).toEqual(shown);
      // The answers are there, although nobody sees them in the channel.
      await workspace.restart();
      expect(directly()).toHaveLength(1);
    },
  );

  test('and invited again: all is caught up at once, and nobody is told twice', async () => {
    await open();
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    playground.kickBot(CHANNEL);
    await lead.sees(DM, 'I was removed from');
    const before = playground.calls().length;
    await answerNo(developer, message);
    await until('it waits', () => jobs().every(({ due }) => Date.parse(due) > Date.now() + 9 * MINUTES));
    expect(callsSince(before).filter((method) => method !== 'users.info')).toEqual([]);
    playground.inviteBot(CHANNEL);
    await lead.question(CHANNEL, PRESENT, '• Jira: ', 'No', `by <@${DEVELOPER}>`);
    await settled();
    expect(boards()).toHaveLength(1);
    expect(directly()).toHaveLength(1);
    expect(directly()[0]?.text).toContain('I was removed');
  });

  test('and invited again without an event: a look every ten minutes finds it', async () => {
    const clock = movableClock();
    await open({ clock, events: [] });
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    playground.kickBot(CHANNEL);
    await answerNo(developer, message);
    await lead.sees(DM, 'I was removed from');
    await until('it waits', () => jobs().every(({ due }) => Date.parse(due) > Date.now() + 9 * MINUTES));
    let before = playground.calls().length;
    clock.move(11 * MINUTES);
    await until('it has looked', () => callsSince(before).includes('conversations.info'));
    await until('it waits again', () => jobs().every(({ due }) => Date.parse(due) > Date.now() + 19 * MINUTES));
    expect(callsSince(before)).toEqual(['conversations.info']);
    before = playground.calls().length;
    playground.inviteBot(CHANNEL);
    clock.move(11 * MINUTES);
    await lead.question(CHANNEL, PRESENT, '• Jira: ', 'No', `by <@${DEVELOPER}>`);
    await settled();
    expect(directly()).toHaveLength(1);
  });

  test('before a message can be told: whoever is invited again in time is not spoken of', async () => {
    const clock = movableClock();
    const pace = {
      boardQuiet: 0,
      boardLatest: 0,
      differencesQuiet: 0,
      noticeQuiet: 20_000,
      noticeLatest: 120_000,
      lookQuiet: 0,
    };
    await open({ clock, pace });
    await startKickoff();
    playground.kickBot(CHANNEL);
    await until('it is known', () => jobs().some(({ kind }) => kind === 'tell'));
    playground.inviteBot(CHANNEL);
    await playground.eventsSettled();
    clock.move(3 * MINUTES);
    await settled();
    expect(directly()).toEqual([]);
  });

  test('while somebody types: what they submit is kept', async () => {
    await open();
    await startKickoff();
    await lead.openQuestion(CHANNEL, titleOf('sync.transform.time'));
    playground.archive(CHANNEL);
    await playground.eventsSettled();
    expect(await lead.submit({ 'Your answer': 'UTC' })).toEqual({ ok: true });
    playground.unarchive(CHANNEL);
    await lead.question(CHANNEL, titleOf('sync.transform.time'), 'UTC');
    await settled();
  });
});

test('a private channel: removed and invited again, by its own events', async () => {
  await open();
  await startKickoff(PRIVATE_CHANNEL);
  const { message } = await lead.question(PRIVATE_CHANNEL, PRESENT);
  playground.kickBot(PRIVATE_CHANNEL);
  await lead.sees(DM, 'I was removed from', `<#${PRIVATE_CHANNEL}>`);
  await answerNo(developer, message);
  playground.inviteBot(PRIVATE_CHANNEL);
  await lead.question(PRIVATE_CHANNEL, PRESENT, '• Jira: ', 'No');
  playground.archive(PRIVATE_CHANNEL);
  await lead.sees(DM, 'was archived');
  playground.unarchive(PRIVATE_CHANNEL);
  await settled();
  expect(boards(PRIVATE_CHANNEL)).toHaveLength(1);
  expect(directly()).toHaveLength(2);
});

test('no longer archived, and the bot is not in it any more: the lead is told what is to be done now', async () => {
  await open();
  await startKickoff();
  playground.archive(CHANNEL);
  await lead.sees(DM, 'was archived');
  // As it is where an archived channel loses its apps.
  playground.kickBot(CHANNEL);
  await playground.eventsSettled();
  playground.unarchive(CHANNEL);
  await lead.sees(DM, 'I was removed from');
  expect(directly()).toHaveLength(2);
  playground.inviteBot(CHANNEL);
  await settled();
  expect(directly()).toHaveLength(2);
});

test('the channel is deleted: the lead is told, and reads the answers in a direct message', async () => {
  const clock = movableClock();
  await open({ clock });
  await startKickoff();
  const { message } = await lead.question(CHANNEL, PRESENT);
  await answerNo(lead, message);
  await settled();
  playground.deleteChannel(CHANNEL);
  const told = await lead.sees(DM, 'was deleted');
  expect(visibleText(told)).not.toContain(CHANNEL);
  expect(await lead.click(told, 'Summary so far')).toEqual({ ok: true });
  await lead.isTold(DM, 'HubSpot', 'Jira');
  // It does not come back, so nobody looks for it.
  const before = playground.calls().length;
  clock.move(60 * MINUTES);
  await workspace.restart();
  expect(callsSince(before).filter((method) => method !== 'auth.test')).toEqual([]);
  expect(directly().filter(({ ephemeral }) => !ephemeral)).toHaveLength(1);
});

test('what an operator has to put right is not taken for a closed channel', async () => {
  await open();
  await startKickoff();
  const { message } = await lead.question(CHANNEL, PRESENT);
  playground.failNext('chat.update', { error: 'missing_scope', times: 2 });
  await answerNo(lead, message);
  await until('it is logged', () =>
    workspace.log.some((line) => line.includes('does not let the bot write (missing_scope)')),
  );
  await until(
    'it waits',
    () => jobs().length > 0 && jobs().every(({ due }) => Date.parse(due) > Date.now() + 9 * MINUTES),
  );
  expect(directly()).toEqual([]);
});

test('the name of the channel changes: nothing else does', async () => {
  await open({ events: ['channel_rename'] });
  await startKickoff();
  const shown = posted();
  const before = playground.calls().length;
  playground.rename(CHANNEL, 'another-name');
  await settled();
  expect(playground.deliveries().at(-1)?.status).toBe(200);
  expect(callsSince(before)).toEqual([]);
  expect(posted()).toEqual(shown);
  expect(workspace.log.filter((line) => line.includes('failed'))).toEqual([]);
});

describe('the id of the channel changes', () => {
  const NEW = 'C0NEWID';

  test('by an event: the messages stay, are kept, and can be clicked', async () => {
    await open();
    const board = await startKickoff();
    playground.changeChannelId(CHANNEL, NEW);
    await settled();
    expect(boards(NEW).map(({ ts }) => ts)).toEqual([board.ts]);
    const count = posted(NEW).length;
    const { message } = await lead.question(NEW, PRESENT);
    await answerNo(developer, message);
    await lead.question(NEW, PRESENT, '• Jira: ', 'No', `by <@${DEVELOPER}>`);
    await settled();
    expect(posted(NEW)).toHaveLength(count);
    expect(directly()).toEqual([]);
  });

  test('without an event: a click tells', async () => {
    await open({ events: [] });
    const board = await startKickoff();
    playground.changeChannelId(CHANNEL, NEW);
    const count = posted(NEW).length;
    const { message } = await lead.question(NEW, PRESENT);
    await answerNo(developer, message);
    await lead.question(NEW, PRESENT, '• Jira: ', 'No', `by <@${DEVELOPER}>`);
    await settled();
    expect(boards(NEW).map(({ ts }) => ts)).toEqual([board.ts]);
    expect(posted(NEW)).toHaveLength(count);
  });

  test('without an event, and something had to be sent before: a click opens it again', async () => {
    await open({ events: [] });
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    playground.changeChannelId(CHANNEL, NEW);
    // A modal that was open says nothing about a channel.
    playground.failNext('chat.update', { error: 'channel_not_found', times: 5 });
    await answerNo(developer, { ...message, channel: NEW });
    await lead.question(NEW, PRESENT, '• Jira: ', 'No');
    await settled();
    expect(boards(NEW)).toHaveLength(1);
  });

  test('while an old message waits to be retired: it becomes a link all the same', async () => {
    await open();
    await startKickoff();
    playground.failNext('chat.getPermalink', { status: 500, times: 3 });
    expect(await lead.command(CHANNEL, 'repost')).toEqual({ ok: true });
    await until('something waits', () => jobs().some(({ kind, key }) => kind === 'retire' && key.startsWith(CHANNEL)));
    playground.changeChannelId(CHANNEL, NEW);
    await settled();
    expect(boards(NEW)).toHaveLength(1);
    expect(posted(NEW).filter(isMoved).length).toBeGreaterThan(5);
  });
});

describe('messages are deleted by hand', () => {
  const titles = (messages: readonly Message[]) => messages.map((message) => visibleText(message).split(/ — |\n/u)[0]);

  async function expectAllBack(before: readonly Message[]): Promise<void> {
    await until('all is back', () => boards().length === 1 && sections().length === before.length);
    await settled();
    const [board] = boards();
    expect(titles(sections().toSorted((one, other) => one.ts.localeCompare(other.ts)))).toEqual(titles(before));
    expect(sections().every(({ threadTs }) => threadTs === board?.ts)).toBe(true);
  }

  test('the board, found by `status`: board and sections are posted anew, the old ones become links', async () => {
    await open();
    const board = await startKickoff();
    const before = sections();
    playground.deleteMessage(CHANNEL, board.ts);
    expect(await lead.command(CHANNEL, 'status')).toEqual({ ok: true });
    await expectAllBack(before);
    await until('the old ones are links', () => posted().filter(isMoved).length === before.length);
  });

  test('the whole thread while the process is down: found by its start', async () => {
    await open();
    await startKickoff();
    const before = sections();
    for (const { ts } of posted()) playground.deleteMessage(CHANNEL, ts);
    await workspace.restart();
    await expectAllBack(before);
    expect(posted().filter(isMoved)).toEqual([]);
  });

  test('some sections while the channel is closed: found when it is open again, and posted in their order', async () => {
    await open();
    await startKickoff();
    const before = sections();
    const { message } = await lead.question(CHANNEL, TEST_SYSTEM);
    playground.kickBot(CHANNEL);
    await lead.sees(DM, 'I was removed from');
    // One of the last ones changes first.
    await answerNo(developer, message, 'test.system@B');
    const gone = before.slice(1);
    for (const { ts } of gone) playground.deleteMessage(CHANNEL, ts);
    playground.inviteBot(CHANNEL);
    await expectAllBack(before);
    await lead.question(CHANNEL, TEST_SYSTEM, '• Jira: ', 'No', `by <@${DEVELOPER}>`);
  });

  test('again and again: it is given a rest, and comes back later', async () => {
    const clock = movableClock();
    await open({ clock });
    await startKickoff();
    for (let time = 0; time < 5; time += 1) {
      const board = await lead.board(CHANNEL);
      playground.deleteMessage(CHANNEL, board.ts);
      expect(await lead.command(CHANNEL, 'status')).toEqual({ ok: true });
      await until('it is back', () => boards().some(({ ts }) => ts !== board.ts));
      await settled();
    }
    playground.deleteMessage(CHANNEL, boards()[0]!.ts);
    expect(await lead.command(CHANNEL, 'status')).toEqual({ ok: true });
    await until('it is logged', () => workspace.log.some((line) => line.includes('again and again')));
    expect(boards()).toEqual([]);
    clock.move(61 * MINUTES);
    expect(await lead.command(CHANNEL, 'status')).toEqual({ ok: true });
    await lead.board(CHANNEL);
    await settled();
  });
});

test('several kickoffs in one channel: each is told of, waits, and comes back', async () => {
  await open();
  await startKickoff();
  await startKickoff(CHANNEL, 'Shopify', 'Zendesk');
  const before = posted().map(({ ts }) => ts);
  playground.kickBot(CHANNEL);
  await lead.sees(DM, 'I was removed from', 'HubSpot ↔ Jira');
  await lead.sees(DM, 'I was removed from', 'Shopify ↔ Zendesk');
  for (const { ts } of boards()) playground.deleteMessage(CHANNEL, ts);
  playground.inviteBot(CHANNEL);
  await until('both boards are back', () => boards().filter(({ ts }) => !before.includes(ts)).length === 2);
  await settled();
  expect(directly()).toHaveLength(2);
});

describe('events', () => {
  test('that come twice change nothing the second time', async () => {
    await open();
    await startKickoff();
    playground.kickBot(CHANNEL);
    await lead.sees(DM, 'I was removed from');
    await playground.redeliver();
    await playground.redeliver();
    playground.inviteBot(CHANNEL);
    await settled();
    await playground.redeliver();
    await settled();
    expect(directly()).toHaveLength(1);
    expect(boards()).toHaveLength(1);
  });

  test('that say nothing we know, or are about other channels, are taken and forgotten', async () => {
    await open();
    await startKickoff();
    const before = playground.calls().length;
    const shapeless: [string, Json][] = [
      ['channel_archive', { channel: 'C0NOWHERE' }],
      ['channel_id_changed', { old_channel_id: CHANNEL }],
      ['member_left_channel', { user: LEAD }],
      ['user_change', { user: LEAD }],
      ['something_new', { channel: CHANNEL }],
    ];
    for (const [type, payload] of shapeless) {
      expect([type, (await playground.event(type, payload)).status]).toEqual([type, 200]);
    }
    await settled();
    expect(callsSince(before)).toEqual([]);
    expect(workspace.log.filter((line) => line.includes('a request failed'))).toEqual([]);
  });
});
