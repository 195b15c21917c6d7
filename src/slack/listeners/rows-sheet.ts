import { ACTION } from '../../../blocks/ids';
import { sheetForm } from '../../../blocks/rows-sheet';
import type { ActionHandler } from '../handlers';
import { formContext, rowsToChange } from '../rows-window';

/** *Link a sheet*: the long version beside the rows. */
export const linkSheet: ActionHandler = {
  id: ACTION.linkSheet,
  handle: (deps) => async (args) => {
    await args.ack();
    const rows = await rowsToChange(deps, args);
    if (rows === undefined) return;
    await deps.windows.push(args.body.trigger_id, sheetForm(rows.scene, rows.view, formContext(rows)));
  },
};
