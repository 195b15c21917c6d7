import { trapTab } from './confirm.js';
import { h, uid } from './dom.js';
import { closePopup } from './popup.js';

/**
 * Asks for a short text; resolves to undefined when the person thinks better of it.
 * @param {{ title: string, label: string, value: string, button: string }} words
 * @returns {Promise<string | undefined>}
 */
export function askName({ title, label, value, button }) {
  closePopup();
  const [titleId, inputId] = [uid('ask'), uid('ask')];
  const before = document.activeElement;
  return new Promise((resolve) => {
    /** @type {string | undefined} */
    let given;
    const input = h('input', {
      type: 'text',
      class: 'text-input',
      id: inputId,
      value,
      maxlength: 80,
      autocomplete: 'off',
      'data-testid': 'ask-input',
    });
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      given = input.value.trim();
      dialog.close();
    };
    const cancel = h(
      'button',
      { type: 'button', class: 'button', 'data-testid': 'ask-cancel', on: { click: () => dialog.close() } },
      'Cancel',
    );
    const yes = h('button', { type: 'submit', class: 'button button-primary', 'data-testid': 'ask-submit' }, button);
    const dialog = h(
      'dialog',
      { class: 'dialog confirm', 'aria-labelledby': titleId },
      h(
        'form',
        { novalidate: true, on: { submit } },
        h('h2', { class: 'dialog-title', id: titleId }, title),
        h('div', { class: 'confirm-text' }, h('label', { class: 'input-label', for: inputId }, label), input),
        h('div', { class: 'dialog-buttons' }, cancel, yes),
      ),
    );
    dialog.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => trapTab(event, dialog));
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(given || undefined);
    });
    document.body.append(dialog);
    dialog.showModal();
    input.select();
  });
}
