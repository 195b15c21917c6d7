import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { readAmount, typedAmount } from '../src/domain/amount';
import type { AnswerValue } from '../src/domain/answer';
import {
  DIRECTIONS,
  type Direction,
  LIFECYCLE_ACTIONS,
  LIFECYCLE_EVENTS,
  type LifecycleCell,
  type LifecycleEvent,
} from '../src/domain/lifecycle';
import type { PersonRef } from '../src/domain/person';
import type { Field } from '../src/domain/refusal';
import { type Language, type Question, choicesOf } from '../src/domain/template';
import { readPerson } from './person-option';

/** The inputs of the answer modal; with the item's id they make the `block_id`, which resets the input when the item changes. */
export const INPUT = {
  value: 'value',
  channel: 'channel',
  detail: 'detail',
  note: 'note',
  forAll: 'for_all',
} as const;

/** The `block_id` of an input for an item. */
export function inputBlock(input: string, itemId: string): string {
  return `${input}/${itemId}`;
}

/** The `block_id` of a lifecycle's select; it is the same whichever directions are asked for, so that what was chosen stays. */
export function lifecycleBlock(direction: Direction, event: LifecycleEvent, itemId: string): string {
  return inputBlock(`${direction}.${event}`, itemId);
}

const option = z.object({ value: z.string() }).nullable().optional();
const elementSchema = z.object({
  value: z.string().nullable().optional(),
  selected_option: option,
  selected_options: z
    .array(z.object({ value: z.string() }))
    .nullable()
    .optional(),
  selected_date: z.string().nullable().optional(),
  selected_conversation: z.string().nullable().optional(),
});
const inputSchema = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  element: z.object({
    action_id: z.string(),
    initial_option: option,
    initial_options: z.array(z.object({ value: z.string() })).optional(),
    initial_date: z.string().optional(),
  }),
});
const stateSchema = z.record(z.string(), z.record(z.string(), elementSchema));

/** What Slack reports of one input. */
export type InputState = z.infer<typeof elementSchema>;
/** What Slack reports of a modal's inputs: `block_id` → `action_id` → state. */
export type FormState = z.infer<typeof stateSchema>;

/** Reads the state of a submitted modal; an unreadable one is empty, so that required inputs are asked for again. */
export function readForm(values: unknown): FormState {
  const parsed = stateSchema.safeParse(values);
  return parsed.success ? parsed.data : {};
}

/** What the inputs of a modal were filled with when it was shown, in the shape of what is submitted. */
export function shownForm(blocks: readonly unknown[]): FormState {
  return Object.fromEntries(
    blocks.flatMap((block): [string, FormState[string]][] => {
      const input = inputSchema.safeParse(block);
      if (!input.success) return [];
      const { block_id, element } = input.data;
      return [
        [
          block_id,
          {
            [element.action_id]: {
              selected_option: element.initial_option,
              selected_options: element.initial_options,
              selected_date: element.initial_date,
            },
          },
        ],
      ];
    }),
  );
}

/** The one element of an input block, whatever its action id. */
export function inputState(form: FormState, blockId: string): InputState {
  return Object.values(form[blockId] ?? {})[0] ?? {};
}

/** What was typed into an input, without white space around it; undefined where nothing was. */
export function typedText(form: FormState, blockId: string): string | undefined {
  const { value } = inputState(form, blockId);
  return value === null || value === undefined || value.trim() === '' ? undefined : value;
}

/**
 * What a submitted answer modal says; undefined where no answer was given at all. `earlier` is what stood there before, and
 * `language` the one in which numbers were written.
 */
export function readAnswer(
  question: Question,
  itemId: string,
  form: FormState,
  earlier: AnswerValue | undefined,
  language: Language = 'en',
): { value: AnswerValue | undefined; note: string; forAll: boolean } {
  const note = typedText(form, inputBlock(INPUT.note, itemId))?.trim() ?? '';
  const forAll = (inputState(form, inputBlock(INPUT.forAll, itemId)).selected_options ?? []).length > 0;
  const value =
    question.answer.kind === 'lifecycle' ? readLifecycle(itemId, form, earlier) : readValue(question, itemId, form);
  const tidy = withoutStrayDetail(question, value, note, earlier, language);
  return { ...tidy, value: withAmounts(question, tidy.value, language), forAll };
}

/** The cells of the form, and those that were said before about a direction which it does not ask for. */
function readLifecycle(itemId: string, form: FormState, earlier: AnswerValue | undefined): AnswerValue | undefined {
  const before = earlier?.kind === 'lifecycle' ? earlier.cells : [];
  const cells = DIRECTIONS.flatMap((direction) =>
    LIFECYCLE_EVENTS.flatMap((event): LifecycleCell[] => {
      const block = lifecycleBlock(direction, event, itemId);
      if (!(block in form)) return before.filter((cell) => cell.direction === direction && cell.event === event);
      const chosen = inputState(form, block).selected_option?.value;
      const action = LIFECYCLE_ACTIONS.find((one) => one === chosen);
      return action === undefined ? [] : [{ direction, event, action }];
    }),
  );
  return cells.length === 0 ? undefined : { kind: 'lifecycle', cells };
}

/** Numbers as they are kept. One that could mean two things, or none, becomes a text that no check takes for a number. */
function withAmounts(question: Question, value: AnswerValue | undefined, language: Language): AnswerValue | undefined {
  if (value?.kind === 'number') return { ...value, amount: readAmount(value.amount, language) ?? NOT_A_NUMBER };
  if (value === undefined || !('detail' in value) || value.detail === undefined) return value;
  const chosen = value.kind === 'choice' ? [value.choice] : value.choices;
  const asked = choicesOf(question).find(({ id, detail }) => chosen.includes(id) && detail !== undefined)?.detail;
  return asked?.kind === 'number' ? { ...value, detail: readAmount(value.detail, language) ?? NOT_A_NUMBER } : value;
}

const NOT_A_NUMBER = '?';

/**
 * The input for a detail stands there whatever is chosen. A detail that the choice does not ask for is left over where it is
 * that of the earlier answer; otherwise somebody has typed it, and it is kept as a note.
 */
function withoutStrayDetail(
  question: Question,
  value: AnswerValue | undefined,
  note: string,
  earlier: AnswerValue | undefined,
  language: Language,
): { value: AnswerValue | undefined; note: string } {
  if (value === undefined || !('detail' in value) || value.detail === undefined) return { value, note };
  const chosen = value.kind === 'choice' ? [value.choice] : value.choices;
  if (choicesOf(question).some(({ id, detail }) => chosen.includes(id) && detail !== undefined)) return { value, note };
  const { detail, ...rest } = value;
  const before = earlier !== undefined && 'detail' in earlier ? earlier.detail?.trim() : undefined;
  const leftOver = before !== undefined && [before, typedAmount(before, language)].includes(detail);
  // Saved once, it stands in the note already.
  const known = leftOver || note.split('\n').includes(detail);
  return { value: rest, note: known ? note : [note, detail].filter((part) => part !== '').join('\n') };
}

function readValue(question: Question, itemId: string, form: FormState): AnswerValue | undefined {
  const block = inputBlock(INPUT.value, itemId);
  const state = inputState(form, block);
  const text = typedText(form, block);
  switch (question.answer.kind) {
    case 'choice': {
      const choice = state.selected_option?.value;
      return choice === undefined ? undefined : { kind: 'choice', choice, ...readDetail(itemId, form) };
    }
    case 'choices': {
      const choices = (state.selected_options ?? []).map((one) => one.value);
      return choices.length === 0 ? undefined : { kind: 'choices', choices, ...readDetail(itemId, form) };
    }
    case 'text':
      return text === undefined ? undefined : { kind: 'text', text };
    case 'rows':
    case 'lifecycle':
      // Rows are saved one by one in a modal of their own.
      return undefined;
    case 'link':
      return text === undefined ? undefined : { kind: 'link', url: text.trim() };
    case 'number':
      return text === undefined ? undefined : { kind: 'number', amount: text.trim() };
    case 'date':
      return typeof state.selected_date === 'string' ? { kind: 'date', on: state.selected_date } : undefined;
    case 'person': {
      const person = readPerson(state.selected_option?.value ?? '');
      return person === undefined ? undefined : { kind: 'person', person };
    }
    case 'recipients': {
      const people = (state.selected_options ?? []).flatMap((one): PersonRef[] => {
        const person = readPerson(one.value);
        return person === undefined ? [] : [person];
      });
      const channel = inputState(form, inputBlock(INPUT.channel, itemId)).selected_conversation;
      const channels = typeof channel === 'string' ? [channel] : [];
      return people.length + channels.length === 0 ? undefined : { kind: 'recipients', people, channels };
    }
  }
}

function readDetail(itemId: string, form: FormState): { detail?: string } {
  const block = inputBlock(INPUT.detail, itemId);
  const { selected_date: day } = inputState(form, block);
  const detail = typeof day === 'string' ? day : typedText(form, block)?.trim();
  return detail === undefined ? {} : { detail };
}

/**
 * The `block_id` of the input that a refused field belongs to, for an item of the answer modal. The answer of a lifecycle is
 * several inputs: of those in the form the first that is empty, in a direction that is begun where there is one.
 */
export function blockOfField(field: Field, itemId: string, form: FormState = {}): string {
  if (field === 'note' || field === 'detail') return inputBlock(INPUT[field], itemId);
  const cells = DIRECTIONS.flatMap((direction) => {
    const blocks = LIFECYCLE_EVENTS.map((event) => lifecycleBlock(direction, event, itemId)).filter((id) => id in form);
    const empty = blocks.filter((id) => inputState(form, id).selected_option?.value === undefined);
    return blocks.length === 0 ? [] : [{ blocks, empty }];
  });
  const begun = cells.filter(({ blocks, empty }) => empty.length > 0 && empty.length < blocks.length);
  const [first] = [...begun, ...cells].flatMap(({ empty }) => empty);
  return first ?? cells[0]?.blocks[0] ?? inputBlock(INPUT.value, itemId);
}

/** The block ids of a modal's inputs, in order; errors can only stand at these. */
export function inputBlocksOf(view: Pick<ModalView, 'blocks'>): string[] {
  return view.blocks.flatMap((block) =>
    block.type === 'input' && block.block_id !== undefined ? [block.block_id] : [],
  );
}

/** True where a lifecycle's form has a select that nothing was chosen in. */
export function hasEmptyCase(form: FormState): boolean {
  return Object.keys(form).some(
    (id) => /^[ab]_to_[ab]\./u.test(id) && (inputState(form, id).selected_option?.value ?? '') === '',
  );
}
