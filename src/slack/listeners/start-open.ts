import { ACTION } from '../../../blocks/ids';
import type { ActionHandler } from '../handlers';
import { openStart } from '../start';
import { clicker } from '../who';

/** *Start a kickoff*, from a reply that says that none is running. */
export const startFromReply: ActionHandler = {
  id: ACTION.openStart,
  handle:
    (deps) =>
    async ({ ack, body, respond, action }) => {
      await ack();
      const channelId = action.type === 'button' ? (action.value ?? '') : '';
      const actor = clicker(deps, body, 'button');
      await openStart(deps, { channelId, actor, respond, triggerId: body.trigger_id, systemNames: [] });
    },
};
