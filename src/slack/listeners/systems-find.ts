import { OPTIONS } from '../../../blocks/ids';
import { systemOptions } from '../../../blocks/start-modal';
import type { OptionsHandler } from '../handlers';

/** Offers the organisation's connectors, and what was typed as the last option. */
export const findSystems: OptionsHandler = {
  id: OPTIONS.systems,
  handle:
    (deps) =>
    async ({ ack, payload }) => {
      await ack({ options: systemOptions(deps.words, deps.organisation, payload.value) });
    },
};
