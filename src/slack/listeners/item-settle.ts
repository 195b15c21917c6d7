import { ACTION } from '../../../blocks/ids';
import { messageModal } from '../../../blocks/message-modal';
import { modalContext } from '../../../blocks/modal-context';
import type { KickoffCommand } from '../../domain/kickoff';
import { askNext } from '../ask';
import { clickedRef, healCopy, kickoffOf } from '../clicked';
import type { ActionArgs, ActionHandler, SlackDeps } from '../handlers';
import { runAsAllowed } from '../run-as-allowed';
import { refusalModal, sayRefusal, threadOf } from '../say';
import { clickKey, clicker } from '../who';

/** A button that changes the item itself. The modal that it stood in then says so, or goes on to the next item. */
const settle =
  (type: Extract<KickoffCommand['type'], 'AcceptRisk' | 'ReopenItem'>) =>
  (deps: SlackDeps) =>
  async (args: ActionArgs) => {
    const { ack, body, respond } = args;
    const ref = clickedRef(args);
    const actor = clicker(deps, body, 'modal');
    const command = { type, item: ref.itemId, revision: ref.revision } as const;
    const known = await kickoffOf(deps, ref, body);
    const outcome =
      known === undefined
        ? ({ ok: false, refusal: { type: 'kickoff_not_found' } } as const)
        : await runAsAllowed(deps, known.id, command, actor, clickKey(body), { ack: () => ack() });
    if (known === undefined) await ack();
    const { view } = body;
    if (view === undefined) {
      if (!outcome.ok) await sayRefusal(deps, respond, outcome.refusal, outcome.kickoff ?? known, threadOf(body));
      if (known !== undefined) await healCopy(deps, body, known.id);
      return;
    }
    if (!outcome.ok) {
      await deps.windows.update(view.id, view.hash, refusalModal(deps, outcome.refusal, outcome.kickoff ?? known));
      return;
    }
    const { words } = deps.sceneOf(outcome.kickoff);
    const { done } = words.replies;
    const { mode } = modalContext.decode(view.private_metadata);
    const next =
      mode === 'next'
        ? await askNext(deps, outcome.kickoff, actor, ref.itemId)
        : messageModal(words, type === 'AcceptRisk' ? done.accepted : done.noted);
    await deps.windows.update(view.id, view.hash, next);
  };

/** The lead accepts an unsure answer as an open risk. */
export const acceptRisk: ActionHandler = { id: ACTION.acceptRisk, handle: settle('AcceptRisk') };

/** Clears an answer, a reason or a wait; the history keeps it. */
export const reopenItem: ActionHandler = { id: ACTION.reopenItem, handle: settle('ReopenItem') };
