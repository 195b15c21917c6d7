import { ACTION } from '../../../blocks/ids';
import { rowForm } from '../../../blocks/row-form';
import { columnsOf, MAX_CELL } from '../../domain/rows';
import type { ActionHandler } from '../handlers';
import { formContext, rowsToChange } from '../rows-window';

/** *Add row*, or a proposal that becomes the first cell of one. */
export const addRow: ActionHandler = {
  id: ACTION.addRow,
  handle: (deps) => async (args) => {
    const { ack, body, action } = args;
    await ack();
    const rows = await rowsToChange(deps, args);
    if (rows === undefined) return;
    const [first] = columnsOf(rows.view.question);
    const proposed = action.type === 'button' ? action.value : undefined;
    const form = rowForm(rows.scene, rows.view, {
      context: formContext(rows),
      round: 0,
      ...(proposed === undefined || first === undefined
        ? {}
        : { proposed: true, cells: { [first.id]: proposed.slice(0, MAX_CELL) } }),
    });
    await deps.windows.push(body.trigger_id, form);
  },
};
