import { arrange, h } from './dom.js';
import { createMessage } from './message.js';
import { settlePopup } from './popup.js';
import { dayLabel, dayOf, instantOf } from './zone-time.js';

/** @typedef {import('../protocol.js').Message} Message */
/** @typedef {import('./message.js').MessageDeps} MessageDeps */

const GROUP_SECONDS = 300;
const NEAR_BOTTOM = 60;

/**
 * A scrolling list of messages. It stays where the reader is while messages change in place, and goes to the bottom only when the
 * reader was there and something new came.
 * @param {MessageDeps} deps
 * @param {{ label: string, inThread: boolean }} options
 */
export function createMessageList(deps, { label, inThread }) {
  /** @type {Map<string, ReturnType<typeof createMessage>>} */
  let shown = new Map();
  /** @type {Map<string, HTMLElement>} */
  let dividers = new Map();
  /** @type {Set<string>} */
  const visited = new Set();
  let place = '';
  let atBottom = true;
  let placedAt = -1;

  const start = h('div', { class: 'list-start' });
  const content = h('div', { class: 'list-content' });
  const fresh = h(
    'button',
    { type: 'button', class: 'new-messages', hidden: true, on: { click: toBottom } },
    'New messages ↓',
  );
  const scroller = h(
    'div',
    {
      class: 'scroller',
      role: 'log',
      'aria-live': 'off',
      'aria-label': label,
      tabindex: '0',
      on: { scroll: scrolled },
    },
    start,
    content,
  );
  const node = h('div', { class: 'message-list' }, scroller, fresh);
  new ResizeObserver(() => atBottom && toBottom()).observe(scroller);
  content.addEventListener('load', () => atBottom && toBottom(), { capture: true });

  return { node, start, show, toBottom, reveal, isEmpty: () => shown.size === 0 };

  /**
   * @param {string} where what the list is about; another place starts at the bottom
   * @param {readonly Message[]} messages
   */
  function show(where, messages) {
    const moved = where !== place;
    if (moved) [shown, dividers, place] = [new Map(), new Map(), where];
    const anchor = moved ? undefined : firstVisible();
    const arrived = draw(messages);
    if (moved) return begin(where);
    if (anchor?.node.isConnected) scrollTo(scroller.scrollTop + anchor.node.getBoundingClientRect().top - anchor.top);
    if (arrived && atBottom) toBottom();
    else if (arrived && !atBottom) fresh.hidden = false;
    settlePopup();
  }

  /** A thread that was never open starts with its first message, everything else with the last. @param {string} where */
  function begin(where) {
    const isFirst = inThread && !visited.has(where);
    visited.add(where);
    toBottom();
    if (!isFirst) return;
    scroller.scrollTop = 0;
    scrolled();
  }

  /** @param {readonly Message[]} messages @returns {boolean} true when a message is new */
  function draw(messages) {
    /** @type {typeof shown} */
    const next = new Map();
    /** @type {typeof dividers} */
    const days = new Map();
    /** @type {Node[]} */
    const nodes = [];
    let arrived = false;
    let lastDay = '';
    for (const [index, message] of messages.entries()) {
      const day = dayOf(instantOf(message.ts), deps.workspace.me.tz);
      const newDay = day !== lastDay && !inThread;
      lastDay = day;
      if (newDay) {
        const divider =
          dividers.get(day) ??
          h(
            'div',
            { class: 'day', role: 'separator' },
            h('span', {}, dayLabel(instantOf(message.ts), deps.workspace.me.tz)),
          );
        days.set(day, divider);
        nodes.push(divider);
      }
      const key = `${message.channel}|${message.ts}`;
      const known = shown.get(key);
      if (!known) arrived = true;
      const view = known ?? createMessage(deps, message, inThread);
      view.update(message, !newDay && follows(messages[index - 1], message));
      next.set(key, view);
      nodes.push(view.node);
    }
    shown = next;
    dividers = days;
    arrange(content, nodes);
    return arrived;
  }

  function firstVisible() {
    const top = scroller.getBoundingClientRect().top;
    for (const child of content.querySelectorAll('.block, .message-head')) {
      const box = child.getBoundingClientRect();
      if (box.height > 0 && box.top >= top) return { node: child, top: box.top };
    }
    return undefined;
  }

  /** @param {number} top */
  function scrollTo(top) {
    if (Math.abs(top - scroller.scrollTop) < 1) return;
    scroller.scrollTop = top;
    placedAt = scroller.scrollTop;
  }

  function scrolled() {
    if (scroller.scrollTop === placedAt) return;
    placedAt = -1;
    atBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM;
    if (atBottom) fresh.hidden = true;
  }

  function toBottom() {
    atBottom = true;
    fresh.hidden = true;
    scroller.scrollTop = scroller.scrollHeight;
    placedAt = scroller.scrollTop;
  }

  /** Brings a message into view and gives it the focus. @param {string} ts */
  function reveal(ts) {
    const target = content.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    if (!(target instanceof HTMLElement)) return;
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
  }
}

/** @param {Message | undefined} before @param {Message} message */
function follows(before, message) {
  if (!before || before.user !== message.user || before.ephemeral || message.ephemeral || message.pinned) return false;
  return before.replyCount === 0 && Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
}
