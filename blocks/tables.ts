import type { AnswerValue } from '../src/domain/answer';
import { chosenDirections } from '../src/domain/condition';
import type { ItemView } from '../src/domain/item-view';
import {
  actionFor,
  type Direction,
  DIRECTIONS,
  LIFECYCLE_EVENTS,
  type LifecycleCell,
  type LifecycleEvent,
} from '../src/domain/lifecycle';
import { type Cells, columnsOf, type Row } from '../src/domain/rows';
import { systemName, systemsOfPair } from '../src/domain/scope';
import type { Column, Question } from '../src/domain/template';
import { filled } from './filled';
import type { Scene } from './scene';
import { cellUnits, type Shown, tableCell } from './text';

// ---- Rows ----------------------------------------------------------------------------------------------------------

/** What stands between the cells of a row that is shown as it was typed. */
const BAR = ' | ';

/** "8 rows: Contact → Kunde (1:1), …": rows while there is room for them; `whole` where it was enough. Not escaped. */
export function rowsLine(
  scene: Scene,
  question: Question,
  scopeKey: string,
  rows: readonly Row[],
  units: number,
): Shown {
  const words = scene.words.tables.rows;
  const count = words.count(rows.length);
  if (rows.length === 0) return { text: count, whole: true };
  const list = firstRows(scene, question, scopeKey, rows, units);
  return { text: words.counted(count, list.text), whole: list.whole };
}

/** The first rows in brief; the text may be longer than `units`, but not by more than a row. */
function firstRows(scene: Scene, question: Question, scopeKey: string, rows: readonly Row[], units: number): Shown {
  let text = '';
  for (const { cells } of rows) {
    if (text.length > units) return { text: `${text}, …`, whole: false };
    const row = rowInBrief(scene, question, scopeKey, cells);
    text = text === '' ? row : `${text}, ${row}`;
  }
  return { text, whole: true };
}

/** A row as people say it: "Contact → Kunde (1:1, Leading system: HubSpot)". Not escaped. */
export function rowInBrief(scene: Scene, question: Question, scopeKey: string, cells: Cells): string {
  const words = scene.words.tables.rows;
  const columns = columnsOf(question);
  const shown = (column: Column | undefined): string =>
    column === undefined ? '' : cellText(scene, scopeKey, column, cells);
  const side = (mark: string) => columns.find(({ label, choices }) => choices === undefined && label.en.includes(mark));
  const [one, other] = [side('{a}'), side('{b}')];
  if (one === undefined || other === undefined) return cellsInOrder(scene, question, scopeKey, cells).join(', ');
  const both = words.both(shown(one) || scene.words.rows.empty, shown(other) || scene.words.rows.empty);
  const rest = columns.filter((column) => column !== one && column !== other && shown(column) !== '');
  const first = rest.find((column) => column === columns[0]);
  const about = rest
    .filter((column) => column !== first)
    .map((column) => {
      const text = shown(column);
      // A cell that only names a system does not say what about it.
      const isName = column.choices?.some(({ id, label }) => id === cells[column.id] && isSystem(label.en)) === true;
      return isName ? words.named(filled(column.label, scene.language, scene.kickoff.systems, scopeKey), text) : text;
    });
  const pair = about.length === 0 ? both : `${both} (${about.join(', ')})`;
  return first === undefined ? pair : words.named(shown(first), pair);
}

function isSystem(label: string): boolean {
  return /^\{(?:a|b|system)\}$/u.test(label);
}

function cellText(scene: Scene, scopeKey: string, column: Column, cells: Cells): string {
  const text = cells[column.id] ?? '';
  const choice = column.choices?.find(({ id }) => id === text);
  return choice === undefined ? text : filled(choice.label, scene.language, scene.kickoff.systems, scopeKey);
}

/** Every cell in the order of the columns, empty ones marked, and what belongs to a column that the question no longer has. */
function cellsInOrder(scene: Scene, question: Question, scopeKey: string, cells: Cells): string[] {
  const columns = columnsOf(question);
  const others = Object.entries(cells).flatMap(([id, text]) => (columns.some((one) => one.id === id) ? [] : [text]));
  const own = columns.map((column) => cellText(scene, scopeKey, column, cells) || scene.words.rows.empty);
  return [...own, ...others];
}

/** A whole row on one line, exactly as it was typed. Not escaped. */
export function wholeRow(scene: Scene, question: Question, scopeKey: string, cells: Cells): string {
  return cellsInOrder(scene, question, scopeKey, cells).join(BAR);
}

/** What the cells of a whole row are, in the same order. Not escaped; empty where the question has no columns. */
export function rowHeading(scene: Scene, question: Question, scopeKey: string): string {
  return columnsOf(question)
    .map(({ label }) => filled(label, scene.language, scene.kickoff.systems, scopeKey))
    .join(BAR);
}

// ---- The lifecycle -------------------------------------------------------------------------------------------------

/** What a narrow client shows beside each other in a code block. */
export const TABLE_COLUMNS = 34;
const GAP = '  ';
const FENCE = '```';

/** The directions that a table shows: those that data takes, or while nobody knows them those that something was said of. */
export function shownDirections(scene: Scene, view: ItemView, cells: readonly LifecycleCell[]): readonly Direction[] {
  const { template, kickoff } = scene;
  const chosen = chosenDirections({ template, kickoff, shown: new Map() }, view.question, view.scopeKey);
  return view.state === 'answered' && chosen !== undefined ? chosen : saidDirections(cells);
}

/** An answer as it holds now: what a lifecycle says of directions that data does not take is kept, and not shown. */
export function shownValue(scene: Scene, view: ItemView, value: AnswerValue): AnswerValue {
  if (value.kind !== 'lifecycle') return value;
  const directions = shownDirections(scene, view, value.cells);
  return { ...value, cells: value.cells.filter(({ direction }) => directions.includes(direction)) };
}

function saidDirections(cells: readonly LifecycleCell[]): readonly Direction[] {
  return DIRECTIONS.filter((direction) => cells.some((cell) => cell.direction === direction));
}

/** What happens on the other side, as a code block in mrkdwn: a line per event, a column per direction. */
export function lifecycleTable(
  scene: Scene,
  scopeKey: string,
  cells: readonly LifecycleCell[],
  directions: readonly Direction[],
): string {
  const words = scene.words.tables.lifecycle;
  const { first, each } = tableWidths(scene, directions.length);
  const line = (label: string, texts: readonly string[]): string => [label.padEnd(first), ...texts].join(GAP).trimEnd();
  const lines = LIFECYCLE_EVENTS.map((event) =>
    line(
      words.events[event],
      directions.map((direction) => {
        const action = actionFor(cells, direction, event);
        return (action === undefined ? words.unsaid : words.actions[action]).padEnd(each);
      }),
    ),
  );
  return [FENCE, line('', headings(scene, scopeKey, directions, each)), ...lines, FENCE].join('\n');
}

/** Where each direction leads. Two names that are cut to the same show their ends. */
function headings(scene: Scene, scopeKey: string, directions: readonly Direction[], columns: number): string[] {
  const { to } = scene.words.tables.lifecycle;
  const room = columns - to('').length;
  const names = directions.map((direction) => receiverOf(scene, scopeKey, direction));
  const starts = names.map((name) => tableCell(name, room));
  const cells = new Set(starts).size === starts.length ? starts : names.map((name) => tableCell(name, room, 'end'));
  return cells.map(to);
}

function receiverOf(scene: Scene, scopeKey: string, direction: Direction): string {
  const [a, b] = systemsOfPair(scopeKey);
  return systemName(scene.kickoff.systems, direction === 'a_to_b' ? b : a);
}

function tableWidths(scene: Scene, directions: number): { readonly first: number; readonly each: number } {
  const first = Math.max(...Object.values(scene.words.tables.lifecycle.events).map((label) => label.length));
  const each = Math.floor((TABLE_COLUMNS - first) / Math.max(directions, 1)) - GAP.length;
  return { first, each };
}

/** The most units that a table can take. */
export function tableBound(): number {
  const heading = TABLE_COLUMNS + cellUnits(TABLE_COLUMNS) + 2;
  return 2 * (FENCE.length + 1) + heading + LIFECYCLE_EVENTS.length * (TABLE_COLUMNS + 1);
}

/** Everything that was said, on one line: "→ HubSpot: created: create, updated: update, …". Not escaped. */
export function lifecycleLine(scene: Scene, scopeKey: string, cells: readonly LifecycleCell[]): string {
  const words = scene.words.tables.lifecycle;
  return saidDirections(cells)
    .map((direction) => {
      const parts = LIFECYCLE_EVENTS.flatMap((event) => {
        const action = actionFor(cells, direction, event);
        return action === undefined ? [] : [words.line(words.events[event], words.actions[action])];
      });
      return `${words.to(receiverOf(scene, scopeKey, direction))}: ${parts.join(', ')}`;
    })
    .join('; ');
}

/** Everything that was said, in sentences, a line each. Not escaped. */
export function lifecycleInWords(scene: Scene, scopeKey: string, cells: readonly LifecycleCell[]): string {
  const { lifecycle, tables } = scene.words;
  const [a, b] = systemsOfPair(scopeKey);
  const [hub, other] = [a, b].map((key) => systemName(scene.kickoff.systems, key));
  return saidDirections(cells)
    .map((direction) => {
      const [from, to] = direction === 'a_to_b' ? [hub, other] : [other, hub];
      const lines = LIFECYCLE_EVENTS.flatMap((event) => {
        const action = actionFor(cells, direction, event);
        return action === undefined ? [] : [tables.lifecycle.line(lifecycle.events[event], lifecycle.actions[action])];
      });
      return [lifecycle.direction(from ?? '', to ?? ''), ...lines].join('\n');
    })
    .join('\n\n');
}

/** One cell that says something else than before. */
export interface CellChange {
  /** "→ HubSpot". Not escaped. */
  readonly to: string;
  readonly event: string;
  readonly before: string;
  readonly after: string;
}

/** The cells in which two answers differ. */
export function changedCells(
  scene: Scene,
  scopeKey: string,
  before: readonly LifecycleCell[],
  after: readonly LifecycleCell[],
): readonly CellChange[] {
  const words = scene.words.tables.lifecycle;
  const said = (cells: readonly LifecycleCell[], direction: Direction, event: LifecycleEvent): string => {
    const action = actionFor(cells, direction, event);
    return action === undefined ? words.unsaid : words.actions[action];
  };
  return DIRECTIONS.flatMap((direction) =>
    LIFECYCLE_EVENTS.map((event) => ({
      to: words.to(receiverOf(scene, scopeKey, direction)),
      event: words.events[event],
      before: said(before, direction, event),
      after: said(after, direction, event),
    })),
  ).filter((change) => change.before !== change.after);
}
