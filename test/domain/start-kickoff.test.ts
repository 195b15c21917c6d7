import type { Kickoff } from '../../src/domain/kickoff';
import { type StartInput, startKickoff } from '../../src/domain/start-kickoff';
import { member, NOW, startInput, TEMPLATE } from '../support/kickoffs';

function start(change: Partial<StartInput> = {}, now = NOW): Kickoff | string {
  const started = startKickoff(TEMPLATE, startInput(2, change), now);
  if (started.ok) return started.kickoff;
  const { refusal } = started;
  return refusal.type === 'input' ? `${refusal.field}: ${refusal.problem}` : refusal.type;
}
const systems = (...systemNames: string[]) => start({ systemNames });

test('a kickoff starts running, with nothing answered, the first system as the hub', () => {
  expect(start({ targetOn: '2026-06-30' })).toEqual({
    id: 'k1',
    templateId: 'integration-kickoff',
    templateVersion: TEMPLATE.version,
    teamId: 'T1',
    channelId: 'C1',
    language: 'en',
    status: 'running',
    systems: [
      { key: 'A', name: 'SAP S/4HANA' },
      { key: 'B', name: 'HubSpot' },
    ],
    lead: 'U0LEAD',
    startedBy: 'U0START',
    startedAt: NOW,
    targetOn: '2026-06-30',
    sections: {},
    people: { 'system_owner@B': member('U0CUST'), data: { type: 'contact', name: 'Dana' } },
    items: {},
    missing: {},
  });
});

describe('the systems', () => {
  test.each<[string, string[], string]>([
    ['none', [], 'systems: too_few'],
    ['one', ['SAP'], 'systems: too_few'],
    ['six', ['A', 'B', 'C', 'D', 'E', 'F'], 'systems: too_many'],
    ['one without a name', ['SAP', ' '], 'systems: missing'],
    ['two without a name', ['', ''], 'systems: missing'],
    ['an invisible name', ['SAP', '\u200b'], 'systems: missing'],
    ['the same twice', ['SAP', 'HubSpot', 'SAP'], 'systems: same_twice'],
    ['the same in other letters', ['HubSpot', 'hubspot'], 'systems: same_twice'],
    ['the same with other spaces', ['SAP  S/4', ' SAP S/4 '], 'systems: same_twice'],
    ['the same umlaut in two ways', ['Größe', 'Gro\u0308ße'], 'systems: same_twice'],
    ['a long name', ['SAP', 'x'.repeat(41)], 'systems: too_long'],
  ])('%s', (_what, names, expected) => {
    expect(systems(...names)).toBe(expected);
  });

  test('two to five, with a letter each', () => {
    for (const count of [2, 3, 4, 5]) {
      const kickoff = systems(...['One', 'Two', 'Three', 'Four', 'Five'].slice(0, count));
      expect(kickoff).toMatchObject({ systems: ['A', 'B', 'C', 'D', 'E'].slice(0, count).map((key) => ({ key })) });
    }
  });

  test('names lose the spaces around and the double ones inside, and nothing else', () => {
    const kickoff = systems('  SAP \t S/4HANA ', 'x'.repeat(40), '*_~<@U1>&');
    expect(typeof kickoff === 'string' ? kickoff : kickoff.systems.map((system) => system.name)).toEqual([
      'SAP S/4HANA',
      'x'.repeat(40),
      '*_~<@U1>&',
    ]);
  });
});

describe('the target', () => {
  /** At this moment it is 2 March somewhere from the first hour to the last. */
  test.each([
    // Noon in London: 2 March nearly everywhere.
    ['2026-03-02T12:00:00Z', '2026-03-01', 'targetOn: in_the_past'],
    ['2026-03-02T12:00:00Z', '2026-03-02', 'fine'],
    ['2026-03-02T12:00:00Z', '2026-03-03', 'fine'],
    // Early on 2 March in London it is still 1 March in America; late on it, nowhere any more.
    ['2026-03-02T05:00:00Z', '2026-03-01', 'fine'],
    ['2026-03-02T11:59:59Z', '2026-03-01', 'fine'],
    ['2026-03-02T23:59:59Z', '2026-03-01', 'targetOn: in_the_past'],
    ['2026-03-02T05:00:00Z', '2026-02-28', 'targetOn: in_the_past'],
    // The night in which New York puts its clocks forward changes nothing.
    ['2026-03-08T12:30:00Z', '2026-03-07', 'targetOn: in_the_past'],
    ['2026-03-02T12:00:00Z', '2026-02-30', 'targetOn: not_a_day'],
    ['2026-03-02T12:00:00Z', 'soon', 'targetOn: not_a_day'],
    ['2026-03-02T12:00:00Z', '', 'targetOn: not_a_day'],
  ])('at %s, %j: %s', (now, targetOn, expected) => {
    const kickoff = start({ targetOn }, new Date(now));
    expect(typeof kickoff === 'string' ? kickoff : 'fine').toBe(expected);
  });
});

describe('the rest', () => {
  test('a kickoff needs a lead', () => {
    expect(start({ lead: '' })).toBe('lead: missing');
    expect(start({ lead: ' ' })).toBe('lead: missing');
  });

  test('what the organisation says of roles and sections that there are not is left out', () => {
    const people = { lead: member('U1'), nobody: member('U2'), 'data@A': member('U3'), 'system_owner@E': member('U4') };
    const kickoff = start({ people, sections: { golive: false, sync: true, nothing: true } });
    expect(kickoff).toHaveProperty('people', {});
    expect(kickoff).toHaveProperty('sections', {});
    expect(start({ sections: { golive: true, privacy: false } })).toHaveProperty('sections', {
      golive: true,
      privacy: false,
    });
  });

  test('who owns all systems owns each, so that one of them can be given to somebody else', () => {
    const people = { system_owner: member('U1'), 'system_owner@B': member('U2'), security: member('U3') };
    expect(start({ people })).toHaveProperty('people', {
      'system_owner@A': member('U1'),
      'system_owner@B': member('U2'),
      security: member('U3'),
    });
  });
});
