import { isResolved, itemViews, counts } from '../../src/domain/item-view';
import type { Kickoff } from '../../src/domain/kickoff';
import { isComplete, nextOpenItem, openItemsOf, progressOf, tallyOf } from '../../src/domain/progress';
import {
  accepted,
  after,
  answer,
  answers,
  at,
  completed,
  CUSTOMER,
  LEAD,
  member,
  notApplicable,
  running,
  TEMPLATE,
  waitingFor,
} from '../support/kickoffs';

const views = (kickoff: Kickoff) => itemViews(TEMPLATE, kickoff);
const progress = (kickoff: Kickoff) => progressOf(views(kickoff));
const kickoff = running();

describe('what is counted', () => {
  const start = progress(kickoff);

  test('at the start everything that is always asked is open, and nothing is new', () => {
    const always = TEMPLATE.sections
      .filter((section) => section.enabled)
      .flatMap((section) => section.questions)
      .filter((question) => question.shownWhen === undefined && !question.optional);
    const expected = always.reduce((sum, { scope }) => sum + (scope === 'system' ? 2 : 1), 0);
    expect(start).toMatchObject({ open: expected, fresh: 0, waiting: 0, resolved: 0, optionalOpen: 2 });
  });

  test('an answer moves one from open to resolved, and its follow-ups are new', () => {
    expect(progress(answer(kickoff, 'sync.webhooks@A', 'yes'))).toMatchObject({
      open: start.open + 1,
      fresh: 2,
      resolved: 1,
    });
    expect(progress(answer(kickoff, 'sync.webhooks@A', 'no'))).toMatchObject({ open: start.open, fresh: 1 });
  });

  test('unsure is open until it is accepted; a reason resolves; who is waited for is counted apart', () => {
    const unsure = answer(kickoff, 'sync.pagination@A', 'unsure');
    expect(progress(unsure)).toMatchObject({ open: start.open, resolved: 0 });
    expect(progress(accepted(unsure, 'sync.pagination@A'))).toMatchObject({ open: start.open - 1, resolved: 1 });
    expect(progress(notApplicable(kickoff, 'sync.fields@A-B'))).toMatchObject({ open: start.open - 1, resolved: 1 });
    expect(progress(waitingFor(kickoff, 'sync.fields@A-B'))).toMatchObject({
      open: start.open - 1,
      waiting: 1,
      resolved: 0,
    });
  });

  test('optional items are counted apart, whatever becomes of them', () => {
    const fixed = answer(kickoff, 'errors.fixer', 'U1');
    expect(progress(fixed)).toMatchObject({ open: start.open, resolved: 0, optionalOpen: 1 });
    expect(progress(waitingFor(kickoff, 'errors.fixer'))).toMatchObject({
      open: start.open,
      waiting: 0,
      optionalOpen: 1,
    });
    const brought = answer(kickoff, 'platform.present@A', 'no');
    expect(progress(brought)).toMatchObject({ open: start.open + 1, fresh: 2, optionalOpen: 5 });
  });

  test('hidden answers are not counted', () => {
    const there = answers(kickoff, { 'sync.webhooks@A': 'no', 'sync.changed_since@A': 'yes' });
    expect(progress(there).resolved).toBe(2);
    const gone = answer(there, 'sync.webhooks@A', 'yes');
    expect(progress(gone)).toMatchObject({ resolved: 1, open: start.open + 1, fresh: 2 });
  });

  test('the sections add up to the whole', () => {
    const some = waitingFor(answers(kickoff, { 'sync.webhooks@A': 'yes', 'test.system@B': 'no' }), 'sync.frequency');
    const { sections, owners: _, ...whole } = progress(some);
    const sum = (pick: (tally: (typeof sections)[number]['tally']) => number) =>
      sections.reduce((total, { tally }) => total + pick(tally), 0);
    expect(sections.map(({ section }) => section.id)).toEqual(TEMPLATE.sections.map((section) => section.id));
    expect(whole).toEqual({
      open: sum((tally) => tally.open),
      fresh: sum((tally) => tally.fresh),
      waiting: sum((tally) => tally.waiting),
      resolved: sum((tally) => tally.resolved),
      optionalOpen: sum((tally) => tally.optionalOpen),
    });
    expect(sections.find(({ section }) => section.id === 'golive')?.tally).toEqual(tallyOf([]));
  });
});

describe('who has it', () => {
  test('everybody with something open or waiting that counts, most first, each once', () => {
    const some = waitingFor(waitingFor(kickoff, 'test.system@B'), 'sync.objects@A-B');
    const owned = (name: string, state: string) =>
      views(some).filter(
        (view) =>
          counts(view) &&
          view.state === state &&
          (view.owner.type === 'member' ? view.owner.userId : view.owner.name) === name,
      ).length;
    expect(progress(some).owners).toEqual([
      { owner: member(LEAD.userId), open: owned('U0LEAD', 'open'), waiting: 0 },
      { owner: { type: 'contact', name: 'Dana' }, open: owned('Dana', 'open'), waiting: 1 },
      { owner: member(CUSTOMER.userId), open: owned('U0CUST', 'open'), waiting: 1 },
    ]);
    const all = progress(some);
    expect(all.owners.reduce((sum, { open }) => sum + open, 0)).toBe(all.open);
    expect(all.owners.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(all.waiting);
  });

  test('nobody once everything is resolved, though optional items are open', () => {
    const done = completed(kickoff);
    expect(isComplete(TEMPLATE, done)).toBe(true);
    expect(progress(done)).toMatchObject({ open: 0, waiting: 0, fresh: 0, owners: [] });
    expect(progress(done).optionalOpen).toBeGreaterThan(0);
  });
});

describe('my items', () => {
  const mine = (from: Kickoff) => openItemsOf(views(from), CUSTOMER.userId).map((view) => view.id);

  test('the open ones of that person in the order of the template, the optional ones last', () => {
    const asked = answer(kickoff, 'platform.present@B', 'no');
    const ids = mine(asked);
    const optional = ['platform.export@B', 'platform.database@B', 'platform.contact@B'];
    expect(ids.slice(0, 3)).toEqual(['platform.api@B', 'platform.endpoints@B', 'test.system@B']);
    expect(ids.slice(-3)).toEqual(optional);
    const order = views(asked).map((view) => view.id);
    const required = ids.slice(0, -3);
    expect(required).toEqual(order.filter((id) => required.includes(id)));
    expect(openItemsOf(views(asked), CUSTOMER.userId).every((view) => !isResolved(view))).toBe(true);
  });

  test('what waits, is resolved or belongs to somebody else is not mine; what I am not sure of still is', () => {
    expect(mine(waitingFor(kickoff, 'test.system@B'))).not.toContain('test.system@B');
    expect(mine(answer(kickoff, 'test.system@B', 'no'))).not.toContain('test.system@B');
    expect(mine(notApplicable(kickoff, 'test.system@B'))).not.toContain('test.system@B');
    expect(mine(answer(kickoff, 'sync.pagination@B', 'unsure'))).toContain('sync.pagination@B');
    const handed = after(kickoff, { type: 'HandOver', ...at(kickoff, 'test.system@B'), to: member('U7') });
    expect(mine(handed)).not.toContain('test.system@B');
    expect(openItemsOf(views(handed), 'U7').map((view) => view.id)).toEqual(['test.system@B']);
    expect(openItemsOf(views(kickoff), 'Dana')).toEqual([]);
  });

  test('one after the other, each once, to the end', () => {
    const asked = answer(kickoff, 'platform.present@B', 'no');
    const walked: string[] = [];
    for (
      let next = nextOpenItem(views(asked), CUSTOMER.userId);
      next !== undefined;
      next = nextOpenItem(views(asked), CUSTOMER.userId, next.id)
    )
      walked.push(next.id);
    expect(walked).toEqual(mine(asked));
  });

  test('the next one comes after what was just answered, follow-ups included', () => {
    const next = (from: Kickoff, id: string) => nextOpenItem(views(from), CUSTOMER.userId, id)?.id;
    const asked = answer(kickoff, 'sync.webhooks@B', 'yes');
    expect(next(asked, 'sync.webhooks@B')).toBe('sync.webhooks.how@B');
    expect(next(asked, 'nothing')).toBe('test.system@B');
  });

  test('nothing is left out when the last one was hidden by somebody in between', () => {
    const asked = answer(kickoff, 'sync.webhooks@B', 'yes');
    const hidden = answer(asked, 'sync.webhooks@B', 'no');
    expect(nextOpenItem(views(hidden), CUSTOMER.userId, 'sync.webhooks.how@B')?.id).toBe('sync.changed_since@B');
  });
});
