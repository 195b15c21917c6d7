import { createChannelMenu } from './channel-menu.js';
import { createComposer } from './composer.js';
import { fill, h, icon } from './dom.js';
import { createMessageList } from './message-list.js';
import { avatar, badges, personDetail } from './person-badges.js';
import { openMenu, openPopup, isPopupOf, closePopup } from './popup.js';
import { displayName } from './workspace.js';

/** @typedef {import('../protocol.js').Channel} Channel */
/** @typedef {import('../protocol.js').Message} Message */

/**
 * The conversation in the middle: header, messages, composer.
 * @param {HTMLElement} node
 * @param {import('./message.js').MessageDeps} deps
 * @param {{ current: () => Channel | undefined, visible: (channel: Channel) => Message[], toggleSidebar: () => void }} page
 */
export function createChannelView(node, deps, { current, visible, toggleSidebar }) {
  const { workspace } = deps;
  const list = createMessageList(deps, { label: 'Messages', inThread: false });
  const composer = createComposer({
    workspace,
    id: 'composer-input',
    takesCommands: true,
    onSent: list.toBottom,
    target: () => ({ channel: current()?.id ?? '' }),
  });
  const name = h('h1', { class: 'channel-name' });
  const menu = h(
    'button',
    {
      type: 'button',
      class: 'icon-button sidebar-toggle',
      'aria-label': 'Channels and people',
      on: { click: toggleSidebar },
    },
    icon('menu'),
  );
  const members = h('button', {
    type: 'button',
    class: 'header-button',
    'aria-haspopup': 'dialog',
    'data-testid': 'members',
    on: { click: showMembers },
  });
  const pins = h('button', {
    type: 'button',
    class: 'header-button',
    'aria-haspopup': 'menu',
    'data-testid': 'pins',
    on: { click: showPins },
  });
  const channelMenu = createChannelMenu(workspace, current);
  const hint = h('p', { class: 'newcomer-hint', 'data-testid': 'newcomer-hint', hidden: true });
  const closed = h('p', { class: 'composer-closed', hidden: true });
  fill(
    node,
    h(
      'header',
      { class: 'channel-head' },
      menu,
      name,
      h('div', { class: 'header-buttons' }, pins, members, channelMenu.node),
    ),
    list.node,
    h('div', { class: 'channel-foot' }, hint, composer.node, closed),
  );

  return { show, focus: composer.focus };

  function show() {
    const channel = current();
    channelMenu.show(channel);
    if (!channel) return showNothing();
    const title = workspace.title(channel);
    fill(
      name,
      channel.kind === 'dm'
        ? null
        : h('span', { class: 'channel-mark', 'aria-hidden': 'true' }, channel.kind === 'private' ? icon('lock') : '#'),
      h('span', { class: 'channel-title' }, title),
    );
    node.setAttribute('aria-label', channel.kind === 'dm' ? `Direct messages with ${title}` : `Channel ${title}`);
    node.dataset.channel = channel.id;
    drawCounts(channel);
    const messages = visible(channel).filter((message) => !message.threadTs || message.threadTs === message.ts);
    fill(list.start, ...(messages.length === 0 ? welcome(channel, title) : []));
    list.show(channel.id, messages);
    const open = channel.isMember && !channel.archived;
    composer.node.hidden = !open;
    closed.hidden = open;
    closed.textContent = channel.archived ? 'This channel is archived.' : 'You are not a member of this channel.';
    composer.moveTo(channel.id, channel.kind === 'dm' ? `Message ${title}` : `Message #${title}`);
    drawHint(open);
  }

  /** Somebody who is in no channel. */
  function showNothing() {
    fill(name, 'No conversation');
    fill(list.start, h('p', {}, 'There is no channel here that you are in.'));
    list.show('', []);
    for (const part of [pins, members, hint, composer.node, closed]) part.hidden = true;
    node.setAttribute('aria-label', 'No conversation');
    delete node.dataset.channel;
  }

  /** @param {Channel} channel */
  function drawCounts(channel) {
    const pinned = channel.messages.filter((message) => message.pinned).length;
    pins.hidden = pinned === 0;
    fill(pins, icon('pin'), ` ${pinned} pinned`);
    members.hidden = channel.kind === 'dm';
    fill(members, icon('people'), ` ${channel.members.length}`, h('span', { class: 'visually-hidden' }, ' members'));
  }

  /** @param {boolean} open */
  function drawHint(open) {
    const { snapshot } = workspace;
    const [command] = snapshot.commands;
    const bots = new Set(snapshot.people.filter((person) => person.isBot).map((person) => person.id));
    const quiet =
      snapshot.views.length === 0 &&
      snapshot.channels.every((channel) => channel.messages.every((message) => !bots.has(message.user)));
    hint.hidden = !(open && command && quiet);
    if (command && !hint.hidden)
      fill(hint, 'New here? Type ', h('kbd', {}, command.name), ' below and press ', h('kbd', {}, 'Enter'), '.');
  }

  function showMembers() {
    const channel = current();
    if (!channel) return;
    if (isPopupOf(members)) return closePopup();
    const rows = channel.members.map((id) => {
      const person = workspace.person(id);
      return h(
        'li',
        { class: 'member' },
        avatar(person, id),
        h(
          'span',
          { class: 'menu-text' },
          h('span', { class: 'menu-label' }, displayName(person, id), ...badges(person)),
          h('span', { class: 'menu-detail' }, person ? personDetail(person) : ''),
        ),
      );
    });
    const panel = h(
      'div',
      { class: 'members popup-fit', role: 'dialog', 'aria-label': 'Members', tabindex: '-1' },
      h('ul', {}, rows),
    );
    panel.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape' && event.key !== 'Tab') return;
      event.preventDefault();
      closePopup();
      members.focus();
    });
    openPopup(members, panel);
    panel.focus();
  }

  function showPins() {
    const pinned = current()?.messages.filter((message) => message.pinned) ?? [];
    const only = pinned.length === 1 ? pinned[0] : undefined;
    if (only) return goTo(only);
    openMenu(
      pins,
      'Pinned messages',
      pinned.map((message) => ({
        label: message.text.slice(0, 80),
        detail: displayName(workspace.person(message.user), message.user),
        choose: () => goTo(message),
      })),
    );
  }

  /** @param {Message} message */
  function goTo(message) {
    if (message.threadTs && message.threadTs !== message.ts) deps.openThread(message.threadTs);
    else list.reveal(message.ts);
  }
}

/** What an empty conversation says about itself. @param {Channel} channel @param {string} title */
function welcome(channel, title) {
  const what =
    channel.kind === 'dm'
      ? `This is the start of your direct messages with ${title}.`
      : `This is the very beginning of #${title}.`;
  return [h('h2', {}, channel.kind === 'dm' ? title : `#${title}`), h('p', {}, what)];
}
