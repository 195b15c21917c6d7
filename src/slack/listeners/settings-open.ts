import { ACTION } from '../../../blocks/ids';
import { clickedKickoff, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { openSettings } from '../operations';
import { clicker } from '../who';

/** *People and settings* on the board. */
export const showSettings: ActionHandler = {
  id: ACTION.openSettings,
  handle: (deps) => async (args) => {
    const { ack, body } = args;
    const clicked = await clickedKickoff(deps, args);
    if (clicked === undefined) return;
    await ack();
    await openSettings(deps, clicked.kickoff, clicker(deps, body, 'modal'), body.trigger_id);
    await healCopy(deps, body, clicked.kickoff.id);
  },
};
