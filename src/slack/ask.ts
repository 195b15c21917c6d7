import type { ModalView } from '@slack/types';
import { type AnswerModalOptions, answerModal, doneModal } from '../../blocks/answer-modal';
import { personalModal } from '../../blocks/personal';
import type { Names } from '../../blocks/person-option';
import { type RowsModalOptions, rowsModal } from '../../blocks/rows-modal';
import type { AnswerValue } from '../domain/answer';
import { type ItemView, itemView, itemViews } from '../domain/item-view';
import type { Actor, Kickoff } from '../domain/kickoff';
import type { PersonRef } from '../domain/person';
import { nextOpenItem, openItemsOf } from '../domain/progress';
import type { Refusal } from '../domain/refusal';
import { mayRun, refuseByRights } from '../domain/rights';
import type { SlackDeps } from './handlers';

/** The names of these people, for places where Slack does not turn an id into one; an unknown one keeps the id. */
export async function namesOf(deps: SlackDeps, people: readonly (PersonRef | undefined)[]): Promise<Names> {
  const ids = new Set(people.flatMap((person) => (person?.type === 'member' ? [person.userId] : [])));
  const found = await Promise.all([...ids].map((id) => deps.people.member(id).catch(() => undefined)));
  const names = new Map(found.flatMap((member) => (member === undefined ? [] : [[member.userId, member.name]])));
  return (userId) => names.get(userId) ?? userId;
}

/** Why this person is not asked this question: nobody is asked it now, or it is for others to answer. It is said before they type. */
export function refuseToAsk(kickoff: Kickoff, view: ItemView, actor: Actor): Refusal | undefined {
  const { status } = kickoff;
  if (status === 'paused' || status === 'cancelled') return { type: 'kickoff_closed', status };
  const hidden = view.state === 'hidden' ? ({ type: 'item_hidden', item: view.id } as const) : undefined;
  return refuseToAnswer(kickoff, view, actor) ?? hidden;
}

/** The modal for one item, as it is now: its inputs or the list of its rows, and what only this person may see and do there. */
export async function askItem(
  deps: SlackDeps,
  kickoff: Kickoff,
  view: ItemView,
  actor: Actor,
  options: Pick<AnswerModalOptions, 'mode' | 'changed'> &
    Pick<RowsModalOptions, 'page' | 'notice'> & {
      readonly chosen?: AnswerValue;
      /** A line above everything else, for what has just been done. */
      readonly done?: string;
    },
): Promise<ModalView> {
  const { page, notice, chosen, done, ...shared } = options;
  const names = await namesOf(deps, peopleIn(chosen ?? view.item.answer?.value));
  const asked = {
    ...shared,
    ...(shared.mode === 'next' ? { left: toCome(deps, kickoff, view, actor) } : {}),
    mayAccept: mayRun(kickoff, actor),
    names,
  };
  const scene = deps.sceneOf(kickoff);
  if (view.question.answer.kind === 'rows') {
    const rows = rowsModal(scene, view, {
      ...asked,
      ...(page === undefined ? {} : { page }),
      ...(notice === undefined ? {} : { notice }),
    });
    return personalModal(scene, view, actor, rows, done);
  }
  const twins = openTwins(deps, kickoff, view, actor);
  const modal = answerModal(scene, view, { ...asked, ...(chosen === undefined ? {} : { chosen }), twins });
  return personalModal(scene, view, actor, modal, done);
}

/** The modal for the first of one's open items, or for the one that comes after `item`; at the end, one that says so. */
export async function askNext(deps: SlackDeps, kickoff: Kickoff, actor: Actor, after?: string): Promise<ModalView> {
  const views = itemViews(deps.template, kickoff);
  const next = nextOpenItem(views, actor.userId, after);
  if (next !== undefined) return askItem(deps, kickoff, next, actor, { mode: 'next' });
  const stillOpen = openItemsOf(views, actor.userId).length;
  return doneModal(deps.sceneOf(kickoff), after === undefined ? undefined : stillOpen);
}

/** How many questions the person will be asked from this one on; what was passed over is not asked again. */
function toCome(deps: SlackDeps, kickoff: Kickoff, view: ItemView, actor: Actor): number {
  const open = openItemsOf(itemViews(deps.template, kickoff), actor.userId).map(({ id }) => id);
  return open.includes(view.id) ? open.length - open.indexOf(view.id) : 1;
}

/** The item of that id, or undefined where kickoff, question or system are gone. */
export function findItem(deps: SlackDeps, kickoff: Kickoff | undefined, itemId: string): ItemView | undefined {
  return kickoff === undefined ? undefined : itemView(deps.template, kickoff, itemId);
}

/** How many other items of the question would get the same answer; those that the person may not answer do not. */
function openTwins(deps: SlackDeps, kickoff: Kickoff, view: ItemView, actor: Actor): number {
  return itemViews(deps.template, kickoff).filter(
    (other) =>
      other.question === view.question &&
      other.id !== view.id &&
      (other.state === 'open' || other.state === 'waiting') &&
      other.item.answer === undefined &&
      refuseToAnswer(kickoff, other, actor) === undefined,
  ).length;
}

/** Why this person may not answer an item; reopening takes the same right. */
function refuseToAnswer(kickoff: Kickoff, view: ItemView, actor: Actor): Refusal | undefined {
  return refuseByRights(kickoff, { type: 'ReopenItem', item: view.id, revision: view.item.revision }, actor, view);
}

function peopleIn(value: AnswerValue | undefined): readonly PersonRef[] {
  if (value?.kind === 'person') return [value.person];
  return value?.kind === 'recipients' ? value.people : [];
}
