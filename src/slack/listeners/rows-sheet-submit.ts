import { typedText } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { rowsRefusal } from '../../../blocks/row-form';
import { SHEET_BLOCK } from '../../../blocks/rows-sheet';
import type { SubmissionHandler } from '../handlers';
import { showRowsBelow, submittedRows } from '../rows-window';
import { submissionKey } from '../who';

/** Saves the address of the sheet; an empty one takes it away. */
export const submitSheet: SubmissionHandler = {
  id: VIEW.linkSheet,
  handle: (deps) => async (args) => {
    const { ack, body } = args;
    const { rows, form } = await submittedRows(deps, args);
    const url = typedText(form, SHEET_BLOCK)?.trim() ?? null;
    const outcome =
      'type' in rows
        ? ({ ok: false, refusal: rows } as const)
        : await deps.useCases.run(
            rows.kickoff.id,
            { type: 'LinkSheet', item: rows.view.id, url },
            rows.actor,
            submissionKey(body),
          );
    if (!outcome.ok || 'type' in rows) {
      const refusal = outcome.ok ? ({ type: 'item_not_found' } as const) : outcome.refusal;
      const scene = 'type' in rows ? undefined : rows.scene;
      await ack({
        response_action: 'errors',
        errors: { [SHEET_BLOCK]: rowsRefusal(scene?.words ?? deps.words, refusal, scene) },
      });
      return;
    }
    await ack();
    await showRowsBelow(deps, rows, outcome.kickoff);
  },
};
