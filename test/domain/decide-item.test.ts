import { evolve } from '../../src/domain/evolve';
import { itemViews } from '../../src/domain/item-view';
import type { KickoffCommand, KickoffEvent } from '../../src/domain/kickoff';
import {
  accepted,
  ADMIN,
  after,
  answer,
  answering,
  answers,
  at,
  CUSTOMER,
  decided,
  eventsOf,
  LEAD,
  member,
  MEMBER,
  notApplicable,
  NOW,
  refusalOf,
  reopened,
  running,
  stateOf,
  TEMPLATE,
  viewOf,
  waitingFor,
} from '../support/kickoffs';

const ITEM = 'test.system@A';
const kickoff = running();
const LATER = new Date('2026-03-05T10:00:00Z');
const unsure = answer(kickoff, 'sync.webhooks@A', 'unsure');

/** One command of each kind that a person can give about an item, for the item as it is in that kickoff. */
const COMMANDS: readonly (readonly [
  KickoffCommand['type'],
  typeof kickoff,
  Extract<KickoffCommand, { item: string; revision: number }>,
])[] = [
  ['AnswerItem', kickoff, answering(kickoff, ITEM, 'yes')],
  ['MarkNotApplicable', kickoff, { type: 'MarkNotApplicable', ...at(kickoff, ITEM), reason: 'No data' }],
  ['WaitFor', kickoff, { type: 'WaitFor', ...at(kickoff, ITEM), on: 'IT', until: '2026-03-09' }],
  ['HandOver', kickoff, { type: 'HandOver', ...at(kickoff, ITEM), to: member('U7'), note: 'You know this' }],
  ['AcceptRisk', unsure, { type: 'AcceptRisk', ...at(unsure, 'sync.webhooks@A') }],
  ['ReopenItem', answer(kickoff, ITEM, 'yes'), { type: 'ReopenItem', ...at(answer(kickoff, ITEM, 'yes'), ITEM) }],
];

describe('what each command does', () => {
  test.each([
    [
      'AnswerItem',
      ['ItemAnswered'],
      'answered',
      { answer: { value: { kind: 'choice', choice: 'yes' }, by: 'U0LEAD' } },
    ],
    ['MarkNotApplicable', ['ItemNotApplicable'], 'not_applicable', { notApplicable: { reason: 'No data' } }],
    ['WaitFor', ['ItemWaiting'], 'waiting', { waiting: { on: 'IT', until: '2026-03-09' } }],
    ['HandOver', ['ItemHandedOver'], 'open', { owner: member('U7') }],
    ['AcceptRisk', ['RiskAccepted'], 'answered', { accepted: { by: 'U0LEAD', at: LATER } }],
    ['ReopenItem', ['ItemReopened'], 'open', {}],
  ])('%s', (type, events, state, item) => {
    const [, before, command] = COMMANDS.find(([one]) => one === type)!;
    const decision = decided(before, command, LEAD, LATER);
    if (!decision.ok) throw new Error(decision.refusal.type);
    expect(decision.events.map(({ event }) => event.type)).toEqual(events);
    expect(decision.events[0]).toMatchObject({ at: LATER, by: LEAD.userId, via: 'button' });
    expect(stateOf(decision.kickoff, command.item)).toBe(state);
    expect(viewOf(decision.kickoff, command.item).item).toMatchObject(item);
    expect(viewOf(decision.kickoff, command.item).item.revision).toBe(viewOf(before, command.item).item.revision + 1);
  });

  test.each(COMMANDS)(
    '%s a second time changes nothing, whatever revision the button carries',
    (_type, before, command) => {
      const done = after(before, command);
      const again = decided(done, command);
      expect(again).toEqual({ ok: true, events: [], kickoff: done });
      expect(again.ok && again.kickoff).toBe(done);
      const fresh = { ...command, ...at(done, command.item) };
      expect(decided(done, fresh)).toEqual({ ok: true, events: [], kickoff: done });
    },
  );

  test.each(COMMANDS)('%s with an old revision is refused with what is there now', (type, before, command) => {
    const faster = after(before, { type: 'HandOver', ...at(before, command.item), to: member('U8') });
    const late = type === 'HandOver' ? { ...command, to: member('U7') } : command;
    expect(refusalOf(faster, late)).toEqual({
      type: 'item_changed',
      item: command.item,
      state: stateOf(faster, command.item),
      now: viewOf(faster, command.item).item,
    });
  });

  test.each(COMMANDS)('%s with a revision from the future is refused, too', (_type, before, command) => {
    expect(refusalOf(before, { ...command, revision: command.revision + 1 })?.type).toBe('item_changed');
  });

  test.each(COMMANDS)('%s of an item that is hidden or does not exist is refused', (_type, before, command) => {
    const hidden = { ...command, item: 'sync.webhooks.how@B' } as KickoffCommand;
    expect(refusalOf(before, hidden)).toEqual({ type: 'item_hidden', item: 'sync.webhooks.how@B' });
    for (const item of ['test.system@C', 'constructor', '']) {
      expect(refusalOf(before, { ...command, item })).toEqual({ type: 'item_not_found' });
    }
  });

  test.each(COMMANDS)('%s is refused while the kickoff is paused or cancelled', (_type, before, command) => {
    const paused = after(before, { type: 'PauseKickoff' });
    expect(refusalOf(paused, command)).toEqual({ type: 'kickoff_closed', status: 'paused' });
    const cancelled = after(before, { type: 'CancelKickoff' });
    expect(refusalOf(cancelled, command)).toEqual({ type: 'kickoff_closed', status: 'cancelled' });
  });
});

describe('answering', () => {
  test('the first of two who answer at the same time wins; the second is told who and what', () => {
    const faster = decided(kickoff, answering(kickoff, ITEM, 'yes'), MEMBER);
    if (!faster.ok) throw new Error(faster.refusal.type);
    expect(refusalOf(faster.kickoff, answering(kickoff, ITEM, 'no'))).toMatchObject({
      type: 'item_changed',
      state: 'answered',
      now: { revision: 1, answer: { value: { kind: 'choice', choice: 'yes' }, by: MEMBER.userId, at: NOW } },
    });
    expect(refusalOf(faster.kickoff, answering(kickoff, ITEM, 'yes'))?.type).toBe('item_changed');
  });

  test('who knows what was answered may give the same answer in their own name', () => {
    const first = answer(kickoff, ITEM, 'yes');
    const second = decided(first, answering(first, ITEM, 'yes'), MEMBER);
    expect(second.ok && viewOf(second.kickoff, ITEM).item.answer?.by).toBe(MEMBER.userId);
  });

  test('another answer, another detail and another note are changes; the order of choices is none', () => {
    const first = after(kickoff, { ...answering(kickoff, 'access.method@A', ['sso', 'basic']), note: 'Both' });
    const again = (change: object) =>
      eventsOf(first, { ...answering(first, 'access.method@A', ['basic', 'sso']), ...change });
    expect(again({})).toEqual([]);
    expect(again({ note: 'Both' })).toEqual([]);
    expect(again({ note: 'Both, really' })).toEqual(['ItemAnswered']);
    expect(again({ note: '' })).toEqual(['ItemAnswered']);
    const other = { kind: 'choices', choices: ['sso'] } as const;
    expect(again({ value: other })).toEqual(['ItemAnswered']);
    const detail = { kind: 'choices', choices: ['sso', 'basic'], detail: 'Okta' } as const;
    expect(again({ value: detail })).toEqual(['ItemAnswered']);
    expect(again({ value: { ...detail, detail: ' ' } })).toEqual([]);
  });

  test('another day for what is planned is a change, though the choice is the same', () => {
    const planned = (detail: string) => ({ kind: 'choice', choice: 'planned', detail }) as const;
    const first = answer(kickoff, 'test.data.first@A', planned('2026-06-01'));
    const again = (detail: string) => eventsOf(first, answering(first, 'test.data.first@A', planned(detail)));
    expect(again('2026-06-01')).toEqual([]);
    expect(again('2026-07-01')).toEqual(['ItemAnswered']);
  });

  test('recipients are the same in any order', () => {
    const people = [member('U1'), { type: 'contact', name: 'Dana', email: 'dana@example.com' }] as const;
    const value = { kind: 'recipients', people, channels: ['C1', 'C2'] } as const;
    const first = answer(kickoff, 'errors.recipients', value);
    const turned = { kind: 'recipients', people: [people[1], people[0]], channels: ['C2', 'C1'] } as const;
    expect(eventsOf(first, answering(first, 'errors.recipients', turned))).toEqual([]);
    const fewer = { ...value, channels: ['C1'] };
    expect(eventsOf(first, answering(first, 'errors.recipients', fewer))).toEqual(['ItemAnswered']);
  });

  test.each(['', '  ', '\u200b'])('a note of %j is none, and repeating it changes nothing', (note) => {
    const command = { ...answering(kickoff, ITEM, 'yes'), note };
    const first = after(kickoff, command);
    expect(viewOf(first, ITEM).item.answer).not.toHaveProperty('note');
    expect(eventsOf(first, command)).toEqual([]);
  });

  test('an answer takes back a reason, a wait and an accepted risk, and keeps the owner', () => {
    const handed = after(kickoff, { type: 'HandOver', ...at(kickoff, ITEM), to: member('U7') });
    for (const before of [notApplicable(handed, ITEM), waitingFor(handed, ITEM), handed]) {
      const { item, owner } = viewOf(answer(before, ITEM, 'no'), ITEM);
      expect(Object.keys(item).sort()).toEqual(['answer', 'owner', 'revision']);
      expect(owner).toEqual(member('U7'));
    }
    const taken = accepted(unsure, 'sync.webhooks@A');
    const known = answer(taken, 'sync.webhooks@A', 'no');
    expect(Object.keys(viewOf(known, 'sync.webhooks@A').item).sort()).toEqual(['answer', 'revision']);
  });

  test('the same unsure answer again does not take back that the lead accepted it', () => {
    const taken = accepted(unsure, 'sync.webhooks@A');
    expect(eventsOf(taken, answering(taken, 'sync.webhooks@A', 'unsure'))).toEqual([]);
  });
});

describe('the same for all', () => {
  const five = running(5);
  const forAll = (from = five, item = ITEM, actor = LEAD) =>
    decided(from, { ...answering(from, item, 'yes'), forAll: true, note: 'All alike' }, actor);
  const touched = (decision: ReturnType<typeof forAll>) =>
    decision.ok ? decision.events.map(({ event }) => ('item' in event ? event.item : event.type)) : decision.refusal;

  test('answers the open ones of every system, the one that was clicked first', () => {
    expect(touched(forAll(five, 'test.system@C'))).toEqual(
      ['C', 'A', 'B', 'D', 'E'].map((key) => `test.system@${key}`),
    );
    const decision = forAll();
    if (!decision.ok) throw new Error();
    for (const key of 'ABCDE') {
      expect(viewOf(decision.kickoff, `test.system@${key}`).item).toMatchObject({
        revision: 1,
        answer: { value: { choice: 'yes' }, note: 'All alike', by: LEAD.userId },
      });
    }
  });

  test('every pair likewise', () => {
    const command = { ...answering(five, 'sync.direction@A-B', 'both'), forAll: true };
    expect(touched(decided(five, command))).toEqual(['B', 'C', 'D', 'E'].map((key) => `sync.direction@A-${key}`));
  });

  test('leaves alone what was answered, marked as not applicable or is hidden; what waits is answered', () => {
    const some = waitingFor(notApplicable(answer(five, 'test.system@B', 'no'), 'test.system@C'), 'test.system@D');
    expect(touched(forAll(some))).toEqual(['A', 'D', 'E'].map((key) => `test.system@${key}`));
    const followUp = answers(five, { 'sync.webhooks@A': 'yes', 'sync.webhooks@C': 'yes' });
    const how = { ...answering(followUp, 'sync.webhooks.how@A', 'api'), forAll: true };
    expect(touched(decided(followUp, how))).toEqual(['sync.webhooks.how@A', 'sync.webhooks.how@C']);
  });

  test('does not overwrite somebody’s "not sure"', () => {
    const asked = answer(five, 'sync.webhooks@B', 'unsure');
    const command = { ...answering(asked, 'sync.webhooks@A', 'yes'), forAll: true };
    expect(touched(decided(asked, command))).toEqual(['A', 'C', 'D', 'E'].map((key) => `sync.webhooks@${key}`));
  });

  test('people of another organisation answer only their own with it', () => {
    expect(touched(forAll(five, 'test.system@B', CUSTOMER))).toEqual(['test.system@B']);
  });

  test('a second time it changes nothing, and once an item is open again it is refused as late', () => {
    const decision = forAll();
    if (!decision.ok) throw new Error();
    const command: KickoffCommand = { ...answering(five, ITEM, 'yes'), forAll: true, note: 'All alike' };
    expect(decided(decision.kickoff, command)).toMatchObject({ ok: true, events: [] });
    expect(refusalOf(reopened(decision.kickoff, 'test.system@D'), command)?.type).toBe('item_changed');
  });

  test('an answer that does not fit is given to none of them', () => {
    const command: KickoffCommand = { ...answering(five, ITEM, 'maybe'), forAll: true };
    expect(refusalOf(five, command)).toEqual({ type: 'input', field: 'value', problem: 'unknown_choice' });
  });
});

describe('waiting', () => {
  test('for somebody, until a day or without one; another party or day is a change', () => {
    const waiting = waitingFor(kickoff, ITEM, 'IT');
    expect(viewOf(waiting, ITEM).item.waiting).toEqual({ on: 'IT', by: LEAD.userId, at: NOW });
    const other = (change: object) => eventsOf(waiting, { type: 'WaitFor', ...at(waiting, ITEM), on: 'IT', ...change });
    expect(other({})).toEqual([]);
    expect(other({ on: 'The vendor' })).toEqual(['ItemWaiting']);
    expect(other({ until: '2026-04-01' })).toEqual(['ItemWaiting']);
  });

  test.each([
    ['an answer', answer(kickoff, ITEM, 'yes'), ITEM],
    ['a reason', notApplicable(kickoff, ITEM), ITEM],
    ['an accepted risk', accepted(unsure, 'sync.webhooks@A'), 'sync.webhooks@A'],
  ])('on top of %s it opens the item first', (_what, before, item) => {
    const command: KickoffCommand = { type: 'WaitFor', ...at(before, item), on: 'IT' };
    expect(eventsOf(before, command)).toEqual(['ItemReopened', 'ItemWaiting']);
    const waiting = after(before, command);
    expect(stateOf(waiting, item)).toBe('waiting');
    expect(Object.keys(viewOf(waiting, item).item).sort()).toEqual(['revision', 'waiting']);
    expect(eventsOf(waiting, command)).toEqual([]);
  });

  test('for whoever knows what somebody was not sure of, the answer so far stays', () => {
    const waiting = waitingFor(unsure, 'sync.webhooks@A', 'the vendor');
    expect(viewOf(waiting, 'sync.webhooks@A')).toMatchObject({
      state: 'waiting',
      item: { answer: { value: { choice: 'unsure' } }, waiting: { on: 'the vendor' } },
    });
  });

  test('ends with an answer, with a reason and when it is reopened', () => {
    const waiting = waitingFor(kickoff, ITEM);
    for (const kept of [answer(waiting, ITEM, 'no'), notApplicable(waiting, ITEM), reopened(waiting, ITEM)])
      expect(viewOf(kept, ITEM).item.waiting).toBeUndefined();
  });

  test('a day that has passed everywhere on earth is refused', () => {
    const until = (day: string) => refusalOf(kickoff, { type: 'WaitFor', ...at(kickoff, ITEM), on: 'IT', until: day });
    expect(until('2026-03-02')).toBeUndefined();
    expect(until('2026-02-28')).toEqual({ type: 'input', field: 'until', problem: 'in_the_past' });
    expect(until('2026-02-30')).toEqual({ type: 'input', field: 'until', problem: 'not_a_day' });
  });
});

describe('not applicable', () => {
  test('what nobody was sure of is settled with it: there is nothing left to accept', () => {
    const marked = notApplicable(unsure, 'sync.webhooks@A');
    expect(stateOf(marked, 'sync.webhooks@A')).toBe('not_applicable');
    expect(refusalOf(marked, { type: 'AcceptRisk', ...at(marked, 'sync.webhooks@A') })).toEqual({
      type: 'nothing_to_accept',
      item: 'sync.webhooks@A',
    });
  });

  test('needs a reason, and another reason is a change', () => {
    const mark = (from: typeof kickoff, reason: string): KickoffCommand => ({
      type: 'MarkNotApplicable',
      ...at(from, ITEM),
      reason,
    });
    expect(refusalOf(kickoff, mark(kickoff, ' '))).toEqual({ type: 'input', field: 'reason', problem: 'missing' });
    const marked = after(kickoff, mark(kickoff, 'No data'));
    expect(eventsOf(marked, mark(marked, 'No data'))).toEqual([]);
    expect(eventsOf(marked, mark(marked, 'Out of scope'))).toEqual(['ItemNotApplicable']);
  });
});

describe('accepting a risk', () => {
  test.each([
    ['open', kickoff, 'sync.webhooks@A'],
    ['answered', answer(kickoff, 'sync.webhooks@A', 'no'), 'sync.webhooks@A'],
    ['no choice', answer(kickoff, 'sync.transform.time', 'unsure'), 'sync.transform.time'],
  ])('there is nothing to accept on an item that is %s', (_what, before, item) => {
    const command: KickoffCommand = { type: 'AcceptRisk', ...at(before, item) };
    expect(refusalOf(before, command)).toEqual({ type: 'nothing_to_accept', item });
  });

  test('an administrator may do it as well, and it is known who did', () => {
    const decision = decided(unsure, { type: 'AcceptRisk', ...at(unsure, 'sync.webhooks@A') }, ADMIN);
    expect(decision.ok && viewOf(decision.kickoff, 'sync.webhooks@A').item.accepted?.by).toBe(ADMIN.userId);
  });
});

describe('handing over', () => {
  test('to a member, or to somebody known by name and e-mail only', () => {
    for (const to of [member('U7'), { type: 'contact', name: 'Dana', email: 'dana@example.com' } as const]) {
      const handed = after(kickoff, { type: 'HandOver', ...at(kickoff, ITEM), to });
      expect(viewOf(handed, ITEM).owner).toEqual(to);
      expect(viewOf(handed, 'test.system@B').owner).toEqual(member(CUSTOMER.userId));
    }
  });

  test('to whom it belongs already changes nothing', () => {
    expect(eventsOf(kickoff, { type: 'HandOver', ...at(kickoff, ITEM), to: member(LEAD.userId) })).toEqual([]);
  });

  test('keeps what was answered and who is waited for', () => {
    const waiting = waitingFor(kickoff, ITEM);
    const handed = after(waiting, { type: 'HandOver', ...at(waiting, ITEM), to: member('U7') });
    expect(viewOf(handed, ITEM)).toMatchObject({ state: 'waiting', item: { waiting: { on: 'IT' } } });
  });

  test('an empty note is not kept', () => {
    const decision = decided(kickoff, { type: 'HandOver', ...at(kickoff, ITEM), to: member('U7'), note: ' ' });
    expect(decision.ok && decision.events[0]?.event).toEqual({ type: 'ItemHandedOver', item: ITEM, to: member('U7') });
  });

  test('a word to the present owner is kept, once', () => {
    const owner = member(LEAD.userId);
    const says = (from: typeof kickoff, note: string) =>
      ({ type: 'HandOver', ...at(from, ITEM), to: owner, note }) as const;
    const told = after(kickoff, says(kickoff, 'Ask Sam'));
    expect(viewOf(told, ITEM).item.handedOver).toMatchObject({ note: 'Ask Sam', by: LEAD.userId });
    expect(eventsOf(told, says(told, 'Ask Sam'))).toEqual([]);
    expect(eventsOf(told, says(told, ' '))).toEqual([]);
    expect(eventsOf(told, says(told, 'Ask Ida'))).toEqual(['ItemHandedOver']);
    expect(refusalOf(told, says(told, 'password: Sommer2026!x'))).toMatchObject({ type: 'secret', field: 'note' });
  });

  test('stays when the item is reopened', () => {
    const handed = after(kickoff, { type: 'HandOver', ...at(kickoff, ITEM), to: member('U7') });
    expect(viewOf(reopened(answer(handed, ITEM, 'no'), ITEM), ITEM).owner).toEqual(member('U7'));
  });
});

test('an event alone leaves no two states behind, whatever was there before', () => {
  const happened = (event: KickoffEvent) => ({ event, at: NOW, by: 'U1', via: 'button' as const });
  const waits = evolve(notApplicable(kickoff, ITEM), happened({ type: 'ItemWaiting', item: ITEM, on: 'IT' }));
  expect(stateOf(waits, ITEM)).toBe('waiting');
  const marked = evolve(waits, happened({ type: 'ItemNotApplicable', item: ITEM, reason: 'No data' }));
  expect(Object.keys(viewOf(marked, ITEM).item).sort()).toEqual(['notApplicable', 'revision']);
});

test('nothing is changed in place', () => {
  const frozen = JSON.stringify(kickoff);
  for (const [, before, command] of COMMANDS) {
    const was = JSON.stringify(before);
    decided(before, command);
    expect(JSON.stringify(before)).toBe(was);
  }
  itemViews(TEMPLATE, kickoff);
  expect(JSON.stringify(kickoff)).toBe(frozen);
});
