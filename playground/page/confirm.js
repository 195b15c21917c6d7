import { h, uid } from './dom.js';
import { plainText, textNode } from './mrkdwn.js';
import { closePopup } from './popup.js';

/**
 * Asks before an action with a confirm object; resolves to true when the person agrees.
 * @param {Record<string, any>} confirm
 * @param {import('./workspace.js').Workspace} workspace
 * @returns {Promise<boolean>}
 */
export function askConfirm(confirm, workspace) {
  closePopup();
  const titleId = uid('confirm');
  const textId = uid('confirm');
  const before = document.activeElement;
  return new Promise((resolve) => {
    let agreed = false;
    const close = (/** @type {boolean} */ answer) => () => {
      agreed = answer;
      dialog.close();
    };
    const yes = h(
      'button',
      {
        type: 'button',
        class: `button ${confirm.style === 'danger' ? 'button-danger' : 'button-primary'}`,
        'data-testid': 'confirm-yes',
        on: { click: close(true) },
      },
      plainText(confirm.confirm),
    );
    const no = h(
      'button',
      { type: 'button', class: 'button', 'data-testid': 'confirm-no', on: { click: close(false) } },
      plainText(confirm.deny),
    );
    const dialog = h(
      'dialog',
      { class: 'dialog confirm', role: 'alertdialog', 'aria-labelledby': titleId, 'aria-describedby': textId },
      h('h2', { class: 'dialog-title', id: titleId }, plainText(confirm.title)),
      h('div', { class: 'confirm-text', id: textId }, textNode(confirm.text, workspace)),
      h('div', { class: 'dialog-buttons' }, no, yes),
    );
    dialog.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => trapTab(event, dialog));
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(agreed);
    });
    document.body.append(dialog);
    dialog.showModal();
    yes.focus();
  });
}

const FOCUSABLE =
  'a[href], button:not([disabled]):not([hidden]), input:not([disabled]), textarea:not([disabled]), select, [tabindex="0"]';

/** Everything in a node that the Tab key reaches. @param {Element} node @returns {HTMLElement[]} */
export function focusables(node) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll(FOCUSABLE))].filter(
    (candidate) => candidate.tabIndex >= 0 && candidate.offsetParent !== null,
  );
}

/** Keeps the Tab key inside a dialog. @param {KeyboardEvent} event @param {HTMLElement} dialog */
export function trapTab(event, dialog) {
  if (event.key !== 'Tab') return;
  const all = focusables(dialog);
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== edge && dialog.contains(document.activeElement)) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}
