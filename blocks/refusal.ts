import { itemView } from '../src/domain/item-view';
import type { Refusal } from '../src/domain/refusal';
import { textIn } from '../src/domain/template';
import { said } from './answer-modal';
import { rowLine } from './row-words';
import type { Scene } from './scene';
import { cut, escapeText, personText } from './text';
import type { Words } from './words/words';

/** What a refusal says to the person, in mrkdwn; always a sentence that says what to do. */
export function refusalText(words: Words, refusal: Refusal, scene: Scene | undefined): string {
  const say = words.replies;
  switch (refusal.type) {
    case 'kickoff_not_found':
      return say.kickoffNotFound;
    case 'kickoff_closed':
      return say.kickoffClosed[refusal.status];
    case 'already':
      return say.already[refusal.status];
    case 'item_not_found':
      return say.itemNotFound;
    case 'item_hidden':
      return say.itemHidden(titleOf(scene, refusal.item));
    case 'item_changed':
      return changedText(say, refusal, scene);
    case 'row_changed':
      return rowChangedText(words, refusal, scene);
    case 'rows': {
      const problem = refusal.problems[0]?.problem ?? 'missing';
      return problem === 'secret' ? words.rows.secret : say.problems[problem];
    }
    case 'nothing_to_hand_over':
      return say.nothingToHandOver;
    case 'nothing_to_accept':
      return say.nothingToAccept;
    case 'not_allowed':
      return notAllowedText(say, refusal);
    case 'secret':
      return say.secret(refusal.kind);
    case 'input':
      return say.problems[refusal.problem];
  }
}

/** The same as plain text, for the error at a field of a modal, where Slack shows neither mentions nor marks. */
export function refusalAtField(words: Words, refusal: Refusal, scene: Scene | undefined): string {
  if (refusal.type === 'item_changed') return words.replies.changedAtField(words.common.states[refusal.state]);
  return refusalText(words, refusal, scene)
    .replace(/ \(<@[UW][A-Z0-9]+>\)/gu, '')
    .replace(/<@[UW][A-Z0-9]+>/gu, words.replies.somebody)
    .replaceAll('`', '')
    .replaceAll('*', '')
    .replaceAll('&lt;', '‹')
    .replaceAll('&gt;', '›')
    .replaceAll('&amp;', '&');
}

function notAllowedText(say: Words['replies'], refusal: Extract<Refusal, { type: 'not_allowed' }>): string {
  const owner = refusal.owner === undefined ? '' : personText(refusal.owner);
  switch (refusal.reason) {
    case 'lead_only':
      return say.leadOnly(owner);
    case 'own_items_only':
      return say.ownItemsOnly(owner);
    case 'members_only':
      return say.membersOnly;
  }
}

function rowChangedText(
  words: Words,
  { item, now }: Extract<Refusal, { type: 'row_changed' }>,
  scene: Scene | undefined,
): string {
  const view = scene === undefined ? undefined : itemView(scene.template, scene.kickoff, item);
  if (now === undefined || scene === undefined || view === undefined) return words.rows.rowGone;
  return words.rows.rowChanged(rowLine(scene, view, now.cells));
}

function changedText(
  say: Words['replies'],
  refusal: Extract<Refusal, { type: 'item_changed' }>,
  scene: Scene | undefined,
): string {
  const { answer, notApplicable } = refusal.now;
  const view = scene === undefined ? undefined : itemView(scene.template, scene.kickoff, refusal.item);
  const title = titleOf(scene, refusal.item);
  if (scene !== undefined && view !== undefined && answer !== undefined && notApplicable === undefined) {
    return say.answeredMeanwhile(`<@${answer.by}>`, said(scene, view, answer.value));
  }
  return say.changedMeanwhile(title, scene?.words.common.states[refusal.state] ?? refusal.state);
}

function titleOf(scene: Scene | undefined, itemId: string): string {
  const view = scene === undefined ? undefined : itemView(scene.template, scene.kickoff, itemId);
  if (scene === undefined || view === undefined) return itemId;
  return escapeText(cut(textIn(view.question.title, scene.language), 90));
}
