import type { Message } from '../../playground/protocol';
import { type Person, visibleText } from '../support/person';
import { scene } from '../support/scene';
import { until } from '../support/until';
import { CHANNEL, CHANNEL_WITHOUT_BOT, DEVELOPER, LEAD, PRIVATE_CHANNEL } from '../support/workspace';
import { WORDS } from '../../blocks/words/words';

const SYSTEMS = 'Which systems do you want to connect?';
const PRESENT = 'Is there already a connector for it on our platform?';
const TEST_SYSTEM = 'Is there a test or staging system we can use?';

const { workspace, lead, developer, admin, customer } = scene();

/** Types a sub-command and waits for what only this person is told; whatever was told before does not count. */
async function asks(person: Person, text: string, channel = CHANNEL): Promise<Message> {
  const before = told(person, channel).length;
  expect(await person.command(channel, text)).toEqual({ ok: true });
  return until(`an answer to "${text}"`, () => told(person, channel)[before]);
}

function told(person: Person, channel: string): Message[] {
  return person.messages(channel).filter(({ ephemeral }) => ephemeral);
}

async function words(person: Person, text: string, channel = CHANNEL): Promise<string> {
  return visibleText(await asks(person, text, channel));
}

async function boardSays(said: string): Promise<Message> {
  return until(`the board says "${said}"`, async () => {
    const board = await lead.board(CHANNEL);
    return visibleText(board).includes(said) && board;
  });
}

describe('while nothing is running', () => {
  test('the command alone opens the start modal, empty', async () => {
    await lead.command(CHANNEL, '');
    await lead.modal('Start a kickoff');
    expect(lead.holds(SYSTEMS)).toEqual([]);
    expect(lead.holds('Who leads this kickoff?')).toEqual(['lena']);
    expect(told(lead, CHANNEL)).toEqual([]);
  });

  test('"status" says so, and starts one with a click', async () => {
    const answer = await asks(lead, 'status');
    expect(visibleText(answer)).toBe('No kickoff is running in this channel.\nStart a kickoff');
    await lead.click(answer, 'Start a kickoff');
    await lead.modal('Start a kickoff');
    expect(told(developer, CHANNEL)).toEqual([]);
  });

  test('every other word says what there is to do', async () => {
    for (const name of ['mine', 'summary', 'history', 'repost', 'pause', 'resume', 'cancel', 'reopen']) {
      expect(await words(lead, name)).toBe('No kickoff is running in this channel. `/integration-check` starts one.');
    }
  });
});

describe('words', () => {
  test('"help" lists what is understood, in channels and direct messages', async () => {
    const help = await words(lead, 'help');
    expect(help).toContain('Integration Check asks what must be known before an integration is built');
    for (const name of [
      'start',
      'status',
      'mine',
      'summary',
      'history',
      'repost',
      'pause',
      'resume',
      'cancel',
      'reopen',
    ]) {
      expect(help).toMatch(new RegExp(`\`(?:/integration-check )?${name}`));
    }
    expect(await words(lead, 'HELP', workspace.playground.openDirectMessage(LEAD))).toBe(help);
    expect(await words(developer, 'help', CHANNEL_WITHOUT_BOT)).toBe(help);
  });

  test('an unknown word is named, whatever it holds, and the list follows', async () => {
    expect(await words(lead, 'frobnicate now')).toMatch(/^I do not know `frobnicate`\. This is what I understand:\n/u);
    expect(await words(lead, '`<!channel>`')).toMatch(/^I do not know `&lt;!channel&gt;`\./u);
    expect(await words(lead, 'Status!')).toMatch(/^I do not know `status!`\./u);
  });
});

describe('"start"', () => {
  test.each([
    ['"SAP S/4HANA" HubSpot', ['SAP S/4HANA', 'HubSpot']],
    ['“SAP S/4HANA” „Shopware 6“ «Jira Cloud»', ['SAP S/4HANA', 'Shopware 6', 'Jira Cloud']],
    ['HubSpot "SAP S/4HANA', ['HubSpot', 'SAP S/4HANA']],
    ['HubSpot', ['HubSpot']],
  ])('fills in %s', async (typed, systems) => {
    await lead.command(CHANNEL, `start ${typed}`);
    await lead.modal('Start a kickoff');
    expect(lead.holds(SYSTEMS)).toEqual(systems);
    if (systems.length < 2) return;
    expect(await lead.submit({})).toEqual({ ok: true });
    await lead.board(CHANNEL, `${systems[0] ?? ''} ↔ ${systems.slice(1).join(', ')}`);
  });

  test('takes five systems and says so beyond', async () => {
    expect(await words(lead, 'start A B C D E F')).toBe('At most five systems can be connected in one kickoff.');
    expect(lead.openModal()).toBeUndefined();
    await lead.starts(CHANNEL, 'A1', 'B2', 'C3', 'D4', 'E5');
  });

  test('beside a running one says that there is one already', async () => {
    await lead.starts(CHANNEL, 'HubSpot', 'Jira');
    await developer.command(CHANNEL, 'start Zendesk Jira');
    const modal = await developer.modal('Start a kickoff');
    expect(visibleText(modal)).toContain('1 kickoff is already running in this channel.');
  });
});

describe('where the bot is not', () => {
  test('a public channel: says how to invite it, and does not open a modal that would be in vain', async () => {
    for (const text of ['', 'start HubSpot Jira']) {
      expect(await words(lead, text, CHANNEL_WITHOUT_BOT)).toBe(
        'I am not in this channel yet. Please type `/invite @Integration Check` here, then `/integration-check` again.',
      );
    }
    expect(lead.openModal()).toBeUndefined();
  });

  test('a private channel works with the bot, and says what to do without it', async () => {
    await lead.command(PRIVATE_CHANNEL, '');
    await lead.modal('Start a kickoff');
    await lead.closeModal();
    workspace.playground.kickBot(PRIVATE_CHANNEL);
    expect(await words(lead, '', PRIVATE_CHANNEL)).toContain('I cannot see this conversation.');
    expect(lead.openModal()).toBeUndefined();
  });
});

describe('while one is running', () => {
  beforeEach(() => lead.starts(CHANNEL, 'HubSpot', 'Jira'));

  test('the command alone and "status" tell how it is going', async () => {
    const answer = await asks(developer, 'status');
    const said = visibleText(answer);
    expect(await words(developer, '')).toBe(said);
    expect(said).toMatch(/^\*HubSpot ↔ Jira\*: running\n47 open · <http[^|]+\|Open the board>\n/u);
    expect(said).toContain('Nothing is open for you.');
    expect(said).not.toContain('Answer my next');
    const mine = await asks(lead, '');
    expect(visibleText(mine)).toContain('49 questions are yours, 2 of them optional.');
    await lead.click(mine, 'Answer my next');
    await lead.modal('Your questions: 49 left');
    await lead.closeModal();
    await developer.click(answer, 'Start another one');
    await developer.modal('Start a kickoff');
  });

  test('"mine" lists one\'s questions, each with its button', async () => {
    expect(await words(developer, 'mine')).toBe('Nothing is open for you. Thank you!');
    const mine = await asks(lead, 'mine');
    expect(visibleText(mine)).toContain('*HubSpot ↔ Jira*: 49 questions for you');
    expect(visibleText(mine)).toContain('… and 34 more.');
    await lead.click(mine, 'Answer…', PRESENT);
    expect(visibleText(await lead.modal('Answer'))).toContain('Platform and API · HubSpot');
    await lead.submit({ 'Your answer': 'Yes' });
    await lead.question(CHANNEL, PRESENT, `• HubSpot: Yes — by <@${LEAD}>`);
    await lead.click(mine, 'Answer them one by one');
    await lead.modal('Your questions: 48 left');
  });

  test('"summary" tells what is known so far, to one person', async () => {
    await lead.answer(CHANNEL, TEST_SYSTEM, { answer: 'No' }, 'Jira');
    await lead.question(CHANNEL, TEST_SYSTEM, `• Jira: No — by <@${LEAD}>`);
    expect(await words(developer, 'summary')).toMatch(/^So far: no blockers, but risks\nHubSpot ↔ Jira\n1 answer\n/u);
    const facts = await developer.isTold(CHANNEL, '*Facts 1 of 1*', `*${TEST_SYSTEM}*`);
    expect(visibleText(facts)).toContain('*Still open*');
    expect(told(lead, CHANNEL)).toEqual([]);
  });

  test("in a direct message it is one's own questions over all channels", async () => {
    const dm = workspace.playground.openDirectMessage(LEAD);
    await lead.starts(PRIVATE_CHANNEL, 'Shopify', 'Zendesk');
    const mine = await asks(lead, '', dm);
    expect(visibleText(mine)).toMatch(/^\*Shopify ↔ Zendesk\*: 55 questions for you\n/u);
    await lead.click(mine, 'Answer…', TEST_SYSTEM);
    expect(visibleText(await lead.modal('Answer'))).toContain('· Shopify');
    const other = workspace.playground.openDirectMessage(DEVELOPER);
    expect(await words(developer, 'status', other)).toBe('Nothing is open for you. Thank you!');
  });
});

describe('running it', () => {
  beforeEach(() => lead.starts(CHANNEL, 'HubSpot', 'Jira'));
  const only = `Only the lead (<@${LEAD}>), the starter and workspace admins can do this.`;

  test('a member is refused with a sentence', async () => {
    for (const name of ['pause', 'resume', 'cancel', 'reopen']) {
      if (name === 'reopen') await cancel(lead);
      expect(await words(developer, name)).toBe(only);
      expect(developer.openModal()).toBeUndefined();
    }
    expect(told(lead, CHANNEL)).toEqual([]);
  });

  test.each([
    ['the lead', () => lead, WORDS.en],
    ['an admin who reads German', () => admin, WORDS.de],
  ])('%s pauses and resumes', async (_, who, { common, replies }) => {
    expect(await words(who(), 'pause')).toBe(replies.done.paused);
    await boardSays('*Paused by <@');
    const asked = await until('the controls are gone', () =>
      lead
        .messages(CHANNEL)
        .find((message) => visibleText(message).includes(PRESENT) && visibleText(message).includes('Paused: answers')),
    );
    expect(asked.blocks.some(({ type }) => type === 'actions')).toBe(false);
    expect(await words(who(), 'pause')).toBe(replies.done.paused);
    expect(await words(who(), 'status')).toContain(`*HubSpot ↔ Jira*: ${common.statuses.paused}\n`);
    expect(await words(who(), 'resume')).toBe(replies.done.resumed);
    await boardSays(`Led by <@${LEAD}>`);
    await lead.question(CHANNEL, PRESENT, '• HubSpot: open');
    expect(await words(who(), 'resume')).toBe(replies.already.running);
  });

  test('whoever still sees a button while it is paused is told what to do', async () => {
    const { message } = await customer.question(CHANNEL, PRESENT);
    await asks(lead, 'pause');
    await boardSays('*Paused by <@');
    await clickOld(developer, message, 'HubSpot: Yes', PRESENT);
    await developer.isTold(CHANNEL, 'This kickoff is paused, so nothing was changed.');
    expect(await words(lead, 'mine')).toContain('questions for you');
  });

  test.each([
    ['the lead', () => lead, WORDS.en],
    ['an admin who reads German', () => admin, WORDS.de],
  ])('%s cancels after being asked once more, and reopens', async (_, who, said) => {
    const { cancelTitle } = said.modals.confirm;
    await lead.answer(CHANNEL, PRESENT, { answer: 'Yes' }, 'HubSpot');
    await lead.question(CHANNEL, PRESENT, '• HubSpot: Yes');
    await who().command(CHANNEL, 'cancel');
    expect(visibleText(await who().modal(cancelTitle))).toContain('*HubSpot ↔ Jira*');
    await who().closeModal();
    expect(visibleText(await lead.board(CHANNEL))).not.toContain('Cancelled');
    await cancel(who(), said);
    const board = await boardSays('*Cancelled by <@');
    expect(visibleText(board)).not.toContain('People and settings');
    expect(await words(who(), 'pause')).toBe(said.replies.noneToDo.any);
    expect(await words(who(), 'status')).toContain(said.replies.start.none);
    expect(await words(who(), 'reopen')).toBe(said.replies.done.reopened);
    await boardSays('*46 open');
    await lead.question(CHANNEL, PRESENT, `• HubSpot: Yes — by <@${LEAD}>`);
    expect(await words(who(), 'reopen')).toBe(said.replies.noneToDo.reopen);
  });

  async function cancel(who: Person, { modals, replies } = WORDS.en): Promise<void> {
    await who.command(CHANNEL, 'cancel');
    await who.modal(modals.confirm.cancelTitle);
    await who.submit({});
    expect(visibleText(await who.modal('Integration Check'))).toContain(replies.done.cancelled);
    await who.closeModal();
  }
});

describe('two kickoffs in a channel', () => {
  beforeEach(async () => {
    await lead.starts(CHANNEL, 'HubSpot', 'Jira');
    await lead.starts(CHANNEL, 'Shopify', 'Zendesk');
  });

  test('the status shows both', async () => {
    const said = await words(lead, '');
    expect(said).toContain('*Shopify ↔ Zendesk*: running');
    expect(said).toContain('*HubSpot ↔ Jira*: running');
  });

  test('a word that is about one of them asks which, and does it for that one', async () => {
    const which = await asks(lead, 'pause');
    expect(visibleText(which)).toBe(
      'There are several kickoffs in this channel. Which one do you mean?\nShopify ↔ Zendesk\nHubSpot ↔ Jira',
    );
    await lead.click(which, 'HubSpot ↔ Jira');
    await lead.isTold(CHANNEL, 'Paused.');
    await until('it is paused', async () =>
      visibleText(await lead.board(CHANNEL, 'HubSpot ↔ Jira')).includes('*Paused by <@'),
    );
    expect(visibleText(await lead.board(CHANNEL, 'Shopify ↔ Zendesk'))).not.toContain('Paused');
    // "resume" can only mean the paused one, and "pause" only the other.
    expect(await words(lead, 'resume')).toBe('Running again.');
    const again = await asks(lead, 'cancel');
    await lead.click(again, 'Shopify ↔ Zendesk');
    expect(visibleText(await lead.modal('Cancel the kickoff?'))).toContain('*Shopify ↔ Zendesk*');
  });

  test('a member who chose one is refused as well', async () => {
    await developer.click(await asks(developer, 'pause'), 'HubSpot ↔ Jira');
    await developer.isTold(CHANNEL, `Only the lead (<@${LEAD}>)`);
  });
});

describe('"repost"', () => {
  test('posts everything anew at the bottom; what was there becomes links', async () => {
    const board = await lead.starts(CHANNEL, 'HubSpot', 'Jira');
    await workspace.playground.message({ as: DEVELOPER, channel: CHANNEL, text: 'Where has the board gone?' });
    const old = lead.messages(CHANNEL).filter(({ user }) => user !== DEVELOPER);
    const { message: section } = await lead.question(CHANNEL, PRESENT);
    expect(await words(developer, 'repost')).toBe(
      'Posting everything anew at the bottom of the channel. The old messages become links.',
    );
    await until('the old messages are links', () =>
      old.every(({ ts }) =>
        lead.messages(CHANNEL).some((now) => now.ts === ts && visibleText(now).includes('This list has moved')),
      ),
    );
    const live = await until('the new board is there', async () => {
      const found = await lead.board(CHANNEL);
      return found.ts !== board.ts && found;
    });
    expect(Number(live.ts)).toBeGreaterThan(Math.max(...old.map(({ ts }) => Number(ts))));
    const link = visibleText(lead.messages(CHANNEL).find(({ ts }) => ts === section.ts) ?? { blocks: [] });
    expect(link).toContain(`/p${live.ts.replace('.', '')}`);
    expect((await lead.board(CHANNEL)).pinned).toBe(true);
    const posts = workspace.playground.calls().filter(({ method }) => method === 'chat.postMessage');
    expect(posts.filter(({ args }) => JSON.stringify(args).includes('<@U'))).toHaveLength(1);

    // Somebody whose screen still shows the old message clicks there: the answer counts, in the live one.
    await lead.question(CHANNEL, PRESENT);
    await clickOld(developer, section, 'HubSpot: Yes', PRESENT);
    const { message } = await lead.question(CHANNEL, PRESENT, `• HubSpot: Yes — by <@${DEVELOPER}>`);
    expect(message.threadTs).toBe(live.ts);
    expect(visibleText(lead.messages(CHANNEL).find(({ ts }) => ts === section.ts) ?? { blocks: [] })).toBe(link);
  });

  test('a copy that the bot does not know becomes a link with its first click, and the click counts', async () => {
    workspace.playground.failNext('chat.postMessage', { dropReply: true });
    await lead.starts(CHANNEL, 'Jira', 'Zendesk');
    const boards = () => lead.messages(CHANNEL).filter(({ blocks }) => blocks.at(-1)?.['block_id'] === 'board');
    await until('a second board is there', () => boards().length === 2);
    const [copy, live] = boards();
    if (copy === undefined || live === undefined) throw new Error('There are no two boards');
    await lead.question(CHANNEL, PRESENT);
    await lead.click(copy, 'Answer my next');
    await lead.modal('Your questions: 44 left');
    await until('the copy is a link', () => boards().length === 1);
    const healed = lead.messages(CHANNEL).find(({ ts }) => ts === copy.ts) ?? { blocks: [] };
    expect(visibleText(healed)).toContain(`/p${live.ts.replace('.', '')}`);
  });

  test('a board that somebody deleted comes back with the next answer, thread and all, and pings nobody', async () => {
    const board = await lead.starts(CHANNEL, 'HubSpot', 'Jira');
    const { message: section } = await lead.question(CHANNEL, TEST_SYSTEM);
    workspace.playground.deleteMessage(CHANNEL, board.ts);
    await clickOld(developer, section, 'Jira: Yes', TEST_SYSTEM);
    const again = await boardSays('*46 open');
    await until('all sections are in its thread', async () => {
      const { message } = await lead.question(CHANNEL, TEST_SYSTEM, '• Jira: Yes');
      const { message: last } = await lead.question(CHANNEL, 'Who corrects the data when a record is rejected?');
      return message.threadTs === again.ts && last.threadTs === again.ts;
    });
    expect(again.ts).not.toBe(board.ts);
    expect((await lead.board(CHANNEL)).pinned).toBe(true);
    const posts = workspace.playground.calls().filter(({ method }) => method === 'chat.postMessage');
    expect(posts.filter(({ args }) => JSON.stringify(args).includes('<@U'))).toHaveLength(1);
  });

  test('the board moves itself to the bottom from its menu', async () => {
    const board = await lead.starts(CHANNEL, 'HubSpot', 'Jira');
    await lead.choose(board, '…', 'Move to the bottom');
    await lead.isTold(CHANNEL, 'Posting everything anew');
    await until('there is a new board', async () => (await lead.board(CHANNEL)).ts !== board.ts);
  });
});

/** A click by somebody whose screen still shows the message as it was. */
async function clickOld(person: Person, old: Message, label: string, under: string): Promise<void> {
  const at = old.blocks.findIndex((block) => visibleText({ blocks: [block] }).includes(under));
  const block = old.blocks[at + 1];
  const buttons = (block?.['elements'] as { text?: { text: string }; action_id: string }[] | undefined) ?? [];
  const button = buttons.find(({ text }) => text?.text === label);
  if (block === undefined || button === undefined) throw new Error(`There was no "${label}"`);
  const performed = await workspace.playground.action({
    as: person.userId,
    channel: old.channel,
    ts: old.ts,
    blockId: block['block_id'] as string,
    actionId: button.action_id,
    stale: { blocks: old.blocks },
  });
  expect(performed).toEqual({ ok: true });
}
