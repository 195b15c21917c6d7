import { ACTION } from '../../../blocks/ids';
import { askItem, refuseToAsk } from '../ask';
import { clickedItem, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { sayRefusal, threadOf } from '../say';
import { clicker } from '../who';

/** Opens the answer modal of an item. */
export const openAnswer: ActionHandler = {
  id: ACTION.openAnswer,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    const clicked = await clickedItem(deps, args);
    if (clicked === undefined) return;
    const { kickoff, view } = clicked;
    const actor = clicker(deps, body, 'modal');
    await ack();
    const refusal = refuseToAsk(kickoff, view, actor);
    if (refusal === undefined) {
      const modal = await askItem(deps, kickoff, view, actor, { mode: 'one' });
      await deps.windows.open(body.trigger_id, modal);
    } else {
      await sayRefusal(deps, respond, refusal, kickoff, threadOf(body));
    }
    await healCopy(deps, body, kickoff.id);
  },
};
