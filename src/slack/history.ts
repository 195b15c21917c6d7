import type { ModalView } from '@slack/types';
import { historyModal, kickoffHistoryModal } from '../../blocks/history-modal';
import { itemViews } from '../domain/item-view';
import type { Actor, Kickoff } from '../domain/kickoff';
import { findItem } from './ask';
import type { SlackDeps } from './handlers';

/** The history as this person may read it: of an item's question, or of the kickoff as a whole where there is no such item. */
export async function historyView(
  deps: SlackDeps,
  kickoff: Kickoff,
  itemId: string,
  viewer: Actor,
  page = 1,
): Promise<ModalView> {
  const scene = deps.sceneOf(kickoff);
  const view = findItem(deps, kickoff, itemId);
  if (view === undefined) {
    return kickoffHistoryModal(scene, await deps.useCases.history(kickoff.id), { viewer, page });
  }
  const shown = itemViews(deps.template, kickoff).filter(
    (other) => other.question === view.question && other.state !== 'hidden',
  );
  const lines = await Promise.all(shown.map(({ id }) => deps.useCases.history(kickoff.id, id)));
  const ordered = lines.flat().sort((one, other) => one.seq - other.seq);
  return historyModal(scene, view.question, view.id, ordered, { viewer, page });
}
