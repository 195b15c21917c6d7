import { ACTION } from '../../../blocks/ids';
import { refusalText } from '../../../blocks/refusal';
import { rowLine } from '../../../blocks/row-words';
import { lastPage } from '../../../blocks/rows-modal';
import type { Item } from '../../domain/kickoff';
import { type Row, rowsOf } from '../../domain/rows';
import { findItem } from '../ask';
import type { ActionHandler, SlackDeps } from '../handlers';
import { refusalModal } from '../say';
import { clickedRows, showRows } from '../rows-window';
import { clickKey } from '../who';

/** *Put it back* after a row was removed; it comes back at the end of the list. */
export const restoreRow: ActionHandler = {
  id: ACTION.restoreRow,
  handle: (deps) => async (args) => {
    const { ack, body, action } = args;
    const { modalId, rows } = await clickedRows(deps, args);
    const id = action.type === 'button' ? action.value : undefined;
    if ('type' in rows) {
      await ack();
      await deps.windows.push(body.trigger_id, refusalModal(deps, rows, undefined));
      return;
    }
    const { kickoff, view, scene, actor } = rows;
    const row = await removedRow(deps, kickoff.id, view.id, id);
    if (row === undefined) {
      await ack();
      await showRows(deps, modalId, rows, kickoff);
      return;
    }
    const command = { type: 'AddRows', item: view.id, rows: [row.cells] } as const;
    const outcome = await deps.useCases.run(kickoff.id, command, actor, clickKey(body));
    await ack();
    const text = outcome.ok
      ? scene.words.rows.restored(rowLine(scene, view, row.cells))
      : refusalText(scene.words, outcome.refusal, scene);
    const now = findItem(deps, outcome.kickoff ?? kickoff, view.id) ?? view;
    await showRows(deps, modalId, rows, outcome.kickoff ?? kickoff, { page: lastPage(now), notice: { text } });
  },
};

/** A row as it was when it was removed, from the history. */
async function removedRow(
  deps: SlackDeps,
  kickoffId: string,
  item: string,
  id: string | undefined,
): Promise<Row | undefined> {
  const entries = await deps.useCases.history(kickoffId, item);
  const removal = entries.findLast(({ event }) => event.type === 'RowRemoved' && event.row === id);
  return removal === undefined ? undefined : rowsOf(removal.from as Item).list.find((row) => row.id === id);
}
