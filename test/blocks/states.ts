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
} from '../../src/domain/kickoff';
import type { PersonRef } from '../../src/domain/person';
import { choicesOf, type Template, templateSchema } from '../../src/domain/template';
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

function valueFor(
  { question }: ItemView,
  pick: number,
  text: string,
  who: PersonRef,
  on: string,
  url: string,
): AnswerValue {
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
    default:
      return { kind: 'text', text };
  }
}

const step = fc.record({
  at: fc.nat(),
  what: fc.constantFrom('answer', 'answer', 'answer', 'answer', 'na', 'wait', 'hand', 'accept', 'reopen'),
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
    default: {
      const value = valueFor(view, one.pick, one.text, one.who, one.on, one.url);
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
    const view = shown[one.at % Math.max(shown.length, 1)];
    if (view === undefined) continue;
    const actor: Actor = { userId: one.by, external: false, admin: true, via: 'button' };
    const decision = decide(now, commandOf(view, one), { template, actor, now: NOW });
    if (decision.ok) now = decision.kickoff;
  }
  return now;
}

/** Every item touched by one of the steps in turn, without asking whether it may be: the fullest kickoffs there are. */
function fill(kickoff: Kickoff, steps: readonly Step[], template: Template): Kickoff {
  return itemViews(template, kickoff).reduce((now, view, at) => {
    const one = steps[at % steps.length];
    const command = one === undefined ? undefined : commandOf(view, one);
    const event = command === undefined ? undefined : eventOf(command);
    return event === undefined ? now : evolve(now, { event, at: NOW, by: one?.by ?? '', via: 'button' });
  }, kickoff);
}

function eventOf(command: KickoffCommand): KickoffEvent | undefined {
  switch (command.type) {
    case 'AnswerItem': {
      const { item, value, note } = command;
      return { type: 'ItemAnswered', item, value, ...(note === undefined ? {} : { note }) };
    }
    case 'MarkNotApplicable':
      return { type: 'ItemNotApplicable', item: command.item, reason: command.reason };
    case 'WaitFor':
      return {
        type: 'ItemWaiting',
        item: command.item,
        on: command.on,
        ...(command.until && { until: command.until }),
      };
    case 'HandOver':
      return { type: 'ItemHandedOver', item: command.item, to: command.to };
    default:
      return undefined;
  }
}

/** A kickoff before and after a number of random commands, in every second case after all its items were touched. */
export function states(template: Template, maxSteps: number): fc.Arbitrary<{ before: Kickoff; after: Kickoff }> {
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
      on: fc.boolean(),
      full: fc.boolean(),
    })
    .map(({ names, people, steps, status, on, full }) => {
      const systemNames = names.map((name, at) => `${at}${name}`);
      const sections = Object.fromEntries(template.sections.map((section) => [section.id, on || section.enabled]));
      const before = kickoffOf({ systemNames, people, sections, lead: 'U0LEAD' }, template);
      const after = run(full ? fill(before, steps, template) : before, steps, template);
      const completedAt = status === 'completed' || steps.length % 2 === 0 ? { completedAt: NOW } : {};
      return { before, after: { ...after, status, ...completedAt } };
    });
}

/** As large as the schema allows: twelve sections, the longest titles, labels and sentences, in characters that grow when escaped. */
export function largestTemplate(): Template {
  const label = (character: string, length: number) => ({ en: character.repeat(length) });
  const kinds = ['choice', 'choices', 'text', 'link', 'date', 'number', 'person', 'recipients', 'rows'] as const;
  const choices = (length: number) =>
    Array.from({ length: 10 }, (_, at) => ({
      id: `choice_${'abcdefghij'[at]}`,
      label: { en: `${'abcdefghij'[at]}${'&'.repeat(length - 1)}` },
      ...(at === 0 ? { detail: { need: 'required', kind: 'text', label: label('&', 75) } } : {}),
      ...(at === 1 ? { unsure: true } : {}),
    }));
  const answerOf = (kind: (typeof kinds)[number]) => {
    if (kind === 'choice' || kind === 'choices') return { kind, choices: choices(75) };
    if (kind === 'number') return { kind, unit: label('&', 75) };
    if (kind !== 'rows') return { kind };
    return {
      kind,
      columns: [
        { id: 'one', label: label('&', 75) },
        { id: 'two', label: label('<', 75) },
      ],
    };
  };
  const letters = Array.from('abcdefghijkl');
  const template = templateSchema.parse({
    id: 'largest',
    version: 1,
    title: label('&', 75),
    roles: { lead: { label: label('&', 75) }, owner: { label: label('&', 75), perSystem: true } },
    sections: letters.map((letter) => ({
      id: `section_${letter}`,
      title: { en: `${letter}${'&'.repeat(74)}` },
      questions: [...kinds, ...kinds].map((kind, at) => ({
        id: `${letter}.question.of_kind_${'abcdefghijklmnopqrstuvwxyz'[at]}`,
        scope: (['kickoff', 'system', 'pair'] as const)[at % 3],
        role: at % 2 === 0 ? 'lead' : 'owner',
        title: label('&', 90),
        guidance: label('&', 300),
        answer: answerOf(kind),
        optional: at % 5 === 0,
      })),
    })),
    findings: Array.from({ length: 12 }, (_, at) => ({
      id: `finding_${letters[at]}`,
      each: at === 0 ? 'accepted_unsure' : 'system',
      severity: at % 2 === 0 ? 'risk' : 'blocker',
      ...(at === 0 ? {} : { when: { item: 'a.question.of_kind_b', state: ['open', 'answered'] } }),
      sentence: { en: `${at === 0 ? '{question}' : '{system} {system}'}${'&'.repeat(180)}` },
      questions: letters.map((letter) => `${letter}.question.of_kind_a`),
    })),
  });
  const problems = checkTemplate(template);
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  return template;
}
