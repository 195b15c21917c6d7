import { INPUT, inputBlock, typedText } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { rowsRefusal } from '../../../blocks/row-form';
import { askItem, askNext, findItem } from '../ask';
import type { SlackDeps, SubmissionHandler } from '../handlers';
import { type OpenRows, submittedRows } from '../rows-window';
import { submissionKey } from '../who';

/** *This is complete*: the rows so far are the answer. */
export const submitRows: SubmissionHandler = {
  id: VIEW.rows,
  handle: (deps) => async (args) => {
    const { ack, body } = args;
    const { rows, context, form } = await submittedRows(deps, args);
    const { item = '', mode = 'one', page } = context;
    const note = typedText(form, inputBlock(INPUT.note, item))?.trim() ?? '';
    const outcome =
      'type' in rows
        ? ({ ok: false, refusal: rows } as const)
        : await deps.useCases.run(
            rows.kickoff.id,
            { type: 'CompleteRows', item, revision: await revisionOf(deps, rows), note },
            rows.actor,
            submissionKey(body),
          );
    if (outcome.ok && !('type' in rows)) {
      if (mode === 'one') await ack();
      else await ack({ response_action: 'update', view: await askNext(deps, outcome.kickoff, rows.actor, item) });
      return;
    }
    const refusal = outcome.ok ? ({ type: 'item_not_found' } as const) : outcome.refusal;
    const now = outcome.kickoff === undefined ? undefined : findItem(deps, outcome.kickoff, item);
    if (refusal.type === 'item_changed' && outcome.kickoff !== undefined && now !== undefined && !('type' in rows)) {
      // Somebody else changed the list: they look at it as it is now before they say that it is complete.
      const by = (await deps.useCases.history(outcome.kickoff.id, item)).at(-1);
      const changed = by === undefined ? {} : { changed: { by, self: by.by === rows.actor.userId } };
      const shown = { mode, ...changed, ...(page === undefined ? {} : { page }) };
      await ack({
        response_action: 'update',
        view: await askItem(deps, outcome.kickoff, now, rows.actor, shown),
      });
      return;
    }
    const scene = 'type' in rows ? undefined : rows.scene;
    await ack({
      response_action: 'errors',
      errors: { [inputBlock(INPUT.note, item)]: rowsRefusal(scene?.words ?? deps.words, refusal, scene) },
    });
  },
};

/**
 * The revision that this person knows: the one that the list was shown with, or the one of now where only they themselves have
 * changed it since, row by row.
 */
async function revisionOf(deps: SlackDeps, { kickoff, view, actor, context }: OpenRows): Promise<number> {
  const { revision: seen = 0 } = context;
  const { revision } = view.item;
  if (revision <= seen) return seen;
  const changes = (await deps.useCases.history(kickoff.id, view.id)).filter(
    // These leave the revision as it is.
    ({ event }) => event.type !== 'InternalNoteWritten' && !(event.type === 'ItemHandedOver' && event.ahead === true),
  );
  return changes.slice(seen - revision).every(({ by }) => by === actor.userId) ? revision : seen;
}
