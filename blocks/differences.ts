import type { KnownBlock } from '@slack/types';
import { sameValue } from '../src/domain/answer';
import { isUnsure, splitItemId, stateOf } from '../src/domain/item';
import type { Item } from '../src/domain/kickoff';
import { findQuestion, type Question } from '../src/domain/template';
import { answerLine, itemTitle, systemsTitle } from './answer-text';
import { LIMIT, ROOM } from './limits';
import type { Message, Scene } from './scene';
import { sections } from './summary';
import { escapeText, memberText, mrkdwn, oneLine } from './text';

/** One change of an item: what was known of it before and after, and who changed it. */
export interface ItemChange {
  readonly item: string;
  readonly from: Item;
  readonly to: Item;
  readonly by: string;
}

/** Room for the lines; the rest is counted, because the summary itself is up to date. */
const LINES_UNITS = LIMIT.messageCharacters - 1000;
const ABOUT = { graphemes: 180, units: 260 };

/**
 * The one reply that lists what changed since the summary. Several changes of one item are one difference, from the first
 * to the last; undefined where in the end everything is as it was. A new owner is no difference: it changes no fact.
 */
export function differencesMessage(scene: Scene, changes: readonly ItemChange[]): Message | undefined {
  const words = scene.words.messages.differences;
  const lines = folded(changes).flatMap((change) => differenceLine(scene, change));
  if (lines.length === 0) return undefined;
  const title = systemsTitle(scene);
  const shown: string[] = [];
  let units = 0;
  for (const line of lines) {
    units += line.length + 1;
    if (units > LINES_UNITS) break;
    shown.push(line);
  }
  const more = lines.length - shown.length;
  const heading: KnownBlock = { type: 'section', text: mrkdwn(words.heading(escapeText(title))) };
  return {
    text: escapeText(words.text(title, lines.length)),
    blocks: [heading, ...sections(more > 0 ? [...shown, words.more(more)] : shown)],
  };
}

function folded(changes: readonly ItemChange[]): ItemChange[] {
  const byItem = new Map<string, ItemChange>();
  for (const change of changes) {
    const first = byItem.get(change.item);
    byItem.set(change.item, first === undefined ? change : { ...change, from: first.from });
  }
  return [...byItem.values()];
}

function differenceLine(scene: Scene, { item, from, to, by }: ItemChange): string[] {
  const { questionId, scopeKey } = splitItemId(item);
  const question = findQuestion(scene.template, questionId);
  if (question === undefined || sameFacts(question, from, to)) return [];
  const words = scene.words.messages.differences;
  const about = oneLine(itemTitle(scene, item), ABOUT).text;
  const [before, after] = [from, to].map((one) => knownOf(scene, question, scopeKey, one));
  return [words.line(`• ${about}`, before ?? '', after ?? '', memberText(by))];
}

/** True when both say the same about the integration: who said it, when, and who owns the item is no part of that. */
function sameFacts(question: Question, one: Item, other: Item): boolean {
  const [value, otherValue] = [one.answer?.value, other.answer?.value];
  return (
    stateOf(question, one) === stateOf(question, other) &&
    (value === undefined || otherValue === undefined ? value === otherValue : sameValue(value, otherValue)) &&
    (one.answer?.note ?? '') === (other.answer?.note ?? '') &&
    one.notApplicable?.reason === other.notApplicable?.reason &&
    one.waiting?.on === other.waiting?.on &&
    one.waiting?.until === other.waiting?.until
  );
}

function knownOf(scene: Scene, question: Question, scopeKey: string, item: Item): string {
  const { item: words, differences } = scene.words.messages;
  const { common } = scene.words;
  const state = stateOf(question, item);
  if (state === 'not_applicable') {
    return `${common.states.not_applicable}: ${oneLine(item.notApplicable?.reason ?? '', ROOM.reason).text}`;
  }
  if (state === 'waiting') {
    const until = item.waiting?.until;
    const on = oneLine(item.waiting?.on ?? '', ROOM.waitingOn).text;
    return words.waiting(on, until === undefined ? undefined : common.day(until));
  }
  if (item.answer === undefined) return words.open;
  const answer = answerLine(scene, question, scopeKey, item.answer.value).text;
  const { note } = item.answer;
  const said = note === undefined ? answer : words.withNote(answer, differences.note(oneLine(note, ROOM.note).text));
  if (!isUnsure(question, item)) return said;
  return item.accepted === undefined ? words.unsure(said) : words.accepted(said, memberText(item.accepted.by));
}
