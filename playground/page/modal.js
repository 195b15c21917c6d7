import { perform } from './api.js';
import { createBlockList } from './block-list.js';
import { focusables, trapTab } from './confirm.js';
import { arrange, h } from './dom.js';
import { withEmoji } from './emoji.js';
import { markField, modalFrame } from './modal-frame.js';
import { closePopup } from './popup.js';
import { createSurface } from './surface.js';
import { rescueToasts, showToast } from './toasts.js';
import { problemsIn } from './validation.js';

/** @typedef {import('../protocol.js').View} View */
/** @typedef {import('./workspace.js').Workspace} Workspace */
/** @typedef {{ body: HTMLElement, list: ReturnType<typeof createBlockList>, surface: import('./surface.js').Surface, local: Record<string, string>, edited: Set<string>, served: string, scrollTop: number }} Sheet */

/**
 * The dialog that shows the topmost view of the person's stack.
 * @param {object} options
 * @param {Workspace} options.workspace
 * @param {ReturnType<typeof import('./element-state.js').createStateKeeper>} options.states
 * @param {() => string | undefined} options.currentChannel
 * @param {() => void} options.returnFocus where the focus goes when the opener is gone
 */
export function createModal({ workspace, states, currentChannel, returnFocus }) {
  /** @type {Map<string, Sheet>} */
  const sheets = new Map();
  /** @type {Set<string>} */
  const closing = new Set();
  /** @type {Element | null} */
  let opener = null;
  /** @type {View | undefined} */
  let top;

  const frame = modalFrame({ back: closeTop, closeTop, closeAll, submit: send });
  const { dialog, form, title, back, host, problem, cancel, submit } = frame;
  dialog.addEventListener('keydown', key);
  dialog.addEventListener('cancel', (/** @type {Event} */ event) => {
    event.preventDefault();
    closeTop();
  });
  document.body.append(dialog);

  return {
    show,
    isOpen: () => dialog.open,
  };

  /** @param {readonly View[]} all */
  function show(all) {
    for (const id of [...closing]) if (!all.some((view) => view.id === id)) closing.delete(id);
    for (const id of [...sheets.keys()]) if (!all.some((view) => view.id === id)) forget(id);
    const views = all.filter((view) => !closing.has(view.id));
    const before = top;
    top = views.at(-1);
    if (!top) return hide();
    const isNew = before?.id !== top.id;
    if (isNew && before) rememberScroll(before.id);
    const sheet = sheetOf(top);
    states.keepOnly(top.id, top.blocks);
    const hadFocus = dialog.contains(document.activeElement);
    const old = [...sheet.body.children];
    sheet.list.show(top.blocks);
    title.textContent = withEmoji(top.title);
    back.hidden = views.length < 2;
    cancel.textContent = top.close ? withEmoji(top.close) : top.submit ? 'Cancel' : 'Close';
    submit.hidden = !top.submit;
    submit.textContent = withEmoji(top.submit ?? '');
    dialog.dataset.viewId = top.id;
    dialog.dataset.callbackId = top.callbackId;
    arrange(host, [sheet.body]);
    if (!dialog.open) {
      opener = document.activeElement;
      closePopup();
      dialog.showModal();
    }
    if (isNew) {
      problem.hidden = true;
      host.scrollTop = sheet.scrollTop;
      focusFirst(top, sheet);
    } else if (old.length > 0 && !old.some((node) => node.isConnected)) {
      host.scrollTop = 0;
      focusFirst(top, sheet);
    } else if (hadFocus && !dialog.contains(document.activeElement)) focusFirst(top, sheet);
    const served = JSON.stringify(top.errors);
    const refused = served !== sheet.served && served !== '{}';
    if (served !== sheet.served) sheet.edited.clear();
    sheet.served = served;
    showErrors(refused);
  }

  /** @param {View} view @returns {Sheet} */
  function sheetOf(view) {
    const known = sheets.get(view.id);
    if (known) return known;
    const body = h('div', { class: 'modal-body blocks' });
    const surface = createSurface({
      workspace,
      states,
      container: { viewId: view.id },
      currentChannel,
      onEdit: (blockId) => edited(view.id, blockId),
    });
    const sheet = {
      body,
      surface,
      list: createBlockList(body, surface),
      local: {},
      edited: new Set(),
      served: '{}',
      scrollTop: 0,
    };
    sheets.set(view.id, sheet);
    return sheet;
  }

  /** @param {string} id */
  function forget(id) {
    sheets.delete(id);
    states.forget(id);
  }

  /** @param {string} id */
  function rememberScroll(id) {
    const sheet = sheets.get(id);
    if (sheet) sheet.scrollTop = host.scrollTop;
  }

  function hide() {
    if (!dialog.open) return;
    closePopup();
    rescueToasts(dialog);
    dialog.close();
    arrange(host, []);
    if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
    else returnFocus();
  }

  /** @param {View} view @param {Sheet} sheet */
  function focusFirst(view, sheet) {
    const at = view.blocks.findIndex((block) => /** @type {any} */ (block).element?.focus_on_load);
    const control = sheet.body.children[at]?.querySelector('input, textarea');
    const first = sheet.body.querySelector('.block-input :is(input, textarea)');
    const target = control ?? first ?? (submit.hidden ? (focusables(sheet.body)[0] ?? cancel) : submit);
    target.focus({ preventScroll: target === first });
  }

  /** @param {string} viewId @param {string} blockId */
  function edited(viewId, blockId) {
    const sheet = sheets.get(viewId);
    if (!sheet || !(blockId in sheet.local || blockId in (top?.errors ?? {}))) return;
    delete sheet.local[blockId];
    sheet.edited.add(blockId);
    showErrors(false);
  }

  /** @param {boolean} moveFocus */
  function showErrors(moveFocus) {
    const sheet = top && sheets.get(top.id);
    if (!top || !sheet) return;
    const served = Object.entries(top.errors).filter(([blockId]) => !sheet.edited.has(blockId));
    /** @type {Record<string, string>} */
    const errors = { ...Object.fromEntries(served), ...sheet.local };
    for (const node of sheet.body.querySelectorAll('.block-input')) {
      markField(/** @type {HTMLElement} */ (node), errors[/** @type {HTMLElement} */ (node).dataset.blockId ?? '']);
    }
    const homeless = Object.entries(errors).filter(([blockId]) => !sheet.list.nodeOf(blockId)?.matches('.block-input'));
    if (homeless.length > 0) say(homeless.map(([, sentence]) => sentence).join(' '));
    const first = /** @type {HTMLElement | null} */ (sheet.body.querySelector('.has-error :is(input, textarea)'));
    if (moveFocus) first?.focus();
  }

  /** @param {string} sentence */
  function say(sentence) {
    problem.textContent = sentence;
    problem.hidden = sentence === '';
  }

  /** @param {Event} event */
  async function send(event) {
    event.preventDefault();
    const view = top;
    const sheet = view && sheets.get(view.id);
    if (!view?.submit || !sheet || submit.disabled) return;
    closePopup();
    say('');
    sheet.edited = new Set(Object.keys(view.errors));
    sheet.local = problemsIn(view.blocks, sheet.surface.read);
    showErrors(true);
    if (Object.keys(sheet.local).length > 0) return;
    submit.disabled = true;
    submit.setAttribute('aria-busy', 'true');
    const answer = await perform('submit', { as: workspace.me.id, viewId: view.id, state: sheet.surface.values() });
    sheet.served = '{}';
    sheet.edited.clear();
    await workspace.refresh();
    submit.disabled = false;
    submit.removeAttribute('aria-busy');
    if (!answer.ok) complain(view.id, answer.error);
    if (dialog.open && !dialog.contains(document.activeElement)) submit.focus();
  }

  /** Fields that are marked speak for themselves. @param {string} viewId @param {string} [sentence] */
  function complain(viewId, sentence = 'That did not work. Please try again.') {
    if (top?.id !== viewId) showToast(sentence);
    else if (Object.keys(top.errors).length === 0) say(sentence);
  }

  /** Closes views one by one; the bot may have cleared the stack meanwhile. @param {string[]} ids topmost first */
  async function close(ids) {
    const isOpen = (/** @type {string} */ id) => workspace.snapshot.views.some((view) => view.id === id);
    for (const id of ids) closing.add(id);
    show(workspace.snapshot.views);
    for (const id of ids) {
      if (!isOpen(id)) continue;
      const answer = await perform('close', { as: workspace.me.id, viewId: id });
      await workspace.refresh();
      if (answer.ok || !isOpen(id)) continue;
      closing.clear();
      show(workspace.snapshot.views);
      return showToast(answer.error);
    }
  }

  function closeTop() {
    if (top) void close([top.id]);
  }

  function closeAll() {
    void close(workspace.snapshot.views.map((view) => view.id).reverse());
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (event.key === 'Escape' && top) {
      event.preventDefault();
      closeTop();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    } else trapTab(event, dialog);
  }
}
