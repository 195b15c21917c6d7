import { type FormState, inputState, readForm, typedText } from '../../../blocks/answer-form';
import { scopeName } from '../../../blocks/answer-text';
import { readScope } from '../../../blocks/hand-over-modal';
import { VIEW } from '../../../blocks/ids';
import { ITEM_BLOCK, readWhich } from '../../../blocks/item-modals';
import { type ModalContext, modalContext } from '../../../blocks/modal-context';
import { readPerson } from '../../../blocks/person-option';
import { refusalAtField } from '../../../blocks/refusal';
import { splitItemId } from '../../domain/item';
import type { Actor, Kickoff, KickoffCommand } from '../../domain/kickoff';
import type { PersonRef } from '../../domain/person';
import type { Refusal } from '../../domain/refusal';
import { mayRun } from '../../domain/rights';
import { askNext } from '../ask';
import { kickoffOf } from '../clicked';
import type { SlackDeps, SubmissionArgs, SubmissionHandler } from '../handlers';
import { changesOf } from '../item-changes';
import { refusePicked } from '../picked-person';
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
    const actor = clicker(deps, body, 'modal');
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
      const next = await askNext(deps, kickoff, actor, context.item);
      await ack({ response_action: 'update', view: next });
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
  const changes = (await changesOf(deps, kickoff.id, at.item)).slice(at.revision - revision);
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

/** *I'll take it* for the systems that were chosen. */
export const submitClaim: SubmissionHandler = {
  id: VIEW.claim,
  handle: form(
    (_, at) => ({ type: 'Claim', ...at }),
    () => ITEM_BLOCK.which,
  ),
};

const blockOfHandOver = (refusal: Refusal) =>
  'field' in refusal && refusal.field === 'note' ? ITEM_BLOCK.note : ITEM_BLOCK.to;

const handOverItems = form((state, at) => ({ type: 'HandOver', ...at, ...handedOver(state) }), blockOfHandOver);

function handedOver(state: FormState): { readonly to: PersonRef; readonly note?: string } {
  const to = readPerson(inputState(state, ITEM_BLOCK.to).selected_option?.value ?? '');
  const note = typedText(state, ITEM_BLOCK.note);
  return { to: to ?? { type: 'contact', name: '' }, ...(note === undefined ? {} : { note }) };
}

/** Gives a question to somebody else, or all that was chosen in its place: of a section, of a system, or of a role. */
export const submitHandOver: SubmissionHandler = {
  id: VIEW.handOver,
  handle: (deps) => {
    const submitItems = handOverItems(deps);
    return async (args) => {
      const { ack, body, view } = args;
      const context = modalContext.decode(view.private_metadata);
      const state = readForm(view.state.values);
      const kickoff = await kickoffOf(deps, { kickoffId: context.kickoff ?? '' });
      if (kickoff === undefined) return submitItems(args);
      const { words } = deps.sceneOf(kickoff);
      const given = handedOver(state);
      const picked = await refusePicked(deps, kickoff, given.to, words);
      const refuse = (block: string, sentence: string) =>
        ack({ response_action: 'errors', errors: { [block]: sentence } });
      if (picked !== undefined) return refuse(ITEM_BLOCK.to, picked);
      const of = readScope(inputState(state, ITEM_BLOCK.what).selected_option?.value);
      if (of === undefined) return submitItems(args);
      const clicking = clicker(deps, body, 'modal');
      // Without it, an administrator would give away no more than what is their own.
      const actor = mayRun(kickoff, clicking) ? clicking : await withAdmin(deps, clicking);
      const command = { type: 'HandOverAll', of, ...given } as const;
      const outcome = await deps.useCases.run(kickoff.id, command, actor, submissionKey(body));
      if (!outcome.ok) {
        const { refusal } = outcome;
        const isEmpty = refusal.type === 'nothing_to_hand_over';
        const now = deps.sceneOf(outcome.kickoff ?? kickoff);
        const sentence = isEmpty ? words.people.handOver.nothing : refusalAtField(words, refusal, now);
        return refuse(isEmpty ? ITEM_BLOCK.what : blockOfHandOver(refusal), sentence);
      }
      if (context.mode !== 'next') return ack();
      const next = await askNext(deps, outcome.kickoff, actor, context.item);
      return ack({ response_action: 'update', view: next });
    };
  },
};
