import { differencesMessage, type ItemChange } from '../../blocks/differences';
import { factsMessages } from '../../blocks/facts';
import { movedMessage } from '../../blocks/moved';
import { showAllView } from '../../blocks/show-all';
import { summaryMessage } from '../../blocks/summary';
import { WORDS } from '../../blocks/words/words';
import { itemOf } from '../../src/domain/item';
import type { Kickoff } from '../../src/domain/kickoff';
import { richTexts } from './judge';
import { read } from './reading';
import { after, chosen, kickoffOf, LEAD, NOW, sceneOf } from './scenes';

const MOMENT = '<!date^1793716200^{date_short_pretty}, {time}|2026-11-03 14:30 UTC>';

function summary(kickoff: Kickoff): string[] {
  return read(summaryMessage(sceneOf(kickoff)).blocks);
}
function facts(kickoff: Kickoff): string[] {
  return factsMessages(sceneOf(kickoff)).flatMap((message) => read(message.blocks));
}

describe('the summary', () => {
  it('says what was found, from which questions, and who answered', () => {
    let kickoff = chosen(kickoffOf(), 'access.credentials@B', 'missing');
    kickoff = chosen(kickoff, 'test.system@A', 'no');
    const lines = summary({ ...kickoff, status: 'completed', completedAt: NOW });
    expect(lines).toEqual([
      '# Not ready to build',
      'SAP S/4HANA ↔ HubSpot',
      '2 answers',
      `Complete since ${MOMENT} · led by <@U0LEAD>`,
      '*1 blocker*, to be solved before anybody builds',
      expect.stringMatching(/^• The credentials for HubSpot are missing\./),
      'From: Are the credentials at hand?',
      '*1 risk*, to be kept in mind',
      expect.stringMatching(/^• SAP S\/4HANA has no test system\./),
      'From: Is there a test system? · Are the credentials at hand?',
      '*Answered by* <@U0DAN> 2',
      'The facts are in this thread.',
    ]);
  });

  it('of a cancelled kickoff that was complete before does not say that it is open again', () => {
    const lines = summary({ ...kickoffOf(), status: 'cancelled', completedAt: NOW });
    expect(lines).toContain('The kickoff was cancelled; this is what was known by then.');
    expect(lines.join('\n')).not.toContain('open again');
  });

  it('never calls anything ready while questions are open', () => {
    const lines = summary(kickoffOf());
    expect(lines.slice(0, 4)).toEqual([
      '# So far: no blockers and no risks',
      'SAP S/4HANA ↔ HubSpot',
      '0 answers',
      '*Still open:* 15 open, 1 optional',
    ]);
    expect(lines).not.toContain('The facts are in this thread.');
    expect(summaryMessage(sceneOf(kickoffOf())).text).toBe(
      'SAP S/4HANA ↔ HubSpot. So far: no blockers and no risks. 0 answers.',
    );
  });

  it('says that it was complete before', () => {
    const lines = summary({ ...kickoffOf(), completedAt: NOW });
    expect(lines).toContain(`It was complete on ${MOMENT} and is open again, because something changed.`);
    expect(lines.at(-1)).toBe('The facts are in this thread.');
  });
});

describe('the facts', () => {
  it('puts short answers side by side', () => {
    let kickoff = chosen(kickoffOf(), 'test.system@A', 'no');
    kickoff = chosen(kickoff, 'test.system@B', 'yes', { detail: 'sandbox', note: 'until May' });
    expect(facts(kickoff).slice(0, 5)).toEqual([
      '*Facts 1 of 1* · Test systems, Loose ends',
      '# Test systems',
      '*Is there a test system?*',
      `*SAP S/4HANA* | No — by <@U0DAN>, ${MOMENT}`,
      `*HubSpot* | Yes (sandbox) · Note: until May — by <@U0DAN>, ${MOMENT}`,
    ]);
  });

  it('gives a text of 3,000 characters completely, in as many messages as it takes', () => {
    let kickoff = chosen(chosen(kickoffOf(), 'platform.present@A', 'no'), 'platform.present@B', 'no');
    const text = '&'.repeat(3000);
    const items = ['sync.time', 'sync.other', 'platform.endpoints@A', 'platform.endpoints@B'];
    for (const item of items) {
      kickoff = after(kickoff, { type: 'AnswerItem', item, value: { kind: 'text', text }, note: '<'.repeat(1000) });
    }
    const messages = factsMessages(sceneOf(kickoff));
    expect(messages.length).toBeGreaterThan(1);
    const told = messages.flatMap((message) => richTexts(message.blocks));
    expect(told.filter((one) => one === text)).toHaveLength(items.length);
    expect(told.filter((one) => one === `Note: ${'<'.repeat(1000)}`)).toHaveLength(items.length);
    expect(read(messages[1]?.blocks ?? [])[0]).toMatch(/^\*Facts 2 of \d\* · Synchronisation/);
  });

  it('ends with what was left out and why, accepted risks, and what is open', () => {
    let kickoff = after(kickoffOf(), { type: 'MarkNotApplicable', item: 'test.system@B', reason: 'No sandbox\nthere' });
    kickoff = chosen(kickoff, 'network.reach@A', 'unsure');
    kickoff = after(kickoff, { type: 'AcceptRisk', item: 'network.reach@A' }, LEAD);
    const lines = facts(kickoff);
    const end = lines.slice(lines.indexOf('# Loose ends'));
    expect(end.slice(0, 7)).toEqual([
      '# Loose ends',
      '*Not applicable, and why*',
      `• Is there a test system? (HubSpot) — by <@U0DAN>, ${MOMENT}:`,
      'No sandbox',
      'there',
      '*Accepted as a risk*',
      `• How can we reach it? (SAP S/4HANA) — by <@U0LEAD>, ${MOMENT}`,
    ]);
    expect(end).toContain('• What else has to be transformed? — <@U0LEAD>');
  });
});

describe('the differences', () => {
  const before = chosen(kickoffOf(), 'test.system@A', 'no');
  const later = chosen(before, 'test.system@A', 'yes', { note: 'since today' });
  const change = (from: Kickoff, to: Kickoff, item = 'test.system@A'): ItemChange => ({
    item,
    from: itemOf(from, item),
    to: itemOf(to, item),
    by: 'U0DAN',
  });

  it('lists what was and what is', () => {
    const message = differencesMessage(sceneOf(later), [change(before, later)]);
    expect(read(message?.blocks ?? [])).toEqual([
      '*Changed since the summary:* SAP S/4HANA ↔ HubSpot',
      '• Is there a test system? (SAP S/4HANA)',
      'No → Yes · note: since today — by <@U0DAN>',
    ]);
    expect(message?.text).toBe('SAP S/4HANA ↔ HubSpot: 1 answer has changed since the summary');
  });

  it('folds several changes of one item, and says nothing where nothing is left', () => {
    const again = chosen(later, 'test.system@A', 'no', { note: '' });
    const changes = [change(before, later), change(later, again)];
    expect(differencesMessage(sceneOf(again), changes)).toBeUndefined();
    expect(differencesMessage(sceneOf(again), [])).toBeUndefined();
    const folded = differencesMessage(sceneOf(later), [change(kickoffOf(), before), change(before, later)]);
    expect(read(folded?.blocks ?? []).at(-1)).toBe('open → Yes · note: since today — by <@U0DAN>');
  });

  it('does not take a new owner for a difference', () => {
    const handed = after(
      before,
      { type: 'HandOver', item: 'test.system@A', to: { type: 'member', userId: 'U0X' } },
      LEAD,
    );
    expect(differencesMessage(sceneOf(handed), [change(before, handed)])).toBeUndefined();
  });
});

describe('what stands in the place of a message that has moved', () => {
  it('links to the live one', () => {
    const message = movedMessage(WORDS.en, 'https://example.slack.com/archives/C1/p1?thread_ts=1&cid=C1');
    expect(read(message.blocks)).toEqual([
      '<https://example.slack.com/archives/C1/p1?thread_ts=1&amp;cid=C1|This list has moved: open the live one>',
    ]);
    expect(message.text).toBe('This list has moved: open the live one');
  });
});

describe('showing all', () => {
  it('shows the answer that was asked for first, the others after it', () => {
    let kickoff = chosen(kickoffOf(), 'test.system@A', 'no', { note: ' two\n lines' });
    kickoff = chosen(kickoff, 'test.system@B', 'yes', { detail: '*x*' });
    expect(read(showAllView(sceneOf(kickoff), 'test.system@B').blocks as never)).toEqual([
      '*Is there a test system?*',
      '*HubSpot*',
      'Yes (*x*)',
      `by <@U0DAN>, ${MOMENT}`,
      '---',
      'The other answers to this question',
      '*SAP S/4HANA*',
      'No',
      '*Note*',
      ' two',
      ' lines',
      `by <@U0DAN>, ${MOMENT}`,
    ]);
  });

  it('says so where nobody answered and where the question is gone', () => {
    expect(read(showAllView(sceneOf(kickoffOf()), 'test.system@A').blocks as never)).toContain(
      'Nobody has answered this yet.',
    );
    expect(read(showAllView(sceneOf(kickoffOf()), 'no.such').blocks as never)).toEqual([
      'This question is no longer part of the kickoff.',
    ]);
  });
});
