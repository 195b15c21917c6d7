import { inputState, readForm } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { modalContext } from '../../../blocks/modal-context';
import { readPerson } from '../../../blocks/person-option';
import { refusalAtField } from '../../../blocks/refusal';
import { START_BLOCK } from '../../../blocks/start-modal';
import type { SubmissionHandler } from '../handlers';
import { mayLead } from '../lead';
import { clicker } from '../who';

/** Three fields and one submit: the kickoff starts, and its board appears in the channel. */
export const submitStart: SubmissionHandler = {
  id: VIEW.start,
  handle:
    (deps) =>
    async ({ ack, body, view }) => {
      const { channel: channelId = '' } = modalContext.decode(view.private_metadata);
      const form = readForm(view.state.values);
      const systemNames = (inputState(form, START_BLOCK.systems).selected_options ?? []).map((one) => one.value);
      const lead = readPerson(inputState(form, START_BLOCK.lead).selected_option?.value ?? '');
      const targetOn = inputState(form, START_BLOCK.targetOn).selected_date;
      if (lead?.type !== 'member' || !(await mayLead(deps, lead))) {
        await ack({ response_action: 'errors', errors: { [START_BLOCK.lead]: deps.words.replies.leadIsMember } });
        return;
      }
      const request = {
        teamId: deps.bot.teamId,
        channelId,
        systemNames,
        lead: lead.userId,
        // One modal starts one kickoff, whatever is changed in it before it is submitted again: two boards are worse than a
        // lead or a date that has to be changed in the settings.
        startKey: view.id,
        ...(typeof targetOn === 'string' ? { targetOn } : {}),
      } as const;
      const outcome = await deps.useCases.start(request, clicker(deps, body, 'modal'));
      if (outcome.ok) {
        await ack();
        return;
      }
      const { refusal } = outcome;
      const block = 'field' in refusal && refusal.field === 'targetOn' ? START_BLOCK.targetOn : START_BLOCK.systems;
      await ack({ response_action: 'errors', errors: { [block]: refusalAtField(deps.words, refusal, undefined) } });
    },
};
