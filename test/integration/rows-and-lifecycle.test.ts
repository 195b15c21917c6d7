import SqliteDatabase from 'better-sqlite3';
import type { View } from '../../playground/protocol';
import { readPasted } from '../../src/domain/rows';
import { findQuestion, type Question } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { type Person, createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import {
  CHANNEL,
  CUSTOMER,
  CUSTOMER_COLLEAGUE,
  DEVELOPER,
  LEAD,
  type Workspace,
  openWorkspace,
} from '../support/workspace';

const OBJECTS = questionOf('sync.objects');
const RELATIONS = questionOf('sync.relations');
const DIRECTION = questionOf('sync.direction');
const LIFECYCLE = questionOf('lifecycle');
const ITEM = 'sync.objects@A-B';

const ONE = 'Object in HubSpot';
const TWO = 'Object in Jira';
const CARDINALITY = 'Cardinality';
const LEADS = 'Leading system';

let workspace: Workspace;
let lead: Person;
let developer: Person;
let customer: Person;
beforeEach(async () => {
  workspace = await openWorkspace();
  [lead, developer, customer] = [LEAD, DEVELOPER, CUSTOMER].map((id) => createPerson(workspace.playground, id)) as [
    Person,
    Person,
    Person,
  ];
  await lead.starts(CHANNEL, 'HubSpot', 'Jira');
});
afterEach(() => workspace.stop());

function questionOf(id: string): Question {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question;
}

/** Types of the events of an item, oldest first. */
function history(item = ITEM): string[] {
  const db = new SqliteDatabase(workspace.databasePath, { readonly: true });
  const lines = db
    .prepare<[string], { type: string }>('SELECT type FROM history WHERE item_id = ? ORDER BY seq')
    .all(item);
  db.close();
  return lines.map(({ type }) => type);
}

const opens = (person: Person, question = OBJECTS) => person.openQuestion(CHANNEL, question.title.en);
const shown = (person: Person) => visibleText(person.openModal() ?? { blocks: [] });
const isFine = { ok: true };

/** The numbered lines of the list in the topmost modal. */
function linesOf(person: Person): string[] {
  return shown(person)
    .split('\n')
    .flatMap((line) => /^\d+\. (.*)$/u.exec(line)?.[1] ?? []);
}

/** Waits until the list on top is these lines. */
async function lists(person: Person, ...lines: string[]): Promise<void> {
  await until(
    `the list says ${lines.join('; ')}, and not ${linesOf(person).join('; ')}`,
    () => JSON.stringify(linesOf(person)) === JSON.stringify(lines),
    2_000,
  );
}

async function adds(person: Person, cells: Readonly<Record<string, string>>): Promise<void> {
  expect(await person.submit(cells)).toEqual(isFine);
}

async function pastes(person: Person, lines: string): Promise<void> {
  expect(await person.clickInModal('Paste rows')).toEqual(isFine);
  await person.modal('Paste rows');
  expect(await person.submit({ 'Rows, one on each line': lines })).toEqual(isFine);
}

const back = (person: Person) => person.closeModal();

describe('rows, one after the other', () => {
  const EIGHT = [
    ['Company', 'Organisation', '1:1', 'HubSpot'],
    ['Contact', 'Customer', 'n:1', 'HubSpot'],
    ['Deal', 'Epic', '1:n', 'Jira'],
    ['Ticket', 'Issue', '1:1', 'Jira'],
    ['Note', 'Comment', '1:1', undefined],
    ['File', 'Attachment', undefined, 'Jira'],
    ['Task', 'Sub-task', undefined, undefined],
    ['Product', 'Component <A&B>', 'n:m', 'HubSpot'],
  ] as const;

  test('eight rows take eight forms, which empty themselves, and the list below is right', async () => {
    await opens(lead);
    expect(shown(lead)).toContain('No rows yet.');
    expect(shown(lead)).toContain('Every row is saved at once. The question stays open until this is complete.');
    await lead.clickInModal('Add row', { Note: 'The rest comes with phase two.' });
    await lead.modal('Add rows');
    for (const [at, [one, two, cardinality, leads]] of EIGHT.entries()) {
      await adds(lead, {
        [ONE]: one,
        [TWO]: two,
        ...(cardinality === undefined ? {} : { [CARDINALITY]: cardinality }),
        ...(leads === undefined ? {} : { [LEADS]: leads }),
      });
      expect(shown(lead)).toContain(`Saved: ${one} · ${at === 7 ? 'Component &lt;A&amp;B&gt;' : two}`);
      expect(shown(lead)).toContain(`${at + 1} row${at === 0 ? '' : 's'} so far. Add the next one`);
      expect([lead.holds(ONE), lead.openModal()?.state]).toEqual([[], emptied(lead.openModal())]);
      expect(history()).toHaveLength(at + 1);
    }
    await back(lead);
    await lists(
      lead,
      'Company · Organisation · 1:1 · HubSpot',
      'Contact · Customer · n:1 · HubSpot',
      'Deal · Epic · 1:n · Jira',
      'Ticket · Issue · 1:1 · Jira',
      'Note · Comment · 1:1',
      'File · Attachment · – · Jira',
      'Task · Sub-task',
      'Product · Component &lt;A&amp;B&gt; · n:m · HubSpot',
    );
    // The note that was typed before is still there, and goes with the answer.
    expect(JSON.stringify(lead.openModal()?.state)).toContain('The rest comes with phase two.');
    expect(await lead.submit({})).toEqual(isFine);
    expect(lead.openModal()).toBeUndefined();
    expect(history().at(-1)).toBe('ItemAnswered');
    await opens(developer);
    expect(shown(developer)).toContain('This is complete. What is changed here now counts at once.');
    expect(developer.holds('Note')).toEqual(['The rest comes with phase two.']);
  });

  /** What a form holds in which nothing was typed. */
  function emptied(view: View | undefined): View['state'] {
    return Object.fromEntries(
      Object.entries(view?.state ?? {}).map(([block, elements]) => [
        block,
        Object.fromEntries(
          Object.entries(elements).map(([name, { type }]) => [
            name,
            type === 'static_select' ? { type, selected_option: null } : { type, value: null },
          ]),
        ),
      ]),
    );
  }

  test('the same form, delivered twice or sent twice, adds one row', async () => {
    await opens(lead);
    await lead.clickInModal('Add row');
    await lead.modal('Add rows');
    await adds(lead, { [ONE]: 'Company', [TWO]: 'Organisation' });
    await workspace.playground.redeliver();
    expect(history()).toEqual(['RowsAdded']);
    await adds(lead, { [ONE]: ' Company', [TWO]: 'Organisation ' });
    expect(shown(lead)).toContain('In the list already: Company · Organisation');
    expect(history()).toEqual(['RowsAdded']);
    await back(lead);
    await lists(lead, 'Company · Organisation');
  });

  test('a secret is refused at its cell, and nothing else is lost', async () => {
    const secret = ['pass', 'word: Som', 'mer2024!x'].join('');
    await opens(lead);
    await lead.clickInModal('Add row');
    await lead.modal('Add rows');
    await lead.submit({ [ONE]: 'Company', [TWO]: secret });
    expect(lead.errorAt(TWO)).toMatch(/^This looks like .*, so it was not saved\./u);
    expect(lead.errorAt(ONE)).toBeUndefined();
    expect(history()).toEqual([]);
    expect(workspace.log.filter((line) => line.includes(secret))).toEqual([]);
    await adds(lead, { [TWO]: 'Organisation' });
    await back(lead);
    await lists(lead, 'Company · Organisation');
  });

  test('an empty list cannot be complete', async () => {
    await opens(lead);
    await lead.submit({});
    expect(lead.errorAt('Note')).toContain('There is no row yet');
  });
});

describe('rows from a sheet', () => {
  const line = (at: number) => `Object ${at}; Thing ${at}; 1:1; HubSpot`;

  test('of thirty lines three are wrong: those stay, with their numbers, and are mended', async () => {
    await opens(lead);
    const lines = Array.from({ length: 30 }, (_, at) => line(at + 1));
    lines[4] = 'Deal; Epic; 1:1; Salesforce';
    lines[11] = '; Epic';
    lines[29] = 'Ticket; Issue; 1:1; Jira; and more';
    await pastes(lead, [ONE, TWO, CARDINALITY, LEADS].join('\t').concat('\n', lines.join('\n')));
    expect(shown(lead)).toContain('*27 rows saved.*\nThese 3 lines need another look');
    expect(shown(lead)).toContain('Line 6: Deal; Epic; 1:1; Salesforce\n"Leading system" should be HubSpot or Jira.');
    expect(shown(lead)).toContain('Line 13: ; Epic\n"Object in HubSpot" is missing.');
    expect(shown(lead)).toContain(
      'Line 31: Ticket; Issue; 1:1; Jira; and more\nThere is more in it than the 4 columns',
    );
    expect(lead.holds('Rows, one on each line')).toEqual([[lines[4], lines[11], lines[29]].join('\n')]);
    await adds(lead, { 'Rows, one on each line': `Deal; Epic; 1-1; jira\n${line(1)}\nTicket; Issue; 1 zu n; b` });
    await until('the list is right', () => shown(lead).includes('29 rows so far'));
    expect(shown(lead)).toContain('2 rows saved. 1 line was there already.');
    // The last page is shown, where the new ones stand.
    expect(linesOf(lead).slice(-2)).toEqual(['Deal · Epic · 1:1 · Jira', 'Ticket · Issue · 1:n · Jira']);
    expect(shown(lead)).toContain('Rows 21 to 29 of 29');
    await lead.clickInModal('Earlier');
    await until('the first page is shown', () => linesOf(lead)[0] === 'Object 1 · Thing 1 · 1:1 · HubSpot');
    expect(linesOf(lead)).toHaveLength(20);
    await lead.clickInModal('Later');
    await until('the last page is shown', () => linesOf(lead).length === 9);
  });

  test('nothing but lines that are there already, and nothing at all', async () => {
    await opens(lead);
    await pastes(lead, line(1));
    await lists(lead, 'Object 1 · Thing 1 · 1:1 · HubSpot');
    await pastes(lead, `${line(1)}\n${line(1)}`);
    await until('it is said', () => shown(lead).includes('0 rows saved. 2 lines were there already.'));
    expect(history()).toEqual(['RowsAdded']);
    await lead.clickInModal('Paste rows');
    await lead.modal('Paste rows');
    await lead.submit({ 'Rows, one on each line': `${ONE}; ${TWO}` });
    expect(lead.errorAt('Rows, one on each line')).toBe('Please fill this in.');
  });

  test('a secret in a line is neither saved nor said again', async () => {
    const secret = ['pass', 'word: Som', 'mer2024!x'].join('');
    await opens(lead);
    await pastes(lead, `${line(1)}\nDeal; ${secret}; 1:1`);
    expect(shown(lead)).toContain('Line 2: (not repeated here)');
    expect(shown(lead)).not.toContain(secret);
    expect(lead.holds('Rows, one on each line')).toEqual([`Deal; ${secret}; 1:1`]);
    expect(workspace.log.filter((one) => one.includes(secret))).toEqual([]);
    await back(lead);
    await lists(lead, 'Object 1 · Thing 1 · 1:1 · HubSpot');
  });

  test('with more than twenty rows a sheet can be linked', async () => {
    await opens(lead);
    await pastes(lead, Array.from({ length: 20 }, (_, at) => line(at + 1)).join('\n'));
    await until('twenty rows', () => linesOf(lead).length === 20);
    expect(shown(lead)).not.toContain('Link a sheet');
    await pastes(lead, line(21));
    await until('the tip', () => shown(lead).includes('A list this long is easier to read in a sheet.'));
    await lead.clickInModal('Link a sheet');
    await lead.modal('Link a sheet');
    await lead.submit({ 'Web address of the sheet': 'https://exa mple.com' });
    expect(lead.errorAt('Web address of the sheet')).toBeDefined();
    expect(await lead.submit({ 'Web address of the sheet': 'https://docs.example.com/sheet' })).toEqual(isFine);
    await until('the link', () => shown(lead).includes('The long version: <https://docs.example.com/sheet>'));
    await lead.clickInModal('Change the link');
    await lead.modal('Link a sheet');
    expect(lead.holds('Web address of the sheet')).toEqual(['https://docs.example.com/sheet']);
    expect(await lead.submit({ 'Web address of the sheet': '' })).toEqual(isFine);
    await until('no link', () => !shown(lead).includes('The long version'));
    expect(history()).toEqual(['RowsAdded', 'RowsAdded', 'SheetLinked', 'SheetLinked']);
  });
});

describe('a row that is there', () => {
  beforeEach(async () => {
    await opens(lead);
    await pastes(lead, 'Company; Organisation; 1:1; HubSpot\nDeal; Epic');
    await lists(lead, 'Company · Organisation · 1:1 · HubSpot', 'Deal · Epic');
  });

  test('is edited, and a choice can be taken back', async () => {
    expect(await lead.chooseInModal('Company', 'Edit')).toEqual(isFine);
    await lead.modal('Edit row');
    expect([ONE, TWO, CARDINALITY, LEADS].map((label) => lead.holds(label)[0])).toEqual([
      'Company',
      'Organisation',
      '1:1',
      'HubSpot',
    ]);
    await adds(lead, { [TWO]: 'Project', [CARDINALITY]: '–' });
    await lead.modal('Answer');
    await lists(lead, 'Company · Project · – · HubSpot', 'Deal · Epic');
    await lead.chooseInModal('Deal', 'Edit');
    await lead.modal('Edit row');
    await lead.submit({ [ONE]: 'Company', [TWO]: 'Project', [LEADS]: 'HubSpot' });
    expect(lead.errorAt(ONE)).toBe('This row is in the list already.');
  });

  test('is removed, once, and put back', async () => {
    expect(await lead.chooseInModal('Company', 'Remove')).toEqual(isFine);
    await lists(lead, 'Deal · Epic');
    await workspace.playground.redeliver();
    expect(shown(lead)).toContain('Removed: Company · Organisation · 1:1 · HubSpot');
    await lead.clickInModal('Put it back');
    await lists(lead, 'Deal · Epic', 'Company · Organisation · 1:1 · HubSpot');
    expect(history()).toEqual(['RowsAdded', 'RowRemoved', 'RowsAdded']);
  });

  test('is changed by two people at the same time: the second one reads it and replaces it knowingly', async () => {
    await opens(developer);
    await lead.chooseInModal('Deal', 'Edit');
    await lead.modal('Edit row');
    await developer.chooseInModal('Deal', 'Edit');
    await developer.modal('Edit row');
    await adds(lead, { [TWO]: 'Story' });
    await adds(developer, { [TWO]: 'Task' });
    expect(shown(developer)).toContain(`<@${LEAD}> has just changed this row. It says now: Deal · Story`);
    expect(JSON.stringify(developer.openModal()?.state)).toContain('Task');
    await adds(developer, {});
    await lists(developer, 'Company · Organisation · 1:1 · HubSpot', 'Deal · Task');
  });

  test('is removed while somebody edits it: what they typed becomes a new one', async () => {
    await opens(developer);
    await developer.chooseInModal('Deal', 'Edit');
    await developer.modal('Edit row');
    await lead.chooseInModal('Deal', 'Remove');
    await lists(lead, 'Company · Organisation · 1:1 · HubSpot');
    await adds(developer, { [TWO]: 'Task' });
    expect(shown(developer)).toContain(`<@${LEAD}> has just removed this row.`);
    expect(developer.holds(TWO)).toEqual(['Task']);
    await adds(developer, {});
    await lists(developer, 'Company · Organisation · 1:1 · HubSpot', 'Deal · Task');
    // It was opened before, and shows what is gone: the menu says so.
    await developer.chooseInModal('Company', 'Remove');
    await lists(developer, 'Deal · Task');
    await lead.chooseInModal('Company', 'Edit');
    await lead.modal('Integration Check');
    expect(shown(lead)).toContain('This row has just been removed.');
  });

  test('a removal of what somebody has changed since is not done, and can be done again', async () => {
    await opens(developer);
    await developer.chooseInModal('Deal', 'Edit');
    await developer.modal('Edit row');
    await adds(developer, { [TWO]: 'Story' });
    await lead.chooseInModal('Deal', 'Remove');
    await until('the lead is told', () => shown(lead).includes('It says now: Deal · Story'));
    await lead.chooseInModal('Story', 'Remove');
    await lists(lead, 'Company · Organisation · 1:1 · HubSpot');
  });

  test('completing shows what somebody else changed first; one’s own rows are no news', async () => {
    await opens(developer);
    await pastes(developer, 'Ticket; Issue');
    await lists(developer, 'Company · Organisation · 1:1 · HubSpot', 'Deal · Epic', 'Ticket · Issue');
    expect(await lead.submit({ Note: 'That is all.' })).toEqual(isFine);
    expect(shown(lead)).toContain(`<@${DEVELOPER}> has changed this list in the meantime.`);
    expect(linesOf(lead)).toHaveLength(3);
    expect(history()).not.toContain('ItemAnswered');
    expect(await lead.submit({})).toEqual(isFine);
    expect(history().at(-1)).toBe('ItemAnswered');
  });

  test('a row more leaves it complete, and without any it is open again', async () => {
    expect(await lead.submit({})).toEqual(isFine);
    await lead.openQuestion(CHANNEL, OBJECTS.title.en);
    await lead.clickInModal('Add row');
    await lead.modal('Add rows');
    await adds(lead, { [ONE]: 'Ticket', [TWO]: 'Issue' });
    await back(lead);
    expect(shown(lead)).toContain('This is complete.');
    for (const name of ['Company', 'Deal', 'Ticket']) {
      expect(await lead.chooseInModal(name, 'Remove')).toEqual(isFine);
      await until('it is removed', () => !linesOf(lead).some((one) => one.startsWith(name)));
    }
    expect(shown(lead)).toContain('The question stays open until this is complete.');
    await lead.submit({});
    expect(lead.errorAt('Note')).toContain('There is no row yet');
  });
});

test('what was complete is taken back, and the rows stay', async () => {
  await lead.answer(CHANNEL, OBJECTS.title.en, { answer: 'Company; Organisation', note: 'All of them.' });
  await until('it is answered', () => history().at(-1) === 'ItemAnswered');
  await opens(lead);
  await lead.clickInModal('Not complete after all');
  await until('it is open', () => history().at(-1) === 'ItemReopened');
  await lead.closeModal();
  await opens(lead);
  await lists(lead, 'Company · Organisation');
  expect(shown(lead)).toContain('The question stays open until this is complete.');
});

describe('who may, and when', () => {
  test('people of another organisation work on what is theirs, and on nothing else', async () => {
    const { message } = await lead.question(CHANNEL, OBJECTS.title.en);
    await lead.choose(message, '…', 'Hand over…', OBJECTS.title.en);
    await lead.modal('Hand over');
    await lead.submit({ 'Who should answer instead?': 'chris' });
    await customer.question(CHANNEL, OBJECTS.title.en, `<@${CUSTOMER}>`);
    await opens(customer);
    await pastes(customer, 'Company; Organisation');
    await lists(customer, 'Company · Organisation');
    expect(await customer.submit({})).toEqual(isFine);
    expect(history().at(-1)).toBe('ItemAnswered');
    const colleague = createPerson(workspace.playground, CUSTOMER_COLLEAGUE);
    await until('the answer is shown', async () => {
      const { controls } = await colleague.question(CHANNEL, OBJECTS.title.en);
      return controls.includes('Edit');
    });
    const again = await colleague.question(CHANNEL, OBJECTS.title.en);
    await colleague.click(again.message, 'Edit', OBJECTS.title.en);
    await colleague.isTold(CHANNEL, `This question belongs to <@${CUSTOMER}>.`);
    expect(colleague.openModal()).toBeUndefined();
  });

  test('what was opened before a pause cannot be changed during it, and nothing that was typed is lost', async () => {
    await opens(lead);
    await pastes(lead, 'Company; Organisation');
    await lists(lead, 'Company · Organisation');
    await lead.clickInModal('Add row');
    await lead.modal('Add rows');
    await lead.command(CHANNEL, 'pause');
    await lead.isTold(CHANNEL, 'Paused.');
    await lead.submit({ [ONE]: 'Deal', [TWO]: 'Epic' });
    expect(lead.errorAt(ONE)).toContain('This kickoff is paused, so nothing was changed.');
    await back(lead);
    await lead.clickInModal('Paste rows');
    await until('it is refused', () => shown(lead).startsWith('This kickoff is paused, so nothing was changed.'));
    await back(lead);
    await lead.chooseInModal('Company', 'Remove');
    await until('it says so', () => shown(lead).includes('This kickoff is paused'));
    await lead.submit({});
    expect(lead.errorAt('Note')).toContain('This kickoff is paused');
    await lead.command(CHANNEL, 'resume');
    await lead.isTold(CHANNEL, 'Running again.');
    expect(await lead.submit({})).toEqual(isFine);
    expect(history()).toEqual(['RowsAdded', 'ItemAnswered']);
  });

  test('one after the other: completing goes on, and so does leaving it for later', async () => {
    for (const title of [OBJECTS.title.en, RELATIONS.title.en]) {
      const { message } = await lead.question(CHANNEL, title);
      await lead.choose(message, '…', 'Hand over…', title);
      await lead.modal('Hand over');
      await lead.submit({ 'Who should answer instead?': 'dan' });
      await lead.question(CHANNEL, title, `<@${DEVELOPER}>`);
    }
    await developer.click(await developer.board(CHANNEL), 'Answer my next');
    await until('the list is asked for', () => shown(developer).includes(OBJECTS.title.en));
    await pastes(developer, 'Company; Organisation');
    await lists(developer, 'Company · Organisation');
    await developer.clickInModal('Next, not complete yet');
    await until('the next one is asked', () => shown(developer).includes(RELATIONS.title.en));
    expect(history()).not.toContain('ItemAnswered');
    await pastes(developer, 'Company; id; externalId');
    await until('it is there', () => linesOf(developer).length === 1);
    expect(developer.openModal()?.submit).toBe('Complete and next');
    expect(await developer.submit({})).toEqual(isFine);
    expect(history('sync.relations@A-B').at(-1)).toBe('ItemAnswered');
    expect(shown(developer)).toContain('One of your questions is still open');
  });
});

test('keys are proposed for the objects of the mapping, one form after the other', async () => {
  await opens(lead);
  await pastes(lead, 'Company; Organisation\nContact; Customer\nIssue; Issue');
  await until('they are there', () => linesOf(lead).length === 3);
  await lead.closeModal();
  await opens(lead, RELATIONS);
  expect(shown(lead)).toContain('Not in this list yet:');
  await lead.clickInModal('+ Contact / Customer');
  await lead.modal('Add rows');
  expect(lead.holds('Object')).toEqual(['Contact / Customer']);
  await adds(lead, { 'Key in HubSpot': 'email', 'Key in Jira': 'emailAddress' });
  expect(lead.holds('Object')).toEqual(['Company / Organisation']);
  await adds(lead, { 'Key in HubSpot': 'id', 'Key in Jira': 'externalId' });
  expect(lead.holds('Object')).toEqual(['Issue']);
  await back(lead);
  await lists(lead, 'Contact / Customer · email · emailAddress', 'Company / Organisation · id · externalId');
  expect(shown(lead)).toContain('+ Issue');
});

describe('the lifecycle', () => {
  const THERE = 'HubSpot → Jira';
  const BACK = 'Jira → HubSpot';
  const CREATED = 'When a record is created';
  const UPDATED = 'When a record is updated';
  const DELETED = 'When a record is deleted';
  const all = (direction: string, deleted = 'Archive it') => ({
    [`${direction}: ${CREATED}`]: 'Create it',
    [`${direction}: ${UPDATED}`]: 'Update it',
    [`${direction}: ${DELETED}`]: deleted,
  });

  const choosesDirection = async (choice: string) => {
    await lead.answer(CHANNEL, DIRECTION.title.en, { answer: choice });
    await lead.question(CHANNEL, DIRECTION.title.en, choice);
  };

  test('while nobody knows the direction, one is enough, and the first that is missing is named', async () => {
    await opens(lead, LIFECYCLE);
    expect(shown(lead)).toContain('Nobody has said yet which way data flows.');
    await lead.submit({});
    expect(lead.errorAt(`${THERE}: ${CREATED}`)).toBe('Please fill this in.');
    await lead.submit({ [`${BACK}: ${CREATED}`]: 'Create it' });
    expect(lead.errorAt(`${BACK}: ${UPDATED}`)).toBe('Please fill this in.');
    expect(await lead.submit(all(BACK))).toEqual(isFine);
    expect(history('lifecycle@A-B')).toEqual(['ItemAnswered']);
  });

  test('both ways; a direction that is changed afterwards asks for what is missing and keeps what was said', async () => {
    await choosesDirection('HubSpot → Jira');
    await opens(lead, LIFECYCLE);
    expect(() => lead.holds(`${BACK}: ${CREATED}`)).toThrow('no input');
    await lead.submit({ [`${THERE}: ${CREATED}`]: 'Create it' });
    expect(history('lifecycle@A-B')).toEqual([]);
    expect(await lead.submit({ ...all(THERE), Note: 'Archived, never deleted.' })).toEqual(isFine);
    await until('it is answered', () => history('lifecycle@A-B').length === 1);
    await choosesDirection('Both directions');
    await until('it is open again', async () => (await lead.question(CHANNEL, LIFECYCLE.title.en, 'open')).text);
    await opens(lead, LIFECYCLE);
    expect(lead.holds(`${THERE}: ${DELETED}`)).toEqual(['Archive it']);
    expect(lead.holds(`${BACK}: ${DELETED}`)).toEqual([]);
    expect(lead.holds('Note')).toEqual(['Archived, never deleted.']);
    expect(await lead.submit(all(BACK, 'Ask a person'))).toEqual(isFine);
    await choosesDirection('Jira → HubSpot');
    await opens(lead, LIFECYCLE);
    expect(() => lead.holds(`${THERE}: ${CREATED}`)).toThrow('no input');
    expect(lead.holds(`${BACK}: ${DELETED}`)).toEqual(['Ask a person']);
    expect(await lead.submit({ [`${BACK}: ${DELETED}`]: 'Do nothing' })).toEqual(isFine);
    await choosesDirection('Both directions');
    await opens(lead, LIFECYCLE);
    expect(lead.holds(`${THERE}: ${DELETED}`)).toEqual(['Archive it']);
    expect(lead.holds(`${BACK}: ${DELETED}`)).toEqual(['Do nothing']);
  });
});

test('the same lifecycle for every pair', async () => {
  await lead.starts(CHANNEL, 'SAP', 'Shop', 'Zendesk');
  const answer = ['Create it', 'Update it', 'Delete it', 'Create it', 'Do nothing', 'Ask a person'];
  await lead.answer(CHANNEL, LIFECYCLE.title.en, { answer, forAll: true }, 'SAP ↔ Shop');
  await until('both pairs are answered', () => history('lifecycle@A-C').includes('ItemAnswered'));
  await lead.openQuestion(CHANNEL, LIFECYCLE.title.en, 'SAP ↔ Zendesk');
  expect(lead.holds('SAP → Zendesk: When a record is deleted')).toEqual(['Delete it']);
  expect(lead.holds('Zendesk → SAP: When a record is updated')).toEqual(['Do nothing']);
});

test('a number is read as it is written, and asked for again where it could be two', async () => {
  const title = questionOf('sync.frequency').title.en;
  await lead.answer(CHANNEL, title, { answer: 'Every few minutes', detail: '7,5' });
  await lead.question(CHANNEL, title, '7.5');
  await lead.openQuestion(CHANNEL, title);
  const input = lead.inputsFor({ answer: 'Every few minutes', detail: '1.500' });
  const [named = ''] = Object.keys(input).filter((one) => input[one] === '1.500');
  expect(lead.holds(named)).toEqual(['7.5']);
  await lead.submit(input);
  expect(lead.errorAt(named)).toContain('Please give one clear number');
  expect(await lead.submit({ ...input, [named]: '1,500' })).toEqual(isFine);
  await lead.question(CHANNEL, title, '1,500');
});

test('the words of the form are those that pasted lines are read by', () => {
  const systems = [
    { key: 'A', name: 'HubSpot' },
    { key: 'B', name: 'Jira' },
  ];
  const lines = `${[ONE, TWO, CARDINALITY, LEADS].join(';')}\nCompany;Organisation;1:1;Jira`;
  expect(readPasted(OBJECTS, systems, 'A-B', lines, [])).toEqual({
    rows: [{ object_a: 'Company', object_b: 'Organisation', cardinality: 'one_one', leads: 'b' }],
    problems: [],
    same: 0,
  });
});

test('the direction changes while the form is open: the form grows, keeps what was chosen, and can be saved', async () => {
  const says = async (by: Person, direction: string) => {
    await by.answer(CHANNEL, DIRECTION.title.en, { answer: direction });
    await lead.question(CHANNEL, DIRECTION.title.en, direction, `by <@${by.userId}>`);
  };
  await says(lead, 'HubSpot → Jira');
  await opens(lead, LIFECYCLE);
  await says(developer, 'Both directions');
  expect(await lead.submit(lead.inputsFor({ answer: ['Create it', 'Update it', 'Archive it'] }))).toEqual(isFine);
  expect(shown(lead)).toContain('The direction has been changed in the meantime.');
  expect(lead.holds('HubSpot → Jira: When a record is deleted')).toEqual(['Archive it']);
  const there = ['Create it', 'Update it', 'Archive it'];
  expect(await lead.submit(lead.inputsFor({ answer: [...there, 'Do nothing', 'Do nothing', 'Ask a person'] }))).toEqual(
    isFine,
  );
  await lead.question(CHANNEL, LIFECYCLE.title.en, `by <@${LEAD}>`);

  // What was said of a direction that data does not take any more is kept, and not shown.
  await says(developer, 'HubSpot → Jira');
  const { message } = await lead.question(CHANNEL, LIFECYCLE.title.en, `by <@${LEAD}>`);
  await lead.choose(message, '…', 'Show all and history', LIFECYCLE.title.en);
  expect(visibleText(await lead.modal('In full'))).not.toContain('Ask a person');
});
