import { createComposer } from './composer.js';
import { fill, h, icon } from './dom.js';
import { createMessageList } from './message-list.js';

/** @typedef {import('../protocol.js').Channel} Channel */
/** @typedef {import('../protocol.js').Message} Message */

/**
 * The thread beside (or, on narrow screens, over) the conversation.
 * @param {HTMLElement} node
 * @param {import('./message.js').MessageDeps} deps
 * @param {{ current: () => { channel: Channel, ts: string } | undefined, visible: (channel: Channel) => Message[], close: () => void }} page
 */
export function createThreadPane(node, deps, { current, visible, close }) {
  const { workspace } = deps;
  const list = createMessageList(deps, { label: 'Thread', inThread: true });
  const composer = createComposer({
    workspace,
    id: 'thread-input',
    takesCommands: false,
    onSent: list.toBottom,
    target() {
      const thread = current();
      return thread && { channel: thread.channel.id, threadTs: thread.ts };
    },
  });
  const where = h('span', { class: 'thread-where' });
  const cross = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': 'Close thread',
      'data-testid': 'close-thread',
      on: { click: close },
    },
    icon('close'),
  );
  const foot = h('div', { class: 'channel-foot' }, composer.node);
  fill(
    node,
    h('header', { class: 'channel-head' }, h('h2', { class: 'channel-name' }, 'Thread'), where, cross),
    list.node,
    foot,
  );
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });

  return {
    focus: composer.focus,
    show() {
      const thread = current();
      node.hidden = !thread;
      if (!thread) return;
      const { channel, ts } = thread;
      const title = workspace.title(channel);
      where.textContent = channel.kind === 'dm' ? title : `#${title}`;
      node.dataset.threadTs = ts;
      list.show(
        `${channel.id}|${ts}`,
        visible(channel).filter((message) => message.ts === ts || message.threadTs === ts),
      );
      foot.hidden = channel.archived || !channel.isMember;
      composer.moveTo(`${channel.id}|${ts}`, 'Reply …');
    },
  };
}
