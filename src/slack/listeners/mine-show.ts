import { ACTION } from '../../../blocks/ids';
import { clickedKickoff, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { askedBy, operate } from '../operations';
import { clicker } from '../who';

/** *My items* on the board. */
export const showMine: ActionHandler = {
  id: ACTION.myItems,
  handle: (deps) => async (args) => {
    const clicked = await clickedKickoff(deps, args);
    if (clicked === undefined) return;
    const { kickoff } = clicked;
    await operate(deps, 'mine', kickoff, clicker(deps, args.body, 'button'), askedBy(args, kickoff));
    await healCopy(deps, args.body, kickoff.id);
  },
};
