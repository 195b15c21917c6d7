import { ACTION } from '../../../blocks/ids';
import { messageModal } from '../../../blocks/message-modal';
import { modalContext } from '../../../blocks/modal-context';
import { refusalText } from '../../../blocks/refusal';
import { sentenceReply } from '../../../blocks/replies';
import type { KickoffCommand } from '../../domain/kickoff';
import { askNext } from '../ask';
import { clickedRef, healCopy } from '../clicked';
import type { ActionArgs, ActionHandler, SlackDeps } from '../handlers';
import { sayPrivately, threadOf, wordsOf } from '../say';
import { clickKey, clicker, withAdmin } from '../who';

/** A button that changes the item itself. The modal that it stood in then says so, or goes on to the next item. */
const settle =
  (type: Extract<KickoffCommand['type'], 'AcceptRisk' | 'ReopenItem'>) =>
  (deps: SlackDeps) =>
  async (args: ActionArgs) => {
    const { ack, body, respond } = args;
    await ack();
    const ref = clickedRef(args);
    const actor = await withAdmin(deps, clicker(deps.bot, body, 'modal'));
    const command = { type, item: ref.itemId, revision: ref.revision } as const;
    const outcome = await deps.useCases.run(ref.kickoffId, command, actor, clickKey(body));
    const scene = outcome.kickoff === undefined ? undefined : deps.sceneOf(outcome.kickoff);
    const words = wordsOf(deps, scene);
    const done = type === 'AcceptRisk' ? words.replies.done.accepted : words.replies.done.noted;
    const text = outcome.ok ? done : refusalText(words, outcome.refusal, scene);
    const { view } = body;
    if (view === undefined) {
      if (!outcome.ok) await sayPrivately(respond, sentenceReply(text), threadOf(body));
      await healCopy(deps, body, ref.kickoffId);
      return;
    }
    const { mode } = modalContext.decode(view.private_metadata);
    const next =
      outcome.ok && mode === 'next'
        ? await askNext(deps, outcome.kickoff, actor, ref.itemId)
        : messageModal(words, text);
    await deps.windows.update(view.id, view.hash, next);
  };

/** The lead accepts an unsure answer as an open risk. */
export const acceptRisk: ActionHandler = { id: ACTION.acceptRisk, handle: settle('AcceptRisk') };

/** Clears an answer, a reason or a wait; the history keeps it. */
export const reopenItem: ActionHandler = { id: ACTION.reopenItem, handle: settle('ReopenItem') };
