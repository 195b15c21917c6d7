import type { Json } from '../protocol';
import {
  type Check,
  type Walk,
  anyText,
  flag,
  format,
  integer,
  list,
  object,
  plainText,
  refuse,
  string,
  typeName,
  typed,
  url,
} from './block-kit-rules';
import {
  actionable,
  boxOption,
  confirm,
  filter,
  id,
  initialAmongOptions,
  menu,
  menuOption,
  minNotOverMax,
  notMoreThanSelectable,
  optionGroup,
  optionsOrGroups,
  overflowOption,
  pickable,
  several,
  style,
  typable,
} from './block-kit-composition';
import { isClockTime, isDay, isNumber, isTimeZone } from './formats';
import { richTextBlock } from './block-kit-rich-text';

const numeric = format(isNumber, 'a number in a string');
const lists = { options: list(menuOption, 100), option_groups: list(optionGroup, 100) };
const type = typeName;

const image = object({
  must: { type, alt_text: string(2000, 1) },
  may: { image_url: url, slack_file: object({ may: { id, url } }) },
  also: oneImageSource,
});

/** An image comes from exactly one place. */
export function oneImageSource(value: Json, pointer: string, walk: Walk): void {
  if (value.image_url === undefined && value.slack_file === undefined)
    refuse(walk, pointer, 'missing required field: image_url');
  if (value.image_url !== undefined && value.slack_file !== undefined)
    refuse(walk, pointer, 'only one of `image_url` and `slack_file` is allowed');
}

const button = object({
  must: { type, text: plainText(75) },
  may: { ...actionable, confirm, url, value: string(2000), style, accessibility_label: string(75) },
});
const feedbackButton = object({
  must: { text: plainText(75), value: string(2000, 1) },
  may: { accessibility_label: string(75) },
});

/** Every element Slack knows, by its type. */
export const ELEMENTS: Readonly<Record<string, Check>> = {
  image,
  button,
  workflow_button: object({
    must: {
      type,
      text: plainText(75),
      workflow: object({
        must: {
          trigger: object({
            must: { url },
            may: { customizable_input_parameters: list(object({ must: { name: id, value: string(3000) } }), 100) },
          }),
        },
      }),
    },
    may: { ...actionable, confirm, style, accessibility_label: string(75) },
  }),
  feedback_buttons: object({
    must: { type, positive_button: feedbackButton, negative_button: feedbackButton },
    may: actionable,
  }),
  icon_button: object({
    must: { type, icon: string(255, 1), text: plainText(75) },
    may: {
      ...actionable,
      confirm,
      value: string(2000),
      accessibility_label: string(75),
      visible_to_user_ids: list(id, 1000),
    },
  }),
  overflow: object({ must: { type, options: list(overflowOption, 5) }, may: { ...actionable, confirm } }),
  checkboxes: object({
    must: { type, options: list(boxOption, 10) },
    may: { ...pickable, initial_options: list(boxOption, 10) },
    also: initialAmongOptions,
  }),
  radio_buttons: object({
    must: { type, options: list(boxOption, 10) },
    may: { ...pickable, initial_option: boxOption },
    also: initialAmongOptions,
  }),
  static_select: object({
    must: { type },
    may: { ...menu, ...lists, initial_option: menuOption },
    also: optionsOrGroups,
  }),
  multi_static_select: object({
    must: { type },
    may: { ...several, ...lists, initial_options: list(menuOption, 100) },
    also: (element, pointer, walk) => {
      optionsOrGroups(element, pointer, walk);
      notMoreThanSelectable('initial_options')(element, pointer, walk);
    },
  }),
  external_select: object({
    must: { type },
    may: { ...menu, initial_option: menuOption, min_query_length: integer(0, 3000) },
  }),
  multi_external_select: object({
    must: { type },
    may: { ...several, initial_options: list(menuOption, 100), min_query_length: integer(0, 3000) },
    also: notMoreThanSelectable('initial_options'),
  }),
  users_select: object({ must: { type }, may: { ...menu, initial_user: id } }),
  multi_users_select: object({
    must: { type },
    may: { ...several, initial_users: list(id, 1000) },
    also: notMoreThanSelectable('initial_users'),
  }),
  conversations_select: object({
    must: { type },
    may: {
      ...menu,
      initial_conversation: id,
      default_to_current_conversation: flag,
      response_url_enabled: flag,
      filter,
    },
  }),
  multi_conversations_select: object({
    must: { type },
    may: { ...several, initial_conversations: list(id, 1000), default_to_current_conversation: flag, filter },
    also: notMoreThanSelectable('initial_conversations'),
  }),
  channels_select: object({ must: { type }, may: { ...menu, initial_channel: id, response_url_enabled: flag } }),
  multi_channels_select: object({
    must: { type },
    may: { ...several, initial_channels: list(id, 1000) },
    also: notMoreThanSelectable('initial_channels'),
  }),
  datepicker: object({ must: { type }, may: { ...menu, initial_date: format(isDay, 'a date such as 2026-01-31') } }),
  timepicker: object({
    must: { type },
    may: {
      ...menu,
      initial_time: format(isClockTime, 'a time such as 09:30'),
      timezone: format(isTimeZone, 'an IANA time zone'),
    },
  }),
  datetimepicker: object({
    must: { type },
    may: { ...pickable, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  }),
  plain_text_input: object({
    must: { type },
    may: {
      ...typable,
      initial_value: string(3000),
      multiline: flag,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
    also: minNotOverMax('min_length', 'max_length'),
  }),
  email_text_input: object({ must: { type }, may: { ...typable, initial_value: string(3000) } }),
  url_text_input: object({ must: { type }, may: { ...typable, initial_value: string(3000) } }),
  number_input: object({
    must: { type, is_decimal_allowed: flag },
    may: { ...typable, initial_value: numeric, min_value: numeric, max_value: numeric },
    also: minNotOverMax('min_value', 'max_value'),
  }),
  rich_text_input: object({
    must: { type },
    may: {
      ...typable,
      initial_value: (value, pointer, walk) => richTextBlock(value, pointer, walk),
      min_lines: integer(1, 100),
      max_lines: integer(1, 100),
    },
    also: minNotOverMax('min_lines', 'max_lines'),
  }),
  file_input: object({ must: { type }, may: { ...actionable, filetypes: list(id, 100), max_files: integer(1, 10) } }),
};

const SELECTS = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'];
const MULTI_SELECTS = SELECTS.map((name) => `multi_${name}`);
const PICKERS = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
const BUTTONS = ['button', 'workflow_button', 'overflow'];
const TYPED_IN = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input'];

/** What may stand beside a section's text. */
export const accessory = typed(ELEMENTS, [...BUTTONS, ...PICKERS, ...SELECTS, ...MULTI_SELECTS, 'image']);
/** What may stand in an actions block: no multi selects and nothing that is typed in. */
export const actionElement = typed(ELEMENTS, [...BUTTONS, ...PICKERS, ...SELECTS, 'datetimepicker']);
const IN_INPUT = [...PICKERS, ...SELECTS, ...MULTI_SELECTS, ...TYPED_IN, 'datetimepicker'];
const inModal = typed(ELEMENTS, [...IN_INPUT, 'file_input']);
const elsewhere = typed(ELEMENTS, IN_INPUT);
/** What an input block may ask for; files can only be asked for in a modal. */
export const inputElement: Check = (value, pointer, walk) =>
  (walk.surface === 'modal' ? inModal : elsewhere)(value, pointer, walk);
/** What may stand in a context block, besides words. */
export const contextElement = typed({ image, plain_text: plainText(3000), mrkdwn: anyText(3000) }, [
  'image',
  'plain_text',
  'mrkdwn',
]);
/** Feedback and icon buttons, for context_actions. */
export const contextAction = typed(ELEMENTS, ['feedback_buttons', 'icon_button']);
/** Buttons alone, for a card. */
export const cardButton = typed(ELEMENTS, ['button']);
/** An image, for a card or a container. */
export const imageElement = typed(ELEMENTS, ['image']);
/** An answer to a block_suggestion has the options' rules without an element around them. */
export const suggestedOptions = list(menuOption, 100, 0);
/** The same, grouped. */
export const suggestedGroups = list(optionGroup, 100, 0);
