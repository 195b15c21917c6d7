import { ACTION } from '../../../blocks/ids';
import { UnreadableRef } from '../../../blocks/item-ref';
import { modalContext } from '../../../blocks/modal-context';
import { noteModal } from '../../../blocks/note-modal';
import { findItem } from '../ask';
import { clickedRef, kickoffOf } from '../clicked';
import type { ActionHandler } from '../handlers';
import { refusalModal } from '../say';
import { clicker } from '../who';

/** *Internal note…* in the answer modal, which stays underneath with what was typed. */
export const openNote: ActionHandler = {
  id: ACTION.openNote,
  handle: (deps) => async (args) => {
    const { ack, body } = args;
    const ref = clickedRef(args);
    // To people of another organisation there is no such thing.
    if (clicker(deps, body, 'modal').external) throw new UnreadableRef();
    await ack();
    const kickoff = await kickoffOf(deps, ref);
    const item = findItem(deps, kickoff, ref.itemId);
    const { view } = body;
    const { revision, mode } = view === undefined ? {} : modalContext.decode(view.private_metadata);
    const next =
      kickoff === undefined || item === undefined
        ? refusalModal(deps, { type: kickoff === undefined ? 'kickoff_not_found' : 'item_not_found' }, kickoff)
        : noteModal(deps.sceneOf(kickoff), item, {
            ...(revision === undefined ? {} : { revision }),
            ...(mode === undefined ? {} : { mode }),
            ...(view === undefined ? {} : { parent: view.id }),
          });
    await deps.windows.push(body.trigger_id, next);
  },
};
