import type { KnownBlock, ModalView, RichTextBlock, RichTextElement } from '@slack/types';
import type { AnswerValue } from '../src/domain/answer';
import { isResolved, type ItemView, itemView, itemViews } from '../src/domain/item-view';
import { type RowList, rowsOf } from '../src/domain/rows';
import { type Question, textIn } from '../src/domain/template';
import { answerWords, shownName } from './answer-text';
import { VIEW } from './ids';
import { LIMIT } from './limits';
import type { Scene } from './scene';
import { lifecycleInWords, rowHeading, shownValue, wholeRow } from './tables';
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
  return [paragraph(title), ...itemBlocks(scene, view, 'exact', MOST_BYTES)];
}

/** The other items of the question that somebody has said something about. */
function twinBlocks(scene: Scene, view: ItemView): KnownBlock[] {
  const twins = itemViews(scene.template, scene.kickoff).filter(
    (other) =>
      other.question.id === view.question.id &&
      other.id !== view.id &&
      (isResolved(other) || other.item.answer !== undefined || other.state === 'waiting' || hasRows(other)),
  );
  if (twins.length === 0) return [];
  const each = (MOST_BYTES_IN_ALL - MOST_BYTES) / twins.length;
  return [
    { type: 'divider' },
    paragraph(scene.words.messages.showAll.others),
    ...twins.flatMap((twin) => itemBlocks(scene, twin, `also/${twin.scopeKey}`, each)),
  ];
}

/**
 * Slack refuses a modal of more than about 250 kB. Two hundred full rows of Latin text take half of it and are shown whole;
 * rows of other systems, and full rows in scripts that take three bytes a character, may have to be counted.
 */
const MOST_BYTES = 180_000;
const MOST_BYTES_IN_ALL = 220_000;

function hasRows({ question, item }: ItemView): boolean {
  return question.answer.kind === 'rows' && rowsOf(item).list.length > 0;
}

function itemBlocks(scene: Scene, view: ItemView, prefix: string, bytes: number): KnownBlock[] {
  const words = scene.words.messages.showAll;
  const { answer, notApplicable, waiting, waited } = view.item;
  const name = shownName(scene, view.scopeKey);
  const by = (person: string, at: Date): string => words.by(memberText(person), momentText(at));
  const blocks: KnownBlock[] = name === '' ? [] : [paragraph(strong(name))];
  const before = blocks.length;
  if (notApplicable !== undefined) {
    blocks.push(paragraph(words.reason), exactly(notApplicable.reason, `${prefix}/reason`));
    blocks.push(small(by(notApplicable.by, notApplicable.at)));
  }
  if (hasRows(view) && answer?.value.kind !== 'rows') {
    blocks.push(...rowBlocks(scene, view, rowsOf(view.item), `${prefix}/rows`, bytes));
  }
  if (answer !== undefined) {
    blocks.push(...answerBlocks(scene, view, shownValue(scene, view, answer.value), `${prefix}/answer`, bytes));
    if (hasText(answer.note)) blocks.push(paragraph(words.note), exactly(answer.note, `${prefix}/note`));
    blocks.push(small(by(answer.by, answer.at)));
  }
  if (waiting !== undefined && view.state === 'waiting') {
    blocks.push(paragraph(words.waiting), exactly(waiting.on, `${prefix}/waiting`));
    blocks.push(small(by(waiting.by, waiting.at)));
  }
  if (waited !== undefined && view.state === 'open') {
    const heading = scene.words.tables.item.waitedHeading(scene.words.common.day(waited.until));
    blocks.push(paragraph(heading), exactly(waited.on, `${prefix}/waited`));
  }
  return blocks.length === before ? [...blocks, paragraph(words.nothing)] : blocks;
}

function answerBlocks(scene: Scene, view: ItemView, value: AnswerValue, id: string, bytes: number): KnownBlock[] {
  if (value.kind === 'rows') {
    const { rows, sheet } = value;
    return rowBlocks(scene, view, { list: rows, ...(sheet === undefined ? {} : { sheet }) }, id, bytes);
  }
  return [exactAnswer(scene, view.question, view.scopeKey, value, id)];
}

/** How many rows there are, what their cells are, and every row on a line; then the sheet. */
function rowBlocks(scene: Scene, view: ItemView, rows: RowList, id: string, bytes: number): KnownBlock[] {
  const { question, scopeKey } = view;
  const words = scene.words.tables.rows;
  const lines: string[] = [];
  let size = 0;
  for (const { cells } of rows.list) {
    const line = wholeRow(scene, question, scopeKey, cells);
    size += bytesOf(line);
    if (size > bytes) break;
    lines.push(line);
  }
  const more = rows.list.length - lines.length;
  const count = view.state === 'answered' ? words.count(rows.list.length) : words.soFar(rows.list.length);
  const heading = rowHeading(scene, question, scopeKey);
  return [
    ...(heading === '' ? [] : [exactly(`${count}: ${heading}`, `of-${id}`)]),
    ...(lines.length === 0 ? [] : [exactly(lines.join('\n'), id)]),
    ...(more > 0 ? [small(words.elsewhere(more))] : []),
    ...(rows.sheet === undefined ? [] : [paragraph(words.sheetLabel.trim()), exactly(rows.sheet, `${id}-sheet`)]),
  ];
}

/** What a line takes in a payload: quotes and control marks are escaped, and most scripts take several bytes a character. */
function bytesOf(line: string): number {
  const written = JSON.stringify(line);
  let bytes = 0;
  for (let at = 0; at < written.length; at += 1) {
    const unit = written.charCodeAt(at);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return bytes;
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

/** An answer without people and rows, word for word. */
export function exactWords(scene: Scene, question: Question, scopeKey: string, value: AnswerValue): string {
  if (value.kind === 'lifecycle') return lifecycleInWords(scene, scopeKey, value.cells) || '…';
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
