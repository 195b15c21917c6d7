import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ItemView } from '../src/domain/item-view';
import type { Refusal } from '../src/domain/refusal';
import { type Cells, columnsOf, isRequired, MAX_CELL, type Row } from '../src/domain/rows';
import { findSecret } from '../src/domain/secrets';
import type { Column } from '../src/domain/template';
import { type FormState, inputState, typedText } from './answer-form';
import { scopeName } from './answer-text';
import { VIEW } from './ids';
import { aside, modal, paragraph } from './modal';
import type { ModalContext } from './modal-context';
import { optionText } from './person-option';
import { refusalAtField } from './refusal';
import { choiceNames, columnName } from './row-words';
import type { Scene } from './scene';
import { oneLine, plain } from './text';
import type { Words } from './words/words';

/** Stands for an empty cell where a choice was made before, because not every client lets people take a choice back. */
const NO_CHOICE = '_none';
const CELL = 'cell';

/** What a form over the list of rows remembers of where it was opened. */
export type RowsContext = Pick<ModalContext, 'kickoff' | 'item' | 'mode' | 'parent' | 'page'>;

/** How the form of a row is opened. */
export interface RowFormOptions {
  readonly context: RowsContext;
  /** The row that is edited; otherwise rows are added, one after the other. */
  readonly row?: Pick<Row, 'id' | 'changed'>;
  /** What is filled in. */
  readonly cells?: Cells;
  /** What happened, as mrkdwn. */
  readonly notice?: string;
  /** How many rows were added in this form; another number empties its inputs. Absent where it closes after saving. */
  readonly round?: number;
  /** Rows are added one by one from the proposals. */
  readonly proposed?: boolean;
}

/** One input per column. A new row leaves the form open for the next one; an edited one closes it. */
export function rowForm(scene: Scene, view: ItemView, options: RowFormOptions): ModalView {
  const words = scene.words.rows.form;
  const { context, row, cells = {}, round, proposed } = options;
  const adds = round !== undefined;
  const columns = columnsOf(view.question);
  const first = columns.find(({ id, choices }) => choices === undefined && (!adds || cells[id] === undefined));
  const suffix = formSuffix({ ...context, ...(row === undefined ? {} : { row: row.id }), ...(adds ? { round } : {}) });
  return modal({
    callbackId: VIEW.row,
    title: adds ? words.addTitle : words.editTitle,
    submit: adds ? words.add : words.save,
    close: words.back,
    context: {
      ...context,
      ...(row === undefined ? {} : { row: row.id, changed: row.changed }),
      ...(adds ? { round } : {}),
      ...(proposed === true ? { proposed } : {}),
    },
    blocks: [
      ...whose(scene, view),
      ...(options.notice === undefined ? [] : [paragraph(options.notice)]),
      ...columns.map((column) => cellInput(scene, view, column, cells[column.id], suffix, column === first)),
    ],
  });
}

/** What the `block_id`s of a form's cells end in: they stay while it is the same row, and change with every row that was added. */
export function formSuffix({ row, round }: Pick<ModalContext, 'row' | 'round'>): string {
  return round === undefined ? (row ?? 'row') : `new.${round}`;
}

/** The `block_id` of a cell's input. */
export function cellBlock(column: string, suffix: string): string {
  return `${CELL}.${column}/${suffix}`;
}

/** What the inputs of a form say. */
export function readCells(view: ItemView, form: FormState, suffix: string): Cells {
  return Object.fromEntries(
    columnsOf(view.question).flatMap(({ id, choices }): [string, string][] => {
      const block = cellBlock(id, suffix);
      const chosen = inputState(form, block).selected_option?.value;
      const said = choices === undefined ? typedText(form, block) : chosen === NO_CHOICE ? undefined : chosen;
      return said === undefined ? [] : [[id, said]];
    }),
  );
}

/** Each sentence at the input that it is about: `block_id` → sentence. What is not about a cell stands at the first one. */
export function rowErrors(
  words: Words,
  view: ItemView | undefined,
  refusal: Refusal,
  scene: Scene | undefined,
  { suffix, cells, first }: { readonly suffix: string; readonly cells: Cells; readonly first: string },
): Record<string, string> {
  if (refusal.type === 'rows' && view !== undefined) {
    return Object.fromEntries(
      refusal.problems.map(({ column, problem }) => [
        cellBlock(column, suffix),
        problem === 'secret'
          ? words.replies.secret(findSecret(cells[column] ?? '') ?? '')
          : problem === 'too_long'
            ? words.rows.tooLong
            : words.replies.problems[problem],
      ]),
    );
  }
  return { [first]: rowsRefusal(words, refusal, scene) };
}

/** A refusal about a list of rows, in plain text. */
export function rowsRefusal(words: Words, refusal: Refusal, scene: Scene | undefined): string {
  if (refusal.type === 'input' && refusal.field === 'row') {
    const { noRows, tooMany, known } = words.rows;
    const said = { missing: noRows, too_many: tooMany, same_twice: known } as const;
    if (refusal.problem in said) return said[refusal.problem as keyof typeof said];
  }
  return refusalAtField(words, refusal, scene);
}

/** What it is asked of, above a form over the list. */
export function whose(scene: Scene, view: ItemView): KnownBlock[] {
  const where = scopeName(scene, view.scopeKey);
  return where === '' ? [] : [aside(oneLine(where, { graphemes: 90, units: 300 }).text)];
}

function cellInput(
  scene: Scene,
  view: ItemView,
  column: Column,
  cell: string | undefined,
  suffix: string,
  isFirst: boolean,
): InputBlock {
  return {
    type: 'input',
    block_id: cellBlock(column.id, suffix),
    label: plain(columnName(scene, view, column)),
    optional: !isRequired(view.question, column),
    element:
      column.choices === undefined
        ? {
            type: 'plain_text_input',
            action_id: `${CELL}.${column.id}`,
            max_length: MAX_CELL,
            ...(isFirst ? { focus_on_load: true } : {}),
            ...(cell === undefined ? {} : { initial_value: cell }),
          }
        : choiceSelect(scene, view, column, cell),
  };
}

function choiceSelect(scene: Scene, view: ItemView, column: Column, cell: string | undefined): InputBlock['element'] {
  const names = choiceNames(scene, view, column);
  const options = (column.choices ?? []).map(
    ({ id }, at): PlainTextOption => ({ text: plain(optionText(names[at] ?? id)), value: id }),
  );
  const initial = options.find(({ value }) => value === cell);
  const none = { text: plain(scene.words.rows.empty), value: NO_CHOICE };
  const clearable = initial !== undefined && !isRequired(view.question, column);
  return {
    type: 'static_select',
    action_id: `${CELL}.${column.id}`,
    placeholder: plain(scene.words.rows.form.choose),
    options: [...options, ...(clearable ? [none] : [])],
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}
