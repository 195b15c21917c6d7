import { h, icon, uid } from './dom.js';
import { closePopup, isPopupOf, openPopup, placePopup } from './popup.js';

/**
 * One choice of a select: what is shown and the option as Slack knows it.
 * @typedef {{ key: string, label: string, detail?: string, raw: any }} Choice
 * @typedef {{ label?: string, choices: Choice[] }} Group
 * @typedef {{ groups: Group[], note?: string }} Found
 */

/**
 * A combobox with a listbox: one choice shown in the field, or many as chips before it.
 * @param {object} options
 * @param {Record<string, any>} options.attributes set on the text field
 * @param {string} options.placeholder
 * @param {boolean} options.multiple
 * @param {boolean} options.clearable
 * @param {number} [options.maxItems]
 * @param {Choice[]} options.selected
 * @param {(query: string) => Found | Promise<Found>} options.find
 * @param {number} options.delayMs how long to wait after a key before looking
 * @param {(choices: Choice[]) => Promise<boolean>} options.onChange resolves to false when the change was refused
 * @returns {HTMLElement}
 */
export function selectBox(options) {
  const { attributes, placeholder, multiple, clearable, maxItems, selected, find, delayMs, onChange } = options;
  let chosen = selected;
  /** @type {HTMLElement[]} */
  let shown = [];
  /** @type {Choice[]} */
  let shownChoices = [];
  let active = -1;
  let round = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const listId = uid('listbox');
  const list = h('div', {
    role: 'listbox',
    id: listId,
    class: 'listbox',
    'aria-multiselectable': multiple ? 'true' : undefined,
  });
  const input = h('input', {
    ...attributes,
    class: 'select-input',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    on: { click: open, input: typed, keydown: key, blur: leave, focus: () => !multiple && input.select() },
  });
  const clear = h(
    'button',
    { type: 'button', class: 'select-clear', 'aria-label': 'Clear', on: { click: empty } },
    icon('close'),
  );
  const chips = h('span', { class: 'chips' });
  const box = h('span', { class: multiple ? 'select select-multiple' : 'select' }, chips, input, clear, icon('down'));
  box.addEventListener('click', (/** @type {MouseEvent} */ event) => {
    if (event.target !== box && event.target !== chips && !(event.target instanceof SVGElement)) return;
    if (event.target instanceof Element && event.target.closest('button')) return;
    input.focus();
    open();
  });
  list.setAttribute('aria-label', attributes['aria-label'] ?? placeholder);
  list.addEventListener('mousedown', (/** @type {MouseEvent} */ event) => event.preventDefault());
  showChosen();
  return box;

  function showChosen() {
    input.placeholder = multiple && chosen.length > 0 ? '' : placeholder;
    if (!multiple) input.value = chosen[0]?.label ?? '';
    clear.hidden = multiple || !clearable || chosen.length === 0;
    box.classList.toggle('has-choice', chosen.length > 0);
    if (multiple) chips.replaceChildren(...chosen.map(chip));
  }

  function empty() {
    input.focus();
    void change([]);
  }

  /** @param {Choice} choice */
  function chip(choice) {
    const remove = () => {
      change(chosen.filter((other) => other.key !== choice.key));
      input.focus();
    };
    const button = h(
      'button',
      { type: 'button', 'aria-label': `Remove ${choice.label}`, on: { click: remove } },
      icon('close'),
    );
    return h('span', { class: 'chip', data: { value: choice.key } }, choice.label, button);
  }

  /** @param {Choice[]} next */
  async function change(next) {
    const before = chosen;
    chosen = next;
    showChosen();
    if (!(await onChange(next))) {
      chosen = before;
      showChosen();
    }
    placePopup();
  }

  /** @param {Choice} choice */
  function choose(choice) {
    if (!multiple) {
      closePopup();
      return change([choice]);
    }
    input.value = '';
    const without = chosen.filter((other) => other.key !== choice.key);
    if (without.length < chosen.length) void change(without);
    else if (!maxItems || chosen.length < maxItems) void change([...chosen, choice]);
    return look('', 0);
  }

  function open() {
    if (isPopupOf(box)) return;
    openPopup(box, list, () => {
      round += 1;
      clearTimeout(timer);
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
      input.removeAttribute('aria-controls');
      input.value = multiple ? '' : (chosen[0]?.label ?? '');
    });
    input.setAttribute('aria-expanded', 'true');
    input.setAttribute('aria-controls', listId);
    void look(multiple ? input.value : '', 0);
  }

  function typed() {
    const query = input.value;
    if (!isPopupOf(box)) open();
    void look(query, delayMs);
  }

  /** @param {string} query @param {number} delay */
  async function look(query, delay) {
    round += 1;
    const mine = round;
    clearTimeout(timer);
    if (delay > 0) await new Promise((resolve) => (timer = setTimeout(resolve, delay)));
    if (mine !== round) return;
    const answer = find(query);
    if (answer instanceof Promise) show({ groups: [], note: 'Looking …' });
    const found = await answer;
    if (mine === round && isPopupOf(box)) show(found);
  }

  /** @param {Found} found */
  function show({ groups, note }) {
    shown = [];
    shownChoices = [];
    const parts = groups
      .filter((group) => group.choices.length > 0)
      .map((group) => {
        const labelId = uid('group');
        const nodes = group.choices.map(optionNode);
        if (!group.label) return nodes;
        return [
          h(
            'div',
            { role: 'group', 'aria-labelledby': labelId },
            h('div', { class: 'group-label', id: labelId }, group.label),
            nodes,
          ),
        ];
      });
    const full =
      multiple && maxItems && chosen.length >= maxItems ? `No more than ${maxItems} can be chosen.` : undefined;
    const nothing = shown.length === 0 ? (note ?? 'No results') : full;
    list.replaceChildren(
      ...parts.flat(),
      ...(nothing ? [h('div', { class: 'listbox-note', role: 'status' }, nothing)] : []),
    );
    const current = shownChoices.findIndex((choice) => !multiple && choice.key === chosen[0]?.key);
    activate(current >= 0 ? current : 0);
    placePopup();
  }

  /** @param {Choice} choice */
  function optionNode(choice) {
    const isChosen = chosen.some((other) => other.key === choice.key);
    const index = shown.length;
    const node = h(
      'div',
      {
        role: 'option',
        id: uid('option'),
        class: 'option',
        'aria-selected': String(isChosen),
        data: { value: choice.key },
        on: { click: () => void choose(choice), mousemove: () => active !== index && activate(index, false) },
      },
      h('span', { class: 'option-label' }, choice.label),
      choice.detail ? h('span', { class: 'option-detail' }, choice.detail) : null,
    );
    shown.push(node);
    shownChoices.push(choice);
    return node;
  }

  /** @param {number} index @param {boolean} [scroll] */
  function activate(index, scroll = true) {
    shown[active]?.classList.remove('is-active');
    active = index;
    const node = shown[index];
    node?.classList.add('is-active');
    if (node) input.setAttribute('aria-activedescendant', node.id);
    else input.removeAttribute('aria-activedescendant');
    if (scroll) node?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const isOpen = isPopupOf(box);
    const choice = shownChoices[active];
    if (event.key === 'Backspace' && multiple && input.value === '' && chosen.length > 0)
      return void change(chosen.slice(0, -1));
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) open();
      else if (shown.length > 0)
        activate((active + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length);
    } else if (event.key === 'Enter') {
      if (!isOpen) open();
      else if (choice) void choose(choice);
    } else if (event.key === 'Escape' && isOpen) closePopup();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function leave() {
    if (isPopupOf(box)) closePopup();
    else if (!multiple) input.value = chosen[0]?.label ?? '';
  }
}
