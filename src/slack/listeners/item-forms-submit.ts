import { type FormState, inputState, readForm, typedText } from '../../../blocks/answer-form';
import { scopeName } from '../../../blocks/answer-text';
import { VIEW } from '../../../blocks/ids';
import { ITEM_BLOCK, readWhich } from '../../../blocks/item-modals';
import { type ModalContext, modalContext } from '../../../blocks/modal-context';
import { readPerson } from '../../../blocks/person-option';
import { refusalAtField } from '../../../blocks/refusal';
import { splitItemId } from '../../domain/item';
import type { Actor, Kickoff, KickoffCommand } from '../../domain/kickoff';
import type { Refusal } from '../../domain/refusal';
import { askNext } from '../ask';
import { kickoffOf } from '../clicked';
import type { SlackDeps, SubmissionArgs, SubmissionHandler } from '../handlers';
import { runAsAllowed } from '../run-as-allowed';
import { wordsOf } from '../say';
import { clicker, submissionKey, withAdmin } from '../who';

type ItemCommand = Extract<KickoffCommand, { item: string }>;
type ItemAt = { readonly item: string; readonly revision: number };

/**
 * A form about one or several items of a question: one command for each. What can be saved is saved; where something cannot,
 * the form stays open with the first reason and what is done already, which is no longer in the way of saving again.
 */
const form =
  (read: (state: FormState, at: ItemAt) => ItemCommand, blockOf: (refusal: Refusal) => string) =>
  (deps: SlackDeps) =>
  async ({ ack, body, view }: SubmissionArgs) => {
    const context = modalContext.decode(view.private_metadata);
    const state = readForm(view.state.values);
    const actor = clicker(deps.bot, body, 'modal');
    const known = await kickoffOf(deps, { kickoffId: context.kickoff ?? '' });
    let asked: Promise<Actor> | undefined;
    const ask = () => (asked ??= withAdmin(deps, actor));
    const saved: string[] = [];
    const refused: { readonly item: string; readonly refusal: Refusal; readonly kickoff: Kickoff | undefined }[] = [];
    let kickoff = known;
    for (const at of itemsOf(context, state)) {
      const outcome =
        known === undefined
          ? ({ ok: false, refusal: { type: 'kickoff_not_found' } } as const)
          : await runAsAllowed(
              deps,
              known.id,
              read(state, await since(deps, known, at, actor)),
              actor,
              `${submissionKey(body)} ${at.item}`,
              { ask },
            );
      kickoff = outcome.kickoff ?? kickoff;
      if (outcome.ok) saved.push(at.item);
      else refused.push({ item: at.item, refusal: outcome.refusal, kickoff: outcome.kickoff });
    }
    const [first] = refused;
    if (first !== undefined) {
      await ack({
        response_action: 'errors',
        errors: { [blockOf(first.refusal)]: refusedText(deps, first, saved, refused.length + saved.length > 1) },
      });
    } else if (context.mode === 'next' && kickoff !== undefined) {
      await ack({ response_action: 'update', view: await askNext(deps, kickoff, actor, context.item) });
    } else {
      await ack();
    }
  };

/** Why an item was refused, which one where there are several, and which are saved by now. */
function refusedText(
  deps: SlackDeps,
  {
    item,
    refusal,
    kickoff,
  }: { readonly item: string; readonly refusal: Refusal; readonly kickoff: Kickoff | undefined },
  saved: readonly string[],
  several: boolean,
): string {
  const scene = kickoff === undefined ? undefined : deps.sceneOf(kickoff);
  const sentence = refusalAtField(wordsOf(deps, scene), refusal, scene);
  // What is wrong with what was typed is wrong for all of them.
  if (scene === undefined || !several || 'field' in refusal) return sentence;
  const nameOf = (id: string) => scopeName(scene, splitItemId(id).scopeKey);
  const { notSaved, saved: done } = scene.words.replies.several;
  return [notSaved(nameOf(item), sentence), ...(saved.length > 0 ? [done(saved.map(nameOf).join(', '))] : [])].join(
    ' ',
  );
}

/**
 * The item at the revision that this person knows: the one that the form was opened with, or the one of now where nobody
 * else has changed it since, because they saved this form before and save it again.
 */
async function since(deps: SlackDeps, kickoff: Kickoff, at: ItemAt, { userId }: Actor): Promise<ItemAt> {
  const revision = kickoff.items[at.item]?.revision ?? 0;
  if (revision <= at.revision) return at;
  const changes = (await deps.useCases.history(kickoff.id, at.item)).slice(at.revision - revision);
  return changes.every(({ by }) => by === userId) ? { ...at, revision } : at;
}

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
