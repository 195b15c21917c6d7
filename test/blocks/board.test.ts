import { boardMessage } from '../../blocks/board';
import { itemViews } from '../../src/domain/item-view';
import type { Kickoff } from '../../src/domain/kickoff';
import { controls, read } from './reading';
import { after, chosen, kickoffOf, sceneOf, template } from './scenes';

function board(kickoff: Kickoff): string[] {
  return read(boardMessage(sceneOf(kickoff)).blocks);
}

describe('the board', () => {
  it('says what is asked, who leads and until when', () => {
    const lines = board(kickoffOf());
    expect(lines.slice(0, 3)).toEqual([
      '# SAP S/4HANA ↔ HubSpot',
      'Led by <@U0LEAD> · ready by 12 December 2026',
      '*15 open, 1 optional*',
    ]);
    expect(lines).toContain('Access: 4 open');
    expect(lines).not.toContain(expect.stringContaining('Before go-live'));
    expect(lines).toContain(
      'Good to read first: <https://docs.example.com/best?a=1&amp;b=2|Integration best practices>',
    );
  });

  it('has a text that stands alone, without mentions', () => {
    expect(boardMessage(sceneOf(kickoffOf())).text).toBe(
      'Integration Check SAP S/4HANA ↔ HubSpot: running, 15 open, 1 optional',
    );
  });

  it('tells follow-ups, waiting items, blockers and whose turn it is', () => {
    let kickoff = chosen(kickoffOf(), 'network.reach@A', 'vpn');
    kickoff = after(kickoff, { type: 'WaitFor', item: 'network.vpn@A', on: 'the network team', until: '2026-11-20' });
    kickoff = chosen(kickoff, 'access.credentials@B', 'missing');
    kickoff = chosen(kickoff, 'platform.present@B', 'no');
    const lines = board(kickoff);
    expect(lines).toContain('*13 open, 1 new follow-up, 1 waiting, 1 optional*');
    expect(lines).toContain('Network: 1 open · 1 waiting');
    expect(lines).toContain(
      '• the network team, until 20 November 2026: Has VPN access been granted to us? (SAP S/4HANA)',
    );
    expect(lines.find((line) => line.startsWith('• Blocker: The credentials for HubSpot are missing.'))).toBeDefined();
    expect(lines.find((line) => line.startsWith('*Whose turn* '))).toBe(
      '*Whose turn* <@U0LEAD> 10 · <@U0LENA> 3, 1 waiting',
    );
  });

  it('says "done" where a section is', () => {
    let kickoff = chosen(kickoffOf(), 'network.reach@A', 'public');
    kickoff = chosen(kickoff, 'network.reach@B', 'public');
    expect(board(kickoff)).toContain('Network: done');
  });

  it('names no more than five blockers and risks and counts the rest', () => {
    let kickoff = kickoffOf({ systemNames: ['A', 'B', 'C', 'D', 'E'] });
    for (const key of 'ABCDE') {
      kickoff = chosen(kickoff, `access.credentials@${key}`, 'missing');
      kickoff = chosen(kickoff, `test.system@${key}`, 'no');
    }
    const lines = board(kickoff);
    expect(lines.filter((line) => line.startsWith('• Blocker'))).toHaveLength(5);
    expect(lines).toContain('and 5 more in the summary');
  });

  it('names every one of sixty owners once', () => {
    const views = itemViews(template, kickoffOf({}, template)).filter((view) => view.state === 'open');
    const owners = views.map((_, at) => `U${10000000 + at}`);
    const items = Object.fromEntries(
      views.map((view, at) => [view.id, { revision: 1, owner: { type: 'member' as const, userId: owners[at] ?? '' } }]),
    );
    const kickoff = { ...kickoffOf({ systemNames: ['A', 'B', 'C'] }, template), items };
    const lines = read(boardMessage(sceneOf(kickoff, { template })).blocks);
    const turn = lines.find((line) => line.startsWith('*Whose turn*')) ?? '';
    const counted = views.filter((view) => !view.question.optional).map((view) => owners[views.indexOf(view)]);
    expect(counted.length).toBeGreaterThan(30);
    for (const owner of counted) expect(turn.split(`<@${owner}>`)).toHaveLength(2);
  });

  it.each([
    [
      'running',
      ['[Answer my next]', '[My items]', '[People and settings]'],
      'Summary so far / Pause / Move to the bottom',
    ],
    [
      'paused',
      ['[People and settings]'],
      'Summary so far / Resume / Move to the bottom / Cancel this kickoff… / History',
    ],
    ['cancelled', [], 'Summary so far / Reopen / History'],
  ] as const)('offers only what makes sense while %s', (status, buttons, menu) => {
    const offered = controls(boardMessage(sceneOf({ ...kickoffOf(), status })).blocks);
    expect(offered.slice(0, -1)).toEqual(buttons);
    expect(offered.at(-1)).toContain(menu);
  });

  it.each([
    ['paused', '*Paused.* Answers can wait. The lead can resume it in the menu below.'],
    [
      'cancelled',
      '*Cancelled.* Nothing more is asked, and all answers are kept. The lead can reopen it in the menu below.',
    ],
    ['completed', '*Complete.* Everything that counts is answered. Answers can still be changed.'],
  ] as const)('says at the top that it is %s', (status, line) => {
    expect(board({ ...kickoffOf(), status })[1]).toBe(line);
  });

  it('says calmly who is needed and cannot be reached, and what waits for somebody else', () => {
    const missing = { U0LENA: 'left', U0LEAD: 'deactivated', U0STRANGER: 'never_there' } as const;
    expect(board({ ...kickoffOf(), missing })).toContain(
      '*Needs somebody:* <@U0LENA> has left the channel (4 questions) · the account of <@U0LEAD> was deactivated (the lead, 12 questions)',
    );
    expect(board({ ...kickoffOf(), missing, status: 'cancelled' }).join('\n')).not.toContain('Needs somebody');
    expect(board({ ...kickoffOf(), missing: { U0STRANGER: 'left' } }).join('\n')).not.toContain('Needs somebody');
  });

  it('shows a section that was switched on like any other', () => {
    expect(board({ ...kickoffOf(), sections: { golive: true } })).toContain('Before go-live: 1 open');
  });

  it('fits five long names into its heading', () => {
    const systemNames = ['A', 'B', 'C', 'D', 'E'].map((letter) =>
      `${letter} system with a rather long name, indeed`.slice(0, 40),
    );
    const [heading = ''] = board(kickoffOf({ systemNames }));
    expect(heading.length).toBeLessThanOrEqual(152);
    for (const letter of 'ABCDE') expect(heading).toContain(`${letter} system with`);
  });
});
