import { readForm, shownForm } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { modalContext } from '../../../blocks/modal-context';
import { refusalAtField } from '../../../blocks/refusal';
import { blockOfSetting, readSettings } from '../../../blocks/settings-form';
import { SETTINGS_BLOCK, ownerBlock } from '../../../blocks/settings-modal';
import { mayRun } from '../../domain/rights';
import { kickoffOf } from '../clicked';
import type { SubmissionHandler } from '../handlers';
import { mayLead } from '../lead';
import { refusePicked } from '../picked-person';
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
      const actor = clicker(deps, body, 'modal');
      // Slack is asked about those who are new only. Where it has to be asked about the person as well, it is at the same time.
      const leads = command.lead === undefined ? lead?.type === 'member' : mayLead(deps, lead);
      const changed = [
        ...(command.lead === undefined ? [] : [[SETTINGS_BLOCK.lead, lead] as const]),
        ...Object.entries(command.people ?? {}).map(([role, person]) => [ownerBlock(role), person] as const),
      ];
      const [fits, who, ...refused] = await Promise.all([
        leads,
        mayRun(kickoff, actor) ? actor : withAdmin(deps, actor),
        ...changed.map(async ([block, person]): Promise<[string, string][]> => {
          const sentence = await refusePicked(deps, kickoff, person, scene.words);
          return sentence === undefined ? [] : [[block, sentence]];
        }),
      ]);
      if (!fits) {
        await ack({ response_action: 'errors', errors: { [SETTINGS_BLOCK.lead]: scene.words.replies.leadIsMember } });
        return;
      }
      const gone = refused.flat();
      if (gone.length > 0) {
        await ack({ response_action: 'errors', errors: Object.fromEntries(gone) });
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
