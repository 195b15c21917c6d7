import { checkLink } from './check-answer';
import { checkNote, input, isBlank } from './check-text';
import type { Judged } from './decision';
import type { ItemView } from './item-view';
import type { KickoffCommand } from './kickoff';
import { type Cells, type Row, rowsOf } from './row';
import { checkCells, MAX_ROWS, sameCells, tidyCells } from './rows';

/** What is done with the rows of an item; every row is committed at once. */
export type RowCommand = Extract<
  KickoffCommand,
  { type: 'AddRows' | 'EditRow' | 'RemoveRow' | 'LinkSheet' | 'CompleteRows' }
>;

/** Decides what a command does to the rows of an item. */
export function judgeRows(view: ItemView, command: RowCommand): Judged {
  if (view.question.answer.kind !== 'rows') return input('value', 'unknown_choice');
  switch (command.type) {
    case 'AddRows':
      return judgeAdding(view, command.rows);
    case 'EditRow':
      return judgeEdit(view, command);
    case 'RemoveRow': {
      const row = find(view, command.row);
      if (row === undefined) return [];
      if (row.changed !== command.changed) return { type: 'row_changed', item: view.id, now: row };
      return [{ type: 'RowRemoved', item: view.id, row: row.id }];
    }
    case 'LinkSheet': {
      const url = command.url?.trim() ?? '';
      if (url === (rowsOf(view.item).sheet ?? '')) return [];
      const refusal = url === '' ? undefined : checkLink('sheet', url);
      return refusal ?? [{ type: 'SheetLinked', item: view.id, url: url === '' ? null : url }];
    }
    case 'CompleteRows':
      return judgeComplete(view, command);
  }
}

function judgeAdding(view: ItemView, given: readonly Cells[]): Judged {
  const { list } = rowsOf(view.item);
  const all = given.map((cells) => tidyCells(view.question, cells));
  const problems = all.flatMap((cells, at) => checkCells(view.question, cells, at));
  if (problems.length > 0) return { type: 'rows', problems };
  const fresh: Cells[] = [];
  for (const cells of all) {
    if (![...list.map((row) => row.cells), ...fresh].some((known) => sameCells(known, cells))) fresh.push(cells);
  }
  if (list.length + fresh.length > MAX_ROWS) return input('row', 'too_many');
  if (fresh.length === 0) return [];
  const changed = view.item.revision + 1;
  const rows = fresh.map((cells, at): Row => ({ id: `${changed}.${at + 1}`, changed, cells }));
  return [{ type: 'RowsAdded', item: view.id, rows }];
}

function judgeEdit(view: ItemView, command: Extract<RowCommand, { type: 'EditRow' }>): Judged {
  const row = find(view, command.row);
  if (row === undefined) return { type: 'row_changed', item: view.id };
  const cells = tidyCells(view.question, command.cells);
  if (sameCells(row.cells, cells)) return [];
  const problems = checkCells(view.question, cells, 0);
  if (problems.length > 0) return { type: 'rows', problems };
  if (rowsOf(view.item).list.some((other) => sameCells(other.cells, cells))) return input('row', 'same_twice');
  if (row.changed !== command.changed) return { type: 'row_changed', item: view.id, now: row };
  return [{ type: 'RowChanged', item: view.id, row: { ...row, changed: view.item.revision + 1, cells } }];
}

function judgeComplete(view: ItemView, command: Extract<RowCommand, { type: 'CompleteRows' }>): Judged {
  const { item } = view;
  const { list, sheet } = rowsOf(item);
  const note = command.note === undefined || isBlank(command.note) ? undefined : command.note;
  const isSaid = view.state === 'answered' && (command.note === undefined || item.answer?.note === note);
  if (isSaid) return [];
  const problem = checkNote(command.note);
  if (problem !== undefined) return problem;
  if (list.length === 0) return input('row', 'missing');
  if (item.revision !== command.revision) {
    return { type: 'item_changed', item: view.id, state: view.state, now: item };
  }
  const value = { kind: 'rows', rows: list, ...(sheet === undefined ? {} : { sheet }) } as const;
  return [{ type: 'ItemAnswered', item: view.id, value, ...(note === undefined ? {} : { note }) }];
}

function find(view: ItemView, id: string): Row | undefined {
  return rowsOf(view.item).list.find((row) => row.id === id);
}
