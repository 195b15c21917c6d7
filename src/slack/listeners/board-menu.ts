import { ACTION } from '../../../blocks/ids';
import { UnreadableRef } from '../../../blocks/item-ref';
import { clickedKickoff, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { isOperation, operate } from '../operations';
import { threadOf } from '../say';
import { clickKey, clicker } from '../who';

/** The board's menu, and every button that does something with a kickoff as a whole. */
export const boardMenu: ActionHandler = {
  id: ACTION.boardMenu,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    const clicked = await clickedKickoff(deps, args);
    if (clicked === undefined) return;
    const { ref, kickoff } = clicked;
    const { chosen = '' } = ref;
    if (!isOperation(chosen)) throw new UnreadableRef();
    const threadTs = threadOf(body);
    await operate(deps, chosen, kickoff, clicker(deps.bot, body, 'button'), {
      ack: () => ack(),
      respond,
      triggerId: body.trigger_id,
      channelId: body.channel?.id ?? kickoff.channelId,
      delivery: clickKey(body),
      ...(threadTs === undefined ? {} : { threadTs }),
    });
    await healCopy(deps, body, kickoff.id);
  },
};
