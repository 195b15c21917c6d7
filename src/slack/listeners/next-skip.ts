import { ACTION } from '../../../blocks/ids';
import { modalContext } from '../../../blocks/modal-context';
import { askNext } from '../ask';
import { kickoffOf } from '../clicked';
import type { ActionHandler } from '../handlers';
import { refusalModal } from '../say';
import { clicker } from '../who';

/** *Skip for now*: the next of one's open items; this one stays open. */
export const skipItem: ActionHandler = {
  id: ACTION.skipItem,
  handle:
    (deps) =>
    async ({ ack, body }) => {
      await ack();
      const { view } = body;
      if (view === undefined) return;
      const { kickoff: kickoffId = '', item } = modalContext.decode(view.private_metadata);
      const kickoff = await kickoffOf(deps, { kickoffId });
      const next =
        kickoff === undefined
          ? refusalModal(deps, { type: 'kickoff_not_found' }, undefined)
          : await askNext(deps, kickoff, clicker(deps.bot, body, 'modal'), item);
      await deps.windows.update(view.id, view.hash, next);
    },
};
