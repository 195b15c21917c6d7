import { isBlank } from './check-text';
import { itemId, itemOf } from './item';
import type { ItemView } from './item-view';
import type { Kickoff, System } from './kickoff';
import type { RowProblem } from './refusal';
import { type Cells, type Row, rowsOf } from './row';
import { systemName, systemsOfPair } from './scope';
import { findSecret } from './secrets';
import { type Column, findQuestion, type Question, type Template } from './template';

export { type Cells, type Row, type RowList, rowsOf } from './row';
export type { RowProblem } from './refusal';

/** The most rows of one item, and how long a cell may be. */
export const MAX_ROWS = 200;
export const MAX_CELL = 150;
/** With more rows than this, a sheet beside them is easier to read. */
export const SHEET_FROM = 20;

/** The columns of a question that is answered with rows; none for every other kind. */
export function columnsOf(question: Question): readonly Column[] {
  return question.answer.kind === 'rows' ? question.answer.columns : [];
}

/** Is this column needed in every row? The first one always is. */
export function isRequired(question: Question, column: Column): boolean {
  return column.required || columnsOf(question)[0]?.id === column.id;
}

/** The cells as they are kept: without white space around them, empty ones and columns that do not exist left out. */
export function tidyCells(question: Question, cells: Cells): Cells {
  return Object.fromEntries(
    columnsOf(question).flatMap(({ id }): [string, string][] => {
      const text = cells[id]?.trim().replace(/\s+/gu, ' ') ?? '';
      return isBlank(text) ? [] : [[id, text]];
    }),
  );
}

/** What is wrong with a row, cell by cell; nothing where it can be taken. */
export function checkCells(question: Question, cells: Cells, at: number): RowProblem[] {
  return columnsOf(question).flatMap((column): RowProblem[] => {
    const text = cells[column.id];
    const wrong = (problem: RowProblem['problem']): RowProblem[] => [{ at, column: column.id, problem }];
    if (text === undefined) return isRequired(question, column) ? wrong('missing') : [];
    if (column.choices !== undefined) {
      return column.choices.some(({ id }) => id === text) ? [] : wrong('unknown_choice');
    }
    if (text.length > MAX_CELL) return wrong('too_long');
    return findSecret(text) === undefined ? [] : wrong('secret');
  });
}

/** True when both rows say the same. */
export function sameCells(one: Cells, other: Cells): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/** A pasted line that cannot be taken as it is. */
export interface PastedProblem {
  /** Counted from 1, blank lines included, as an editor counts them. */
  readonly line: number;
  /** The line as it was pasted. */
  readonly text: string;
  readonly column: string;
  readonly problem: RowProblem['problem'] | 'too_many_cells';
}

/** What was understood of pasted lines. */
export interface Pasted {
  readonly rows: readonly Cells[];
  /** The first problem of each line that is not taken. */
  readonly problems: readonly PastedProblem[];
  /** Lines that say what another row says already. */
  readonly same: number;
}

/**
 * Reads lines from a sheet or an editor: one row each, cells separated by a tab or, where there is none, by ";". A first line
 * that repeats the names of the columns is left out. Choices are understood by their label in any language, by their id and by
 * what the template says that people write instead.
 */
export function readPasted(
  question: Question,
  systems: readonly System[],
  scopeKey: string,
  text: string,
  existing: readonly Row[],
): Pasted {
  const columns = columnsOf(question);
  const name = (label: Column['label']) => labelsOf(label, systems, scopeKey);
  const rows: Cells[] = [];
  const problems: PastedProblem[] = [];
  let same = 0;
  let isFirst = true;
  for (const [at, line] of text.split(/\r\n?|\n/u).entries()) {
    if (isBlank(line)) continue;
    const given = line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim());
    const isHeading =
      isFirst &&
      given.every((cell, index) => cell === '' || name(columns[index]?.label ?? NO_LABEL).includes(fold(cell)));
    isFirst = false;
    if (isHeading) continue;
    const cells = tidyCells(question, cellsOf(columns, given, systems, scopeKey));
    const wrong = checkCells(question, cells, 0);
    // A secret is named whatever else is wrong, so that nobody repeats it.
    const problem = wrong.find((one) => one.problem === 'secret') ?? wrong[0];
    const surplus = given.slice(columns.length).some((cell) => cell !== '');
    if (surplus) problems.push({ line: at + 1, text: line, column: '', problem: 'too_many_cells' });
    else if (problem !== undefined) {
      problems.push({ line: at + 1, text: line, column: problem.column, problem: problem.problem });
    } else if ([...existing.map((row) => row.cells), ...rows].some((row) => sameCells(row, cells))) same += 1;
    else rows.push(cells);
  }
  return { rows, problems, same };
}

const NO_LABEL = { en: '' } as Column['label'];

/** What people write into a cell that they cannot fill in yet. */
const NOTHING = /^(?:[-–—_?.…\s]*|n\/?a|tb[acd]|open|offen|none|unknown|unclear|keine?r?s?|unbekannt|unklar)$/iu;

function cellsOf(
  columns: readonly Column[],
  given: readonly string[],
  systems: readonly System[],
  scopeKey: string,
): Cells {
  return Object.fromEntries(
    columns.map(({ id, choices, required }, at) => {
      const written = given[at] ?? '';
      const cell = at > 0 && !required && NOTHING.test(written) ? '' : written;
      if (choices === undefined) return [id, cell];
      const wanted = fold(cell);
      const choice = choices.find((one) =>
        [...(namesSystem(one.label) ? [] : [one.id]), ...one.also]
          .map(fold)
          .concat(labelsOf(one.label, systems, scopeKey))
          .includes(wanted),
      );
      return [id, choice?.id ?? cell];
    }),
  );
}

/** A label in every language with the systems' names put in, as it is compared. */
function labelsOf(label: Column['label'], systems: readonly System[], scopeKey: string): string[] {
  const [a, b] = scopeKey.includes('-') ? systemsOfPair(scopeKey) : [scopeKey, scopeKey];
  const names: Readonly<Record<string, string>> = {
    system: systemName(systems, a),
    a: systemName(systems, a),
    b: systemName(systems, b),
  };
  // Where a label is just the system, its letter in this kickoff says the same.
  const key = label.en === '{a}' ? a : b;
  return [...Object.values(label), ...(namesSystem(label) ? [key] : [])].flatMap((words) =>
    words === '' ? [] : [fold(words.replace(/\{(system|a|b)\}/gu, (_, name: string) => names[name] ?? ''))],
  );
}

function namesSystem({ en }: Column['label']): boolean {
  return en === '{a}' || en === '{b}';
}

function fold(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/gu, '');
}

/** What other rows speak of and these do not yet, as the text of a first cell: objects of the mapping, for their keys. */
export function proposedRows(template: Template, kickoff: Kickoff, view: ItemView): string[] {
  const { answer } = view.question;
  if (answer.kind !== 'rows' || answer.proposedFrom === undefined) return [];
  const source = findQuestion(template, answer.proposedFrom);
  const [first] = columnsOf(view.question);
  if (source === undefined || first === undefined) return [];
  const known = new Set(rowsOf(view.item).list.map(({ cells }) => fold(cells[first.id] ?? '')));
  const texts = columnsOf(source).filter(({ choices }) => choices === undefined);
  const named = rowsOf(itemOf(kickoff, itemId(source.id, view.scopeKey))).list.flatMap(({ cells }) => {
    const objects = [...new Set(texts.slice(0, 2).flatMap(({ id }) => cells[id] ?? []))];
    const name = objects.join(' / ').slice(0, MAX_CELL);
    // Whoever wrote only one of the two names meant the same.
    return [name, ...objects].some((one) => known.has(fold(one))) ? [] : [name];
  });
  return [...new Set(named)].filter((name) => name !== '');
}
