import { arrange } from './dom.js';
import { blockIdOf } from './element-state.js';
import { blockNode } from './block-kit.js';

/** @typedef {Record<string, any>} Json */
/** @typedef {import('./surface.js').Surface} Surface */

/**
 * Draws blocks into a container and, from then on, draws again only those that changed, so that an open list, the focus and
 * half-typed text in the others survive. Focus in a changed block moves to the element that took its place.
 * @param {HTMLElement} container
 * @param {Surface} surface
 */
export function createBlockList(container, surface) {
  /** @type {Map<string, { drawn: string, node: HTMLElement }>} */
  let shown = new Map();
  return {
    /**
     * @param {readonly Json[]} blocks
     * @returns {boolean} true when something was drawn
     */
    show(blocks) {
      surface.blocks = blocks;
      const focus = focusIn(container);
      const names = surface.workspace.namesKey();
      /** @type {typeof shown} */
      const next = new Map();
      let changed = blocks.length !== shown.size;
      for (const [index, block] of blocks.entries()) {
        const key = blockIdOf(block, index);
        const drawn = JSON.stringify(block) + names;
        const before = shown.get(key);
        if (before?.drawn !== drawn) changed = true;
        next.set(key, before?.drawn === drawn ? before : { drawn, node: blockNode(block, index, surface) });
      }
      shown = next;
      arrange(
        container,
        [...next.values()].map(({ node }) => node),
      );
      if (focus) restoreFocus(container, focus);
      return changed;
    },
    /** @param {string} blockId */
    nodeOf: (blockId) => shown.get(blockId)?.node,
  };
}

/**
 * @typedef {{ node: HTMLElement, blockId: string, actionId: string, value: string, index: number, range: [number, number] | undefined }} Focus
 */

/** @param {HTMLElement} container @returns {Focus | undefined} */
function focusIn(container) {
  const node = document.activeElement;
  if (!(node instanceof HTMLElement) || !container.contains(node)) return undefined;
  const hooked = /** @type {HTMLElement | null} */ (node.closest('[data-action-id]'));
  const block = node.closest('[data-block-type]');
  const range =
    node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && node.type === 'text')
      ? /** @type {[number, number]} */ ([node.selectionStart ?? 0, node.selectionEnd ?? 0])
      : undefined;
  return {
    node,
    range,
    blockId: hooked?.dataset.blockId ?? '',
    actionId: hooked?.dataset.actionId ?? '',
    value: hooked?.dataset.value ?? '',
    index: block ? [...container.children].indexOf(block) : -1,
  };
}

/** @param {HTMLElement} container @param {Focus} focus */
function restoreFocus(container, { node, blockId, actionId, value, index, range }) {
  if (node.isConnected) return;
  const same = /** @type {HTMLElement[]} */ (
    [...container.querySelectorAll('[data-action-id]')].filter(
      (other) => /** @type {HTMLElement} */ (other).dataset.actionId === actionId,
    )
  );
  const place = container.children[index];
  const target =
    same.find((other) => other.dataset.blockId === blockId && (other.dataset.value ?? '') === value) ??
    same.find((other) => other.dataset.blockId === blockId) ??
    same.find((other) => place?.contains(other));
  const control = target?.matches('input, textarea, button, a') ? target : target?.querySelector('input');
  if (!control) return;
  /** @type {HTMLElement} */ (control).focus({ preventScroll: true });
  if (range && (control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement))
    control.setSelectionRange(...range);
}
