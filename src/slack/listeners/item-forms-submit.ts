import { type FormState, inputState, readForm, typedText } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { ITEM_BLOCK, readWhich } from '../../../blocks/item-modals';
import { type ModalContext, modalContext } from '../../../blocks/modal-context';
import { readPerson } from '../../../blocks/person-option';
import { refusalAtField } from '../../../blocks/refusal';
import type { KickoffCommand } from '../../domain/kickoff';
import type { Refusal } from '../../domain/refusal';
import { askNext } from '../ask';
import type { SlackDeps, SubmissionArgs, SubmissionHandler } from '../handlers';
import { wordsOf } from '../say';
import { clicker, submissionKey, withAdmin } from '../who';

type ItemCommand = Extract<KickoffCommand, { item: string }>;
type ItemAt = { readonly item: string; readonly revision: number };

/** A form about one or several items of a question: one command for each, and the first refusal at its field. */
const form =
  (read: (state: FormState, at: ItemAt) => ItemCommand, blockOf: (refusal: Refusal) => string) =>
  (deps: SlackDeps) =>
  async ({ ack, body, view }: SubmissionArgs) => {
    const context = modalContext.decode(view.private_metadata);
    const state = readForm(view.state.values);
    const actor = await withAdmin(deps, clicker(deps.bot, body, 'modal'));
    for (const at of itemsOf(context, state)) {
      const delivery = `${submissionKey(body)} ${at.item}`;
      const outcome = await deps.useCases.run(context.kickoff ?? '', read(state, at), actor, delivery);
      if (!outcome.ok) {
        const scene = outcome.kickoff === undefined ? undefined : deps.sceneOf(outcome.kickoff);
        const sentence = refusalAtField(wordsOf(deps, scene), outcome.refusal, scene);
        await ack({ response_action: 'errors', errors: { [blockOf(outcome.refusal)]: sentence } });
        return;
      }
    }
    const kickoff = context.mode === 'next' ? await deps.useCases.find(context.kickoff ?? '') : undefined;
    if (kickoff === undefined) await ack();
    else await ack({ response_action: 'update', view: await askNext(deps, kickoff, actor, context.item) });
  };

function itemsOf(context: ModalContext, state: FormState): ItemAt[] {
  const { selected_options: chosen } = inputState(state, ITEM_BLOCK.which);
  if (chosen !== null && chosen !== undefined) return chosen.flatMap(({ value }) => readWhich(value) ?? []);
  return context.item === undefined ? [] : [{ item: context.item, revision: context.revision ?? 0 }];
}

/** Marks items as not applicable, with the reason. */
export const submitNotApplicable: SubmissionHandler = {
  id: VIEW.notApplicable,
  handle: form(
    (state, at) => ({ type: 'MarkNotApplicable', ...at, reason: typedText(state, ITEM_BLOCK.reason)?.trim() ?? '' }),
    () => ITEM_BLOCK.reason,
  ),
};

/** Says who is being waited for. */
export const submitWaiting: SubmissionHandler = {
  id: VIEW.waiting,
  handle: form(
    (state, at) => {
      const until = inputState(state, ITEM_BLOCK.until).selected_date;
      const on = typedText(state, ITEM_BLOCK.on)?.trim() ?? '';
      return { type: 'WaitFor', ...at, on, ...(typeof until === 'string' ? { until } : {}) };
    },
    (refusal) => ('field' in refusal && refusal.field === 'until' ? ITEM_BLOCK.until : ITEM_BLOCK.on),
  ),
};

/** Gives items to somebody else. */
export const submitHandOver: SubmissionHandler = {
  id: VIEW.handOver,
  handle: form(
    (state, at) => {
      const to = readPerson(inputState(state, ITEM_BLOCK.to).selected_option?.value ?? '');
      const note = typedText(state, ITEM_BLOCK.note);
      const person = to ?? ({ type: 'contact', name: '' } as const);
      return { type: 'HandOver', ...at, to: person, ...(note === undefined ? {} : { note }) };
    },
    (refusal) => ('field' in refusal && refusal.field === 'note' ? ITEM_BLOCK.note : ITEM_BLOCK.to),
  ),
};
