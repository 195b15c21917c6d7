import { readForm, shownForm } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { modalContext } from '../../../blocks/modal-context';
import { refusalAtField } from '../../../blocks/refusal';
import { blockOfSetting, readSettings } from '../../../blocks/settings-form';
import { SETTINGS_BLOCK } from '../../../blocks/settings-modal';
import type { SubmissionHandler } from '../handlers';
import { mayLead } from '../lead';
import { clicker, submissionKey, withAdmin } from '../who';

/** Saves *People and settings*. */
export const submitSettings: SubmissionHandler = {
  id: VIEW.settings,
  handle:
    (deps) =>
    async ({ ack, body, view }) => {
      const { kickoff: id = '' } = modalContext.decode(view.private_metadata);
      const kickoff = await deps.useCases.find(id);
      if (kickoff === undefined) {
        await ack({ response_action: 'errors', errors: { [SETTINGS_BLOCK.lead]: deps.words.replies.kickoffNotFound } });
        return;
      }
      const scene = deps.sceneOf(kickoff);
      const { lead, command } = readSettings(scene, readForm(view.state.values), shownForm(view.blocks));
      // Both may have to ask Slack, and the answer is waited for: at the same time, not one after the other.
      const [leads, actor] = await Promise.all([
        mayLead(deps, lead),
        withAdmin(deps, clicker(deps.bot, body, 'modal')),
      ]);
      if (!leads) {
        await ack({ response_action: 'errors', errors: { [SETTINGS_BLOCK.lead]: scene.words.replies.leadIsMember } });
        return;
      }
      const outcome = await deps.useCases.run(id, command, actor, submissionKey(body));
      if (outcome.ok) {
        await ack();
        return;
      }
      const { refusal } = outcome;
      const block = blockOfSetting(refusal, command);
      await ack({ response_action: 'errors', errors: { [block]: refusalAtField(scene.words, refusal, scene) } });
    },
};
