import { ACTION } from '../../../blocks/ids';
import { notApplicableModal } from '../../../blocks/item-modals';
import { modalContext } from '../../../blocks/modal-context';
import { findItem } from '../ask';
import type { ActionHandler } from '../handlers';

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
      const kickoff = await deps.useCases.find(context.kickoff ?? '');
      const item = findItem(deps, kickoff, context.item ?? '');
      if (kickoff === undefined || item === undefined) return;
      await deps.windows.update(view.id, view.hash, notApplicableModal(deps.sceneOf(kickoff), [item], context));
    },
};
