import type { Json } from '../protocol';
import {
  type Check,
  type Walk,
  anyText,
  flag,
  integer,
  isObject,
  itemsOf,
  list,
  object,
  oneOf,
  plainText,
  refuse,
  string,
  url,
} from './block-kit-rules';

/** A button is plain, primary or danger. */
export const style = oneOf('primary', 'danger');

/** The dialog that asks before an act. */
export const confirm = object({
  must: { text: anyText(300) },
  may: { title: plainText(100), confirm: plainText(30), deny: plainText(30), style },
});

/** An option of a menu (plain words only) or of a group of boxes (mrkdwn too); only an overflow's may carry a link. */
function option(text: Check, description: Check, more: Readonly<Record<string, Check>> = {}): Check {
  return object({ must: { text, value: string(75, 1) }, may: { description, ...more } });
}
/** An option of a menu: plain words only. */
export const menuOption = option(plainText(75), plainText(75));
/** An option of a group of boxes: mrkdwn too. */
export const boxOption = option(anyText(75), anyText(75));
/** An option of an overflow menu, which alone may carry a link. */
export const overflowOption = option(plainText(75), plainText(75), { url });
/** Options under a heading. */
export const optionGroup = object({ must: { label: plainText(75), options: list(menuOption, 100) } });

const dispatch = object({ may: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) } });
/** Which conversations a menu offers. */
export const filter = object({
  may: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
  also: (value, pointer, walk) => {
    if (Object.keys(value).length === 0) refuse(walk, pointer, 'must not be empty');
  },
});

const actionId: Check = (value, pointer, walk) => {
  string(255)(value, pointer, walk);
  if (typeof value !== 'string' || value === '') return;
  if (walk.actionIds.has(value)) refuse(walk, pointer, `\`action_id\` "${value}" already exists`);
  walk.actionIds.add(value);
};
const focus: Check = (value, pointer, walk) => {
  flag(value, pointer, walk);
  if (value !== true) return;
  if (walk.focused) refuse(walk, pointer, 'only one element may have `focus_on_load`');
  walk.focused = true;
};

/** Fields of everything that can be acted on. */
export const actionable = { action_id: actionId };
/** Fields of everything that can be chosen from. */
export const pickable = { ...actionable, confirm, focus_on_load: focus };
/** Fields of every menu. */
export const menu = { ...pickable, placeholder: plainText(150) };
/** Fields of every menu from which several things are chosen. */
export const several = { ...menu, max_selected_items: integer(1, 1000) };
/** Fields of everything that is typed into. */
export const typable = {
  ...actionable,
  placeholder: plainText(150),
  focus_on_load: focus,
  dispatch_action_config: dispatch,
};

/** Any id or short name. */
export const id = string(255, 1);

/** Slack wants an initial option to be one of the options, word for word. */
function sameOption(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    isObject(value) ? JSON.stringify([wording(value.text), value.value, wording(value.description)]) : undefined;
  return plain(a) !== undefined && plain(a) === plain(b);
}
function wording(text: unknown): unknown {
  return isObject(text) ? [text.type, text.text] : null;
}

/** All options of an element, grouped or not; also used to find what a person chose. */
export function optionsOf(element: Json): readonly Json[] {
  const groups = itemsOf(element.option_groups).filter(isObject);
  return [...itemsOf(element.options), ...groups.flatMap((group) => itemsOf(group.options))].filter(isObject);
}

/** Refuses a start value that is not on offer. */
export function initialAmongOptions(element: Json, pointer: string, walk: Walk): void {
  const options = optionsOf(element);
  const known = (each: unknown) => options.some((one) => sameOption(one, each));
  if (element.initial_option !== undefined && !known(element.initial_option))
    refuse(walk, `${pointer}/initial_option`, '`initial_option` must be one of the options');
  if (Array.isArray(element.initial_options)) {
    element.initial_options.forEach((each: unknown, index) => {
      if (!known(each))
        refuse(walk, `${pointer}/initial_options/${index}`, '`initial_options` must be among the options');
    });
  }
}

/** A static menu has options or groups of them, never both. */
export function optionsOrGroups(element: Json, pointer: string, walk: Walk): void {
  if (element.options === undefined && element.option_groups === undefined)
    refuse(walk, pointer, 'missing required field: options');
  if (element.options !== undefined && element.option_groups !== undefined)
    refuse(walk, pointer, 'only one of `options` and `option_groups` is allowed');
  initialAmongOptions(element, pointer, walk);
}

/** Refuses more start values than may be chosen. */
export function notMoreThanSelectable(field: string) {
  return (element: Json, pointer: string, walk: Walk): void => {
    const chosen = element[field];
    const max = element.max_selected_items;
    if (Array.isArray(chosen) && typeof max === 'number' && chosen.length > max)
      refuse(walk, `${pointer}/${field}`, `no more than ${max} items allowed`);
  };
}

/** Refuses bounds that nothing can satisfy. */
export function minNotOverMax(min: string, max: string) {
  return (element: Json, pointer: string, walk: Walk): void => {
    if (element[min] === undefined || element[max] === undefined) return;
    if (Number(element[min]) > Number(element[max]))
      refuse(walk, `${pointer}/${min}`, `must not be greater than ${max}`);
  };
}
