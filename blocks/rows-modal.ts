import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { ItemView } from '../src/domain/item-view';
import type { HappenedEvent } from '../src/domain/kickoff';
import { columnsOf, proposedRows, type Row, rowsOf, SHEET_FROM } from '../src/domain/rows';
import { type AnswerModalOptions, before, changedNotice, extraButtons, question } from './answer-modal';
import { noteInput } from './answer-input';
import { ACTION, VIEW, actionId } from './ids';
import { itemRef } from './item-ref';
import { aside, modal, paragraph } from './modal';
import { rowRef } from './row-ref';
import { columnName, rowLine } from './row-words';
import type { Scene } from './scene';
import { addressText, cut, escapeText, memberText, oneLine, plain } from './text';

/** How many rows one page of the list shows. */
export const PAGE_ROWS = 20;
/** How many proposals are offered at a time. */
const MOST_PROPOSED = 10;

/** What has just been done to the list, as a line of mrkdwn; `restore` is a row that can be put back. */
export interface RowsNotice {
  readonly text: string;
  readonly restore?: string;
}

/** How the list is shown. */
export interface RowsModalOptions extends Omit<AnswerModalOptions, 'chosen' | 'twins'> {
  /** From 0; one that is not there any more becomes the last one. */
  readonly page?: number;
  readonly notice?: RowsNotice;
}

/** Collects the rows of one question, page by page; each is saved at once, and submitting says that they are complete. */
export function rowsModal(scene: Scene, view: ItemView, options: RowsModalOptions): ModalView {
  const words = scene.words.rows;
  const { answer: titles } = scene.words.modals;
  const { mode, left } = options;
  const page = Math.min(options.page ?? 0, lastPage(view));
  return modal({
    callbackId: VIEW.rows,
    title: left === undefined ? titles.title : titles.nextTitle(left),
    submit: mode === 'next' ? words.completeNext : words.complete,
    close: scene.words.modals.close,
    context: {
      kickoff: scene.kickoff.id,
      item: view.id,
      revision: view.item.revision,
      mode,
      page,
    },
    blocks: [
      ...question(scene, view),
      ...(options.changed === undefined ? before(scene, withoutAnswer(view)) : changed(scene, view, options.changed)),
      ...notice(scene, options.notice),
      ...list(scene, view, page),
      ...tools(scene, view),
      ...proposals(scene, view),
      noteInput(scene, view.id, view.item.answer?.note),
      ...(mode === 'next' ? [skipButton(scene, view)] : []),
      ...more(scene, view, options),
    ],
  });
}

/** The page that a row added last stands on. */
export function lastPage(view: ItemView): number {
  return Math.max(0, Math.ceil(rowsOf(view.item).list.length / PAGE_ROWS) - 1);
}

/** The page that shows a row. */
export function pageOfRow(view: ItemView, row: string): number {
  const at = rowsOf(view.item).list.findIndex(({ id }) => id === row);
  return at < 0 ? lastPage(view) : Math.floor(at / PAGE_ROWS);
}

/** The rows stand below, and say more than a line could. */
function withoutAnswer(view: ItemView): ItemView {
  if (view.item.answer?.value.kind !== 'rows') return view;
  const { answer: _, ...item } = view.item;
  return { ...view, item };
}

const ABOUT_ROWS: readonly HappenedEvent['event']['type'][] = [
  'RowsAdded',
  'RowChanged',
  'RowRemoved',
  'SheetLinked',
  'ItemAnswered',
];

function changed(scene: Scene, view: ItemView, by: NonNullable<AnswerModalOptions['changed']>): KnownBlock[] {
  if (!ABOUT_ROWS.includes(by.by.event.type)) return changedNotice(scene, withoutAnswer(view), by);
  return [paragraph(scene.words.rows.changedBy(memberText(by.by.by)))];
}

function notice(scene: Scene, shown: RowsNotice | undefined): KnownBlock[] {
  if (shown === undefined) return [];
  const { text, restore } = shown;
  const block = paragraph(text);
  if (restore === undefined) return [block];
  return [{ ...block, accessory: button(ACTION.restoreRow, scene.words.rows.restore, restore, restore) }];
}

function list(scene: Scene, view: ItemView, page: number): KnownBlock[] {
  const words = scene.words.rows;
  const { list: all } = rowsOf(view.item);
  const status = aside(view.state === 'answered' ? words.isComplete : words.savedAtOnce);
  if (all.length === 0) return [paragraph(words.none), status];
  const from = page * PAGE_ROWS;
  const shown = all.slice(from, from + PAGE_ROWS);
  const columns = columnsOf(view.question).map(
    (column) => oneLine(columnName(scene, view, column), { graphemes: 75, units: 400 }).text,
  );
  return [
    paragraph(`*${words.soFar(all.length)}*\n${columns.join(' · ')}`),
    ...shown.map((row, at) => rowBlock(scene, view, row, from + at + 1)),
    ...(all.length > PAGE_ROWS ? pager(scene, view, page, all.length) : []),
    status,
  ];
}

function rowBlock(scene: Scene, view: ItemView, row: Row, number: number): KnownBlock {
  const words = scene.words.rows;
  const option = (what: 'edit' | 'remove') => ({
    text: plain(words[what]),
    value: rowRef.encode({ what, row: row.id, changed: row.changed }),
  });
  return {
    ...paragraph(`${number}. ${rowLine(scene, view, row.cells)}`),
    accessory: {
      type: 'overflow',
      action_id: actionId(ACTION.rowMenu, row.id),
      options: [option('edit'), option('remove')],
    },
  };
}

function pager(scene: Scene, view: ItemView, page: number, all: number): KnownBlock[] {
  const words = scene.words.rows;
  const last = lastPage(view);
  const turn = (text: string, to: number) => button(ACTION.turnRows, text, String(to), String(to));
  return [
    aside(words.page(page * PAGE_ROWS + 1, Math.min((page + 1) * PAGE_ROWS, all), all)),
    {
      type: 'actions',
      elements: [
        ...(page > 0 ? [turn(words.earlier, page - 1)] : []),
        ...(page < last ? [turn(words.later, page + 1)] : []),
      ],
    },
  ];
}

function tools(scene: Scene, view: ItemView): KnownBlock[] {
  const words = scene.words.rows;
  const { list: all, sheet } = rowsOf(view.item);
  const isLong = all.length > SHEET_FROM;
  const shown = sheet === undefined ? undefined : (addressText(sheet, 2900) ?? escapeText(cut(sheet, 300)));
  return [
    ...(shown === undefined ? [] : [aside(words.sheet(shown))]),
    ...(isLong && sheet === undefined ? [aside(words.sheetTip)] : []),
    {
      type: 'actions',
      elements: [
        { ...button(ACTION.addRow, words.add), style: 'primary' },
        button(ACTION.pasteRows, words.paste),
        ...(sheet === undefined ? [] : [button(ACTION.linkSheet, words.changeSheet)]),
        ...(isLong && sheet === undefined ? [button(ACTION.linkSheet, words.linkSheet)] : []),
      ],
    },
  ];
}

/** What another list speaks of and this one does not: a click opens the form with the first cell filled. */
function proposals(scene: Scene, view: ItemView): KnownBlock[] {
  const words = scene.words.rows;
  const all = proposedRows(scene.template, scene.kickoff, view);
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST_PROPOSED);
  return [
    paragraph(words.proposed),
    {
      type: 'actions',
      elements: shown.map((name, at) => button(ACTION.addRow, `+ ${cut(name, 35)}`, name, `${at}`)),
    },
    ...(all.length > shown.length ? [aside(words.proposedMore(all.length - shown.length))] : []),
  ];
}

function skipButton(scene: Scene, view: ItemView): KnownBlock {
  const value = itemRef.encode({ kickoffId: scene.kickoff.id, itemId: view.id, revision: view.item.revision });
  return { type: 'actions', elements: [button(ACTION.skipItem, scene.words.rows.skip, value)] };
}

/** The buttons of every answer modal; taking back that a list is complete leaves its rows where they are. */
function more(scene: Scene, view: ItemView, options: RowsModalOptions): KnownBlock[] {
  const blocks = extraButtons(scene, view, { ...options, mode: 'one', twins: 0 });
  return blocks.map((block) =>
    block.type !== 'actions'
      ? block
      : {
          ...block,
          elements: block.elements.map((element) =>
            element.type === 'button' && element.action_id === ACTION.reopenItem
              ? {
                  ...element,
                  text: plain(view.state === 'answered' ? scene.words.rows.notComplete : scene.words.rows.reopen),
                }
              : element,
          ),
        },
  );
}

function button(name: string, text: string, value?: string, suffix?: string): Button {
  return {
    type: 'button',
    action_id: actionId(name, suffix),
    text: plain(text),
    ...(value === undefined ? {} : { value }),
  };
}
