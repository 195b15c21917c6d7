import { h } from './dom.js';
import { stateWith, valueIn } from './element-state.js';
import { plainText } from './mrkdwn.js';

/** @typedef {Record<string, any>} Json */
/** @typedef {import('./elements.js').Place} Place */

const TYPES = /** @type {Record<string, string>} */ ({
  email_text_input: 'email',
  url_text_input: 'url',
  plain_text_input: 'text',
  number_input: 'text',
});

/**
 * plain_text_input, email_text_input, url_text_input and number_input.
 * @param {Json} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function textElement(element, place) {
  const { blockId, surface } = place;
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const keep = (/** @type {boolean} */ dispatches) =>
    surface.commit(blockId, element, stateWith(element, input.value === '' ? null : input.value), dispatches);
  const input = h(element.multiline ? 'textarea' : 'input', {
    class: 'text-input',
    type: element.multiline ? undefined : TYPES[element.type],
    inputmode: element.type === 'number_input' ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : undefined,
    rows: element.multiline ? 4 : undefined,
    autocomplete: 'off',
    placeholder: element.placeholder ? plainText(element.placeholder) : undefined,
    maxlength: element.max_length,
    value: valueIn(element, surface.read(blockId, element)) ?? '',
    data: { blockId, actionId: element.action_id },
    ...place.aria,
    on: {
      input: () => {
        void keep(false);
        if (!place.dispatches || !triggers.includes('on_character_entered')) return;
        clearTimeout(timer);
        timer = setTimeout(() => void keep(true), 300);
      },
      keydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== 'Enter' || event.isComposing || element.multiline || !place.dispatches) return;
        if (!triggers.includes('on_enter_pressed')) return;
        event.preventDefault();
        void keep(true);
      },
    },
  });
  return input;
}
