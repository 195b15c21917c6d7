import fc from 'fast-check';
import { decide } from '../../src/domain/decide';
import { evolve } from '../../src/domain/evolve';
import { findingsOf, verdictOf } from '../../src/domain/findings';
import { counts, isResolved, itemView, itemViews } from '../../src/domain/item-view';
import type { HappenedEvent, Kickoff, KickoffCommand } from '../../src/domain/kickoff';
import { isComplete, nextOpenItem, openItemsOf, progressOf } from '../../src/domain/progress';
import { isRole } from '../../src/domain/roles';
import { differences, summaryOf } from '../../src/domain/summary';
import { anyAttempt, anyKickoff, type Attempt, NOW, TEMPLATE } from '../support/kickoffs';

/** One step of a run: what was tried, what came of it, and the kickoff before and after. */
interface Step {
  readonly before: Kickoff;
  readonly command: KickoffCommand;
  readonly attempt: Attempt;
  readonly at: Date;
  readonly events: readonly HappenedEvent[];
  readonly refused: boolean;
  readonly after: Kickoff;
}

function run(start: Kickoff, attempts: readonly Attempt[]): Step[] {
  let now = start;
  return attempts.map((attempt, index) => {
    const before = now;
    const at = new Date(NOW.getTime() + index * 60_000);
    const command = attempt.commandFor(before);
    const decision = decide(before, command, { template: TEMPLATE, actor: attempt.actor, now: at });
    if (decision.ok) now = decision.kickoff;
    const events = decision.ok ? decision.events : [];
    return { before, command, attempt, at, events, refused: !decision.ok, after: now };
  });
}

const anyRun = fc
  .tuple(anyKickoff, fc.array(anyAttempt, { minLength: 1, maxLength: 25 }))
  .map(([start, attempts]) => ({ start, steps: run(start, attempts) }));

/** What somebody sees of a kickoff, without who changed what how often. */
function whatCounts(kickoff: Kickoff): unknown {
  const shown = itemViews(TEMPLATE, kickoff).filter((view) => view.state !== 'hidden');
  const found = findingsOf(TEMPLATE, kickoff).map((one) => [one.rule.id, one.severity, one.scopeKey, one.item]);
  return [kickoff.status, shown.map((view) => [view.id, view.state, view.owner]), found];
}

const seen = new Set<string>();

test('whatever people try, in whatever order, the kickoff stays in order', () => {
  fc.assert(
    fc.property(anyRun, ({ start, steps }) => {
      for (const { before, command, events, refused, after } of steps) {
        for (const { event } of events) seen.add(event.type);
        if (refused) seen.add('refused');
        // Nothing happens without an event, and an event is never about nothing.
        expect(events.length === 0).toBe(before === after);
        expect(new Set(Object.keys(after))).toEqual(
          new Set(
            [...Object.keys(before), ...Object.keys(after)].filter(
              (key) => key !== 'targetOn' || after.targetOn !== undefined,
            ),
          ),
        );

        // Revisions only grow, by one for each event of that item.
        const ids = new Set([...Object.keys(before.items), ...Object.keys(after.items)]);
        for (const id of ids) {
          const changes = events.filter(({ event }) => 'item' in event && event.item === id).length;
          const was = before.items[id]?.revision ?? 0;
          expect([id, after.items[id]?.revision]).toEqual([id, was + changes]);
          if (changes === 0) expect(after.items[id]).toBe(before.items[id]);
          expect(itemView(TEMPLATE, after, id)).toBeDefined();
        }
        if ('item' in command && itemView(TEMPLATE, before, command.item)?.state === 'hidden')
          expect(after).toBe(before);

        // Complete exactly when nothing that counts is open; nobody is responsible for nothing.
        const views = itemViews(TEMPLATE, after);
        const done = views.every((view) => !counts(view) || isResolved(view));
        expect(isComplete(TEMPLATE, after)).toBe(done);
        if (after.status === 'completed' || after.status === 'running') expect(after.status === 'completed').toBe(done);
        expect(after.status === 'completed' ? after.completedAt : NOW).toBeDefined();
        for (const { owner } of views) expect(owner.type === 'member' ? owner.userId : owner.name).toMatch(/\S/u);
        expect(after.lead).toMatch(/\S/u);
        for (const role of Object.keys(after.people)) expect(isRole(TEMPLATE, after.systems, role)).toBe(true);
        for (const section of Object.keys(after.sections))
          expect(TEMPLATE.sections.map((one) => one.id)).toContain(section);

        // Whoever is waited for has not answered.
        for (const { state, item } of views) {
          if (state === 'answered' || state === 'not_applicable') expect(item.waiting).toBeUndefined();
          if (item.accepted !== undefined) expect(item.answer).toBeDefined();
        }
      }

      // Hidden items count for nothing, shown ones once.
      const end = steps.at(-1)?.after ?? start;
      const views = itemViews(TEMPLATE, end);
      const shown = views.filter((view) => view.state !== 'hidden');
      expect(progressOf(views)).toEqual({ ...progressOf(shown), sections: progressOf(views).sections });
      const { open, waiting, resolved } = progressOf(views);
      expect(open + waiting + resolved).toBe(shown.filter((view) => !view.question.optional).length);
      const summary = summaryOf(TEMPLATE, end);
      expect(summary.openCount).toBe(open + waiting);
      expect(summary.verdict).toBe(verdictOf(findingsOf(TEMPLATE, end)));
      expect(summary.sections.flatMap(({ rows }) => rows.flatMap(({ items }) => items))).toEqual(shown);
    }),
    { numRuns: 150 },
  );
  // Otherwise the law would say less than it seems to.
  expect([...seen].sort()).toEqual([
    'ItemAnswered',
    'ItemHandedOver',
    'ItemNotApplicable',
    'ItemReopened',
    'ItemWaiting',
    'KickoffCancelled',
    'KickoffCompleted',
    'KickoffPaused',
    'KickoffReopened',
    'KickoffResumed',
    'LeadChanged',
    'PersonAssigned',
    'RiskAccepted',
    'SectionSwitched',
    'TargetChanged',
    'refused',
  ]);
});

test('a command that is repeated changes nothing, at once or a day later', () => {
  fc.assert(
    fc.property(anyRun, ({ steps }) => {
      for (const { command, attempt, after, at, refused } of steps) {
        for (const now of [at, new Date(at.getTime() + 86_400_000)]) {
          const again = decide(after, command, { template: TEMPLATE, actor: attempt.actor, now });
          if (again.ok) expect(again).toEqual({ ok: true, events: [], kickoff: after });
          if (refused && now === at) expect(again.ok).toBe(false);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('the events, replayed, give the state, and tell every answer there ever was', () => {
  fc.assert(
    fc.property(anyRun, ({ start, steps }) => {
      const begun: HappenedEvent = {
        event: { type: 'KickoffStarted', kickoff: start },
        at: NOW,
        by: 'U1',
        via: 'command',
      };
      const history = [begun, ...steps.flatMap(({ events }) => events)];
      const end = steps.at(-1)?.after ?? start;
      // The state that a replay begins with does not matter.
      expect(history.reduce(evolve, { ...start, id: 'other', lead: 'nobody' })).toEqual(end);
      for (const { command, before, after, attempt, at, events } of steps) {
        if (command.type !== 'AnswerItem' || before === after) continue;
        const told = events.find(({ event }) => event.type === 'ItemAnswered' && event.item === command.item);
        expect(told).toMatchObject({ by: attempt.actor.userId, at, event: { value: command.value } });
        expect(history).toContain(told);
      }
    }),
    { numRuns: 100 },
  );
});

test('the same kickoff, command, person and time give the same decision, and nothing is changed in place', () => {
  fc.assert(
    fc.property(anyRun, ({ steps }) => {
      for (const { before, command, attempt, at, after, refused } of steps) {
        const copy = structuredClone(before);
        const again = decide(copy, structuredClone(command), {
          template: TEMPLATE,
          actor: { ...attempt.actor },
          now: at,
        });
        expect(again.ok ? again.kickoff : before).toEqual(after);
        expect(again.ok).toBe(!refused);
        expect(copy).toEqual(before);
        expect(differences(TEMPLATE, before, copy)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('answering an item nobody has answered and reopening it is as if nothing had been said', () => {
  fc.assert(
    fc.property(anyRun, ({ steps }) => {
      for (const { before, command, after, attempt, at } of steps) {
        if (command.type !== 'AnswerItem' || command.forAll === true || before === after) continue;
        const was = itemView(TEMPLATE, before, command.item);
        if (was?.item.answer !== undefined || was?.state !== 'open') continue;
        const reopen: KickoffCommand = { type: 'ReopenItem', item: command.item, revision: was.item.revision + 1 };
        const back = decide(after, reopen, { template: TEMPLATE, actor: attempt.actor, now: at });
        if (!back.ok) throw new Error(back.refusal.type);
        expect(whatCounts(back.kickoff)).toEqual(whatCounts(before));
        expect(differences(TEMPLATE, before, back.kickoff)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

test('whoever goes through their items one by one sees each of them once', () => {
  fc.assert(
    fc.property(anyRun, ({ start, steps }) => {
      const end = steps.at(-1)?.after ?? start;
      const views = itemViews(TEMPLATE, end);
      for (const userId of [end.lead, 'U0CUST', 'U0MEMBER']) {
        const walked: string[] = [];
        let next = nextOpenItem(views, userId);
        while (next !== undefined && walked.length <= views.length) {
          walked.push(next.id);
          next = nextOpenItem(views, userId, next.id);
        }
        expect(walked).toEqual(openItemsOf(views, userId).map((view) => view.id));
      }
    }),
    { numRuns: 60 },
  );
});
