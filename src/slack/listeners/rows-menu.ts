import { ACTION } from '../../../blocks/ids';
import { UnreadableRef } from '../../../blocks/item-ref';
import { refusalText } from '../../../blocks/refusal';
import { rowForm } from '../../../blocks/row-form';
import { type RowRef, rowRef } from '../../../blocks/row-ref';
import { rowLine } from '../../../blocks/row-words';
import type { RowsNotice } from '../../../blocks/rows-modal';
import { rowsOf } from '../../domain/rows';
import type { ActionArgs, ActionHandler, SlackDeps } from '../handlers';
import { refusalModal } from '../say';
import { clickedRows, formContext, rowsToChange, showRows } from '../rows-window';
import { clickKey } from '../who';

/** The menu of a row: its form, or away with it. What was removed can be put back, so nobody is asked twice. */
export const rowMenu: ActionHandler = {
  id: ACTION.rowMenu,
  handle: (deps) => async (args) => {
    if (args.action.type !== 'overflow') throw new UnreadableRef();
    const ref = rowRef.decode(args.action.selected_option.value);
    await (ref.what === 'edit' ? edit(deps, args, ref) : remove(deps, args, ref));
  },
};

async function edit(deps: SlackDeps, args: ActionArgs, ref: RowRef): Promise<void> {
  await args.ack();
  const rows = await rowsToChange(deps, args);
  if (rows === undefined) return;
  const { scene, view, kickoff, modalId } = rows;
  const row = rowsOf(view.item).list.find(({ id }) => id === ref.row);
  if (row === undefined) {
    await deps.windows.push(
      args.body.trigger_id,
      refusalModal(deps, { type: 'row_changed', item: view.id }, rows.kickoff),
    );
    await showRows(deps, modalId, rows, kickoff);
    return;
  }
  const form = rowForm(scene, view, { context: formContext(rows), row, cells: row.cells });
  await deps.windows.push(args.body.trigger_id, form);
}

async function remove(deps: SlackDeps, args: ActionArgs, ref: RowRef): Promise<void> {
  const { ack, body } = args;
  const { modalId, rows } = await clickedRows(deps, args);
  if ('type' in rows) {
    await ack();
    await deps.windows.push(body.trigger_id, refusalModal(deps, rows, undefined));
    return;
  }
  const { kickoff, view, scene, actor } = rows;
  const row = rowsOf(view.item).list.find(({ id }) => id === ref.row);
  const command = { type: 'RemoveRow', item: view.id, row: ref.row, changed: ref.changed } as const;
  const outcome = await deps.useCases.run(kickoff.id, command, actor, clickKey(body));
  await ack();
  const said: RowsNotice | undefined = !outcome.ok
    ? { text: refusalText(scene.words, outcome.refusal, scene) }
    : row === undefined
      ? undefined
      : { text: scene.words.rows.removed(rowLine(scene, view, row.cells)), restore: row.id };
  await showRows(deps, modalId, rows, outcome.kickoff ?? kickoff, said === undefined ? {} : { notice: said });
}
