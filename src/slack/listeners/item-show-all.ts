import { ACTION } from '../../../blocks/ids';
import { showAllView } from '../../../blocks/show-all';
import { findItem } from '../ask';
import { clickedRef, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { sayRefusal } from '../say';

/** Shows a long answer in full. */
export const showAll: ActionHandler = {
  id: ACTION.showAll,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    await ack();
    const ref = clickedRef(args);
    const kickoff = await deps.useCases.find(ref.kickoffId);
    if (kickoff === undefined || findItem(deps, kickoff, ref.itemId) === undefined) {
      await sayRefusal(
        deps,
        respond,
        { type: kickoff === undefined ? 'kickoff_not_found' : 'item_not_found' },
        kickoff,
      );
      return;
    }
    await deps.windows.open(body.trigger_id, showAllView(deps.sceneOf(kickoff), ref.itemId));
    await healCopy(deps, body, ref.kickoffId);
  },
};
