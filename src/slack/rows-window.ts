import type { FormState } from '../../blocks/answer-form';
import { readForm } from '../../blocks/answer-form';
import { type ModalContext, modalContext } from '../../blocks/modal-context';
import type { RowsContext } from '../../blocks/row-form';
import type { RowsNotice } from '../../blocks/rows-modal';
import type { Scene } from '../../blocks/scene';
import type { ItemView } from '../domain/item-view';
import type { Actor, Kickoff } from '../domain/kickoff';
import type { Refusal } from '../domain/refusal';
import { askItem, findItem, refuseToAsk } from './ask';
import { kickoffOf } from './clicked';
import type { ActionArgs, SlackDeps, SubmissionArgs } from './handlers';
import { refusalModal } from './say';
import { clicker } from './who';
import { WindowNotOpened } from './windows';

/** A list of rows that somebody works on, as it is now. */
export interface OpenRows {
  readonly kickoff: Kickoff;
  readonly view: ItemView;
  readonly scene: Scene;
  readonly actor: Actor;
  readonly context: ModalContext;
}

/** The list in which a control was clicked, and the modal that shows it; what is gone is undefined. */
export async function clickedRows(
  deps: SlackDeps,
  { body }: Pick<ActionArgs, 'body'>,
): Promise<{ readonly modalId: string; readonly rows: OpenRows | Refusal; readonly kickoff: Kickoff | undefined }> {
  const context = modalContext.decode(body.view?.private_metadata ?? '');
  const rows = await openRows(deps, context, clicker(deps, body, 'modal'));
  return { modalId: body.view?.id ?? '', rows, kickoff: 'kickoff' in rows ? rows.kickoff : undefined };
}

/**
 * The same for whoever wants to change the list. Why they may not is said in a modal over it, before they type anything; then
 * there is nothing more to do.
 */
export async function rowsToChange(
  deps: SlackDeps,
  { body }: Pick<ActionArgs, 'body'>,
): Promise<(OpenRows & { readonly modalId: string }) | undefined> {
  const { modalId, rows, kickoff } = await clickedRows(deps, { body });
  const refusal = 'type' in rows ? rows : refuseToAsk(rows.kickoff, rows.view, rows.actor);
  if (!('type' in rows) && refusal === undefined) return { ...rows, modalId };
  if (refusal !== undefined) await deps.windows.push(body.trigger_id, refusalModal(deps, refusal, kickoff));
  return undefined;
}

/** The list that a submitted modal is about, with what its inputs say. */
export async function submittedRows(
  deps: SlackDeps,
  { body, view: modal }: Pick<SubmissionArgs, 'body' | 'view'>,
): Promise<{ readonly rows: OpenRows | Refusal; readonly context: ModalContext; readonly form: FormState }> {
  const context = modalContext.decode(modal.private_metadata);
  const rows = await openRows(deps, context, clicker(deps, body, 'modal'));
  return { rows, context, form: readForm(modal.state.values) };
}

async function openRows(deps: SlackDeps, context: ModalContext, actor: Actor): Promise<OpenRows | Refusal> {
  const kickoff = await kickoffOf(deps, { kickoffId: context.kickoff ?? '' });
  if (kickoff === undefined) return { type: 'kickoff_not_found' };
  const view = findItem(deps, kickoff, context.item ?? '');
  if (view === undefined) return { type: 'item_not_found' };
  return { kickoff, view, scene: deps.sceneOf(kickoff), actor, context };
}

/** What a form over the list remembers of it. */
export function formContext({ context, modalId }: OpenRows & { readonly modalId: string }): RowsContext {
  const { kickoff, item, mode, page } = context;
  return {
    parent: modalId,
    ...(kickoff === undefined ? {} : { kickoff }),
    ...(item === undefined ? {} : { item }),
    ...(mode === undefined ? {} : { mode }),
    ...(page === undefined ? {} : { page }),
  };
}

/**
 * Shows the list anew in its modal; whatever is typed there stays. No hash is asked for: what is shown is what is true now,
 * whoever changed it.
 */
export async function showRows(
  deps: SlackDeps,
  modalId: string,
  { context, actor }: Pick<OpenRows, 'context' | 'actor'>,
  kickoff: Kickoff,
  options: { readonly page?: number; readonly notice?: RowsNotice } = {},
): Promise<void> {
  const view = findItem(deps, kickoff, context.item ?? '');
  if (view === undefined) return;
  const { mode = 'one', page } = context;
  const modal = await askItem(deps, kickoff, view, actor, {
    mode,
    ...(page === undefined ? {} : { page }),
    ...options,
  });
  await deps.windows.update(modalId, undefined, modal);
}

/** The same for a list under a form; where it has been closed since, there is nothing to show. */
export async function showRowsBelow(
  deps: SlackDeps,
  rows: Pick<OpenRows, 'context' | 'actor'>,
  kickoff: Kickoff,
  options: { readonly page?: number; readonly notice?: RowsNotice } = {},
): Promise<void> {
  const { parent } = rows.context;
  if (parent === undefined) return;
  await showRows(deps, parent, rows, kickoff, options).catch((error: unknown) => {
    if (!(error instanceof WindowNotOpened)) throw error;
  });
}
