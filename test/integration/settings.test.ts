import { WORDS } from '../../blocks/words/words';
import { type Person, visibleText } from '../support/person';
import { scene } from '../support/scene';
import { until } from '../support/until';
import { ADMIN, CHANNEL, CUSTOMER, DEVELOPER, LEAD } from '../support/workspace';

const SYSTEMS = 'Which systems do you want to connect?';
const LEADER = 'Who leads this kickoff?';
const TARGET = 'When should all answers be there?';
const TEST_SYSTEM = 'Is there a test or staging system we can use?';
const RATE_LIMITS = 'How many calls does it allow, and who else uses them up?';
const VOLUMES = 'How many records change on a normal day, and on a busy one?';
const PERSONAL = 'Which personal data will flow?';

const { workspace, lead, developer, admin, customer } = scene();

async function boardSays(words: string): Promise<string> {
  return until(`the board says "${words}"`, async () => {
    const said = visibleText(await lead.board(CHANNEL));
    return said.includes(words) && said;
  });
}

describe('the start modal', () => {
  beforeEach(async () => {
    await lead.command(CHANNEL, '');
    await lead.modal('Start a kickoff');
  });

  test.each([
    [['HubSpot'], 'Please name at least two systems.'],
    [['HubSpot', 'hubspot'], 'The same system is named twice.'],
    [['HubSpot', 'password: Sommer2026!x'], 'so it was not saved'],
  ])('says at the systems what is wrong with %j, and keeps what was typed', async (systems, problem) => {
    await lead.submit({ [SYSTEMS]: systems, [TARGET]: '2027-04-30' });
    expect(lead.errorAt(SYSTEMS)).toContain(problem);
    expect(lead.errorAt(TARGET)).toBeUndefined();
    expect(workspace.log.join('')).not.toContain('Sommer2026');
    // The date is still there; only the systems have to be given again.
    expect(await lead.submit({ [SYSTEMS]: ['HubSpot', 'Jira'] })).toEqual({ ok: true });
    await boardSays('ready by 30 April 2027');
  });

  test('takes no sixth system', async () => {
    await lead.submit({ [SYSTEMS]: ['A1', 'B2', 'C3', 'D4', 'E5', 'F6'] });
    expect(lead.errorAt(SYSTEMS)).toBe('Please choose at most 5.');
    await lead.submit({ [SYSTEMS]: ['A1', 'B2', 'C3', 'D4', 'E5'] });
    expect((await lead.board(CHANNEL, 'A1 ↔ B2, C3, D4, E5')).text).toContain('A1 ↔ B2, C3, D4, E5');
  });

  test('needs systems and a lead', async () => {
    await lead.submit({ [LEADER]: undefined });
    expect(lead.errorAt(SYSTEMS)).toBe('Please complete this required field.');
    expect(lead.errorAt(LEADER)).toBe('Please complete this required field.');
  });

  test('takes a lead from this workspace only', async () => {
    expect(await lead.offered(LEADER, '')).toEqual(['ada', 'dan', 'lena']);
    expect(await lead.offered(LEADER, 'chris')).toEqual([]);
    expect(await lead.submit({ [SYSTEMS]: ['HubSpot', 'Jira'], [LEADER]: 'ada' })).toEqual({ ok: true });
    await boardSays(`Led by <@${ADMIN}>`);
    // Whoever started it may still run it.
    await lead.command(CHANNEL, 'pause');
    await lead.isTold(CHANNEL, 'Paused.');
  });

  test('takes no day that has passed, and says so at the date', async () => {
    await lead.submit({ [SYSTEMS]: ['HubSpot', 'Jira'], [TARGET]: '2020-02-03' });
    expect(lead.errorAt(TARGET)).toBe('This day has passed. Please pick today or a later day, or leave it empty.');
    expect(lead.errorAt(SYSTEMS)).toBeUndefined();
    expect(await lead.submit({ [TARGET]: undefined })).toEqual({ ok: true });
    await lead.board(CHANNEL, 'HubSpot ↔ Jira');
  });

  test('finds systems by their other names, and offers what was typed last', async () => {
    expect(await lead.offered(SYSTEMS, 'dynamics')).toEqual(['Microsoft Dynamics 365', 'Use "dynamics"']);
    expect(await lead.offered(SYSTEMS, '  Our   own ERP ')).toEqual(['Use "Our own ERP"']);
    expect(await lead.offered(SYSTEMS, 'HubSpot')).toEqual(['HubSpot']);
    expect(await lead.offered(SYSTEMS, '')).toHaveLength(11);
    await lead.submit({ [SYSTEMS]: ['Our own ERP', 'HubSpot'] });
    await lead.board(CHANNEL, 'Our own ERP ↔ HubSpot');
  });
});

describe('people and settings', () => {
  beforeEach(() => lead.starts(CHANNEL, 'HubSpot', 'Jira'));

  async function open(person: Person, words = WORDS.en): Promise<void> {
    await person.click(await person.board(CHANNEL), 'People and settings');
    await person.modal(words.modals.settings.title);
  }

  test('the lead is handed on with everything that is theirs', async () => {
    await open(lead);
    expect(lead.holds('Lead')).toEqual(['lena']);
    expect(await lead.offered('Lead', '')).toEqual(['ada', 'dan', 'lena']);
    await lead.submit({ Lead: 'dan' });
    const said = await boardSays(`Led by <@${DEVELOPER}>`);
    expect(said).toContain(`*Whose turn* <@${DEVELOPER}> 47`);
    await lead.question(CHANNEL, TEST_SYSTEM, `• HubSpot: open · <@${DEVELOPER}>`);
    await open(developer);
    await developer.submit({ Lead: 'lena' });
    await boardSays(`Led by <@${LEAD}>`);
  });

  test('the target date is set, refused when it has passed, moved and cleared', async () => {
    await open(lead);
    await lead.submit({ 'Target date': '2020-01-01', 'Data protection': 'ada' });
    expect(lead.errorAt('Target date')).toContain('This day has passed.');
    expect(lead.errorAt('Data protection')).toBeUndefined();
    // The person chosen beside it is still there.
    expect(await lead.submit({ 'Target date': '2027-05-03' })).toEqual({ ok: true });
    expect(await boardSays('ready by 3 May 2027')).toContain(`<@${ADMIN}> 1`);
    await open(admin, WORDS.de);
    expect(admin.holds('Zieldatum')).toEqual(['2027-05-03']);
    await admin.submit({ Zieldatum: undefined });
    await until('there is no date', async () => !visibleText(await lead.board(CHANNEL)).includes('ready by'));
  });

  test('an owner is a member, a customer, or somebody with a name and an e-mail address', async () => {
    await open(lead);
    expect(await lead.offered('System owner: Jira', '')).toEqual([
      'ada',
      'chris (other organisation)',
      'cleo (other organisation)',
      'dan',
      'lena',
    ]);
    expect(await lead.offered('Data protection', 'Paula Privacy, paula@example.com')).toEqual([
      'Somebody else: Paula Privacy (paula@example.com)',
    ]);
    await lead.submit({
      'System owner: HubSpot': 'dan',
      'System owner: Jira': 'chris',
      'Data protection': 'Paula Privacy, paula@example.com',
    });
    const said = await boardSays('Paula Privacy 1');
    expect(said).toContain(`*Whose turn* <@${LEAD}> 26 · <@${DEVELOPER}> 10 · <@${CUSTOMER}> 10 · Paula Privacy 1`);
    await lead.question(CHANNEL, TEST_SYSTEM, `• HubSpot: open · <@${DEVELOPER}>`);
    await lead.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${CUSTOMER}>`);
    await lead.question(CHANNEL, PERSONAL, '• open · Paula Privacy');

    // What was given is shown again, and taking somebody out gives the role back to the lead.
    await open(lead);
    expect(lead.holds('System owner: Jira')).toEqual(['chris (other organisation)']);
    expect(lead.holds('Data protection')).toEqual(['Somebody else: Paula Privacy (paula@example.com)']);
    await lead.submit({ 'System owner: Jira': undefined, 'Data protection': undefined });
    expect(await boardSays(`<@${LEAD}> 37`)).not.toContain('Paula');
    await lead.question(CHANNEL, TEST_SYSTEM, `• Jira: open · <@${LEAD}>`);
    expect((await lead.question(CHANNEL, TEST_SYSTEM)).line('HubSpot')).toContain(`<@${DEVELOPER}>`);
  });

  test('a secret in the place of a person is refused at its field', async () => {
    await open(lead);
    await lead.submit({ 'Data protection': 'password: Sommer2026!x' });
    expect(lead.errorAt('Data protection')).toContain('so it was not saved');
    expect(lead.errorAt('Lead')).toBeUndefined();
    expect(visibleText(await lead.board(CHANNEL))).not.toContain('Sommer2026');
  });

  test('a section goes on and off in the middle of it, and no answer is lost', async () => {
    await open(lead);
    expect(lead.holds('Also ask about')).toEqual([]);
    await lead.submit({ 'Also ask about': ['Before go-live'] });
    await boardSays('*62 open');
    await lead.answer(CHANNEL, RATE_LIMITS, { answer: 'Ten a second.', note: 'Shared with the BI tool.' }, 'HubSpot');
    await lead.question(CHANNEL, RATE_LIMITS, '• HubSpot: Ten a second. · Shared with the BI tool.');
    await boardSays('*61 open');

    await open(lead);
    expect(lead.holds('Also ask about')).toEqual(['Before go-live']);
    await lead.submit({ 'Also ask about': [] });
    expect(await boardSays('*47 open')).not.toContain('Before go-live');
    await until(
      'its message is gone',
      () => !lead.messages(CHANNEL).some((message) => visibleText(message).includes(RATE_LIMITS)),
    );

    await open(admin, WORDS.de);
    await admin.submit({ [WORDS.de.modals.settings.sections]: ['Vor dem Go-live'] });
    await boardSays('*61 open');
    await lead.question(CHANNEL, RATE_LIMITS, '• HubSpot: Ten a second. · Shared with the BI tool.', `by <@${LEAD}>`);
    await lead.question(CHANNEL, VOLUMES, '• HubSpot: open');
  });

  test.each([
    ['a member', () => developer],
    ['the customer', () => customer],
  ])('for %s they are to be read only', async (_, who) => {
    await open(lead);
    await lead.submit({ 'Data protection': 'Paula <b> Privacy', 'Security and access': 'ada' });
    await boardSays('Paula b Privacy 1');
    await open(who());
    const modal = await who().modal();
    expect(modal.submit).toBeUndefined();
    expect(modal.blocks.some(({ type }) => type === 'input')).toBe(false);
    const said = visibleText(modal);
    expect(said).toContain(`Only the lead (<@${LEAD}>), the starter and workspace admins can change these.`);
    expect(said).toContain(`Lead: <@${LEAD}>\nSystem owner: HubSpot: <@${LEAD}>`);
    expect(said).toContain(`Security and access: <@${ADMIN}>\nData protection: Paula b Privacy`);
  });

  test('what somebody else has changed since it was opened is kept', async () => {
    await open(lead);
    await open(admin, WORDS.de);
    await lead.submit({ 'Data protection': 'dan' });
    await boardSays(`<@${DEVELOPER}> 1`);
    await admin.submit({ 'Sicherheit und Zugang': 'ada' });
    expect(await boardSays(`<@${ADMIN}> 2`)).toContain(`<@${DEVELOPER}> 1`);
  });

  test('the language of the messages is chosen; modals stay in that of their reader', async () => {
    await open(lead);
    expect(lead.holds('Language')).toEqual(['English']);
    expect(await lead.submit({ Language: 'Deutsch' })).toEqual({ ok: true });
    await boardSays(WORDS.de.messages.board.running(`<@${LEAD}>`, undefined));
    const board = await lead.board(CHANNEL);
    await lead.click(board, WORDS.de.messages.board.settings);
    await lead.modal('People and settings');
    expect(lead.holds('Language')).toEqual(['Deutsch']);
    await lead.submit({ Language: 'English' });
    await boardSays('Led by');
  });

  test('packs say what they are for, and nothing is lost when one goes off', async () => {
    await open(lead);
    expect(lead.holds('Question packs')).toContain('CRM: contacts and companies');
    const said = visibleText(await lead.modal());
    expect(said).toContain('For systems such as HubSpot, Microsoft Dynamics 365, Pipedrive');
    expect(said).toContain('Switching a pack off hides its questions; answers are kept.');
    await lead.submit({ 'Question packs': ['Advertising: campaigns and audiences'] });
    const on = await boardSays('Advertising');
    expect(on).not.toContain('CRM');
    await open(customer);
    expect(visibleText(await customer.modal())).toContain(
      'Language: English\nAlso asked: Advertising: campaigns and audiences',
    );
  });

  test('whoever has left the channel since is refused at the field, and the others are not saved either', async () => {
    await open(lead);
    await lead.offered('Data protection', '');
    workspace.playground.leave(DEVELOPER, CHANNEL);
    await lead.submit({ 'Data protection': 'dan', 'Security and access': 'ada' });
    expect(lead.errorAt('Data protection')).toContain('This person is not in the channel any more.');
    expect(lead.errorAt('Security and access')).toBeUndefined();
    expect(visibleText(await lead.board(CHANNEL))).not.toContain(`<@${ADMIN}>`);
    expect(await lead.submit({ 'Data protection': 'Paula Privacy' })).toEqual({ ok: true });
    await boardSays('Paula Privacy 1');
  });
});
