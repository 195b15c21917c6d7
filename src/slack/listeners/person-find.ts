import { OPTIONS, VIEW } from '../../../blocks/ids';
import { modalContext } from '../../../blocks/modal-context';
import { personOptions } from '../../../blocks/person-option';
import { SETTINGS_BLOCK } from '../../../blocks/settings-modal';
import { kickoffOf } from '../clicked';
import type { OptionsHandler } from '../handlers';

/** Offers the channel's members, customers included, and what was typed as somebody else. A lead is always one of us. */
export const findPerson: OptionsHandler = {
  id: OPTIONS.person,
  handle:
    (deps) =>
    async ({ ack, payload, body }) => {
      const context = modalContext.decode(body.view?.private_metadata ?? '');
      const kickoff = await kickoffOf(deps, { kickoffId: context.kickoff ?? '' });
      const channelId = context.channel ?? kickoff?.channelId;
      const members = channelId === undefined ? [] : await deps.people.inChannel(channelId, payload.value);
      const replaced = body.view?.callback_id === VIEW.replacePerson ? context.person : undefined;
      const lead = payload.block_id === SETTINGS_BLOCK.lead || (replaced !== undefined && replaced === kickoff?.lead);
      await ack({
        options: personOptions(
          deps.words,
          members.filter(({ external, userId }) => userId !== replaced && !(lead && external)),
          lead ? '' : payload.value,
        ),
      });
    },
};
