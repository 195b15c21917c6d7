import { ACTION } from '../../../blocks/ids';
import { askNext } from '../ask';
import { clickedRef, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { sayRefusal } from '../say';
import { clicker } from '../who';

/** *Answer my next*: one's open items one after the other in one modal. */
export const answerNext: ActionHandler = {
  id: ACTION.answerNext,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    await ack();
    const ref = clickedRef(args);
    const kickoff = await deps.useCases.find(ref.kickoffId);
    if (kickoff === undefined) {
      await sayRefusal(deps, respond, { type: 'kickoff_not_found' }, undefined);
    } else if (kickoff.status === 'paused' || kickoff.status === 'cancelled') {
      await sayRefusal(deps, respond, { type: 'kickoff_closed', status: kickoff.status }, kickoff);
    } else {
      const modal = await askNext(deps, kickoff, clicker(deps.bot, body, 'modal'));
      await deps.windows.open(body.trigger_id, modal);
    }
    await healCopy(deps, body, ref.kickoffId);
  },
};
