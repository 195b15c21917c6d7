import SqliteDatabase from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Json, Message, Performed } from '../../playground/protocol';
import { itemRef } from '../../blocks/item-ref';
import { oneClickAnswer } from '../../src/domain/one-click';
import { findQuestion } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { type Person, createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import { ADMIN, CHANNEL, DEVELOPER, LEAD, type Workspace, openWorkspace } from '../support/workspace';

const SYSTEMS = { 'Which systems do you want to connect?': ['HubSpot', 'Jira'] };
const PRESENT = titleOf('platform.present');
const TIME = titleOf('sync.transform.time');
const LAST = titleOf('lifecycle');

let workspace: Workspace;
let lead: Person;
let developer: Person;
let admin: Person;
beforeEach(async () => {
  workspace = await openWorkspace({ locale: 'en-GB' });
  [lead, developer, admin] = [LEAD, DEVELOPER, ADMIN].map((id) => createPerson(workspace.playground, id)) as [
    Person,
    Person,
    Person,
  ];
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
  await isShown();
}

async function isShown(): Promise<void> {
  await lead.board(CHANNEL);
  await lead.question(CHANNEL, LAST, LEAD);
}

interface Line {
  readonly item: string | null;
  readonly type: string;
  readonly by: string;
  readonly event: string;
}

/** What the database remembers, oldest first; of one item where asked for. */
function history(item?: string): Line[] {
  const db = new SqliteDatabase(workspace.databasePath, { readonly: true });
  const lines = db
    .prepare<[], Line>('SELECT item_id AS item, type, by_user AS "by", event FROM history ORDER BY seq')
    .all();
  db.close();
  return lines.filter((line) => item === undefined || line.item === item);
}

const privately = (person: Person) => person.messages(CHANNEL).filter(({ ephemeral }) => ephemeral);
const boards = () => lead.messages(CHANNEL).filter(({ blocks }) => blocks.at(-1)?.['block_id'] === 'board');

/** Is one click on this button an answer? Otherwise it opens a window that asks for a detail. */
function needsNoMore(element: Json): boolean {
  const { itemId, chosen = '' } = itemRef.decode(element['value'] as string);
  const question = findQuestion(TEMPLATE, itemId.split('@')[0] ?? '');
  return question !== undefined && oneClickAnswer(question, chosen) !== undefined;
}

/** Every button of a message that is an answer, with the block it stands in. */
function answersOn(message: Message): { block: Json; element: Json }[] {
  return message.blocks.flatMap((block) =>
    ((block['elements'] as Json[] | undefined) ?? [])
      .filter((element) => String(element['action_id']).startsWith('item.answer/') && needsNoMore(element))
      .map((element) => ({ block, element })),
  );
}

/** A click by a client that still shows the message as it was then. */
function staleClick(by: Person, then: Message, find: (element: Json) => boolean, option?: string): Promise<Performed> {
  for (const block of then.blocks) {
    const element = ((block['elements'] as Json[] | undefined) ?? []).find(find);
    if (element === undefined) continue;
    const options = (element['options'] as Json[] | undefined) ?? [];
    const selected = options.find((one) =>
      visibleText({ blocks: [one] })
        .split('\n')
        .includes(option ?? ''),
    );
    return workspace.playground.action({
      as: by.userId,
      channel: then.channel,
      ts: then.ts,
      blockId: block['block_id'] as string,
      actionId: element['action_id'] as string,
      ...(selected === undefined ? {} : { chosen: { selected_option: selected } }),
      stale: { blocks: then.blocks },
    });
  }
  throw new Error('The message never had that control');
}

const withId = (id: string) => (element: Json) => element['action_id'] === id;

describe('delivered twice', () => {
  test('a click on an answer is one event and says nothing', async () => {
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    await lead.click(message, 'HubSpot: Yes', PRESENT);
    expect((await workspace.playground.redeliver()).status).toBe(200);
    await lead.question(CHANNEL, PRESENT, '• HubSpot: ', 'Yes', `by <@${LEAD}>`);
    expect(history('platform.present@A')).toHaveLength(1);
    expect(privately(lead)).toEqual([]);
  });

  test('an old click does not bring an old answer back', async () => {
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    await lead.click(message, 'HubSpot: Yes', PRESENT);
    const first = workspace.playground.deliveries().length - 1;
    await lead.question(CHANNEL, PRESENT, '• HubSpot: ', 'Yes');
    await developer.openQuestion(CHANNEL, PRESENT, 'HubSpot');
    expect(await developer.submit({ 'Your answer': 'No' })).toEqual({ ok: true });
    expect((await workspace.playground.redeliver(first)).status).toBe(200);
    await lead.question(CHANNEL, PRESENT, '• HubSpot: ', 'No', `by <@${DEVELOPER}>`);
    expect(history('platform.present@A').map(({ by }) => by)).toEqual([LEAD, DEVELOPER]);
    expect(privately(lead)).toEqual([]);
  });

  test('a modal is saved once, and the second answer closes it as well', async () => {
    await startKickoff();
    await lead.openQuestion(CHANNEL, TIME);
    expect(await lead.submit({ 'Your answer': 'UTC, ISO 8601' })).toEqual({ ok: true });
    const again = await workspace.playground.redeliver();
    expect([again.status, again.responseBody]).toEqual([200, '']);
    expect(history('sync.transform.time')).toHaveLength(1);
    expect(privately(lead)).toEqual([]);
  });

  test('the start modal starts one kickoff', async () => {
    await startKickoff();
    const submission = workspace.playground.deliveries().findLastIndex(({ kind }) => kind === 'view_submission');
    const answers = await Promise.all([1, 2, 3].map(() => workspace.playground.redeliver(submission)));
    expect(answers.map(({ status, responseBody }) => [status, responseBody])).toEqual(answers.map(() => [200, '']));
    expect(history().map(({ type }) => type)).toEqual(['KickoffStarted']);
    // A second kickoff would have been posted by now, before this answer is shown.
    await lead.click((await lead.question(CHANNEL, PRESENT)).message, 'Jira: No', PRESENT);
    await lead.question(CHANNEL, PRESENT, '• Jira: ', 'No');
    expect(boards()).toHaveLength(1);
  });

  test('a click that opens a window opens one, and nobody is told that it failed', async () => {
    await startKickoff();
    await lead.openQuestion(CHANNEL, TIME);
    expect((await workspace.playground.redeliver()).status).toBe(200);
    await until('the second window was asked for', () => callsOf('views.open').length === 3);
    await lead.command(CHANNEL, 'help');
    await lead.isTold(CHANNEL, 'this list');
    expect(privately(lead)).toHaveLength(1);
    expect(workspace.log.filter((line) => line.includes('a request failed'))).toEqual([]);
  });

  test('a pause that was ended meanwhile is neither done nor told again', async () => {
    await startKickoff();
    await lead.choose(await lead.board(CHANNEL), '…', 'Pause');
    const pause = workspace.playground.deliveries().length - 1;
    await lead.isTold(CHANNEL, 'Paused.');
    await lead.command(CHANNEL, 'resume');
    await lead.isTold(CHANNEL, 'Running again.');
    expect((await workspace.playground.redeliver(pause)).status).toBe(200);
    await lead.command(CHANNEL, 'help');
    await lead.isTold(CHANNEL, 'this list');
    expect(privately(lead)).toHaveLength(3);
    expect(history().map(({ type }) => type)).toEqual(['KickoffStarted', 'KickoffPaused', 'KickoffResumed']);
  });
});

describe('two people at the same time', () => {
  test('by buttons: one is faster, the other is told and can replace the answer with one more click', async () => {
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    const both = [lead.click(message, 'HubSpot: Yes', PRESENT), developer.click(message, 'HubSpot: No', PRESENT)];
    expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: true }]);
    const [first] = history('platform.present@A');
    expect(history('platform.present@A')).toHaveLength(1);
    const [faster, slower] = first?.by === LEAD ? [lead, developer] : [developer, lead];
    const [said, wanted] = first?.by === LEAD ? ['Yes', 'No'] : ['No', 'Yes'];
    const reply = await slower.isTold(CHANNEL, `<@${faster.userId}> was a moment faster and answered: ${said}`);
    expect(privately(faster)).toEqual([]);
    expect(await slower.click(reply, `Change it to ${wanted}`)).toEqual({ ok: true });
    await slower.isTold(CHANNEL, 'Done: your answer is the current one now.');
    expect(privately(slower)).toHaveLength(1);
    await lead.question(CHANNEL, PRESENT, '• HubSpot: ', wanted, `by <@${slower.userId}>`);
    expect(history('platform.present@A').map(({ by }) => by)).toEqual([faster.userId, slower.userId]);
  });

  test('with the same answer: there is nothing to replace', async () => {
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    await Promise.all([lead, developer].map((person) => person.click(message, 'Jira: Yes', PRESENT)));
    const [first, ...more] = history('platform.present@B');
    expect(more).toEqual([]);
    const slower = first?.by === LEAD ? developer : lead;
    const reply = await slower.isTold(CHANNEL, 'was a moment faster and answered: Yes');
    expect(visibleText(reply)).not.toContain('Change it');
  });

  test('by modals: what the slower one typed stays in the modal, and saving again replaces the answer', async () => {
    await startKickoff();
    await Promise.all([lead, developer].map((person) => person.openQuestion(CHANNEL, TIME)));
    const saved = await Promise.all([
      lead.submit({ 'Your answer': 'The lead says UTC' }),
      developer.submit({ 'Your answer': 'The developer says local time', Note: 'As in the export' }),
    ]);
    expect(saved).toEqual([{ ok: true }, { ok: true }]);
    const [first, ...more] = history('sync.transform.time');
    expect(more).toEqual([]);
    const [faster, slower] = first?.by === LEAD ? [lead, developer] : [developer, lead];
    expect(faster.openModal()).toBeUndefined();
    const modal = visibleText(await slower.modal('Answer'));
    expect(modal).toContain(
      'Somebody was a moment faster. What you typed is still here; save again to replace this answer:',
    );
    expect(modal).toContain(first?.by === LEAD ? 'The lead says UTC' : 'The developer says local time');
    // Nothing is typed again.
    expect(await slower.submit({})).toEqual({ ok: true });
    expect(slower.openModal()).toBeUndefined();
    const [, second] = history('sync.transform.time');
    expect(second?.event).toContain(slower === lead ? 'The lead says UTC' : 'The developer says local time');
    expect(history('sync.transform.time')).toHaveLength(2);
    await lead.question(CHANNEL, TIME, `by <@${slower.userId}>`);
  });

  test('one with "Answer my next", one with a button: nobody is sent on without their answer', async () => {
    await startKickoff();
    await lead.click(await lead.board(CHANNEL), 'Answer my next');
    const asked = visibleText(await lead.modal());
    expect(asked).toContain(titleOf('platform.best_practices'));
    const { message } = await developer.question(CHANNEL, titleOf('platform.best_practices'));
    expect(await developer.click(message, 'Read')).toEqual({ ok: true });
    expect(await lead.submit({ 'Your answer': 'Read' })).toEqual({ ok: true });
    expect(visibleText(await lead.modal())).toContain('Somebody was a moment faster');
    expect(await lead.submit({})).toEqual({ ok: true });
    expect(visibleText(await lead.modal())).toContain(PRESENT);
    expect(history('platform.best_practices').map(({ by }) => by)).toEqual([DEVELOPER, LEAD]);
  });
});

describe('a button that was shown before', () => {
  /** Clicks on it, and expects one sentence to that person and nothing written. */
  async function isRefused(click: () => Promise<Performed>, ...words: string[]): Promise<Message> {
    const before = history().length;
    const told = privately(admin).length;
    expect(await click()).toEqual({ ok: true });
    await until('somebody is told', () => privately(admin).length > told);
    const reply = await admin.isTold(CHANNEL, ...words);
    expect(privately(admin)).toHaveLength(told + 1);
    expect(reply).toEqual(privately(admin).at(-1));
    expect(visibleText(reply).split('\n')[0]).toMatch(/[.!]`?$|faster and answered: /u);
    expect(history()).toHaveLength(before);
    return reply;
  }

  test('somebody answered meanwhile', async () => {
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    await lead.click(message, 'HubSpot: Yes', PRESENT);
    const click = () => staleClick(admin, message, withId('item.answer/platform.present@A/no'));
    const reply = await isRefused(click, `<@${LEAD}> was a moment faster and answered: Yes`);
    expect(reply.threadTs).toBe(message.threadTs);
  });

  test('an earlier answer hid the question', async () => {
    await startKickoff();
    await lead.answer(CHANNEL, titleOf('sync.webhooks'), { answer: 'Yes' }, 'HubSpot');
    const how = titleOf('sync.webhooks.how');
    const { message } = await lead.question(CHANNEL, how);
    await lead.answer(CHANNEL, titleOf('sync.webhooks'), { answer: 'No' }, 'HubSpot');
    await until(
      'it is not asked any more',
      () => !lead.messages(CHANNEL).some((one) => visibleText(one).includes(how)),
    );
    const sentence = `"${how}" is not asked at the moment: another answer or the settings have changed. Nothing was lost`;
    const choose = withId('item.choose/sync.webhooks.how@A');
    await isRefused(() => staleClick(admin, message, choose, 'Through the API'), sentence);
    const menu = withId('item.menu/sync.webhooks.how');
    for (const entry of ['Not applicable…', 'Waiting for…', 'Hand over…', 'Show all and history']) {
      await isRefused(() => staleClick(admin, message, menu, entry), sentence);
    }
    expect(admin.openModal()).toBeUndefined();
  });

  test('somebody said that it does not apply', async () => {
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    await lead.choose(message, '…', 'Not applicable…', PRESENT);
    await lead.modal('Not applicable');
    await lead.submit({ 'For which?': ['Jira'], 'Why does it not apply?': 'It is only a file.' });
    await isRefused(
      () => staleClick(admin, message, withId('item.answer/platform.present@B/yes')),
      `"${PRESENT}" has changed since this button was shown: it is not applicable now.`,
    );
  });

  test('the kickoff is paused, or cancelled', async () => {
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    const frequency = (await lead.question(CHANNEL, titleOf('sync.frequency'))).message;
    const ways = [
      () => staleClick(admin, message, withId('item.answer/platform.present@A/yes')),
      // These would open a window if the kickoff were running.
      () => staleClick(admin, frequency, withId('item.choose/sync.frequency'), 'Every few minutes'),
      () => staleClick(admin, frequency, (element) => String(element['action_id']).startsWith('item.open/')),
      () => staleClick(admin, message, withId('item.menu/platform.present'), 'Hand over…'),
    ];
    await lead.command(CHANNEL, 'pause');
    await lead.isTold(CHANNEL, 'Paused.');
    for (const click of ways) await isRefused(click, 'This kickoff is paused, so nothing was changed.', 'resume');
    await lead.command(CHANNEL, 'cancel');
    await lead.modal();
    await lead.submit({});
    for (const click of ways) await isRefused(click, 'This kickoff was cancelled, so nothing was changed.', 'reopen');
    expect(admin.openModal()).toBeUndefined();
  });

  test('the kickoff is complete: what was said is not overwritten by accident', async () => {
    await workspace.stop();
    const templatePath = smallTemplate();
    workspace = await openWorkspace({ templatePath, plain: true, locale: 'en-GB' });
    [lead, admin] = [LEAD, ADMIN].map((id) => createPerson(workspace.playground, id)) as [Person, Person];
    await lead.command(CHANNEL, '');
    await lead.modal('Start a kickoff');
    await lead.submit(SYSTEMS);
    const { message } = await lead.question(CHANNEL, 'Shall we?');
    expect(await lead.click(message, 'Yes', 'Shall we?')).toEqual({ ok: true });
    await until('it is complete', () => history().at(-1)?.type === 'KickoffCompleted');
    const click = () => staleClick(admin, message, withId('item.answer/only.question/no'));
    await isRefused(click, `<@${LEAD}> was a moment faster and answered: Yes`, 'Change it to No');
    await admin.command(CHANNEL, 'pause');
    await admin.isTold(CHANNEL, 'No kickoff is running in this channel.');
    rmSync(dirname(templatePath), { recursive: true });
  });

  test('comes from a kickoff, a question, or a version that is not there any more', async () => {
    await startKickoff();
    const { message } = await lead.question(CHANNEL, PRESENT);
    const id = 'item.answer/platform.present@A/yes';
    const { kickoffId } = itemRef.decode(
      String(answersOn(message).find(({ element }) => withId(id)(element))?.element['value']),
    );
    const forged = (changes: Json): Message => ({
      ...message,
      blocks: message.blocks.map((block) => ({
        ...block,
        ...(Array.isArray(block['elements'])
          ? { elements: (block['elements'] as Json[]).map((one) => (withId(id)(one) ? { ...one, ...changes } : one)) }
          : {}),
      })),
    });
    const ref = { kickoffId, itemId: 'platform.present@A', revision: 0, chosen: 'yes' };
    const values: [value: Json, sentence: string][] = [
      [{ value: itemRef.encode({ ...ref, kickoffId: 'aaaaaaaaaa' }) }, 'I do not know this kickoff any more'],
      [
        { value: itemRef.encode({ ...ref, itemId: 'platform.gone@A' }) },
        'This question is no longer part of the checklist.',
      ],
      [
        { value: itemRef.encode({ ...ref, itemId: 'platform.present@E' }) },
        'This question is no longer part of the checklist.',
      ],
      [{ value: itemRef.encode(ref).replace('1|', '9|') }, 'This button comes from another version'],
      [{ value: 'nonsense' }, 'This button comes from another version'],
      [{ value: 'x'.repeat(2000) }, 'This button comes from another version'],
      [{ action_id: 'item.explode/1' }, 'This button comes from another version'],
    ];
    for (const [changes, sentence] of values) {
      const find = withId(typeof changes['action_id'] === 'string' ? changes['action_id'] : id);
      await isRefused(() => staleClick(admin, forged(changes), find), sentence);
    }
    // A choice that is gone: the question is asked as it is now.
    const gone = forged({ value: itemRef.encode({ ...ref, chosen: 'perhaps' }) });
    expect(await staleClick(admin, gone, withId(id))).toEqual({ ok: true });
    expect(visibleText(await admin.modal('Answer'))).toContain(PRESENT);
    expect(history()).toHaveLength(1);
  });
});

/** A template of one question, which one click completes. */
function smallTemplate(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'integration-check-template-')), 'small.yaml');
  const lines = [
    'id: small',
    'version: 1',
    'title: { en: Small, de: Small }',
    'roles: { lead: { label: { en: Lead, de: Lead } } }',
    'sections:',
    '  - id: only',
    '    title: { en: Only, de: Only }',
    '    questions:',
    '      - id: only.question',
    '        scope: kickoff',
    '        role: lead',
    "        title: { en: 'Shall we?', de: 'Shall we?' }",
    '        guidance: { en: Say so., de: Say so. }',
    '        answer: { kind: choice, choices: [{ id: yes, label: { en: Yes, de: Yes } }, { id: no, label: { en: No, de: No } }] }',
    'findings: []',
    '',
  ];
  writeFileSync(path, lines.join('\n'));
  return path;
}

test('a hundred clicks at once: each is answered in time, one of each kind counts, and the messages are few', async () => {
  await startKickoff();
  const { playground } = workspace;
  const clicks = lead
    .messages(CHANNEL)
    // Whoever is not sure is asked who would know, which is another story.
    .flatMap((message) => answersOn(message).map(({ block, element }) => ({ message, block, element })))
    .filter(({ element }) => !visibleText({ blocks: [element] }).includes('Not sure'));
  const people = [LEAD, DEVELOPER, ADMIN];
  const hundred = Array.from({ length: 100 }, (_, at) => ({
    as: people[at % people.length] ?? LEAD,
    ...clicks[at % clicks.length]!,
  }));
  const items = new Set(hundred.map(({ element }) => itemRef.decode(element['value'] as string).itemId));
  const before = playground.deliveries().length;
  const updates = callsOf('chat.update').length;
  playground.failNext('chat.update', { delayMs: 150, times: 1_000 });
  const performed = await Promise.all(
    hundred.map(({ as, message, block, element }) =>
      playground.action({
        as,
        channel: message.channel,
        ts: message.ts,
        blockId: block['block_id'] as string,
        actionId: element['action_id'] as string,
        stale: { blocks: message.blocks },
      }),
    ),
  );
  expect(performed.filter(({ ok }) => !ok)).toEqual([]);
  const deliveries = playground.deliveries().slice(before);
  expect(deliveries).toHaveLength(100);
  expect(Math.max(...deliveries.map(({ ms }) => ms))).toBeLessThan(3_000);

  const answered = history().filter(({ type }) => type === 'ItemAnswered');
  expect(answered.map(({ item }) => item).sort()).toEqual([...items].sort());
  for (const { item, by } of answered) {
    const [questionId = '', system] = (item ?? '').split('@');
    const name = system === 'A' ? 'HubSpot' : system === 'B' ? 'Jira' : undefined;
    const line = name === undefined ? [] : [`• ${name}: `];
    await lead.question(CHANNEL, titleOf(questionId), ...line, `by <@${by}>`);
  }
  // Everybody else has been told, once for each click in vain.
  const vain = hundred.length - answered.length - repeated(hundred, answered);
  await until(
    'all have been told',
    () => [lead, developer, admin].reduce((sum, person) => sum + privately(person).length, 0) === vain,
  );
  expect(callsOf('chat.update').length - updates).toBeLessThan(40);
});

/** Clicks with which somebody said once more what they had said before: they change nothing and say nothing. */
function repeated(clicks: readonly { as: string; element: Json }[], answered: readonly Line[]): number {
  return answered.reduce((sum, { item, by, event }) => {
    const same = clicks.filter(({ as, element }) => {
      const { itemId, chosen } = itemRef.decode(element['value'] as string);
      return as === by && itemId === item && event.includes(`"${chosen ?? ''}"`);
    });
    return sum + same.length - 1;
  }, 0);
}

function callsOf(method: string) {
  return workspace.playground.calls().filter((call) => call.method === method);
}
