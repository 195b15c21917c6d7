import { readForm, shownForm } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { modalContext } from '../../../blocks/modal-context';
import { refusalAtField } from '../../../blocks/refusal';
import { blockOfSetting, readSettings } from '../../../blocks/settings-form';
import { SETTINGS_BLOCK } from '../../../blocks/settings-modal';
import { mayRun } from '../../domain/rights';
import { kickoffOf } from '../clicked';
import type { SubmissionHandler } from '../handlers';
import { mayLead } from '../lead';
import { clicker, submissionKey, withAdmin } from '../who';

/** Saves *People and settings*. */
export const submitSettings: SubmissionHandler = {
  id: VIEW.settings,
  handle:
    (deps) =>
    async ({ ack, body, view }) => {
      const { kickoff: kickoffId = '' } = modalContext.decode(view.private_metadata);
      const kickoff = await kickoffOf(deps, { kickoffId });
      if (kickoff === undefined) {
        await ack({ response_action: 'errors', errors: { [SETTINGS_BLOCK.lead]: deps.words.replies.kickoffNotFound } });
        return;
      }
      const scene = deps.sceneOf(kickoff);
      const { lead, command } = readSettings(scene, readForm(view.state.values), shownForm(view.blocks));
      const actor = clicker(deps.bot, body, 'modal');
      // Slack is asked about a new lead only. Where it has to be asked about the person as well, it is at the same time.
      const leads = command.lead === undefined ? lead?.type === 'member' : mayLead(deps, lead);
      const [fits, who] = await Promise.all([leads, mayRun(kickoff, actor) ? actor : withAdmin(deps, actor)]);
      if (!fits) {
        await ack({ response_action: 'errors', errors: { [SETTINGS_BLOCK.lead]: scene.words.replies.leadIsMember } });
        return;
      }
      const outcome = await deps.useCases.run(kickoffId, command, who, submissionKey(body));
      if (outcome.ok) {
        await ack();
        return;
      }
      const { refusal } = outcome;
      const block = blockOfSetting(refusal, command);
      await ack({ response_action: 'errors', errors: { [block]: refusalAtField(scene.words, refusal, scene) } });
    },
};
