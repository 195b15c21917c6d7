import type { ItemView } from '../src/domain/item-view';
import type { Cells } from '../src/domain/rows';
import { columnsOf } from '../src/domain/rows';
import type { Column } from '../src/domain/template';
import { filled } from './answer-text';
import { type Room, oneLine } from './text';
import type { Scene } from './scene';

/** A cell has 150 characters at most; escaping can make it longer. */
const CELL: Room = { graphemes: 150, units: 600 };

/** The name of a column, with the names of the systems in it. Not escaped. */
export function columnName(scene: Scene, view: ItemView, column: Column): string {
  return filled(column.label, scene.language, scene.kickoff.systems, view.scopeKey);
}

/** The labels that a cell can hold; none where it holds text. Not escaped. */
export function choiceNames(scene: Scene, view: ItemView, column: Column): string[] {
  return (column.choices ?? []).map(({ label }) => filled(label, scene.language, scene.kickoff.systems, view.scopeKey));
}

/**
 * A row on one line of mrkdwn, its cells in the order of the columns; `room` is that of one cell. Empty cells keep their
 * place, but those at the end are left out.
 */
export function rowLine(scene: Scene, view: ItemView, cells: Cells, room: Room = CELL): string {
  const columns = columnsOf(view.question);
  const last = columns.findLastIndex(({ id }) => cells[id] !== undefined);
  return columns
    .slice(0, last + 1)
    .map((column) => {
      const text = cells[column.id];
      if (text === undefined) return scene.words.rows.empty;
      const choice = column.choices?.find(({ id }) => id === text);
      const shown =
        choice === undefined ? text : filled(choice.label, scene.language, scene.kickoff.systems, view.scopeKey);
      return oneLine(shown, room).text;
    })
    .join(' · ');
}
