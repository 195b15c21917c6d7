import { ACTION } from '../../../blocks/ids';
import { askNext } from '../ask';
import { clickedKickoff, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { sayRefusal, threadOf } from '../say';
import { clicker } from '../who';

/** *Answer my next*: one's open items one after the other in one modal. */
export const answerNext: ActionHandler = {
  id: ACTION.answerNext,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    const clicked = await clickedKickoff(deps, args);
    if (clicked === undefined) return;
    const { kickoff } = clicked;
    const { status } = kickoff;
    await ack();
    if (status === 'paused' || status === 'cancelled') {
      await sayRefusal(deps, respond, { type: 'kickoff_closed', status }, kickoff, threadOf(body));
    } else {
      const actor = clicker(deps, body, 'modal');
      const modal = await askNext(deps, kickoff, actor);
      await deps.windows.open(body.trigger_id, modal);
    }
    await healCopy(deps, body, kickoff.id);
  },
};
