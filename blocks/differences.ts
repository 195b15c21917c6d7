import type { KnownBlock } from '@slack/types';
import { sameValue } from '../src/domain/answer';
import { answerOf, isUnsure, splitItemId, stateOf } from '../src/domain/item';
import type { Item } from '../src/domain/kickoff';
import { type Row, sameCells } from '../src/domain/rows';
import { findQuestion, type Question } from '../src/domain/template';
import { answerLine, itemTitle, systemsTitle } from './answer-text';
import { LIMIT, ROOM } from './limits';
import type { Message, Scene } from './scene';
import { sections } from './summary';
import { changedCells, lifecycleLine, rowInBrief } from './tables';
import { addressText, escapeText, memberText, mrkdwn, oneLine } from './text';

/** One change of an item: what was known of it before and after, and who changed it. */
export interface ItemChange {
  readonly item: string;
  readonly from: Item;
  readonly to: Item;
  readonly by: string;
}

/** Room for the lines; the rest is counted, because the summary itself is up to date. */
const LINES_UNITS = LIMIT.messageCharacters - 1000;
const ABOUT = { graphemes: 180, units: 260 };

/**
 * The one reply that lists what changed since the summary. Several changes of one item are one difference, from the first
 * to the last; undefined where in the end everything is as it was. A new owner is no difference: it changes no fact.
 */
export function differencesMessage(scene: Scene, changes: readonly ItemChange[]): Message | undefined {
  const words = scene.words.messages.differences;
  const lines = folded(changes).flatMap((change) => differenceLine(scene, change));
  if (lines.length === 0) return undefined;
  const title = systemsTitle(scene);
  const shown: string[] = [];
  let units = 0;
  for (const line of lines) {
    units += line.length + 1;
    if (units > LINES_UNITS) break;
    shown.push(line);
  }
  const more = lines.length - shown.length;
  const heading: KnownBlock = { type: 'section', text: mrkdwn(words.heading(escapeText(title))) };
  return {
    text: escapeText(words.text(title, lines.length)),
    blocks: [heading, ...sections(more > 0 ? [...shown, words.more(more)] : shown)],
  };
}

function folded(changes: readonly ItemChange[]): ItemChange[] {
  const byItem = new Map<string, ItemChange>();
  for (const change of changes) {
    const first = byItem.get(change.item);
    byItem.set(change.item, first === undefined ? change : { ...change, from: first.from });
  }
  return [...byItem.values()];
}

function differenceLine(scene: Scene, { item, from, to, by }: ItemChange): string[] {
  const { questionId, scopeKey } = splitItemId(item);
  const question = findQuestion(scene.template, questionId);
  if (question === undefined || sameFacts(question, from, to)) return [];
  const words = scene.words.messages.differences;
  const about = oneLine(itemTitle(scene, item), ABOUT).text;
  const cells = differingCells(scene, question, scopeKey, from, to);
  if (cells !== undefined) return [scene.words.tables.lifecycle.difference(`• ${about}`, cells, memberText(by))];
  const [before, after] = knownOfBoth(scene, question, scopeKey, from, to);
  return [words.line(`• ${about}`, before, after, memberText(by))];
}

/** Where a table was changed: the cells that differ, and the new note. Undefined for any other change. */
function differingCells(scene: Scene, question: Question, scopeKey: string, from: Item, to: Item): string | undefined {
  const [one, other] = [from, to].map((item) => answerOf(question, item));
  if (one?.kind !== 'lifecycle' || other?.kind !== 'lifecycle') return undefined;
  const { changed, decided } = scene.words.tables.lifecycle;
  const cells = changedCells(scene, scopeKey, one.cells, other.cells).map(({ to: name, event, before, after }) =>
    changed(oneLine(name, ROOM.systemInPair).text, event, before, after),
  );
  const text = cells.length === 0 ? decided : cells.join(', ');
  return from.answer?.note === to.answer?.note ? text : withNote(scene, text, to.answer?.note);
}

/** What was known before and after; of lists only what differs. */
function knownOfBoth(
  scene: Scene,
  question: Question,
  scopeKey: string,
  from: Item,
  to: Item,
): readonly [string, string] {
  const [one, other] = [from, to].map((item) => answerOf(question, item));
  const noted = (text: string, { answer }: Item): string => withNote(scene, text, answer?.note);
  if (one?.kind === 'rows' && other?.kind === 'rows') {
    const { count } = scene.words.tables.rows;
    const changes = changedRows(scene, question, scopeKey, one.rows, other.rows);
    const sheets = one.sheet === other.sheet ? ['', ''] : [one.sheet, other.sheet].map((url) => sheetText(scene, url));
    const text = (rows: readonly Row[], ...parts: readonly string[]): string =>
      [count(rows.length), ...parts].filter((part) => part !== '').join(' · ');
    return [noted(text(one.rows, sheets[0] ?? ''), from), noted(text(other.rows, ...changes, sheets[1] ?? ''), to)];
  }
  return [knownOf(scene, question, scopeKey, from), knownOf(scene, question, scopeKey, to)];
}

/** How many rows of each kind of change are named, and how much of each. */
const MOST_ROWS = 2;
const ROW = { graphemes: 60, units: 90 };

/** What was added, removed and changed in a list, in brief. */
function changedRows(
  scene: Scene,
  question: Question,
  scopeKey: string,
  before: readonly Row[],
  after: readonly Row[],
): string[] {
  const words = scene.words.tables.rows;
  const old = new Map(before.map((row) => [row.id, row]));
  const now = new Set(after.map(({ id }) => id));
  const listed = (rows: readonly Row[], say: (list: string) => string): string[] => {
    if (rows.length === 0) return [];
    const shown = rows
      .slice(0, MOST_ROWS)
      .map(({ cells }) => oneLine(rowInBrief(scene, question, scopeKey, cells), ROW).text);
    const more = rows.length - shown.length;
    return [say([...shown, ...(more > 0 ? [words.others(more)] : [])].join(', '))];
  };
  const changed = after.filter(({ id, cells }) => {
    const was = old.get(id);
    return was !== undefined && !sameCells(was.cells, cells);
  });
  return [
    ...listed(
      after.filter(({ id }) => !old.has(id)),
      words.added,
    ),
    ...listed(
      before.filter(({ id }) => !now.has(id)),
      words.removed,
    ),
    ...listed(changed, words.changed),
  ];
}

const SHEET = { graphemes: 120, units: 160 };

function sheetText(scene: Scene, url: string | undefined): string {
  if (url === undefined) return '';
  return scene.words.tables.rows.sheet(addressText(url, SHEET.units) ?? oneLine(url, SHEET).text);
}

function withNote(scene: Scene, text: string, note: string | undefined): string {
  const { item: words, differences } = scene.words.messages;
  return note === undefined ? text : words.withNote(text, differences.note(oneLine(note, ROOM.note).text));
}

/** Six cells with the names of both systems. */
const LIFECYCLE = { graphemes: 300, units: 400 };

/** True when both say the same about the integration: who said it, when, and who owns the item is no part of that. */
function sameFacts(question: Question, one: Item, other: Item): boolean {
  const [value, otherValue] = [one.answer?.value, other.answer?.value];
  return (
    stateOf(question, one) === stateOf(question, other) &&
    (value === undefined || otherValue === undefined ? value === otherValue : sameValue(value, otherValue)) &&
    (one.answer?.note ?? '') === (other.answer?.note ?? '') &&
    one.notApplicable?.reason === other.notApplicable?.reason &&
    one.waiting?.on === other.waiting?.on &&
    one.waiting?.until === other.waiting?.until
  );
}

function knownOf(scene: Scene, question: Question, scopeKey: string, item: Item): string {
  const { item: words } = scene.words.messages;
  const { common } = scene.words;
  const state = stateOf(question, item);
  if (state === 'not_applicable') {
    return `${common.states.not_applicable}: ${oneLine(item.notApplicable?.reason ?? '', ROOM.reason).text}`;
  }
  if (state === 'waiting') {
    const until = item.waiting?.until;
    const on = oneLine(item.waiting?.on ?? '', ROOM.waitingOn).text;
    return words.waiting(on, until === undefined ? undefined : common.day(until));
  }
  if (item.answer === undefined) return words.open;
  const { value, note } = item.answer;
  const answer =
    value.kind === 'lifecycle'
      ? oneLine(lifecycleLine(scene, scopeKey, value.cells), LIFECYCLE).text
      : answerLine(scene, question, scopeKey, value).text;
  const said = withNote(scene, answer, note);
  if (state === 'open' && !isUnsure(question, item)) return scene.words.tables.item.saidBefore(words.open, said);
  if (!isUnsure(question, item)) return said;
  return item.accepted === undefined ? words.unsure(said) : words.accepted(said, memberText(item.accepted.by));
}
