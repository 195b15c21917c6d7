import { beginOfDay, dayIn, returnOf } from '../../src/domain/calendar';
import { dutiesOf, membersWithDuties, missingPeople } from '../../src/domain/duties';
import { itemViews } from '../../src/domain/item-view';
import type { Actor, Kickoff, KickoffCommand } from '../../src/domain/kickoff';
import { noticesOf } from '../../src/domain/notices';
import {
  after,
  answer,
  at,
  BOT,
  CUSTOMER,
  decided,
  eventsOf,
  LEAD,
  member,
  MEMBER,
  NOW,
  refusalOf,
  running,
  STARTER,
  stateOf,
  TEMPLATE,
  viewOf,
} from '../support/kickoffs';

const kickoff = running();
const to = member('U7');
const owned = (now: Kickoff, userId: string) =>
  itemViews(TEMPLATE, now)
    .filter(({ owner }) => owner.type === 'member' && owner.userId === userId)
    .map(({ id }) => id);
const notices = (now: Kickoff, command: KickoffCommand, actor: Actor = LEAD) => {
  const decision = decided(now, command, actor);
  if (!decision.ok) throw new Error(decision.refusal.type);
  return noticesOf(decision.kickoff, decision.events);
};

describe("I'll take it", () => {
  const claim = { type: 'Claim', ...at(kickoff, 'test.system@B') } as const;
  test('whoever says so owns it, and nobody has to be told', () => {
    const decision = decided(kickoff, claim, MEMBER);
    if (!decision.ok) throw new Error(decision.refusal.type);
    expect(viewOf(decision.kickoff, 'test.system@B').owner).toEqual(member(MEMBER.userId));
    expect(noticesOf(decision.kickoff, decision.events)).toEqual([]);
    const again = decided(decision.kickoff, claim, MEMBER);
    expect(again).toMatchObject({ ok: true, events: [] });
  });

  test('two people at the same time: the second is told', () => {
    const taken = after(kickoff, { type: 'HandOver', ...at(kickoff, 'test.system@B'), to });
    const decision = decided(taken, claim, MEMBER);
    expect(decision).toMatchObject({ ok: false, refusal: { type: 'item_changed' } });
  });
});

describe('handing over at once', () => {
  test('a section: what is not resolved, follow-ups that are hidden included', () => {
    const some = answer(kickoff, 'test.system@A', 'no');
    const given = after(some, { type: 'HandOverAll', of: { type: 'section', section: 'network' }, to, note: 'Please' });
    const asked = itemViews(TEMPLATE, some).filter(({ section }) => section.id === 'network');
    expect(owned(given, 'U7')).toEqual(asked.map(({ id }) => id));
    expect(asked.some(({ state }) => state === 'hidden')).toBe(true);
    const later = answer(given, 'network.reach@A', 'vpn');
    expect(
      itemViews(TEMPLATE, later)
        .filter(({ isNew }) => isNew)
        .map(({ id }) => id),
    ).toContain('network.vpn@A');
  });

  test('a system: its own questions only, without those that are resolved', () => {
    const some = answer(kickoff, 'test.data.first@B', 'ready');
    const ids = owned(after(some, { type: 'HandOverAll', of: { type: 'system', system: 'B' }, to }), 'U7');
    expect(ids.every((id) => id.endsWith('@B'))).toBe(true);
    expect(ids).not.toContain('test.data.first@B');
    expect(ids).toContain('test.data.later@B');
  });

  test('a role: whatever it owns, now and later', () => {
    const given = after(kickoff, { type: 'HandOverAll', of: { type: 'role', role: 'security' }, to });
    expect(given.people['security']).toEqual(to);
    expect(owned(given, 'U7')).toContain('access.roles@A');
    expect(refusalOf(kickoff, { type: 'HandOverAll', of: { type: 'role', role: 'lead' }, to })?.type).toBe(
      'nothing_to_hand_over',
    );
  });

  test('somebody of another organisation gives away what is theirs, and nothing else', () => {
    const command = { type: 'HandOverAll', of: { type: 'section', section: 'test' }, to } as const;
    const mine = owned(kickoff, CUSTOMER.userId).filter((id) => id.startsWith('test.'));
    const decision = decided(kickoff, command, CUSTOMER);
    expect(decision.ok && owned(decision.kickoff, 'U7')).toEqual(mine);
    const others = { type: 'HandOverAll', of: { type: 'system', system: 'A' }, to } as const;
    expect(refusalOf(kickoff, others, CUSTOMER)).toMatchObject({ reason: 'own_items_only' });
  });

  test('where nothing is left to give, it says so; given twice, it is given once', () => {
    const nothing = { type: 'HandOverAll', of: { type: 'section', section: 'nothing' }, to } as const;
    expect(refusalOf(kickoff, nothing)?.type).toBe('nothing_to_hand_over');
    const command = { type: 'HandOverAll', of: { type: 'system', system: 'A' }, to } as const;
    expect(eventsOf(after(kickoff, command), command)).toEqual([]);
  });
});

describe('somebody is replaced', () => {
  test('in roles, as owner and as the lead', () => {
    const before = after(
      kickoff,
      { type: 'HandOver', ...at(kickoff, 'sync.frequency'), to: member('U9') },
      { type: 'ChangeSettings', lead: 'U9', people: { privacy: member('U9') } },
    );
    const decision = decided(before, { type: 'ReplacePerson', from: 'U9', to }, STARTER);
    if (!decision.ok) throw new Error(decision.refusal.type);
    const replaced = decision.kickoff;
    expect([replaced.lead, replaced.people['privacy'], viewOf(replaced, 'sync.frequency').owner]).toEqual([
      'U7',
      to,
      to,
    ]);
    expect(dutiesOf(TEMPLATE, replaced, 'U9')).toEqual({ items: 0, leads: false });
    const contact = { type: 'contact', name: 'Dana' } as const;
    expect(refusalOf(before, { type: 'ReplacePerson', from: 'U9', to: contact }, STARTER)).toMatchObject({
      field: 'to',
    });
  });
});

describe('who is told what', () => {
  test('the new owner, once for everything that one step gave to them', () => {
    const command = {
      type: 'HandOverAll',
      of: { type: 'section', section: 'privacy' },
      to,
      note: 'You know this',
    } as const;
    const [notice, ...more] = notices(kickoff, command);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ type: 'handed_over', to: 'U7', by: LEAD.userId, note: 'You know this' });
    const person = { type: 'contact', name: 'Dana' } as const;
    expect(notices(kickoff, { type: 'HandOver', ...at(kickoff, 'sync.frequency'), to: person })).toEqual([]);
  });

  test('a role and the lead as well, but nobody of what they did themselves', () => {
    const command = { type: 'ChangeSettings', lead: 'U9', people: { privacy: to, data: member(LEAD.userId) } } as const;
    expect(notices(kickoff, command)).toEqual([
      { type: 'leads_now', to: 'U9', by: LEAD.userId },
      { type: 'handed_over', to: 'U7', by: LEAD.userId, items: [], roles: ['privacy'] },
    ]);
  });

  test('the lead, of somebody who is missing; of a missing lead, whoever started', () => {
    const missing = (userId: string) => ({ type: 'ReportMissing', userId, why: 'left' }) as const;
    expect(notices(kickoff, missing(CUSTOMER.userId), BOT)).toEqual([
      { type: 'person_missing', to: LEAD.userId, userId: CUSTOMER.userId, why: 'left' },
    ]);
    expect(notices(kickoff, missing(LEAD.userId), BOT)).toMatchObject([{ to: STARTER.userId }]);
    const gone = decided(kickoff, missing(CUSTOMER.userId), BOT);
    if (!gone.ok) throw new Error(gone.refusal.type);
    expect(missingPeople(TEMPLATE, gone.kickoff)).toEqual([CUSTOMER.userId]);
    expect(decided(gone.kickoff, missing(CUSTOMER.userId), BOT)).toMatchObject({ ok: true, events: [] });
  });

  test('who has something to do', () => {
    expect(membersWithDuties(TEMPLATE, kickoff)).toEqual([LEAD.userId, CUSTOMER.userId]);
  });
});

describe('an internal note', () => {
  test('is kept apart from the answer, changes no revision, and goes with an empty text', () => {
    const item = 'test.system@A';
    const noted = after(kickoff, { type: 'NoteInternally', item, text: ' They hesitate ' });
    expect(viewOf(noted, item).item).toMatchObject({ revision: 0, internalNote: { text: 'They hesitate' } });
    const answered = answer(noted, item, 'yes');
    expect(viewOf(answered, item).item.internalNote?.text).toBe('They hesitate');
    expect(
      viewOf(after(answered, { type: 'NoteInternally', item, text: ' ' }), item).item.internalNote,
    ).toBeUndefined();
    const secret = `pass${'word'}: Som${'mer'}2024!`;
    expect(refusalOf(kickoff, { type: 'NoteInternally', item, text: secret })).toMatchObject({
      type: 'secret',
      field: 'text',
    });
  });
});

describe('what waits until a day', () => {
  const item = 'test.system@A';
  const waiting = after(kickoff, { type: 'WaitFor', ...at(kickoff, item), on: 'IT', until: '2026-03-09' });
  const end = (today: string) => ({ type: 'EndWait', item, today }) as const;

  test('comes back on that day, with whom it waited for', () => {
    expect(decided(waiting, end('2026-03-08'), BOT)).toMatchObject({ ok: true, events: [] });
    const decision = decided(waiting, end('2026-03-09'), BOT);
    if (!decision.ok) throw new Error(decision.refusal.type);
    expect(stateOf(decision.kickoff, item)).toBe('open');
    expect(viewOf(decision.kickoff, item).item.waited).toEqual({ on: 'IT', until: '2026-03-09' });
  });

  test('not while the kickoff is paused, and not without a day', () => {
    const paused = after(waiting, { type: 'PauseKickoff' });
    expect(decided(paused, end('2026-03-09'), BOT)).toMatchObject({ ok: true, events: [] });
    const open = after(kickoff, { type: 'WaitFor', ...at(kickoff, item), on: 'IT' });
    expect(decided(open, end('2030-01-01'), BOT)).toMatchObject({ ok: true, events: [] });
  });

  test.each([
    ['UTC', '2026-03-02', '2026-03-09T00:00:00.000Z'],
    ['Europe/Berlin', '2026-03-02', '2026-03-08T23:00:00.000Z'],
    ['Pacific/Auckland', '2026-03-02', '2026-03-08T11:00:00.000Z'],
  ])('a day in %s', (zone, today, begins) => {
    expect(dayIn(zone, NOW)).toBe(today);
    expect(beginOfDay(zone, '2026-03-09').toISOString()).toBe(begins);
    expect(returnOf(zone, '2026-03-09', NOW).toISOString()).toBe(begins);
    expect(dayIn(zone, returnOf(zone, today, NOW))).toBe('2026-03-03');
  });

  test('a day of 23 hours ends an hour earlier', () => {
    expect(beginOfDay('Europe/Berlin', '2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(returnOf('Europe/Berlin', '2026-03-29', new Date('2026-03-29T12:00:00Z')).toISOString()).toBe(
      '2026-03-29T22:00:00.000Z',
    );
  });
});
