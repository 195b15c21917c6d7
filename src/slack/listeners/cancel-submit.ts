import { VIEW } from '../../../blocks/ids';
import { messageModal } from '../../../blocks/message-modal';
import { modalContext } from '../../../blocks/modal-context';
import { kickoffOf } from '../clicked';
import type { SubmissionHandler } from '../handlers';
import { runAsAllowed } from '../run-as-allowed';
import { refusalModal } from '../say';
import { clicker, submissionKey } from '../who';

/** Cancels the kickoff after it was asked once more. */
export const submitCancel: SubmissionHandler = {
  id: VIEW.confirm,
  handle:
    (deps) =>
    async ({ ack, body, view }) => {
      const { kickoff: kickoffId = '' } = modalContext.decode(view.private_metadata);
      const kickoff = await kickoffOf(deps, { kickoffId });
      if (kickoff === undefined) {
        await ack({
          response_action: 'update',
          view: refusalModal(deps, { type: 'kickoff_not_found' }, undefined),
        });
        return;
      }
      const actor = clicker(deps, body, 'modal');
      const outcome = await runAsAllowed(deps, kickoffId, { type: 'CancelKickoff' }, actor, submissionKey(body));
      const { words } = deps.sceneOf(kickoff);
      const next = outcome.ok
        ? messageModal(words, words.replies.done.cancelled)
        : refusalModal(deps, outcome.refusal, outcome.kickoff);
      await ack({ response_action: 'update', view: next });
    },
};
