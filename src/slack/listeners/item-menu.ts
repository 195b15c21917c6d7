import { historyModal } from '../../../blocks/history-modal';
import { ACTION } from '../../../blocks/ids';
import { handOverModal, notApplicableModal, waitingModal } from '../../../blocks/item-modals';
import { showAllView } from '../../../blocks/show-all';
import { itemViews } from '../../domain/item-view';
import { findItem } from '../ask';
import { clickedRef, healCopy } from '../clicked';
import type { ActionHandler } from '../handlers';
import { sayRefusal, threadOf } from '../say';

/** The menu under a question: not applicable, waiting, hand over, history, show all. */
export const itemMenu: ActionHandler = {
  id: ACTION.itemMenu,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    await ack();
    const ref = clickedRef(args);
    const kickoff = await deps.useCases.find(ref.kickoffId);
    const view = findItem(deps, kickoff, ref.itemId);
    if (kickoff === undefined || view === undefined) {
      await sayRefusal(
        deps,
        respond,
        { type: kickoff === undefined ? 'kickoff_not_found' : 'item_not_found' },
        kickoff,
      );
      return;
    }
    const scene = deps.sceneOf(kickoff);
    const shown = itemViews(deps.template, kickoff).filter(
      (other) => other.question === view.question && other.state !== 'hidden',
    );
    const closed = kickoff.status === 'paused' || kickoff.status === 'cancelled';
    const reading = ref.chosen === 'all' || ref.chosen === 'history';
    if (shown.length === 0) {
      await sayRefusal(deps, respond, { type: 'item_hidden', item: view.id }, kickoff, threadOf(body));
    } else if (closed && !reading) {
      await sayRefusal(deps, respond, { type: 'kickoff_closed', status: kickoff.status }, kickoff, threadOf(body));
    } else if (ref.chosen === 'na') {
      await deps.windows.open(body.trigger_id, notApplicableModal(scene, shown));
    } else if (ref.chosen === 'wait') {
      await deps.windows.open(body.trigger_id, waitingModal(scene, shown));
    } else if (ref.chosen === 'hand') {
      await deps.windows.open(body.trigger_id, handOverModal(scene, shown));
    } else if (ref.chosen === 'history') {
      const entries = await Promise.all(shown.map((one) => deps.useCases.history(kickoff.id, one.id)));
      await deps.windows.open(body.trigger_id, historyModal(scene, view.question, entries.flat()));
    } else {
      await deps.windows.open(body.trigger_id, showAllView(scene, view.id));
    }
    await healCopy(deps, body, ref.kickoffId);
  },
};
