import { ACTION } from '../../../blocks/ids';
import { askNext } from '../ask';
import { clickedModal } from '../clicked';
import type { ActionHandler } from '../handlers';
import { clicker } from '../who';

/** *Skip for now* and *Next question*: the next of one's open items; this one stays open. */
export const skipItem: ActionHandler = {
  id: ACTION.skipItem,
  handle: (deps) => async (args) => {
    const clicked = await clickedModal(deps, args);
    if (clicked === undefined) return;
    const { kickoff, context, show } = clicked;
    const actor = clicker(deps, args.body, 'modal');
    await show(await askNext(deps, kickoff, actor, context.item));
  },
};
