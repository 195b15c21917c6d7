import { ownerOf, itemViews } from '../../src/domain/item-view';
import { pairsInScope, scopeKeys, scopeOfKey, systemName, systemsInScope } from '../../src/domain/scope';
import { findQuestion } from '../../src/domain/template';
import { after, answer, at, member, notApplicable, running, stateOf, TEMPLATE, viewOf } from '../support/kickoffs';

describe.each([
  [2, ['A', 'B'], ['A-B']],
  [3, ['A', 'B', 'C'], ['A-B', 'A-C']],
  [5, ['A', 'B', 'C', 'D', 'E'], ['A-B', 'A-C', 'A-D', 'A-E']],
])('with %i systems', (count, systems, pairs) => {
  const kickoff = running(count);
  const views = itemViews(TEMPLATE, kickoff);

  test('every question is asked once in each of its scopes, the hub in every pair', () => {
    for (const question of TEMPLATE.sections.flatMap((section) => section.questions)) {
      const scopes = { kickoff: [''], system: systems, pair: pairs }[question.scope];
      const own = views.filter((view) => view.question === question);
      expect(own.map((view) => view.scopeKey)).toEqual(scopes);
      expect(own.map((view) => view.id)).toEqual(
        scopes.map((scope) => (scope === '' ? question.id : `${question.id}@${scope}`)),
      );
    }
  });

  test('in the order of the template, a question with all its systems together', () => {
    const order = TEMPLATE.sections.flatMap((section) => section.questions.map((question) => question.id));
    expect([...new Set(views.map((view) => view.question.id))]).toEqual(order);
    expect(views.map((view) => order.indexOf(view.question.id))).toEqual(
      views.map((view) => order.indexOf(view.question.id)).sort((one, other) => one - other),
    );
    expect(new Set(views.map((view) => view.id)).size).toBe(views.length);
  });

  test('an item is found by its id, and no other is', () => {
    for (const view of views) expect(viewOf(kickoff, view.id)).toEqual(view);
    for (const id of ['nothing', 'test.system', 'test.system@F', 'test.system@A-B', 'lifecycle@A', 'lifecycle@B-A'])
      expect(() => viewOf(kickoff, id)).toThrow();
    for (const id of ['', '@', 'sync.frequency@A', 'constructor', '__proto__', 'lifecycle@A-B-C'])
      expect(() => viewOf(kickoff, id)).toThrow();
  });
});

describe('scopes', () => {
  const { systems } = running(3);

  test('which systems and pairs a scope speaks of', () => {
    expect(systemsInScope(systems, '')).toEqual(['A', 'B', 'C']);
    expect(systemsInScope(systems, 'B')).toEqual(['B']);
    expect(systemsInScope(systems, 'A-C')).toEqual(['A', 'C']);
    expect(pairsInScope(systems, '')).toEqual(['A-B', 'A-C']);
    expect(pairsInScope(systems, 'A')).toEqual(['A-B', 'A-C']);
    expect(pairsInScope(systems, 'B')).toEqual(['A-B']);
    expect(pairsInScope(systems, 'A-C')).toEqual(['A-C']);
  });

  test('a scope key says what it is of', () => {
    for (const scope of ['kickoff', 'system', 'pair'] as const)
      for (const key of scopeKeys(systems, scope)) expect(scopeOfKey(key)).toBe(scope);
  });

  test('a system is called by its name, an unknown one by its letter', () => {
    expect(systemName(systems, 'B')).toBe('HubSpot');
    expect(systemName(systems, 'E')).toBe('E');
  });
});

describe('who owns an item', () => {
  const owner = (kickoff: ReturnType<typeof running>, item: string) => viewOf(kickoff, item).owner;

  test('the role of that system, else the role, else the lead', () => {
    const people = { 'system_owner@B': member('U1'), security: member('U2') };
    const kickoff = running(3, { people });
    expect(owner(kickoff, 'test.system@B')).toEqual(member('U1'));
    expect(owner(kickoff, 'access.roles@B')).toEqual(member('U2'));
    expect(owner(kickoff, 'test.system@A')).toEqual(member('U0LEAD'));
    expect(owner(kickoff, 'privacy.personal')).toEqual(member('U0LEAD'));
    expect(owner(kickoff, 'sync.frequency')).toEqual(member('U0LEAD'));
  });

  test('a role without an owner follows the lead, an item that was handed over does not', () => {
    const first = after(running(), { type: 'HandOver', ...at(running(), 'sync.frequency'), to: member('U5') });
    const kickoff = after(first, { type: 'ChangeSettings', lead: 'U9' });
    expect(owner(kickoff, 'sync.direction@A-B')).toEqual(member('U9'));
    expect(owner(kickoff, 'sync.frequency')).toEqual(member('U5'));
  });

  test('a question per pair whose role is per system belongs to the hub, one per kickoff to the role as a whole', () => {
    const perSystem = {
      ...TEMPLATE,
      roles: { ...TEMPLATE.roles, data: { label: { en: 'Data', de: 'Data' }, perSystem: true } },
    };
    const kickoff = { ...running(), people: { 'data@A': member('U1'), 'data@B': member('U2'), data: member('U3') } };
    expect(ownerOf(perSystem, kickoff, findQuestion(TEMPLATE, 'sync.objects')!, 'A-B')).toEqual(member('U1'));
    expect(ownerOf(perSystem, kickoff, findQuestion(TEMPLATE, 'sync.transform.time')!, '')).toEqual(member('U3'));
  });
});

describe('new follow-ups', () => {
  test('an answer brings them up, and they are new until somebody deals with them', () => {
    const asked = answer(running(), 'sync.webhooks@A', 'yes');
    expect(viewOf(asked, 'sync.webhooks.how@A').isNew).toBe(true);
    expect(viewOf(asked, 'sync.webhooks.how@B')).toMatchObject({ isNew: false, state: 'hidden' });
    expect(viewOf(asked, 'sync.webhooks@B').isNew).toBe(false);
    expect(viewOf(answer(asked, 'sync.webhooks.how@A', 'api'), 'sync.webhooks.how@A').isNew).toBe(false);
    const handed = after(asked, { type: 'HandOver', ...at(asked, 'sync.webhooks.how@A'), to: member('U7') });
    expect(viewOf(handed, 'sync.webhooks.how@A')).toMatchObject({ isNew: false, state: 'open' });
  });

  test('what was answered before and comes back is not new', () => {
    const asked = answer(answer(running(), 'sync.webhooks@A', 'yes'), 'sync.webhooks.how@A', 'api');
    const back = answer(answer(asked, 'sync.webhooks@A', 'no'), 'sync.webhooks@A', 'yes');
    expect(viewOf(back, 'sync.webhooks.how@A')).toMatchObject({ isNew: false, state: 'answered' });
  });

  test('what a section that is switched on asks of everybody is not called new', () => {
    const kickoff = running(2, { sections: { golive: true } });
    expect(viewOf(kickoff, 'golive.date')).toMatchObject({ isNew: false, state: 'open' });
  });

  test('nothing is shown that its condition does not ask for', () => {
    expect(stateOf(running(), 'platform.api@A')).toBe('hidden');
    expect(stateOf(notApplicable(running(), 'platform.present@A'), 'platform.api@A')).toBe('hidden');
  });
});
