import fc from 'fast-check';
import { join } from 'node:path';
import type { AnswerValue } from '../../src/domain/answer';
import { evolve } from '../../src/domain/evolve';
import { itemOf } from '../../src/domain/item';
import { CHANNEL_CLOSED, type Kickoff, type KickoffCommand, MISSING_WHY } from '../../src/domain/kickoff';
import type { PersonRef } from '../../src/domain/person';
import { openDatabase, type Database } from '../../src/store/database';
import { createKickoffStore } from '../../src/store/kickoff-store';
import { eventSchema } from '../../src/store/stored-values';
import { deciding, handClock, newFolder, noJobs, removeFolders, sampleKickoff, START, startedEvent } from './sample';

let db: Database;
beforeAll(() => {
  db = openDatabase(join(newFolder(), 'a.db'), { clock: handClock() });
});
afterAll(() => {
  db.close();
  removeFolders();
});

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const person: fc.Arbitrary<PersonRef> = fc.oneof(
  fc.constantFrom('U1', 'U2').map((userId): PersonRef => ({ type: 'member', userId })),
  words.map((name): PersonRef => ({ type: 'contact', name, email: 'a@example.org' })),
  words.map((name): PersonRef => ({ type: 'contact', name })),
);
const values: Readonly<Record<string, fc.Arbitrary<AnswerValue>>> = {
  text: words.map((text) => ({ kind: 'text', text })),
  day: fc.constantFrom('2026-03-04', '2026-12-31').map((on) => ({ kind: 'date', on })),
  number: fc.constantFrom('1.50', '70000').map((amount) => ({ kind: 'number', amount })),
  person: person.map((one) => ({ kind: 'person', person: one })),
  told: fc.array(person, { maxLength: 3 }).map((people) => ({ kind: 'recipients', people, channels: ['C9'] })),
  parts: fc.subarray(['one', 'two'], { minLength: 1 }).map((choices) => ({ kind: 'choices', choices })),
  'api.link@A': fc.constant({ kind: 'link', url: 'https://example.org/a?b=c' }),
};
const choice: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.constantFrom('yes', 'no', 'unsure').map((one): AnswerValue => ({ kind: 'choice', choice: one })),
  words.map((detail): AnswerValue => ({ kind: 'choice', choice: 'no', detail })),
);
const items = ['api@A', 'api@B', 'direction@A-B', 'api.link@A', 'text', 'day', 'number', 'person', 'told', 'parts'];

/** A command without its revision: that of the moment is put in when it runs, so that few are refused. */
const command: fc.Arbitrary<(kickoff: Kickoff) => KickoffCommand> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...items)
      .chain((item) => fc.tuple(fc.constant(item), values[item] ?? choice, fc.option(words), fc.boolean()))
      .map(([item, value, note, forAll]) => (kickoff: Kickoff): KickoffCommand => {
        const { revision } = itemOf(kickoff, item);
        return { type: 'AnswerItem', item, revision, value, forAll, ...(note === null ? {} : { note }) };
      }),
  },
  fc
    .tuple(fc.constantFrom(...items), fc.nat(4), words, person)
    .map(([item, which, text, to]) => (kickoff: Kickoff): KickoffCommand => {
      const { revision } = itemOf(kickoff, item);
      if (which === 0) return { type: 'ReopenItem', item, revision };
      if (which === 1) return { type: 'MarkNotApplicable', item, revision, reason: text };
      if (which === 2) return { type: 'WaitFor', item, revision, on: text, until: '2026-05-01' };
      return which === 3
        ? { type: 'HandOver', item, revision, to, note: text }
        : { type: 'AcceptRisk', item, revision };
    }),
  fc
    .record(
      {
        lead: fc.constantFrom('U0LEAD', 'U0NEXT'),
        targetOn: fc.constantFrom('2026-07-01', '2026-08-01', null),
        people: fc.dictionary(fc.constantFrom('admin@A', 'admin@B'), fc.option(person)),
        sections: fc.record({ more: fc.boolean() }),
      },
      { requiredKeys: [] },
    )
    .map((fields) => (): KickoffCommand => ({ type: 'ChangeSettings', ...fields })),
  fc
    .constantFrom('PauseKickoff', 'ResumeKickoff', 'CancelKickoff', 'ReopenKickoff')
    .map((type) => (): KickoffCommand => ({ type })),
  fc
    .tuple(
      fc.constantFrom('U0LEAD', 'U1'),
      fc.constantFrom(...MISSING_WHY),
      fc.constantFrom(...CHANNEL_CLOSED),
      fc.nat(4),
    )
    .map(([userId, why, closed, which]) => (): KickoffCommand => {
      if (which === 0) return { type: 'ReportMissing', userId, why };
      if (which === 1) return { type: 'ReportBack', userId };
      if (which === 2) return { type: 'ReportChannelClosed', why: closed };
      return which === 3 ? { type: 'ReportChannelOpened' } : { type: 'MoveChannel', to: `C${userId}` };
    }),
  fc
    .tuple(fc.constantFrom(...items), words, fc.nat(6))
    .map(([item, text, which]) => (kickoff: Kickoff): KickoffCommand => {
      const { revision, rows } = itemOf(kickoff, 'rows');
      const row = rows?.list.at(-1);
      const seen = { item: 'rows', row: row?.id ?? 'r0', changed: row?.changed ?? 0 };
      switch (which) {
        case 0:
          return { type: 'NoteInternally', item, text };
        case 1:
          return { type: 'EndWait', item, today: '2026-05-01' };
        case 2:
          return { type: 'EditRow', ...seen, cells: { one: text, two: 'edited' } };
        case 3:
          return { type: 'RemoveRow', ...seen };
        case 4:
          return { type: 'LinkSheet', item: 'rows', url: 'https://example.org/sheet' };
        case 5:
          return { type: 'CompleteRows', item: 'rows', revision };
        default:
          return { type: 'AddRows', item: 'rows', rows: [{ one: text, two: 'b' }] };
      }
    }),
);

const answered = (item: string, value: AnswerValue) => (): KickoffCommand => ({
  type: 'AnswerItem',
  item,
  revision: 0,
  value,
});
const plain = (type: 'PauseKickoff' | 'ResumeKickoff' | 'CancelKickoff' | 'ReopenKickoff') => (): KickoffCommand => ({
  type,
});
/** A way through a kickoff on which every event happens, in case chance leaves one out. */
const longWay: ((kickoff: Kickoff) => KickoffCommand)[] = [
  answered('api@A', { kind: 'choice', choice: 'unsure' }),
  () => ({ type: 'AcceptRisk', item: 'api@A', revision: 1 }),
  answered('api@B', { kind: 'choice', choice: 'yes' }),
  () => ({ type: 'WaitFor', item: 'direction@A-B', revision: 0, on: 'IT' }),
  () => ({ type: 'MarkNotApplicable', item: 'direction@A-B', revision: 1, reason: 'one way' }),
  () => ({ type: 'ReopenItem', item: 'direction@A-B', revision: 2 }),
  () => ({ type: 'HandOver', item: 'direction@A-B', revision: 3, to: { type: 'member', userId: 'U2' } }),
  () => ({ type: 'WaitFor', item: 'api@A', revision: 2, on: 'IT', until: '2026-05-01' }),
  () => ({ type: 'EndWait', item: 'api@A', today: '2026-05-01' }),
  () => ({ type: 'NoteInternally', item: 'api@A', text: 'ask Ann' }),
  () => ({ type: 'ChangeSettings', sections: { more: true } }),
  () => ({
    type: 'AddRows',
    item: 'rows',
    rows: [
      { one: 'a', two: 'b' },
      { one: 'c', two: 'd' },
    ],
  }),
  (kickoff) => ({ type: 'EditRow', item: 'rows', ...rowOf(kickoff, 0), cells: { one: 'x', two: 'y' } }),
  (kickoff) => ({ type: 'RemoveRow', item: 'rows', ...rowOf(kickoff, 1) }),
  () => ({ type: 'LinkSheet', item: 'rows', url: 'https://example.org/sheet' }),
  () => ({ type: 'ChangeSettings', sections: { more: false } }),
  () => ({ type: 'ReportMissing', userId: 'U0LEAD', why: 'left' }),
  () => ({ type: 'ReportBack', userId: 'U0LEAD' }),
  () => ({ type: 'ReportMissing', userId: 'U2', why: 'deactivated' }),
  () => ({ type: 'MoveChannel', to: 'C2' }),
  () => ({ type: 'ReportChannelClosed', why: 'archived' }),
  () => ({ type: 'ReportChannelOpened' }),
  () => ({ type: 'ReportChannelClosed', why: 'deleted' }),
  plain('PauseKickoff'),
  plain('ResumeKickoff'),
  plain('CancelKickoff'),
  plain('ReopenKickoff'),
  () => ({
    type: 'ChangeSettings',
    lead: 'U0NEXT',
    targetOn: '2026-07-01',
    people: { 'admin@A': { type: 'contact', name: 'Ann' } },
    sections: { more: true },
    language: 'de',
  }),
];

function rowOf(kickoff: Kickoff, at: number): { row: string; changed: number } {
  const row = itemOf(kickoff, 'rows').rows?.list[at];
  return { row: row?.id ?? '', changed: row?.changed ?? 0 };
}

let runs = 0;
const happened = new Set<string>();

it('the history, replayed, gives the state in the file, and from and to tell the same story', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 25 }), async (commands) => {
      const id = `run${++runs}`;
      const store = createKickoffStore(db);
      const kickoff = sampleKickoff(id);
      await store.create(kickoff, startedEvent(kickoff), id, []);
      for (const [at, make] of commands.entries()) {
        const now = new Date(START.getTime() + at * 1_003);
        // The lead changes; commands of a former one are refused, which is part of what is tried.
        const outcome = await store.transact(id, `click ${at}`, (is) => deciding(make(is), now)(is), noJobs);
        expect(await store.find(id)).toBe(outcome.kickoff);
      }

      const history = await store.history(id);
      const stored = await createKickoffStore(db).find(id);
      expect(stored).toStrictEqual(await store.find(id));
      expect(history.reduce<Kickoff>(evolve, sampleKickoff('x'))).toStrictEqual(stored);
      for (const [item, state] of Object.entries(stored?.items ?? {})) {
        const changes = await store.history(id, item);
        expect(changes.at(-1)?.to).toStrictEqual(state);
        expect(changes.slice(1).map(({ from }) => from)).toStrictEqual(changes.slice(0, -1).map(({ to }) => to));
        expect(changes[0]?.from).toStrictEqual({ revision: 0 });
        // Internal notes, and what is given away before it is asked, leave what everybody sees as it was.
        expect(state.revision).toBe(changes.filter(({ from, to }) => revisionOf(from) !== revisionOf(to)).length);
      }
      for (const { event } of history) happened.add(event.type);
    }),
    { numRuns: 120, examples: [[longWay], [longWay.slice(0, 5)]] },
  );
  // Otherwise this test would say less than it seems to.
  const never = eventSchema.options.map(({ shape }) => shape.type.value).filter((type) => !happened.has(type));
  expect(never).toEqual([]);
});

function revisionOf(state: unknown): number {
  return (state as { revision: number }).revision;
}
