import type { ModalView } from '@slack/types';
import { type AnswerModalOptions, answerModal, doneModal } from '../../blocks/answer-modal';
import type { Names } from '../../blocks/person-option';
import type { AnswerValue } from '../domain/answer';
import { type ItemView, itemView, itemViews } from '../domain/item-view';
import type { Actor, Kickoff } from '../domain/kickoff';
import type { PersonRef } from '../domain/person';
import { nextOpenItem, openItemsOf } from '../domain/progress';
import { mayRun } from '../domain/rights';
import type { SlackDeps } from './handlers';

/** The names of these people, for places where Slack does not turn an id into one; an unknown one keeps the id. */
export async function namesOf(deps: SlackDeps, people: readonly (PersonRef | undefined)[]): Promise<Names> {
  const ids = new Set(people.flatMap((person) => (person?.type === 'member' ? [person.userId] : [])));
  const found = await Promise.all([...ids].map((id) => deps.people.member(id).catch(() => undefined)));
  const names = new Map(found.flatMap((member) => (member === undefined ? [] : [[member.userId, member.name]])));
  return (userId) => names.get(userId) ?? userId;
}

/** The answer modal for one item, as it is now. */
export async function askItem(
  deps: SlackDeps,
  kickoff: Kickoff,
  view: ItemView,
  actor: Actor,
  options: Pick<AnswerModalOptions, 'mode' | 'progress' | 'changed'> & { readonly chosen?: AnswerValue },
): Promise<ModalView> {
  const names = await namesOf(deps, peopleIn(options.chosen ?? view.item.answer?.value));
  return answerModal(deps.sceneOf(kickoff), view, {
    ...options,
    twins: openTwins(deps, kickoff, view),
    mayAccept: mayRun(kickoff, actor),
    names,
  });
}

/** The modal for the next of one's open items, or the one that says that there is none. `skipped` is undefined at the start. */
export async function askNext(
  deps: SlackDeps,
  kickoff: Kickoff,
  actor: Actor,
  after: { readonly item?: string; readonly skipped?: number },
): Promise<ModalView> {
  const views = itemViews(deps.template, kickoff);
  const next = nextOpenItem(views, actor.userId, after.item);
  if (next === undefined) return doneModal(deps.sceneOf(kickoff), after.skipped);
  const skipped = after.skipped ?? 0;
  const left = openItemsOf(views, actor.userId).length - skipped;
  return askItem(deps, kickoff, next, actor, { mode: 'next', progress: { left: Math.max(left, 1), skipped } });
}

/** The item of that id, or undefined where kickoff, question or system are gone. */
export function findItem(deps: SlackDeps, kickoff: Kickoff | undefined, itemId: string): ItemView | undefined {
  return kickoff === undefined ? undefined : itemView(deps.template, kickoff, itemId);
}

function openTwins(deps: SlackDeps, kickoff: Kickoff, view: ItemView): number {
  return itemViews(deps.template, kickoff).filter(
    (other) =>
      other.question === view.question &&
      other.id !== view.id &&
      (other.state === 'open' || other.state === 'waiting') &&
      other.item.answer === undefined,
  ).length;
}

function peopleIn(value: AnswerValue | undefined): readonly PersonRef[] {
  if (value?.kind === 'person') return [value.person];
  return value?.kind === 'recipients' ? value.people : [];
}
