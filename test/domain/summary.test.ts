import { itemViews } from '../../src/domain/item-view';
import type { Kickoff } from '../../src/domain/kickoff';
import { groupBySection, summaryOf } from '../../src/domain/summary';
import {
  accepted,
  ADMIN,
  after,
  answer,
  answering,
  answers,
  at,
  completed,
  decided,
  found,
  member,
  MEMBER,
  notApplicable,
  reopened,
  running,
  TEMPLATE,
  waitingFor,
  differences,
} from '../support/kickoffs';

const kickoff = running(3);
const ids = (views: readonly { id: string }[]) => views.map((view) => view.id);

describe('the summary', () => {
  test('of a kickoff in which everything is resolved', () => {
    const done = answer(completed(kickoff), 'access.roles@B', 'open');
    const summary = summaryOf(TEMPLATE, done);
    expect(summary).toMatchObject({ verdict: 'ready_with_risks', openCount: 0, leftOut: [], accepted: [] });
    expect(summary.findings.map(({ rule, scopeKey }) => `${rule.id}@${scopeKey}`)).toEqual(['wide_access@B']);
    expect(ids(summary.open)).toEqual(['sync.transform.other', 'errors.fixer']);
  });

  test('what was left out, accepted and is open, each in the order of the template', () => {
    let some = answers(kickoff, { 'sync.webhooks@C': 'unsure', 'platform.present@A': 'unsure', 'test.system@A': 'no' });
    some = accepted(accepted(some, 'sync.webhooks@C'), 'platform.present@A');
    some = notApplicable(notApplicable(some, 'sync.fields@A-C', 'Later'), 'test.data.first@B', 'Nothing to test');
    some = waitingFor(some, 'sync.frequency');
    const summary = summaryOf(TEMPLATE, some);
    expect(ids(summary.accepted)).toEqual(['platform.present@A', 'sync.webhooks@C']);
    expect(summary.leftOut.map((view) => [view.id, view.item.notApplicable?.reason])).toEqual([
      ['test.data.first@B', 'Nothing to test'],
      ['sync.fields@A-C', 'Later'],
    ]);
    expect(ids(summary.open)).toContain('sync.frequency');
    expect(ids(summary.open)).toContain('platform.contact@A');
    expect(ids(summary.open)).not.toContain('test.system@A');
    const optional = summary.open.filter((view) => view.question.optional);
    expect(summary.openCount).toBe(summary.open.length - optional.length);
    expect(optional.length).toBeGreaterThan(0);
    expect(summary.findings.map(({ rule, item }) => `${rule.id} ${item ?? ''}`)).toEqual([
      'no_test_system ',
      'accepted_unsure platform.present@A',
      'accepted_unsure sync.webhooks@C',
    ]);
  });

  test('each section with its questions, the systems side by side, and nothing that is hidden', () => {
    const { sections } = summaryOf(TEMPLATE, answer(kickoff, 'sync.webhooks@B', 'no'));
    expect(sections.map(({ section }) => section.id)).toEqual([
      ...['platform', 'test', 'access', 'network', 'privacy', 'sync', 'operation'],
    ]);
    const rows = sections.flatMap((section) => section.rows);
    const itemsOf = (question: string) => ids(rows.find((row) => row.question.id === question)?.items ?? []);
    expect(itemsOf('sync.webhooks')).toEqual(['sync.webhooks@A', 'sync.webhooks@B', 'sync.webhooks@C']);
    expect(itemsOf('sync.changed_since')).toEqual(['sync.changed_since@B']);
    expect(itemsOf('lifecycle')).toEqual(['lifecycle@A-B', 'lifecycle@A-C']);
    expect(itemsOf('sync.webhooks.how')).toEqual([]);
    expect(rows.every((row) => row.items.length > 0)).toBe(true);
  });

  test('who answered how many, most first; what was only started, left out or hidden does not count', () => {
    const by = (from: Kickoff, item: string, said: string, actor = MEMBER) => {
      const decision = decided(from, answering(from, item, said), actor);
      if (!decision.ok) throw new Error(decision.refusal.type);
      return decision.kickoff;
    };
    let some = by(kickoff, 'test.system@A', 'no', ADMIN);
    for (const item of ['test.system@B', 'test.system@C', 'access.roles@A'])
      some = by(some, item, item === 'access.roles@A' ? 'open' : 'no');
    some = by(some, 'sync.pagination@A', 'unsure', ADMIN);
    some = by(by(some, 'sync.webhooks@A', 'no', ADMIN), 'sync.changed_since@A', 'yes', ADMIN);
    some = notApplicable(by(some, 'sync.frequency', 'daily', ADMIN), 'sync.frequency');
    some = by(some, 'sync.webhooks@A', 'yes', ADMIN);
    expect(summaryOf(TEMPLATE, some).answeredBy).toEqual([
      { userId: MEMBER.userId, count: 3 },
      { userId: ADMIN.userId, count: 2 },
    ]);
  });

  test('of a kickoff in which nothing is answered', () => {
    const summary = summaryOf(TEMPLATE, kickoff);
    expect(summary).toMatchObject({ verdict: 'ready', findings: [], answeredBy: [], leftOut: [], accepted: [] });
    expect(found(kickoff)).toEqual([]);
    expect(summary.openCount).toBeGreaterThan(50);
  });
});

describe('differences', () => {
  const differ = (before: Kickoff, now: Kickoff) =>
    differences(TEMPLATE, before, now).map(({ before: was, after: is }) => `${is.id}: ${was.state} → ${is.state}`);
  const done = answers(kickoff, { 'sync.webhooks@A': 'no', 'sync.changed_since@A': 'yes', 'test.system@A': 'no' });
  /** As it comes back from a store: equal, and not the same objects. */
  const copy = (one: Kickoff): Kickoff => structuredClone(one);

  test('none where nothing changed', () => {
    expect(differ(done, done)).toEqual([]);
    expect(differ(done, copy(done))).toEqual([]);
  });

  test('an answer, a note, a reason, a wait, and what that shows and hides', () => {
    expect(differ(done, answer(copy(done), 'test.system@A', 'yes'))).toEqual(['test.system@A: answered → answered']);
    const noted = after(done, { ...answering(done, 'test.system@A', 'no'), note: 'Too costly' });
    expect(differ(done, noted)).toEqual(['test.system@A: answered → answered']);
    expect(differ(done, notApplicable(done, 'test.system@A'))).toEqual(['test.system@A: answered → not_applicable']);
    expect(differ(done, reopened(done, 'test.system@A'))).toEqual(['test.system@A: answered → open']);
    const waiting = waitingFor(done, 'test.system@B');
    expect(differ(done, waiting)).toEqual(['test.system@B: open → waiting']);
    expect(differ(waiting, waitingFor(waiting, 'test.system@B', 'The vendor'))).toEqual([
      'test.system@B: waiting → waiting',
    ]);
    const left = notApplicable(done, 'test.system@A', 'One');
    expect(differ(left, notApplicable(left, 'test.system@A', 'Two'))).toHaveLength(1);
    expect(differ(done, answer(done, 'sync.webhooks@A', 'yes'))).toEqual([
      'sync.webhooks@A: answered → answered',
      'sync.webhooks.how@A: hidden → open',
      'sync.webhooks.events@A: hidden → open',
      'sync.changed_since@A: answered → hidden',
    ]);
  });

  test('none where a person sees the same: another owner, another author, there and back again', () => {
    const handed = after(done, { type: 'HandOver', ...at(done, 'test.system@A'), to: member('U7') });
    expect(differ(done, handed)).toEqual([]);
    const again = decided(done, answering(done, 'test.system@A', 'no'), MEMBER);
    expect(again.ok && differ(done, again.kickoff)).toEqual([]);
    expect(differ(done, answer(answer(done, 'test.system@A', 'yes'), 'test.system@A', 'no'))).toEqual([]);
    const unsure = answer(done, 'sync.pagination@A', 'unsure');
    expect(differ(unsure, accepted(unsure, 'sync.pagination@A'))).toEqual(['sync.pagination@A: open → answered']);
  });
});

test('items are grouped by section and question, in the order they come', () => {
  const views = itemViews(TEMPLATE, kickoff);
  const grouped = groupBySection(views);
  expect(grouped.flatMap(({ rows }) => rows.flatMap(({ items }) => items))).toEqual(views);
  expect(grouped.map(({ section }) => section)).toEqual(TEMPLATE.sections);
  expect(grouped.map(({ rows }) => rows.map(({ question }) => question))).toEqual(
    TEMPLATE.sections.map((section) => section.questions),
  );
  expect(groupBySection([])).toEqual([]);
});
