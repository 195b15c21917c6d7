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
    const row: Record<string, string> = {};
    for (const [at, column] of columns.entries()) {
      const cell = cells[at] ?? '';
      if (!NOTHING.test(cell)) row[column.id] = cell;
    }
    return row;
  });
}

export type LifecycleEvent = 'created' | 'updated' | 'deleted';

/** What one line of a lifecycle says: when this happens on one side, that is done on the other. */
export interface LifecycleLine {
  readonly event: LifecycleEvent;
  readonly action: 'create' | 'update' | 'delete' | 'archive' | 'ignore' | 'ask';
}
type LifecycleAction = LifecycleLine['action'];

// All of these are asked of one word at a time, in lower case, and hold nothing that repeats: reading stays linear.
const CREATE = /creat|^add(?:s|ed)?$|insert|anleg|anlage|angelegt|erstell|hinzu(?:zu)?(?:ge)?füg/u;
const UPDATE = /updat|chang|modif|^edit|overwrit|änder|aender|aktualisier|bearbeit|überschr/u;
const DELETE = /delet|remov|^eras|lösch|loesch|entfern/u;
const IGNORE = /ignor|nothing|nichts|^nix$|^skip|^keep|^kept|^leave|^stays?$|^remain|behalten|bleib|überspr/u;
const ARCHIVE = /archiv|softdelet|deactivat|deaktivier|inactiv|inaktiv|disabl|stillleg|stillgelegt/u;
const ASK = /^ask|frag|decid|entscheid/u;
/** Says "created" only where nothing clearer is said: a new record can be deleted as well. */
const NEW = /^new$|^neue?[nrs]?$/u;
const NO = /^(?:not|never|no|nicht|nie|keine?[nmrs]?)$/u;
const TRANSFER = /sync|transfer|propagat|replicat|forward|action|übertrag|übernehm|übernommen|weiterg|aktion/u;

const EVENTS: readonly (readonly [LifecycleEvent, RegExp])[] = [
  ['created', CREATE],
  ['updated', UPDATE],
  ['deleted', DELETE],
];
const ACTIONS: readonly (readonly [LifecycleAction, RegExp])[] = [
  ['ignore', IGNORE],
  ['archive', ARCHIVE],
  ['ask', ASK],
  ['create', CREATE],
  ['update', UPDATE],
  ['delete', DELETE],
];

/** What a word, or a single mark such as "," or "→", says wherever it stands. */
interface Token {
  readonly text: string;
  readonly isWord: boolean;
  /** Stands between what happens and what is done, or inside a direction such as "A → B". */
  readonly separates: boolean;
  /** Stands between events, or between actions, that are named together. */
  readonly joins: boolean;
  readonly events: readonly LifecycleEvent[];
  readonly isNew: boolean;
  readonly action: LifecycleAction | undefined;
  readonly isNo: boolean;
  /** Says that something is done, which "not" before it denies. */
  readonly isDone: boolean;
}

function tokenOf(text: string): Token {
  const events = EVENTS.filter(([, words]) => words.test(text)).map(([event]) => event);
  // Of two in one word, as in "Löschanfrage", the first counts.
  const actions = ACTIONS.map(([action, words]) => ({ action, at: text.search(words) })).filter(({ at }) => at >= 0);
  return {
    text,
    isWord: /^\p{L}/u.test(text),
    separates: /^[:>→⇒➔➜↔|\t]$|^[-–—=]+>$|=/u.test(text),
    joins: /^(?:[,/&+]|and|und)$/u.test(text),
    events,
    isNew: NEW.test(text),
    action: actions.sort((one, other) => one.at - other.at)[0]?.action,
    isNo: NO.test(text),
    isDone: events.length > 0 || TRANSFER.test(text),
  };
}

/** More lines than fit into an answer, unless they are too short to say something. */
const MAX_LINES = 200;
/** How often it is tried to begin another statement; a longer one is prose, and is read as a whole. */
const MAX_TRIES = 8;

/**
 * What can be understood of a lifecycle that was written as text, in English or German: "deleted A → B: ignore", "Löschungen
 * werden ignoriert", "created/updated: update". What does not say both an event and an action is left out.
 *
 * This is done whenever a board is shown, so the work grows with the length of the text only.
 */
export function readLifecycle(text: string): LifecycleLine[] {
  const known = new Map<string, Token>();
  let heading: readonly LifecycleEvent[] = [];
  const lines = linesOf(plainly(text)).slice(0, MAX_LINES);
  return lines.flatMap((line) => {
    const tokens = tokensOf(line, known);
    const said = statementsOf(tokens).flatMap(understood);
    if (said.length > 0) return said;
    const parts = split(tokens, (token) => token.separates);
    const last = parts.pop() ?? [];
    const events = eventsIn(parts.flat());
    if (events.length > 0) {
      heading = last.length === 0 ? events : [];
      return [];
    }
    // Under a line such as "Deleted:", each line is about that event.
    const action = actionIn(last);
    return action === undefined ? [] : heading.map((event) => ({ event, action }));
  });
}

/** In lower case, and every word by itself: "do not" for "don't", "soft delete" for "soft-delete". */
function plainly(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/n['’]t\b/gu, ' not')
    .replace(/\b(?:keep|kept) (?:it |them )?in sync/gu, 'sync')
    .replace(/\bsoft-(?=delet)/gu, 'soft ')
    .replace(/\bde-(?=activat)/gu, 'de');
}

/** A dash between spaces is an arrow. */
function tokensOf(line: string, known: Map<string, Token>): Token[] {
  const texts = line.replace(/(?<=\s)[-–—](?=\s)/gu, '→').match(/\p{L}+|[-–—=]+>?|\t|\S/gu) ?? [];
  return texts.map((text) => {
    const token = known.get(text) ?? tokenOf(text);
    known.set(text, token);
    return token;
  });
}

/** Several statements may stand on one line, as in "created: create, updated: update; deleted: ask". */
function statementsOf(tokens: readonly Token[]): Token[][] {
  const statements: Token[][] = [];
  let last: Token[] = [];
  let lastSeparates = false;
  let tries = 0;
  for (const part of split(tokens, ({ text }) => text === ',' || text === ';', 'keep')) {
    const separates = part.some((token) => token.separates);
    const mayBegin = (separates || !lastSeparates) && part.some(({ events, isNew }) => isNew || events.length > 0);
    if (mayBegin && tries < MAX_TRIES) {
      tries += 1;
      if (understood(last).length > 0) {
        statements.push(last);
        [last, lastSeparates, tries] = [[], false, 0];
      }
    }
    for (const token of part) last.push(token);
    lastSeparates ||= separates;
  }
  return [...statements, last];
}

function understood(statement: readonly Token[]): LifecycleLine[] {
  if (!statement.some(({ events, isNew }) => isNew || events.length > 0)) return [];
  const parts = split(statement, (token) => token.separates).filter((part) => part.length > 0);
  const ways: readonly (readonly [Token[], Token[]])[] = [
    // "deleted A → B: archive", then "deleted: archive in B → A"
    [parts.slice(0, -1).flat(), parts.at(-1) ?? []],
    [parts[0] ?? [], parts.slice(1).flat()],
  ];
  for (const [before, after] of ways) {
    const events = eventsIn(before);
    const actions = actionsFor(events, after);
    if (actions !== undefined) return events.map((event, at) => ({ event, action: actions[at] ?? actions[0] }));
  }
  return withoutSeparator(parts.flat());
}

/** "Ignore deletions", "created and updated records are ignored": the word for the event is not the one for the action. */
function withoutSeparator(sentence: readonly Token[]): LifecycleLine[] {
  const [first, ...others] = positions(sentence);
  if (first === undefined) return [];
  const isListed = ({ text, events, isNew, joins }: Token): boolean =>
    joins || isNew || events.length > 0 || text === 'or' || text === 'oder';
  const events = [first, ...others.filter(({ at }) => sentence.slice(first.at + 1, at).every(isListed))];
  const action = actionIn(sentence.filter((_, index) => !events.some(({ at }) => at === index)));
  return action === undefined ? [] : events.map(({ event }) => ({ event, action }));
}

/** The actions for these events: one for all of them, or as many as there are, in the same order ("create/update/ask"). */
function actionsFor(
  events: readonly LifecycleEvent[],
  tokens: readonly Token[],
): [LifecycleAction, ...LifecycleAction[]] | undefined {
  if (events.length === 0) return undefined;
  const pieces = split(tokens, ({ joins }) => joins);
  if (pieces.length === events.length) {
    const [first, ...rest] = pieces.map(actionIn).filter((action) => action !== undefined);
    if (first !== undefined && rest.length + 1 === events.length) return [first, ...rest];
  }
  const action = actionIn(tokens);
  return action === undefined ? undefined : [action];
}

/** The first action that is named; one that is denied ("do not delete") means that nothing happens. */
function actionIn(tokens: readonly Token[]): LifecycleAction | undefined {
  // "Must not be ignored" asks for something, but does not say for what.
  const plain = withoutDenied(tokens, ({ text }) => text.startsWith('ignor'));
  const positive = withoutDenied(plain, ({ isDone }) => isDone);
  for (const [at, { text, action }] of positive.entries()) {
    if (text === 'soft' && positive[at + 1]?.text.startsWith('delet') === true) return 'archive';
    if (action !== undefined) return action;
  }
  if (positive.length < plain.length) return 'ignore';
  const [word, ...others] = plain.filter(({ isWord }) => isWord);
  const isNo = word !== undefined && (word.isNo || word.text === 'none' || word.text === 'nein');
  return isNo && others.length === 0 ? 'ignore' : undefined;
}

/** Leaves out each "not …" up to the word it denies, which is at most five words on. */
function withoutDenied(tokens: readonly Token[], isDenied: (word: Token) => boolean): readonly Token[] {
  let resume = 0;
  return tokens.filter(({ isNo }, at) => {
    if (at < resume) return false;
    const next = isNo ? tokens.slice(at + 1, at + 6) : [];
    const denied = next.findIndex((token) => !token.isWord || isDenied(token));
    if (next[denied]?.isWord !== true) return true;
    resume = at + denied + 2;
    return false;
  });
}

/** The events that are named, each once, in the order of the text. */
function eventsIn(tokens: readonly Token[]): LifecycleEvent[] {
  return positions(tokens).map(({ event }) => event);
}

/** Where the words for events stand, each event once, in the order of the text. */
function positions(tokens: readonly Token[]): { event: LifecycleEvent; at: number }[] {
  const found = new Map<LifecycleEvent, number>();
  for (const [at, { events }] of tokens.entries())
    for (const event of events) if (!found.has(event)) found.set(event, at);
  if (found.size > 0) return [...found].map(([event, at]) => ({ event, at }));
  const at = tokens.findIndex(({ isNew }) => isNew);
  return at < 0 ? [] : [{ event: 'created', at }];
}

/** What stands between the tokens that divide; where they are kept, each begins the part after it. */
function split(tokens: readonly Token[], divides: (token: Token) => boolean, divider?: 'keep'): Token[][] {
  let part: Token[] = [];
  const parts = [part];
  for (const token of tokens) {
    const isDivider = divides(token);
    if (isDivider) parts.push((part = []));
    if (!isDivider || divider === 'keep') part.push(token);
  }
  return parts;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
}
