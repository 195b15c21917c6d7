import fc from 'fast-check';
import { join } from 'node:path';
import { type Answer, type AnswerValue, sameValue } from '../../src/domain/answer';
import { decide, type Decision } from '../../src/domain/decide';
import { findingsOf } from '../../src/domain/findings';
import { isUnsure } from '../../src/domain/item';
import { counts, isResolved, itemView, itemViews, type ItemView } from '../../src/domain/item-view';
import type { Actor, Kickoff, KickoffCommand } from '../../src/domain/kickoff';
import { DIRECTIONS, LIFECYCLE_ACTIONS, LIFECYCLE_EVENTS, type LifecycleAction } from '../../src/domain/lifecycle';
import type { PersonRef } from '../../src/domain/person';
import type { Refusal } from '../../src/domain/refusal';
import { type Cells, columnsOf, readPasted, rowsOf } from '../../src/domain/rows';
import { type StartInput, startKickoff } from '../../src/domain/start-kickoff';
import { choicesOf, type Question, type Template } from '../../src/domain/template';
import { loadTemplate } from '../../src/files/load-template';

/** The template that everybody starts with. */
export const TEMPLATE: Template = defaultTemplate();

/** The one moment at which everything in these tests happens, unless a test says otherwise. */
export const NOW = new Date('2026-03-02T09:00:00.000Z');

function person(userId: string, change: Partial<Actor> = {}): Actor {
  return { userId, external: false, admin: false, via: 'button', ...change };
}

export const LEAD = person('U0LEAD');
export const STARTER = person('U0START');
export const ADMIN = person('U0ADMIN', { admin: true });
export const MEMBER = person('U0MEMBER');
/** Owns what system B's owner has to answer, in another organisation. */
export const CUSTOMER = person('U0CUST', { external: true });
/** From another organisation, and owns nothing; being an administrator over there means nothing here. */
export const STRANGER = person('U0STRANGE', { external: true, admin: true });
/** The bot itself, which notices things. */
export const BOT = person('U0BOT', { via: 'bot' });
export const ACTORS = { LEAD, STARTER, ADMIN, MEMBER, CUSTOMER, STRANGER } as const;

export const member = (userId: string): PersonRef => ({ type: 'member', userId });

const NAMES = ['SAP S/4HANA', 'HubSpot', 'Jira', 'Shopify', 'Zendesk'];

/** What is filled in to start a kickoff of so many systems. */
export function startInput(systems = 2, change: Partial<StartInput> = {}): StartInput {
  return {
    id: 'k1',
    teamId: 'T1',
    channelId: 'C1',
    language: 'en',
    systemNames: NAMES.slice(0, systems),
    lead: LEAD.userId,
    startedBy: STARTER.userId,
    people: { 'system_owner@B': member(CUSTOMER.userId), data: { type: 'contact', name: 'Dana' } },
    sections: {},
    ...change,
  };
}

/** A running kickoff of so many systems in which nobody has answered anything. */
export function running(systems = 2, change: Partial<StartInput> = {}): Kickoff {
  const started = startKickoff(TEMPLATE, startInput(systems, change), NOW);
  if (!started.ok) throw new Error(JSON.stringify(started.refusal));
  return started.kickoff;
}

/** What is decided about a command; by the lead and now, unless said otherwise. */
export function decided(kickoff: Kickoff, command: KickoffCommand, actor: Actor = LEAD, now = NOW): Decision {
  return decide(kickoff, command, { template: TEMPLATE, actor, now });
}

/** The kickoff after commands that must all be accepted. */
export function after(kickoff: Kickoff, ...commands: readonly KickoffCommand[]): Kickoff {
  return commands.reduce((now, command) => {
    const decision = decided(now, command);
    if (!decision.ok) throw new Error(`${JSON.stringify(command)} was refused: ${JSON.stringify(decision.refusal)}`);
    return decision.kickoff;
  }, kickoff);
}

/** The types of the events of a command that must be accepted. */
export function eventsOf(kickoff: Kickoff, command: KickoffCommand, actor: Actor = LEAD): string[] {
  const decision = decided(kickoff, command, actor);
  if (!decision.ok) throw new Error(`${JSON.stringify(command)} was refused: ${JSON.stringify(decision.refusal)}`);
  return decision.events.map(({ event }) => event.type);
}

/** Why a command is refused; undefined where it is not. */
export function refusalOf(kickoff: Kickoff, command: KickoffCommand, actor: Actor = LEAD): Refusal | undefined {
  const decision = decided(kickoff, command, actor);
  return decision.ok ? undefined : decision.refusal;
}

/** The item of that id, which must exist. */
export function viewOf(kickoff: Kickoff, item: string): ItemView {
  const view = itemView(TEMPLATE, kickoff, item);
  if (view === undefined) throw new Error(`There is no item ${item}`);
  return view;
}

export function stateOf(kickoff: Kickoff, item: string): ItemView['state'] {
  return viewOf(kickoff, item).state;
}

/** An answer in short: a choice or a text, several choices, or the value itself. */
export type Said = string | readonly string[] | AnswerValue;

/** The value that stands for what was said, in the kind that the item's question asks for. */
export function valueOf(kickoff: Kickoff, item: string, said: Said): AnswerValue {
  if (typeof said !== 'string') return 'kind' in said ? said : { kind: 'choices', choices: said };
  switch (viewOf(kickoff, item).question.answer.kind) {
    case 'choice':
      return { kind: 'choice', choice: said };
    case 'choices':
      return { kind: 'choices', choices: [said] };
    case 'link':
      return { kind: 'link', url: said };
    case 'date':
      return { kind: 'date', on: said };
    case 'person':
      return { kind: 'person', person: member(said) };
    case 'recipients':
      return { kind: 'recipients', people: [member(said)], channels: [] };
    default:
      return { kind: 'text', text: said };
  }
}

/** The command with which a person who looks at the item right now answers it. */
export function answering(kickoff: Kickoff, item: string, said: Said): KickoffCommand & { type: 'AnswerItem' } {
  return { type: 'AnswerItem', ...at(kickoff, item), value: valueOf(kickoff, item, said) };
}

/** The item with the revision that a person sees right now. */
export function at(kickoff: Kickoff, item: string): { item: string; revision: number } {
  return { item, revision: viewOf(kickoff, item).item.revision };
}

/** A matrix in which each event leads to that action, in both directions unless said otherwise. */
export function lifecycle(
  actions: Readonly<Partial<Record<(typeof LIFECYCLE_EVENTS)[number], LifecycleAction>>> = {},
  directions: readonly (typeof DIRECTIONS)[number][] = DIRECTIONS,
): AnswerValue {
  const usual = { created: 'create', updated: 'update', deleted: 'archive' } as const;
  return {
    kind: 'lifecycle',
    cells: directions.flatMap((direction) =>
      LIFECYCLE_EVENTS.map((event) => ({ direction, event, action: actions[event] ?? usual[event] })),
    ),
  };
}

/** The kickoff after the lead put these lines in the place of all rows of an item and said that they are complete. */
export function withRows(kickoff: Kickoff, item: string, lines: string): Kickoff {
  const view = viewOf(kickoff, item);
  const emptied = rowsOf(view.item).list.reduce(
    (now, { id, changed }) => after(now, { type: 'RemoveRow', item, row: id, changed }),
    kickoff,
  );
  const { rows, problems } = readPasted(view.question, kickoff.systems, view.scopeKey, lines, []);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const added = after(emptied, { type: 'AddRows', item, rows });
  return after(added, { type: 'CompleteRows', ...at(added, item) });
}

/** The kickoff after the lead answered one item. */
export function answer(kickoff: Kickoff, item: string, said: Said): Kickoff {
  if (typeof said === 'string' && viewOf(kickoff, item).question.answer.kind === 'rows') {
    return withRows(kickoff, item, said);
  }
  return after(kickoff, answering(kickoff, item, said));
}

/** The kickoff after the lead answered these items, in this order. */
export function answers(kickoff: Kickoff, all: Readonly<Record<string, Said>>): Kickoff {
  return Object.entries(all).reduce((now, [item, said]) => answer(now, item, said), kickoff);
}

export function notApplicable(kickoff: Kickoff, item: string, reason = 'There is none'): Kickoff {
  return after(kickoff, { type: 'MarkNotApplicable', ...at(kickoff, item), reason });
}

export function reopened(kickoff: Kickoff, item: string): Kickoff {
  return after(kickoff, { type: 'ReopenItem', ...at(kickoff, item) });
}

export function waitingFor(kickoff: Kickoff, item: string, on = 'IT'): Kickoff {
  return after(kickoff, { type: 'WaitFor', ...at(kickoff, item), on });
}

export function accepted(kickoff: Kickoff, item: string): Kickoff {
  return after(kickoff, { type: 'AcceptRisk', ...at(kickoff, item) });
}

/** The kickoff after everything that counts was answered without anything left to worry about. */
export function completed(kickoff: Kickoff): Kickoff {
  for (;;) {
    const open = itemViews(TEMPLATE, kickoff).find((view) => counts(view) && !isResolved(view));
    if (open === undefined) return kickoff;
    kickoff = answer(kickoff, open.id, HARMLESS[open.question.id] ?? harmless(open.question));
  }
}

/** What is found, as `severity rule@scope`. */
export function found(kickoff: Kickoff): string[] {
  return findingsOf(TEMPLATE, kickoff).map(
    ({ severity, rule, scopeKey, item }) => `${severity} ${rule.id}@${item ?? scopeKey}`,
  );
}

const HARMLESS: Readonly<Record<string, Said>> = {
  'privacy.personal': ['none'],
  'network.vpn': 'granted',
  'sync.frequency': 'daily',
  lifecycle: lifecycle(),
  'sync.objects': 'Account; Company; 1:1; A',
  'sync.relations': 'Account; id; externalId',
};

function harmless(question: Question): Said {
  const choice = choicesOf(question)[0];
  if (choice === undefined)
    return (
      { link: 'https://example.com/x', recipients: LEAD.userId, date: '2026-06-01' }[question.answer.kind as string] ??
      'Done'
    );
  const kind = choice.detail?.need === 'required' ? choice.detail.kind : undefined;
  const detail =
    kind === undefined
      ? {}
      : { detail: { link: 'https://example.com/x', date: '2026-06-01', number: '5', text: 'Done' }[kind] };
  return question.answer.kind === 'choices'
    ? { kind: 'choices', choices: [choice.id], ...detail }
    : { kind: 'choice', choice: choice.id, ...detail };
}

function defaultTemplate(): Template {
  const loaded = loadTemplate(join(__dirname, '../../data/templates/integration-kickoff.yaml'));
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return loaded.value;
}

// ---- Anything that people may do, for fast-check ----------------------------------------------------------------------

/** Text of every sort: ordinary, empty, invisible, too long, or with a secret in it. */
const anyText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('By ticket', 'Ask IT; then us', 'deleted A→B: ignore', 'Account;Company;1:1;'),
  },
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('', ' ', '\u200b', 'x'.repeat(4000), `pass${'word'}: Som${'mer'}2024!`, 'constructor', '__proto__'),
);
const anyDay = fc.constantFrom('2026-03-02', '2026-12-31', '2026-02-30', '1999-01-01', '');
const anyPerson: fc.Arbitrary<PersonRef> = fc.oneof(
  fc.constantFrom(...Object.values(ACTORS).map((one) => one.userId), '').map(member),
  anyText.map((name): PersonRef => ({ type: 'contact', name })),
  fc.constantFrom('dana@example.com', 'dana').map((email): PersonRef => ({ type: 'contact', name: 'Dana', email })),
);

const anyCell = fc.record({
  direction: fc.constantFrom(...DIRECTIONS),
  event: fc.constantFrom(...LIFECYCLE_EVENTS),
  action: fc.constantFrom(...LIFECYCLE_ACTIONS),
});

function anyValue(question: Question): fc.Arbitrary<AnswerValue> {
  const ids = choicesOf(question).map((choice) => choice.id);
  const detail = fc.option(fc.oneof(anyText, anyDay, fc.constantFrom('https://example.com', '15')), { nil: undefined });
  const withDetail = (value: AnswerValue, text: string | undefined): AnswerValue =>
    text === undefined ? value : ({ ...value, detail: text } as AnswerValue);
  switch (question.answer.kind) {
    case 'choice':
      return fc
        .tuple(fc.constantFrom(...ids), detail)
        .map(([choice, text]) => withDetail({ kind: 'choice', choice }, text));
    case 'choices':
      return fc
        .tuple(
          fc.oneof(
            fc.constantFrom(...ids).map((id) => [id]),
            fc.subarray(ids),
          ),
          detail,
        )
        .map(([choices, text]) => withDetail({ kind: 'choices', choices }, text));
    case 'link':
      return fc.constantFrom('https://example.com/a', 'javascript:alert(1)').map((url) => ({ kind: 'link', url }));
    case 'date':
      return anyDay.map((on) => ({ kind: 'date', on }));
    case 'number':
      return fc.constantFrom('15', '1,5').map((amount) => ({ kind: 'number', amount }));
    case 'lifecycle':
      return fc
        .uniqueArray(anyCell, { maxLength: 6, selector: ({ direction, event }) => `${direction} ${event}` })
        .map((cells) => ({ kind: 'lifecycle', cells }));
    case 'person':
      return anyPerson.map((one) => ({ kind: 'person', person: one }));
    case 'recipients':
      return fc
        .tuple(fc.array(anyPerson, { maxLength: 3 }), fc.subarray(['C1', '<!channel>']))
        .map(([people, channels]) => ({ kind: 'recipients', people, channels }));
    default:
      return anyText.map((text) => ({ kind: 'text', text }));
  }
}

/** Something that somebody tries: the command is made when its turn comes, mostly about what is shown and up to date. */
export interface Attempt {
  readonly actor: Actor;
  readonly commandFor: (kickoff: Kickoff) => KickoffCommand;
}

const anyQuestion = fc.constantFrom(...TEMPLATE.sections.flatMap((section) => section.questions));
const anyActor = fc.oneof({ weight: 3, arbitrary: fc.constant(LEAD) }, fc.constantFrom(...Object.values(ACTORS)));

function isRisky({ state, question, item }: ItemView): boolean {
  return state === 'open' && isUnsure(question, item);
}

const anyItemCommand: fc.Arbitrary<Attempt['commandFor']> = anyQuestion
  .chain((question) =>
    fc.record({
      question: fc.constant(question),
      which: fc.nat(4),
      stale: fc.nat(9),
      type: fc.constantFrom(
        ...(['AnswerItem', 'AnswerItem', 'AnswerItem', 'ReopenItem'] as const),
        'MarkNotApplicable',
        'WaitFor',
        'HandOver',
        'AcceptRisk',
        'Claim',
        'NoteInternally',
      ),
      value: anyValue(question),
      text: anyText,
      note: fc.option(anyText, { nil: undefined }),
      until: fc.option(anyDay, { nil: undefined }),
      to: anyPerson,
      forAll: fc.boolean(),
    }),
  )
  .map(({ question, which, stale, type, value, text, note, until, to, forAll }) => (kickoff): KickoffCommand => {
    const twins = itemViews(TEMPLATE, kickoff).filter((view) => view.question === question);
    // Chance alone would rarely settle what is left or find a risk to accept.
    const left = itemViews(TEMPLATE, kickoff).filter((one) => one.state === 'open');
    const sought = { AcceptRisk: left.find(isRisky), MarkNotApplicable: left.find(counts) }[type as string];
    const view = sought ?? twins[which % twins.length];
    const item = view?.id ?? question.id;
    const revision = (view?.item.revision ?? 0) + (stale === 0 ? 1 : 0);
    const noted = note === undefined ? {} : { note };
    switch (type) {
      case 'AnswerItem':
        return { type, item, revision, value, forAll, ...noted };
      case 'MarkNotApplicable':
        return { type, item, revision, reason: text };
      case 'WaitFor':
        return { type, item, revision, on: text, ...(until === undefined ? {} : { until }) };
      case 'HandOver':
        return { type, item, revision, to, ...noted };
      case 'NoteInternally':
        return { type, item, text };
      case 'ReopenItem':
      case 'AcceptRisk':
      case 'Claim':
        return { type, item, revision };
    }
  });

const ROW_QUESTIONS = TEMPLATE.sections.flatMap(({ questions }) =>
  questions.filter(({ answer: { kind } }) => kind === 'rows'),
);

/** Rows of every sort: right, empty, with a secret, or with choices that there are not. */
const anyCells: fc.Arbitrary<Cells> = fc
  .record({
    text: fc.constantFrom('Account', 'Company', 'Deal', '', `pass${'word'}: Som${'mer'}2024!`),
    other: anyText,
    choice: fc.nat(9),
  })
  .map(({ text, other, choice }) => {
    const columns = ROW_QUESTIONS.flatMap(columnsOf);
    return Object.fromEntries(
      columns.map(({ id, choices }, index): [string, string] => [
        id,
        choices === undefined ? (index % 2 === 0 ? text : other.slice(0, 200)) : (choices[choice]?.id ?? ''),
      ]),
    );
  });

const anyRowCommand: fc.Arbitrary<Attempt['commandFor']> = fc
  .record({
    question: fc.constantFrom(...ROW_QUESTIONS),
    which: fc.nat(4),
    row: fc.nat(3),
    stale: fc.nat(9),
    type: fc.constantFrom(
      ...(['AddRows', 'AddRows', 'EditRow', 'RemoveRow', 'LinkSheet', 'CompleteRows', 'CompleteRows'] as const),
    ),
    rows: fc.array(anyCells, { maxLength: 4 }),
    url: fc.constantFrom('https://example.com/sheet', 'sheet', null),
    note: fc.option(anyText, { nil: undefined }),
  })
  .map(({ question, which, row, stale, type, rows, url, note }) => (kickoff): KickoffCommand => {
    const twins = itemViews(TEMPLATE, kickoff).filter((view) => view.question === question);
    const view = twins[which % twins.length];
    const item = view?.id ?? question.id;
    const late = stale === 0 ? 1 : 0;
    const list = view === undefined ? [] : rowsOf(view.item).list;
    const { id = 'none', changed = 0 } = list[row % Math.max(list.length, 1)] ?? {};
    switch (type) {
      case 'AddRows':
        return { type, item, rows };
      case 'EditRow':
        return { type, item, row: id, changed: changed + late, cells: rows[0] ?? {} };
      case 'RemoveRow':
        return { type, item, row: id, changed: changed + late };
      case 'LinkSheet':
        return { type, item, url };
      case 'CompleteRows':
        return {
          type,
          item,
          revision: (view?.item.revision ?? 0) + late,
          ...(note === undefined ? {} : { note }),
        };
    }
  });

/** Giving many things to somebody at once, and what only the bot notices. */
const anyPeopleCommand: fc.Arbitrary<Attempt['commandFor']> = fc
  .record({
    to: anyPerson,
    from: fc.constantFrom(...Object.values(ACTORS).map(({ userId }) => userId)),
    note: fc.option(anyText, { nil: undefined }),
    of: fc.oneof(
      fc.constantFrom('privacy', 'golive', 'nothing').map((section) => ({ type: 'section', section }) as const),
      fc.constantFrom('A', 'B', 'Z').map((system) => ({ type: 'system', system }) as const),
      fc.constantFrom('data', 'system_owner@A', 'lead', 'constructor').map((role) => ({ type: 'role', role }) as const),
    ),
    type: fc.constantFrom('HandOverAll', 'HandOverAll', 'ReplacePerson'),
  })
  .map(({ to, from, note, of, type }) => (): KickoffCommand => {
    const noted = note === undefined ? {} : { note };
    return type === 'HandOverAll' ? { type, of, to, ...noted } : { type: 'ReplacePerson', from, to, ...noted };
  });

const anyReport: fc.Arbitrary<Attempt['commandFor']> = fc
  .record({
    userId: fc.constantFrom(...Object.values(ACTORS).map((one) => one.userId)),
    missing: fc.constantFrom('left', 'deactivated', 'never_there'),
    closed: fc.constantFrom('removed', 'archived', 'deleted'),
    channel: fc.constantFrom('C1', 'C2'),
    today: fc.constantFrom('2026-03-02', '2026-12-31', '2030-01-01'),
    which: fc.nat(20),
    type: fc.constantFrom(
      ...(['ReportMissing', 'ReportBack', 'ReportChannelClosed', 'ReportChannelOpened', 'MoveChannel'] as const),
      ...(['EndWait', 'EndWait', 'EndWait'] as const),
    ),
  })
  .map(({ userId, missing, closed, channel, today, which, type }) => (kickoff): KickoffCommand => {
    const waiting = itemViews(TEMPLATE, kickoff).filter((view) => view.state === 'waiting');
    switch (type) {
      case 'ReportMissing':
        return { type, userId, why: missing };
      case 'ReportBack':
        return { type, userId };
      case 'ReportChannelClosed':
        return { type, why: closed };
      case 'ReportChannelOpened':
        return { type };
      case 'MoveChannel':
        return { type, to: channel };
      case 'EndWait':
        return { type, item: waiting[which % Math.max(waiting.length, 1)]?.id ?? 'sync.frequency', today };
    }
  });

const anySettings: fc.Arbitrary<Attempt['commandFor']> = fc
  .record(
    {
      lead: fc.constantFrom(LEAD.userId, MEMBER.userId, ''),
      targetOn: fc.oneof(anyDay, fc.constant(null)),
      people: fc.dictionary(
        fc.constantFrom('data', 'system_owner', 'system_owner@A', 'lead', 'nobody', 'data@A', 'constructor'),
        fc.option(anyPerson),
        { maxKeys: 3 },
      ),
      language: fc.constantFrom('en', 'de'),
      sections: fc.dictionary(
        fc.constantFrom('golive', 'crm', 'sales', 'advertising', 'privacy', 'nothing', 'constructor'),
        fc.boolean(),
        {
          maxKeys: 2,
        },
      ),
    },
    { requiredKeys: [] },
  )
  .map((fields) => () => ({ type: 'ChangeSettings', ...fields }));

/** Pausing and the like; one that rests is mostly woken up, so that runs do not end there. */
const anyTurn: fc.Arbitrary<Attempt['commandFor']> = fc
  .record({
    type: fc.constantFrom(
      'PauseKickoff' as const,
      'ResumeKickoff' as const,
      'CancelKickoff' as const,
      'ReopenKickoff' as const,
    ),
    wake: fc.nat(3),
  })
  .map(({ type, wake }) => ({ status }) => {
    if (wake > 0 && status === 'paused') return { type: 'ResumeKickoff' };
    return { type: wake > 0 && status === 'cancelled' ? 'ReopenKickoff' : type };
  });

/** What people may try, in any order: sensible, stale, forbidden or wrong. */
export const anyAttempt: fc.Arbitrary<Attempt> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      actor: anyActor,
      commandFor: fc.oneof(
        { weight: 12, arbitrary: anyItemCommand },
        { weight: 5, arbitrary: anyRowCommand },
        { weight: 2, arbitrary: anyPeopleCommand },
        { weight: 2, arbitrary: anySettings },
        { weight: 2, arbitrary: anyTurn },
        { weight: 1, arbitrary: anyReport },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ actor: fc.constant(BOT), commandFor: anyReport }) },
);

/** A kickoff of two to five systems with some of its items answered; often there is little left to do. */
export const anyKickoff: fc.Arbitrary<Kickoff> = fc
  .record({ systems: fc.integer({ min: 2, max: 5 }), done: fc.boolean(), golive: fc.boolean() })
  .map(({ systems, done, golive }) => {
    const key = `${systems} ${done} ${golive}`;
    const kickoff = started.get(key) ?? running(systems, { sections: { golive } });
    const ready = started.get(key) ?? (done ? completed(kickoff) : kickoff);
    started.set(key, ready);
    return ready;
  });

const started = new Map<string, Kickoff>();

/** The items that differ between two states of a kickoff, as a person would see it: state, answer, note, reason or wait. */
export function differences(
  template: Template,
  before: Kickoff,
  after: Kickoff,
): { before: ItemView; after: ItemView }[] {
  const earlier = new Map(itemViews(template, before).map((view) => [view.id, view]));
  return itemViews(template, after).flatMap((view) => {
    const old = earlier.get(view.id);
    return old === undefined || looksTheSame(old, view) ? [] : [{ before: old, after: view }];
  });
}

/** Who said it, when, and who owns the item makes no difference; nor does what a hidden item once said. */
function looksTheSame({ state, item: one }: ItemView, after: ItemView): boolean {
  const { item: other } = after;
  if (state !== after.state) return false;
  switch (state) {
    case 'hidden':
      return true;
    case 'not_applicable':
      return one.notApplicable?.reason === other.notApplicable?.reason;
    case 'waiting':
      return one.waiting?.on === other.waiting?.on && one.waiting?.until === other.waiting?.until;
    case 'open':
    case 'answered':
      return sameAnswer(one.answer, other.answer);
  }
}

function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return sameValue(one.value, other.value) && (one.note ?? '') === (other.note ?? '');
}
