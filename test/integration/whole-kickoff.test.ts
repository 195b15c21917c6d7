import type { Message } from '../../playground/protocol';
import { findQuestion } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { type GivenAnswer, type Person, createPerson, visibleText } from '../support/person';
import { HUBSPOT, HUBSPOT_FACTS, type ProductFacts, SAP, SAP_FACTS, TOGETHER } from '../support/products';
import { until } from '../support/until';
import {
  ADMIN,
  CHANNEL,
  CHANNEL_WITHOUT_BOT,
  CUSTOMER,
  DEVELOPER,
  LEAD,
  type Workspace,
  openWorkspace,
} from '../support/workspace';

// One kickoff from the command to the summary; the tests are its chapters and run in this order.
let workspace: Workspace;
let lead: Person;
let developer: Person;
let admin: Person;
let customer: Person;
beforeAll(async () => {
  workspace = await openWorkspace({ locale: 'en-GB' });
  const { playground } = workspace;
  [lead, developer, admin, customer] = [LEAD, DEVELOPER, ADMIN, CUSTOMER].map((id) => createPerson(playground, id)) as [
    Person,
    Person,
    Person,
    Person,
  ];
});
afterAll(() => workspace.stop());

const PAIR = `${HUBSPOT} ↔ ${SAP}`;

function titleOf(id: string): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title.en;
}

function fact(facts: ProductFacts, id: string): GivenAnswer {
  const given = facts[id];
  if (given === undefined) throw new Error(`Nothing is known about ${id}`);
  return given;
}

/** How many questions the board says are open. */
async function openCount(): Promise<number> {
  const board = visibleText(await lead.board(CHANNEL));
  const [, count] = /^\*(?:(\d+) open|all done)/mu.exec(board) ?? [];
  return Number(count ?? 0);
}

async function boardShows(open: number): Promise<void> {
  await until(`the board shows ${open} open questions`, async () => (await openCount()) === open);
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** What the line of an answered question must say: the answer as people read it, and who gave it. */
function wordsOf({ answer, detail }: GivenAnswer, by: Person): string[] {
  const said = typeof answer === 'string' ? (answer.split('\n')[0] ?? '').slice(0, 60) : answer.join(', ');
  return [shown(said), ...(detail === undefined ? [] : [`(${shown(detail)})`]), `by <@${by.userId}>`];
}

/** Days are picked as 2027-03-02 and read as "2 March 2027"; addresses can be clicked. */
function shown(typed: string): string {
  if (/^\d{4}-\d\d-\d\d$/u.test(typed)) return DAY.format(new Date(`${typed}T00:00:00Z`));
  if (/^https:\S+$/u.test(typed)) return `<${typed}>`;
  return typed.replaceAll('&', '&amp;').trim();
}

/** Somebody answers, and everybody sees at once what was said, by whom, and that so many questions more or fewer are open. */
async function says(by: Person, id: string, given: GivenAnswer, name?: string, opened = 0): Promise<void> {
  const before = await openCount();
  await by.answer(CHANNEL, titleOf(id), given, name);
  await isKnown(by, id, given, name);
  await boardShows(before - (findQuestion(TEMPLATE, id)?.optional === true ? 0 : 1) + opened);
}

async function isKnown(by: Person, id: string, given: GivenAnswer, name?: string): Promise<void> {
  const where = name === undefined ? [] : [`• ${name}: `];
  await lead.question(CHANNEL, titleOf(id), ...where, ...wordsOf(given, by));
}

const ofHubspot = (by: Person, id: string, opened = 0) => says(by, id, fact(HUBSPOT_FACTS, id), HUBSPOT, opened);
const ofSap = (by: Person, id: string, opened = 0) => says(by, id, fact(SAP_FACTS, id), SAP, opened);
const together = (by: Person, id: string, opened = 0) => says(by, id, fact(TOGETHER, id), undefined, opened);

async function boardSays(words: string): Promise<void> {
  await until(`the board says "${words}"`, async () => visibleText(await lead.board(CHANNEL)).includes(words));
}

async function boardSaysNoMore(words: string): Promise<void> {
  await until(
    `the board no longer says "${words}"`,
    async () => !visibleText(await lead.board(CHANNEL)).includes(words),
  );
}

/** The lead gives a question of one system to somebody. */
async function handOver(title: string, system: string, to: string): Promise<void> {
  const { message } = await lead.question(CHANNEL, title);
  await lead.choose(message, '…', 'Hand over…', title);
  await lead.modal('Hand over');
  await lead.submit({ 'For which?': [system], 'Who should answer instead?': to, 'A word to them': 'Do you know?' });
}

function shows(title: string): (message: Message) => boolean {
  return (message) => message.threadTs !== undefined && visibleText(message).includes(title);
}

describe('the start', () => {
  test('takes one command and one modal of three fields', async () => {
    expect(await lead.command(CHANNEL, '')).toEqual({ ok: true });
    const modal = await lead.modal('Start a kickoff');
    expect(modal.blocks.filter((block) => block['type'] === 'input')).toHaveLength(3);
    expect(lead.holds('Who leads this kickoff?')).toEqual(['lena']);
    expect(await lead.offered('Which systems do you want to connect?', 'hub')).toEqual([HUBSPOT, 'Use "hub"']);
    expect(await lead.offered('Which systems do you want to connect?', SAP)).toEqual(['SAP S/4HANA', `Use "${SAP}"`]);
    const systems = { 'Which systems do you want to connect?': [HUBSPOT, SAP] };
    expect(await lead.submit({ ...systems, 'When should all answers be there?': '2027-01-29' })).toEqual({ ok: true });
    expect(lead.openModal()).toBeUndefined();
  });

  test('posts the board, pinned, with everything in its thread', async () => {
    await boardSays(`Led by <@${LEAD}> · ready by 29 January 2027`);
    const board = await lead.board(CHANNEL, PAIR);
    await lead.question(CHANNEL, titleOf('lifecycle'));
    const words = visibleText(board);
    expect(words).toContain('*47 open, 2 optional*');
    expect(words).toContain('Synchronisation: 22 open · 1 optional');
    // HubSpot is a CRM, says the catalogue.
    expect(words).toContain('CRM: contacts and companies: 5 open');
    expect(words).toContain(`*Whose turn* <@${LEAD}> 47`);
    expect((await lead.board(CHANNEL)).pinned).toBe(true);
    const others = lead.messages(CHANNEL).filter(({ ts }) => ts !== board.ts);
    expect(others.map(({ threadTs }) => threadTs)).toEqual(others.map(() => board.ts));
    // The customer sees the very same.
    expect(visibleText(await customer.board(CHANNEL))).toBe(visibleText(await lead.board(CHANNEL)));
  });
});

describe('people and settings', () => {
  test('give each system and role to somebody, and bring in what must be known before go-live', async () => {
    await lead.click(await lead.board(CHANNEL), 'People and settings');
    await lead.modal('People and settings');
    expect(await lead.offered(`System owner: ${SAP}`, 'chr')).toEqual([
      'chris (other organisation)',
      'Somebody else: chr',
    ]);
    const saved = await lead.submit({
      [`System owner: ${HUBSPOT}`]: 'dan',
      [`System owner: ${SAP}`]: 'chris',
      'Security and access': 'ada',
      'Data protection': 'Paula Privacy paula.privacy@example.com',
      'Also ask about': ['Before go-live'],
    });
    expect(saved).toEqual({ ok: true });
    await boardShows(62);
    const words = visibleText(await lead.board(CHANNEL));
    expect(words).toContain('Before go-live: 15 open');
    expect(words).toContain(
      `*Whose turn* <@${LEAD}> 33 · <@${DEVELOPER}> 13 · <@${CUSTOMER}> 13 · <@${ADMIN}> 2 · Paula Privacy 1`,
    );
    await lead.question(CHANNEL, titleOf('test.system'), SAP, `open · <@${CUSTOMER}>`);
  });
});

describe('the customer', () => {
  test('cannot do what is not theirs, and is told why in private', async () => {
    const asked = await customer.question(CHANNEL, titleOf('test.system'));
    await customer.click(asked.message, 'HubSpot: Yes', titleOf('test.system'));
    await customer.isTold(CHANNEL, `This question belongs to <@${DEVELOPER}>.`);
    await customer.choose(await customer.board(CHANNEL), '…', 'Pause');
    await customer.isTold(CHANNEL, `Only the lead (<@${LEAD}>), the starter and workspace admins can do this.`);
    await customer.click(await customer.board(CHANNEL), 'People and settings');
    const settings = await customer.modal('People and settings');
    expect(settings.submit).toBeUndefined();
    expect(visibleText(settings)).toContain(`Only the lead (<@${LEAD}>), the starter and workspace admins can change`);
    await customer.closeModal();
    expect(await customer.command(CHANNEL, 'pause')).toEqual({
      ok: false,
      error: '/integration-check is not available to people of other organisations',
    });
    expect((await lead.question(CHANNEL, titleOf('test.system'))).line(HUBSPOT)).toContain(`open · <@${DEVELOPER}>`);
    for (const person of [lead, developer, admin]) {
      expect(person.messages(CHANNEL).filter(({ ephemeral }) => ephemeral)).toEqual([]);
    }
  });
});

describe('platform and API', () => {
  test('one click answers; "not sure" keeps a question open and brings up others', async () => {
    await together(lead, 'platform.best_practices');
    const before = await openCount();
    await developer.answer(CHANNEL, titleOf('platform.present'), { answer: 'Not sure' }, HUBSPOT);
    await lead.question(CHANNEL, titleOf('platform.present'), `• ${HUBSPOT}: Not sure — who would know? · <@${LEAD}>`);
    await lead.question(CHANNEL, titleOf('platform.api'), `• ${HUBSPOT}: new · <@${DEVELOPER}>`);
    await boardShows(before + 2);
    expect(visibleText(await lead.board(CHANNEL))).toContain('2 new follow-ups, 5 optional');
    // The lead knows, so the follow-ups go away again.
    await ofHubspot(lead, 'platform.present', -2);
    await until('the follow-ups are gone', () => !lead.messages(CHANNEL).some(shows(titleOf('platform.api'))));
  });

  test('the customer describes a system that has no connector', async () => {
    await ofSap(lead, 'platform.present', 2);
    await ofSap(customer, 'platform.api', 1);
    await ofSap(customer, 'platform.spec');
    await ofSap(customer, 'platform.endpoints');
    await ofSap(customer, 'platform.export');
    await ofSap(customer, 'platform.database');
    await customer.answer(CHANNEL, titleOf('platform.contact'), fact(SAP_FACTS, 'platform.contact'), SAP);
    const { message } = await lead.question(CHANNEL, titleOf('platform.contact'), `Sam Sample — by <@${CUSTOMER}>`);
    expect(visibleText(message)).toContain('Platform and API — all done');
  });

  test('a long answer is cut in the channel and whole one click away', async () => {
    const { message, text } = await developer.question(CHANNEL, titleOf('platform.endpoints'));
    expect(text).not.toContain('SAP_COM_0109');
    await developer.choose(message, '…', 'Show all and history', titleOf('platform.endpoints'));
    expect(visibleText(await developer.modal('In full'))).toContain(String(SAP_FACTS['platform.endpoints']?.answer));
    await developer.closeModal();
  });
});

describe('the developer and the admin', () => {
  test('answer with details, notes, dates, and for all systems at once', async () => {
    await ofHubspot(developer, 'test.system');
    await lead.question(CHANNEL, titleOf('test.system'), 'A developer test account');
    await ofHubspot(developer, 'test.data.first');
    await ofHubspot(developer, 'test.data.later', -1);
    await isKnown(developer, 'test.data.later', fact(HUBSPOT_FACTS, 'test.data.later'), SAP);
    await ofHubspot(developer, 'access.method');
    await ofHubspot(developer, 'network.reach');
    await ofHubspot(admin, 'access.roles');
    await ofSap(admin, 'access.roles');
  });

  test('a secret is refused at its field, and what was typed is not lost', async () => {
    const title = titleOf('access.credentials');
    await developer.answer(CHANNEL, title, { answer: 'At hand' }, HUBSPOT);
    await developer.question(CHANNEL, title, `• ${HUBSPOT}: At hand — by <@${DEVELOPER}>`);
    await developer.openQuestion(CHANNEL, title, HUBSPOT);
    const label = 'Details';
    const secret = ['pat', 'na1', '0a1b2c3d', '4e5f', '6071', '8293', 'a4b5c6d7e8f9'].join('-');
    await developer.submit({ [label]: `vault: crm-sync, ${secret}` });
    expect(developer.errorAt(label)).toContain('so it was not saved');
    expect(developer.errorAt(label)).not.toContain(secret);
    expect(workspace.log.join('')).not.toContain(secret);
    await developer.submit(developer.inputsFor(fact(HUBSPOT_FACTS, 'access.credentials')));
    await isKnown(developer, 'access.credentials', fact(HUBSPOT_FACTS, 'access.credentials'), HUBSPOT);
  });
});

describe('the customer again', () => {
  test('answers one question after the other in one modal', async () => {
    await customer.click(await customer.board(CHANNEL), 'Answer my next');
    const asked: string[] = [];
    const left: string[] = [];
    const without = ['golive.api_version', 'network.ip.allowed'];
    for (;;) {
      const modal = await until('the next question', () => customer.openModal());
      if (modal.title === 'That was all for now') break;
      if (modal.title === 'Who would know?') {
        await customer.clickInModal('Next question');
        await until('the next question', () => customer.openModal()?.title !== modal.title);
        continue;
      }
      const words = visibleText(modal);
      const id = Object.keys({ ...SAP_FACTS, ...HUBSPOT_FACTS }).find((one) => words.includes(titleOf(one))) ?? '';
      expect(asked).not.toContain(id);
      asked.push(id);
      left.push(/\d+|last/u.exec(modal.title)?.[0] ?? '');
      expect(words).toContain(` · ${SAP}`);
      if (id === 'network.ip.allowed') {
        await customer.clickInModal('Skip for now');
        await until('the next question', () => customer.openModal()?.hash !== modal.hash);
      } else if (id === 'golive.api_version') {
        // No version to name: say why, in the same place, and go on.
        await customer.clickInModal('Does not apply');
        await customer.modal('Not applicable');
        await customer.submit({ 'Why does it not apply?': 'The tenant is always on the current release.' });
      } else await customer.submit(customer.inputsFor(fact(SAP_FACTS, id)));
    }
    expect(asked).toEqual([
      'test.system',
      'test.data.first',
      'access.method',
      'access.credentials',
      'network.reach',
      'network.ip.allowed',
      'sync.webhooks',
      'sync.changed_since',
      'sync.pagination',
      'sync.filtering',
      'sync.sorting',
      'golive.rate_limits',
      'golive.api_version',
      'golive.support',
    ]);
    // The numbers count what is still to come; follow-ups add to them.
    expect(left.join(' ')).toBe('12 11 10 9 8 8 7 7 6 5 4 3 2 last');
    expect(visibleText(await customer.modal())).toBe(
      '2 of your questions are still open: skipped, new, or nobody was sure.',
    );
    await customer.closeModal();
    for (const id of asked.filter((one) => ![...without, 'sync.webhooks'].includes(one))) {
      await isKnown(customer, id, fact(SAP_FACTS, id), SAP);
    }
  });
});

describe('network', () => {
  test('whoever waits for somebody says for whom and until when', async () => {
    const title = titleOf('network.ip.allowed');
    const before = await openCount();
    const { message } = await customer.question(CHANNEL, title);
    await customer.choose(message, '…', 'Waiting for…', title);
    await customer.modal('Waiting for…');
    await customer.submit({ 'Whom or what are we waiting for?': 'the network team', 'Until when?': '2027-01-08' });
    await lead.question(CHANNEL, title, `• ${SAP}: waiting for the network team until 8 January 2027`);
    await boardShows(before - 1);
    const words = visibleText(await lead.board(CHANNEL));
    expect(words).toContain('1 waiting');
    expect(words).toContain(`• the network team, until 8 January 2027: ${title} (${SAP})`);
  });

  test('a blocker stands on the board until it is solved', async () => {
    await ofSap(admin, 'network.vpn');
    await ofSap(lead, 'network.ip.requested');
    const allowed = titleOf('network.ip.allowed');
    await customer.answer(CHANNEL, allowed, { answer: 'No' }, SAP);
    await boardSays(`• Blocker: Our platform cannot reach ${SAP}`);
    await customer.answer(CHANNEL, allowed, fact(SAP_FACTS, 'network.ip.allowed'), SAP);
    await isKnown(customer, 'network.ip.allowed', fact(SAP_FACTS, 'network.ip.allowed'), SAP);
    await boardSaysNoMore('cannot reach');
  });
});

describe('privacy', () => {
  test('personal data calls for a procedure; whoever knows may answer for somebody outside Slack', async () => {
    await together(admin, 'privacy.personal', 3);
    await lead.question(CHANNEL, titleOf('privacy.dpa'), 'new · Paula Privacy');
    await boardSays('• Blocker: Personal data flows, but there is no procedure for erasure requests.');
    await together(admin, 'privacy.deletion');
    await boardSaysNoMore('no procedure');
    await together(developer, 'privacy.retention');
    await together(admin, 'privacy.dpa');
    await boardSays('• Risk: The data processing agreement is not signed yet.');
  });
});

describe('synchronisation', () => {
  test('what real time needs is told at once', async () => {
    await says(lead, 'sync.frequency', { answer: 'Real time' });
    await together(lead, 'sync.direction', 2);
    await boardSays(`• Risk: Real time is wanted, but no webhooks are known for ${SAP}`);
    await lead.answer(CHANNEL, titleOf('sync.frequency'), fact(TOGETHER, 'sync.frequency'));
    await boardSaysNoMore('Real time');
  });

  test('the lead accepts as a risk what nobody knows', async () => {
    const title = titleOf('sync.webhooks');
    await lead.question(CHANNEL, title, `• ${SAP}: Not sure — who would know? · <@${CUSTOMER}>`);
    const before = await openCount();
    await handOver(title, SAP, 'dan');
    await lead.question(CHANNEL, title, `• ${SAP}: Not sure — who would know? · <@${DEVELOPER}>`);
    // The developer finds it among their own questions, does not know either, and cannot decide that it does not matter.
    await developer.command(CHANNEL, 'mine');
    const mine = await developer.isTold(CHANNEL, `*${PAIR}*: `, `${title}\n${SAP}`);
    await developer.click(mine, 'Answer…', `${title}\n${SAP}`);
    const modal = visibleText(await developer.modal('Answer'));
    expect(modal).toContain('Not knowing is a fine answer for now.');
    expect(modal).not.toContain('Accept as an open risk');
    await developer.closeModal();
    const { message, controls } = await developer.question(CHANNEL, title);
    const accept = controls.find((label) => label.endsWith(': Accept as a risk')) ?? '';
    await developer.click(message, accept, title);
    await developer.isTold(CHANNEL, `Only the lead (<@${LEAD}>)`);
    await lead.click(message, accept, title);
    await lead.question(CHANNEL, title, `• ${SAP}: Not sure, accepted as a risk by <@${LEAD}>`);
    await boardShows(before - 1);
    await boardSays(`• Risk: Nobody knows yet: "${title} (${SAP})"`);
  });

  test('the developer and the customer describe their systems', async () => {
    await ofHubspot(developer, 'sync.webhooks', 2);
    for (const id of ['how', 'events']) await ofHubspot(developer, `sync.webhooks.${id}`);
    await ofHubspot(developer, 'sync.custom', 2);
    await ofSap(developer, 'sync.custom');
    await ofSap(developer, 'sync.validation');
    await ofHubspot(developer, 'sync.validation', 1);
    for (const id of ['pagination', 'filtering', 'sorting']) await ofHubspot(developer, `sync.${id}`);
    await ofHubspot(developer, 'sync.transform.options.where');
    await ofSap(developer, 'sync.transform.options.where');
  });

  test('links and texts are taken as they are written', async () => {
    for (const id of ['fields', 'custom.handling', 'custom.unexpected', 'validation.ours']) {
      await together(developer, `sync.${id}`);
    }
    for (const id of ['time', 'options', 'other']) await together(lead, `sync.transform.${id}`);
    expect((await lead.question(CHANNEL, titleOf('sync.fields'))).text).toContain(
      `<${String(TOGETHER['sync.fields']?.answer)}> · The sheet "v1" counts. — by <@${DEVELOPER}>`,
    );
    await boardSays('• Risk: New drop-down options raise an error, and nobody is named to correct the data.');
  });

  test('what does not apply says why', async () => {
    const title = titleOf('sync.transform.currency');
    const { message } = await developer.question(CHANNEL, title);
    await developer.choose(message, '…', 'Not applicable…', title);
    await developer.modal('Not applicable');
    await developer.submit({ 'Why does it not apply?': 'No amounts flow <yet>.' });
    await lead.question(CHANNEL, title, `• not applicable: No amounts flow &lt;yet&gt;. — by <@${DEVELOPER}>`);
  });
});

describe('operation', () => {
  test('people, somebody outside Slack and a channel hear of errors', async () => {
    await lead.answer(CHANNEL, titleOf('errors.recipients'), fact(TOGETHER, 'errors.recipients'));
    await lead.question(
      CHANNEL,
      titleOf('errors.recipients'),
      `<@${DEVELOPER}>, Ida Itdesk, <#${CHANNEL_WITHOUT_BOT}> — by <@${LEAD}>`,
    );
    await lead.answer(CHANNEL, titleOf('errors.fixer'), fact(TOGETHER, 'errors.fixer'));
    await lead.question(CHANNEL, titleOf('errors.fixer'), `<@${CUSTOMER}> — by <@${LEAD}>`);
    await boardSaysNoMore('New drop-down options');
  });

  test('what contradicts itself is found', async () => {
    const title = titleOf('lifecycle');
    const ignored = ['Create it', 'Update it', 'Do nothing'];
    await developer.answer(CHANNEL, title, { answer: [...ignored, ...ignored] });
    await boardSays(`• Blocker: Deletions between ${HUBSPOT} and ${SAP} are ignored`);
    await developer.answer(CHANNEL, title, fact(TOGETHER, 'lifecycle'));
    await boardSaysNoMore('Deletions between');
  });
});

describe('rows', () => {
  test('are saved one by one and complete when somebody says so; the keys are asked for the objects that were named', async () => {
    const title = titleOf('sync.objects');
    const before = await openCount();
    const rows = [fact(TOGETHER, 'sync.objects').answer].flat().map((line) => line.split('; '));
    await developer.openQuestion(CHANNEL, title);
    await developer.clickInModal('Add row');
    await developer.modal('Add rows');
    for (const [one, two, cardinality, leads] of rows) {
      await developer.submit({
        [`Object in ${HUBSPOT}`]: one,
        [`Object in ${SAP}`]: two,
        Cardinality: cardinality,
        'Leading system': leads,
      });
      await until(`"${one}" is saved`, () =>
        visibleText(developer.openModal() ?? { blocks: [] }).includes(`Saved: ${one}`),
      );
      await lead.question(CHANNEL, title, 'so far');
    }
    await developer.closeModal();
    expect(await openCount()).toBe(before);
    await developer.modal('Answer');
    await developer.submit({});
    await lead.question(CHANNEL, title, '3 rows', `by <@${DEVELOPER}>`);
    await boardShows(before - 1);

    const relations = titleOf('sync.relations');
    expect(visibleText(await developer.openQuestion(CHANNEL, relations))).toContain('+ Contact / Contact person');
    await developer.pastesRows(fact(TOGETHER, 'sync.relations').answer);
    await lead.question(CHANNEL, relations, '2 rows', `by <@${DEVELOPER}>`);
  });
});

describe('a question pack', () => {
  test('goes and comes back with every answer', async () => {
    await together(lead, 'crm.contacts', 3);
    const title = titleOf('crm.contacts');
    const open = await openCount();
    await packs();
    await until('the pack is gone', () => !lead.messages(CHANNEL).some(shows(title)));
    await packs('CRM: contacts and companies');
    await isKnown(lead, 'crm.contacts', fact(TOGETHER, 'crm.contacts'));
    await boardShows(open);
    for (const id of ['contacts.email', 'duplicates']) {
      await ofHubspot(lead, `crm.${id}`);
      await ofSap(lead, `crm.${id}`);
    }
    await together(lead, 'crm.companies', 3);
    for (const id of ['companies.numbers']) {
      await ofHubspot(lead, `crm.${id}`);
      await ofSap(lead, `crm.${id}`);
    }
    for (const id of ['contacts.without', 'companies.without', 'duplicates.match']) await together(lead, `crm.${id}`);
  });

  async function packs(...on: string[]): Promise<void> {
    await lead.click(await lead.board(CHANNEL), 'People and settings');
    await lead.modal('People and settings');
    expect(await lead.submit({ 'Question packs': on })).toEqual({ ok: true });
  }
});

describe('handing over', () => {
  test('a whole section goes to somebody with a word, who is told once and answers from there', async () => {
    const title = titleOf('golive.date');
    const { message } = await lead.question(CHANNEL, title);
    await lead.choose(message, '…', 'Hand over…', title);
    const modal = await lead.modal('Hand over');
    const [section = ''] = /Everything open in [^"]+?\(\d+\)/u.exec(JSON.stringify(modal.blocks)) ?? [];
    await lead.submit({
      'What?': section,
      'Who should answer instead?': 'ada',
      'A word to them': 'You know the dates.',
    });
    await lead.question(CHANNEL, title, `open · <@${ADMIN}>`);
    const told = await until('Ada is told', () =>
      workspace.playground
        .snapshot(ADMIN)
        .channels.filter(({ kind }) => kind === 'dm')
        .flatMap(({ messages }) => messages)
        .find((one) => visibleText(one).includes('You know the dates.')),
    );
    await admin.click(told, 'Answer them one by one');
    expect(visibleText(await admin.modal())).toContain('Before go-live');
    await admin.closeModal();
    // She is away, so the lead takes one back and leaves the others with her.
    await lead.choose((await lead.question(CHANNEL, title)).message, '…', "I'll take it", title);
    await lead.question(CHANNEL, title, `open · <@${LEAD}>`);
  });
});

describe('before go-live', () => {
  test('is asked like everything else', async () => {
    for (const id of ['rate_limits', 'api_version', 'support', 'volumes']) await ofHubspot(developer, `golive.${id}`);
    await ofSap(developer, 'golive.volumes');
    const ids = ['first_load', 'history', 'match_keys', 'conflicts', 'loops', 'retries', 'monitoring', 'date'];
    for (const id of ids) await together(lead, `golive.${id}`);
    expect(await openCount()).toBe(1);
    expect(visibleText(await lead.board(CHANNEL))).toContain(`*Whose turn* <@${ADMIN}> 1\n`);
  });
});

describe('the summary', () => {
  let summary: Message;
  let facts: readonly Message[];

  test('comes with the last answer: a verdict, what it rests on, and who answered', async () => {
    expect(lead.messages(CHANNEL).some(({ blocks }) => blocks[0]?.['block_id'] === 'verdict')).toBe(false);
    await lead.answer(CHANNEL, titleOf('golive.rollback'), fact(TOGETHER, 'golive.rollback'));
    summary = await lead.sees(CHANNEL, 'Ready to build, with risks', `led by <@${LEAD}>`);
    expect(summary.threadTs).toBeUndefined();
    const words = visibleText(summary);
    expect(words).toContain(`${PAIR}\n88 answers, 2 not applicable, 1 accepted risk`);
    expect(words).toContain('*2 risks*, to be kept in mind');
    expect(words).toContain('• The data processing agreement is not signed yet.');
    expect(words).toContain(`• Nobody knows yet: "${titleOf('sync.webhooks')} (${SAP})"`);
    expect(words).toContain(`*Answered by* <@${DEVELOPER}> 32 · <@${LEAD}> 31 · <@${CUSTOMER}> 19 · <@${ADMIN}> 6`);
    await boardSays('*Complete.* Everything that counts is answered.');
    expect(await openCount()).toBe(0);
  });

  test('has the facts of both products side by side in its thread, with who said what', async () => {
    facts = await until('the facts are there', () => {
      const found = lead.messages(CHANNEL).filter(({ threadTs }) => threadTs === summary.ts);
      const words = found.map((message) => visibleText(message)).join('\n');
      // Posted without names, which come with the update that follows at once.
      return words.includes('Loose ends') && !words.includes('by –') && found;
    });
    expect(sideBySide('sync.pagination')).toEqual([
      expect.stringMatching(new RegExp(`^\\*HubSpot\\*\nCursor — by <@${DEVELOPER}>, <!date`)),
      expect.stringMatching(new RegExp(`^\\*${SAP}\\*\nOffset and limit — by <@${CUSTOMER}>, <!date`)),
    ]);
    for (const id of ['platform.present', 'test.system', 'access.method', 'network.reach', 'golive.rate_limits']) {
      expect(sideBySide(id)).toHaveLength(2);
    }
    // What is long or has several lines stands below its question as it was typed.
    const all = facts.map((message) => visibleText(message)).join('\n');
    expect(all).toContain(String(TOGETHER['privacy.deletion']?.answer));
    for (const id of ['sync.objects', 'sync.relations']) {
      const cells = [TOGETHER[id]?.answer ?? []].flat().flatMap((row) => row.split('; '));
      expect(cells.filter((cell) => !all.includes(cell))).toEqual([]);
    }
    expect(all).toContain(String(SAP_FACTS['platform.endpoints']?.answer));
    expect(all).toContain('Sam Sample (sam.sample@example.com)');
    expect(all).toContain(`<@${DEVELOPER}>, <#${CHANNEL_WITHOUT_BOT}> · Ida Itdesk (it@example.com) — by <@${LEAD}>`);
  });

  test('says what was left out and why, and what was accepted as a risk', () => {
    const end = visibleText(facts.at(-1) ?? { blocks: [] });
    expect(end.slice(end.indexOf('*Not applicable, and why*'))).toMatch(
      new RegExp(
        [
          '^\\*Not applicable, and why\\*',
          `• ${escaped(titleOf('sync.transform.currency'))}: No amounts flow &lt;yet&gt;. — by <@${DEVELOPER}>, .*`,
          `• ${escaped(titleOf('golive.api_version'))} \\(${SAP}\\): The tenant is .* — by <@${CUSTOMER}>, .*`,
          '\\*Accepted as a risk\\*',
          `• ${escaped(titleOf('sync.webhooks'))} \\(${SAP}\\) — by <@${LEAD}>, .*$`,
        ].join('\n'),
      ),
    );
  });

  test('holds everything that was asked: each question of the template was answered or set aside', () => {
    const all = facts.map((message) => visibleText(message)).join('\n');
    // The packs that fit neither product were never on.
    const on = TEMPLATE.sections.filter(({ id }) => id !== 'sales' && id !== 'advertising');
    const asked = on.flatMap(({ questions }) => questions.map(({ title }) => title.en));
    expect(asked.filter((title) => !all.includes(title))).toEqual([]);
  });

  test('reads the same for everybody', () => {
    for (const person of [developer, admin, customer]) {
      const seen = person.messages(CHANNEL).filter(({ ephemeral }) => !ephemeral);
      expect(seen).toEqual(lead.messages(CHANNEL).filter(({ ephemeral }) => !ephemeral));
    }
  });

  /** The columns of a question in the facts. */
  function sideBySide(id: string): string[] {
    const blocks = facts.flatMap((message) => message.blocks);
    const block = blocks.find((one) => visibleText({ blocks: [one] }).startsWith(`*${titleOf(id)}*`));
    return ((block?.['fields'] as { text: string }[] | undefined) ?? []).map(({ text }) => text);
  }
});

describe('all the while', () => {
  const posts = () =>
    workspace.playground
      .calls()
      .filter(({ method, args }) => method === 'chat.postMessage' && args['channel'] === CHANNEL);

  test('nobody was mentioned but once, in the first board', () => {
    const [board, ...others] = posts();
    expect(JSON.stringify(board?.args).match(/<@U/gu)).toHaveLength(1);
    expect(others.length).toBeGreaterThan(8);
    expect(others.filter(({ args }) => /<@[UW]|<!(?:here|channel|everyone)/u.test(JSON.stringify(args)))).toEqual([]);
  });

  test('every message has words for screen readers and notifications', () => {
    const sent = workspace.playground.calls().filter(({ method }) => /^chat\.(?:post|update)/u.test(method));
    expect(sent.filter(({ args }) => typeof args['text'] !== 'string' || args['text'].trim() === '')).toEqual([]);
    for (const person of [lead, developer, admin, customer]) {
      expect(person.messages(CHANNEL).filter(({ text }) => text.trim() === '')).toEqual([]);
    }
  });

  test('Slack refused nothing, and nothing went wrong', () => {
    expect(workspace.playground.calls().filter(({ response }) => response['ok'] !== true)).toEqual([]);
    expect(workspace.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 40)).toEqual([]);
  });

  test('each message was posted once: a board, a summary, and the rest in their threads', () => {
    const inChannel = posts().filter(({ args }) => args['thread_ts'] === undefined);
    expect(inChannel).toHaveLength(2);
  });
});

function escaped(text: string): string {
  return text.replace(/[?().]/gu, '\\$&');
}
