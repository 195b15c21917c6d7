import { fill, h, icon } from './dom.js';

/**
 * The dialog's fixed parts: title, a scrolling middle, buttons.
 * @param {{ back: () => void, closeTop: () => void, closeAll: () => void, submit: (event: Event) => void }} on
 */
export function modalFrame(on) {
  const iconButton = (
    /** @type {'back' | 'close'} */ shape,
    /** @type {string} */ label,
    /** @type {string} */ testId,
    /** @type {() => void} */ click,
  ) =>
    h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': label, 'data-testid': testId, on: { click } },
      icon(shape),
    );
  const title = h('h2', { class: 'dialog-title', id: 'modal-title' });
  const back = iconButton('back', 'Back', 'modal-back', on.back);
  const cross = iconButton('close', 'Close', 'modal-x', on.closeAll);
  const problem = h('p', { class: 'modal-problem', role: 'alert', hidden: true });
  const host = h('div', { class: 'modal-host' });
  const cancel = h('button', {
    type: 'button',
    class: 'button',
    'data-testid': 'modal-close',
    on: { click: on.closeTop },
  });
  const submit = h('button', { type: 'submit', class: 'button button-primary', 'data-testid': 'modal-submit' });
  const form = h(
    'form',
    { class: 'modal-form', novalidate: true, on: { submit: on.submit } },
    h('header', { class: 'modal-head' }, back, title, cross),
    host,
    h('footer', { class: 'modal-foot' }, problem, cancel, submit),
  );
  const dialog = h('dialog', { class: 'dialog modal', 'aria-labelledby': 'modal-title', 'data-testid': 'modal' }, form);
  return { dialog, form, title, back, host, problem, cancel, submit };
}

/** Shows (or takes away) the error at an input block. @param {HTMLElement} node @param {string} [sentence] */
export function markField(node, sentence) {
  const place = node.querySelector('.field-error');
  if (!(place instanceof HTMLElement)) return;
  node.classList.toggle('has-error', sentence !== undefined);
  place.hidden = sentence === undefined;
  fill(place, sentence);
  for (const control of node.querySelectorAll('input, textarea, [role=radiogroup]')) {
    if (sentence) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  }
}
