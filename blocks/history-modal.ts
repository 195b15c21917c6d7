import type { Button, KnownBlock, ModalView } from '@slack/types';
import { splitItemId } from '../src/domain/item';
import { itemView } from '../src/domain/item-view';
import type { Actor, HappenedEvent, Item, KickoffEvent } from '../src/domain/kickoff';
import { isMember } from '../src/domain/person';
import { systemName } from '../src/domain/scope';
import { findQuestion, type Question, textIn } from '../src/domain/template';
import { type Cells, columnsOf, type Row } from '../src/domain/rows';
import { said } from './answer-modal';
import { filled, itemTitle, scopeName } from './answer-text';
import { ACTION, VIEW, actionId } from './ids';
import { itemRef } from './item-ref';
import { aside, modal, paragraph } from './modal';
import { systemsText } from './replies';
import type { Scene } from './scene';
import { channelText, escapeText, memberText, momentText, oneLine, personText, plain } from './text';

/** How many entries stand on a page; a modal has room for 100 blocks. */
export const ENTRIES_A_PAGE = 60;

/** One line of the history; `from` is what the changed thing was before. */
export type HistoryLine = HappenedEvent & { readonly from?: unknown };

/** Who looks at it, and which page, counted from 1. */
export interface HistoryOptions {
  readonly viewer: Pick<Actor, 'external' | 'userId'>;
  readonly page?: number;
}

/** Who changed the items of a question, when and to what; the newest first. `itemId` is one of them. */
export function historyModal(
  scene: Scene,
  question: Question,
  itemId: string,
  lines: readonly HistoryLine[],
  options: HistoryOptions,
): ModalView {
  const heading = `*${escapeText(textIn(question.title, scene.language))}*`;
  return paged(scene, heading, itemId, lines, options, (line) => itemText(scene, line));
}

/** The same for the kickoff as a whole: items, people, settings, status and channel. */
export function kickoffHistoryModal(scene: Scene, lines: readonly HistoryLine[], options: HistoryOptions): ModalView {
  const heading = `*${systemsText(scene.kickoff)}*\n${scene.words.people.history.kickoff}`;
  return paged(scene, heading, WHOLE, lines, options, (line) => kickoffText(scene, line));
}

/** In the place of an item: the kickoff as a whole. */
const WHOLE = 'kickoff';

/**
 * What this person may know of: internal notes are for people of our own organisation, and so is that there are any; the word
 * that went with a hand-over is for those two whom it concerns.
 */
function visible(lines: readonly HistoryLine[], viewer: HistoryOptions['viewer']): HistoryLine[] {
  if (!viewer.external) return [...lines];
  return lines
    .filter(({ event }) => event.type !== 'InternalNoteWritten')
    .map((line) => withoutWord(line, viewer.userId));
}

function withoutWord(line: HistoryLine, userId: string): HistoryLine {
  const { event, by } = line;
  if (event.type !== 'ItemHandedOver' && event.type !== 'PersonAssigned') return line;
  if (by === userId || (event.to !== null && isMember(event.to, userId))) return line;
  const { note: _, ...rest } = event;
  return { ...line, event: rest };
}

function paged(
  scene: Scene,
  heading: string,
  itemId: string,
  lines: readonly HistoryLine[],
  { viewer, page = 1 }: HistoryOptions,
  write: (line: HistoryLine) => string,
): ModalView {
  const words = scene.words.people.history;
  const known = visible(lines, viewer);
  // What happened at the same moment stays in its order, read from below.
  const newest = known
    .map((line, at) => ({ line, at }))
    .sort((one, other) => other.line.at.getTime() - one.line.at.getTime() || other.at - one.at);
  const pages = Math.max(Math.ceil(newest.length / ENTRIES_A_PAGE), 1);
  const current = Math.min(Math.max(page, 1), pages);
  const shown = newest.slice((current - 1) * ENTRIES_A_PAGE, current * ENTRIES_A_PAGE);
  const button = (label: string, to: number): Button => ({
    type: 'button',
    action_id: actionId(ACTION.turnHistory, to > current ? 'earlier' : 'later'),
    text: plain(label),
    value: itemRef.encode({ kickoffId: scene.kickoff.id, itemId, revision: 0, chosen: String(to) }),
  });
  const turns = [
    ...(current < pages ? [button(words.earlier, current + 1)] : []),
    ...(current > 1 ? [button(words.later, current - 1)] : []),
  ];
  const blocks: KnownBlock[] = [
    paragraph(heading),
    ...(pages > 1 ? [aside(scene.words.messages.of(current, pages))] : []),
    ...(shown.length === 0
      ? [paragraph(scene.words.modals.history.empty)]
      : shown.map(({ line }) => aside(write(line)))),
    ...(turns.length === 0 ? [] : [{ type: 'actions' as const, block_id: 'pages', elements: turns }]),
  ];
  return modal({
    callbackId: VIEW.message,
    title: words.title,
    close: scene.words.modals.close,
    context: { kickoff: scene.kickoff.id, ...(itemId === WHOLE ? {} : { item: itemId }) },
    blocks,
  });
}

function itemText(scene: Scene, line: HistoryLine): string {
  const { event } = line;
  const where = 'item' in event ? scopeName(scene, splitItemId(event.item).scopeKey) : '';
  return entryText(scene, line, where, { graphemes: 90, units: 300 });
}

function kickoffText(scene: Scene, line: HistoryLine): string {
  const { event } = line;
  const about = 'item' in event ? itemTitle(scene, event.item) : '';
  return entryText(scene, line, about, { graphemes: 120, units: 400 });
}

function entryText(
  scene: Scene,
  line: HistoryLine,
  about: string,
  room: { readonly graphemes: number; readonly units: number },
): string {
  const what = whatHappened(scene, line);
  const named = about === '' ? what : `${oneLine(about, room).text}: ${what}`;
  return `${momentText(line.at)} · ${memberText(line.by)}\n${named}`;
}

function short(text: string): string {
  return oneLine(text, { graphemes: 150, units: 600 }).text;
}

function whatHappened(scene: Scene, line: HistoryLine): string {
  const { event } = line;
  return 'item' in event ? itemHappened(scene, line, event) : kickoffHappened(scene, event);
}

function itemHappened(scene: Scene, { by, from }: HistoryLine, event: Extract<KickoffEvent, { item: string }>): string {
  const words = scene.words.modals.history;
  const more = scene.words.people.history;
  switch (event.type) {
    case 'ItemAnswered': {
      const view = itemView(scene.template, scene.kickoff, event.item);
      const value = view === undefined ? '' : said(scene, view, event.value);
      return event.note === undefined ? value : `${value}\n${words.note(short(event.note))}`;
    }
    case 'ItemReopened': {
      // Rows stay when a list is taken back; everything else is cleared.
      const question = findQuestion(scene.template, splitItemId(event.item).questionId);
      return question?.answer.kind === 'rows' ? scene.words.rows.reopened : words.reopened;
    }
    case 'ItemNotApplicable':
      return words.notApplicable(short(event.reason));
    case 'ItemWaiting':
      return words.waiting(
        short(event.on),
        event.until === undefined ? undefined : scene.words.common.day(event.until),
      );
    case 'ItemHandedOver': {
      const note = event.note === undefined ? undefined : short(event.note);
      return isMember(event.to, by) && note === undefined ? more.tookIt : words.handedOver(personText(event.to), note);
    }
    case 'RiskAccepted':
      return words.accepted;
    case 'RowsAdded': {
      const rows = event.rows.slice(0, 3).map((row) => rowText(scene, event.item, row.cells));
      const rest = event.rows.length - rows.length;
      return more.rowsAdded(event.rows.length, [...rows, ...(rest > 0 ? [more.moreRows(rest)] : [])].join('; '));
    }
    case 'RowChanged':
      return more.rowChanged(rowText(scene, event.item, event.row.cells));
    case 'RowRemoved': {
      const row = rowBefore(from, event.row);
      return more.rowRemoved(row === undefined ? '' : rowText(scene, event.item, row.cells));
    }
    case 'SheetLinked':
      return event.url === null ? more.sheetRemoved : more.sheetLinked(short(event.url));
    case 'WaitEnded':
      return more.waitEnded;
    case 'InternalNoteWritten':
      return event.text === '' ? more.noteRemoved : more.noteWritten(short(event.text));
  }
}

function kickoffHappened(scene: Scene, event: Exclude<KickoffEvent, { item: string }>): string {
  const words = scene.words.people.history;
  switch (event.type) {
    case 'KickoffStarted':
      return words.started;
    case 'LeadChanged':
      return words.lead(memberText(event.to));
    case 'TargetChanged':
      return event.to === null ? words.noTarget : words.target(scene.words.common.day(event.to));
    case 'PersonAssigned': {
      const role = roleName(scene, event.role);
      const note = event.note === undefined ? undefined : short(event.note);
      return event.to === null ? words.noPerson(role) : words.person(role, personText(event.to), note);
    }
    case 'LanguageChanged':
      return words.language(scene.words.people.settings.languages[event.to]);
    case 'PersonMissing':
      return words.missing[event.why](memberText(event.userId));
    case 'PersonBack':
      return words.back(memberText(event.userId));
    case 'ChannelClosed':
      return words.channelClosed[event.why];
    case 'ChannelOpened':
      return words.channelOpened;
    case 'ChannelMoved':
      return words.channelMoved(channelText(event.to));
    case 'SectionSwitched': {
      const section = scene.template.sections.find(({ id }) => id === event.section);
      const title = short(section === undefined ? event.section : textIn(section.title, scene.language));
      return event.on ? words.sectionOn(title) : words.sectionOff(title);
    }
    case 'KickoffPaused':
      return words.paused;
    case 'KickoffResumed':
      return words.resumed;
    case 'KickoffCancelled':
      return words.cancelled;
    case 'KickoffReopened':
      return words.reopened;
    case 'KickoffCompleted':
      return words.completed;
  }
}

function roleName(scene: Scene, key: string): string {
  const [role = '', system] = key.split('@', 2);
  const label = scene.template.roles[role]?.label;
  const name = system === undefined ? '' : systemName(scene.kickoff.systems, system);
  return short(scene.words.modals.settings.owner(label === undefined ? role : textIn(label, scene.language), name));
}

/** A row on one line, with the words of its choices. */
function rowText(scene: Scene, itemId: string, cells: Cells): string {
  const { questionId, scopeKey } = splitItemId(itemId);
  const question = findQuestion(scene.template, questionId);
  const columns = question === undefined ? [] : columnsOf(question);
  const parts = columns.flatMap(({ id, choices }) => {
    const cell = cells[id];
    if (cell === undefined) return [];
    const label = choices?.find((choice) => choice.id === cell)?.label;
    return [label === undefined ? cell : filled(label, scene.language, scene.kickoff.systems, scopeKey)];
  });
  return short((parts.length === 0 ? Object.values(cells) : parts).join(' · '));
}

/** The row as it was before it was removed, out of what the item was then. */
function rowBefore(from: unknown, id: string): Row | undefined {
  return (from as Item | undefined)?.rows?.list.find((row) => row.id === id);
}
