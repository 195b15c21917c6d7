import { ACTION } from '../../../blocks/ids';
import { notApplicableModal } from '../../../blocks/item-modals';
import { clickedModal } from '../clicked';
import type { ActionHandler } from '../handlers';
import { refusalModal } from '../say';

/** *Does not apply* in the answer modal: asks for the reason in its place, then goes on where one was. */
export const askNotApplicable: ActionHandler = {
  id: ACTION.askNotApplicable,
  handle: (deps) => async (args) => {
    const clicked = await clickedModal(deps, args);
    if (clicked === undefined) return;
    const { kickoff, context, item, show } = clicked;
    await show(
      item === undefined
        ? refusalModal(deps, { type: 'item_not_found' }, kickoff)
        : notApplicableModal(deps.sceneOf(kickoff), [item], context),
    );
  },
};
