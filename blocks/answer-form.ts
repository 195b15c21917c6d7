import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { AnswerValue } from '../src/domain/answer';
import type { PersonRef } from '../src/domain/person';
import type { Field } from '../src/domain/refusal';
import { type Question, choicesOf } from '../src/domain/template';
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

/** What a submitted answer modal says; undefined where no answer was given at all. `earlier` is what stood there before. */
export function readAnswer(
  question: Question,
  itemId: string,
  form: FormState,
  earlier: AnswerValue | undefined,
): { value: AnswerValue | undefined; note: string; forAll: boolean } {
  const note = typedText(form, inputBlock(INPUT.note, itemId))?.trim() ?? '';
  const forAll = (inputState(form, inputBlock(INPUT.forAll, itemId)).selected_options ?? []).length > 0;
  return { ...withoutStrayDetail(question, readValue(question, itemId, form), note, earlier), forAll };
}

/**
 * The input for a detail stands there whatever is chosen. A detail that the choice does not ask for is left over where it is
 * that of the earlier answer; otherwise somebody has typed it, and it is kept as a note.
 */
function withoutStrayDetail(
  question: Question,
  value: AnswerValue | undefined,
  note: string,
  earlier: AnswerValue | undefined,
): { value: AnswerValue | undefined; note: string } {
  if (value === undefined || !('detail' in value) || value.detail === undefined) return { value, note };
  const chosen = value.kind === 'choice' ? [value.choice] : value.choices;
  if (choicesOf(question).some(({ id, detail }) => chosen.includes(id) && detail !== undefined)) return { value, note };
  const { detail, ...rest } = value;
  const leftOver = earlier !== undefined && 'detail' in earlier && earlier.detail?.trim() === detail;
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
    case 'rows':
    case 'lifecycle':
      return text === undefined ? undefined : { kind: 'text', text };
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

/** The `block_id` of the input that a refused field belongs to, for an item of the answer modal. */
export function blockOfField(field: Field, itemId: string): string {
  return inputBlock(field === 'note' ? INPUT.note : field === 'detail' ? INPUT.detail : INPUT.value, itemId);
}

/** The block ids of a modal's inputs, in order; errors can only stand at these. */
export function inputBlocksOf(view: Pick<ModalView, 'blocks'>): string[] {
  return view.blocks.flatMap((block) =>
    block.type === 'input' && block.block_id !== undefined ? [block.block_id] : [],
  );
}
