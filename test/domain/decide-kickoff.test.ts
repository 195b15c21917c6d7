import type { Actor, Kickoff, KickoffCommand } from '../../src/domain/kickoff';
import type { PersonRef } from '../../src/domain/person';
import { mayRun } from '../../src/domain/rights';
import {
  ACTORS,
  after,
  answer,
  answering,
  at,
  completed,
  decided,
  eventsOf,
  LEAD,
  lifecycle,
  member,
  MEMBER,
  notApplicable,
  NOW,
  refusalOf,
  reopened,
  running,
  stateOf,
  viewOf,
  waitingFor,
} from '../support/kickoffs';

const kickoff = running();
const paused = after(kickoff, { type: 'PauseKickoff' });
const cancelled = after(kickoff, { type: 'CancelKickoff' });
const complete = completed(kickoff);

describe('who may do what', () => {
  const unsure = (item: string) => answer(kickoff, item, 'unsure');
  type Name = keyof typeof ACTORS;
  const runners: readonly Name[] = ['LEAD', 'STARTER', 'ADMIN'];
  const insiders: readonly Name[] = [...runners, 'MEMBER'];
  const table: readonly (readonly [string, Kickoff, KickoffCommand, readonly Name[]])[] = [
    ['answer', kickoff, answering(kickoff, 'test.system@A', 'yes'), insiders],
    ['answer the customer’s', kickoff, answering(kickoff, 'test.system@B', 'yes'), [...insiders, 'CUSTOMER']],
    ['reopen', complete, { type: 'ReopenItem', ...at(complete, 'test.system@A') }, insiders],
    [
      'reopen the customer’s',
      complete,
      { type: 'ReopenItem', ...at(complete, 'test.system@B') },
      [...insiders, 'CUSTOMER'],
    ],
    ['mark', kickoff, { type: 'MarkNotApplicable', ...at(kickoff, 'test.system@A'), reason: 'No' }, insiders],
    [
      'mark the customer’s',
      kickoff,
      { type: 'MarkNotApplicable', ...at(kickoff, 'test.system@B'), reason: 'No' },
      [...insiders, 'CUSTOMER'],
    ],
    ['wait', kickoff, { type: 'WaitFor', ...at(kickoff, 'test.system@A'), on: 'IT' }, insiders],
    [
      'wait for the customer’s',
      kickoff,
      { type: 'WaitFor', ...at(kickoff, 'test.system@B'), on: 'IT' },
      [...insiders, 'CUSTOMER'],
    ],
    ['hand over', kickoff, { type: 'HandOver', ...at(kickoff, 'test.system@A'), to: member('U7') }, runners],
    [
      'hand over the customer’s',
      kickoff,
      { type: 'HandOver', ...at(kickoff, 'test.system@B'), to: member('U7') },
      [...runners, 'CUSTOMER'],
    ],
    [
      'accept',
      unsure('sync.webhooks@A'),
      { type: 'AcceptRisk', ...at(unsure('sync.webhooks@A'), 'sync.webhooks@A') },
      runners,
    ],
    [
      'accept the customer’s',
      unsure('sync.webhooks@B'),
      { type: 'AcceptRisk', ...at(unsure('sync.webhooks@B'), 'sync.webhooks@B') },
      runners,
    ],
    ['change settings', kickoff, { type: 'ChangeSettings', targetOn: '2026-08-01' }, runners],
    ['pause', kickoff, { type: 'PauseKickoff' }, runners],
    ['resume', paused, { type: 'ResumeKickoff' }, runners],
    ['cancel', kickoff, { type: 'CancelKickoff' }, runners],
    ['reopen the kickoff', cancelled, { type: 'ReopenKickoff' }, runners],
  ];

  test.each(table)('%s', (_what, before, command, allowed) => {
    for (const [name, actor] of Object.entries(ACTORS)) {
      const refusal = refusalOf(before, command, actor);
      const may = allowed.includes(name as Name);
      expect([name, refusal?.type]).toEqual([name, may ? undefined : 'not_allowed']);
    }
  });

  test('a refusal says whose it is', () => {
    const own = { type: 'not_allowed', reason: 'own_items_only', owner: member('U0CUST') };
    expect(refusalOf(kickoff, answering(kickoff, 'test.system@B', 'yes'), ACTORS.STRANGER)).toEqual(own);
    const lead = { type: 'not_allowed', reason: 'lead_only', owner: member('U0LEAD') };
    expect(refusalOf(kickoff, { type: 'PauseKickoff' }, MEMBER)).toEqual(lead);
  });

  test('who is named in an item may hand it on, and no longer afterwards', () => {
    const mine = after(kickoff, { type: 'HandOver', ...at(kickoff, 'test.system@A'), to: member(MEMBER.userId) });
    const on: KickoffCommand = { type: 'HandOver', ...at(mine, 'test.system@A'), to: member('U7') };
    expect(refusalOf(mine, on, MEMBER)).toBeUndefined();
    const gone = after(mine, on);
    const back: KickoffCommand = { type: 'HandOver', ...at(gone, 'test.system@A'), to: member(MEMBER.userId) };
    expect(refusalOf(gone, back, MEMBER)?.type).toBe('not_allowed');
  });

  test('people of another organisation never run a kickoff, not even as its lead', () => {
    const external: Actor = { ...LEAD, external: true, admin: true };
    expect(mayRun(kickoff, external)).toBe(false);
    expect(refusalOf(kickoff, { type: 'CancelKickoff' }, external)?.type).toBe('not_allowed');
    expect(refusalOf(kickoff, answering(kickoff, 'test.system@A', 'yes'), external)).toBeUndefined();
  });
});

describe('pausing, cancelling, resuming', () => {
  test.each<[string, Kickoff, KickoffCommand['type'], string[] | { type: string; status: string }]>([
    ['running', kickoff, 'PauseKickoff', ['KickoffPaused']],
    ['paused', paused, 'PauseKickoff', []],
    ['completed', complete, 'PauseKickoff', { type: 'kickoff_closed', status: 'completed' }],
    ['cancelled', cancelled, 'PauseKickoff', { type: 'kickoff_closed', status: 'cancelled' }],
    ['running', kickoff, 'ResumeKickoff', { type: 'already', status: 'running' }],
    ['paused', paused, 'ResumeKickoff', ['KickoffResumed']],
    ['completed', complete, 'ResumeKickoff', { type: 'kickoff_closed', status: 'completed' }],
    ['cancelled', cancelled, 'ResumeKickoff', { type: 'kickoff_closed', status: 'cancelled' }],
    ['running', kickoff, 'CancelKickoff', ['KickoffCancelled']],
    ['paused', paused, 'CancelKickoff', ['KickoffCancelled']],
    ['completed', complete, 'CancelKickoff', ['KickoffCancelled']],
    ['cancelled', cancelled, 'CancelKickoff', []],
    ['running', kickoff, 'ReopenKickoff', { type: 'already', status: 'running' }],
    ['paused', paused, 'ReopenKickoff', { type: 'already', status: 'paused' }],
    ['completed', complete, 'ReopenKickoff', { type: 'already', status: 'completed' }],
    ['cancelled', cancelled, 'ReopenKickoff', ['KickoffReopened']],
  ])('one that is %s: %#', (_status, before, type, expected) => {
    const decision = decided(before, { type } as KickoffCommand);
    expect(decision.ok ? decision.events.map(({ event }) => event.type) : decision.refusal).toEqual(expected);
  });

  test('what was answered before is still there afterwards', () => {
    const answered = answer(kickoff, 'test.system@A', 'yes');
    const back = after(answered, { type: 'CancelKickoff' }, { type: 'ReopenKickoff' }, { type: 'PauseKickoff' });
    const resumed = after(back, { type: 'ResumeKickoff' });
    expect(resumed).toEqual({ ...answered, statusBy: resumed.statusBy });
  });
});

describe('completion', () => {
  const last = 'lifecycle@A-B';
  const nearly = after(complete, { type: 'ReopenItem', ...at(complete, last) });

  test('comes by itself with the last item that counts, whoever answered it', () => {
    expect(nearly.status).toBe('running');
    const decision = decided(nearly, answering(nearly, last, lifecycle()), MEMBER);
    if (!decision.ok) throw new Error(decision.refusal.type);
    expect(decision.events.map(({ event, by, via }) => [event.type, by, via])).toEqual([
      ['ItemAnswered', MEMBER.userId, 'button'],
      ['KickoffCompleted', MEMBER.userId, 'bot'],
    ]);
    expect(decision.kickoff).toMatchObject({ status: 'completed', completedAt: complete.completedAt });
  });

  test('comes with a reason as well', () => {
    expect(notApplicable(nearly, last).status).toBe('completed');
  });

  test('does not come while somebody is unsure or waited for, and does not wait for what is optional', () => {
    expect(stateOf(complete, 'errors.fixer')).toBe('open');
    const unsure = answer(complete, 'sync.pagination@A', 'unsure');
    expect(unsure.status).toBe('running');
    expect(after(unsure, { type: 'AcceptRisk', ...at(unsure, 'sync.pagination@A') }).status).toBe('completed');
    expect(waitingFor(complete, last).status).toBe('running');
  });

  test('is taken back by itself when an edit opens an item, and the day of the first one stays', () => {
    const decision = decided(complete, { type: 'ReopenItem', ...at(complete, last) });
    expect(decision.ok && decision.events.map(({ event, via }) => [event.type, via])).toEqual([
      ['ItemReopened', 'button'],
      ['KickoffReopened', 'bot'],
    ]);
    expect(nearly.completedAt).toEqual(complete.completedAt);
  });

  test('its time is that of the last answer, and a later completion has a later one', () => {
    const again = decided(nearly, answering(nearly, last, lifecycle()), LEAD, new Date('2026-04-01T08:00:00Z'));
    expect(again.ok && again.kickoff.completedAt).toEqual(new Date('2026-04-01T08:00:00Z'));
    expect(complete.completedAt).toEqual(NOW);
  });

  test('an edit that opens nothing leaves it complete', () => {
    expect(eventsOf(complete, answering(complete, 'sync.frequency', 'hourly'))).toEqual(['ItemAnswered']);
    const handOver: KickoffCommand = { type: 'HandOver', ...at(complete, last), to: member('U7') };
    expect(eventsOf(complete, handOver)).toEqual(['ItemHandedOver']);
  });

  test('an edit that brings up follow-ups, and a section that is switched on, open it', () => {
    const other = answer(complete, 'sync.webhooks@A', 'no');
    expect([other.status, stateOf(other, 'sync.changed_since@A')]).toEqual(['running', 'open']);
    const more: KickoffCommand = { type: 'ChangeSettings', sections: { golive: true } };
    expect(eventsOf(complete, more)).toEqual(['SectionSwitched', 'KickoffReopened']);
    const off: KickoffCommand = { type: 'ChangeSettings', sections: { golive: false } };
    expect(eventsOf(after(complete, more), off)).toEqual(['SectionSwitched', 'KickoffCompleted']);
  });

  test('waits while paused or cancelled, and comes with the first command after that', () => {
    const unneeded: KickoffCommand = { type: 'ChangeSettings', sections: { operation: false } };
    const asleep = after(nearly, { type: 'PauseKickoff' }, unneeded);
    expect(asleep.status).toBe('paused');
    expect(eventsOf(asleep, { type: 'ResumeKickoff' })).toEqual(['KickoffResumed', 'KickoffCompleted']);
    const gone = after(complete, { type: 'CancelKickoff' });
    expect(eventsOf(gone, { type: 'ReopenKickoff' })).toEqual(['KickoffReopened', 'KickoffCompleted']);
  });

  test('an answer that hides the last open item completes it', () => {
    const asked = answer(complete, 'sync.webhooks@A', 'no');
    const hidden = answering(asked, 'sync.webhooks@A', 'yes');
    expect(eventsOf(asked, hidden)).toEqual(['ItemAnswered', 'KickoffCompleted']);
    expect(stateOf(after(asked, hidden), 'sync.changed_since@A')).toBe('hidden');
    expect(reopened(complete, 'sync.webhooks@A').status).toBe('running');
  });
});

describe('settings', () => {
  const change = (fields: object, from = kickoff) => decided(from, { type: 'ChangeSettings', ...fields });
  const changes = (fields: object, from = kickoff) => {
    const decision = change(fields, from);
    return decision.ok ? decision.events.map(({ event }) => event) : decision.refusal;
  };
  const dana: PersonRef = { type: 'contact', name: 'Dana', email: 'dana@example.com' };

  test('one event for each thing that changes', () => {
    const fields = {
      lead: 'U9',
      targetOn: '2026-06-30',
      people: { security: dana, 'system_owner@A': member('U1'), data: null },
      sections: { golive: true, privacy: false },
    };
    expect(changes(fields)).toEqual([
      { type: 'LeadChanged', to: 'U9' },
      { type: 'TargetChanged', to: '2026-06-30' },
      { type: 'PersonAssigned', role: 'security', to: dana },
      { type: 'PersonAssigned', role: 'system_owner@A', to: member('U1') },
      { type: 'PersonAssigned', role: 'data', to: null },
      { type: 'SectionSwitched', section: 'privacy', on: false },
      { type: 'SectionSwitched', section: 'golive', on: true },
    ]);
    const decision = change(fields);
    if (!decision.ok) throw new Error();
    expect(decision.kickoff).toMatchObject({ lead: 'U9', targetOn: '2026-06-30', sections: fields.sections });
    expect(decision.kickoff.people).toEqual({
      security: dana,
      'system_owner@A': member('U1'),
      'system_owner@B': member('U0CUST'),
    });
    expect(viewOf(decision.kickoff, 'sync.fields@A-B').owner).toEqual(member('U9'));
    expect(viewOf(decision.kickoff, 'access.roles@B').owner).toEqual(dana);
    expect(decided(decision.kickoff, { type: 'ChangeSettings', ...fields }, ACTORS.ADMIN)).toMatchObject({
      events: [],
    });
  });

  test('nothing where nothing changes', () => {
    expect(changes({})).toEqual([]);
    expect(changes({ lead: 'U0LEAD', targetOn: null, people: {}, sections: { golive: false, sync: true } })).toEqual(
      [],
    );
    const people = { 'system_owner@B': member('U0CUST'), data: { type: 'contact', name: 'Dana' }, security: null };
    expect(changes({ people })).toEqual([]);
  });

  test('a modal that is sent back as it was shown changes nothing, though a person stands for all systems', () => {
    const shared = { ...kickoff, people: { system_owner: member('U1') } };
    const shown = { 'system_owner@A': member('U1'), 'system_owner@B': member('U1') };
    expect(changes({ people: shown }, shared)).toEqual([]);
    expect(changes({ people: { ...shown, 'system_owner@B': member('U2') } }, shared)).toHaveLength(1);
  });

  test('the target can be taken away, and one that has passed may stay but not be set', () => {
    const due = after(kickoff, { type: 'ChangeSettings', targetOn: '2026-03-02' });
    expect(changes({ targetOn: null }, due)).toEqual([{ type: 'TargetChanged', to: null }]);
    expect(after(due, { type: 'ChangeSettings', targetOn: null })).toEqual(kickoff);
    const late: Kickoff = { ...kickoff, targetOn: '2026-01-31' };
    expect(changes({ targetOn: '2026-01-31', lead: 'U9' }, late)).toEqual([{ type: 'LeadChanged', to: 'U9' }]);
    const past = { type: 'input', field: 'targetOn', problem: 'in_the_past' };
    expect(changes({ targetOn: '2026-02-01' }, late)).toEqual(past);
    expect(changes({ targetOn: '2026-02-30' })).toEqual({ ...past, problem: 'not_a_day' });
    expect(changes({ targetOn: '' })).toEqual({ ...past, problem: 'not_a_day' });
  });

  test.each([
    'lead',
    'nobody',
    'data@A',
    'data@',
    'system_owner@C',
    'system_owner@',
    'system_owner@A@B',
    'constructor',
    '@A',
    '',
  ])('the role "%s" cannot be given to anybody and is not stored', (role) => {
    expect(changes({ people: { [role]: member('U1') } })).toEqual([]);
  });

  test.each(['nothing', 'constructor', 'toString', ''])('a section "%s" is not stored', (section) => {
    expect(changes({ sections: { [section]: true } })).toEqual([]);
  });

  test('nobody cannot be the lead', () => {
    const missing = { type: 'input', field: 'lead', problem: 'missing' };
    expect(changes({ lead: '' })).toEqual(missing);
    expect(changes({ lead: ' ' })).toEqual(missing);
  });

  test('a person that does not fit is refused, and nothing else is changed either', () => {
    const refused = (person: PersonRef) => changes({ lead: 'U9', people: { security: person } });
    expect(refused({ type: 'contact', name: '' })).toEqual({ type: 'input', field: 'to', problem: 'missing' });
    expect(refused({ ...dana, email: 'dana' })).toEqual({ type: 'input', field: 'to', problem: 'not_an_email' });
    expect(refused(member(''))).toEqual({ type: 'input', field: 'to', problem: 'missing' });
  });

  test('can be changed while paused or completed, not once cancelled', () => {
    expect(changes({ lead: 'U9' }, paused)).toHaveLength(1);
    expect(changes({ lead: 'U9' }, complete)).toHaveLength(1);
    expect(changes({ lead: 'U9' }, cancelled)).toEqual({ type: 'kickoff_closed', status: 'cancelled' });
  });

  test('who is no longer lead may do what everybody may', () => {
    const other = after(kickoff, { type: 'ChangeSettings', lead: 'U9' });
    expect(refusalOf(other, { type: 'PauseKickoff' }, LEAD)?.type).toBe('not_allowed');
    expect(refusalOf(other, answering(other, 'test.system@A', 'yes'), LEAD)).toBeUndefined();
  });
});
