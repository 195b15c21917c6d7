import { ACTION } from '../../../blocks/ids';
import { clickedKickoff, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { operate } from '../operations';
import { clickKey, clicker } from '../who';

/** *My items* on the board. */
export const showMine: ActionHandler = {
  id: ACTION.myItems,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    const clicked = await clickedKickoff(deps, args);
    if (clicked === undefined) return;
    const { kickoff } = clicked;
    await operate(deps, 'mine', kickoff, clicker(deps.bot, body, 'button'), {
      ack: () => ack(),
      respond,
      triggerId: body.trigger_id,
      channelId: body.channel?.id ?? kickoff.channelId,
      delivery: clickKey(body),
    });
    await healCopy(deps, body, kickoff.id);
  },
};
