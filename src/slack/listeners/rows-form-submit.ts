import { VIEW } from '../../../blocks/ids';
import { memberText } from '../../../blocks/text';
import { cellBlock, formSuffix, readCells, rowErrors, rowForm } from '../../../blocks/row-form';
import { rowLine } from '../../../blocks/row-words';
import { lastPage, pageOfRow } from '../../../blocks/rows-modal';
import type { Outcome } from '../../app/ports';
import type { ItemView } from '../../domain/item-view';
import type { Refusal } from '../../domain/refusal';
import { type Cells, columnsOf, proposedRows, rowsOf } from '../../domain/rows';
import { findItem } from '../ask';
import type { SlackDeps, SubmissionArgs, SubmissionHandler } from '../handlers';
import { type OpenRows, showRowsBelow, submittedRows } from '../rows-window';
import { submissionKey } from '../who';

type Saved = Extract<Outcome, { ok: true }>;

/** Saves one row: the form stays for the next one, or closes where a row was edited. */
export const submitRow: SubmissionHandler = {
  id: VIEW.row,
  handle: (deps) => async (args) => {
    const { ack, body } = args;
    const { rows, context, form } = await submittedRows(deps, args);
    const suffix = formSuffix(context);
    if ('type' in rows) {
      const [first = ''] = Object.keys(form);
      await ack({
        response_action: 'errors',
        errors: rowErrors(deps.words, undefined, rows, undefined, at('', {}, first)),
      });
      return;
    }
    const { kickoff, view, actor } = rows;
    const cells = readCells(view, form, suffix);
    const { row, changed = 0, round } = context;
    const command =
      row === undefined
        ? ({ type: 'AddRows', item: view.id, rows: [cells] } as const)
        : ({ type: 'EditRow', item: view.id, row, changed, cells } as const);
    const outcome = await deps.useCases.run(kickoff.id, command, actor, submissionKey(body));
    if (!outcome.ok) return refuse(deps, args, rows, outcome.refusal, cells);
    const now = findItem(deps, outcome.kickoff, view.id) ?? view;
    if (round === undefined) await ack();
    else await ack({ response_action: 'update', view: nextForm(deps, rows, now, outcome, cells) });
    const page = row === undefined ? lastPage(now) : pageOfRow(now, row);
    await showRowsBelow(deps, rows, outcome.kickoff, { page });
  },
};

const at = (suffix: string, cells: Cells, first: string) => ({ suffix, cells, first });

/** The form once more, emptied: what was saved stands above it, and the next proposal in it where there is one. */
function nextForm(deps: SlackDeps, { context }: OpenRows, view: ItemView, outcome: Saved, cells: Cells) {
  const { kickoff, events, duplicate } = outcome;
  const scene = deps.sceneOf(kickoff);
  const words = scene.words.rows.form;
  const row = rowLine(scene, view, cells);
  const isKnown = events.length === 0 && !duplicate;
  const [first] = columnsOf(view.question);
  const [proposal] = context.proposed === true ? proposedRows(deps.template, kickoff, view) : [];
  const { row: _, changed: __, round = 0, page: ___, ...rest } = context;
  return rowForm(scene, view, {
    context: rest,
    round: round + 1,
    notice: isKnown ? words.known(row) : words.saved(row, rowsOf(view.item).list.length),
    ...(proposal === undefined || first === undefined ? {} : { proposed: true, cells: { [first.id]: proposal } }),
  });
}

async function refuse(
  deps: SlackDeps,
  { ack }: SubmissionArgs,
  { view, context, scene, kickoff }: OpenRows,
  refusal: Refusal,
  cells: Cells,
): Promise<void> {
  if (refusal.type === 'row_changed') {
    // Somebody was faster: what was typed stays, and saving again puts it there knowingly.
    const { row, changed: _, ...rest } = context;
    const words = scene.words.rows.form;
    const who = memberText(await whoChanged(deps, kickoff.id, view.id, row));
    const { now } = refusal;
    const again = rowForm(scene, view, {
      context: rest,
      cells,
      ...(now === undefined ? {} : { row: now }),
      notice: now === undefined ? words.gone(who) : words.changed(who, rowLine(scene, view, now.cells)),
    });
    await ack({ response_action: 'update', view: again });
    return;
  }
  const suffix = formSuffix(context);
  const first = cellBlock(columnsOf(view.question)[0]?.id ?? '', suffix);
  const errors = rowErrors(scene.words, view, refusal, scene, at(suffix, cells, first));
  await ack({ response_action: 'errors', errors });
}

/** Who changed or removed that row last. */
async function whoChanged(deps: SlackDeps, kickoffId: string, item: string, row: string | undefined): Promise<string> {
  const entries = await deps.useCases.history(kickoffId, item);
  const change = entries.findLast(
    ({ event }) =>
      (event.type === 'RowChanged' && event.row.id === row) || (event.type === 'RowRemoved' && event.row === row),
  );
  return change?.by ?? '';
}
