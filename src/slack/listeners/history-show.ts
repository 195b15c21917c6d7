import { ACTION } from '../../../blocks/ids';
import { clickedRef, kickoffOf } from '../clicked';
import type { ActionArgs, ActionHandler, SlackDeps } from '../handlers';
import { historyView } from '../history';
import { refusalModal } from '../say';
import { clicker } from '../who';

/** The history that a button in a modal leads to. */
async function shownBy(deps: SlackDeps, args: ActionArgs) {
  const ref = clickedRef(args);
  const kickoff = await kickoffOf(deps, ref);
  if (kickoff === undefined) return refusalModal(deps, { type: 'kickoff_not_found' }, undefined);
  const page = Number.parseInt(ref.chosen ?? '1', 10);
  const viewer = clicker(deps, args.body, 'modal');
  return historyView(deps, kickoff, ref.itemId, viewer, Number.isNaN(page) ? 1 : page);
}

/** *History* in a modal that shows a question in full; that modal stays underneath. */
export const showHistory: ActionHandler = {
  id: ACTION.showHistory,
  handle: (deps) => async (args) => {
    await args.ack();
    await deps.windows.push(args.body.trigger_id, await shownBy(deps, args));
  },
};

/** *Earlier* and *Later* in the history. */
export const turnHistory: ActionHandler = {
  id: ACTION.turnHistory,
  handle: (deps) => async (args) => {
    await args.ack();
    const { view } = args.body;
    if (view !== undefined) await deps.windows.update(view.id, view.hash, await shownBy(deps, args));
  },
};
