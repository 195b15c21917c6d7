import { ACTION } from '../../../blocks/ids';
import { clickedRef, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { operate } from '../operations';
import { sayRefusal } from '../say';
import { clickKey, clicker } from '../who';

/** *My items* on the board. */
export const showMine: ActionHandler = {
  id: ACTION.myItems,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    await ack();
    const ref = clickedRef(args);
    const kickoff = await deps.useCases.find(ref.kickoffId);
    if (kickoff === undefined) {
      await sayRefusal(deps, respond, { type: 'kickoff_not_found' }, undefined);
      return;
    }
    await operate(deps, 'mine', kickoff, clicker(deps.bot, body, 'button'), {
      respond,
      triggerId: body.trigger_id,
      channelId: body.channel?.id ?? kickoff.channelId,
      delivery: clickKey(body),
    });
    await healCopy(deps, body, ref.kickoffId);
  },
};
