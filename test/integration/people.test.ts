import SqliteDatabase from 'better-sqlite3';
import type { Json, Message, Performed } from '../../playground/protocol';
import { ACTION, OPTIONS } from '../../blocks/ids';
import { itemRef } from '../../blocks/item-ref';
import { findQuestion } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { type Person, visibleText } from '../support/person';
import { scene } from '../support/scene';
import { until } from '../support/until';
import { ADMIN, CHANNEL, CUSTOMER, CUSTOMER_COLLEAGUE, DEVELOPER, LEAD } from '../support/workspace';

const PRESENT = titleOf('platform.present');
const REACH = titleOf('network.reach');
const TEST_SYSTEM = titleOf('test.system');
const TIME = titleOf('sync.transform.time');
const PERSONAL = titleOf('privacy.personal');
const WHO = 'Who would know?';
const TO = 'Who should answer instead?';
const WORD = 'A word to them';
const TAKE = "I'll take it";
const SHOW = 'Show all and history';

const { workspace, lead, developer, admin, customer, colleague } = scene(['HubSpot', 'Jira']);

function titleOf(id: string): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title.en;
}

/** The kickoff's id and the types of what happened to it, oldest first. */
function recorded(): { readonly kickoffId: string; readonly types: readonly string[] } {
  const db = new SqliteDatabase(workspace.databasePath, { readonly: true });
  const lines = db
    .prepare<[], { kickoff: string; type: string }>('SELECT kickoff_id AS kickoff, type FROM history ORDER BY seq')
    .all();
  db.close();
  return { kickoffId: lines[0]?.kickoff ?? '', types: lines.map(({ type }) => type) };
}

const count = (type: string) => recorded().types.filter((one) => one === type).length;

/** Chooses from the menu under a question. */
async function picks(person: Person, entry: string, title: string): Promise<void> {
  const { message } = await person.question(CHANNEL, title);
  expect(await person.choose(message, '…', entry, title)).toEqual({ ok: true });
}

/** Gives roles to people in *People and settings*. */
async function gives(people: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  await lead.click(await lead.board(CHANNEL), 'People and settings');
  await lead.modal('People and settings');
  expect(await lead.submit(people)).toEqual({ ok: true });
}

/** A click on a button as it would stand in a message of the bot to this person. */
async function clicksIn(
  channel: string,
  person: Person,
  actionId: string,
  chosen: string,
  item = 'kickoff',
): Promise<Performed> {
  const board = await lead.board(CHANNEL);
  const value = itemRef.encode({ kickoffId: recorded().kickoffId, itemId: item, revision: 0, chosen });
  const button = { type: 'button', action_id: actionId, text: { type: 'plain_text', text: 'x' }, value };
  return workspace.playground.action({
    as: person.userId,
    channel,
    ts: board.ts,
    blockId: 'test',
    actionId,
    stale: { blocks: [{ type: 'actions', block_id: 'test', elements: [button] }] },
  });
}

const told = (person: Person, channel = CHANNEL): Message[] =>
  person.messages(channel).filter(({ ephemeral }) => ephemeral);

const opened = (person: Person) => visibleText(person.openModal() ?? { blocks: [] });

describe('not sure', () => {
  test('a click records it and asks the owner who would know; the question goes to them', async () => {
    await lead.answer(CHANNEL, PRESENT, { answer: 'Not sure' }, 'HubSpot');
    const modal = await lead.modal(WHO);
    expect(visibleText(modal)).toContain(`*${PRESENT}*\nHubSpot`);
    expect(modal.close).toBe('Nobody yet');
    expect(await lead.submit({ [WHO]: 'dan', [WORD]: 'You built it.' })).toEqual({ ok: true });
    await lead.question(CHANNEL, PRESENT, '• HubSpot: Not sure', `<@${DEVELOPER}>`);
    expect(count('ItemHandedOver')).toBe(1);
    expect(lead.openModal()).toBeUndefined();
  });

  test('closing it leaves the answer, open until the risk is accepted', async () => {
    await lead.answer(CHANNEL, PRESENT, { answer: 'Not sure' }, 'HubSpot');
    await lead.modal(WHO);
    await lead.closeModal();
    const { controls } = await lead.question(CHANNEL, PRESENT, '• HubSpot: Not sure');
    expect(controls.join()).toContain('Accept as a risk');
    expect(count('ItemHandedOver')).toBe(0);
  });

  test('the same click delivered twice asks once, and later not again', async () => {
    await lead.answer(CHANNEL, PRESENT, { answer: 'Not sure' }, 'HubSpot');
    await lead.modal(WHO);
    await lead.closeModal();
    const windows = () => workspace.playground.calls().filter(({ method }) => method === 'views.open').length;
    const before = windows();
    expect((await workspace.playground.redeliver()).status).toBe(200);
    await lead.question(CHANNEL, PRESENT, '• HubSpot: Not sure');
    // Somebody else's click comes after it, so the second delivery is done with by then.
    await picks(developer, TAKE, TIME);
    await developer.isTold(CHANNEL, 'Done');
    expect(windows()).toBe(before);
    expect(count('ItemAnswered')).toBe(1);
    expect(lead.openModal()).toBeUndefined();
    expect(told(lead)).toEqual([]);
  });

  test('a member who may not hand it over is not asked', async () => {
    await developer.answer(CHANNEL, PRESENT, { answer: 'Not sure' }, 'Jira');
    await developer.question(CHANNEL, PRESENT, '• Jira: Not sure');
    expect(developer.openModal()).toBeUndefined();
    expect(told(developer)).toEqual([]);
  });

  test('an administrator and an external owner are asked', async () => {
    await admin.answer(CHANNEL, PRESENT, { answer: 'Not sure' }, 'Jira');
    await admin.modal('Wer könnte es wissen?');
    await gives({ 'System owner: Jira': 'chris' });
    await customer.question(CHANNEL, REACH, `• Jira: open · <@${CUSTOMER}>`);
    const { message, controls } = await customer.question(CHANNEL, REACH);
    const select = controls.find((label) => label.startsWith('Jira')) ?? '';
    await customer.choose(message, select, 'Not sure', REACH);
    await customer.modal(WHO);
    expect(await customer.submit({ [WHO]: 'cleo' })).toEqual({ ok: true });
    await customer.question(CHANNEL, REACH, '• Jira: Not sure', `<@${CUSTOMER_COLLEAGUE}>`);
  });

  test('in the answer modal it follows in its place, for all systems that were answered', async () => {
    await lead.answer(CHANNEL, PRESENT, { answer: 'No' }, 'HubSpot');
    await lead.question(CHANNEL, PRESENT, '• HubSpot: No');
    await lead.openQuestion(CHANNEL, PRESENT, 'HubSpot');
    await lead.submit(lead.inputsFor({ answer: 'Not sure', note: 'Ask around.', forAll: true }));
    await lead.modal(WHO);
    expect(lead.holds('For which?')).toEqual(['HubSpot', 'Jira']);
    expect(await lead.submit({ [WHO]: 'Sam Smith, sam@example.com' })).toEqual({ ok: true });
    await lead.question(CHANNEL, PRESENT, '• HubSpot: Not sure', 'Sam Smith');
    await lead.question(CHANNEL, PRESENT, '• Jira: Not sure', 'Sam Smith');
  });

  test('in a run through one’s questions it goes on, with or without a name', async () => {
    await lead.click(await lead.board(CHANNEL), 'Answer my next');
    await lead.modal();
    const seen: string[] = [];
    for (let at = 0; at < 4 && lead.openModal()?.title !== WHO; at += 1) {
      seen.push(opened(lead));
      if (opened(lead).includes(PRESENT)) await lead.submit({ 'Your answer': 'Not sure' });
      else await lead.clickInModal('Skip for now');
    }
    const modal = await lead.modal(WHO);
    expect(modal.close).toBe('Later');
    await lead.clickInModal('Next question');
    const next = await until('the next question', () => lead.openModal()?.title !== WHO && lead.openModal());
    expect(visibleText(next)).toContain(`*${PRESENT}*`);
    await lead.submit({ 'Your answer': 'Not sure' });
    await lead.modal(WHO);
    expect(await lead.submit({ [WHO]: 'dan' })).toEqual({ ok: true });
    expect(lead.openModal()?.title).toMatch(/^Your questions: \d+ left$/u);
    expect(seen).not.toContain(opened(lead));
    await lead.question(CHANNEL, PRESENT, 'Not sure', `<@${DEVELOPER}>`);
  });
});

describe('handing over', () => {
  test('everything open in the section, with a word, and only what is open', async () => {
    await lead.answer(CHANNEL, TEST_SYSTEM, { answer: 'Yes' }, 'HubSpot');
    await lead.question(CHANNEL, TEST_SYSTEM, '• HubSpot: Yes');
    await picks(lead, 'Hand over…', TEST_SYSTEM);
    await lead.modal('Hand over');
    const inputs = { 'What?': 'Everything open in Test systems and test data (5)', [TO]: 'dan', [WORD]: 'Your field.' };
    expect(await lead.submit(inputs)).toEqual({ ok: true });
    expect((await workspace.playground.redeliver()).status).toBe(200);
    await lead.question(CHANNEL, TEST_SYSTEM, '• Jira: open', `<@${DEVELOPER}>`);
    await lead.question(CHANNEL, titleOf('test.data.first'), '• HubSpot: open', `<@${DEVELOPER}>`);
    expect(count('ItemHandedOver')).toBe(5);
    const { message } = await developer.question(CHANNEL, titleOf('test.data.first'));
    await developer.click(message, 'HubSpot: Planned', titleOf('test.data.first'));
    expect(visibleText(await developer.modal('Answer'))).toContain('Your field.');
  });

  test('everything open of a system, or the role as a whole', async () => {
    await picks(lead, 'Hand over…', TEST_SYSTEM);
    await lead.modal('Hand over');
    const offered = visibleText(await lead.modal('Hand over'));
    for (const what of ['of HubSpot', 'of Jira', 'a whole: System owner: HubSpot', 'a whole: System owner: Jira']) {
      expect(offered).toContain(what);
    }
    const ofJira = /Everything open of Jira \(\d+\)/u.exec(offered)?.[0] ?? '';
    expect(await lead.submit({ 'What?': ofJira, [TO]: 'chris' })).toEqual({ ok: true });
    await lead.question(CHANNEL, TEST_SYSTEM, '• Jira: open', `<@${CUSTOMER}>`);
    await lead.question(CHANNEL, PRESENT, '• Jira: open', `<@${CUSTOMER}>`);
    await picks(lead, 'Hand over…', TEST_SYSTEM);
    await lead.modal('Hand over');
    await lead.submit({ 'What?': 'The role as a whole: System owner: HubSpot', [TO]: 'dan' });
    await lead.question(CHANNEL, REACH, '• HubSpot: open', `<@${DEVELOPER}>`);
    await lead.question(CHANNEL, PRESENT, '• HubSpot: open', `<@${LEAD}>`);
    expect(count('PersonAssigned')).toBe(1);
  });

  test('an administrator gives away more than their own; a member who owns some gives what is theirs', async () => {
    await gives({ 'System owner: HubSpot': 'ada', 'System owner: Jira': 'dan' });
    await developer.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${DEVELOPER}>`);
    await picks(developer, 'Hand over…', TEST_SYSTEM);
    const modal = await developer.modal('Hand over');
    expect(visibleText(modal)).not.toContain('The role as a whole');
    const section = 'Everything open in Test systems and test data (3)';
    expect(await developer.submit({ 'What?': section, [TO]: 'lena' })).toEqual({ ok: true });
    await lead.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${LEAD}>`);
    expect((await lead.question(CHANNEL, TEST_SYSTEM)).line('HubSpot')).toContain(`<@${ADMIN}>`);
    await picks(admin, 'Hand over…', TEST_SYSTEM);
    await admin.modal('Übergeben');
    const all = 'Alles Offene in Testsysteme und Testdaten (6)';
    expect(await admin.submit({ 'Was?': all, [labelOf(admin, 'to')]: 'dan' })).toEqual({
      ok: true,
    });
    await lead.question(CHANNEL, TEST_SYSTEM, `• HubSpot: open · <@${DEVELOPER}>`);
    await lead.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${DEVELOPER}>`);
  });

  test('an external owner is told how much is theirs and gives only that', async () => {
    await gives({ 'System owner: Jira': 'chris' });
    await customer.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${CUSTOMER}>`);
    await picks(customer, 'Hand over…', TEST_SYSTEM);
    const modal = visibleText(await customer.modal('Hand over'));
    expect(modal).toMatch(/\d+ open questions are yours here\. Only what is yours can go with it\./u);
    expect(modal).not.toContain('The role as a whole');
    expect(await customer.offered(TO, 'cleo')).toEqual(['cleo (other organisation)', 'Somebody else: cleo']);
    const section = 'Everything open in Test systems and test data (3)';
    expect(await customer.submit({ 'What?': section, [TO]: 'cleo' })).toEqual({ ok: true });
    await lead.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${CUSTOMER_COLLEAGUE}>`);
    expect((await lead.question(CHANNEL, TEST_SYSTEM)).line('HubSpot')).toContain(`<@${LEAD}>`);
    await picks(colleague, 'Hand over…', TIME);
    await colleague.isTold(CHANNEL, `This question belongs to <@${LEAD}>.`);
    expect(colleague.openModal()).toBeUndefined();
  });

  test('whoever has left since or was deactivated is refused at the field, and nothing typed is lost', async () => {
    await picks(lead, 'Hand over…', TIME);
    await lead.modal('Hand over');
    expect(await lead.offered(TO, 'cleo')).toContain('cleo (other organisation)');
    workspace.playground.leave(CUSTOMER_COLLEAGUE, CHANNEL);
    await lead.submit({ [TO]: 'cleo', [WORD]: 'Please.' });
    expect(lead.errorAt(TO)).toContain('This person is not in the channel any more.');
    workspace.playground.deactivate(DEVELOPER);
    await workspace.restart();
    await submitsTo(DEVELOPER);
    expect(lead.errorAt(TO)).toContain('This account has been deactivated.');
    await submitsTo('U0BOT');
    expect(lead.errorAt(TO)).toContain('This is an app and not a person.');
    expect(count('ItemHandedOver')).toBe(0);
    expect(await lead.submit({ [TO]: 'ada' })).toEqual({ ok: true });
    await lead.openQuestion(CHANNEL, TIME);
    expect(opened(lead)).toContain('Please.');
  });

  test('when everything there is done by then, it says so at the choice', async () => {
    await picks(lead, 'Hand over…', TEST_SYSTEM);
    await lead.modal('Hand over');
    for (const name of ['HubSpot', 'Jira']) {
      await developer.answer(CHANNEL, TEST_SYSTEM, { answer: 'Yes' }, name);
      await developer.answer(CHANNEL, titleOf('test.data.first'), { answer: 'Ready' }, name);
      await developer.answer(CHANNEL, titleOf('test.data.later'), { answer: 'Ready' }, name);
    }
    await until('all is answered', () => count('ItemAnswered') === 6);
    await lead.submit({ 'What?': 'Everything open in Test systems and test data (6)', [TO]: 'dan' });
    expect(lead.errorAt('What?')).toBe('Nothing open is left there that could be handed over.');
    expect(count('ItemHandedOver')).toBe(0);
  });

  test('nothing more is offered where there is nothing more, and it says who hears of it', async () => {
    await picks(lead, 'Hand over…', PERSONAL);
    await lead.modal('Hand over');
    // The follow-ups that this answer will bring up go with the section, so it is offered, and no system is.
    expect(opened(lead)).toContain('Everything open in Data privacy (1)');
    expect(opened(lead)).not.toContain('Everything open of');
    expect(opened(lead)).toContain('Somebody outside Slack is shown with the question and hears nothing from me');
  });
});

/** Submits the lead's form with somebody whom the picker offered a while ago. */
async function submitsTo(userId: string): Promise<void> {
  const view = lead.openModal();
  const option = { text: { type: 'plain_text', text: 'x' }, value: `m|${userId}` };
  const element = { type: 'external_select', selected_option: option };
  await workspace.playground.submit({
    as: LEAD,
    viewId: view?.id ?? '',
    state: { to: { [OPTIONS.person]: element } },
  });
}

/** The label of an input of the open modal, by its block. */
function labelOf(person: Person, blockId: string): string {
  const block = person.openModal()?.blocks.find((one) => one['block_id'] === blockId);
  return String((block?.['label'] as Json)['text']);
}

describe("I'll take it", () => {
  test('at once where one is meant, and said privately; twice delivered it is said once', async () => {
    await picks(developer, TAKE, TIME);
    await developer.isTold(CHANNEL, 'Done: it is yours now.');
    expect((await workspace.playground.redeliver()).status).toBe(200);
    await lead.question(CHANNEL, TIME, `• open · <@${DEVELOPER}>`);
    expect(told(developer)).toHaveLength(1);
    expect(count('ItemHandedOver')).toBe(1);
    await picks(developer, TAKE, TIME);
    await developer.isTold(CHANNEL, 'What is open here is yours already.');
  });

  test('of several systems those that are open and not one’s own are chosen', async () => {
    await lead.answer(CHANNEL, TEST_SYSTEM, { answer: 'Yes' }, 'Jira');
    await lead.question(CHANNEL, TEST_SYSTEM, '• Jira: Yes');
    await picks(developer, TAKE, PRESENT);
    await developer.modal(TAKE);
    expect(developer.holds('For which?')).toEqual(['HubSpot', 'Jira']);
    expect(await developer.submit({ 'For which?': ['Jira'] })).toEqual({ ok: true });
    await lead.question(CHANNEL, PRESENT, `• Jira: open · <@${DEVELOPER}>`);
    expect((await lead.question(CHANNEL, PRESENT)).line('HubSpot')).toContain(`<@${LEAD}>`);
    // One of two is answered, so there is nothing to ask.
    await picks(developer, TAKE, TEST_SYSTEM);
    await lead.question(CHANNEL, TEST_SYSTEM, `• HubSpot: open · <@${DEVELOPER}>`);
    expect(developer.openModal()).toBeUndefined();
  });

  test('what changed since it was shown is not taken', async () => {
    const { message } = await developer.question(CHANNEL, TIME);
    await picks(lead, 'Hand over…', TIME);
    await lead.modal('Hand over');
    await lead.submit({ [TO]: 'ada' });
    await lead.question(CHANNEL, TIME, `• open · <@${ADMIN}>`);
    const at = message.blocks.findIndex((block) => visibleText({ blocks: [block] }).includes(TIME)) + 1;
    const menu = (message.blocks[at]?.['elements'] as Json[]).find(({ type }) => type === 'overflow') as Json;
    const option = (menu['options'] as Json[]).find((one) => visibleText({ blocks: [one] }) === TAKE);
    await workspace.playground.action({
      as: DEVELOPER,
      channel: CHANNEL,
      ts: message.ts,
      blockId: String(message.blocks[at]?.['block_id']),
      actionId: String(menu['action_id']),
      chosen: { selected_option: option },
      stale: { blocks: message.blocks },
    });
    await developer.isTold(CHANNEL, `"${TIME}" has changed since this button was shown`);
    expect(count('ItemHandedOver')).toBe(1);
  });

  test('people of another organisation may not, and do not see the button', async () => {
    await picks(customer, TAKE, TIME);
    await customer.isTold(CHANNEL, `This question belongs to <@${LEAD}>.`);
    await gives({ 'System owner: Jira': 'chris' });
    await customer.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${CUSTOMER}>`);
    const { message } = await customer.question(CHANNEL, titleOf('test.data.first'));
    await customer.click(message, 'Jira: Planned', titleOf('test.data.first'));
    await customer.modal('Answer');
    expect(opened(customer)).not.toContain(TAKE);
    expect(opened(customer)).not.toContain('Internal note');
    expect(count('ItemHandedOver')).toBe(0);
  });

  test('in the answer modal what was typed stays', async () => {
    await developer.openQuestion(CHANNEL, TIME);
    await developer.clickInModal(TAKE, { 'Your answer': 'UTC everywhere.' });
    await until('it is theirs', () => opened(developer).includes('This question is yours now.'));
    expect(opened(developer)).not.toContain(`\n${TAKE}`);
    expect(await developer.submit({})).toEqual({ ok: true });
    await lead.question(CHANNEL, TIME, 'UTC everywhere.', `by <@${DEVELOPER}>`);
    expect(recorded().types.slice(1)).toEqual(['ItemHandedOver', 'ItemAnswered']);
  });
});

describe('internal notes', () => {
  const SECRET = 'Their contract ends in May';

  async function notes(person: Person, text: string): Promise<void> {
    await person.clickInModal('Internal note…', { 'Your answer': 'UTC, I think.' });
    await person.modal('Internal note');
    expect(opened(person)).toContain('Only people of your organisation can read this.');
    expect(await person.submit({ Note: text })).toEqual({ ok: true });
    await person.modal('Answer');
  }

  test('are read by our own people and by nobody else, wherever they look', async () => {
    await developer.openQuestion(CHANNEL, TIME);
    await notes(developer, SECRET);
    await until('the modal shows it', () => opened(developer).includes(SECRET));
    // What was typed before is still there.
    expect(await developer.submit({})).toEqual({ ok: true });
    await lead.question(CHANNEL, TIME, 'UTC, I think.');
    await picks(lead, SHOW, TIME);
    await until('the lead reads it', () => opened(lead).includes(SECRET));
    await lead.clickInModal('History');
    await lead.modal('History');
    expect(opened(lead)).toContain(`internal note: ${SECRET}`);

    const { calls, deliveries, snapshot } = workspace.playground;
    const from = { calls: calls().length, deliveries: deliveries().length };
    const hidden = (shown: unknown) => {
      const text = JSON.stringify(shown);
      expect(text).not.toContain(SECRET);
      expect(text).not.toMatch(/internal note|Internal note|InternalNote/u);
    };
    await picks(customer, SHOW, TIME);
    await customer.modal('In full');
    hidden(customer.openModal());
    await customer.clickInModal('History');
    await customer.modal('History');
    expect(opened(customer)).toContain('UTC, I think.');
    hidden(customer.openModal());
    await customer.closeModal();
    await customer.closeModal();
    await clicksIn(CHANNEL, customer, ACTION.boardMenu, 'history');
    await customer.modal('History');
    expect(opened(customer)).toContain('UTC, I think.');
    hidden(customer.openModal());
    await customer.closeModal();
    // Theirs to answer by now, with the note beside it.
    await picks(lead, 'Hand over…', TIME);
    await until('the form is open', () => lead.openModal()?.title === 'Hand over');
    await lead.submit({ [TO]: 'chris' });
    await until('it is theirs', () => count('ItemHandedOver') === 1);
    await customer.openQuestion(CHANNEL, TIME);
    hidden(customer.openModal());
    await clicksIn(CHANNEL, customer, ACTION.openNote, 'x', 'sync.transform.time');
    await customer.isTold(CHANNEL, 'This button comes from another version of Integration Check.');
    await customer.submit({ 'Your answer': 'CET.' });
    await lead.question(CHANNEL, TIME, 'CET.');
    hidden(snapshot(CUSTOMER));
    hidden(snapshot(CUSTOMER_COLLEAGUE));
    hidden(
      calls()
        .slice(from.calls)
        .filter(({ args }) => !JSON.stringify(args).includes('"hand_over"')),
    );
    hidden(
      deliveries()
        .slice(from.deliveries)
        .map(({ responseBody }) => responseBody),
    );
    hidden(calls().filter(({ method }) => method.startsWith('chat.')));
    expect(workspace.log.join('')).not.toContain(SECRET);
  });

  test('a secret is refused at the field; an empty text takes the note away', async () => {
    await developer.openQuestion(CHANNEL, TIME);
    await developer.clickInModal('Internal note…');
    await developer.modal('Internal note');
    await developer.submit({ Note: 'password: Sommer2026!x' });
    expect(developer.errorAt('Note')).toContain('it was not saved');
    expect(await developer.submit({ Note: SECRET })).toEqual({ ok: true });
    await until('it is shown', () => opened(developer).includes(SECRET));
    await developer.clickInModal('Internal note…');
    await developer.modal('Internal note');
    expect(developer.holds('Note')).toEqual([SECRET]);
    expect(await developer.submit({ Note: '' })).toEqual({ ok: true });
    await until('it is gone', () => developer.openModal()?.title === 'Answer' && !opened(developer).includes(SECRET));
    expect(count('InternalNoteWritten')).toBe(2);
  });

  test('a note is no news to somebody who answers meanwhile, and none to a form that is saved again', async () => {
    await customer.question(CHANNEL, TIME);
    await gives({ 'Data and processes': 'chris' });
    await customer.question(CHANNEL, TIME, `<@${CUSTOMER}>`);
    await customer.openQuestion(CHANNEL, TIME);
    await lead.answer(CHANNEL, TIME, { answer: 'Local time.' });
    await lead.question(CHANNEL, TIME, 'Local time.');
    await developer.openQuestion(CHANNEL, TIME);
    await developer.clickInModal('Internal note…');
    await developer.modal('Internal note');
    await developer.submit({ Note: SECRET });
    await until('it is noted', () => count('InternalNoteWritten') === 1);
    await customer.submit({ 'Your answer': 'UTC.' });
    expect(opened(customer)).toContain('Somebody was a moment faster.');
    expect(opened(customer)).not.toContain(DEVELOPER);
  });
});

describe('history', () => {
  test('of the kickoff: who changed what, from the command, with all kinds of changes', async () => {
    await gives({ 'Security and access': 'ada', 'Target date': '2027-05-03', Language: 'Deutsch' });
    await gives({ Language: 'English', 'Question packs': ['Advertising: campaigns and audiences'] });
    await picks(developer, TAKE, TIME);
    await developer.isTold(CHANNEL, 'Done');
    expect(await lead.command(CHANNEL, 'history')).toEqual({ ok: true });
    const said = visibleText(await lead.modal('History'));
    for (const line of [
      'Who changed what, the newest first.',
      `Security and access: <@${ADMIN}>`,
      'target date: 3 May 2027',
      'language: Deutsch',
      'language: English',
      'switched on: Advertising: campaigns and audiences',
      `${TIME}: took it`,
      'started the kickoff',
    ]) {
      expect(said).toContain(line);
    }
    expect(said.indexOf('took it')).toBeLessThan(said.indexOf('started the kickoff'));
    await admin.command(CHANNEL, 'history');
    const german = visibleText(await admin.modal('Verlauf'));
    expect(german).toContain('hat übernommen');
    expect(german).toContain('Zieldatum: 3. Mai 2027');
  });

  test('has pages', async () => {
    for (const to of ['dan', 'ada', 'dan', 'ada']) {
      await picks(lead, 'Hand over…', REACH);
      await lead.modal('Hand over');
      const offered = /Everything open of HubSpot \(\d+\)/u.exec(opened(lead))?.[0] ?? '';
      expect(await lead.submit({ 'What?': offered, [TO]: to })).toEqual({ ok: true });
    }
    const changes = recorded().types.length;
    expect(changes).toBeGreaterThan(60);
    await lead.command(CHANNEL, 'history');
    await lead.modal('History');
    expect(opened(lead)).toContain('1 of ');
    expect(opened(lead)).not.toContain('started the kickoff');
    while (opened(lead).includes('Earlier')) {
      const before = opened(lead);
      await lead.clickInModal('Earlier');
      await until('the page turns', () => opened(lead) !== before);
    }
    expect(opened(lead)).toContain('started the kickoff');
    const last = opened(lead);
    await lead.clickInModal('Later');
    await until('the page turns', () => opened(lead) !== last);
    expect(opened(lead)).not.toContain('started the kickoff');
  });

  test('of a question: from its full text, and from menus of old messages', async () => {
    await lead.answer(CHANNEL, TIME, { answer: 'UTC.' });
    const { message } = await developer.question(CHANNEL, TIME, 'UTC.');
    await developer.choose(message, '…', SHOW, TIME);
    await developer.modal('In full');
    await developer.clickInModal('History');
    await developer.modal('History');
    expect(opened(developer)).toContain('UTC.');
    await developer.closeModal();
    expect(developer.openModal()?.title).toBe('In full');
    await developer.closeModal();
    for (const [chosen, title] of [
      ['history', 'History'],
      ['all', 'In full'],
      ['show', 'In full'],
    ] as const) {
      await clicksIn(CHANNEL, developer, `${ACTION.itemMenu}/sync.transform.time`, chosen, 'sync.transform.time');
      await developer.modal(title);
      await developer.closeModal();
    }
  });
});

describe('giving everything of a person to somebody else', () => {
  const direct = (person: Person) => workspace.playground.openDirectMessage(person.userId);

  test('the lead takes it over with one click, once; later there is nothing left', async () => {
    await gives({ 'System owner: Jira': 'dan', 'Security and access': 'dan' });
    await lead.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${DEVELOPER}>`);
    workspace.playground.leave(DEVELOPER, CHANNEL);
    await lead.board(CHANNEL);
    await until('it is noticed', async () => visibleText(await lead.board(CHANNEL)).includes('Needs somebody'));
    expect(await clicksIn(direct(lead), lead, ACTION.takeOver, DEVELOPER)).toEqual({ ok: true });
    await lead.isTold(direct(lead), `Done: you have taken over from <@${DEVELOPER}>, with `);
    expect((await workspace.playground.redeliver()).status).toBe(200);
    await lead.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${LEAD}>`);
    expect(told(lead, direct(lead))).toHaveLength(1);
    for (const action of [ACTION.takeOver, ACTION.replacePerson]) {
      const before = told(admin, direct(admin)).length;
      expect(await clicksIn(direct(admin), admin, action, DEVELOPER)).toEqual({ ok: true });
      await until('it is stale', () => told(admin, direct(admin)).length > before);
      expect(visibleText(told(admin, direct(admin)).at(-1) ?? { blocks: [] })).toContain('liegt hier nichts mehr');
    }
    expect(admin.openModal()).toBeUndefined();
  });

  test('or gives it to somebody else, who has to be there', async () => {
    await gives({ 'System owner: Jira': 'dan' });
    expect(await clicksIn(direct(lead), lead, ACTION.replacePerson, DEVELOPER)).toEqual({ ok: true });
    const modal = await lead.modal('Give everything away');
    expect(visibleText(modal)).toMatch(
      new RegExp(`Everything that <@${DEVELOPER}> has here .*\\d+ open questions`, 'u'),
    );
    expect(await lead.offered('Who takes over?', '')).toEqual([
      'ada',
      'chris (other organisation)',
      'cleo (other organisation)',
      'lena',
    ]);
    workspace.playground.leave(CUSTOMER_COLLEAGUE, CHANNEL);
    await lead.submit({ 'Who takes over?': 'cleo' });
    expect(lead.errorAt('Who takes over?')).toContain('not in the channel any more');
    expect(await lead.submit({ 'Who takes over?': 'chris' })).toEqual({ ok: true });
    expect(opened(lead)).toContain(`Done: <@${CUSTOMER}> has taken over from <@${DEVELOPER}>`);
    await lead.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${CUSTOMER}>`);
  });

  test('the lead’s place goes only to one of our own people', async () => {
    expect(await clicksIn(direct(admin), admin, ACTION.replacePerson, LEAD)).toEqual({ ok: true });
    await admin.modal('Alles übergeben');
    expect(await admin.offered('Wer übernimmt?', '')).toEqual(['ada', 'dan']);
    expect(await admin.submit({ 'Wer übernimmt?': 'dan' })).toEqual({ ok: true });
    await lead.question(CHANNEL, TIME, `• open · <@${DEVELOPER}>`);
    expect(recorded().types).toContain('LeadChanged');
  });

  test.each([
    ['a member', () => developer],
    ['a customer', () => customer],
  ])('%s may not', async (_, who) => {
    for (const action of [ACTION.takeOver, ACTION.replacePerson]) {
      const before = told(who(), direct(who())).length;
      await clicksIn(direct(who()), who(), action, LEAD);
      await until('they are told', () => told(who(), direct(who())).length > before);
      expect(visibleText(told(who(), direct(who())).at(-1) ?? { blocks: [] })).toContain(`Only the lead (<@${LEAD}>)`);
    }
    expect(who().openModal()).toBeUndefined();
    expect(recorded().types).toEqual(['KickoffStarted']);
  });
});
