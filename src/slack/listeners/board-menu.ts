import { ACTION } from '../../../blocks/ids';
import { UnreadableRef } from '../../../blocks/item-ref';
import { clickedRef, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { isOperation, operate } from '../operations';
import { sayRefusal, threadOf } from '../say';
import { clickKey, clicker } from '../who';

/** The board's menu, and every button that does something with a kickoff as a whole. */
export const boardMenu: ActionHandler = {
  id: ACTION.boardMenu,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    await ack();
    const ref = clickedRef(args);
    const { chosen = '' } = ref;
    if (!isOperation(chosen)) throw new UnreadableRef();
    const kickoff = await deps.useCases.find(ref.kickoffId);
    if (kickoff === undefined) {
      await sayRefusal(deps, respond, { type: 'kickoff_not_found' }, undefined);
      return;
    }
    const threadTs = threadOf(body);
    await operate(deps, chosen, kickoff, clicker(deps.bot, body, 'button'), {
      respond,
      triggerId: body.trigger_id,
      channelId: body.channel?.id ?? kickoff.channelId,
      delivery: clickKey(body),
      ...(threadTs === undefined ? {} : { threadTs }),
    });
    await healCopy(deps, body, ref.kickoffId);
  },
};
