/** The state of inputs and selects in Slack's shapes, kept apart from the DOM so that it survives a new drawing. */

/** @typedef {Record<string, any>} Json */
/** @typedef {Readonly<Record<string, unknown>>} ElementState */

/** Which field of an element's state holds the value, and which field of the element holds its first value. */
const FIELDS = /** @type {const} */ ({
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
});

/** The field that holds an element's value, or undefined when it has none (buttons, overflow menus). @param {Json} element @returns {string | undefined} */
export function valueField(element) {
  return FIELDS[/** @type {keyof typeof FIELDS} */ (element.type)]?.[0];
}

/** @param {Json} element */
function holdsMany(element) {
  return element.type === 'checkboxes' || element.type.startsWith('multi_');
}

/**
 * The state of an element with this value.
 * @param {Json} element
 * @param {unknown} value
 * @returns {ElementState}
 */
export function stateWith(element, value) {
  const field = valueField(element) ?? 'value';
  return { type: element.type, [field]: value ?? (holdsMany(element) ? [] : null) };
}

/** The value inside a state. @param {Json} element @param {ElementState} state @returns {any} */
export function valueIn(element, state) {
  return state[valueField(element) ?? 'value'];
}

/** @param {Json} element @param {string} [currentChannel] */
function initialState(element, currentChannel) {
  const [, initial] = FIELDS[/** @type {keyof typeof FIELDS} */ (element.type)] ?? [];
  let value = initial ? element[initial] : undefined;
  if (value === undefined && element.default_to_current_conversation && currentChannel) {
    value = holdsMany(element) ? [currentChannel] : currentChannel;
  }
  return stateWith(element, element.type === 'number_input' && value !== undefined ? String(value) : value);
}

/** True when nothing was entered or chosen. @param {Json} element @param {ElementState} state */
export function isEmpty(element, state) {
  const value = valueIn(element, state);
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/**
 * Keeps states by surface (a message or a view), block_id and action_id.
 * @returns {{
 *   read(scope: string, blockId: string, element: Json, currentChannel?: string): ElementState,
 *   write(scope: string, blockId: string, actionId: string, state: ElementState): void,
 *   keepOnly(scope: string, blocks: readonly Json[]): void,
 *   forget(scope: string): void }}
 */
export function createStateKeeper() {
  /** @type {Map<string, Map<string, ElementState>>} */
  const scopes = new Map();
  const keyOf = (/** @type {string} */ blockId, /** @type {string} */ actionId) => JSON.stringify([blockId, actionId]);
  return {
    read(scope, blockId, element, currentChannel) {
      const kept = scopes.get(scope)?.get(keyOf(blockId, element.action_id));
      return kept && kept.type === element.type ? kept : initialState(element, currentChannel);
    },
    write(scope, blockId, actionId, state) {
      if (!scopes.has(scope)) scopes.set(scope, new Map());
      scopes.get(scope)?.set(keyOf(blockId, actionId), state);
    },
    keepOnly(scope, blocks) {
      const present = new Set(elementsOf(blocks).map(({ blockId, element }) => keyOf(blockId, element.action_id)));
      for (const key of [...(scopes.get(scope)?.keys() ?? [])]) if (!present.has(key)) scopes.get(scope)?.delete(key);
    },
    forget(scope) {
      scopes.delete(scope);
    },
  };
}

/**
 * Every interactive element of these blocks, with the block it stands in.
 * @param {readonly Json[]} blocks
 * @returns {{ blockId: string, block: Json, element: Json }[]}
 */
export function elementsOf(blocks) {
  return blocks.flatMap((block, index) => {
    const elements = [block.element, block.accessory, ...(block.type === 'actions' ? (block.elements ?? []) : [])];
    return elements
      .filter((element) => element?.action_id !== undefined)
      .map((element) => ({ blockId: blockIdOf(block, index), block, element }));
  });
}

/** The id of a block; the server gives every block one. @param {Json} block @param {number} index @returns {string} */
export function blockIdOf(block, index) {
  return block.block_id ?? `block-${index}`;
}

/**
 * All states of a surface: block_id → action_id → state.
 * @param {readonly Json[]} blocks
 * @param {(blockId: string, element: Json) => ElementState} read
 */
export function collectState(blocks, read) {
  /** @type {Record<string, Record<string, ElementState>>} */
  const values = {};
  for (const { blockId, element } of elementsOf(blocks)) {
    if (!valueField(element)) continue;
    values[blockId] = { ...values[blockId], [element.action_id]: submitted(element, read(blockId, element)) };
  }
  return values;
}

/** An empty text counts as no value. @param {Json} element @param {ElementState} state */
function submitted(element, state) {
  return valueIn(element, state) === '' ? stateWith(element, null) : state;
}

/** What is sent as the choice of an action: the state without its type. @param {ElementState} state */
export function chosenIn(state) {
  const { type: _, ...chosen } = state;
  return chosen;
}
