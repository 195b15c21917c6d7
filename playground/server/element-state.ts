import type { Json, ViewState } from '../protocol';
import { optionsOf } from './block-kit-composition';
import { isObject } from './block-kit-rules';
import { type Placed, elementsOf } from './block-walk';
import { isClockTime, isDay } from './formats';

/** How an element keeps its value: under which name, from which start value, and what it is when empty. */
interface Keeping {
  readonly field: string;
  readonly initial: string;
  readonly empty: unknown;
}

const ONE_OPTION: Keeping = { field: 'selected_option', initial: 'initial_option', empty: null };
const OPTIONS: Keeping = { field: 'selected_options', initial: 'initial_options', empty: [] };
const WORDS: Keeping = { field: 'value', initial: 'initial_value', empty: null };

const KEEPING: Readonly<Record<string, Keeping>> = {
  plain_text_input: WORDS,
  email_text_input: WORDS,
  url_text_input: WORDS,
  number_input: WORDS,
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', empty: undefined },
  static_select: ONE_OPTION,
  external_select: ONE_OPTION,
  radio_buttons: ONE_OPTION,
  multi_static_select: OPTIONS,
  multi_external_select: OPTIONS,
  checkboxes: OPTIONS,
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { field: 'files', initial: '', empty: [] },
};

/** Buttons and overflow menus keep nothing; an overflow still names the chosen option in its action. */
const CHOSEN_FIELD: Readonly<Record<string, string>> = { overflow: 'selected_option', feedback_buttons: 'value' };

/** The name under which an element's value travels, or undefined for a plain button. */
export function chosenField(element: Json): string | undefined {
  const type = String(element.type);
  return KEEPING[type]?.field ?? CHOSEN_FIELD[type];
}

/** The value an element has before anybody touches it, in Slack's shape. */
function untouched(element: Json): Json | undefined {
  const type = String(element.type);
  const keeping = KEEPING[type];
  if (!keeping) return undefined;
  const value = element[keeping.initial] ?? keeping.empty;
  return {
    type,
    ...(value === undefined ? {} : { [keeping.field]: value }),
    ...(type === 'timepicker' && element.timezone !== undefined ? { timezone: element.timezone } : {}),
  };
}

/** What the inputs of some blocks hold: the start values, over which lies what was typed or chosen. */
export function stateValues(
  blocks: readonly unknown[],
  ...layers: readonly (ViewState | undefined)[]
): Record<string, Record<string, Json>> {
  const values: Record<string, Record<string, Json>> = {};
  for (const { block, element } of elementsOf(blocks)) {
    let state = untouched(element);
    if (!state) continue;
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    for (const layer of layers) {
      const given = layer?.[blockId]?.[actionId];
      if (given) state = { ...state, ...settled(element, given) };
    }
    (values[blockId] ??= {})[actionId] = state;
  }
  return values;
}

/** Layers states over each other, keeping only what belongs to an element that still stands there under the same ids. */
export function keptState(blocks: readonly unknown[], ...layers: readonly (ViewState | undefined)[]): ViewState {
  const kept: Record<string, Record<string, Json>> = {};
  for (const { block, element } of elementsOf(blocks)) {
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    for (const layer of layers) {
      const given = layer?.[blockId]?.[actionId];
      if (given && chosenField(element)) (kept[blockId] ??= {})[actionId] = settled(element, given);
    }
  }
  return kept;
}

/** Brings what a client says into the form Slack sends: whole options instead of bare values, null instead of ''. */
function settled(element: Json, given: Json): Json {
  const field = chosenField(element);
  if (field === undefined || given[field] === undefined) return {};
  const value = given[field];
  const whole = (option: unknown): unknown =>
    isObject(option) ? (optionsOf(element).find((one) => one.value === option.value) ?? option) : option;
  if (field === 'value') return { value: value === '' ? null : value };
  if (field === 'selected_option') return { selected_option: whole(value) };
  if (field === 'selected_options' && Array.isArray(value)) return { selected_options: value.map(whole) };
  return { [field]: value };
}

/** Why a client could not have chosen this, or undefined when it could. */
export function impossibleChoice({ element }: Placed, chosen: Json): string | undefined {
  const field = chosenField(element);
  if (field === undefined) return undefined;
  const value = settled(element, chosen)[field];
  if (value === undefined) return `nothing was chosen: \`${field}\` is missing`;
  if (value === null) return element.type === 'overflow' ? 'nothing was chosen' : undefined;
  const type = String(element.type);
  if (field === 'selected_options' || field === 'selected_option') {
    const given = field === 'selected_options' ? value : [value];
    if (!Array.isArray(given)) return `\`${field}\` must be a list`;
    if (type.endsWith('external_select'))
      return given.every((one) => isObject(one) && typeof one.value === 'string' && isObject(one.text))
        ? undefined
        : 'this is not an option';
    return given.every((one) => isObject(one) && optionsOf(element).some((known) => known.value === one.value))
      ? undefined
      : 'this option is not on offer';
  }
  if (type === 'datepicker' && !(typeof value === 'string' && isDay(value))) return 'this is not a date';
  if (type === 'timepicker' && !(typeof value === 'string' && isClockTime(value))) return 'this is not a time';
  if (field.endsWith('s') && !Array.isArray(value)) return `\`${field}\` must be a list`;
  return undefined;
}

/** The value an action carries: what was chosen, in full. */
export function chosenValue(element: Json, chosen: Json): Json {
  return settled(element, chosen);
}
