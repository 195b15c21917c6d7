import { itemRef } from '../../blocks/item-ref';
import { sectionMessage } from '../../blocks/section';
import { sectionPages } from '../../blocks/section-pages';
import type { Kickoff } from '../../src/domain/kickoff';
import { values } from './judge';
import { controls, read } from './reading';
import { after, chosen, kickoffOf, LEAD, sceneOf, sectionOf, template } from './scenes';

function section(kickoff: Kickoff, id: string, page = 1) {
  return sectionMessage(sceneOf(kickoff), sectionOf(id), page);
}
function lines(kickoff: Kickoff, id: string, page = 1): string[] {
  return read(section(kickoff, id, page).blocks);
}
const MENU = "Not applicable… / Waiting for… / Hand over… / I'll take it / Show all and history";

describe('a section message', () => {
  it('shows a question, who has it in each system, and a button per answer', () => {
    expect(lines(kickoffOf(), 'test').slice(0, 5)).toEqual([
      '# Test systems — 2 open',
      '*Is there a test system?*',
      '• SAP S/4HANA: open · <@U0LENA>',
      '• HubSpot: open · <@U0LEAD>',
      `[SAP S/4HANA: Yes] [SAP S/4HANA: No] [HubSpot: Yes] [HubSpot: No] [⋮ ${MENU}]`,
    ]);
  });

  it('folds an answer in place, where it can be edited', () => {
    const kickoff = chosen(kickoffOf(), 'test.system@B', 'yes', { detail: 'sandbox 7', note: 'ask Dan\nfirst' });
    expect(lines(kickoff, 'test').slice(1, 5)).toEqual([
      '*Is there a test system?*',
      '• SAP S/4HANA: open · <@U0LENA>',
      '• HubSpot: Yes (sandbox 7) · ask Dan first — by <@U0DAN>',
      `[SAP S/4HANA: Yes] [SAP S/4HANA: No] [HubSpot: Edit] [⋮ ${MENU}]`,
    ]);
  });

  it('says why something is not applicable, who is waited for, and who would have to know', () => {
    let kickoff = after(kickoffOf(), { type: 'MarkNotApplicable', item: 'test.system@A', reason: 'no staging' });
    kickoff = after(kickoff, { type: 'WaitFor', item: 'test.system@B', on: 'the vendor', until: '2026-11-20' });
    expect(lines(kickoff, 'test').slice(2, 4)).toEqual([
      '• SAP S/4HANA: not applicable: no staging — by <@U0DAN>',
      '• HubSpot: waiting for the vendor until 20 November 2026 — by <@U0DAN> · <@U0LEAD>',
    ]);
    kickoff = chosen(kickoff, 'network.reach@A', 'unsure');
    kickoff = chosen(kickoff, 'network.reach@B', 'unsure');
    kickoff = after(kickoff, { type: 'AcceptRisk', item: 'network.reach@B' }, LEAD);
    expect(lines(kickoff, 'network').slice(2, 4)).toEqual([
      '• SAP S/4HANA: Not sure — who would know? · <@U0LENA>',
      '• HubSpot: Not sure, accepted as a risk by <@U0LEAD>',
    ]);
  });

  it('marks a follow-up as new', () => {
    const kickoff = chosen(kickoffOf(), 'network.reach@A', 'vpn');
    expect(lines(kickoff, 'network')).toContain('• SAP S/4HANA: new · <@U0LENA>');
    expect(section(kickoff, 'network').text).toBe('Network — 2 open, 1 new follow-up');
  });

  it('names nothing where a question is asked once', () => {
    expect(lines(kickoffOf(), 'privacy')).toEqual([
      '# Data privacy — 1 open',
      '*Which personal data will flow?*',
      '• open · <@U0LEAD>',
      `[Choose… ▾ None / Contacts / Employees / Several, or with a note…] [⋮ ${MENU}]`,
    ]);
    expect(controls(section(kickoffOf(), 'errors').blocks)).toContain('[Answer…]');
  });

  it('uses a select per system where buttons would be too many, too long or look alike', () => {
    const three = kickoffOf({ systemNames: ['SAP', 'HubSpot', 'Jira'] });
    expect(controls(section(three, 'test').blocks)).toContain('[Jira: choose… ▾ Yes / No]');
    const alike = kickoffOf({ systemNames: ['Salesforce of the first region', 'Salesforce of the first country'] });
    expect(controls(section(alike, 'test').blocks)[0]).toContain('Salesforce of the first region: choose… ▾');
    expect(controls(section(three, 'sync').blocks)).toContain('[↔ Jira: Jira → SAP]');
    expect(controls(section(kickoffOf(), 'access').blocks)).toContain(
      '[HubSpot: choose… ▾ Agreed and configured / Not offered]',
    );
  });

  it('puts the item, its revision and the choice into every value', () => {
    const kickoff = chosen(kickoffOf(), 'test.system@B', 'yes');
    const refs = values(section(kickoff, 'test').blocks)
      .slice(0, 4)
      .map((value) => itemRef.decode(value));
    expect(refs).toEqual([
      { kickoffId: 'abcdefgh23', itemId: 'test.system@A', revision: 0, chosen: 'yes' },
      { kickoffId: 'abcdefgh23', itemId: 'test.system@A', revision: 0, chosen: 'no' },
      { kickoffId: 'abcdefgh23', itemId: 'test.system@B', revision: 1 },
      { kickoffId: 'abcdefgh23', itemId: 'test.system@A', revision: 0, chosen: 'na' },
    ]);
  });

  it('changes the id of the controls with every revision, and nothing else about them', () => {
    const ids = (kickoff: Kickoff) => section(kickoff, 'test').blocks.map((block) => block.block_id);
    const before = ids(kickoffOf());
    const later = ids(chosen(kickoffOf(), 'test.system@B', 'yes'));
    expect(before[2]).toBe('q/test.system/A0.B0');
    expect(later).toEqual(before.map((id) => (id === 'q/test.system/A0.B0' ? 'q/test.system/A0.B1' : id)));
  });

  it('shows all of the answer that was cut, not of the first one', () => {
    const long = { kind: 'text' as const, text: 'word '.repeat(100) };
    let kickoff = chosen(kickoffOf(), 'platform.present@A', 'no');
    kickoff = chosen(kickoff, 'platform.present@B', 'no');
    kickoff = after(kickoff, { type: 'AnswerItem', item: 'platform.endpoints@B', value: long });
    const { blocks } = section(kickoff, 'platform');
    const line = read(blocks).find((one) => one.startsWith('• HubSpot: word'));
    expect(line).toBe(`• HubSpot: ${'word '.repeat(30).trim()}… — by <@U0DAN>`);
    const all = values(blocks).filter((value) => itemRef.decode(value).chosen === 'show');
    expect(all.map((value) => itemRef.decode(value).itemId)).toEqual(['platform.present@A', 'platform.endpoints@B']);
  });

  it('shows an address as a link to itself', () => {
    const value = { kind: 'link' as const, url: 'https://docs.example.com/map?a=1&b=2' };
    const kickoff = after(kickoffOf(), { type: 'AnswerItem', item: 'sync.fields@A-B', value });
    expect(lines(kickoff, 'sync')).toContain(
      '• SAP S/4HANA ↔ HubSpot: <https://docs.example.com/map?a=1&amp;b=2> — by <@U0DAN>',
    );
  });

  it('cannot be made to mention anybody, to link elsewhere or to open a code block', () => {
    const note = '<!channel> <@U0DAN> <https://evil.example|docs>\n```\n> quote';
    const kickoff = chosen(kickoffOf({ systemNames: ['> SAP <!here>', 'B'] }), 'test.system@A', 'no', { note });
    expect(lines(kickoff, 'test')[2]).toBe(
      "• &gt; SAP &lt;!here&gt;: No · &lt;!channel&gt; &lt;@U0DAN&gt; &lt;https://evil.example|docs&gt; ' &gt; quote — by <@U0DAN>",
    );
  });

  it('says calmly that there is nothing to ask, and why nothing can be answered', () => {
    const none = { ...kickoffOf(), sections: { network: false } };
    expect(lines(none, 'network').at(-1)).toContain('This section is switched off.');
    const paused = section({ ...kickoffOf(), status: 'paused' }, 'network');
    expect(read(paused.blocks)[1]).toContain('Paused: answers can be given again');
    expect(controls(paused.blocks)).toEqual([]);
    expect(controls(section({ ...kickoffOf(), status: 'cancelled' }, 'test').blocks)).toEqual([]);
    expect(lines(kickoffOf(), 'privacy', 7)).toEqual([
      '# Data privacy — nothing to ask',
      'Nothing to ask here for now. Questions turn up when other answers call for them.',
    ]);
  });

  it('numbers the messages of a long section', () => {
    const scene = sceneOf(kickoffOf({}, template), { template });
    const sync = sectionOf('sync', template);
    const pages = sectionPages(scene, sync);
    expect(pages.length).toBeGreaterThan(1);
    const heading = read(sectionMessage(scene, sync, 2).blocks)[0];
    expect(heading).toMatch(new RegExp(`^# Synchronisation, 2 of ${pages.length} — \\d+ open`, 'u'));
    for (const section of template.sections.filter((one) => one !== sync && one.id !== 'golive')) {
      expect(sectionPages(scene, section)).toHaveLength(1);
    }
  });
});
