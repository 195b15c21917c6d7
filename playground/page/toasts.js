import { h, icon } from './dom.js';

const region = h('div', { class: 'toasts', role: 'alert', 'data-testid': 'toasts' });

/**
 * Shows a sentence for a while; it stays as long as the pointer is on it.
 * @param {string | undefined} sentence
 */
export function showToast(sentence = 'That did not work. Please try again.') {
  const host = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  if (region.parentNode !== host) host.append(region);
  for (const shown of [...region.children]) if (shown.textContent === sentence) shown.remove();
  const toast = h('div', { class: 'toast' }, h('span', {}, sentence));
  toast.append(
    h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': 'Dismiss', on: { click: () => toast.remove() } },
      icon('close'),
    ),
  );
  region.append(toast);
  const leave = () => (toast.matches(':hover, :focus-within') ? setTimeout(leave, 2000) : toast.remove());
  setTimeout(leave, 8000);
}

/** Takes the toasts out of a dialog that is about to go away. @param {Element} dialog */
export function rescueToasts(dialog) {
  if (dialog.contains(region)) document.body.append(region);
}
