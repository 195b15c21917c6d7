import type { AnswerValue } from '../src/domain/answer';
import { isUnsure } from '../src/domain/item';
import type { ItemView } from '../src/domain/item-view';
import { MAX_ROWS, rowsOf } from '../src/domain/rows';
import { choicesOf, type Question } from '../src/domain/template';
import { answerLine, answerRoom, shownName } from './answer-text';
import { ROOM } from './limits';
import type { Scene } from './scene';
import { lifecycleTable, shownDirections, tableBound } from './tables';
import { memberText, oneLine, PERSON_UNITS, personText, type Shown } from './text';

/** A mark in front keeps a person's text from standing at the start of a line, where ">" would make it a quotation. */
function bullet(line: string): string {
  return `• ${line}`;
}

/** What a message shows of one item: its line and, where it is answered with one, its table. */
export function itemLines(scene: Scene, view: ItemView): string[] {
  return [bullet(itemLine(scene, view).text), ...tableOf(scene, view)];
}

/** What is known of one item, on one line; `whole` is false where something was cut. */
export function itemLine(scene: Scene, view: ItemView): Shown {
  const words = scene.words.messages.item;
  const { item, state, question } = view;
  const known = (text: string, ...parts: readonly (Shown | undefined)[]): Shown => ({
    text: words.line(shownName(scene, view.scopeKey), text),
    whole: parts.every((part) => part === undefined || part.whole),
  });
  if (state === 'not_applicable' && item.notApplicable !== undefined) {
    const reason = oneLine(item.notApplicable.reason, ROOM.reason);
    return known(words.notApplicable(reason.text, memberText(item.notApplicable.by)), reason);
  }
  const answer = item.answer === undefined ? undefined : shownAnswer(scene, view, item.answer.value);
  const note = item.answer?.note === undefined ? undefined : oneLine(item.answer.note, ROOM.note);
  const noted = (text: string): string => (note === undefined ? text : words.withNote(text, note.text));
  if (state === 'answered' && item.answer !== undefined && answer !== undefined) {
    const text =
      item.accepted !== undefined && isUnsure(question, item)
        ? noted(words.accepted(answer.text, memberText(item.accepted.by)))
        : words.answered(noted(answer.text), memberText(item.answer.by));
    return known(text, answer, note);
  }
  const owner = personText(view.owner);
  if (state === 'waiting' && item.waiting !== undefined) {
    const on = oneLine(item.waiting.on, ROOM.waitingOn);
    // An unsure answer is as good as none while somebody is being waited for.
    return known(
      words.withOwner(
        words.answered(words.waiting(on.text, until(scene, item.waiting.until)), memberText(item.waiting.by)),
        owner,
      ),
      on,
      answer,
      note,
    );
  }
  const { waited } = item;
  const on = waited === undefined ? undefined : oneLine(waited.on, ROOM.waited);
  const said = openText(scene, view, answer?.text, noted);
  const text =
    waited === undefined || on === undefined
      ? said
      : scene.words.tables.item.waited(said, on.text, scene.words.common.day(waited.until));
  // Beside what was waited for, and where an answer is not one any more, there is no room for all of it.
  const all = note === undefined || (waited === undefined && answer !== undefined && isUnsure(question, item));
  return known(words.withOwner(text, owner), answer, note, on, { text: '', whole: all });
}

/** What an open item says of itself: the rows so far, an unsure answer, or what was said before it was open again. */
function openText(scene: Scene, view: ItemView, answer: string | undefined, noted: (text: string) => string): string {
  const { messages, tables } = scene.words;
  const { item, question } = view;
  const { waited } = item;
  if (answer !== undefined && isUnsure(question, item)) {
    const unsure = messages.item.unsure(answer);
    return waited === undefined ? noted(unsure) : unsure;
  }
  const state = view.isNew ? messages.item.fresh : messages.item.open;
  const text = isCollecting(view) ? tables.item.soFar(state, tables.rows.soFar(rowsOf(item).list.length)) : state;
  // What was waited for is newer than an answer that does not count any more.
  if (answer === undefined || waited !== undefined) return text;
  return answer === '' ? tables.item.saidBelow(text) : tables.item.saidBefore(text, answer);
}

function isCollecting({ item, question }: ItemView): boolean {
  return question.answer.kind === 'rows' && rowsOf(item).list.length > 0;
}

/** An answer for its line; what happens on the other side stands in a table below, so the line does not repeat it. */
function shownAnswer(scene: Scene, view: ItemView, value: AnswerValue): Shown {
  if (value.kind !== 'lifecycle') return answerLine(scene, view.question, view.scopeKey, value);
  return { text: view.state === 'answered' ? scene.words.tables.lifecycle.decided : '', whole: true };
}

/** The table of an item that is answered with one, or was before its directions changed. */
function tableOf(scene: Scene, view: ItemView): string[] {
  const { answer, waited } = view.item;
  if (answer?.value.kind !== 'lifecycle') return [];
  if (view.state !== 'answered' && (view.state !== 'open' || waited !== undefined)) return [];
  const { cells } = answer.value;
  return [lifecycleTable(scene, view.scopeKey, cells, shownDirections(scene, view, cells))];
}

function until(scene: Scene, day: string | undefined): string | undefined {
  return day === undefined ? undefined : scene.words.common.day(day);
}

/** The longest that `itemLine` can become, made by the same words with as much text as there is room for. */
export function lineBound(scene: Scene, question: Question, scopeKey: string): number {
  const words = scene.words.messages.item;
  const person = 'x'.repeat(PERSON_UNITS);
  // A member's mention has at most 23 units; a contact never answers, but can own an item.
  const member = 'x'.repeat(24);
  const full = (room: { readonly units: number }): string => 'x'.repeat(room.units);
  const { tables } = scene.words;
  const answer = full(answerRoom(scene, question, scopeKey));
  const said = words.withNote(answer, full(ROOM.note));
  const day = scene.words.common.day('2026-09-30');
  const open = words.open.length > words.fresh.length ? words.open : words.fresh;
  const soFar = question.answer.kind === 'rows' ? tables.item.soFar(open, tables.rows.soFar(MAX_ROWS)) : open;
  const canBeUnsure = choicesOf(question).some((choice) => choice.unsure);
  const isTable = question.answer.kind === 'lifecycle';
  const withTable = (line: string): string => (isTable ? `${line}\n${'x'.repeat(tableBound())}` : line);
  const decided = words.withNote(tables.lifecycle.decided, full(ROOM.note));
  const longest = [
    words.notApplicable(full(ROOM.reason), member),
    ...(isTable
      ? [withTable(words.answered(decided, member)), withTable(words.withOwner(tables.item.saidBelow(open), person))]
      : [words.accepted(said, member), words.answered(said, member)]),
    ...(canBeUnsure ? [words.withOwner(words.unsure(said), person)] : []),
    words.withOwner(tables.item.saidBefore(soFar, answer), person),
    words.withOwner(tables.item.waited(canBeUnsure ? words.unsure(answer) : soFar, full(ROOM.waited), day), person),
    words.withOwner(words.answered(words.waiting(full(ROOM.waitingOn), day), member), person),
  ].map((text) => bullet(words.line(shownName(scene, scopeKey), text)).length);
  return Math.max(...longest);
}
