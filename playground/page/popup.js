import { h, uid } from './dom.js';

/** One floating panel at a time: listboxes, menus, small lists. */

/** @type {{ anchor: HTMLElement, panel: HTMLElement, onClose: () => void } | undefined} */
let open;

/**
 * Shows a panel below (or above) its anchor. It closes on a click elsewhere or when the anchor leaves the page.
 * @param {HTMLElement} anchor
 * @param {HTMLElement} panel
 * @param {() => void} [onClose]
 */
export function openPopup(anchor, panel, onClose = () => {}) {
  closePopup();
  panel.classList.add('popup');
  (anchor.closest('dialog') ?? document.body).append(panel);
  open = { anchor, panel, onClose };
  placePopup();
}

/** Closes the panel, if one is open. */
export function closePopup() {
  const was = open;
  open = undefined;
  was?.panel.remove();
  was?.onClose();
}

/** @param {HTMLElement} anchor */
export function isPopupOf(anchor) {
  return open?.anchor === anchor;
}

/** To be called after drawing: closes a panel whose anchor is gone, moves one whose anchor moved. */
export function settlePopup() {
  if (open && !open.anchor.isConnected) closePopup();
  else placePopup();
}

/** Puts the panel where its anchor is. */
export function placePopup() {
  if (!open) return;
  const { anchor, panel } = open;
  const box = anchor.getBoundingClientRect();
  const width = Math.min(Math.max(box.width, 240), window.innerWidth - 16);
  const below = window.innerHeight - box.bottom - 12;
  const above = box.top - 12;
  const upward = below < Math.min(panel.scrollHeight, 260) && above > below;
  panel.style.width = panel.classList.contains('popup-fit') ? '' : `${width}px`;
  panel.style.maxHeight = `${Math.max(120, Math.min(320, upward ? above : below))}px`;
  panel.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - panel.offsetWidth - 8))}px`;
  panel.style.top = upward ? 'auto' : `${box.bottom + 4}px`;
  panel.style.bottom = upward ? `${window.innerHeight - box.top + 4}px` : 'auto';
}

document.addEventListener('pointerdown', (event) => {
  if (!open || !(event.target instanceof Node)) return;
  if (!open.panel.contains(event.target) && !open.anchor.contains(event.target)) closePopup();
});
window.addEventListener('resize', placePopup);
document.addEventListener('scroll', placePopup, { capture: true, passive: true });

/**
 * @typedef {object} MenuItem
 * @property {string} label
 * @property {string} [detail]
 * @property {Node} [mark]
 * @property {string} [href]
 * @property {boolean} [checked]
 * @property {string} [testId]
 * @property {() => void} [choose]
 */

/**
 * Opens a menu at a button: arrow keys move, Enter chooses, Escape returns to the button.
 * @param {HTMLElement} button
 * @param {string} label
 * @param {MenuItem[]} items
 */
export function openMenu(button, label, items) {
  if (isPopupOf(button)) return closePopup();
  const id = uid('menu');
  const nodes = items.map((item) => menuItem(item, button));
  const menu = h('div', { class: 'menu popup-fit', role: 'menu', id, 'aria-label': label }, nodes);
  menu.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => menuKey(event, nodes, button));
  button.setAttribute('aria-expanded', 'true');
  button.setAttribute('aria-controls', id);
  openPopup(button, menu, () => {
    button.setAttribute('aria-expanded', 'false');
    button.removeAttribute('aria-controls');
  });
  (nodes.find((node) => node.getAttribute('aria-checked') === 'true') ?? nodes[0])?.focus();
}

/** @param {MenuItem} item @param {HTMLElement} button @returns {HTMLElement} */
function menuItem({ label, detail, mark, href, checked, testId, choose }, button) {
  return h(
    href ? 'a' : 'button',
    {
      class: 'menu-item',
      tabindex: '-1',
      href,
      type: href ? undefined : 'button',
      role: checked === undefined ? 'menuitem' : 'menuitemradio',
      'aria-checked': checked === undefined ? undefined : String(checked),
      'data-testid': testId,
      on: {
        click: () => {
          closePopup();
          button.focus();
          choose?.();
        },
      },
    },
    mark ?? null,
    h(
      'span',
      { class: 'menu-text' },
      h('span', { class: 'menu-label' }, label),
      detail ? h('span', { class: 'menu-detail' }, detail) : null,
    ),
  );
}

/** @param {KeyboardEvent} event @param {HTMLElement[]} nodes @param {HTMLElement} button */
function menuKey(event, nodes, button) {
  const at = nodes.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  /** @type {Record<string, number>} */
  const to = {
    ArrowDown: (at + 1) % nodes.length,
    ArrowUp: (at - 1 + nodes.length) % nodes.length,
    Home: 0,
    End: nodes.length - 1,
  };
  if (event.key in to) nodes[/** @type {number} */ (to[event.key])]?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') {
    closePopup();
    button.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
