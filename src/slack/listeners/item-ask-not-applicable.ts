import { ACTION } from '../../../blocks/ids';
import { notApplicableModal } from '../../../blocks/item-modals';
import { modalContext } from '../../../blocks/modal-context';
import { findItem } from '../ask';
import { kickoffOf } from '../clicked';
import type { ActionHandler } from '../handlers';
import { refusalModal } from '../say';

/** *Does not apply* in the answer modal: asks for the reason in its place, then goes on where one was. */
export const askNotApplicable: ActionHandler = {
  id: ACTION.askNotApplicable,
  handle:
    (deps) =>
    async ({ ack, body }) => {
      await ack();
      const { view } = body;
      if (view === undefined) return;
      const context = modalContext.decode(view.private_metadata);
      const kickoff = await kickoffOf(deps, { kickoffId: context.kickoff ?? '' });
      const item = findItem(deps, kickoff, context.item ?? '');
      const next =
        kickoff === undefined || item === undefined
          ? refusalModal(deps, { type: kickoff === undefined ? 'kickoff_not_found' : 'item_not_found' }, kickoff)
          : notApplicableModal(deps.sceneOf(kickoff), [item], context);
      await deps.windows.update(view.id, view.hash, next);
    },
};
