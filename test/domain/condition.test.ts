import { evaluate, type Truth } from '../../src/domain/condition';
import type { Condition } from '../../src/domain/condition-schema';
import type { Kickoff } from '../../src/domain/kickoff';
import {
  accepted,
  after,
  answer,
  answers,
  found,
  notApplicable,
  reopened,
  running,
  stateOf,
  TEMPLATE,
  viewOf,
  waitingFor,
} from '../support/kickoffs';

function truth(kickoff: Kickoff, condition: Condition, scopeKey = ''): Truth {
  return evaluate({ template: TEMPLATE, kickoff, shown: new Map() }, condition, scopeKey);
}

const kickoff = answers(running(3), { 'sync.frequency': 'daily' });
const YES: Condition = { item: 'sync.frequency', is: ['daily'] };
const NO: Condition = { item: 'sync.frequency', is: ['hourly'] };
const UNKNOWN: Condition = { item: 'privacy.personal', is: ['none'] };

describe('three values', () => {
  test.each<[string, Condition, Truth]>([
    ['true', YES, true],
    ['false', NO, false],
    ['unknown', UNKNOWN, undefined],
    ['not true', { not: YES }, false],
    ['not false', { not: NO }, true],
    ['not unknown', { not: UNKNOWN }, undefined],
    ['true and true', { all: [YES, YES] }, true],
    ['true and false', { all: [YES, NO] }, false],
    ['true and unknown', { all: [YES, UNKNOWN] }, undefined],
    ['false and unknown', { all: [NO, UNKNOWN] }, false],
    ['unknown and false', { all: [UNKNOWN, NO] }, false],
    ['unknown and unknown', { all: [UNKNOWN, UNKNOWN] }, undefined],
    ['true or unknown', { any: [YES, UNKNOWN] }, true],
    ['unknown or true', { any: [UNKNOWN, YES] }, true],
    ['false or unknown', { any: [NO, UNKNOWN] }, undefined],
    ['false or false', { any: [NO, NO] }, false],
    ['false or true', { any: [NO, YES] }, true],
    ['one that does not exist', { item: 'nothing', is: ['yes'] }, undefined],
    ['the state of one that does not exist', { item: 'nothing', state: ['open'] }, false],
  ])('%s', (_what, condition, expected) => {
    expect(truth(kickoff, condition)).toBe(expected);
  });

  test('any system: one is enough, and one that is unknown keeps a "no" unknown', () => {
    const any: Condition = { anySystem: { item: 'sync.custom', is: ['users'] } };
    const some = answers(running(3), { 'sync.custom@A': 'none', 'sync.custom@B': 'fixed' });
    expect(truth(some, any)).toBeUndefined();
    expect(truth(some, any, 'A-B')).toBe(false);
    expect(truth(some, any, 'A-C')).toBeUndefined();
    expect(truth(answer(some, 'sync.custom@C', 'users'), any)).toBe(true);
    expect(truth(answer(some, 'sync.custom@C', 'users'), any, 'A-B')).toBe(false);
    expect(truth(answer(some, 'sync.custom@C', 'none'), any)).toBe(false);
  });

  test('any pair: all of the kickoff, or those of the system', () => {
    const any: Condition = { anyPair: { item: 'sync.direction', is: ['both'] } };
    const some = answers(running(3), { 'sync.direction@A-B': 'both', 'sync.direction@A-C': 'a_to_b' });
    expect(truth(some, any)).toBe(true);
    expect(truth(some, any, 'A')).toBe(true);
    expect(truth(some, any, 'B')).toBe(true);
    expect(truth(some, any, 'C')).toBe(false);
    expect(truth(running(3), any)).toBeUndefined();
  });

  test.each<[string, string, string, [Truth, Truth, Truth]]>([
    ['a_to_b', 'a_to_b', 'the hub sends to both', [true, false, false]],
    ['b_to_a', 'b_to_a', 'the hub only receives', [false, true, true]],
    ['both', 'a_to_b', 'B sends as well', [true, true, false]],
    ['b_to_a', 'both', 'B and C and the hub send', [true, true, true]],
  ])('who sends: %s and %s, %s', (toB, toC, _what, sending) => {
    const told = answers(running(3), { 'sync.direction@A-B': toB, 'sync.direction@A-C': toC });
    expect(['A', 'B', 'C'].map((system) => truth(told, { sends: 'sync.direction' }, system))).toEqual(sending);
  });

  test('who sends is unknown until it is said', () => {
    const told = answer(running(3), 'sync.direction@A-B', 'b_to_a');
    const sending = ['A', 'B', 'C'].map((system) => truth(told, { sends: 'sync.direction' }, system));
    expect(sending).toEqual([undefined, true, undefined]);
  });
});

describe('unknown', () => {
  test('an answer that was never given, was marked as not applicable, or waits for somebody says nothing', () => {
    const webhooks: Condition = { item: 'sync.webhooks', is: ['yes'] };
    expect(truth(running(), webhooks, 'A')).toBeUndefined();
    const yes = answer(running(), 'sync.webhooks@A', 'yes');
    expect(truth(yes, webhooks, 'A')).toBe(true);
    expect(truth(notApplicable(yes, 'sync.webhooks@A'), webhooks, 'A')).toBeUndefined();
    expect(truth(waitingFor(yes, 'sync.webhooks@A'), webhooks, 'A')).toBeUndefined();
    expect(truth(reopened(yes, 'sync.webhooks@A'), webhooks, 'A')).toBeUndefined();
    expect(truth(waitingFor(running(), 'sync.webhooks@A'), webhooks, 'A')).toBeUndefined();
  });

  test('it keeps follow-ups hidden, for yes and for no', () => {
    for (const state of [running(), notApplicable(running(), 'sync.webhooks@A')]) {
      expect(stateOf(state, 'sync.webhooks.how@A')).toBe('hidden');
      expect(stateOf(state, 'sync.changed_since@A')).toBe('hidden');
    }
  });

  test('an answer of another kind than the condition asks for is unknown or no, never an error', () => {
    expect(truth(answer(running(), 'sync.transform.time', 'UTC'), { item: 'sync.transform.time', is: ['x'] })).toBe(
      false,
    );
    expect(truth(kickoff, { item: 'sync.frequency', rowLacks: 'leads' })).toBeUndefined();
    const lifecycle: Condition = { item: 'sync.frequency', lifecycle: { event: 'deleted', action: 'ignore' } };
    expect(truth(kickoff, lifecycle)).toBeUndefined();
  });
});

describe('unsure', () => {
  test.each([
    ['platform.present@A', 'platform.api@A', 'platform.endpoints@A'],
    ['sync.webhooks@A', 'sync.changed_since@A'],
  ])('%s includes it, so that the follow-ups are asked', (item, ...followUps) => {
    const unsure = answer(running(), item, 'unsure');
    expect(followUps.map((id) => stateOf(unsure, id))).toEqual(followUps.map(() => 'open'));
  });

  test('it asks nothing of a firewall, and nothing about webhooks that may not be there', () => {
    expect(stateOf(answer(running(), 'network.reach@A', 'unsure'), 'network.vpn@A')).toBe('hidden');
    expect(stateOf(answer(running(), 'sync.webhooks@A', 'unsure'), 'sync.webhooks.how@A')).toBe('hidden');
  });

  test('the item stays open until the lead accepts it, is a risk then, and none any more once it is answered', () => {
    const unsure = answer(running(), 'network.reach@A', 'unsure');
    expect(stateOf(unsure, 'network.reach@A')).toBe('open');
    expect(found(unsure)).toEqual([]);
    const taken = accepted(unsure, 'network.reach@A');
    expect(stateOf(taken, 'network.reach@A')).toBe('answered');
    expect(found(taken)).toEqual(['risk accepted_unsure@network.reach@A']);
    const known = answer(taken, 'network.reach@A', 'public');
    expect(stateOf(known, 'network.reach@A')).toBe('answered');
    expect(found(known)).toEqual([]);
    expect(stateOf(answer(known, 'network.reach@A', 'unsure'), 'network.reach@A')).toBe('open');
  });

  test('the same of several choices, and while somebody is asked', () => {
    const first = answers(running(), { 'platform.present@A': 'no', 'platform.api@A': ['unsure'] });
    expect(stateOf(first, 'platform.api@A')).toBe('open');
    const waiting = waitingFor(first, 'platform.api@A', 'the vendor');
    expect(stateOf(waiting, 'platform.api@A')).toBe('waiting');
    const taken = accepted(waiting, 'platform.api@A');
    expect(viewOf(taken, 'platform.api@A')).toMatchObject({ state: 'answered' });
    expect(viewOf(taken, 'platform.api@A').item.waiting).toBeUndefined();
  });
});

describe('hidden answers', () => {
  const firewall = answers(running(), {
    'network.reach@A': 'firewall',
    'network.vpn@A': 'not_needed',
    'network.ip.allowed@A': 'no',
  });

  test('are kept, no longer count, and come back when the condition holds again', () => {
    expect(found(firewall)).toEqual(['blocker no_way_through_firewall@A']);
    const open = answer(firewall, 'network.reach@A', 'public');
    expect(stateOf(open, 'network.vpn@A')).toBe('hidden');
    expect(viewOf(open, 'network.vpn@A').item).toEqual(viewOf(firewall, 'network.vpn@A').item);
    expect(found(open)).toEqual([]);
    const back = answer(open, 'network.reach@A', 'firewall');
    expect(stateOf(back, 'network.vpn@A')).toBe('answered');
    expect(found(back)).toEqual(['blocker no_way_through_firewall@A']);
  });

  test('are unknown to a condition, and their state is "hidden"', () => {
    const open = answer(firewall, 'network.reach@A', 'public');
    expect(truth(open, { item: 'network.vpn', is: ['not_needed'] }, 'A')).toBeUndefined();
    expect(truth(open, { item: 'network.vpn', state: ['answered'] }, 'A')).toBe(false);
    expect(truth(open, { item: 'network.vpn', state: ['hidden'] }, 'A')).toBe(true);
  });

  test('hide what hangs on them, link by link', () => {
    const chain = answers(running(), {
      'platform.present@A': 'no',
      'platform.api@A': ['rest'],
      'platform.spec@A': 'none',
    });
    expect(found(chain)).toEqual(['risk no_spec@A']);
    const present = answer(chain, 'platform.present@A', 'yes');
    expect(['platform.api@A', 'platform.spec@A'].map((id) => stateOf(present, id))).toEqual(['hidden', 'hidden']);
    expect(found(present)).toEqual([]);
    const back = answer(present, 'platform.present@A', 'unsure');
    expect(['platform.api@A', 'platform.spec@A'].map((id) => stateOf(back, id))).toEqual(['answered', 'answered']);
    const noApi = answer(back, 'platform.api@A', ['none']);
    expect(stateOf(noApi, 'platform.spec@A')).toBe('hidden');
  });

  test('marked as not applicable and hidden, an item counts as hidden', () => {
    const personal = notApplicable(answer(running(), 'privacy.personal', ['contact']), 'privacy.deletion');
    expect(stateOf(personal, 'privacy.deletion')).toBe('not_applicable');
    expect(stateOf(answer(personal, 'privacy.personal', ['none']), 'privacy.deletion')).toBe('hidden');
  });
});

describe('a section that is switched off', () => {
  const on = after(running(), { type: 'ChangeSettings', sections: { golive: true } });

  test('asks nothing, and its answers do not count', () => {
    expect(stateOf(running(), 'golive.first_load')).toBe('hidden');
    const large = answers(on, { 'golive.first_load': 'large', 'sync.pagination@B': 'none' });
    expect(found(large)).toEqual(['risk large_load_without_pages@B']);
    const off = after(large, { type: 'ChangeSettings', sections: { golive: false } });
    expect(stateOf(off, 'golive.first_load')).toBe('hidden');
    expect(found(off)).toEqual([]);
    const again = after(off, { type: 'ChangeSettings', sections: { golive: true } });
    expect(found(again)).toEqual(['risk large_load_without_pages@B']);
  });

  test('hides what other sections ask because of it', () => {
    const off = after(answer(running(), 'privacy.personal', ['contact']), {
      type: 'ChangeSettings',
      sections: { privacy: false },
    });
    expect(stateOf(off, 'privacy.deletion')).toBe('hidden');
    expect(truth(off, { item: 'privacy.personal', is: ['contact'] })).toBeUndefined();
  });
});
