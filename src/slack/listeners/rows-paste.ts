import { ACTION } from '../../../blocks/ids';
import { pasteForm } from '../../../blocks/rows-paste';
import type { ActionHandler } from '../handlers';
import { formContext, rowsToChange } from '../rows-window';

/** *Paste rows*: many at once, from a sheet. */
export const pasteRows: ActionHandler = {
  id: ACTION.pasteRows,
  handle: (deps) => async (args) => {
    await args.ack();
    const rows = await rowsToChange(deps, args);
    if (rows === undefined) return;
    const form = pasteForm(rows.scene, rows.view, { context: formContext(rows), round: 0 });
    await deps.windows.push(args.body.trigger_id, form);
  },
};
