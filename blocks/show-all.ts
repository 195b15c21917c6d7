import type { KnownBlock, ModalView, RichTextBlock, RichTextElement } from '@slack/types';
import type { AnswerValue } from '../src/domain/answer';
import { isResolved, type ItemView, itemView, itemViews } from '../src/domain/item-view';
import { type Question, textIn } from '../src/domain/template';
import { answerWords, shownName } from './answer-text';
import { VIEW } from './ids';
import { LIMIT } from './limits';
import type { Scene } from './scene';
import { escapeText, memberText, momentText, mrkdwn, pieces, plain, strong } from './text';

/**
 * The answer to a question in full, exactly as it was typed, with who said it and when. The item that was asked for comes
 * first, in blocks whose id starts with `exact`; what else was said about the same question follows, because a message has
 * one "Show all" for all systems of a question.
 */
export function showAllView(scene: Scene, itemId: string): ModalView {
  const words = scene.words.messages.showAll;
  const view = itemView(scene.template, scene.kickoff, itemId);
  const shown = view === undefined || view.state === 'hidden' ? undefined : view;
  return {
    type: 'modal',
    callback_id: VIEW.message,
    title: plain(words.title),
    close: plain(scene.words.common.close),
    blocks: shown === undefined ? [paragraph(words.gone)] : [...titleBlocks(scene, shown), ...twinBlocks(scene, shown)],
  };
}

function titleBlocks(scene: Scene, view: ItemView): KnownBlock[] {
  const title = strong(escapeText(textIn(view.question.title, scene.language)));
  return [paragraph(title), ...itemBlocks(scene, view, 'exact')];
}

/** The other items of the question that somebody has said something about. */
function twinBlocks(scene: Scene, view: ItemView): KnownBlock[] {
  const twins = itemViews(scene.template, scene.kickoff).filter(
    (other) =>
      other.question.id === view.question.id &&
      other.id !== view.id &&
      (isResolved(other) || other.item.answer !== undefined || other.state === 'waiting'),
  );
  if (twins.length === 0) return [];
  return [
    { type: 'divider' },
    paragraph(scene.words.messages.showAll.others),
    ...twins.flatMap((twin) => itemBlocks(scene, twin, `also/${twin.scopeKey}`)),
  ];
}

function itemBlocks(scene: Scene, view: ItemView, prefix: string): KnownBlock[] {
  const words = scene.words.messages.showAll;
  const { answer, notApplicable, waiting } = view.item;
  const name = shownName(scene, view.scopeKey);
  const by = (person: string, at: Date): string => words.by(memberText(person), momentText(at));
  const blocks: KnownBlock[] = name === '' ? [] : [paragraph(strong(name))];
  if (notApplicable !== undefined) {
    blocks.push(paragraph(words.reason), exactly(notApplicable.reason, `${prefix}/reason`));
    blocks.push(small(by(notApplicable.by, notApplicable.at)));
  }
  if (answer !== undefined) {
    blocks.push(exactAnswer(scene, view.question, view.scopeKey, answer.value, `${prefix}/answer`));
    if (hasText(answer.note)) blocks.push(paragraph(words.note), exactly(answer.note, `${prefix}/note`));
    blocks.push(small(by(answer.by, answer.at)));
  }
  if (waiting !== undefined && view.state === 'waiting') {
    blocks.push(paragraph(words.waiting), exactly(waiting.on, `${prefix}/waiting`));
    blocks.push(small(by(waiting.by, waiting.at)));
  }
  return answer === undefined && notApplicable === undefined && waiting === undefined
    ? [...blocks, paragraph(words.nothing)]
    : blocks;
}

/** A text as it was typed: rich text needs no escaping and knows no marks, so nothing is lost and nothing is formatted. */
export function exactly(text: string, blockId: string): RichTextBlock {
  return richText(textElements(text), blockId);
}

/** The text elements of a text of any length. */
export function textElements(text: string): RichTextElement[] {
  return pieces(text, LIMIT.richText).map((piece) => ({ type: 'text', text: piece }));
}

/** A rich text block of one paragraph. */
export function richText(elements: readonly RichTextElement[], blockId?: string): RichTextBlock {
  return {
    type: 'rich_text',
    ...(blockId === undefined ? {} : { block_id: blockId }),
    elements: [{ type: 'rich_text_section', elements: [...elements] }],
  };
}

function exactAnswer(
  scene: Scene,
  question: Question,
  scopeKey: string,
  value: AnswerValue,
  id: string,
): RichTextBlock {
  if (value.kind !== 'person' && value.kind !== 'recipients') {
    return exactly(exactWords(scene, question, scopeKey, value), id);
  }
  const people = value.kind === 'person' ? [value.person] : value.people;
  const channels = value.kind === 'person' ? [] : value.channels;
  const parts: RichTextElement[][] = [
    ...people.map((person) =>
      person.type === 'member'
        ? [{ type: 'user' as const, user_id: person.userId }]
        : textElements(contactWords(person)),
    ),
    ...channels.map((channel) => [{ type: 'channel' as const, channel_id: channel }]),
  ];
  return richText(
    parts.flatMap((part, at) => (at === 0 ? part : [{ type: 'text', text: ', ' }, ...part])),
    id,
  );
}

/** An answer without people, word for word. */
export function exactWords(scene: Scene, question: Question, scopeKey: string, value: AnswerValue): string {
  const words = answerWords(scene, question, scopeKey, value, {
    text: (text) => text,
    person: (person) => (person.type === 'member' ? '' : contactWords(person)),
    channel: () => '',
  });
  return words === '' ? '…' : words;
}

/** A contact with the e-mail address, in full. */
export function contactWords(contact: { readonly name: string; readonly email?: string }): string {
  return contact.email === undefined ? contact.name : `${contact.name} (${contact.email})`;
}

/** Slack refuses empty texts, and a note of spaces says nothing. */
export function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function paragraph(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text) };
}

function small(text: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}
