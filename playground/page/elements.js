import { dateElement } from './date-inputs.js';
import { h, icon, uid } from './dom.js';
import { stateWith, valueIn } from './element-state.js';
import { plainText, textNode } from './mrkdwn.js';
import { choiceOf, finderOf } from './option-sources.js';
import { openMenu } from './popup.js';
import { selectBox } from './select.js';
import { textElement } from './text-inputs.js';

/** @typedef {Record<string, any>} Json */
/** @typedef {import('./surface.js').Surface} Surface */

/**
 * How an element stands in its block.
 * @typedef {object} Place
 * @property {string} blockId
 * @property {Surface} surface
 * @property {boolean} dispatches true when a change is sent at once
 * @property {boolean} optional true when the element may be emptied again
 * @property {Record<string, any>} aria attributes that name and describe the element
 */

/**
 * Draws an interactive element (or an image).
 * @param {Json} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function elementNode(element, place) {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return buttonElement(element, place);
    case 'overflow':
      return overflowElement(element, place);
    case 'checkboxes':
    case 'radio_buttons':
      return tickElement(element, place);
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return textElement(element, place);
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return dateElement(element, place);
    case 'image':
      return imageNode(element, 'thumbnail');
    default:
      if (/^(multi_)?(static|external|users|conversations|channels)_select$/.test(element.type))
        return selectElement(element, place);
      return h('span', { class: 'unsupported' }, `[${element.type}]`);
  }
}

/** The data attributes by which an element is found. @param {Json} element @param {Place} place */
export function hooks(element, { blockId }) {
  return { blockId, actionId: element.action_id };
}

/** @param {Json} element @param {Place} place @returns {HTMLElement} */
function buttonElement(element, place) {
  const style = element.style ? ` button-${element.style}` : '';
  const url = typeof element.url === 'string' && /^(https?:|mailto:)/i.test(element.url) ? element.url : undefined;
  const press = async () => {
    if (node.getAttribute('aria-busy') === 'true') return;
    node.setAttribute('aria-busy', 'true');
    await place.surface.press(place.blockId, element);
    node.removeAttribute('aria-busy');
  };
  const node = h(
    url ? 'a' : 'button',
    {
      class: `button${style}`,
      type: url ? undefined : 'button',
      href: url,
      target: url && '_blank',
      rel: url && 'noopener noreferrer',
      'aria-label': element.accessibility_label,
      data: { ...hooks(element, place), value: element.value },
      on: { click: press },
    },
    h('span', { class: 'button-text' }, plainText(element.text)),
  );
  return node;
}

/** @param {Json} element @param {Place} place @returns {HTMLElement} */
function overflowElement(element, place) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'button button-icon',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': 'More actions',
      data: hooks(element, place),
      ...place.aria,
    },
    icon('more'),
  );
  const items = () =>
    element.options.map((/** @type {Json} */ option) => ({
      label: plainText(option.text),
      ...(option.description ? { detail: plainText(option.description) } : {}),
      choose: () => {
        if (/^https?:/i.test(option.url ?? '')) window.open(option.url, '_blank', 'noopener');
        void place.surface.press(place.blockId, element, { selected_option: option });
      },
    }));
  button.addEventListener('click', () => openMenu(button, 'More actions', items()));
  return button;
}

/** @param {Json} element @param {Place} place @returns {HTMLElement} */
function tickElement(element, place) {
  const many = element.type === 'checkboxes';
  const name = uid('ticks');
  const chosen = () =>
    [valueIn(element, place.surface.read(place.blockId, element))]
      .flat()
      .filter(Boolean)
      .map((option) => option.value);
  const inputs = element.options.map((/** @type {Json} */ option) =>
    h('input', {
      type: many ? 'checkbox' : 'radio',
      name,
      value: option.value,
      id: uid('tick'),
      checked: chosen().includes(option.value),
      on: { change },
    }),
  );
  const rows = element.options.map((/** @type {Json} */ option, /** @type {number} */ index) =>
    h(
      'div',
      { class: 'tick' },
      inputs[index],
      h(
        'label',
        { for: inputs[index].id },
        textNode(option.text, place.surface.workspace),
        option.description
          ? h('span', { class: 'tick-detail' }, textNode(option.description, place.surface.workspace))
          : null,
      ),
    ),
  );
  return h(
    'div',
    { class: 'ticks', role: many ? 'group' : 'radiogroup', data: hooks(element, place), ...place.aria },
    rows,
  );

  async function change() {
    const options = element.options.filter(
      (/** @type {Json} */ _, /** @type {number} */ index) => inputs[index].checked,
    );
    const state = stateWith(element, many ? options : (options[0] ?? null));
    if (await place.surface.commit(place.blockId, element, state, place.dispatches)) return;
    for (const input of inputs) input.checked = chosen().includes(input.value);
  }
}

/** @param {Json} element @param {Place} place @returns {HTMLElement} */
function selectElement(element, place) {
  const { blockId, surface } = place;
  const multiple = element.type.startsWith('multi_');
  const selected = [valueIn(element, surface.read(blockId, element))].flat().filter(Boolean);
  return selectBox({
    attributes: { data: hooks(element, place), ...place.aria },
    placeholder: element.placeholder
      ? plainText(element.placeholder)
      : multiple
        ? 'Choose options'
        : 'Choose an option',
    multiple,
    clearable: place.optional,
    maxItems: element.max_selected_items,
    selected: selected.map((value) => choiceOf(element, value, surface)),
    find: finderOf(blockId, element, surface),
    delayMs: element.type.endsWith('external_select') ? 250 : 0,
    onChange(choices) {
      const raw = choices.map((choice) => choice.raw);
      return surface.commit(blockId, element, stateWith(element, multiple ? raw : (raw[0] ?? null)), place.dispatches);
    },
  });
}

/** An image; one from elsewhere is not fetched, its description is shown instead. @param {Json} image @param {string} className */
export function imageNode(image, className) {
  const url = image.image_url ?? image.slack_file?.url ?? '';
  const local = url.startsWith('data:') || new URL(url || 'about:blank', location.href).origin === location.origin;
  if (local && url) return h('img', { class: className, src: url, alt: image.alt_text ?? '' });
  return h(
    'span',
    {
      class: `${className} image-elsewhere`,
      role: 'img',
      'aria-label': image.alt_text ?? '',
      title: image.alt_text ?? '',
    },
    className === 'thumbnail' ? '🖼' : `🖼 ${image.alt_text ?? ''}`,
  );
}
