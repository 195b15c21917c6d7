import { ACTION } from '../../../blocks/ids';
import { clickedRef, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { openSettings } from '../operations';
import { sayRefusal } from '../say';
import { clicker } from '../who';

/** *People and settings* on the board. */
export const showSettings: ActionHandler = {
  id: ACTION.openSettings,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    await ack();
    const ref = clickedRef(args);
    const kickoff = await deps.useCases.find(ref.kickoffId);
    if (kickoff === undefined) {
      await sayRefusal(deps, respond, { type: 'kickoff_not_found' }, undefined);
      return;
    }
    await openSettings(deps, kickoff, clicker(deps.bot, body, 'modal'), body.trigger_id);
    await healCopy(deps, body, ref.kickoffId);
  },
};
