import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from '../../playground/protocol';
import { type Person, createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import { AT_ONCE, CHANNEL, DEVELOPER, LEAD, type Workspace, openWorkspace } from '../support/workspace';

const TEST_SYSTEM = 'Is there a test system?';
const WEBHOOKS = 'Can it send webhooks?';
const CHANGED = 'Can we ask for what changed?';
const TIME = 'Which time zones do they use?';
const OTHER = 'Anything else?';

/** A kickoff that is complete after five answers: so that these tests speak of what comes then. */
const TEMPLATE = `
id: small-kickoff
version: 1
title: { en: Small kickoff, de: Small kickoff }
roles:
  lead: { label: { en: Project lead, de: Project lead } }
sections:
  - id: systems
    title: { en: Systems, de: Systems }
    questions:
      - id: test.system
        scope: system
        role: lead
        title: { en: '${TEST_SYSTEM}', de: '${TEST_SYSTEM}' }
        guidance: { en: So that nobody tries things out on live data., de: So that nobody tries things out on live data. }
        answer: { kind: choice, choices: [{ id: yes, label: { en: 'Yes', de: 'Yes' } }, { id: no, label: { en: 'No', de: 'No' } }] }
      - id: sync.webhooks
        scope: system
        role: lead
        title: { en: '${WEBHOOKS}', de: '${WEBHOOKS}' }
        guidance: { en: They tell us of a change the moment it happens., de: They tell us of a change the moment it happens. }
        answer: { kind: choice, choices: [{ id: yes, label: { en: 'Yes', de: 'Yes' } }, { id: no, label: { en: 'No', de: 'No' } }] }
      - id: sync.changed_since
        scope: system
        role: lead
        shownWhen: { item: sync.webhooks, is: [no] }
        title: { en: '${CHANGED}', de: '${CHANGED}' }
        guidance: { en: Without webhooks this keeps a run short., de: Without webhooks this keeps a run short. }
        answer: { kind: choice, choices: [{ id: yes, label: { en: 'Yes', de: 'Yes' } }, { id: no, label: { en: 'No', de: 'No' } }] }
  - id: lifecycle
    title: { en: Together, de: Together }
    questions:
      - id: sync.time
        scope: kickoff
        role: lead
        title: { en: '${TIME}', de: '${TIME}' }
        guidance: { en: An hour of difference is noticed late., de: An hour of difference is noticed late. }
        answer: { kind: text }
      - id: lifecycle
        scope: kickoff
        role: lead
        optional: true
        title: { en: '${OTHER}', de: '${OTHER}' }
        guidance: { en: Whatever nobody asked., de: Whatever nobody asked. }
        answer: { kind: text }
findings:
  - id: no_test_system
    each: system
    severity: risk
    when: { item: test.system, is: [no] }
    blockerWhen: { item: sync.changed_since, is: [no] }
    sentence: { en: '{system} has no test system.', de: '{system} has no test system.' }
    questions: [test.system]
`;

const folder = mkdtempSync(join(tmpdir(), 'small-kickoff-'));
const templatePath = join(folder, 'small-kickoff.yaml');
writeFileSync(templatePath, TEMPLATE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let workspace: Workspace;
let lead: Person;
let developer: Person;
afterEach(() => workspace.stop());

/** Starts a kickoff; differences are told after so many milliseconds of quiet. */
async function begin(differencesQuiet = 0): Promise<void> {
  workspace = await openWorkspace({ templatePath, plain: true, pace: { ...AT_ONCE, differencesQuiet } });
  lead = createPerson(workspace.playground, LEAD);
  developer = createPerson(workspace.playground, DEVELOPER);
  await lead.starts(CHANNEL, 'HubSpot', 'Jira');
}

async function answerAll(): Promise<Message> {
  await answers(lead, TEST_SYSTEM, 'Yes', 'HubSpot');
  await answers(lead, TEST_SYSTEM, 'No', 'Jira');
  await answers(developer, WEBHOOKS, 'Yes', 'HubSpot');
  await answers(developer, WEBHOOKS, 'Yes', 'Jira');
  await answers(lead, TIME, 'UTC everywhere');
  await until('the facts are there', () => facts().length > 0);
  return summary('Ready to build, with risks', 'Complete since');
}

/** Answers, and waits until everybody sees it. */
async function answers(who: Person, title: string, answer: string, name?: string, note?: string): Promise<void> {
  await who.answer(CHANNEL, title, { answer, ...(note === undefined ? {} : { note }) }, name);
  const where = name === undefined ? [] : [`• ${name}: `];
  const noted =
    note === undefined ? [] : [note.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')];
  await lead.question(CHANNEL, title, ...where, answer, ...noted, `by <@${who.userId}>`);
}

function summaries(): Message[] {
  return lead.messages(CHANNEL).filter(({ ephemeral, blocks }) => !ephemeral && blocks[0]?.['block_id'] === 'verdict');
}

function summary(...words: string[]): Promise<Message> {
  return until(`the summary says "${words.join('", "')}"`, () =>
    summaries().find((message) => words.every((word) => visibleText(message).includes(word))),
  );
}

function inThread(): Message[] {
  const [first] = summaries();
  return lead.messages(CHANNEL).filter(({ threadTs }) => first !== undefined && threadTs === first.ts);
}

function facts(): string[] {
  return inThread()
    .map((message) => visibleText(message))
    .filter((words) => words.startsWith('*Facts'));
}

function differences(): string[] {
  return inThread()
    .map((message) => visibleText(message))
    .filter((words) => words.startsWith('*Changed since'));
}

describe('completing', () => {
  test('the last answer that counts posts the summary; what is optional can wait', async () => {
    await begin();
    expect(summaries()).toEqual([]);
    const posted = await answerAll();
    expect(visibleText(posted)).toContain('• Jira has no test system.');
    expect(visibleText(posted)).toContain(`*Answered by* <@${LEAD}> 3 · <@${DEVELOPER}> 2`);
    expect(facts().join('\n')).toContain(`*Optional and still open*\n• ${OTHER}`);
    await until('the board is complete', async () => visibleText(await lead.board(CHANNEL)).includes('*Complete.*'));
    expect(visibleText(await lead.board(CHANNEL))).toContain('1 optional');

    // An optional answer afterwards belongs into the facts as well.
    await answers(developer, OTHER, 'The fair in May.');
    await until('it is in the facts', () => facts().some((words) => words.includes('The fair in May.')));
    expect(facts().join('\n')).not.toContain('Optional and still open');
    expect(summaries()).toHaveLength(1);
  });

  test('setting something aside completes it as well', async () => {
    await begin();
    for (const system of ['HubSpot', 'Jira']) {
      await answers(lead, TEST_SYSTEM, 'Yes', system);
      await answers(lead, WEBHOOKS, 'Yes', system);
    }
    const { message } = await lead.question(CHANNEL, TIME);
    await lead.choose(message, '…', 'Not applicable…', TIME);
    await lead.modal('Not applicable');
    await lead.submit({ 'Why does it not apply?': 'No times flow.' });
    const posted = await summary('Ready to build', 'Complete since');
    expect(visibleText(posted)).toMatch(/^Ready to build\n/u);
    expect(visibleText(posted)).toContain('4 answers, 1 not applicable');
    expect(visibleText(posted)).toContain('No blockers and no risks were found.');
  });
});

describe('an edit after completion', () => {
  test('updates summary and facts in place, and one reply tells what is different', async () => {
    await begin(1_500);
    const before = await answerAll();
    await answers(developer, TEST_SYSTEM, 'Yes', 'Jira');
    await answers(lead, TIME, 'UTC in HubSpot, local time in Jira', undefined, 'Ask <!here> & Sam.');
    const after = await summary('No blockers and no risks were found.');
    expect(after.ts).toBe(before.ts);
    expect(visibleText(after)).toMatch(/^Ready to build\n/u);
    await until('the facts are up to date', () => facts().some((words) => words.includes('local time in Jira')));
    await until('the differences are told', () => differences().join('\n').includes(`by <@${DEVELOPER}>`));
    expect(differences()).toEqual([
      [
        '*Changed since the summary:* HubSpot ↔ Jira',
        `• ${TEST_SYSTEM} (Jira)\nNo → Yes — by <@${DEVELOPER}>`,
        `• ${TIME}`,
        `UTC everywhere → UTC in HubSpot, local time in Jira · note: Ask &lt;!here&gt; &amp; Sam. — by <@${LEAD}>`,
      ].join('\n'),
    ]);
    expect(summaries()).toHaveLength(1);

    // What is changed and changed back is no difference; the next reply tells only of what is new.
    await answers(lead, TEST_SYSTEM, 'No', 'HubSpot');
    await answers(lead, TEST_SYSTEM, 'Yes', 'HubSpot');
    await answers(lead, TIME, 'UTC after all');
    await until('the differences are told again', () => differences().length > 1);
    expect(differences()).toHaveLength(2);
    expect(differences()[1]).toContain('→ UTC after all');
    expect(differences()[1]).not.toContain(TEST_SYSTEM);
    expect(JSON.stringify(posts().slice(-2))).not.toMatch(/<@U/u);
  });

  test('that opens a question opens the kickoff, until it is answered', async () => {
    await begin();
    const before = await answerAll();
    await answers(lead, WEBHOOKS, 'No', 'Jira');
    const again = await summary('So far: no blockers, but risks', 'is open again, because something changed.');
    expect(again.ts).toBe(before.ts);
    expect(visibleText(again)).toContain('*Still open:* 1 open, 1 new follow-up');
    await until('the board is open', async () => /^\*1 open/mu.test(visibleText(await lead.board(CHANNEL))));
    expect(visibleText(await lead.board(CHANNEL))).not.toContain('*Complete.*');
    await lead.question(CHANNEL, CHANGED, `• Jira: new · <@${LEAD}>`);

    await answers(developer, CHANGED, 'No', 'Jira');
    const blocked = await summary('Not ready to build', 'Complete since');
    expect(blocked.ts).toBe(before.ts);
    expect(visibleText(blocked)).toContain(
      '*1 blocker*, to be solved before anybody builds\n• Jira has no test system.',
    );
    await until('the differences are told', () => differences().join('\n').includes(CHANGED));
    expect(posts().filter(({ args }) => args['thread_ts'] === undefined)).toHaveLength(2);
  });

  test('of somebody who was asked to wait shows that it is open again', async () => {
    await begin();
    await answerAll();
    const { message } = await developer.question(CHANNEL, TEST_SYSTEM);
    await developer.choose(message, '…', 'Waiting for…', TEST_SYSTEM);
    await developer.modal('Waiting for…');
    await developer.submit({ 'For which?': ['Jira'], 'Whom or what are we waiting for?': 'the new licence' });
    await summary('So far: no blockers and no risks', '*Still open:* 1 waiting');
    await until('it is in the facts', () => facts().join('\n').includes('the new licence'));
  });

  test('a summary that somebody deleted comes back with the next change, facts and all', async () => {
    await begin();
    const before = await answerAll();
    workspace.playground.deleteMessage(CHANNEL, before.ts);
    expect(summaries()).toEqual([]);
    await answers(lead, TEST_SYSTEM, 'Yes', 'Jira');
    const after = await summary('No blockers and no risks were found.');
    expect(after.ts).not.toBe(before.ts);
    expect(summaries()).toHaveLength(1);
    await until('the facts are in its thread', () => facts().join('\n').includes(TIME));
  });
});

describe('"summary" at any time', () => {
  test('tells one person what is known, from the first minute to the last', async () => {
    await begin();
    await lead.command(CHANNEL, 'summary');
    const empty = await lead.isTold(CHANNEL, 'So far: no blockers and no risks');
    expect(visibleText(empty)).toContain('*Still open:* 5 open');
    expect(visibleText(empty)).not.toContain('in this thread');
    await answers(lead, TEST_SYSTEM, 'No', 'Jira');
    await lead.choose(await lead.board(CHANNEL), '…', 'Summary so far');
    await lead.isTold(CHANNEL, 'So far: no blockers, but risks', '• Jira has no test system.');
    await lead.isTold(CHANNEL, '*Facts 1 of 1*', '*Still open*');
    expect(developer.messages(CHANNEL).filter(({ ephemeral }) => ephemeral)).toEqual([]);
    expect(summaries()).toEqual([]);

    await answerAll();
    await developer.command(CHANNEL, 'summary');
    await developer.isTold(CHANNEL, 'Ready to build, with risks', 'Complete since');
    expect(summaries()).toHaveLength(1);
  });

  test('also of a kickoff that is paused or was cancelled', async () => {
    await begin();
    await answers(lead, TEST_SYSTEM, 'No', 'Jira');
    await lead.command(CHANNEL, 'pause');
    await lead.isTold(CHANNEL, 'Paused.');
    await developer.command(CHANNEL, 'summary');
    await developer.isTold(CHANNEL, 'So far: no blockers, but risks', 'The kickoff is paused.');
    await lead.command(CHANNEL, 'cancel');
    await lead.modal('Cancel the kickoff?');
    await lead.submit({});
    await lead.modal('Integration Check');
    await developer.command(CHANNEL, 'summary');
    await developer.isTold(CHANNEL, 'The kickoff was cancelled; this is what was known by then.');
  });
});

function posts() {
  return workspace.playground.calls().filter(({ method }) => method === 'chat.postMessage');
}
