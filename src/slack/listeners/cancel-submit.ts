import { VIEW } from '../../../blocks/ids';
import { messageModal } from '../../../blocks/message-modal';
import { modalContext } from '../../../blocks/modal-context';
import { refusalText } from '../../../blocks/refusal';
import type { SubmissionHandler } from '../handlers';
import { wordsOf } from '../say';
import { clicker, submissionKey, withAdmin } from '../who';

/** Cancels the kickoff after it was asked once more. */
export const submitCancel: SubmissionHandler = {
  id: VIEW.confirm,
  handle:
    (deps) =>
    async ({ ack, body, view }) => {
      const { kickoff: id = '' } = modalContext.decode(view.private_metadata);
      const actor = await withAdmin(deps, clicker(deps.bot, body, 'modal'));
      const outcome = await deps.useCases.run(id, { type: 'CancelKickoff' }, actor, submissionKey(body));
      const scene = outcome.kickoff === undefined ? undefined : deps.sceneOf(outcome.kickoff);
      const words = wordsOf(deps, scene);
      const text = outcome.ok ? words.replies.done.cancelled : refusalText(words, outcome.refusal, scene);
      await ack({ response_action: 'update', view: messageModal(words, text) });
    },
};
