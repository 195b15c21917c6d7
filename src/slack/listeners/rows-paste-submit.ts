import { typedText } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { rowsRefusal } from '../../../blocks/row-form';
import { lastPage } from '../../../blocks/rows-modal';
import { linesBlock, pastedText, pasteForm } from '../../../blocks/rows-paste';
import type { Refusal } from '../../domain/refusal';
import { type Pasted, readPasted, rowsOf } from '../../domain/rows';
import { findItem } from '../ask';
import type { SlackDeps, SubmissionArgs, SubmissionHandler } from '../handlers';
import { type OpenRows, showRowsBelow, submittedRows } from '../rows-window';
import { submissionKey } from '../who';

/** Saves the lines that can be taken; the others stay in the form, each with what is wrong. */
export const submitPastedRows: SubmissionHandler = {
  id: VIEW.pasteRows,
  handle: (deps) => async (args) => {
    const { ack } = args;
    const { rows, context, form } = await submittedRows(deps, args);
    const { round = 0, page: _, ...rest } = context;
    const block = linesBlock(round);
    const text = typedText(form, block) ?? '';
    const done = 'type' in rows ? rows : await save(deps, args, rows, text);
    if ('type' in done || 'type' in rows) {
      const refusal = 'type' in done ? done : ({ type: 'item_not_found' } as const);
      const scene = 'type' in rows ? undefined : rows.scene;
      await ack({
        response_action: 'errors',
        errors: { [block]: rowsRefusal(scene?.words ?? deps.words, refusal, scene) },
      });
      return;
    }
    const { pasted, kickoff } = done;
    const scene = deps.sceneOf(kickoff);
    const view = findItem(deps, kickoff, rows.view.id) ?? rows.view;
    const result = { saved: pasted.rows.length, same: pasted.same, problems: pasted.problems };
    if (pasted.problems.length === 0) await ack();
    else {
      await ack({
        response_action: 'update',
        view: pasteForm(scene, view, { context: rest, round: round + 1, result }),
      });
    }
    const notice = { text: pastedText(scene, result) };
    await showRowsBelow(deps, rows, kickoff, { page: lastPage(view), notice });
  },
};

async function save(
  deps: SlackDeps,
  { body }: SubmissionArgs,
  { kickoff, view, actor }: OpenRows,
  text: string,
): Promise<{ readonly pasted: Pasted; readonly kickoff: OpenRows['kickoff'] } | Refusal> {
  const pasted = readPasted(view.question, kickoff.systems, view.scopeKey, text, rowsOf(view.item).list);
  if (pasted.rows.length === 0) {
    const isEmpty = pasted.problems.length === 0 && pasted.same === 0;
    return isEmpty ? { type: 'input', field: 'value', problem: 'missing' } : { pasted, kickoff };
  }
  const command = { type: 'AddRows', item: view.id, rows: pasted.rows } as const;
  const outcome = await deps.useCases.run(kickoff.id, command, actor, submissionKey(body));
  return outcome.ok ? { pasted, kickoff: outcome.kickoff } : outcome.refusal;
}
