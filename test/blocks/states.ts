import fc from 'fast-check';
import type { AnswerValue } from '../../src/domain/answer';
import { checkTemplate } from '../../src/domain/check-template';
import { decide } from '../../src/domain/decide';
import { type ItemView, itemViews } from '../../src/domain/item-view';
import { evolve } from '../../src/domain/evolve';
import {
  type Actor,
  type Kickoff,
  type KickoffCommand,
  type KickoffEvent,
  MAX_NOTE,
  MAX_TEXT,
  MISSING_WHY,
} from '../../src/domain/kickoff';
import { DIRECTIONS, LIFECYCLE_ACTIONS, LIFECYCLE_EVENTS, type LifecycleCell } from '../../src/domain/lifecycle';
import type { PersonRef } from '../../src/domain/person';
import { type Cells, columnsOf, MAX_CELL, MAX_ROWS, type Row, rowsOf, tidyCells } from '../../src/domain/rows';
import {
  choicesOf,
  type Language,
  LANGUAGES,
  type Question,
  type Template,
  templateSchema,
} from '../../src/domain/template';
import { kickoffOf, NOW } from './scenes';

/** Texts that try to mention, link, format, break lines or grow. */
const NASTY = [
  '<!channel> <!here> <!everyone>',
  '<@U0EVIL> <#C0EVIL> @everyone #general',
  '<https://evil.example|docs> *bold* _it_ ~no~ |',
  '```\ncode\n``` `x` ````',
  '&&&&<<<<>>>>&amp;&lt;',
  '> quote\n\n• item\r\n\u2028next\u0085line\u000b',
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽',
  'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  'שלום \u202eעולם مرحبا',
  '\u202e\u2066\u200f\u0007',
  '{system} {a} {b} {question} $& $1',
  'https://example.com/a?b=1&c=<2>',
  '\ud83d',
];

/** A text of one to `longest` units made of nasty pieces, never only of white space. */
export function nastyText(longest: number): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }), fc.lorem());
  return fc.tuple(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.boolean()).map(([pieces, long]) => {
    const once = pieces.join(' ') || 'x';
    const text = (long ? once.repeat(Math.ceil(longest / once.length)) : once).slice(0, longest);
    return text.trim() === '' ? 'x' : text;
  });
}

export const USERS = ['U0LEAD', 'U0DAN', 'U0LENA', 'W0GUEST', 'U012345678901234567'];
const CHANNELS = ['C0ERRORS', 'C0OPS'];

const person: fc.Arbitrary<PersonRef> = fc.oneof(
  fc.constantFrom(...USERS).map((userId): PersonRef => ({ type: 'member', userId })),
  nastyText(80).map((name): PersonRef => ({ type: 'contact', name })),
  nastyText(80).map((name): PersonRef => ({ type: 'contact', name, email: `${'a&'.repeat(30)}@example.com` })),
);
const day = fc.constantFrom('2026-09-30', '2027-12-12', '2026-02-28');
const link = fc.constantFrom(
  'https://example.com/',
  'https://example.com/?a=1&b=2&c=3',
  `https://example.com/${'&x'.repeat(900)}`,
  'http://example.com/"\'`*_~',
);

/** Stands in every internal note, and must never be read in a message. */
export const INTERNAL = 'for our own people only';

/** Rows of that question made of these texts; choices are taken in turn, cells that need not be there are left out here and there. */
function cellsFor(question: Question, texts: readonly string[], count: number): Cells[] {
  return Array.from({ length: count }, (_, at) => {
    const all = columnsOf(question).map(({ id, choices, required }, column): [string, string] => {
      const text = texts[(at + column) % texts.length] ?? 'x';
      const isLeftOut = column > 0 && !required && (at + column) % 3 === 0;
      return [
        id,
        isLeftOut ? '' : (choices?.[(at + column) % choices.length]?.id ?? `${at}${text}`.slice(0, MAX_CELL)),
      ];
    });
    return tidyCells(question, Object.fromEntries(all));
  });
}

function rowsFor(question: Question, { cells, pick }: Step, count: number): Row[] {
  return cellsFor(question, cells, count).map((row, at) => ({ id: `${pick}.${at}`, changed: 1, cells: row }));
}

/** Everything said, one direction only, or a cell here and there. */
function lifecycleFor(pick: number): LifecycleCell[] {
  return DIRECTIONS.flatMap((direction, way) =>
    LIFECYCLE_EVENTS.flatMap((event, at): LifecycleCell[] => {
      const action = LIFECYCLE_ACTIONS[(pick + at + way) % LIFECYCLE_ACTIONS.length] ?? 'ask';
      const isSaid = pick % 4 < 2 || way === pick % 2;
      return isSaid ? [{ direction, event, action }] : [];
    }),
  );
}

function valueFor({ question, item }: ItemView, one: Step): AnswerValue {
  const { pick, text, who, on, url } = one;
  const choices = choicesOf(question);
  const choice = choices[pick % Math.max(choices.length, 1)];
  const details = { text, date: on, number: '-123456789012.123456', link: url };
  const detail = choice?.detail === undefined ? {} : { detail: details[choice.detail.kind].slice(0, MAX_NOTE) };
  const alone = choice?.exclusive === true || choice?.unsure === true;
  switch (question.answer.kind) {
    case 'choice':
      return { kind: 'choice', choice: choice?.id ?? '', ...detail };
    case 'choices': {
      const all = choices.filter((one) => one === choice || (!alone && !one.exclusive && !one.unsure));
      return { kind: 'choices', choices: all.map((one) => one.id), ...detail };
    }
    case 'link':
      return { kind: 'link', url };
    case 'date':
      return { kind: 'date', on };
    case 'number':
      return { kind: 'number', amount: '-123456789012.123456' };
    case 'person':
      return { kind: 'person', person: who };
    case 'recipients':
      return { kind: 'recipients', people: Array.from({ length: 1 + (pick % 8) }, () => who), channels: CHANNELS };
    case 'rows': {
      const { list } = rowsOf(item);
      const rows = list.length > 0 ? list : rowsFor(question, one, Math.max(one.count, 1));
      return { kind: 'rows', rows, ...(one.forAll ? { sheet: url } : {}) };
    }
    case 'lifecycle':
      return { kind: 'lifecycle', cells: lifecycleFor(pick) };
    default:
      return { kind: 'text', text };
  }
}

const step = fc.record({
  at: fc.nat(),
  what: fc.constantFrom(
    ...(['answer', 'answer', 'answer', 'answer', 'na', 'wait', 'hand', 'accept', 'reopen'] as const),
    ...(['rows', 'rows', 'remove', 'complete', 'sheet', 'note', 'unwait', 'unwait', 'older'] as const),
  ),
  /** How many rows at once; two hundred are rare, because they take long. */
  count: fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 8 }), weight: 12 },
    { arbitrary: fc.constant(MAX_ROWS), weight: 1 },
  ),
  cells: fc.array(nastyText(MAX_CELL), { minLength: 1, maxLength: 5 }),
  pick: fc.nat(20),
  text: nastyText(MAX_TEXT),
  note: fc.option(nastyText(MAX_NOTE), { nil: undefined }),
  who: person,
  by: fc.constantFrom(...USERS),
  on: day,
  url: link,
  forAll: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function commandOf(view: ItemView, one: Step): KickoffCommand {
  const at = { item: view.id, revision: view.item.revision };
  const words = one.text.slice(0, MAX_NOTE);
  switch (one.what) {
    case 'na':
      return { type: 'MarkNotApplicable', ...at, reason: words };
    case 'wait':
      return { type: 'WaitFor', ...at, on: words, ...(one.forAll ? { until: one.on } : {}) };
    case 'hand':
      return { type: 'HandOver', ...at, to: one.who };
    case 'accept':
      return { type: 'AcceptRisk', ...at };
    case 'reopen':
      return { type: 'ReopenItem', ...at };
    case 'rows':
      return { type: 'AddRows', item: view.id, rows: cellsFor(view.question, one.cells, one.count) };
    case 'remove': {
      const row = rowsOf(view.item).list[one.pick];
      return { type: 'RemoveRow', item: view.id, row: row?.id ?? '', changed: row?.changed ?? 0 };
    }
    case 'complete':
      return { type: 'CompleteRows', ...at, ...(one.note === undefined ? {} : { note: one.note }) };
    case 'sheet':
      return { type: 'LinkSheet', item: view.id, url: one.url };
    case 'note':
      return { type: 'NoteInternally', item: view.id, text: `${INTERNAL} ${words}`.slice(0, MAX_NOTE) };
    case 'unwait':
      return { type: 'EndWait', item: view.id, today: '2030-01-01' };
    default: {
      const value = valueFor(view, one);
      return {
        type: 'AnswerItem',
        ...at,
        value,
        ...(one.note === undefined ? {} : { note: one.note }),
        forAll: one.forAll,
      };
    }
  }
}

function run(kickoff: Kickoff, steps: readonly Step[], template: Template): Kickoff {
  let now = kickoff;
  for (const one of steps) {
    const shown = itemViews(template, now).filter((view) => view.state !== 'hidden');
    // Lists and tables are few among the questions; what is meant for them finds them.
    const lists = shown.filter(({ question: { answer } }) => answer.kind === 'rows' || answer.kind === 'lifecycle');
    const waiting = shown.filter(({ state }) => state === 'waiting');
    const isForLists = ['rows', 'remove', 'complete', 'sheet'].includes(one.what) || one.at % 5 === 0;
    const those = one.what === 'unwait' ? waiting : isForLists ? lists : shown;
    const view = those[one.at % Math.max(those.length, 1)];
    if (view === undefined) continue;
    // A wait ends by itself.
    const via = one.what === 'unwait' ? 'bot' : 'button';
    const actor: Actor = { userId: one.by, external: false, admin: true, via };
    const decision = decide(now, commandOf(view, one), { template, actor, now: NOW });
    if (decision.ok) now = decision.kickoff;
  }
  return now;
}

/** Every item touched by one of the steps in turn, without asking whether it may be: the fullest kickoffs there are. */
function fill(kickoff: Kickoff, steps: readonly Step[], template: Template): Kickoff {
  return itemViews(template, kickoff).reduce((now, view, at) => {
    const one = steps[at % steps.length];
    if (one === undefined) return now;
    const { question } = view;
    return eventsOf(commandOf(view, one), one, question).reduce(
      (state, event) => evolve(state, { event, at: NOW, by: one.by, via: 'button' }),
      now,
    );
  }, kickoff);
}

function eventsOf(command: KickoffCommand, one: Step, question: Question): KickoffEvent[] {
  switch (command.type) {
    case 'AnswerItem': {
      const { item, note } = command;
      // An answer of a kind that the question no longer has, as an older template may have left it.
      const value = one.what === 'older' ? ({ kind: 'text', text: one.text } as const) : command.value;
      const answered: KickoffEvent = { type: 'ItemAnswered', item, value, ...(note === undefined ? {} : { note }) };
      return value.kind === 'rows' ? [{ type: 'RowsAdded', item, rows: value.rows }, answered] : [answered];
    }
    case 'MarkNotApplicable':
      return [{ type: 'ItemNotApplicable', item: command.item, reason: command.reason }];
    case 'WaitFor': {
      const { item, on, until } = command;
      return [{ type: 'ItemWaiting', item, on, ...(until === undefined ? {} : { until }) }];
    }
    case 'HandOver':
      return [{ type: 'ItemHandedOver', item: command.item, to: command.to }];
    case 'EndWait': {
      const { item } = command;
      return [
        { type: 'ItemWaiting', item, on: one.text.slice(0, MAX_NOTE), until: one.on },
        { type: 'WaitEnded', item },
      ];
    }
    case 'NoteInternally':
      return [{ type: 'InternalNoteWritten', item: command.item, text: command.text }];
    case 'AddRows':
      return question.answer.kind === 'rows'
        ? [{ type: 'RowsAdded', item: command.item, rows: rowsFor(question, one, one.count) }]
        : [];
    default:
      return [];
  }
}

/** A kickoff before and after what people do, and the language that somebody reads it in. */
export interface State {
  readonly before: Kickoff;
  readonly after: Kickoff;
  readonly language: Language;
}

/** A kickoff before and after a number of random commands, in every second case after all its items were touched. */
export function states(template: Template, maxSteps: number): fc.Arbitrary<State> {
  const roles = Object.keys(template.roles).flatMap((role) => [
    role,
    ...['A', 'B', 'C', 'D', 'E'].map((key) => `${role}@${key}`),
  ]);
  return fc
    .record({
      names: fc.uniqueArray(nastyText(36), { minLength: 2, maxLength: 5, selector: (name) => name.toLowerCase() }),
      people: fc.dictionary(fc.constantFrom(...roles), person),
      steps: fc.array(step, { maxLength: maxSteps }),
      status: fc.constantFrom('running', 'running', 'running', 'paused', 'cancelled', 'completed'),
      sections: fc.oneof(
        fc.constantFrom(...[true, undefined].map((on) => template.sections.map(() => on))),
        fc.array(fc.boolean(), { minLength: template.sections.length, maxLength: template.sections.length }),
      ),
      full: fc.boolean(),
      language: fc.constantFrom(...LANGUAGES),
      missing: fc.dictionary(fc.constantFrom(...USERS), fc.constantFrom(...MISSING_WHY)),
    })
    .map(({ names, people, steps, status, sections, full, language, missing }) => {
      const systemNames = names.map((name, at) => `${at}${name}`);
      const switched = Object.fromEntries(
        template.sections.map((section, at) => [section.id, sections[at] ?? section.enabled]),
      );
      const before = kickoffOf({ systemNames, people, sections: switched, lead: 'U0LEAD' }, template);
      const after = run(full ? fill(before, steps, template) : before, steps, template);
      const completedAt = status === 'completed' || steps.length % 2 === 0 ? { completedAt: NOW } : {};
      return { before, after: { ...after, status, missing, ...completedAt }, language };
    });
}

/** As large as the schema allows: twelve sections, the longest titles, labels and sentences, in characters that grow when escaped. */
export function largestTemplate(): Template {
  const both = (words: string) => ({ en: words, de: words });
  const label = (character: string, length: number) => both(character.repeat(length));
  const kinds = ['choice', 'choices', 'text', 'link', 'date', 'number', 'person', 'recipients', 'rows'] as const;
  const choices = (length: number) =>
    Array.from({ length: 10 }, (_, at) => ({
      id: `choice_${'abcdefghij'[at]}`,
      label: both(`${'abcdefghij'[at]}${'&'.repeat(length - 1)}`),
      ...(at === 0 ? { detail: { need: 'required', kind: 'text', label: label('&', 75) } } : {}),
      ...(at === 1 ? { unsure: true } : {}),
    }));
  const rowChoices = ['a', 'b'].map((id) => ({ id, label: both(`{${id}}`) }));
  const directions = ['a_to_b', 'b_to_a', 'both'].map((id) => ({ id, label: both('{a} {b}') }));
  const answerOf = (kind: (typeof kinds)[number]) => {
    if (kind === 'choice' || kind === 'choices') return { kind, choices: choices(75) };
    if (kind === 'number') return { kind, unit: label('&', 75) };
    if (kind !== 'rows') return { kind };
    return {
      kind,
      columns: [
        { id: 'one', label: both(`${'&'.repeat(70)}{a}`), required: true },
        { id: 'two', label: both(`${'<'.repeat(70)}{b}`) },
        { id: 'three', label: label('&', 75), choices: rowChoices },
        { id: 'four', label: label('&', 75) },
      ],
    };
  };
  const letters = Array.from('abcdefghijkl');
  const pairQuestions = [
    { id: 'a.directions', answer: { kind: 'choice', choices: directions } },
    { id: 'a.lifecycle', answer: { kind: 'lifecycle', directions: 'a.directions' } },
  ].map((one) => ({
    ...one,
    scope: 'pair' as const,
    role: 'lead',
    title: label('&', 90),
    guidance: label('&', 300),
    optional: true,
  }));
  const template = templateSchema.parse({
    id: 'largest',
    version: 1,
    title: label('&', 75),
    roles: { lead: { label: label('&', 75) }, owner: { label: label('&', 75), perSystem: true } },
    sections: letters.map((letter) => ({
      id: `section_${letter}`,
      title: both(`${letter}${'&'.repeat(74)}`),
      questions: [
        ...[...kinds, ...kinds].map((kind, at) => ({
          id: `${letter}.question.of_kind_${'abcdefghijklmnopqrstuvwxyz'[at]}`,
          scope: (['kickoff', 'system', 'pair'] as const)[at % 3],
          role: at % 2 === 0 ? 'lead' : 'owner',
          title: label('&', 90),
          guidance: label('&', 300),
          answer: answerOf(kind),
          optional: at % 5 === 0,
        })),
        ...(letter === 'a' ? pairQuestions : []),
      ],
    })),
    findings: Array.from({ length: 12 }, (_, at) => ({
      id: `finding_${letters[at]}`,
      each: at === 0 ? 'accepted_unsure' : 'system',
      severity: at % 2 === 0 ? 'risk' : 'blocker',
      ...(at === 0 ? {} : { when: { item: 'a.question.of_kind_b', state: ['open', 'answered'] } }),
      sentence: both(`${at === 0 ? '{question}' : '{system} {system}'}${'&'.repeat(180)}`),
      questions: letters.map((letter) => `${letter}.question.of_kind_a`),
    })),
  });
  const problems = checkTemplate(template);
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  return template;
}
