import type { Question } from './template';

/** A row as it was written: column id → cell; a column that has nothing (or only a dash, a question mark, "TBD" …) is absent. */
export type Row = Readonly<Record<string, string | undefined>>;

/** What people write into a cell that they cannot fill in yet. */
const NOTHING =
  /^(?:[-–—_?.…\s]*|n\/?a|[nk]\.\s?a\.|tb[acd]|to ?do|to be decided|(?:still |noch )?(?:open|offen)|none|nobody|unknown|unclear|keine?[rs]?|niemand|unbekannt|unklar)$/iu;

/** The rows of a text answer: one per line that is not blank, cells separated by a tab or ";", in the order of the columns. */
export function readRows(question: Question, text: string): Row[] {
  if (question.answer.kind !== 'rows') return [];
  const { columns } = question.answer;
  return linesOf(text).map((line) => {
    const cells = line.split(/[\t;]/u).map((cell) => cell.trim());
    return Object.fromEntries(
      columns.flatMap((column, at) => {
        const cell = cells[at] ?? '';
        return NOTHING.test(cell) ? [] : [[column.id, cell]];
      }),
    );
  });
}

export type LifecycleEvent = 'created' | 'updated' | 'deleted';

/** What one line of a lifecycle says: when this happens on one side, that is done on the other. */
export interface LifecycleLine {
  readonly event: LifecycleEvent;
  readonly action: 'create' | 'update' | 'delete' | 'archive' | 'ignore' | 'ask';
}
type LifecycleAction = LifecycleLine['action'];

const CREATE = String.raw`creat|\badd(?:s|ed)?\b|insert|anleg|anlage|angelegt|erstell|hinzu(?:zu)?(?:ge)?füg`;
const UPDATE = String.raw`updat|chang|modif|\bedit|overwrit|(?:ä|ae)nder|aktualisier|bearbeit|überschr`;
const DELETE = String.raw`delet|remov|\beras|l(?:ö|oe)sch|entfern`;

const EVENTS: readonly (readonly [LifecycleEvent, string])[] = [
  ['created', CREATE],
  ['updated', UPDATE],
  ['deleted', DELETE],
];
/** Says "created" only where nothing clearer is said: a new record can be deleted as well. */
const NEW = String.raw`\bnew\b|\bneue?[nrs]?\b`;

const ACTIONS: readonly (readonly [LifecycleAction, RegExp])[] = [
  [
    'ignore',
    /ignor|nothing|nichts|\bnix\b|\bskip|\b(?:keep|kept)(?! (?:it |them )?in sync)|\bleave|\bstays?\b|\bremain|behalten|bleib|überspr/iu,
  ],
  ['archive', /archiv|soft[ -]?delet|de-?activat|deaktivier|inactiv|inaktiv|disabl|stillleg|stillgelegt/iu],
  ['ask', /\bask|frag|decid|entscheid/iu],
  ['create', new RegExp(CREATE, 'iu')],
  ['update', new RegExp(UPDATE, 'iu')],
  ['delete', new RegExp(DELETE, 'iu')],
];

const NO = String.raw`(?:\bnot|\bnever|\bno|n['’]t|\bnicht|\bnie|\bkeine?[nmrs]?)`;
/** "Must not be ignored" asks for something, but does not say for what. */
const NOT_IGNORED = new RegExp(`${NO}\\s+(?:\\p{L}+\\s+){0,4}?ignor\\p{L}*`, 'giu');
/** "Do not delete" is no deletion: it means that nothing happens, unless something else is said beside it. */
const NOT_DONE = new RegExp(
  `${NO}\\s+(?:\\p{L}+\\s+){0,4}?\\p{L}*(?:${CREATE}|${UPDATE}|${DELETE}|sync|transfer|propagat|replicat|forward|action|übertrag|übernehm|übernommen|weiterg|aktion)\\p{L}*`,
  'giu',
);
const ONLY_NO = new RegExp(`^\\P{L}*(?:${NO}|none|nein)\\P{L}*$`, 'iu');

/** Between what happens and what is done, and inside a direction such as "A → B". */
const SEPARATOR = /:|[-–—=]*>|→|⇒|➔|➜|↔|=|\||\t|(?<=\s)[-–—](?=\s)/u;

/**
 * What can be understood of a lifecycle that was written as text, in English or German: "deleted A → B: ignore", "Löschungen
 * werden ignoriert", "created/updated: update". What does not say both an event and an action is left out.
 */
export function readLifecycle(text: string): LifecycleLine[] {
  let heading: readonly LifecycleEvent[] = [];
  return linesOf(text.normalize('NFC')).flatMap((line) => {
    const said = statementsOf(line).flatMap(understood);
    if (said.length > 0) return said;
    const parts = line.split(SEPARATOR);
    const last = parts.pop() ?? '';
    const events = eventsIn(parts.join(' '));
    if (events.length > 0) {
      heading = last.trim() === '' ? events : [];
      return [];
    }
    // Under a line such as "Deleted:", each line is about that event.
    const action = actionIn(last);
    return action === undefined ? [] : heading.map((event) => ({ event, action }));
  });
}

/** Several statements may stand on one line, as in "created: create, updated: update; deleted: ask". */
function statementsOf(line: string): string[] {
  const statements: string[] = [];
  for (const part of line.split(/(?=[,;])/u)) {
    const last = statements.at(-1);
    const isNext =
      last !== undefined &&
      understood(last).length > 0 &&
      eventsIn(part).length > 0 &&
      (SEPARATOR.test(part) || !SEPARATOR.test(last));
    if (last === undefined || isNext) statements.push(part);
    else statements[statements.length - 1] = last + part;
  }
  return statements;
}

function understood(statement: string): LifecycleLine[] {
  const parts = statement.split(SEPARATOR).filter((part) => part.trim() !== '');
  const ways: readonly (readonly [string, string])[] = [
    // "deleted A → B: archive", then "deleted: archive in B → A"
    [parts.slice(0, -1).join(' '), parts.at(-1) ?? ''],
    [parts[0] ?? '', parts.slice(1).join(' ')],
  ];
  for (const [before, after] of ways) {
    const events = eventsIn(before);
    const actions = actionsFor(events, after);
    if (actions !== undefined) return events.map((event, at) => ({ event, action: actions[at] ?? actions[0] }));
  }
  return withoutSeparator(parts.join(' '));
}

/** "Ignore deletions", "created and updated records are ignored": the word for the event is not the one for the action. */
function withoutSeparator(sentence: string): LifecycleLine[] {
  const [first] = positions(sentence);
  if (first === undefined) return [];
  const events = positions(sentence).filter(
    ({ at }) => !/[^\s,/&+]/u.test(sentence.slice(first.end, at).replace(EVENT_OR_AND, '')),
  );
  const rest = [...events].reverse().reduce((text, { at, end }) => text.slice(0, at) + text.slice(end), sentence);
  const action = actionIn(rest);
  return action === undefined ? [] : events.map(({ event }) => ({ event, action }));
}

const EVENT_OR_AND = new RegExp(
  `\\p{L}*(?:${[CREATE, UPDATE, DELETE, NEW].join('|')})\\p{L}*|\\b(?:and|or|und|oder)\\b`,
  'giu',
);

/** The actions for these events: one for all of them, or as many as there are, in the same order ("create/update/ask"). */
function actionsFor(
  events: readonly LifecycleEvent[],
  text: string,
): [LifecycleAction, ...LifecycleAction[]] | undefined {
  if (events.length === 0) return undefined;
  const [first, ...others] = text.split(/[,/&+]|\b(?:and|und)\b/iu).map(actionIn);
  if (first !== undefined && others.length > 0 && others.length + 1 === events.length) {
    const rest = others.filter((action) => action !== undefined);
    if (rest.length === others.length) return [first, ...rest];
  }
  const action = actionIn(text);
  return action === undefined ? undefined : [action];
}

/** The first action that is named; one that is denied ("do not delete") means that nothing happens. */
function actionIn(text: string): LifecycleAction | undefined {
  const plain = text.replace(NOT_IGNORED, '');
  const positive = plain.replace(NOT_DONE, '');
  const [first] = ACTIONS.flatMap(([action, words]) => {
    const at = positive.search(words);
    return at < 0 ? [] : [{ action, at }];
  }).sort((one, other) => one.at - other.at);
  if (first !== undefined) return first.action;
  return positive !== plain || ONLY_NO.test(plain) ? 'ignore' : undefined;
}

/** The events that are named, each once, in the order of the text. */
function eventsIn(text: string): LifecycleEvent[] {
  return positions(text).map(({ event }) => event);
}

/** Where the words for events stand, each event once, in the order of the text. */
function positions(text: string): { event: LifecycleEvent; at: number; end: number }[] {
  const found = EVENTS.flatMap(([event, words]) => wordIn(text, words).map((word) => ({ event, ...word })));
  if (found.length > 0) return found.sort((one, other) => one.at - other.at);
  return wordIn(text, NEW).map((word) => ({ event: 'created', ...word }));
}

function wordIn(text: string, words: string): { at: number; end: number }[] {
  const match = new RegExp(`\\p{L}*(?:${words})\\p{L}*`, 'iu').exec(text);
  return match === null ? [] : [{ at: match.index, end: match.index + match[0].length }];
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
}
