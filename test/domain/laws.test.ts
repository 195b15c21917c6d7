import fc from 'fast-check';
import { decide } from '../../src/domain/decide';
import { evolve } from '../../src/domain/evolve';
import { findingsOf, verdictOf } from '../../src/domain/findings';
import { counts, isResolved, itemView, itemViews } from '../../src/domain/item-view';
import type { HappenedEvent, Kickoff, KickoffCommand } from '../../src/domain/kickoff';
import { isComplete, nextOpenItem, openItemsOf, progressOf } from '../../src/domain/progress';
import { rowsOf } from '../../src/domain/rows';
import { isRole } from '../../src/domain/roles';
import { summaryOf } from '../../src/domain/summary';
import {
  answering,
  anyAttempt,
  anyKickoff,
  at,
  type Attempt,
  BOT,
  completed,
  LEAD,
  member,
  NOW,
  running,
  TEMPLATE,
  differences,
} from '../support/kickoffs';

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

const anyAttempts = fc.array(anyAttempt, { minLength: 1, maxLength: 25 });

/** What somebody sees of a kickoff, without who changed what how often. */
function whatCounts(kickoff: Kickoff): unknown {
  const shown = itemViews(TEMPLATE, kickoff).filter((view) => view.state !== 'hidden');
  const found = findingsOf(TEMPLATE, kickoff).map((one) => [one.rule.id, one.severity, one.scopeKey, one.item]);
  return [kickoff.status, shown.map((view) => [view.id, view.state, view.owner]), found];
}

/** What should never be, in words. Plain comparisons, because there are very many of them. */
function wrongAbout({ before, command, events, after }: Step): string[] {
  const wrong: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) wrong.push(`${what} after ${JSON.stringify(command)}`);
  };
  must((events.length === 0) === (before === after), 'a change without an event, or an event without a change');

  for (const id of new Set([...Object.keys(before.items), ...Object.keys(after.items)])) {
    const all = events.flatMap(({ event }) => ('item' in event && event.item === id ? [event] : []));
    // What only some may see, or nobody sees yet, changes nothing that buttons stand for.
    const changes = all.filter((one) => one.type !== 'InternalNoteWritten' && !('ahead' in one)).length;
    const [was, is] = [before.items[id], after.items[id]];
    must((is?.revision ?? 0) === (was?.revision ?? 0) + changes, `a revision of ${id} that does not count its changes`);
    must(all.length > 0 || was === is, `a change of ${id} that nobody made`);
    const rows = is?.rows?.list ?? [];
    must(new Set(rows.map((row) => row.id)).size === rows.length, `two rows of ${id} with one id`);
    const said = is?.answer?.value;
    must(
      said?.kind !== 'rows' || (said.rows === is?.rows?.list && rows.length > 0),
      `an answer to ${id} that is not its rows`,
    );
    must(itemView(TEMPLATE, after, id) !== undefined, `a record of ${id}, which does not exist,`);
  }
  const aim = 'item' in command ? itemView(TEMPLATE, before, command.item) : undefined;
  const mayBeHidden = ['NoteInternally', 'EndWait'].includes(command.type);
  must(aim?.state !== 'hidden' || mayBeHidden || before === after, 'a change of what is hidden');

  const views = itemViews(TEMPLATE, after);
  const done = views.every((view) => !counts(view) || isResolved(view));
  const { status, completedAt, lead, people, sections, systems } = after;
  must(isComplete(TEMPLATE, after) === done, 'a wrong idea of completeness');
  must(
    status === 'paused' || status === 'cancelled' || (status === 'completed') === done,
    `a kickoff that is ${status}`,
  );
  must(status !== 'completed' || completedAt !== undefined, 'no time of completion');
  must(/\S/u.test(lead), 'no lead');
  must(
    Object.keys(people).every((role) => isRole(TEMPLATE, systems, role)),
    'a role that there is not',
  );
  const known = TEMPLATE.sections.map((section) => section.id);
  must(
    Object.keys(sections).every((id) => known.includes(id)),
    'a section that there is not',
  );
  for (const { id, owner, item } of views) {
    must(/\S/u.test(owner.type === 'member' ? owner.userId : owner.name), `nobody who owns ${id}`);
    const { answer, accepted, notApplicable, waiting } = item;
    must(accepted === undefined || answer !== undefined, `a risk accepted without an answer to ${id}`);
    must(
      waiting === undefined || (accepted === undefined && notApplicable === undefined),
      `waiting for what is settled, ${id},`,
    );
  }
  for (const { id, state, item } of views)
    must(state !== 'answered' || item.waiting === undefined, `waiting for an answer that is there, ${id},`);
  return wrong;
}

const byLead = (commandFor: Attempt['commandFor']): Attempt => ({ actor: LEAD, commandFor });
const byBot = (commandFor: Attempt['commandFor']): Attempt => ({ actor: BOT, commandFor });
function firstRow(kickoff: Kickoff): { item: string; row: string; changed: number } {
  const item = 'sync.objects@A-B';
  const { id = '', changed = 0 } = rowsOf(kickoff.items[item] ?? {}).list[0] ?? {};
  return { item, row: id, changed };
}
/** A way on which every event happens, in case chance leaves one out. */
const longWay: readonly Attempt[] = [
  byLead((kickoff) => answering(kickoff, 'sync.webhooks@A', 'unsure')),
  byLead((kickoff) => ({ type: 'WaitFor', ...at(kickoff, 'sync.webhooks@A'), on: 'IT' })),
  byLead((kickoff) => ({ type: 'AcceptRisk', ...at(kickoff, 'sync.webhooks@A') })),
  byLead((kickoff) => ({ type: 'MarkNotApplicable', ...at(kickoff, 'sync.changed_since@A'), reason: 'Small' })),
  byLead((kickoff) => ({ type: 'HandOver', ...at(kickoff, 'sync.fields@A-B'), to: member('U7') })),
  byLead((kickoff) => ({ type: 'ReopenItem', ...at(kickoff, 'sync.fields@A-B') })),
  ...(['PauseKickoff', 'ResumeKickoff', 'CancelKickoff', 'ReopenKickoff'] as const).map((type) =>
    byLead(() => ({ type })),
  ),
  byLead(() => ({ type: 'PauseKickoff' })),
  byLead((kickoff) => answering(kickoff, 'sync.frequency', 'daily')),
  byLead(() => ({ type: 'ResumeKickoff' })),
  byLead(() => ({
    type: 'ChangeSettings',
    lead: 'U9',
    targetOn: '2026-08-01',
    people: { data: null },
    language: 'de',
    sections: { golive: true },
  })),
  byLead(() => ({ type: 'AddRows', item: 'sync.objects@A-B', rows: [{ object_a: 'Deal', object_b: 'Order' }] })),
  byLead((kickoff) => ({ ...firstRow(kickoff), type: 'EditRow', cells: { object_a: 'Deal', object_b: 'Offer' } })),
  byLead((kickoff) => ({ ...firstRow(kickoff), type: 'RemoveRow' })),
  byLead(() => ({ type: 'LinkSheet', item: 'sync.objects@A-B', url: 'https://example.com/sheet' })),
  byLead(() => ({ type: 'NoteInternally', item: 'sync.objects@A-B', text: 'They hesitate' })),
  byLead((kickoff) => ({ type: 'WaitFor', ...at(kickoff, 'sync.frequency'), on: 'IT', until: '2026-04-01' })),
  byBot(() => ({ type: 'EndWait', item: 'sync.frequency', today: '2026-04-01' })),
  byBot(() => ({ type: 'ReportMissing', userId: 'U9', why: 'left' })),
  byBot(() => ({ type: 'ReportBack', userId: 'U9' })),
  byBot(() => ({ type: 'ReportChannelClosed', why: 'archived' })),
  byBot(() => ({ type: 'ReportChannelOpened' })),
  byBot(() => ({ type: 'MoveChannel', to: 'C9' })),
];
const seen = new Set<string>();

test('whatever people try, in whatever order, the kickoff stays in order', () => {
  fc.assert(
    fc.property(anyKickoff, anyAttempts, (start, attempts) => {
      const steps = run(start, attempts);
      for (const step of steps) {
        for (const { event } of step.events) seen.add(event.type);
        if (step.refused) seen.add('refused');
        expect(wrongAbout(step)).toEqual([]);
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
    { numRuns: 250, examples: [[completed(running()), longWay]] },
  );
  // Otherwise the law would say less than it seems to.
  expect([...seen].sort()).toEqual([
    'ChannelClosed',
    'ChannelMoved',
    'ChannelOpened',
    'InternalNoteWritten',
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
    'LanguageChanged',
    'LeadChanged',
    'PersonAssigned',
    'PersonBack',
    'PersonMissing',
    'RiskAccepted',
    'RowChanged',
    'RowRemoved',
    'RowsAdded',
    'SectionSwitched',
    'SheetLinked',
    'TargetChanged',
    'WaitEnded',
    'refused',
  ]);
});

test('a command that is repeated changes nothing, at once or a day later', () => {
  fc.assert(
    fc.property(anyKickoff, anyAttempts, (start, attempts) => {
      const steps = run(start, attempts);
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
    fc.property(anyKickoff, anyAttempts, (start, attempts) => {
      const steps = run(start, attempts);
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

test('packs, sections, languages and people change around answers, and lose none', () => {
  fc.assert(
    fc.property(anyKickoff, anyAttempts, (start, attempts) => {
      for (const { before, after, command } of run(start, attempts)) {
        if ('item' in command || before === after) continue;
        for (const [id, item] of Object.entries(before.items)) {
          const { revision: _, owner: __, handedOver: ___, ...said } = item;
          expect(after.items[id]).toMatchObject(said);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('the same kickoff, command, person and time give the same decision, and nothing is changed in place', () => {
  fc.assert(
    fc.property(anyKickoff, anyAttempts, (start, attempts) => {
      const steps = run(start, attempts);
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
    fc.property(anyKickoff, anyAttempts, (start, attempts) => {
      const steps = run(start, attempts);
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
    fc.property(anyKickoff, anyAttempts, (start, attempts) => {
      const steps = run(start, attempts);
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
