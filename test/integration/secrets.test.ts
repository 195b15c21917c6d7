import { existsSync, readFileSync } from 'node:fs';
import { findQuestion } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { type Person, createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import { ADMIN, CHANNEL, CUSTOMER, DEVELOPER, LEAD, type Workspace, openWorkspace } from '../support/workspace';

// In pieces, so that nobody and nothing takes them for real ones.
const TOKEN = ['ghp', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3hJ6'].join('_');
const SLACK_TOKEN = ['xoxb', '123456789012', '210987654321', 'AbCdEfGhIjKlMnOpQrStUvWx'].join('-');
const WORD = ['Tr0ub4dor', '9xQ'].join('&');
const PASSWORD = `The password: ${WORD}`;
const SECRETS = [TOKEN, SLACK_TOKEN, WORD];
const REFUSED = /^This looks like .*, so it was not saved\. Please keep it in your vault/u;

// One kickoff; each test types secrets into other fields of it, and after each of them nobody must have kept any.
let workspace: Workspace;
let lead: Person;
beforeAll(async () => {
  workspace = await openWorkspace();
  lead = createPerson(workspace.playground, LEAD);
});
afterEach(isNowhere);
afterAll(() => workspace.stop());

function titleOf(id: string): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title.en;
}

/** In no line of the log, no byte of the database and no message of anybody. */
function isNowhere(): void {
  const { databasePath, log, playground } = workspace;
  const files = ['', '-wal', '-shm'].map((end) => databasePath + end).filter(existsSync);
  const bytes = files.map((file) => readFileSync(file).toString('latin1')).join('\n');
  const messages = [LEAD, DEVELOPER, ADMIN, CUSTOMER].map((id) => JSON.stringify(playground.snapshot(id).channels));
  const calls = playground.calls().filter(({ method }) => !method.startsWith('views.'));
  expect(files.length).toBeGreaterThan(0);
  for (const secret of [...SECRETS, JSON.stringify(WORD).slice(1, -1), WORD.replaceAll('&', '&amp;')]) {
    expect(log.filter((line) => line.includes(secret))).toEqual([]);
    expect(bytes.includes(secret)).toBe(false);
    expect(messages.filter((text) => text.includes(secret))).toEqual([]);
    expect(JSON.stringify(calls).includes(secret)).toBe(false);
  }
}

/** Fills them in and saves in vain: the sentence stands at that input, and the modal stays open. */
async function isRefused(inputs: Parameters<Person['submit']>[0], at: string): Promise<void> {
  const saved = await lead.submit(inputs);
  expect([at, saved.ok, lead.errorAt(at)]).toEqual([at, false, expect.stringMatching(REFUSED)]);
}

test('the name of a system', async () => {
  await lead.command(CHANNEL, '');
  await lead.modal('Start a kickoff');
  const systems = 'Which systems do you want to connect?';
  for (const secret of [TOKEN, SLACK_TOKEN]) await isRefused({ [systems]: ['HubSpot', secret] }, systems);
  expect(await lead.submit({ [systems]: ['HubSpot', 'Jira'] })).toEqual({ ok: true });
  await lead.question(CHANNEL, titleOf('lifecycle'), LEAD);
});

describe('an answer', () => {
  const answers: [kind: string, id: string, name: string | undefined, answer: string][] = [
    ['text', 'sync.transform.time', undefined, `UTC. ${TOKEN}`],
    ['a password in a text', 'sync.transform.time', undefined, PASSWORD],
    [
      'a token over two lines',
      'sync.transform.time',
      undefined,
      `${SLACK_TOKEN.slice(0, 20)}\n${SLACK_TOKEN.slice(20)}`,
    ],
    ['a link', 'sync.fields', undefined, `https://docs.example.com/mapping?token=${TOKEN}`],
  ];
  test.each(answers)('%s', async (_, id, name, answer) => {
    await lead.openQuestion(CHANNEL, titleOf(id), name);
    await isRefused({ 'Your answer': answer }, 'Your answer');
    await lead.closeModal();
  });

  test('a cell of a row', async () => {
    await lead.openQuestion(CHANNEL, titleOf('sync.objects'));
    await lead.clickInModal('Add row');
    await lead.modal('Add rows');
    await isRefused({ 'Object in HubSpot': 'Company', 'Object in Jira': SLACK_TOKEN }, 'Object in Jira');
    await lead.closeModal();
    await lead.closeModal();
  });

  test('a pasted row, in whichever column', async () => {
    await lead.openQuestion(CHANNEL, titleOf('sync.objects'));
    await lead.clickInModal('Paste rows');
    await lead.modal('Paste rows');
    const lines = [`Company; ${PASSWORD}`, `Company; Account; 1:1; ${SLACK_TOKEN}`].join('\n');
    expect(await lead.submit({ 'Rows, one on each line': lines })).toEqual({ ok: true });
    const words = visibleText(await lead.modal('Paste rows'));
    expect(words).toContain('Line 1: (not repeated here)\n"Object in Jira" looks like a secret');
    expect(words).toContain('Line 2: (not repeated here)\n"Leading system" looks like a secret');
    for (const secret of SECRETS) expect(words).not.toContain(secret);
    await lead.closeModal();
    await lead.closeModal();
  });

  test('the address of a sheet', async () => {
    await lead.openQuestion(CHANNEL, titleOf('sync.objects'));
    await lead.clickInModal('Paste rows');
    await lead.modal('Paste rows');
    const lines = Array.from({ length: 21 }, (_, at) => `Object ${at}; Thing ${at}`).join('\n');
    expect(await lead.submit({ 'Rows, one on each line': lines })).toEqual({ ok: true });
    await until('it can be linked', () => visibleText(lead.openModal() ?? { blocks: [] }).includes('Link a sheet'));
    await lead.clickInModal('Link a sheet');
    await lead.modal('Link a sheet');
    const field = 'Web address of the sheet';
    await isRefused({ [field]: `https://docs.example.com/sheet?token=${TOKEN}` }, field);
    await lead.closeModal();
    await isRefused({ Note: PASSWORD }, 'Note');
    await lead.closeModal();
  });

  test('a detail', async () => {
    const title = titleOf('sync.filtering');
    await lead.answer(CHANNEL, title, { answer: 'No' }, 'HubSpot');
    await lead.question(CHANNEL, title, '• HubSpot: ', 'No');
    await lead.openQuestion(CHANNEL, title, 'HubSpot');
    const inputs = lead.inputsFor({ answer: 'Yes', detail: PASSWORD });
    const [label = ''] = Object.keys(inputs).filter((one) => inputs[one] === PASSWORD);
    await isRefused(inputs, label);
    await lead.closeModal();
  });

  test('a note', async () => {
    await lead.openQuestion(CHANNEL, titleOf('sync.transform.time'));
    await isRefused({ 'Your answer': 'UTC', Note: `by the way ${TOKEN}` }, 'Note');
    await lead.closeModal();
  });

  test('a person', async () => {
    await lead.openQuestion(CHANNEL, titleOf('errors.fixer'));
    await isRefused({ 'Your answer': TOKEN }, 'Your answer');
    await lead.closeModal();
  });

  test('people who are told', async () => {
    await lead.openQuestion(CHANNEL, titleOf('errors.recipients'));
    await isRefused({ People: ['lena', TOKEN] }, 'People');
    await lead.closeModal();
  });
});

describe('what can be done with a question', () => {
  const forms: [entry: string, at: string, inputs: Record<string, string>][] = [
    ['Not applicable…', 'Why does it not apply?', { 'Why does it not apply?': `Because of ${TOKEN}` }],
    ['Waiting for…', 'Whom or what are we waiting for?', { 'Whom or what are we waiting for?': PASSWORD }],
    ['Hand over…', 'Who should answer instead?', { 'Who should answer instead?': TOKEN }],
    ['Hand over…', 'A word to them', { 'Who should answer instead?': 'dan', 'A word to them': PASSWORD }],
  ];
  test.each(forms)('%s, at "%s"', async (entry, at, inputs) => {
    const question = titleOf('sync.transform.currency');
    const { message } = await lead.question(CHANNEL, question);
    await lead.choose(message, '…', entry, question);
    await lead.modal();
    await isRefused(inputs, at);
    await lead.closeModal();
  });
});

test('somebody in the settings, at the role that they were named for', async () => {
  await lead.click(await lead.board(CHANNEL), 'People and settings');
  await lead.modal('People and settings');
  await isRefused({ 'Data protection': TOKEN }, 'Data protection');
  await isRefused({ 'Data protection': 'Paula Privacy', 'System owner: Jira': TOKEN }, 'System owner: Jira');
  await lead.closeModal();
});

test('a word after the command is not repeated', async () => {
  await lead.command(CHANNEL, TOKEN);
  expect(visibleText(await lead.isTold(CHANNEL, 'Integration Check asks what must be known'))).not.toContain(TOKEN);
});

test('what is no secret is kept: the questions are still there to be answered', async () => {
  const title = titleOf('sync.transform.time');
  await lead.answer(CHANNEL, title, { answer: 'vault: project/crm', note: 'The API key is in the vault.' });
  await lead.question(CHANNEL, title, 'vault: project/crm', `by <@${LEAD}>`);
  await until('it is in the database', () =>
    ['', '-wal'].some((end) => {
      const file = workspace.databasePath + end;
      return existsSync(file) && readFileSync(file).toString('latin1').includes('vault: project/crm');
    }),
  );
});
