import type { KnownBlock, ModalView } from '@slack/types';
import type { ItemView } from '../src/domain/item-view';
import { MAX_TEXT } from '../src/domain/kickoff';
import { columnsOf, type Pasted, type PastedProblem } from '../src/domain/rows';
import { findSecret } from '../src/domain/secrets';
import { VIEW } from './ids';
import { modal, paragraph } from './modal';
import { type RowsContext, whose } from './row-form';
import { choiceNames, columnName } from './row-words';
import type { Scene } from './scene';
import { escapeText, oneLine, plain } from './text';

/** How many lines are explained one by one; the others stand in the input all the same. */
const MOST_EXPLAINED = 15;
const LINES = 'lines';

/** What came of lines that were pasted: how many rows were saved, and what is left. */
export interface PasteResult extends Pick<Pasted, 'problems' | 'same'> {
  readonly saved: number;
}

/** Takes many rows at once; lines that cannot be taken stay in it, each with what is wrong. */
export function pasteForm(
  scene: Scene,
  view: ItemView,
  { context, round, result }: { readonly context: RowsContext; readonly round: number; readonly result?: PasteResult },
): ModalView {
  const words = scene.words.rows.pasting;
  const left = (result?.problems ?? []).map(({ text }) => text).join('\n');
  return modal({
    callbackId: VIEW.pasteRows,
    title: words.title,
    submit: words.submit,
    close: scene.words.rows.form.back,
    context: { ...context, round },
    blocks: [
      ...whose(scene, view),
      ...(result === undefined ? [] : wrongLines(scene, view, result)),
      {
        type: 'input',
        block_id: linesBlock(round),
        label: plain(words.lines),
        hint: plain(hint(scene, view)),
        element: {
          type: 'plain_text_input',
          action_id: LINES,
          multiline: true,
          max_length: MAX_TEXT,
          focus_on_load: true,
          ...(left === '' ? {} : { initial_value: left }),
        },
      },
    ],
  });
}

/** The `block_id` of the lines; a new one after each saving, so that only what is left stands in it. */
export function linesBlock(round: number): string {
  return `${LINES}/${round}`;
}

/** How many rows were saved, and how many were there before, in one line. */
export function pastedText(scene: Scene, { saved, same }: Pick<PasteResult, 'saved' | 'same'>): string {
  const words = scene.words.rows.pasting;
  return [words.saved(saved), ...(same > 0 ? [words.known(same)] : [])].join(' ');
}

function hint(scene: Scene, view: ItemView): string {
  const words = scene.words.rows.pasting;
  const columns = columnsOf(view.question).map((column) => {
    const name = columnName(scene, view, column);
    const choices = choiceNames(scene, view, column);
    return choices.length === 0 || choices.join(', ') === name ? name : words.column(name, oneOf(scene, choices));
  });
  return words.hint(columns.join(' · '));
}

function oneOf(scene: Scene, choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : scene.words.rows.pasting.or(choices.slice(0, -1).join(', '), last);
}

function wrongLines(scene: Scene, view: ItemView, result: PasteResult): KnownBlock[] {
  const words = scene.words.rows.pasting;
  const { problems } = result;
  const shown = problems.slice(0, MOST_EXPLAINED);
  return [
    paragraph(`*${pastedText(scene, result)}*\n${words.wrong(problems.length)}`),
    ...shown.map((problem) => paragraph(lineText(scene, view, problem))),
    ...(problems.length > shown.length ? [paragraph(words.more(problems.length - shown.length))] : []),
  ];
}

function lineText(scene: Scene, view: ItemView, problem: PastedProblem): string {
  const words = scene.words.rows.pasting;
  // Whatever might be a secret is not said again.
  const isSecret = problem.problem === 'secret' || findSecret(problem.text) !== undefined;
  const line = isSecret ? words.hidden : oneLine(problem.text, { graphemes: 150, units: 600 }).text;
  return words.line(problem.line, line, escapeText(problemText(scene, view, problem, isSecret)));
}

function problemText(scene: Scene, view: ItemView, { column: id, problem }: PastedProblem, isSecret: boolean): string {
  const say = scene.words.rows.cell;
  const columns = columnsOf(view.question);
  const column = columns.find((one) => one.id === id);
  const name = column === undefined ? id : columnName(scene, view, column);
  if (problem === 'too_many_cells') return say.too_many_cells(columns.length);
  if (problem === 'secret' || isSecret) return say.secret(name);
  if (problem === 'unknown_choice' && column !== undefined) {
    return say.unknown_choice(name, oneOf(scene, choiceNames(scene, view, column)));
  }
  return problem === 'missing' || problem === 'too_long' ? say[problem](name) : scene.words.replies.problems[problem];
}
