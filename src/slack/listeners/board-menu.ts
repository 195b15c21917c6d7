import { ACTION } from '../../../blocks/ids';
import { UnreadableRef } from '../../../blocks/item-ref';
import { clickedKickoff, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { askedBy, isOperation, operate } from '../operations';
import { clicker } from '../who';

/** The board's menu, and every button that does something with a kickoff as a whole. */
export const boardMenu: ActionHandler = {
  id: ACTION.boardMenu,
  handle: (deps) => async (args) => {
    const clicked = await clickedKickoff(deps, args);
    if (clicked === undefined) return;
    const { ref, kickoff } = clicked;
    const { chosen = '' } = ref;
    if (!isOperation(chosen)) throw new UnreadableRef();
    await operate(deps, chosen, kickoff, clicker(deps, args.body, 'button'), askedBy(args, kickoff));
    await healCopy(deps, args.body, kickoff.id);
  },
};
