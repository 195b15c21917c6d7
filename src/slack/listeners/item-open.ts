import { ACTION } from '../../../blocks/ids';
import { askItem, findItem } from '../ask';
import { clickedRef, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { sayRefusal, threadOf } from '../say';
import { clicker } from '../who';

/** Opens the answer modal of an item. */
export const openAnswer: ActionHandler = {
  id: ACTION.openAnswer,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    await ack();
    const ref = clickedRef(args);
    const kickoff = await deps.useCases.find(ref.kickoffId);
    const view = findItem(deps, kickoff, ref.itemId);
    if (kickoff === undefined || view === undefined) {
      await sayRefusal(
        deps,
        respond,
        { type: kickoff === undefined ? 'kickoff_not_found' : 'item_not_found' },
        kickoff,
      );
    } else if (kickoff.status === 'paused' || kickoff.status === 'cancelled') {
      await sayRefusal(deps, respond, { type: 'kickoff_closed', status: kickoff.status }, kickoff, threadOf(body));
    } else if (view.state === 'hidden') {
      await sayRefusal(deps, respond, { type: 'item_hidden', item: view.id }, kickoff, threadOf(body));
    } else {
      const modal = await askItem(deps, kickoff, view, clicker(deps.bot, body, 'modal'), { mode: 'one' });
      await deps.windows.open(body.trigger_id, modal);
    }
    await healCopy(deps, body, ref.kickoffId);
  },
};
