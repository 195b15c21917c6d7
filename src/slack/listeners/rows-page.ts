import { ACTION } from '../../../blocks/ids';
import { UnreadableRef } from '../../../blocks/item-ref';
import type { ActionHandler } from '../handlers';
import { refusalModal } from '../say';
import { clickedRows, showRows } from '../rows-window';

/** *Earlier* and *Later* in a long list. */
export const turnRows: ActionHandler = {
  id: ACTION.turnRows,
  handle: (deps) => async (args) => {
    const { ack, body, action } = args;
    await ack();
    const { modalId, rows } = await clickedRows(deps, args);
    if (action.type !== 'button' || !/^\d{1,3}$/u.test(action.value ?? '')) throw new UnreadableRef();
    if ('type' in rows) await deps.windows.push(body.trigger_id, refusalModal(deps, rows, undefined));
    else await showRows(deps, modalId, rows, rows.kickoff, { page: Number(action.value) });
  },
};
